"""Rows as a map wants them: a class per village, and what every map of a page has in common."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from lib.config import settings
from lib.domain.areas import Register
from lib.domain.indicators import frequency_class, recency_class
from lib.domain.status import Status
from lib.geo.geojson import load_topology, village_codes
from lib.services.villages import VillageRow
from lib.ui import theme
from lib.ui.filter_url import Layer, classes_of
from lib.ui.i18n import t
from lib.ui.map import palette
from lib.ui.map.palette import Swatch
from lib.ui.map.texts import map_texts
from lib.ui.map.update import OUTSIDE, LegendClass, MapUpdate, legend_class
from lib.ui.shell import Page
from lib.ui.words import status_word

_STATUSES = tuple(Status)
_NAMES = {
    Layer.STATUS: "status",
    Layer.FREQUENCY: "frequency",
    Layer.RECENCY: "recency",
    Layer.TRAINING: "training",
}


@cache
def geometry_codes() -> tuple[str, ...]:
    """The villages that have an area, in the order of the geometry."""
    return village_codes(load_topology(settings().reference_folder / "areas.topojson"))


def colouring(
    page: Page, layer: str, legend: Sequence[LegendClass], class_of: Mapping[str, int]
) -> MapUpdate:
    """The state of a map on a page: the villages of ``class_of`` in colour, the rest pale."""
    return MapUpdate(
        layer=layer,
        classes=_classes(class_of),
        legend=tuple(legend),
        texts=map_texts(),
        villages_url=page.map_table_url(page.as_of),
        picked=page.filter.village,
        focus=page.selection.district or page.selection.regency,
        areas=area_names(page.register, page.selection.regency),
        dots=page.filter.dots,
        dark=theme.is_dark(),
        unmapped=len(class_of.keys() - set(geometry_codes())),
        view=page.view,
    )


def _classes(class_of: Mapping[str, int]) -> str:
    """One character per village of the geometry, as ``MapUpdate.classes`` wants them."""
    place_of = {code: str(place) for code, place in class_of.items()}
    return "".join(place_of.get(code, OUTSIDE) for code in geometry_codes())


def map_update(page: Page, *, basemap: bool = False) -> MapUpdate:
    """The state of the home page's map for the page's filter.

    Statuses narrow by the legend's selection, so that its counts stay those of the scope.
    """
    layer = page.filter.layer
    chosen = page.selection
    anywhere = replace(chosen, regency=None, district=None)
    province = (anywhere.scope if layer is Layer.STATUS else anywhere.matching)(page.table())
    scope = [row for row in province if chosen.covers(row.code)]
    place = _PLACE[layer]
    update = colouring(page, _NAMES[layer], legend_of(layer), {r.code: place(r) for r in scope})
    return replace(
        update,
        province=_classes({r.code: place(r) for r in province}),
        selected=frozenset(chosen.statuses) if layer is Layer.STATUS else page.filter.classes,
        programme=tuple(row.code for row in scope if row.programmes),
        basemap=basemap,
        basemap_url=settings().basemap_url or None,
    )


def listed_rows(page: Page) -> list[VillageRow]:
    """The villages in full colour on the map: those of the filter and of the classes selected."""
    rows = page.selection.matching(page.table())
    if not page.filter.classes:
        return rows
    codes = classes_of(page.filter.layer)
    place = _PLACE[page.filter.layer]
    return [row for row in rows if codes[place(row)] in page.filter.classes]


_PLACE: dict[Layer, Callable[[VillageRow], int]] = {
    Layer.STATUS: lambda row: _STATUSES.index(row.status),
    Layer.FREQUENCY: lambda row: frequency_class(row.facts.outreach_12m),
    Layer.RECENCY: lambda row: recency_class(row.standing.age_days),
    Layer.TRAINING: lambda row: frequency_class(row.facts.training_12m),
}


def legend_of(layer: Layer) -> tuple[LegendClass, ...]:
    """The classes of a layer with their words, in the order of their places."""
    if layer is Layer.STATUS:
        return tuple(legend_class(s, status_word(Status(s.code))) for s in palette.STATUS)
    if layer is Layer.RECENCY:
        return _worded(
            palette.RECENCY,
            [
                t("up to 90 days"),
                t("91 to 180 days"),
                t("181 to 365 days"),
                t("longer ago"),
                t("not recorded"),
            ],
        )
    if layer is Layer.FREQUENCY:
        return _worded(
            palette.FREQUENCY,
            [
                t("none in 12 months"),
                t("once in 12 months"),
                t("twice"),
                t("3 to 4 times"),
                t("5 times or more"),
            ],
        )
    return _worded(
        palette.TRAINING,
        [
            t("none in 12 months"),
            t("1 training"),
            t("2 trainings"),
            t("3 to 4 trainings"),
            t("5 trainings or more"),
        ],
    )


def _worded(swatches: Sequence[Swatch], words: Sequence[str]) -> tuple[LegendClass, ...]:
    return tuple(legend_class(s, w) for s, w in zip(swatches, words, strict=True))


def area_names(register: Register, regency: str | None) -> dict[str, str]:
    """The names on the map by code: all regencies, and the districts of one."""
    return register.regency_labels | register.district_names(regency)
