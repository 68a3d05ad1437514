"""The profile of a village in a real browser: safe links, keyboard, a phone, hostile reports."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import ROOT, serve, settled

LONTAR = "36.04.13.2007"
PROFILE = f"/desa?desa={LONTAR}"
SCRIPT = "<img src=x onerror=\"window.hostile='{0}'\"><script>window.hostile='{0}'</script>"
HOSTILE = {
    "source_title": SCRIPT.format("title"),
    "venue": SCRIPT.format("venue"),
    "notes": "${window.hostile='notes'} `" + SCRIPT.format("notes"),
    "organiser_units": SCRIPT.format("units"),
    "topics": SCRIPT.format("topic").replace(";", ""),
    "participants_note": SCRIPT.format("attendance"),
    "source_url": "javascript:window.hostile='link'",
    "source_url_2": 'https://bukti.invalid/"onclick="window.hostile=1',
    "evidence_url": "data:text/html,<script>window.hostile='data'</script>",
}


def write(folder: Path, name: str, *rows: dict[str, str]) -> None:
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def hostile_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office whose only report tries to run scripts from every field a person may fill."""
    folder = tmp_path_factory.mktemp("hostile")
    package = folder / "package"
    package.mkdir()
    activity = {"activity_id": "x", "date": "2026-10-01", "kind": "outreach", "state": "held"}
    member = {"area_code": LONTAR, "programme": "desa_binaan_imigrasi", "since": "2024-01-01"}
    member |= {"office": SCRIPT.format("office"), "deed": SCRIPT.format("deed")}
    member |= {"source_url": "javascript:window.hostile='member'"}
    write(package, "activities.csv", activity | HOSTILE)
    link = {"activity_id": "x", "area_code": LONTAR, "link": "direct"}
    write(package, "activity_areas.csv", link)
    write(package, "memberships.csv", member)
    url = f"sqlite:///{folder / 'office.sqlite3'}"
    subprocess.run(
        [sys.executable, "-m", "lib.cli", "load", str(package)],
        cwd=ROOT,
        env={**os.environ, "PANTAU_DATABASE_URL": url, "PANTAU_LOCAL_FOLDER": str(folder)},
        check=True,
    )
    yield from serve(folder, PANTAU_DATABASE_URL=url)


def test_what_people_wrote_is_shown_as_text_and_never_runs(open_page, hostile_office):
    page = open_page(PROFILE, at=hostile_office)
    shown = page.locator(".pb-timeline").first.inner_text()
    for name in ("title", "venue", "notes", "units", "topic", "attendance"):
        assert f"window.hostile='{name}'" in shown, name
    assert "window.hostile='deed'" in page.locator(".pb-facts").inner_text()
    assert page.evaluate("window.hostile") is None
    links = page.locator(".pb-timeline a, .pb-facts a")
    addresses = links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(addresses) == 1 and addresses[0].startswith("https://bukti.invalid/")
    assert links.first.get_attribute("onclick") is None


def test_a_source_opens_in_a_new_tab_that_learns_nothing_of_the_dashboard(open_page):
    page = open_page(PROFILE)
    source = page.locator(".pb-event a").first
    assert source.get_attribute("href").startswith("https://")
    assert source.get_attribute("target") == "_blank"
    assert {"noopener", "noreferrer"} <= set(source.get_attribute("rel").split())


def test_a_village_is_found_by_typing_its_name_and_district(open_page):
    page = open_page("/desa")
    page.get_by_role("combobox", name="Cari desa").click()
    page.keyboard.type("lontar tirtayasa")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**desa={LONTAR}**")
    settled(page)
    assert page.get_by_role("heading", name="Lontar", exact=True).is_visible()


def test_the_keyboard_reaches_the_next_village_and_opens_it(open_page):
    page = open_page(PROFILE)
    page.get_by_role("link", name="Susukan ›").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**desa=36.04.13.2008**")
    settled(page)
    assert page.get_by_role("heading", name="Susukan", exact=True).is_visible()


def test_the_way_to_the_map_picks_the_village_in_its_regency(open_page):
    page = open_page(PROFILE)
    page.get_by_role("link", name="Lihat di peta").click()
    page.wait_for_url("**kab=36.04**")
    settled(page)
    assert f"desa={LONTAR}" in page.url
    assert page.locator(".pb-village h2").inner_text() == "Lontar"


def test_the_question_is_answered_above_the_fold(open_page):
    page = open_page(f"{PROFILE}&data=simulasi")
    for part in (".pb-sentence", ".st-key-profile-cards", ".pb-strip"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] <= 900, part


def test_the_strip_has_words_for_those_who_do_not_see_it(open_page):
    page = open_page(PROFILE)
    assert page.get_by_role("img", name="Mutakhir 91 dari 730 hari").is_visible()


@pytest.mark.parametrize("path", [f"{PROFILE}&data=simulasi", "/desa?data=simulasi"])
def test_nothing_scrolls_sideways_on_a_phone(open_page, path):
    page = open_page(path, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    inner = page.locator(".pb-scroll").evaluate_all(
        "all => all.map(e => e.scrollWidth - e.clientWidth)"
    )
    assert max(inner) <= 0


def test_more_activities_come_on_demand(open_page):
    page = open_page("/desa?desa=36.03.07.2006&data=simulasi")
    assert page.locator(".pb-event").count() == 17
    page.get_by_role("button", name="Tampilkan semua").click()
    page.wait_for_function("() => document.querySelectorAll('.pb-event').length > 60")
