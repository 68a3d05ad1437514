"""The priorities without a browser: switches, empty states, and files of exactly what is listed."""

import csv
import re
from datetime import datetime
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from lib.domain.indicators import count_statuses
from lib.domain.status import NEEDS_OUTREACH, Status
from lib.services.clock import JAKARTA
from lib.services.priorities import priorities
from lib.ui.downloads import csv_file, download_name, xlsx_file
from lib.ui.filter_url import Listed, QueuePreset
from lib.ui.i18n import spoken
from lib.ui.map_layers import listed_rows
from lib.ui.priorities.file import priority_table
from lib.ui.priorities.switches import Shown
from lib.ui.village_file import village_table_file
from tests.app.conftest import html_of as html
from tests.app.conftest import open_card, ways

PAGE = "pages/work/priorities.py"
NOON = datetime(2026, 11, 24, 12, tzinfo=JAKARTA)
ROW = re.compile(r'<tr><td class="pb-num pb-rank">')


@pytest.fixture
def opened(run_app):
    """Opens the priorities of the simulated record with a filter."""

    def run(**params):
        return run_app(PAGE, **{"data": "simulasi", **params})

    return run


def context(app):
    return app.session_state["page_context"]


def found_in(app):
    page = context(app)
    return priorities(page.database, page.person, page.selection, page.as_of)


def choices(app):
    """The lists on offer with the number each says of itself."""
    words = app.segmented_control(key="priority-shown").options
    return {name: int(count.replace(".", "")) for name, count in (w.rsplit(" ", 1) for w in words)}


def named(app):
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', html(app))


def rows_of(content):
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_first_dozen_of_the_queue_stand_in_their_order(opened):
    app = opened()
    first = [village.village.name for village in found_in(app).queue[:12]]
    assert named(app) == first


def test_the_lists_on_offer_add_up_to_whoever_needs_outreach(opened):
    app = opened()
    offered = choices(app)
    assert offered["Antrean"] + offered["Ditunda"] + offered["Terencana"] == offered["Semua"]
    needs = found_in(app).standing.everyone.now.needs_outreach
    assert offered["Semua"] == needs.part
    assert f"{needs.part:,} dari {needs.whole:,}".replace(",", ".") in html(app)


def test_whoever_is_put_off_is_listed_apart_with_the_reason(opened):
    app = opened()
    assert "Ditunda sampai".lower() not in html(app)
    app.segmented_control(key="priority-shown").set_value(Listed.SNOOZED).run()
    assert len(ROW.findall(html(app))) == min(12, choices(app)["Ditunda"])
    assert html(app).count("ditunda sampai") == len(ROW.findall(html(app)))


def test_districts_come_in_the_order_of_what_one_trip_clears(opened):
    app = opened()
    app.toggle(key="priority-districts").set_value(True).run()
    waiting = [int(n) for n in re.findall(r"<b>(\d+) menunggu</b>", html(app))]
    assert waiting == sorted(waiting, reverse=True) and len(waiting) == 8
    assert f"menjangkau {waiting[0]} di antaranya" in html(app)
    assert len(ROW.findall(html(app))) == sum(waiting)


def test_only_lapsed_plans_are_listed_on_a_switch(opened):
    app = opened()
    open_card(app, "Lihat: Rencana terlewat")
    assert app.query_params["pilihan"] == "rencana-lewat"
    assert app.segmented_control(key="priority-preset").value == QueuePreset.LAPSED
    queue = html(app).split("pb-queue")[1]
    assert queue.count("terlewat</span>") == len(ROW.findall(queue))


def test_the_link_restores_preset_list_and_order(opened):
    app = opened(pilihan="belum-tercatat", daftar="semua", urut="kecamatan")
    assert app.segmented_control(key="priority-preset").value == QueuePreset.NEVER
    assert app.segmented_control(key="priority-shown").value == Listed.EVERYONE
    assert app.toggle(key="priority-districts").value is True
    assert set(re.findall(r"pb-status pb-(\w+)", html(app))) == {"never"}


def test_desa_binaan_first_puts_them_before_the_others_and_drops_nobody(opened):
    app = opened(pilihan="binaan-dulu")
    found = found_in(app)
    first = [v.village.name for v in found.mentored_first().queue[:12]]
    assert named(app) == first
    kept = {v.code for v in found.mentored_first().everyone}
    assert kept == {v.code for v in found.everyone}


def test_the_switches_survive_a_change_of_page(opened):
    app = opened()
    app.toggle(key="priority-districts").set_value(True).run()
    app.switch_page("pages/overview/home.py").run()
    app.switch_page(PAGE).run()
    assert app.toggle(key="priority-districts").value is True


@pytest.mark.parametrize("place", range(3))
def test_a_card_opens_as_many_villages_as_it_counts(opened, place):
    app = opened(kab="36.04")
    count = int(re.findall(r'class="pb-n">(\S+) dari', html(app))[place].replace(".", ""))
    open_card(app, list(ways(app))[place])
    assert len(found_in(app).everyone) == count
    assert len(ROW.findall(html(app))) == min(12, count)


def test_a_filter_in_which_nobody_waits_says_so_and_offers_a_way_on(opened):
    app = opened(status="current")
    current = found_in(app).standing.everyone.now.of[Status.CURRENT]
    assert f"Tidak satu pun dari {current} desa" in app.info[0].value
    app.button(key="without-status").click().run()
    assert choices(app)["Semua"] == found_in(app).standing.everyone.now.needs_outreach.part


def test_a_filter_without_villages_says_which_part_empties_it(run_app):
    app = run_app(PAGE, kab="36.72", status="current")
    assert any(b.label.startswith("Tanpa status (43 desa)") for b in app.button)
    assert not app.get("download_button")


def test_where_nobody_is_put_off_there_is_nothing_to_choose(run_app):
    app = run_app(PAGE)
    assert "priority-shown" not in [c.key for c in app.segmented_control]
    assert "1.552 desa/kelurahan menunggu" in html(app)


def test_one_district_names_its_first_village(opened):
    app = opened(kab="36.71", kec="36.71.01")
    first = found_in(app).queue[0]
    assert f"Yang pertama {first.village.name}, terlambat " in html(app)


def test_a_place_in_a_regency_says_the_place_in_the_province_too(opened):
    app = opened(kab="36.02")
    first = found_in(app).queue[0]
    assert first.rank > 1
    assert f">1<small>prov. {first.rank}</small>" in html(app)


def test_a_given_tier_is_said_by_its_height_and_nothing_more(opened):
    app = opened()
    given = [v for v in found_in(app).queue if v.row.tier == "high" and not v.row.programmes]
    assert given
    assert "Prioritas tinggi · " in html(app)
    with spoken("id"):
        table = priority_table(context(app), Shown(found_in(app).everyone, "", False))
    assert not [name for name in table.columns if "sumber" in name.lower()]


FILTERS = (
    {},
    {"kab": "36.02"},
    {"program": "desa_binaan_imigrasi", "status": "long_overdue,overdue"},
    {"kab": "36.03", "kec": "36.03.07", "per": "2025-12-31"},
    {"data": "publik", "status": "never"},
)


@pytest.mark.parametrize("params", FILTERS, ids=lambda p: "-".join(p.values()) or "all")
def test_list_legend_and_files_hold_the_same_villages(opened, params):
    app = opened(**params)
    page, found = context(app), found_in(app)
    legend = count_statuses(row.status for row in page.selection.scope(page.table()))
    wanted = NEEDS_OUTREACH & (page.selection.statuses or NEEDS_OUTREACH)
    with spoken("id"):
        table = priority_table(page, Shown(found.everyone, "Semua", False))
        rows = rows_of(csv_file(page, table)())
        book = CalamineWorkbook.from_filelike(BytesIO(xlsx_file(page, table, NOON)()))
    sheet = book.get_sheet_by_index(0).to_python()
    listed = [village.code for village in found.everyone]
    assert [row["Kode desa"] for row in rows] == listed
    assert [line[2] for line in sheet[1:]] == listed
    assert table.count == len(listed) == sum(legend.of[status] for status in wanted)


def test_every_row_and_name_of_a_simulated_file_says_so(opened):
    app = opened(kab="36.02")
    page = context(app)
    with spoken("id"):
        table = priority_table(page, Shown(found_in(app).queue, "Antrean", False))
        name = download_name(page, table, "csv")
        rows = rows_of(csv_file(page, table)())
        book = CalamineWorkbook.from_filelike(BytesIO(xlsx_file(page, table, NOON)()))
    assert name == f"prioritas-kab-lebak-simulasi-2026-11-24-v{page.table().version}.csv"
    assert {(row["Data"], row["Per tanggal"]) for row in rows} == {("SIMULASI", "2026-11-24")}
    assert book.sheet_names == ["SIMULASI Prioritas", "Tentang berkas ini"]
    cover = dict(book.get_sheet_by_index(1).to_python())
    assert cover["Data"].startswith("SIMULASI: ")
    assert cover["Saringan"] == "Kab. Lebak · per 24 Nov 2026"
    assert (cover["Ditampilkan"], cover["Baris"]) == ("Antrean", str(len(rows)))
    assert cover["Dihitung"] == "24 Nov 2026 12.00 WIB"
    assert cover["Interval"].startswith("contoh")


def test_a_file_speaks_the_language_of_the_screen(run_app):
    app = run_app(data="simulasi", lang="en", kab="36.02")
    page = context(app)
    with spoken("en"):
        table = priority_table(page, Shown(found_in(app).queue, "Queue", False))
        [first, *_] = rows_of(csv_file(page, table)())
        name = download_name(page, table, "xlsx")
    assert (first["Village code"], first["Data"]) == (found_in(app).queue[0].code, "SIMULATION")
    assert name.startswith("priorities-kab-lebak-simulasi-")


@pytest.mark.parametrize(
    "params",
    [{}, {"kab": "36.04", "status": "never"}, {"lapisan": "frekuensi", "kelas": "none"}],
    ids=["all", "status", "class"],
)
def test_the_file_of_the_home_page_holds_the_villages_it_lists(run_app, params):
    app = run_app(data="simulasi", **params)
    page = context(app)
    with spoken("id"):
        rows = rows_of(csv_file(page, village_table_file(listed_rows(page)))())
    assert [s.value for s in app.subheader] == [
        f"{len(rows):,} desa/kelurahan dalam saringan ini".replace(",", ".")
    ]
    assert [row["Kode desa"] for row in rows] == [row.code for row in listed_rows(page)]
