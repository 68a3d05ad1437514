"""What a drawn map shows of a page: the very state of the map on its screen."""

from collections import Counter
from dataclasses import replace

from lib.io.hand_out import MapClass, MapPicture, PlaceName
from lib.io.map_look import LAND, mixed
from lib.ui import filters, format
from lib.ui.filter_url import Layer
from lib.ui.i18n import language, t
from lib.ui.map.texts import map_texts
from lib.ui.map.update import OUTSIDE, MapUpdate
from lib.ui.map_layers import geometry_codes, legend_of, map_update
from lib.ui.shell import Page

_PALE = 0.82
"""How near the colour of a class that is not selected comes to the land's, as on the screen."""
_AROUND = (
    ("sea_north", 106.45, -5.92),
    ("sea_west", 105.41, -6.47),
    ("sea_south", 105.98, -7.04),
    ("land_jakarta", 106.88, -6.25),
    ("land_west_java", 106.78, -6.65),
)
"""The seas and neighbours that the screen's map names, and where."""


def status_picture(page: Page) -> MapPicture:
    """The villages of the page by status, whatever layer its map shows."""
    found = replace(page.filter, layer=Layer.STATUS, classes=frozenset())
    return map_picture(replace(page, filter=found))


def map_picture(page: Page) -> MapPicture:
    """The villages of the page in the classes of its layer; those not selected are pale."""
    shown, texts = map_update(page), map_texts()
    place_of = {
        code: int(place)
        for code, place in zip(geometry_codes(), shown.classes, strict=True)
        if place != OUTSIDE
    }
    classes = _classes(shown, Counter(place_of.values()))
    selected = {line.code for line in shown.legend if not _pale(shown, line.code)}
    credit = f"{texts['indicative']} · {t('Source')}: {texts['source']}"
    return MapPicture(
        title=f"{_subject_and_classes(page)}: {filters.area_words(page.filter, page.register)}",
        classes=classes,
        place_of=place_of,
        outlined=frozenset(
            code
            for code in shown.programme
            if code in place_of and shown.legend[place_of[code]].code in selected
        ),
        outlined_label=texts["programme"],
        focus=shown.focus,
        areas=_names(page, shown),
        unmapped=shown.unmapped,
        unmapped_label=_unmapped(shown.unmapped),
        credit=f"{credit[0].upper()}{credit[1:]}",
        total_label=_villages(len(place_of) + shown.unmapped),
        around=tuple(PlaceName(texts[name], x, y) for name, x, y in _AROUND),
        thousands="." if language() == "id" else ",",
    )


def _classes(shown: MapUpdate, counts: Counter[int]) -> tuple[MapClass, ...]:
    return tuple(
        MapClass(line.label, mixed(line.colour, LAND, _PALE), counts[place], line.icon)
        if _pale(shown, line.code)
        else MapClass(line.label, line.colour, counts[place], line.icon, line.pattern)
        for place, line in enumerate(shown.legend)
    )


def _pale(shown: MapUpdate, code: str) -> bool:
    return bool(shown.selected) and code not in shown.selected


def _names(page: Page, shown: MapUpdate) -> dict[str, str]:
    """The names of the screen's map, and of a district in focus its villages'."""
    district = page.selection.district
    within = {v.code: v.name for v in page.register if district and v.district.code == district}
    return {**shown.areas, **within}


def _subject_and_classes(page: Page) -> str:
    """What the colours mean, and the classes selected where the filter line does not say them."""
    chosen = chosen_classes(page)
    said = subject(page.filter.layer)
    return f"{said} ({', '.join(chosen)})" if chosen else said


def chosen_classes(page: Page) -> list[str]:
    """The classes of the layer that are selected, in words; statuses are part of the filter."""
    layer = page.filter.layer
    return [line.label for line in legend_of(layer) if line.code in page.filter.classes]


def subject(layer: Layer) -> str:
    """What the colours of a layer mean."""
    return {
        Layer.STATUS: t("Outreach status by village"),
        Layer.FREQUENCY: t("Outreach in 12 months"),
        Layer.RECENCY: t("Days since the last outreach"),
        Layer.TRAINING: t("Training in 12 months"),
    }[layer]


def _villages(count: int) -> str:
    return f"{format.number(count)} {t('village') if count == 1 else t('villages')}"


def _unmapped(count: int) -> str:
    if not count:
        return ""
    return f"{_villages(count)} {t('without a place on the map')}"
