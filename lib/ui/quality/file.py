"""The rows of a gap as a file: every row of the list, those of a pair one below the other."""

from collections.abc import Iterable

from lib.domain.quality import Gap, days_until_entered
from lib.io.table_files import Value
from lib.services.places import village_places
from lib.services.quality import Row, rows_to_mend, suspected_duplicates, villages_without_point
from lib.ui.downloads import Table
from lib.ui.i18n import t
from lib.ui.quality.words import gap_meaning, gap_word
from lib.ui.shell import Page
from lib.ui.words import form_word, kind_word, organiser_word


def gap_file(page: Page, gap: Gap, count: int) -> Table:
    """The rows of a gap as a table to be downloaded; ``count`` are the entries of the list."""
    if gap is Gap.POINT:
        columns, rows = _village_columns(), lambda: _village_rows(page)
    else:
        columns, rows = _columns(gap), lambda: _rows(page, gap)
    return Table(
        title=gap_word(gap),
        columns=columns,
        rows=rows,
        count=2 * count if gap is Gap.DUPLICATE else count,
        meaning=[(gap_word(gap), gap_meaning(gap))],
    )


def _columns(gap: Gap) -> list[str]:
    return [
        t("Pair") if gap is Gap.DUPLICATE else t("No."),
        t("Activity code"),
        t("Date"),
        t("Kind"),
        t("Form"),
        t("Area codes"),
        t("Areas"),
        t("Organisers"),
        t("Attendance"),
        t("Attendance in words"),
        t("Evidence"),
        t("Source"),
        t("Source address"),
        t("Recorded on"),
        t("Days until entered"),
    ]


def _rows(page: Page, gap: Gap) -> Iterable[list[Value]]:
    asked = (page.database, page.person, page.selection, page.period, page.as_of)
    names = page.register.names
    if gap is Gap.DUPLICATE:
        for number, pair in enumerate(suspected_duplicates(*asked), start=1):
            yield from ([number, *_row(row, names)] for row in pair)
        return
    for number, row in enumerate(rows_to_mend(*asked, gap=gap), start=1):
        yield [number, *_row(row, names)]


def _row(row: Row, names: dict[str, str]) -> list[Value]:
    activity = row.activity
    codes = [link.area_code for link in activity.areas]
    return [
        activity.id,
        activity.date,
        kind_word(activity.kind),
        form_word(activity.form),
        "; ".join(codes),
        "; ".join(names.get(code, code) for code in codes) or t("Whole province"),
        ", ".join(map(organiser_word, activity.organisers)),
        activity.participants,
        activity.participants_note,
        activity.evidence_url,
        activity.source_title,
        activity.source_url,
        activity.recorded_on,
        days_until_entered(activity),
    ]


def _village_columns() -> list[str]:
    return [
        t("Village code"),
        t("Village"),
        t("District"),
        t("Regency or city"),
        t("Estimated latitude"),
        t("Estimated longitude"),
    ]


def _village_rows(page: Page) -> Iterable[list[Value]]:
    places = village_places()
    found = villages_without_point(page.database, page.person, page.selection, page.as_of)
    for row in found:
        village, place = row.village, places.get(row.code)
        yield [
            village.code,
            village.name,
            village.district.name,
            village.regency.label,
            place.latitude if place else None,
            place.longitude if place else None,
        ]
