"""What a coordinator does for a village: an attempt, a snooze, a request, and each way back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lib.db.audit import walk_trail
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.audit import Deed
from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.domain.rules import Exemption, ExemptionReason, Snooze, SnoozeReason
from lib.services.attempts import attempts_seen, correct_attempt, record_attempt
from lib.services.exemptions import (
    approve_exemption,
    ask_exemption,
    decline_exemption,
    exemptions_seen,
)
from lib.services.snoozes import snooze_village, snoozes_seen
from lib.ui.record.memory import NEW
from lib.ui.village.deed_form import Act
from tests.app.conftest import ANNA, CHIEF, READER, VERA, by, html_of, press

PAGE, RECORD = "pages/overview/village.py", "pages/work/record.py"
LONTAR, MAJA = "36.04.13.2007", "36.02.13.2005"
DAY = date(2026, 11, 24)
ATTEMPT = Attempt("t1", LONTAR, DAY, AttemptReason.NOT_REACHED, "kepala desa pergi")
SNOOZE = Snooze(LONTAR, DAY, DAY + timedelta(days=14), SnoozeReason.BUDGET, "akhir tahun")
WANTED = Exemption(LONTAR, DAY, DAY + timedelta(days=30), ExemptionReason.NO_ACCESS)
CHOSEN = f"deed-{LONTAR}-chosen"


@pytest.fixture
def profile(open_page_as):
    return lambda account=ANNA, village=LONTAR, **params: open_page_as(
        PAGE, account, desa=village, **params
    )


def choose(app, act):
    app.button_group(key=CHOSEN).set_value(act).run()
    assert not app.exception
    return app


def key(act, name, turn=0):
    return f"deed-{LONTAR}-{act}-{name}" + (f"-{turn}" if turn else "")


def offered(app):
    return app.button_group(key=CHOSEN).options


def deeds(office):
    with office.read() as connection:
        events = [sealed.entry.event for sealed in walk_trail(connection)]
    return [event.deed for event in events if event.subject == "village"]


# Who is offered what.


@pytest.mark.parametrize(
    ("account", "village"),
    [(READER, LONTAR), (VERA, LONTAR), (replace(READER, regencies=frozenset({"36.02"})), MAJA)],
)
def test_who_may_not_record_there_sees_no_deeds(profile, account, village):
    app = profile(account, village)
    assert "do-record" not in [b.key for b in app.button]
    assert "pb-profile-name" in html_of(app)


def test_a_coordinator_is_offered_what_fits_the_village(profile, office):
    app = profile()
    assert offered(app) == ["Catat upaya", "Tunda", "Minta pengecualian"]
    record_attempt(office, by(ANNA), ATTEMPT)
    snooze_village(office, by(ANNA), SNOOZE)
    ask_exemption(office, by(ANNA), WANTED)
    app.run()
    assert offered(app) == ["Catat upaya", "Betulkan upaya", "Akhiri penundaan", "Tarik permintaan"]


def test_a_request_of_another_is_not_offered_to_be_withdrawn(profile, office):
    ask_exemption(office, by(CHIEF), WANTED)
    assert offered(profile()) == ["Catat upaya", "Tunda"]


def test_on_a_day_past_the_deeds_are_said_to_be_of_today(profile):
    app = profile(per="2026-11-01")
    assert CHOSEN not in [g.key for g in app.button_group]
    assert "hanya pada tampilan hari ini; ini 1 Nov 2026" in html_of(app)


# An attempt.


def test_an_attempt_is_saved_and_counts_as_no_visit(profile, office):
    app = choose(profile(), Act.ATTEMPT)
    assert "bukan kunjungan: status dan jatuh tempo tidak berubah" in html_of(app)
    app.button_group(key=key("attempt", "reason")).set_value(AttemptReason.NOT_REACHED)
    app.text_input(key=key("attempt", "note")).set_value("kepala desa pergi").run()
    press(app, "do-deed-attempt")
    (kept,) = attempts_seen(office, ANNA.person)
    assert (kept.attempt.date, kept.attempt.reason) == (DAY, AttemptReason.NOT_REACHED)
    said = html_of(app)
    assert "Tersimpan: upaya 24 Nov 2026, tidak tertemui. Ini bukan kunjungan" in said
    assert "Upaya: tidak tertemui" in said and "kepala desa pergi · dicatat oleh Anna" in said
    assert "Belum ada sosialisasi langsung untuk Lontar yang tercatat." in said
    assert app.button_group(key=CHOSEN).value is None


def test_every_fault_of_an_attempt_is_told_and_nothing_typed_is_lost(profile, office):
    app = choose(profile(), Act.ATTEMPT)
    app.date_input(key=key("attempt", "date")).set_value(date(2026, 11, 30))
    app.text_input(key=key("attempt", "note")).set_value("<b>besok</b>").run()
    press(app, "do-deed-attempt")
    said = html_of(app)
    assert "30 Nov 2026 belum tiba" in said and "Pilih satu alasan." in said
    assert app.text_input(key=key("attempt", "note")).value == "<b>besok</b>"
    assert attempts_seen(office, ANNA.person) == ()


def test_what_was_typed_is_there_after_another_form_was_open(profile):
    app = choose(profile(), Act.ATTEMPT)
    app.text_input(key=key("attempt", "note")).set_value("hujan").run()
    choose(app, Act.SNOOZE)
    choose(app, Act.ATTEMPT)
    assert app.text_input(key=key("attempt", "note")).value == "hujan"


def test_an_attempt_is_undone_right_after_saving(profile, office):
    app = choose(profile(), Act.ATTEMPT)
    app.button_group(key=key("attempt", "reason")).set_value(AttemptReason.ACCESS).run()
    press(app, "do-deed-attempt")
    press(app, "do-undo_deed")
    assert attempts_seen(office, ANNA.person) == ()
    assert deeds(office) == [Deed.ATTEMPT, Deed.DELETE_ATTEMPT]
    assert "Diurungkan" in html_of(app)
    choose(app, Act.ATTEMPT)
    assert app.text_input(key=key("attempt", "note", 1)).value == ""


def test_a_second_tap_on_the_same_button_saves_nothing_twice(profile, office):
    app = choose(profile(), Act.ATTEMPT)
    app.button_group(key=key("attempt", "reason")).set_value(AttemptReason.ACCESS).run()
    press(app, "do-deed-attempt")
    app.session_state["record-asked"] = ("deed", (LONTAR, "attempt", "0"))
    app.run()
    assert len(attempts_seen(office, ANNA.person)) == 1


def test_an_attempt_is_corrected_with_a_reason_and_the_correction_undone(profile, office):
    record_attempt(office, by(ANNA), ATTEMPT)
    app = choose(profile(), Act.MEND)
    assert app.text_input(key=key("mend", "note")).value == "kepala desa pergi"
    app.button_group(key=key("mend", "reason")).set_value(AttemptReason.BUDGET).run()
    press(app, "do-deed-mend")
    assert "Tulis alasannya" in html_of(app)
    assert app.button_group(key=key("mend", "reason")).value == AttemptReason.BUDGET
    app.text_input(key=key("mend", "why")).set_value("salah pilih").run()
    press(app, "do-deed-mend")
    assert attempts_seen(office, ANNA.person)[0].attempt.reason is AttemptReason.BUDGET
    press(app, "do-undo_deed")
    assert attempts_seen(office, ANNA.person)[0].attempt == ATTEMPT


def test_a_correction_that_somebody_else_was_quicker_with_overwrites_nothing_unseen(
    profile, office
):
    record_attempt(office, by(ANNA), ATTEMPT)
    app = choose(profile(), Act.MEND)
    newer = replace(ATTEMPT, reason=AttemptReason.ACCESS)
    correct_attempt(office, by(CHIEF), ATTEMPT, newer, "banjir")
    app.text_input(key=key("mend", "note")).set_value("rapat")
    app.text_input(key=key("mend", "why")).set_value("kurang jelas").run()
    press(app, "do-deed-mend")
    assert "baru saja diubah orang lain" in html_of(app)
    assert app.selectbox(key=key("mend", "which")).options == ["24 Nov 2026 · akses"]
    assert attempts_seen(office, ANNA.person)[0].attempt == newer
    press(app, "do-deed-mend")
    assert attempts_seen(office, ANNA.person)[0].attempt.note == "rapat"


def test_an_attempt_is_deleted_with_a_reason_and_can_be_typed_again(profile, office):
    record_attempt(office, by(ANNA), ATTEMPT)
    app = choose(profile(), Act.MEND)
    press(app, "do-delete_attempt-mend")
    assert "Tulis alasannya" in html_of(app) and deeds(office) == [Deed.ATTEMPT]
    app.text_input(key=key("mend", "why")).set_value("desa lain").run()
    press(app, "do-delete_attempt-mend")
    assert attempts_seen(office, ANNA.person) == ()
    assert "Terhapus: upaya 24 Nov 2026." in html_of(app)
    press(app, "do-reopen_attempt")
    assert app.text_input(key=key("attempt", "note")).value == "kepala desa pergi"


# A snooze.


def test_a_snooze_is_saved_said_and_undone(profile, office):
    app = choose(profile(), Act.SNOOZE)
    assert "paling lama 90 hari" in html_of(app)
    app.date_input(key=key("snooze", "until")).set_value(date(2027, 1, 15))
    app.button_group(key=key("snooze", "reason")).set_value(SnoozeReason.SAFETY).run()
    press(app, "do-deed-snooze")
    (kept,) = snoozes_seen(office, ANNA.person, DAY)
    assert (kept.snooze.start, kept.snooze.until) == (DAY, date(2027, 1, 15))
    said = html_of(app)
    assert "Ditunda sampai 15 Jan 2027: keamanan. Desa ini tetap dihitung di semua angka." in said
    assert "sampai 15 Jan 2027: keamanan · oleh Anna" in said
    press(app, "do-undo_deed")
    assert snoozes_seen(office, ANNA.person, DAY) == ()


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (DAY + timedelta(days=91), "Paling lama 90 hari"),
        (DAY, "Paling cepat desa kembali ke daftar besok."),
    ],
)
def test_a_snooze_too_long_or_over_at_once_is_refused(profile, office, until, said):
    app = choose(profile(), Act.SNOOZE)
    app.date_input(key=key("snooze", "until")).set_value(until)
    app.button_group(key=key("snooze", "reason")).set_value(SnoozeReason.SAFETY).run()
    press(app, "do-deed-snooze")
    assert said in html_of(app)
    assert app.date_input(key=key("snooze", "until")).value == until
    assert snoozes_seen(office, ANNA.person, DAY) == ()


def test_a_running_snooze_is_ended_with_a_reason(profile, office):
    snooze_village(office, by(CHIEF), SNOOZE)
    app = choose(profile(), Act.END_SNOOZE)
    assert "sampai 8 Des 2026: anggaran · akhir tahun · oleh Ibu Ratna" in html_of(app)
    press(app, "do-deed-end_snooze")
    assert "Tulis alasannya" in html_of(app)
    app.text_input(key=key("end_snooze", "why")).set_value("dana turun").run()
    press(app, "do-deed-end_snooze")
    assert snoozes_seen(office, ANNA.person, DAY) == ()
    assert "Penundaan berakhir" in html_of(app)


# An exemption.


def test_an_exemption_is_asked_for_and_withdrawn(profile, office):
    app = choose(profile(), Act.EXEMPT)
    press(app, "do-deed-exempt")
    assert "Pilih hari terakhirnya." in html_of(app) and "Pilih satu alasan." in html_of(app)
    app.date_input(key=key("exempt", "until")).set_value(date(2027, 3, 1))
    app.button_group(key=key("exempt", "reason")).set_value(ExemptionReason.NO_ACCESS)
    app.text_input(key=key("exempt", "note")).set_value("jembatan putus").run()
    press(app, "do-deed-exempt")
    (kept,) = exemptions_seen(office, ANNA.person)
    assert kept.waiting and kept.note == "jembatan putus"
    said = html_of(app)
    assert "Desa ini tetap dihitung sampai orang lain menyetujuinya." in said
    assert "diminta, menunggu persetujuan: tidak terjangkau, 24 Nov 2026 – 1 Mar 2027" in said
    choose(app, Act.WITHDRAW)
    press(app, "do-deed-withdraw")
    assert exemptions_seen(office, ANNA.person)[0].withdrawn
    assert "Permintaan ditarik" in html_of(app)
    assert "menunggu persetujuan" not in html_of(app)


def test_everybody_who_reads_sees_how_it_was_decided(profile, office):
    declined = ask_exemption(office, by(ANNA), WANTED)
    decline_exemption(office, by(VERA), declined, "jalan <i>sudah</i> dibuka")
    app = profile(READER)
    assert "ditolak oleh Vera: tidak terjangkau" in html_of(app)
    assert "karena: jalan &lt;i&gt;sudah&lt;/i&gt; dibuka" in html_of(app)
    approve_exemption(office, by(VERA), ask_exemption(office, by(ANNA), WANTED))
    app.run()
    assert "tidak terjangkau, disetujui Vera, sampai 24 Des 2026" in html_of(app)


# What a browser may claim.


@pytest.mark.parametrize("act", list(Act))
def test_a_forged_wish_about_a_village_elsewhere_does_nothing(profile, office, act):
    app = profile(ANNA)
    version = office.version()
    app.session_state["record-asked"] = ("deed", (MAJA, act, "0", "1"))
    app.run()
    assert not app.exception and office.version() == version


def test_who_lost_the_right_between_two_clicks_is_refused_in_words(profile, office, monkeypatch):
    app = choose(profile(), Act.ATTEMPT)
    app.button_group(key=key("attempt", "reason")).set_value(AttemptReason.ACCESS).run()
    reader = Account("2", ANNA.email, "Anna", Role.VIEWER)
    monkeypatch.setattr("lib.ui.shell.account_here", lambda database, at, interacts=True: reader)
    press(app, "do-deed-attempt")
    assert attempts_seen(office, CHIEF.person) == ()
    assert "do-record" not in [b.key for b in app.button]


# The way to Catat.


def test_the_village_arrives_chosen_in_the_form(profile):
    app = press(profile(), "do-record")
    assert app.session_state["record-activity-areas"] == [LONTAR]


def test_an_entry_under_way_is_kept_and_the_village_at_hand(profile):
    app = press(profile(), "do-record")
    app.switch_page(RECORD).run()
    app.text_input(key="record-activity-other_topics").set_value("calo").run()
    app.multiselect(key="record-activity-areas").set_value(["36.04.13.2001"]).run()
    app.switch_page(PAGE).run()
    press(app, "do-record")
    assert app.session_state["record-forms"][1][NEW].values["areas"] == ["36.04.13.2001"]
    assert "Isian yang belum selesai masih terbuka; Lontar" in html_of(app)
    press(app, "record-activity-add-at-hand")
    areas = app.session_state["record-forms"][1][NEW].values["areas"]
    assert areas == ["36.04.13.2001", LONTAR]
    assert "belum termasuk" not in html_of(app)
