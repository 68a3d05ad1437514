"""Villages of the form tapped on a map: a tap chooses one, a second leaves it again.

The map answers each tap at once and tells all that are chosen, so taps quicker than the page lose
nothing. Only villages of the person's scope can be tapped; what a browser claims beyond that is
left out here, and refused by the service when it is saved.
"""

from dataclasses import replace

from lib.ui.i18n import t
from lib.ui.map.palette import SEA
from lib.ui.map.update import LegendClass
from lib.ui.map.view import show_map, waiting_event
from lib.ui.map_layers import area_names, colouring
from lib.ui.record.memory import OpenForm
from lib.ui.record.words import Places
from lib.ui.shell import Page

HEIGHT = 440
_CHOSEN, _OPEN = 0, 1
_PALE = "#C9D6D8"


def take_map_choice(form: OpenForm, places: Places) -> None:
    """What was tapped since the last run, taken into the form before its widgets are drawn."""
    event = waiting_event(form.key("map"))
    if event is None or event.kind != "chosen":
        return
    form.take_in()
    tapped = [code for code in event.value.split(",") if code in places.villages]
    kept = [code for code in form.areas if code not in places.villages or code in tapped]
    form.set("areas", list(dict.fromkeys([*kept, *tapped])))


def show_area_map(page: Page, form: OpenForm, places: Places) -> None:
    """The map of the person's villages with those of the form chosen."""
    chosen = set(form.areas)
    legend = (
        LegendClass("chosen", t("chosen"), SEA, "✔", rank=2),
        LegendClass("open", t("not chosen"), _PALE, "○", rank=1),
    )
    class_of = {code: _CHOSEN if code in chosen else _OPEN for code in places.villages}
    update = colouring(page, "choice", legend, class_of)
    focus = update.focus
    if focus is None and len(places.regencies) == 1:
        focus = next(iter(places.regencies))
    update = replace(
        update,
        texts={**update.texts, "outside": t("outside your area")},
        picked=None,
        focus=focus,
        areas=area_names(page.register, focus[:5] if focus else None),
        choosing=True,
    )
    show_map(update, height=HEIGHT, key=form.key("map"))
