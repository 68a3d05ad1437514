"""Brief and report of the simulated record: their numbers are those of the pages, on any day."""

import re
import threading
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from lib.domain.areas import Register
from lib.domain.indicators import count_statuses
from lib.domain.period import Period
from lib.io.hand_out import Grid, SceneKey
from lib.io.report import Report
from lib.services.clock import JAKARTA
from lib.services.monthly import monthly
from lib.ui.filter_url import Filter
from lib.ui.hand_outs.brief_file import brief, briefs, first_villages
from lib.ui.hand_outs.report_file import ReportKind, report, report_in_words
from lib.ui.hand_outs.scenes import hand_out
from lib.ui.i18n import spoken
from lib.ui.shell import Page
from tests.app.conftest import READER
from tests.app.test_scenes import FILTERS

NOON = datetime(2026, 11, 24, 12, tzinfo=JAKARTA)
JUNE = date(2026, 6, 1)
LEBAK = {"data": "simulasi", "kab": "36.02"}
FEW = {"data": "simulasi", "kab": "36.02", "kec": "36.02.11"}


@pytest.fixture
def page(run_app):
    def opened(**params) -> Page:
        found: Page = run_app(**params).session_state["page_context"]
        return found

    return opened


def in_words(page: Page, month: date = JUNE, language: str = "id") -> Report:
    with spoken("en" if language == "en" else "id"):
        return report_in_words(page, month, NOON)


def figures(page: Page, month: date = JUNE):
    return monthly(page.database, page.person, page.selection, month, page.today)


def number(text: str) -> int:
    return int(text.replace(".", ""))


def numbers_of(grid: Grid) -> list[list[int]]:
    """The numbers of every row; what follows them is a share."""
    return [
        [number(text) for text in row[1:] if re.fullmatch(r"[\d.]+", text)] for row in grid.rows
    ]


def told(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("params", FILTERS[1:], ids=lambda p: "-".join(p.values()))
def test_forms_holders_and_list_are_the_same_activities(page, params):
    opened = page(**params)
    month = min(JUNE, opened.as_of)
    found, worded = figures(opened, month), in_words(opened, month)
    total = len(found.activities)
    assert sum(sum(kinds.values()) for kinds in found.forms.values()) == total
    assert sum(found.meeting.together.whole.held.values()) == total
    assert sum(found.held.values()) == total
    assert len(worded.parts[-1].tables[0].grid.rows) == total
    summed = [table.grid for part in worded.parts for table in part.tables if table.total]
    assert len(summed) >= 1
    for grid in summed:
        *rows, sums = numbers_of(grid)
        assert [sum(column) for column in zip(*rows, strict=True)] == sums


def test_the_table_of_statuses_is_the_read_model_of_the_last_day(page):
    opened = page(**LEBAK)
    grid = in_words(opened).parts[0].tables[0].grid
    rows = opened.selection.scope(opened.table(date(2026, 6, 30)))
    counted = count_statuses(row.status for row in rows)
    assert numbers_of(grid)[-1] == [*counted.of.values(), len(rows)]


def test_a_past_month_is_told_the_same_whatever_day_it_is(page):
    opened = page(**LEBAK)
    later = replace(opened, today=opened.today + timedelta(days=40))
    assert figures(opened).activities
    now, then = in_words(opened), in_words(later)
    assert (now.title, now.remarks, now.parts, now.notes) == (
        then.title,
        then.remarks,
        then.parts,
        then.notes,
    )


def test_the_filter_at_hand_does_not_move_the_report(page):
    opened = page(**LEBAK)
    other = replace(
        opened,
        filter=Filter(
            opened.selection,
            as_of=date(2026, 3, 1),
            period=Period(date(2020, 1, 1), date(2026, 3, 1)),
            clear_by=date(2030, 1, 1),
        ),
    )
    assert in_words(opened) == in_words(other)


def test_the_running_month_ends_today_and_is_provisional(page):
    worded = in_words(page(**LEBAK), date(2026, 11, 1))
    assert worded.title == "Laporan bulanan November 2026: Kab. Lebak (sementara)"
    assert worded.remarks == (
        "Bulan ini belum selesai: angka sampai 24 Nov 2026 dan masih sementara.",
    )
    assert "per 24 Nov 2026" in worded.imprint.filter
    assert in_words(page(**LEBAK)).remarks == ()


def test_a_month_ahead_has_no_report(page):
    with pytest.raises(ValueError, match="not begun"):
        in_words(page(**LEBAK), date(2026, 12, 1))


def test_a_thread_without_a_session_makes_each_file_in_the_language_it_was_offered_in(page):
    opened = page(**FEW)
    with spoken("en"):
        offered = [brief(opened, NOON)]
        offered += [report(opened, JUNE, NOON, kind) for kind in ReportKind]
    made, shares = [], []

    def make():
        made.extend(file.make(shares.append) for file in offered)

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    assert "Method and sources" in told(made[0]) and "Page 1 of 2" in told(made[0])
    assert "Monthly report June 2026" in told(made[1])
    assert docx.Document(BytesIO(made[2])).paragraphs[0].text.startswith("Monthly report June 2026")
    assert shares[0] == 0.0 and shares[-1] == 1.0 and set(shares) > {0.0, 1.0}
    version = opened.table().version
    assert [file.name for file in offered][1:] == [
        f"monthly-report-june-2026-kec-cimarga-kab-lebak-simulasi-2026-06-30-v{version}.{ending}"
        for ending in ("pdf", "docx")
    ]


def test_the_brief_tells_what_the_screen_tells_and_that_it_is_simulated(page):
    opened = page(**LEBAK)
    with spoken("id"):
        said = told(brief(opened, NOON).make(lambda share: None))
        made = hand_out(opened, NOON)
        first = first_villages(opened).rows[0]
    for scene in made.scenes:
        assert " ".join(scene.headline.split()) in said
        for figure in scene.figures if scene.key in (SceneKey.STAND, SceneKey.WORK) else ():
            assert " ".join(figure.value.split()) in said and figure.of in said
    assert said.count("SIMULASI: tidak satu pun kegiatan ini benar-benar terjadi") >= 2
    assert first[1] in said and first[3] in said


def test_briefs_hold_the_whole_and_every_regency_and_can_be_cancelled(page):
    opened = page(data="simulasi")
    few = Register(v for v in opened.register if v.regency.code in ("36.72", "36.74"))
    shares: list[float] = []

    class Cancelled(Exception):
        pass

    def stop(share: float) -> None:
        shares.append(share)
        if share > 0.5:
            raise Cancelled

    with spoken("id"):
        two = replace(opened, register=few)
        content = briefs(two, NOON).make(lambda share: None)
        with pytest.raises(Cancelled):
            briefs(two, NOON).make(stop)
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert len(pages) == 6
    assert "Kota Cilegon" in pages[2] and "Kota Tangerang Selatan" in pages[4]
    assert shares == [0.0, 0.25, 0.5, 0.75]


def test_day_one_and_a_month_without_activities_read_well(open_page_as):
    opened = open_page_as("pages/overview/home.py", READER).session_state["page_context"]
    worded = in_words(opened)
    said = " ".join(text for part in worded.parts for text in part.paragraphs)
    assert "Belum ada kegiatan yang tercatat" in said
    assert "Belum ada kegiatan Juni 2026 yang tercatat; pada bulan sebelumnya ada 0." in said
    with spoken("id"):
        for kind in ReportKind:
            assert report(opened, JUNE, NOON, kind).make(lambda share: None)
        assert len(PdfReader(BytesIO(brief(opened, NOON).make(lambda share: None))).pages) == 2


def test_an_area_without_anybody_to_count_reads_well(page):
    opened = page(data="publik", kab="36.71", program="desmigratif")
    said = [text for part in in_words(opened).parts for text in part.paragraphs]
    assert "Tidak ada desa yang dapat dihitung dalam pilihan ini." in said
    with spoken("id"):
        assert len(PdfReader(BytesIO(brief(opened, NOON).make(lambda share: None))).pages) == 2


def test_in_english_nothing_is_indonesian(page):
    worded = in_words(page(**LEBAK, lang="en"), language="en")
    said = " ".join(text for part in worded.parts for text in (part.heading, *part.paragraphs))
    assert "activities were held in June 2026" in said
    assert not re.search(r"\b(desa|bulan|kegiatan|dari|terlambat)\b", said)
