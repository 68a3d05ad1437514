"""The map of a filter as a picture and as data, made when they are asked for.

Everything is worded when a file is offered; what makes it then needs no session, so a click can
make it in a thread of its own.
"""

from datetime import date, datetime
from functools import cache

from lib.config import settings
from lib.domain.outlines import Outlines
from lib.domain.rules import Programme
from lib.domain.status import Status
from lib.geo.geojson import load_topology, outlines_of
from lib.io.map_sheet import map_sheet_png
from lib.io.village_geojson import Properties, to_geojson
from lib.services.villages import VillageRow
from lib.ui.downloads import named
from lib.ui.hand_outs.file import GEOJSON, PNG, HandOutFile
from lib.ui.hand_outs.imprint import imprint, made_by
from lib.ui.hand_outs.map_picture import chosen_classes, map_picture, subject
from lib.ui.i18n import t
from lib.ui.map.texts import map_texts
from lib.ui.map_layers import listed_rows
from lib.ui.shell import Page
from lib.ui.words import programme_word, status_word


def outlines() -> Outlines:
    """The areas that maps are drawn from, read once."""
    return _read()[0]


@cache
def _read() -> tuple[Outlines, str]:
    """The areas, and the sources that they were made from with their licences."""
    topology = load_topology(settings().reference_folder / "areas.topojson")
    return outlines_of(topology), ", ".join(topology["metadata"]["sources"])


def map_png(page: Page, computed: datetime) -> HandOutFile:
    """The map of the page, in the layer that it shows, as a sheet of its own."""
    picture, about = map_picture(page), imprint(page, computed)
    return HandOutFile(
        named(page, subject(page.filter.layer), "png"),
        PNG,
        lambda progress: map_sheet_png(picture, about, outlines()),
    )


def geojson(page: Page, computed: datetime) -> HandOutFile:
    """The villages listed below the page's map with their areas and what the record says."""
    rows, about, texts = listed_rows(page), imprint(page, computed), map_texts()
    statuses = {status: status_word(status) for status in Status}
    programmes = {programme: programme_word(programme) for programme in Programme}
    notes: Properties = {
        "as_of": page.as_of.isoformat(),
        "data_until": _iso(page.data_until),
        "made_by": made_by(page),
        "classes": chosen_classes(page),
        "notice": texts["indicative"],
        "source": texts["source"],
        "licence": _read()[1],
    }

    def said(row: VillageRow) -> Properties:
        village = row.village
        return {
            "code": village.code,
            "name": village.name,
            "district": village.district.name,
            "regency": village.regency.label,
            "status": row.status.value,
            "status_word": statuses[row.status],
            "last": _iso(row.standing.last),
            "due": _iso(row.standing.due),
            "outreach_12m": row.facts.outreach_12m,
            "training_12m": row.facts.training_12m,
            "programmes": [programmes[programme] for programme in row.programmes],
        }

    return HandOutFile(
        named(page, t("Villages"), "geojson"),
        GEOJSON,
        lambda progress: to_geojson(
            {row.code: said(row) for row in rows}, outlines(), about, notes
        ),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
