"""Periksa: a verifier confirms what others recorded and decides what they asked for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.rules import Exemption, ExemptionReason, Snooze, SnoozeReason
from lib.services.exemptions import approve_exemption, ask_exemption, exemptions_seen
from lib.services.recording import correct_activity, kept_activity, record_activity
from lib.services.review import ROWS, records_waiting
from lib.services.rules import change_setting
from lib.services.snoozes import snooze_village
from tests.app.conftest import ANNA, AT, CHIEF, READER, VERA, by, html_of, press

PAGE, RECORD = "pages/work/review.py", "pages/work/record.py"
LONTAR, MAJA = "36.04.13.2007", "36.02.13.2005"
DAY = date(2026, 11, 24)
ACTIVITY = Activity(
    "a",
    DAY,
    Kind.OUTREACH,
    Form.FACE_TO_FACE,
    State.HELD,
    (AreaLink(LONTAR, Link.DIRECT),),
    organisers=(Organiser.IMIGRASI,),
    participants=40,
    topics=("TPPO",),
    evidence_url="https://contoh.id/foto",
    notes="bersama <b>perangkat</b> desa",
    recorded_on=DAY,
)
WANTED = Exemption(LONTAR, DAY, DAY + timedelta(days=30), ExemptionReason.NO_ACCESS)


def put(office, account=ANNA, key="a", *codes, **said):
    areas = tuple(AreaLink(code, Link.DIRECT) for code in codes or (LONTAR,))
    record_activity(office, by(account), replace(ACTIVITY, id=key, areas=areas, **said))


def box(key="a", version=1):
    return f"review-{key}-{version}"


def boxes(app):
    return [c.key for c in app.checkbox if c.key and c.key.startswith("review-")]


def tick(app, *keys):
    for key in keys:
        app.checkbox(key=key).check()
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def review(open_page_as):
    return lambda account=VERA, **params: open_page_as(PAGE, account, **params)


# Who may come in.


@pytest.mark.parametrize("account", [ANNA, READER])
def test_who_may_not_verify_is_told_so_by_the_address(review, office, account):
    put(office, CHIEF)
    app = review(account)
    assert "Halaman ini tidak terbuka untuk Anda" in app.error[0].value
    assert not boxes(app) and "Lontar" not in html_of(app)


def test_on_day_one_nothing_waits(review):
    said = html_of(review())
    assert "Semua catatan sudah diperiksa dan semua permintaan sudah diputuskan." in said
    assert "Tidak ada penundaan atau pengecualian yang segera berakhir." in said


# Records.


def test_the_sentence_counts_what_waits_in_the_own_regencies(review, office):
    put(office)
    put(office, CHIEF, "b", MAJA)
    ask_exemption(office, by(ANNA), WANTED)
    assert "1 catatan menunggu pemeriksaan, 1 permintaan pengecualian." in html_of(review())
    everything = review(CHIEF)
    assert "2 catatan menunggu pemeriksaan" in html_of(everything)
    assert "1 catatan menunggu pemeriksaan, 0 permintaan" in html_of(review(CHIEF, kab="36.02"))


def test_a_record_is_shown_as_the_village_tells_it(review, office):
    put(office)
    app = review()
    assert app.checkbox(key=box()).label == "24 Nov 2026 · Sosialisasi, tatap muka"
    said = html_of(app)
    assert "Lontar (Kec. Tirtayasa)" in said and "Imigrasi · kehadiran 40 · TPPO" in said
    assert "bersama &lt;b&gt;perangkat&lt;/b&gt; desa" in said
    assert 'href="https://contoh.id/foto" target="_blank" rel="noopener' in said
    assert "dicatat oleh Anna, 24 Nov 2026" in said


def test_what_was_recorded_late_says_how_late(review, office):
    put(office, date=date(2025, 11, 24))
    assert "365 hari setelah kegiatan" in html_of(review())


def test_several_are_confirmed_at_once(review, office):
    for key in "abc":
        put(office, key=key)
    app = tick(review(), box("a"), box("c"))
    assert app.button(key="review-confirm").label == "Benarkan 2 catatan"
    press(app, "review-confirm")
    assert "2 catatan dibenarkan." in html_of(app)
    assert kept_activity(office, VERA.person, "a").verified_by == VERA.email
    assert boxes(app) == [box("b")]
    assert app.checkbox(key=box("b")).value is False


def test_all_of_a_page_are_chosen_with_one_button_and_the_others_wait(review, office):
    for number in range(ROWS + 1):
        put(office, key=f"{number:02}")
    app = press(review(), "review-all")
    press(app, "review-confirm")
    assert records_waiting(office, VERA.person, 1).total == 1
    assert boxes(app) == [box(f"{ROWS:02}")]


def test_nothing_is_confirmed_where_nothing_is_chosen(review, office):
    put(office)
    app = review()
    assert app.button(key="review-confirm").disabled
    app.session_state["record-asked"] = ("confirm", ("a", "1"))
    app.run()
    assert "Pilih sedikitnya satu catatan." in html_of(app)


def test_own_records_cannot_be_chosen_and_a_forged_choice_is_refused(review, office):
    put(office, CHIEF)
    app = review(CHIEF)
    assert boxes(app) == [] and "catatan Anda: dibenarkan orang lain" in html_of(app)
    app.session_state[box()] = True
    app.session_state["record-asked"] = ("confirm", ("a", "1"))
    app.run()
    assert kept_activity(office, CHIEF.person, "a").verified_by == ""
    put(office, ANNA, "b")
    app.run()
    assert boxes(app) == [box("b")]


def test_a_forged_record_of_another_regency_is_refused_in_words(review, office):
    put(office, CHIEF, "b", MAJA)
    put(office)
    app = review()
    app.session_state[box("b")] = True
    app.session_state["record-asked"] = ("confirm", ("b", "1"))
    app.run()
    assert "Catatan ini sudah tidak ada, atau bukan di wilayah Anda." in html_of(app)
    assert kept_activity(office, CHIEF.person, "b").verified_by == ""


def test_a_record_of_another_regency_too_is_shown_and_cannot_be_chosen(review, office):
    put(office, CHIEF, "a", LONTAR, MAJA)
    app = review()
    assert boxes(app) == [] and "juga wilayah lain" in html_of(app)


def test_what_was_changed_meanwhile_is_not_confirmed(review, office):
    put(office)
    app = tick(review(), box())
    correct_activity(office, by(ANNA), replace(ACTIVITY, participants=4), 1, "salah ketik")
    press(app, "review-confirm")
    assert "baru saja diubah orang lain" in html_of(app)
    assert boxes(app) == [box(version=2)] and not app.checkbox(key=box(version=2)).value


def test_one_record_goes_back_with_a_note_that_whoever_records_sees(review, office, open_page_as):
    put(office)
    put(office, key="b")
    app = tick(review(), box("a"), box("b"))
    assert "review-return" not in [b.key for b in app.button]
    app.checkbox(key=box("b")).uncheck().run()
    press(app, "review-return")
    assert "Tulis apa yang perlu dibetulkan." in html_of(app)
    app.text_input(key="review-note-a").set_value("kehadiran 40 atau 400?").run()
    press(app, "review-return")
    assert "Dikembalikan oleh Vera: kehadiran 40 atau 400?" in html_of(app)
    assert "Dikembalikan oleh Vera: kehadiran 40 atau 400?" in html_of(open_page_as(RECORD, ANNA))


def test_the_setting_is_said(review, office):
    assert "sudah dihitung di semua angka" in html_of(review())
    change_setting(office, by(CHIEF), "unverified_count", "no")
    assert "belum dihitung di angka mana pun" in html_of(review())


def test_catat_says_what_is_verified_and_what_waits(review, office, open_page_as):
    put(office)
    put(office, key="b")
    press(tick(review(), box("a")), "review-confirm")
    said = html_of(open_page_as(RECORD, ANNA))
    assert said.count("sudah diperiksa") == said.count("menunggu pemeriksaan") == 1
    change_setting(office, by(CHIEF), "unverified_count", "no")
    assert "menunggu pemeriksaan, belum dihitung" in html_of(open_page_as(RECORD, ANNA))


# Requests.


def test_a_request_is_approved_and_its_change_was_told(review, office):
    put(office)
    ask_exemption(office, by(ANNA), WANTED, "jembatan <i>putus</i>")
    app = review()
    said = html_of(app)
    assert "jembatan &lt;i&gt;putus&lt;/i&gt; · diminta oleh Anna" in said
    assert "Bila disetujui: mutakhir di Kab. Serang 1 dari 326 (0,3" in said
    assert "menjadi 0 dari 325 (0,0" in said
    request = exemptions_seen(office, VERA.person)[0].id
    press(app, f"request-{request}-approve")
    assert exemptions_seen(office, VERA.person)[0].exemption.approver == VERA.email
    assert "Disetujui" in html_of(app) and "Tidak ada permintaan" in html_of(app)


def test_declining_needs_a_reason(review, office):
    request = ask_exemption(office, by(ANNA), WANTED)
    app = press(review(), f"request-{request}-decline")
    assert "Tulis alasannya" in html_of(app)
    assert exemptions_seen(office, VERA.person)[0].waiting
    app.text_input(key=f"request-{request}-why").set_value("jalan sudah dibuka").run()
    press(app, f"request-{request}-decline")
    assert exemptions_seen(office, VERA.person)[0].declined_reason == "jalan sudah dibuka"


def test_an_own_request_is_decided_by_somebody_else(review, office):
    request = ask_exemption(office, by(CHIEF), WANTED)
    app = review(CHIEF)
    assert "Anda sendiri yang meminta; orang lain yang memutuskan." in html_of(app)
    assert f"request-{request}-approve" not in [b.key for b in app.button]
    app.session_state["record-asked"] = ("approve", (str(request),))
    app.run()
    assert exemptions_seen(office, CHIEF.person)[0].waiting


def test_a_request_past_its_end_can_only_be_declined(review, office):
    early = by(ANNA, AT - timedelta(days=60))
    request = ask_exemption(
        office, early, replace(WANTED, start=date(2026, 10, 1), until=date(2026, 11, 1))
    )
    app = review()
    assert "Hari terakhirnya sudah lewat; hanya dapat ditolak." in html_of(app)
    keys = [b.key for b in app.button]
    assert f"request-{request}-approve" not in keys and f"request-{request}-decline" in keys


def test_what_ends_soon_is_listed(review, office):
    snooze_village(
        office, by(ANNA), Snooze(LONTAR, DAY, DAY + timedelta(days=9), SnoozeReason.SAFETY)
    )
    approve_exemption(office, by(VERA), ask_exemption(office, by(ANNA), WANTED))
    said = html_of(review())
    assert "3 Des 2026" in said and "keamanan" in said
    assert "25 Des 2026" not in said
