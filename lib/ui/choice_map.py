"""A map to choose villages on: a tap chooses one, a second leaves it again.

The map answers each tap at once and tells all that are chosen, so taps quicker than the page lose
nothing. What a browser claims is looked up by whoever asks, and checked by the service that saves.
"""

from collections.abc import Collection
from dataclasses import replace

from lib.ui.map.palette import SEA
from lib.ui.map.update import LegendClass
from lib.ui.map.view import show_map, waiting_event
from lib.ui.map_layers import area_names, colouring
from lib.ui.shell import Page

_CHOSEN, _OPEN = 0, 1
_PALE = "#C9D6D8"


def tapped_villages(key: str) -> list[str] | None:
    """The codes chosen on the map since the last run; None where nobody tapped."""
    event = waiting_event(key)
    return event.value.split(",") if event is not None and event.kind == "chosen" else None


def show_choice_map(
    page: Page,
    key: str,
    offered: Collection[str],
    chosen: Collection[str],
    *,
    words: tuple[str, str],
    focus: str | None,
    height: int,
    outside: str = "",
) -> None:
    """The villages offered, those chosen in the accent; ``words`` name chosen and not chosen.

    ``focus`` is the area to show; ``outside`` is said of villages that are not offered.
    """
    legend = (
        LegendClass("chosen", words[0], SEA, "✔", rank=2),
        LegendClass("open", words[1], _PALE, "○", rank=1),
    )
    class_of = {code: _CHOSEN if code in chosen else _OPEN for code in offered}
    update = colouring(page, "choice", legend, class_of)
    update = replace(
        update,
        texts={**update.texts, "outside": outside or update.texts["outside"]},
        picked=None,
        focus=focus,
        areas=area_names(page.register, focus[:5] if focus else None),
        choosing=True,
    )
    show_map(update, height=height, key=key)
