"""The page of rules: previewed first, saved as it was seen, refused at the field it stands in."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from lib.db.activities import insert_activities
from lib.db.engine import Database
from lib.db.rules import replace_rules
from lib.domain.activities import Activity, AreaLink, Kind, Link, State
from lib.domain.audit import Origin
from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.domain.record import Settings
from lib.domain.rules import SHIPPED_RULES, Rule, RuleLevel
from lib.services.rules import change_setting, rules_kept, set_rules, settings_kept
from lib.services.writing import By
from lib.ui.downloads import Table, cover
from lib.ui.i18n import spoken
from tests.app.conftest import TODAY
from tests.app.conftest import html_of as html

PAGE = "pages/admin/rules.py"
DAY = date.fromisoformat(TODAY)
CHIEF = Account("1", "admin@kantor.id", "Ibu Ratna", Role.ADMINISTRATOR)
BY = By(CHIEF.person, Origin.SCREEN, datetime(2026, 11, 24, 5, tzinfo=UTC))
BOUND = Account("2", "lebak@kantor.id", "Pak Asep", Role.ADMINISTRATOR, frozenset({"36.02"}))
OTHERS = [
    BOUND,
    *(
        Account("3", f"{role}@kantor.id", "Anna", role, frozenset({"36.02"}))
        for role in (Role.COORDINATOR, Role.VERIFIER, Role.VIEWER)
    ),
]
VILLAGE = "36.02.13.2005"


@pytest.fixture
def office(new_office):
    with new_office.write() as connection:
        insert_activities(connection, [visit("a", date(2026, 8, 1))], recorded_by="anna")
    return new_office


@pytest.fixture
def open_as(open_page_as):
    def opened(account: Account = CHIEF, page: str = PAGE, **params: str) -> AppTest:
        return open_page_as(page, account, **params)

    return opened


def visit(key: str, on: date) -> Activity:
    areas = (AreaLink(VILLAGE, Link.DIRECT),)
    return Activity(key, on, Kind.OUTREACH, None, State.HELD, areas)


def faults(app: AppTest) -> list[str]:
    return re.findall(r'class="pb-fault" role="alert"><p>(.*?)</p>', html(app))


def told(app: AppTest) -> str:
    """What the page says once something is saved, its Markdown read."""
    return re.sub(r"\\(.)", r"\1", app.success[0].value)


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    assert 'class="pb-incident"' not in html(app)
    return app


def ask_for(app: AppTest, days: str, **fields: object) -> AppTest:
    app.text_input(key="rule-days").set_value(days)
    for name, value in fields.items():
        app.session_state[f"rule-{name}"] = value
    return press(app.run(), "rules-show")


def rules_of(database: Database) -> set[Rule]:
    return set(rules_kept(database, CHIEF.person))


@pytest.mark.parametrize("account", OTHERS, ids=lambda account: account.email)
def test_the_page_is_for_administrators_of_the_whole_province(open_as, account):
    app = open_as(account)
    assert [e.value for e in app.error] == [
        "Halaman ini tidak terbuka untuk Anda. Silakan kembali ke halaman utama."
    ]
    assert not app.text_input


def test_it_says_how_many_intervals_are_confirmed_and_how_many_villages_each_rules(open_as):
    said = html(open_as())
    assert "Belum satu pun dari 5 interval yang berlaku dikonfirmasi" in said
    assert "Interval provinsi menentukan 1.552 dari 1.552 desa/kelurahan" in said
    assert said.count('pb-tag-clock">contoh') == len(SHIPPED_RULES)


@pytest.mark.parametrize(
    "typed", ["0", "3651", "-90", "3.650", "tiga bulan", "90 hari", "<b>9</b>"]
)
def test_what_is_no_interval_is_told_at_its_field_and_kept(open_as, office, typed):
    app = ask_for(open_as(), typed)
    (said,) = faults(app)
    assert "bukan interval" in said and "dari 1 sampai 3.650" in said
    assert "<b>" not in said
    assert app.text_input(key="rule-days").value == typed
    assert "rules-save" not in [b.key for b in app.button]
    assert rules_of(office) == set(SHIPPED_RULES)


def test_an_interval_for_nobody_and_without_days_is_told_at_both_fields(open_as):
    app = ask_for(open_as(), "", ground="village")
    assert [said.split(":")[0] for said in faults(app)] == [
        "Pilih dahulu untuk siapa interval ini.",
        "Ketik intervalnya",
    ]


def test_nothing_is_saved_before_the_second_button(open_as, office):
    app = ask_for(open_as(), "90")
    before = office.version()
    said = html(app)
    assert "Per 24 Nov 2026 1 dari 1.552 desa/kelurahan berpindah status." in said
    assert "Laju belum cukup: 1 kunjungan desa langsung" in said
    assert rules_of(office) == set(SHIPPED_RULES)
    press(app, "rules-save")
    assert office.version() == before + 1
    new = Rule(RuleLevel.PROVINCE, "36", 90, DAY, confirmed=True)
    assert rules_of(office) == {*SHIPPED_RULES, new}
    assert told(app) == "Tersimpan: Seluruh provinsi, 90 hari, sejak 24 Nov 2026."
    assert app.text_input(key="rule-days").value == ""


def test_the_totals_of_the_moves_are_those_of_the_register(open_as):
    table = html(ask_for(open_as(), "90")).partition("pb-moves")[2].partition("</table>")[0]
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in table.split("<tr")[2:]]
    cells = [[int(re.sub(r"\D", "", cell) or 0) for cell in row] for row in rows]
    assert [sum(row[:-1]) for row in cells] == [row[-1] for row in cells]
    assert [sum(column) for column in zip(*cells[:-1], strict=True)] == cells[-1]
    assert cells[-1][-1] == 1552


def test_a_preview_is_put_away_as_soon_as_the_form_says_something_else(open_as):
    app = ask_for(open_as(), "90")
    app.text_input(key="rule-days").set_value("60").run()
    assert "rules-save" not in [button.key for button in app.button]


def test_what_moved_since_the_preview_is_shown_before_it_is_saved(open_as, office):
    app = ask_for(open_as(), "90")
    with office.write() as connection:
        insert_activities(connection, [visit("b", DAY)], recorded_by="anna")
    press(app, "rules-save")
    assert "Catatan berubah sementara itu" in html(app)
    assert rules_of(office) == set(SHIPPED_RULES)
    press(app, "rules-save")
    assert len(rules_of(office)) == len(SHIPPED_RULES) + 1


def test_a_day_past_or_to_come_says_what_it_does(open_as):
    app = ask_for(open_as(), "90", **{"from": date(2026, 1, 1)})
    assert "1 Jan 2026 sudah lewat: semua angka sejak tanggal itu dinilai ulang." in html(app)
    app = ask_for(app, "90", **{"from": date(2027, 3, 1)})
    said = html(app)
    assert "Sampai 1 Mar 2027 interval yang berlaku tetap." in said
    assert "Per 1 Mar 2027 (perkiraan)" in said


def test_an_example_is_confirmed_as_it_is_in_one_click(open_as, office):
    app = open_as()
    keys = [b.key for b in app.button if b.key and b.key.startswith("confirm-")]
    assert len(keys) == len(SHIPPED_RULES)
    press(app, keys[0])
    assert rules_of(office) == {replace(SHIPPED_RULES[0], confirmed=True), *SHIPPED_RULES[1:]}
    assert "1 dari 5 interval yang berlaku sudah dikonfirmasi" in html(app)


def test_a_rule_that_is_chosen_fills_the_form_from_today_on(open_as, office):
    village = Rule(RuleLevel.VILLAGE, VILLAGE, 45, date(2026, 1, 1), confirmed=True)
    set_rules(office, BY, [village])
    app = open_as()
    app.selectbox(key="rule-chosen").set_value(f"village|{VILLAGE}|2026-01-01").run()
    assert app.text_input(key="rule-days").value == "45"
    assert app.selectbox(key="rule-code-village").value == VILLAGE
    assert app.date_input(key="rule-from").value == DAY


def test_a_rule_is_dropped_after_the_same_preview(open_as, office):
    village = Rule(RuleLevel.VILLAGE, VILLAGE, 45, date(2026, 1, 1), confirmed=True)
    set_rules(office, BY, [village])
    app = open_as()
    app.selectbox(key="rule-chosen").set_value(f"village|{VILLAGE}|2026-01-01").run()
    press(app, "rules-drop")
    assert "1 dari 1.552 desa/kelurahan berpindah status" in html(app)
    assert village in rules_of(office)
    press(app, "rules-save")
    assert rules_of(office) == set(SHIPPED_RULES)
    assert told(app) == ("Dihapus: Tanjungsari — Kec. Maja, Kab. Lebak, 45 hari, sejak 1 Jan 2026.")


def test_the_last_rule_of_the_province_is_not_dropped(open_as, office):
    app = open_as()
    app.selectbox(key="rule-chosen").set_value("province|36|None").run()
    press(app, "rules-drop")
    assert faults(app) == [
        "Provinsi harus tetap punya interval: tetapkan yang lain lebih dulu, baru hapus yang ini."
    ]
    assert rules_of(office) == set(SHIPPED_RULES)


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("unverified_count", Settings(unverified_count=False)),
        ("training_refreshes", Settings(training_refreshes=True)),
        ("delegates_refresh", Settings(delegates_refresh=True)),
    ],
)
def test_a_setting_is_previewed_and_then_saved(open_as, office, key, changed):
    app = press(open_as(), f"rules-see-{key}")
    moved = "1 dari 1.552" if key == "unverified_count" else "tidak satu pun dari 1.552"
    assert f"Per 24 Nov 2026 {moved} desa/kelurahan berpindah status." in html(app)
    assert settings_kept(office, CHIEF.person) == Settings()
    press(app, "rules-save")
    assert settings_kept(office, CHIEF.person) == changed
    assert app.success


def test_the_start_of_the_programme_is_previewed_and_then_saved(open_as, office):
    app = open_as()
    app.date_input(key="rules-programme-start").set_value(date(2025, 1, 1)).run()
    press(press(app, "rules-see-programme_start"), "rules-save")
    assert settings_kept(office, CHIEF.person).programme_start == date(2025, 1, 1)


def test_the_head_says_what_counts_and_what_it_means(open_as, office):
    home = "pages/overview/home.py"
    assert "1 catatan belum diperiksa ikut dihitung" in html(open_as(page=home))
    assert "catatan belum diperiksa" not in html(open_as(page=home, kab="36.04"))
    change_setting(office, BY, "unverified_count", "no")
    change_setting(office, BY, "training_refreshes", "yes")
    change_setting(office, BY, "delegates_refresh", "yes")
    said = html(open_as(page=home))
    assert "1 catatan belum diperiksa tidak dihitung" in said
    assert "baru dihitung setelah diperiksa" in said
    assert "pelatihan ikut menyegarkan" in said and "perwakilan ikut menyegarkan" in said


def test_a_village_says_that_its_last_visit_is_not_verified(open_as):
    app = open_as(page="pages/overview/village.py", desa=VILLAGE)
    said = html(app)
    assert "sosialisasi terakhir belum diperiksa verifikator" in said
    assert said.count('<span class="pb-tag">belum diperiksa</span>') == 1


def test_many_intervals_are_turned_a_page_at_a_time(open_as, office):
    villages = [Rule(RuleLevel.VILLAGE, f"36.02.13.20{n:02}", 45) for n in range(5, 14)]
    with office.write() as connection:
        replace_rules(connection, [*SHIPPED_RULES, *villages])
    app = open_as()
    assert html(app).count('pb-tag-clock">contoh') == 12
    assert len([b for b in app.button if b.key and b.key.startswith("confirm-")]) == 8


def test_a_file_says_what_counts_too(open_as):
    page = open_as(page="pages/overview/home.py").session_state["page_context"]
    table = Table("Desa", ["Kode desa"], lambda: [[VILLAGE]], 1)
    with spoken("id"):
        said = dict(cover(page, table, BY.at))["Yang dihitung"]
    assert said.startswith("1 catatan belum diperiksa ikut dihitung. Sosialisasi dan pelatihan")


def test_the_public_record_needs_no_mark(open_as):
    said = html(open_as(page="pages/overview/home.py", data="publik"))
    assert 'class="pb-mark"' in said and 'class="pb-choice"' not in said
