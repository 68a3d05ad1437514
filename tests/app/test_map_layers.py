"""The home page's map colours the villages of the filter, no more and no less, in every layer."""

from collections import Counter

import pytest

from lib.domain.status import Status
from lib.ui.filter_url import Layer
from lib.ui.i18n import spoken
from lib.ui.map.update import OUTSIDE, MapUpdate
from lib.ui.map_layers import geometry_codes, listed_rows, map_update
from tests.app.test_scenes import FILTERS, page_of

LAYERS = [{"lapisan": layer.value} for layer in Layer]


def map_of(app) -> MapUpdate:
    with spoken("id"):
        return map_update(page_of(app))


@pytest.mark.parametrize("params", FILTERS, ids=lambda p: "-".join(p.values()))
def test_the_map_counts_what_the_cards_and_the_list_count(run_app, params):
    app = run_app(**params)
    page, update = page_of(app), map_of(app)
    counts = Counter(update.classes)
    del counts[OUTSIDE]
    scope = page.selection.scope(page.table())
    assert sum(counts.values()) + update.unmapped == len(scope)
    by_status = Counter(row.status for row in scope)
    assert {place: counts[str(place)] for place in range(len(Status))} == {
        place: by_status[status] for place, status in enumerate(Status)
    }
    chosen = update.selected or {c.code for c in update.legend}
    shown = sum(counts[str(i)] for i, c in enumerate(update.legend) if c.code in chosen)
    assert shown == len(listed_rows(page))


@pytest.mark.parametrize("layer", LAYERS, ids=lambda p: p["lapisan"])
@pytest.mark.parametrize("params", FILTERS[1:4], ids=lambda p: "-".join(p.values()))
def test_the_province_narrowed_to_the_area_is_what_the_map_shows(run_app, params, layer):
    app = run_app(**params, **layer)
    area, update = page_of(app).selection, map_of(app)
    assert update.province is not None
    narrowed = "".join(
        char if area.covers(code) else OUTSIDE
        for code, char in zip(geometry_codes(), update.province, strict=True)
    )
    assert narrowed == update.classes
    assert narrowed.count(OUTSIDE) < len(narrowed)
