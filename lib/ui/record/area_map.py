"""Villages of the form tapped on a map.

Only villages of the person's scope can be tapped; what a browser claims beyond that is left out
here, and refused by the service when it is saved.
"""

from lib.ui.choice_map import show_choice_map, tapped_villages
from lib.ui.i18n import t
from lib.ui.record.memory import OpenForm
from lib.ui.record.words import Places
from lib.ui.shell import Page

HEIGHT = 440


def take_map_choice(form: OpenForm, places: Places) -> None:
    """What was tapped since the last run, taken into the form before its widgets are drawn."""
    said = tapped_villages(form.key("map"))
    if said is None:
        return
    form.take_in()
    tapped = [code for code in said if code in places.villages]
    kept = [code for code in form.areas if code not in places.villages or code in tapped]
    form.set("areas", list(dict.fromkeys([*kept, *tapped])))


def show_area_map(page: Page, form: OpenForm, places: Places) -> None:
    """The map of the person's villages with those of the form chosen."""
    focus = page.selection.district or page.selection.regency
    if focus is None and len(places.regencies) == 1:
        focus = next(iter(places.regencies))
    show_choice_map(
        page,
        form.key("map"),
        places.villages,
        frozenset(form.areas),
        words=(t("chosen"), t("not chosen")),
        focus=focus,
        height=HEIGHT,
        outside=t("outside your area"),
    )
