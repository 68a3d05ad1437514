"""Map and list of the filter in one HTML file that opens offline: the rows, worded for reading.

The file holds the villages that the filter lists and nothing of any other but its shape, so whoever
is bound to regencies hands out theirs alone.
"""

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime

from lib.domain.status import Status
from lib.io.safe_text import file_name
from lib.io.snapshot import Snapshot, SnapshotArea, SnapshotClass, SnapshotVillage, snapshot_html
from lib.services.overview import AreaStanding, overview
from lib.services.villages import VillageRow
from lib.ui import format
from lib.ui.hand_outs.file import HTML, HandOutFile
from lib.ui.hand_outs.imprint import imprint
from lib.ui.i18n import language, t
from lib.ui.map import assets, palette
from lib.ui.map.texts import map_texts
from lib.ui.map_layers import area_names, listed_rows
from lib.ui.sentences import day_one_sentence, overview_sentence
from lib.ui.shell import Page
from lib.ui.village_lines import last_words
from lib.ui.village_panel import summary_lines
from lib.ui.words import programme_word, status_word

_FONT = "plus-jakarta-sans-latin-wght-normal.woff2"


def snapshot(page: Page, computed: datetime) -> HandOutFile:
    """The file of a page's filter at the moment of making, in the language of the screen."""
    worded = _worded(page, computed)
    name = file_name(
        t("Map and list"),
        worded.imprint.area,
        page.source if page.simulated else "",
        page.as_of.isoformat(),
        f"v{worded.imprint.version}",
        ending="html",
    )
    return HandOutFile(name, HTML, lambda progress: _made(worded))


def _made(worded: Snapshot) -> bytes:
    font = f"data:font/woff2;base64,{b64encode(assets.font(_FONT)).decode()}"
    return snapshot_html(
        worded,
        map_script=assets.script(),
        map_style=assets.style().replace(f"../../aset/fonts/{_FONT}", font),
        topology=assets.geometry().content.decode(),
    )


def _worded(page: Page, computed: datetime) -> Snapshot:
    rows = listed_rows(page)
    said = imprint(page, computed)
    shown = [s for s in Status if s in (page.selection.statuses or Status)]
    found = overview(page.database, page.person, page.selection, page.as_of)
    headline = day_one_sentence if page.data_until is None else overview_sentence
    by_district = page.selection.regency is not None
    return Snapshot(
        language=language(),
        title=t("Map and list: {area}", area=said.area),
        headline=headline(found),
        note=t(
            "Copy made on {moment} WIB: it does not change with the record.",
            moment=format.moment(computed),
        ),
        imprint=said,
        classes=_classes(shown),
        villages=[_village(row, shown) for row in rows],
        terms=tuple(term for term, _ in summary_lines(rows[0])) if rows else (),
        areas=tuple(map(_area, found.areas)),
        options={row.village.regency.code: row.village.regency.label for row in rows},
        names=area_names(page.register, page.selection.regency)
        | {row.village.district.code: row.village.district.name for row in rows},
        focus=page.selection.district or page.selection.regency,
        texts=map_texts() | _texts(by_district),
    )


def _classes(shown: Sequence[Status]) -> tuple[SnapshotClass, ...]:
    """The legend; a status that the filter leaves out has no line, for 0 would not be true."""
    return tuple(
        SnapshotClass(
            code=swatch.code,
            label=status_word(Status(swatch.code)),
            colour=swatch.fill,
            ink=swatch.text,
            icon=swatch.icon,
            pattern=swatch.pattern,
            rank=swatch.rank,
        )
        for swatch in palette.STATUS
        if swatch.code in shown
    )


def _village(row: VillageRow, shown: Sequence[Status]) -> SnapshotVillage:
    standing = row.standing
    return SnapshotVillage(
        code=row.code,
        name=row.village.name,
        place=row.village.place,
        status=shown.index(row.status),
        last=standing.last,
        due=standing.due,
        outreach_12m=row.facts.outreach_12m,
        training_12m=row.facts.training_12m,
        programmes=", ".join(map(programme_word, row.programmes)),
        last_words=last_words(standing),
        due_words=format.day(standing.due),
        facts=tuple(words for _, words in summary_lines(row)),
    )


def _area(standing: AreaStanding) -> SnapshotArea:
    share = standing.now.up_to_date
    return SnapshotArea(
        code=standing.code,
        name=standing.label,
        share=format.percent(share),
        of=format.n_of(share),
        ratio=share.ratio or 0.0,
    )


def _texts(by_district: bool) -> dict[str, str]:
    """The words of the page around the map."""
    return {
        "about": t("About this copy"),
        "area": t("District") if by_district else t("Regency or city"),
        "back": t("Back"),
        "code": t("Village code"),
        "everywhere": t("All regencies and cities"),
        "hint": t("Choose a village on the map or in the list to see what the record says of it."),
        "listed": t("{part} of {whole} villages in this copy"),
        "more": t("Show {count} more ({shown} of {whole} shown)"),
        "no_script": t("This copy needs JavaScript. Please open it in a current browser."),
        "none": t("No village fits what is chosen."),
        "programmes": t("Programme"),
        "query": t("Narrow the list by village or district"),
        "regency": t("Regency or city"),
        "status": t("Status"),
        "up_to_date": t("Up to date"),
        "village": t("Village"),
    }
