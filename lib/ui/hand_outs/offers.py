"""Every file that can be taken along, in one list: what it is for, what it holds, how it is made.

A new file needs a line in ``groups`` and nothing else. A short one is made by the click that
downloads it; a long one shows its progress first (``Offer.long``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from lib.ui import format
from lib.ui.downloads import csv_file, download_name
from lib.ui.hand_outs.book_file import book
from lib.ui.hand_outs.brief_file import brief, briefs
from lib.ui.hand_outs.file import CSV, HandOutFile
from lib.ui.hand_outs.map_file import geojson, map_png
from lib.ui.hand_outs.package_file import package
from lib.ui.hand_outs.report_file import ReportKind, report
from lib.ui.hand_outs.slides_file import slides
from lib.ui.hand_outs.snapshot_file import snapshot
from lib.ui.i18n import t
from lib.ui.map_layers import listed_rows
from lib.ui.shell import Page
from lib.ui.village_file import village_table_file

Gather = Callable[[Page, datetime], HandOutFile]


@dataclass(frozen=True, slots=True)
class Offer:
    """A file on the page; ``size`` is what to expect, in bytes.

    ``holds`` is empty where the filter leaves nothing to put into it.
    """

    key: str
    title: str
    use: str
    holds: str
    format: str
    size: int
    file: Gather
    long: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """The files for one purpose."""

    title: str
    offers: tuple[Offer, ...]


def groups(page: Page, month: date) -> tuple[Group, ...]:
    """The files by purpose; ``month`` is the one that the report is of."""
    listed = len(listed_rows(page))
    counted = len(page.table().scope(page.selection))
    whole = t("{count} villages", count=format.number(counted)) if counted else ""
    rows = t("{count} villages", count=format.number(listed)) if listed else ""
    return (
        Group(
            t("For the meeting"),
            (
                Offer(
                    key="slides",
                    title=t("Slides"),
                    use=t("The five scenes of Mode Rapat with charts and tables to be edited."),
                    holds=whole,
                    format="PPTX",
                    size=600_000,
                    file=slides,
                ),
                Offer(
                    key="brief",
                    title=t("Brief"),
                    use=t("Two pages to be printed: figures, map and the first of the queue."),
                    holds=whole,
                    format="PDF",
                    size=400_000,
                    file=brief,
                ),
                Offer(
                    key="briefs",
                    title=t("Briefs of all areas"),
                    use=t("Two pages of each regency and city, in one file."),
                    holds=t("every regency and city that you may see"),
                    format="PDF",
                    size=2_500_000,
                    file=briefs,
                ),
            ),
        ),
        Group(
            t("Monthly report"),
            tuple(
                Offer(
                    key=f"report-{kind}-{month:%Y-%m}",
                    title=format.month_in_full(month),
                    use=t("To be printed.")
                    if kind is ReportKind.PDF
                    else t("To be edited before it goes out."),
                    holds=whole
                    and t("{rows}, text, tables and the list of activities", rows=whole),
                    format=kind.value.upper(),
                    size=500_000,
                    file=report_of(month, kind),
                )
                for kind in ReportKind
            ),
        ),
        Group(
            t("For the office"),
            (
                Offer(
                    key="book",
                    title=t("Workbook"),
                    use=t("To sort, filter and count on in a spreadsheet."),
                    holds=rows and t("{rows}, indicators by area, definitions", rows=rows),
                    format="XLSX",
                    size=30_000 + 90 * listed,
                    file=book,
                ),
                Offer(
                    key="list",
                    title=t("List of villages"),
                    use=t("For other programs: the rows of the filter and nothing else."),
                    holds=rows,
                    format="CSV",
                    size=500 + 210 * listed,
                    file=village_csv,
                    long=False,
                ),
            ),
        ),
        Group(
            t("Maps"),
            (
                Offer(
                    key="picture",
                    title=t("Map as a picture"),
                    use=t("For a report or a message: with title, legend, scale and source."),
                    holds=rows,
                    format="PNG",
                    size=350_000,
                    file=map_png,
                    long=False,
                ),
                Offer(
                    key="geojson",
                    title=t("Villages with their areas"),
                    use=t("For a geographical information system such as QGIS."),
                    holds=rows,
                    format="GeoJSON",
                    size=2_000 + 1_500 * listed,
                    file=geojson,
                    long=False,
                ),
            ),
        ),
        Group(
            t("To take along without internet"),
            (
                Offer(
                    key="offline",
                    title=t("Map and list"),
                    use=t("Opens from a USB stick on any office computer; can be searched."),
                    holds=rows,
                    format="HTML",
                    size=1_000_000,
                    file=snapshot,
                ),
            ),
        ),
        Group(
            t("For other systems"),
            (
                Offer(
                    key="package",
                    title=t("Data package"),
                    use=t(
                        "To bring the record into another copy of this dashboard, or to keep it."
                    ),
                    holds=t("every activity, programme and rule that you may see"),
                    format="ZIP",
                    size=0,
                    file=package,
                ),
            ),
        ),
    )


def village_csv(page: Page, computed: datetime) -> HandOutFile:
    """The villages of the filter as CSV, the very rows of the list on the home page."""
    table = village_table_file(listed_rows(page))
    make = csv_file(page, table)
    return HandOutFile(download_name(page, table, "csv"), CSV, lambda progress: make())


def report_of(month: date, kind: ReportKind) -> Gather:
    """The report of a month."""
    return lambda page, computed: report(page, month, computed, kind)
