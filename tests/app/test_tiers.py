"""Risk tiers on Aturan: told at the field what is wrong, set, listed, withdrawn, seen by few."""

import re
from dataclasses import replace
from datetime import date

import pytest

from lib.domain.permissions import LOCAL_VIEWER
from lib.domain.rules import Tier, TierRecord
from lib.services.tiers import set_tiers, tiers_given
from tests.app.conftest import CHIEF, READER, TODAY, by, html_of, press

PAGE, QUEUE, PROFILE = (
    "pages/admin/rules.py",
    "pages/work/priorities.py",
    "pages/overview/village.py",
)
VILLAGE, DAY = "36.02.13.2005", date.fromisoformat(TODAY)
TIER = TierRecord(VILLAGE, Tier.LOW, DAY, "Penempatan PMI", "2025", "BP3MI Banten")


def faults(app) -> list[str]:
    return re.findall(r'class="pb-fault" role="alert"><p>(.*?)</p>', html_of(app))


def given(office):
    return tiers_given(office, CHIEF.person, DAY)


def test_what_is_missing_is_told_at_each_field_and_what_was_typed_stays(open_page_as, office):
    app = open_page_as(PAGE, CHIEF)
    app.text_input(key="tier-source").set_value("Penempatan PMI")
    app.text_input(key="tier-agency").set_value("Telepon 081234567890")
    press(app, "tier-save")
    said = faults(app)
    assert said[0] == "Pilih desanya dulu."
    assert said[1].startswith("Mohon diisi") and "NIK atau nomor telepon" in said[2]
    assert app.text_input(key="tier-source").value == "Penempatan PMI"
    assert given(office) == ()


def test_a_tier_is_set_listed_and_withdrawn(open_page_as, office):
    app = open_page_as(PAGE, CHIEF)
    app.session_state["tier-village"] = VILLAGE
    app.session_state["tier-tier"] = Tier.LOW
    for field in ("source", "period", "agency"):
        app.session_state[f"tier-{field}"] = getattr(TIER, field)
    press(app, "tier-save")
    assert given(office) == (TIER,)
    assert "Penempatan PMI · 2025 · BP3MI Banten" in html_of(app)
    assert app.text_input(key="tier-source").value == ""
    app.session_state["tiers-withdraw"] = VILLAGE
    press(app.run(), "tiers-withdraw-now")
    assert given(office) == ()
    assert "Belum ada desa dalam saringan ini yang diberi tingkat risiko." in html_of(app)


@pytest.mark.parametrize("signed_in", [True, False])
def test_without_an_account_only_the_order_follows_from_a_tier(
    open_page_as, office, monkeypatch, signed_in
):
    set_tiers(office, by(CHIEF), [replace(TIER, tier=Tier.HIGH)])
    if not signed_in:
        monkeypatch.setattr("lib.ui.shell.person_here", lambda account, database: LOCAL_VIEWER)
    account = READER if signed_in else None
    queue = html_of(open_page_as(QUEUE, account, kab="36.02", kec="36.02.13"))
    profile = html_of(open_page_as(PROFILE, account, desa=VILLAGE))
    for said in ("Prioritas tinggi" in queue, "risiko tinggi" in profile):
        assert said is signed_in
    assert "90 hari" in profile
    assert ("Penempatan PMI" in profile) is signed_in


def test_the_simulated_record_tells_its_made_up_tiers_to_everybody(run_app):
    said = html_of(run_app(QUEUE, data="simulasi"))
    assert "SIMULASI" in said and "Prioritas tinggi" in said
