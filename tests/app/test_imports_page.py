"""The page on which spreadsheets are brought in: the plan shown is the plan saved."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.domain.activities import Activity
from lib.domain.audit import Deed, Origin
from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.services.export import export_record
from lib.services.imports import batches, commit_import, plan_import
from lib.services.people import create_account
from lib.services.recording import correct_activity
from lib.services.writing import By
from lib.ui.i18n import spoken
from lib.ui.imports.memory import Importing, OpenFile
from lib.ui.imports.words import plan_words
from tests.app.conftest import html_of as html
from tests.app.conftest import turn
from tests.integration.sheets import event, xlsx

PAGE = "pages/work/imports.py"
CHIEF = Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR)
ANNA = Account("2", "anna@kantor.id", "Anna", Role.COORDINATOR, frozenset({"36.02"}))
VERA = Account("3", "vera@kantor.id", "Vera", Role.VERIFIER, frozenset({"36.02"}))
READER = Account("4", "baca@kantor.id", "Pembaca", Role.VIEWER)
AT = datetime(2026, 11, 24, 5, tzinfo=UTC)
DAY = date(2026, 11, 24)
HERE, NEXT, SERANG = "36.02.13.2005", "36.02.13.2006", "36.04.13.2007"
SANGIANG = "36.02.13.2007"


@pytest.fixture
def office(new_office):
    for account in (CHIEF, ANNA, VERA, READER):
        create_account(new_office, by(CHIEF), account)
    return new_office


@pytest.fixture
def open_as(open_page_as):
    def opened(account: Account | None = ANNA, **params: str) -> AppTest:
        return open_page_as(PAGE, account, **params)

    return opened


def by(account: Account = ANNA) -> By:
    return By(account.person, Origin.SCREEN, AT)


def now(app: AppTest) -> Importing:
    return app.session_state["importing"][1]


def upload(app: AppTest, content: bytes, name: str = "kantor.xlsx") -> AppTest:
    app.file_uploader[0].set_value((name, content, "application/octet-stream"))
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def save(app: AppTest) -> AppTest:
    return press(app, now(app).key("save"))


def part(app: AppTest, name: str) -> str:
    app.button_group(key=now(app).key("part")).set_value(name).run()
    assert not app.exception
    return html(app)


def on_record(database: Database) -> list[Activity]:
    return list(export_record(database, CHIEF.person).activities)


def deeds(database: Database) -> list[Deed]:
    with database.read() as connection:
        events = [sealed.entry.event for sealed in walk_trail(connection)]
    return [event.deed for event in events if event.subject == "import"]


def imported(database: Database, *rows, account: Account = ANNA, batch: str = "b1") -> None:
    plan = plan_import(database, account.person, "dulu.xlsx", xlsx(*rows), DAY)
    commit_import(database, by(account), plan, batch)


# Who may come in.


@pytest.mark.parametrize("account", [READER, VERA])
def test_who_may_not_record_is_told_so(open_as, account):
    app = open_as(account)
    assert "Halaman ini tidak terbuka untuk Anda" in app.error[0].value
    assert not app.file_uploader


def test_the_first_visit_invites_and_offers_both_forms(open_as):
    app = open_as()
    assert "Pilih berkas kegiatan" in html(app)
    assert [b.label for b in app.download_button] == [
        "Template (XLSX)",
        "Formulir ponsel (XLSForm)",
    ]
    assert app.file_uploader[0].label == "Berkas kegiatan"


# The preview is the plan.


def test_a_file_is_shown_before_anything_is_saved_and_that_very_plan_is_saved(open_as, office):
    app = upload(open_as(), xlsx(event(HERE), event(NEXT, Tanggal="31/02/2026")))
    assert "kantor.xlsx: 1 kegiatan baru, 1 baris ditolak. Belum ada yang disimpan." in html(app)
    assert on_record(office) == [] and deeds(office) == []
    (planned,) = now(app).open.plan.added
    save(app)
    assert on_record(office) == [planned.after]
    assert deeds(office) == [Deed.IMPORT]
    assert "Tersimpan dari kantor.xlsx: 1 kegiatan baru." in html(app)
    assert "Data sampai 5 Jan 2026" in html(app)


def test_refused_rows_are_told_by_row_column_and_reason(open_as):
    app = upload(open_as(), xlsx(event(HERE), event(SERANG), event(HERE, Jenis="Jalan-jalan")))
    said = html(app)
    assert '<td class="pb-num">3</td><td>Kode desa</td>' in said
    assert "di luar wilayah Anda." in said
    assert '<td class="pb-num">4</td><td>Jenis</td>' in said
    assert "Jalan-jalan tidak dikenal" in said


def test_every_part_of_the_plan_can_be_looked_at(open_as, office):
    imported(office, event(HERE, Kehadiran=40), event(NEXT))
    rows = [event(HERE, Kehadiran="45 orang"), event(NEXT), event(SANGIANG), event("36.1")]
    app = upload(open_as(), xlsx(*rows))
    assert "Sangiang (Kec. Maja)" in part(app, "added")
    assert "<small>Kehadiran</small>40 → <b>45</b>" in part(app, "changed")
    assert "Maja (Kec. Maja)" in part(app, "unchanged")
    assert "45 orang dibaca sebagai 45." in part(app, "notices")


def test_a_long_plan_is_shown_a_page_at_a_time(open_as):
    rows = [event(HERE, Tanggal=f"2026-{month:02}-{day:02}") for month in (1, 2) for day in (1, 9)]
    rows += [event(NEXT, Tanggal=f"2026-03-{day:02}") for day in range(1, 29)]
    app = upload(open_as(), xlsx(*rows))
    assert html(app).count('<th scope="row">') == 12
    turn(app, "3")
    assert html(app).count('<th scope="row">') == 32 - 24


def test_one_may_want_all_rows_or_none(open_as, office):
    app = upload(open_as(), xlsx(event(HERE), event("36.1")))
    app.toggle(key=now(app).key("every-row")).set_value(True).run()
    save(app)
    assert "1 baris ditolak, jadi tidak ada yang diimpor." in html(app)
    assert on_record(office) == [] and now(app).open is not None
    app.toggle(key=now(app).key("every-row")).set_value(False).run()
    save(app)
    assert len(on_record(office)) == 1


def test_the_same_file_twice_says_that_nothing_changes(open_as, office):
    content = xlsx(event(HERE), event(NEXT))
    app = save(upload(open_as(), content))
    upload(app, content)
    assert "kantor.xlsx tidak mengubah apa pun: 2 kegiatannya" in html(app)
    assert now(app).key("save") not in [b.key for b in app.button]
    press(app, now(app).key("discard"))
    assert now(app).open is None and len(app.file_uploader) == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Berkas ini kosong."),
        (b"%PDF-1.7", "bukan buku kerja Excel"),
        (b"PK\x03\x04rusak", "Berkas ini rusak"),
        (b"a,b\n1,2\n", "Judul kolom tidak ditemukan"),
    ],
)
def test_a_file_refused_as_a_whole_is_told_in_one_sentence(open_as, office, content, why):
    app = upload(open_as(), content, "foto & <i>gambar</i>.xlsx")
    said = html(app)
    assert why in said and "foto &amp; &lt;i&gt;gambar&lt;/i&gt;.xlsx tidak terbaca." in said
    upload(app, xlsx(event(HERE)))
    assert "tidak terbaca" not in html(app)


def test_the_rows_refused_can_be_fetched_before_and_after_saving(open_as):
    app = upload(open_as(), xlsx(event(HERE), event("36.1")))
    assert "Unduh 1 baris ditolak" in [b.label for b in app.download_button]
    save(app)
    assert "Unduh 1 baris ditolak" in [b.label for b in app.download_button]
    assert "1 baris ditolak: perbaiki di berkasnya, lalu kirim lagi." in html(app)


# Names that several villages have, or none.


def test_a_homonym_is_settled_by_choosing_and_the_choice_is_remembered(open_as, office):
    app = upload(open_as(), xlsx(event("", Desa="Sangiang"), event("", Desa="Ngawurjaya")))
    homonym, unknown = [s for s in app.selectbox if "(baris" in s.label]
    assert homonym.label == "Sangiang (baris 2)" and len(homonym.options) == 2
    assert len(unknown.options) == 345
    homonym.select("Sangiang — Kec. Maja")
    press_form(app)
    assert [a.after.areas[0].area_code for a in now(app).open.plan.added] == [SANGIANG]
    assert "1 kegiatan baru, 1 baris ditolak" in html(app)
    save(app)
    again = upload(app, xlsx(event("", Desa="Sangiang", Tanggal="2026-03-03")))
    assert now(again).open.plan.added[0].after.areas[0].area_code == SANGIANG


def test_a_choice_made_wrongly_can_be_changed_or_taken_back(open_as):
    app = upload(open_as(), xlsx(event("", Desa="Sangiang")))
    choice(app).select("Sangiang — Kec. Malingping")
    press_form(app)
    assert choice(app).value == "36.02.01.2026"
    choice(app).select("Sangiang — Kec. Maja")
    press_form(app)
    assert now(app).open.plan.added[0].after.areas[0].area_code == SANGIANG
    choice(app).set_value(None)
    press_form(app)
    assert now(app).open.plan.added == () and len(now(app).open.plan.refused) == 1


def choice(app: AppTest):
    return next(s for s in app.selectbox if "(baris" in s.label)


def press_form(app: AppTest) -> None:
    next(b for b in app.button if b.label == "Pakai pilihan ini").click().run()
    assert not app.exception


# What moved meanwhile.


def test_an_outdated_plan_is_made_anew_and_tells_what_differs(open_as, office):
    imported(office, event(HERE, Kehadiran=40))
    app = upload(open_as(), xlsx(event(HERE, Kehadiran=45), event(NEXT)))
    kept = on_record(office)[0]
    correct_activity(office, by(), replace(kept, participants=41), 1, "hitung ulang")
    save(app)
    said = html(app)
    assert "Catatan berubah selagi Anda melihat pratinjau" in said
    assert "<small>Kehadiran</small>40 → <b>41</b>" in said
    assert [a.participants for a in on_record(office)] == [41]
    assert len(now(app).open.plan.written) == 2
    save(app)
    assert sorted(a.participants or 0 for a in on_record(office)) == [0, 45]


def test_a_file_that_somebody_else_imported_meanwhile_changes_nothing(open_as, office):
    app = upload(open_as(), xlsx(event(HERE)))
    imported(office, event(HERE))
    save(app)
    assert "Kini sudah tercatat." in html(app)
    assert "tidak mengubah apa pun" in html(app) and len(on_record(office)) == 1


def test_a_plan_is_not_left_for_the_next_person(open_as, office, monkeypatch):
    app = upload(open_as(), xlsx(event(HERE)))
    monkeypatch.setattr("lib.ui.shell.account_here", lambda database, at, interacts=True: CHIEF)
    app.run()
    assert now(app).open is None and "kantor.xlsx" not in html(app)


# Taking back.


def test_an_import_is_undone_after_it_was_confirmed(open_as, office):
    app = save(upload(open_as(), xlsx(event(HERE), event(NEXT))))
    press(app, "import-undo-last")
    assert "Urungkan kantor.xlsx? 2 kegiatan kembali seperti sebelum impor." in html(app)
    press(app, "import-keep")
    assert len(on_record(office)) == 2 and "Urungkan kantor.xlsx?" not in html(app)
    press(app, "import-undo-last")
    press(app, "import-undo")
    assert on_record(office) == [] and deeds(office) == [Deed.IMPORT, Deed.UNDO_IMPORT]
    assert "kantor.xlsx diurungkan: 2 kegiatan kembali seperti sebelumnya." in html(app)
    assert "diurungkan 24 Nov 2026" in html(app)


def test_what_stands_in_the_way_of_undoing_is_named(open_as, office):
    imported(office, event(HERE), event(NEXT))
    kept = next(a for a in on_record(office) if a.areas[0].area_code == HERE)
    correct_activity(office, by(), replace(kept, venue="Aula"), 1, "tempat")
    app = press(press(open_as(), "import-ask-b1"), "import-undo")
    said = html(app)
    assert "dulu.xlsx tidak diurungkan: 1 kegiatan diubah sesudah impor." in said
    assert "<li>5 Jan 2026 · Sosialisasi<small>Tanjungsari (Kec. Maja)</small></li>" in said
    assert len(on_record(office)) == 2


def test_who_works_elsewhere_by_now_neither_saves_nor_undoes(open_as, office):
    imported(office, event(HERE))
    app = open_as(replace(ANNA, regencies=frozenset({"36.04"})))
    press(press(app, "import-ask-b1"), "import-undo")
    assert "Akun ini tidak boleh melakukannya di wilayah itu" in html(app)
    plan = plan_import(office, ANNA.person, "kantor.xlsx", xlsx(event(NEXT)), DAY)
    now(app).open = OpenFile("kantor.xlsx", b"", plan)
    save(app.run())
    assert html(app).count("Akun ini tidak boleh melakukannya di wilayah itu") == 2
    assert len(on_record(office)) == 1


def test_imports_are_listed_for_who_made_them_and_for_administrators(open_as, office):
    imported(office, event(HERE), event(NEXT))
    imported(office, event(SERANG), account=CHIEF, batch="b2")
    mine, all_of_them = html(open_as()), html(open_as(CHIEF))
    assert mine.count("dulu.xlsx</b>") == 1 and "2 kegiatan baru" in mine
    assert all_of_them.count("dulu.xlsx</b>") == 2
    assert "anna@kantor.id" in all_of_them and "anna@kantor.id" not in mine


@pytest.mark.parametrize("confirming", ["", "b2"])
def test_a_forged_wish_to_undo_the_import_of_another_does_nothing(open_as, office, confirming):
    imported(office, event(SERANG), account=CHIEF, batch="b2")
    app = open_as()
    now(app).confirming = confirming
    app.session_state["record-asked"] = ("import-undo", ("b2",))
    app.run()
    assert not app.exception
    assert len(on_record(office)) == 1
    assert [b.undone_at for b in batches(office, CHIEF.person)] == [""]


# What was typed stays text.

PAYLOADS = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_cells_and_file_names_are_only_text(open_as, office, payload):
    rows = [
        event(HERE, Topik=payload, Tempat=payload),
        event("", Desa=payload, Kecamatan="Maja"),
        event(HERE, Jenis=payload, **{payload: payload}),
    ]
    app = upload(open_as(), xlsx(*rows), f"{payload}.xlsx".replace("/", "_"))
    seen = html(app) + part(app, "added") + part(app, "notices")
    save(app)
    seen += html(app)
    assert "<script>alert" not in seen and "<img" not in seen
    assert all("](javascript" not in s.label for s in app.selectbox)


def test_english_is_spoken_too(office):
    content = xlsx(event(HERE), event("36.1"))
    plan = plan_import(office, ANNA.person, "kantor.xlsx", content, DAY)
    with spoken("en"):
        said = plan_words(plan)
    assert said == "kantor.xlsx: 1 new activity, 1 row refused. Nothing is saved yet."
