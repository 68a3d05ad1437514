"""The page on which coordinators record: one entry for many villages, and nothing typed is lost."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from lib.db.audit import walk_trail
from lib.db.engine import Database
from lib.domain.activities import Activity, AreaLink, Form, Kind, Link, Organiser, State
from lib.domain.audit import Deed, Origin
from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.services import sources
from lib.services.drafts import draft_of
from lib.services.people import create_account
from lib.services.recent_records import newest_records
from lib.services.recording import correct_activity, kept_activity, record_activity
from lib.services.writing import By
from lib.ui.record.memory import CORRECTION, NEW, OpenForm
from tests.app.conftest import choose
from tests.app.conftest import html_of as html

PAGE = "pages/work/record.py"
CHIEF = Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR)
ANNA = Account("2", "anna@kantor.id", "Anna", Role.COORDINATOR, frozenset({"36.02"}))
VERA = Account("3", "vera@kantor.id", "Vera", Role.VERIFIER, frozenset({"36.02"}))
READER = Account("4", "baca@kantor.id", "Pembaca", Role.VIEWER)
AT = datetime(2026, 11, 24, 5, tzinfo=UTC)
DAY = date(2026, 11, 24)
FIVE = ["36.02.13.2005", "36.02.13.2006", "36.02.13.2007", "36.02.13.2008", "36.02.13.2009"]
SERANG = "36.04.13.2007"


@pytest.fixture
def office(new_office):
    by = By(CHIEF.person, Origin.COMMAND_LINE, AT)
    for account in (CHIEF, ANNA, VERA, READER):
        create_account(new_office, by, account)
    return new_office


@pytest.fixture
def open_as(open_page_as):
    def opened(account: Account | None = ANNA, **params: str) -> AppTest:
        return open_page_as(PAGE, account, **params)

    return opened


def by(account: Account = ANNA, at: datetime = AT) -> By:
    return By(account.person, Origin.SCREEN, at)


def activity(key: str = "a", *codes: str, on: date = DAY, state: State = State.HELD) -> Activity:
    return Activity(
        key,
        on,
        Kind.OUTREACH,
        Form.FACE_TO_FACE,
        state,
        tuple(AreaLink(code, Link.DIRECT) for code in codes or FIVE[:1]),
        organisers=(Organiser.IMIGRASI,),
    )


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def fill(app: AppTest, *codes: str) -> AppTest:
    """The least that can be saved: the villages and who held it."""
    app.session_state["record-activity-areas"] = list(codes or FIVE)
    app.session_state["record-activity-organisers"] = [Organiser.IMIGRASI]
    app.run()
    assert not app.exception
    return app


def form_of(app: AppTest, name: str = NEW) -> OpenForm:
    return app.session_state["record-forms"][1][name]


def areas(app: AppTest) -> list[str]:
    return form_of(app).values["areas"]


def on_record(database: Database, account: Account = ANNA) -> list[Activity]:
    return [row.kept.activity for row in newest_records(database, account.person, 1).rows]


def deeds(database: Database) -> list[Deed]:
    with database.read() as connection:
        events = [sealed.entry.event for sealed in walk_trail(connection)]
    return [event.deed for event in events if event.subject == "activity"]


# Who may come in.


@pytest.mark.parametrize("account", [READER, VERA])
def test_who_may_not_record_is_told_so(open_as, account):
    app = open_as(account)
    assert "Halaman ini tidak terbuka untuk Anda" in app.error[0].value
    assert "record-activity-save" not in [b.key for b in app.button]


def test_a_coordinator_is_offered_the_own_regency_only(open_as):
    app = open_as()
    offered = app.multiselect(key="record-activity-areas").options
    assert len(offered) == 345 + 28 + 1
    assert "Maja — Kec. Maja" in " ".join(offered)
    districts = app.selectbox(key="record-activity-district").options
    assert len(districts) == 28


# One entry for many villages.


def test_one_entry_is_saved_for_all_its_villages(open_as, office):
    app = press(fill(open_as()), "record-activity-save")
    (saved,) = on_record(office)
    assert [link.area_code for link in saved.areas] == FIVE
    assert (saved.date, saved.state, saved.recorded_on) == (DAY, State.HELD, DAY)
    assert "Tersimpan: Sosialisasi, 24 Nov 2026, untuk 5 desa/kelurahan di Kab. Lebak." in html(app)
    assert "Data sampai 24 Nov 2026" in html(app)
    assert deeds(office) == [Deed.RECORD]


def test_villages_are_tapped_within_a_district(open_as, office):
    app = open_as()
    app.selectbox(key="record-activity-district").set_value("36.02.13").run()
    pills = app.button_group(key="record-activity-pills-36.02.13")
    pills.set_value([FIVE[0], FIVE[1]]).run()
    assert areas(app) == FIVE[:2]
    press(app, "record-activity-add-district")
    assert len(areas(app)) == len(pills.options)


def test_villages_that_sent_delegates_are_linked_so(open_as, office):
    app = fill(open_as(), *FIVE[:2])
    app.multiselect(key="record-activity-delegates").set_value([FIVE[1]]).run()
    press(app, "record-activity-save")
    links = {link.area_code: link.link for link in on_record(office)[0].areas}
    assert links == {FIVE[0]: Link.DIRECT, FIVE[1]: Link.DELEGATE}


def test_a_pasted_list_is_read_and_what_is_unclear_is_asked(open_as, office):
    app = open_as()
    app.button_group(key="record-activity-way").set_value("paste").run()
    pasted = "3602132005\nMekarsari\nNamanya Ngawur\n36.04.13.2007"
    app.text_area(key="record-activity-pasted").set_value(pasted).run()
    press(app, "record-activity-read-pasted")
    assert areas(app) == ["36.02.13.2005"]
    assert "Namanya Ngawur; 36.04.13.2007" in html(app)
    unclear = app.selectbox(key="record-activity-unclear-0")
    assert "Mekarsari" in unclear.label and len(unclear.options) > 1
    unclear.select_index(0).run()
    assert len(areas(app)) == 2
    assert app.text_area(key=form_of(app).key("pasted")).value == "Namanya Ngawur\n36.04.13.2007"


def test_villages_tapped_on_the_map_are_chosen_and_those_of_others_left_out(open_as):
    app = open_as()
    app.session_state["record-activity-areas"] = ["36.02.13", FIVE[0], FIVE[1]]
    app.session_state["record-activity-way"] = "map"
    app.run()
    tapped = [FIVE[1], FIVE[2], "36.04.01.2001"]
    app.session_state["record-activity-map"] = {"pantau": f"7|chosen|{','.join(tapped)}"}
    app.run()
    assert not app.exception
    assert areas(app) == ["36.02.13", FIVE[1], FIVE[2]]
    app.run()
    assert areas(app) == ["36.02.13", FIVE[1], FIVE[2]]


def test_the_villages_of_the_filter_and_the_one_on_the_map_are_at_hand(open_as):
    app = open_as(kec="36.02.13", desa="36.02.02.2002")
    assert areas(app) == ["36.02.02.2002"]
    app.button_group(key="record-activity-way").set_value("filter").run()
    press(app, "record-activity-add-filter")
    assert set(FIVE) < set(areas(app))


@pytest.mark.parametrize(
    ("counted", "number", "kept"),
    [
        ("number", 50, (50, "")),
        ("number", None, (None, "")),
        ("puluhan", None, (None, "puluhan")),
        ("unknown", 50, (None, "")),
    ],
)
def test_attendance_is_a_number_or_words_and_never_zero_for_unknown(
    open_as, office, counted, number, kept
):
    app = fill(open_as(), FIVE[0])
    app.number_input(key="record-activity-participants").set_value(number).run()
    app.button_group(key="record-activity-counted").set_value(counted).run()
    press(app, "record-activity-save")
    (saved,) = on_record(office)
    assert (saved.participants, saved.participants_note) == kept


def test_what_is_folded_is_saved_too(open_as, office):
    app = fill(open_as(), FIVE[0])
    app.session_state["record-activity-details"] = True
    app.run()
    app.text_input(key="record-activity-venue").set_value("Balai desa")
    app.text_input(key="record-activity-trainers").set_value("Bapak Asep")
    app.button_group(key="record-activity-youth").set_value("yes")
    app.number_input(key="record-activity-pre_mean").set_value(55.5)
    app.number_input(key="record-activity-post_mean").set_value(80.0).run()
    app.session_state["record-activity-details"] = False
    press(app.run(), "record-activity-save")
    (saved,) = on_record(office)
    assert (saved.venue, saved.notes, saved.youth) == ("Balai desa", "Pelatih: Bapak Asep", True)
    assert (saved.pre_mean, saved.post_mean) == (55.5, 80.0)


# After saving.


def test_what_was_saved_can_be_undone_and_opened_again(open_as, office):
    app = press(fill(open_as()), "record-activity-save")
    press(app, "record-undo")
    assert on_record(office) == []
    assert "Diurungkan" in html(app)
    press(app, "record-reopen")
    assert areas(app) == FIVE
    press(app, "record-activity-save")
    assert len(on_record(office)) == 1
    assert deeds(office) == [Deed.RECORD, Deed.DELETE, Deed.RECORD]


def test_the_next_one_keeps_organiser_and_kind_and_nothing_else(open_as, office):
    app = fill(open_as())
    app.button_group(key="record-activity-kind").set_value(Kind.TRAINING).run()
    press(app, "record-activity-save")
    assert "record-activity-save" not in [b.key for b in app.button]
    press(app, "record-again")
    assert app.session_state["record-activity-kind"] == Kind.TRAINING
    assert app.session_state["record-activity-organisers"] == [Organiser.IMIGRASI]
    assert areas(app) == []


# Faults.


def test_every_fault_is_told_at_once_and_nothing_typed_is_lost(open_as, office):
    app = open_as()
    app.date_input(key="record-activity-date").set_value(date(2026, 11, 30))
    app.text_input(key="record-activity-other_topics").set_value("kerja ke luar negeri")
    app.number_input(key="record-activity-participants").set_value(-5).run()
    press(app, "record-activity-save")
    said = html(app)
    assert "30 Nov 2026 belum tiba" in said
    assert "Pilih sedikitnya satu desa/kelurahan." in said
    assert "Pilih penyelenggaranya." in said
    assert "-5 bukan jumlah orang yang masuk akal." in said
    assert app.text_input(key="record-activity-other_topics").value == "kerja ke luar negeri"
    assert app.date_input(key="record-activity-date").value == date(2026, 11, 30)
    assert on_record(office) == [] and deeds(office) == []


def test_a_fault_in_what_is_folded_unfolds_it(open_as):
    app = fill(open_as(), FIVE[0])
    app.session_state["record-activity-details"] = True
    app.run()
    app.text_input(key="record-activity-evidence_url").set_value("foto di laci").run()
    app.session_state["record-activity-details"] = False
    press(app.run(), "record-activity-save")
    assert app.text_input(key="record-activity-evidence_url").value == "foto di laci"
    assert "Tautan harus diawali https://" in html(app)


def test_a_form_sent_twice_is_saved_once(open_as, office):
    app = fill(open_as())
    form = form_of(app)
    record_activity(office, by(), form.activity())
    press(app, "record-activity-save")
    assert "Isian ini sudah tersimpan" in html(app)
    assert len(on_record(office)) == 1


# What a browser may claim.


def test_a_forged_village_of_another_regency_is_refused_and_dropped(open_as, office):
    app = fill(open_as(), FIVE[0])
    app.session_state["record-activity-areas"] = [FIVE[0], SERANG]
    press(app, "record-activity-save")
    assert on_record(office, CHIEF) == []
    assert f"{SERANG} bukan desa/kelurahan di wilayah Anda." in html(app)
    assert areas(app) == [FIVE[0]]


def test_forged_words_are_read_as_what_is_offered(open_as, office):
    app = fill(open_as(), FIVE[0])
    app.session_state["record-activity-kind"] = "pesta"
    app.session_state["record-activity-state"] = "bohong"
    app.session_state["record-activity-organisers"] = ["imigrasi", "penipu"]
    press(app, "record-activity-save")
    (saved,) = on_record(office)
    assert (saved.kind, saved.state) == (Kind.OUTREACH, State.HELD)
    assert saved.organisers == (Organiser.IMIGRASI,)


@pytest.mark.parametrize("asked", [("correct", ("b",)), ("answer", ("b", "1"))])
def test_a_forged_wish_about_a_record_elsewhere_does_nothing(open_as, office, asked):
    plan = activity("b", SERANG, on=date(2026, 12, 1), state=State.PLANNED)
    record_activity(office, by(CHIEF), plan)
    app = open_as()
    app.session_state["plan-b-answer"] = "cancelled"
    app.session_state["plan-b-reason"] = "iseng"
    app.session_state["record-asked"] = asked
    app.run()
    assert not app.exception
    assert kept_activity(office, CHIEF.person, "b").version == 1
    assert "Lontar" not in html(app)


# Near-duplicates.


def test_what_may_be_the_same_activity_is_shown_before_it_is_saved(open_as, office):
    record_activity(office, by(), activity("a", on=date(2026, 11, 22)))
    app = press(fill(open_as()), "record-activity-save")
    assert "Apakah ini salah satunya?" in html(app) and "22 Nov 2026" in html(app)
    assert len(on_record(office)) == 1
    press(app, "record-save-anyway")
    assert len(on_record(office)) == 2


def test_a_near_plan_can_be_settled_with_what_was_typed(open_as, office):
    early = datetime(2026, 11, 1, tzinfo=UTC)
    plan = activity("a", on=date(2026, 11, 23), state=State.PLANNED)
    record_activity(office, by(at=early), plan)
    app = press(fill(open_as(), *FIVE[:2]), "record-activity-save")
    press(app, "record-settle-with")
    (held,) = on_record(office)
    assert (held.id, held.state, len(held.areas)) == ("a", State.HELD, 2)


# Drafts.


def test_a_draft_survives_a_new_connection_and_can_be_thrown_away(open_as, office):
    app = fill(open_as())
    app.text_input(key="record-activity-other_topics").set_value("calo").run()
    again = open_as()
    assert areas(again) == FIVE
    assert again.text_input(key="record-activity-other_topics").value == "calo"
    assert "Draf Anda dari 24 Nov 2026 pukul 12.00 WIB dipulihkan" in html(again)
    press(again, "record-activity-discard")
    assert areas(again) == []
    assert draft_of(office, ANNA.person, NEW) is None


def test_a_form_left_alone_leaves_no_draft_and_a_saved_one_none_either(open_as, office):
    app = open_as()
    assert draft_of(office, ANNA.person, NEW) is None
    fill(app)
    assert draft_of(office, ANNA.person, NEW) is not None
    press(app, "record-activity-save")
    assert draft_of(office, ANNA.person, NEW) is None


def test_a_draft_is_for_the_person_who_typed_it(open_as):
    fill(open_as(ANNA))
    app = open_as(CHIEF)
    assert areas(app) == []


# Plans.


def test_a_plan_is_made_for_a_day_to_come(open_as, office):
    app = fill(open_as())
    app.button_group(key="record-activity-state").set_value(State.PLANNED).run()
    assert "record-activity-participants" not in [n.key for n in app.number_input]
    app.date_input(key="record-activity-date").set_value(date(2026, 12, 8)).run()
    press(app, "record-activity-save")
    assert "Terencana: Sosialisasi, 8 Des 2026" in html(app)
    assert on_record(office)[0].state is State.PLANNED


@pytest.fixture
def lapsed(office):
    early = datetime(2026, 11, 1, tzinfo=UTC)
    plan = activity("p", *FIVE, on=date(2026, 11, 10), state=State.PLANNED)
    record_activity(office, by(at=early), plan)


def answer(app: AppTest, word: str) -> AppTest:
    return app.button_group(key="plan-p-answer").set_value(word).run()


def test_lapsed_plans_greet_first_and_are_confirmed_with_their_attendance(open_as, office, lapsed):
    app = open_as()
    assert "1 rencana sudah lewat" in html(app)
    answer(app, "held")
    app.number_input(key="plan-p-number").set_value(42).run()
    press(app, "plan-p-save")
    (held,) = on_record(office)
    assert (held.state, held.date, held.participants) == (State.HELD, date(2026, 11, 10), 42)
    assert "Apa jadinya rencana ini" not in html(app)
    press(app, "record-undo")
    assert on_record(office)[0].state is State.PLANNED


def test_a_lapsed_plan_is_moved_to_another_day(open_as, office, lapsed):
    app = answer(open_as(), "moved")
    app.date_input(key="plan-p-moved").set_value(date(2026, 12, 1)).run()
    press(app, "plan-p-save")
    assert on_record(office)[0].date == date(2026, 12, 1)
    assert "Dipindah ke 1 Des 2026" in html(app)


def test_a_lapsed_plan_is_cancelled_with_a_reason_only(open_as, office, lapsed):
    app = press(answer(open_as(), "cancelled"), "plan-p-save")
    assert "Tulis alasannya" in html(app)
    assert on_record(office)[0].state is State.PLANNED
    app.text_input(key="plan-p-reason").set_value("banjir").run()
    press(app, "plan-p-save")
    assert on_record(office)[0].state is State.CANCELLED


def test_a_coming_plan_is_answered_in_its_list(open_as, office):
    plan = activity("p", on=date(2026, 12, 1), state=State.PLANNED)
    record_activity(office, by(), plan)
    app = open_as()
    app.button_group(key="record-recent").set_value("coming").run()
    answer(app, "cancelled")
    app.text_input(key="plan-p-reason").set_value("anggaran").run()
    press(app, "plan-p-save")
    assert on_record(office)[0].state is State.CANCELLED


# Corrections.


@pytest.fixture
def recorded(office):
    record_activity(office, by(), activity("a", *FIVE))


def correct(app: AppTest) -> AppTest:
    """Another venue and a reason typed into the open form."""
    app.session_state["record-correction-details"] = True
    app.run()
    app.text_input(key="record-correction-venue").set_value("Aula")
    return app.text_input(key="record-correction-reason").set_value("tempat salah").run()


def test_a_record_is_corrected_with_a_reason(open_as, office, recorded):
    app = press(open_as(), "correct-a")
    assert app.session_state["record-correction-areas"] == FIVE
    press(app, "record-correction-save")
    assert "Tulis alasannya" in html(app)
    press(correct(app), "record-correction-save")
    assert on_record(office)[0].venue == "Aula"
    assert "Terkoreksi" in html(app)


def test_a_record_is_deleted_with_a_reason_and_comes_back(open_as, office, recorded):
    app = press(press(open_as(), "correct-a"), "record-correction-delete")
    assert len(on_record(office)) == 1
    app.text_input(key="record-correction-reason").set_value("ganda").run()
    press(app, "record-correction-delete")
    assert on_record(office) == []
    press(app, "record-undo")
    assert on_record(office) == [activity("a", *FIVE)]


@pytest.fixture
def conflict(open_as, office, recorded):
    """Somebody changes the record while it is being corrected."""
    app = correct(press(open_as(), "correct-a"))
    newer = kept_activity(office, ANNA.person, "a").activity
    correct_activity(office, by(CHIEF), replace(newer, participants=60), 1, "jumlah")
    return press(app, "record-correction-save")


def test_a_conflict_shows_both_versions_and_loses_neither(conflict, office):
    said = html(conflict)
    assert "Aula" in said and "60" in said and "Punya saya" in said
    assert on_record(office)[0].participants == 60
    assert conflict.text_input(key="record-correction-venue").value == "Aula"


def test_mine_goes_on_top_of_the_newer_version(conflict, office):
    press(conflict, "record-mine")
    assert on_record(office)[0].venue == "Aula"
    assert kept_activity(office, ANNA.person, "a").version == 3


def test_the_newer_one_fills_the_form(conflict, office):
    press(conflict, "record-theirs")
    assert conflict.session_state["record-correction-participants"] == 60
    assert on_record(office)[0].venue == ""


def test_a_correction_survives_a_new_connection_too(open_as, office, recorded):
    correct(press(open_as(), "correct-a"))
    again = open_as()
    assert again.session_state["record-correction-reason"] == "tempat salah"
    press(again, "record-correction-close")
    assert draft_of(office, ANNA.person, CORRECTION) is None


def test_a_record_of_two_regencies_is_shown_and_not_offered_for_correction(open_as, office):
    record_activity(office, by(CHIEF), activity("a", FIVE[0], SERANG))
    app = open_as()
    assert "juga wilayah lain" in html(app)
    assert "correct-a" not in [b.key for b in app.button]


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "${alert(1)}`", "[x](javascript:1)"]
)
def test_what_people_wrote_is_escaped(open_as, office, hostile):
    record_activity(office, by(), replace(activity(), participants_note=hostile))
    app = open_as()
    assert "<script>alert" not in html(app)
    app.button_group(key="record-activity-way").set_value("paste").run()
    app.text_area(key="record-activity-pasted").set_value(hostile).run()
    press(app, "record-activity-read-pasted")
    assert "<script>alert" not in html(app)


def test_the_page_speaks_english_too(open_as):
    app = open_as()
    choose(app, lang="en")
    assert not app.exception
    assert app.button(key="record-activity-save").label == "Save"


def test_a_record_for_reading_says_where_the_writing_is_done(open_as):
    app = open_as(ANNA)
    choose(app, data=sources.Source.PUBLIC)
    app.switch_page(PAGE).run()
    assert "record-activity-save" not in [b.key for b in app.button]
    assert any("Kegiatan dicatat di catatan kantor" in m.value for m in app.markdown)
    press(app, "open-office")
    assert "record-activity-save" in [b.key for b in app.button]


def test_a_tap_is_not_taken_back_by_a_browser_that_has_not_drawn_it_yet(open_as):
    app = open_as()
    app.selectbox(key="record-activity-district").set_value("36.02.13").run()
    app.button_group(key="record-activity-pills-36.02.13").set_value(FIVE[:1]).run()
    stale = form_of(app).key("areas")
    app.button_group(key="record-activity-pills-36.02.13").set_value(FIVE[:2]).run()
    app.session_state[stale] = FIVE[:1]
    app.button_group(key="record-activity-organisers").set_value([Organiser.IMIGRASI]).run()
    assert not app.exception
    assert areas(app) == FIVE[:2]


def test_a_village_taken_out_of_the_list_is_no_longer_tapped(open_as):
    app = open_as()
    app.selectbox(key="record-activity-district").set_value("36.02.13").run()
    app.button_group(key="record-activity-pills-36.02.13").set_value(FIVE[:2]).run()
    app.multiselect(key=form_of(app).key("areas")).set_value(FIVE[:1]).run()
    assert areas(app) == FIVE[:1]
    pills = app.button_group(key=form_of(app).key("pills-36.02.13"))
    assert pills.value == FIVE[:1]
