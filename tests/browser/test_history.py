"""The history on a phone: it fits, axe finds nothing serious, a filter narrows, a row opens."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.db.engine import Database
from lib.domain.attempts import Attempt, AttemptReason
from lib.domain.audit import Origin
from lib.domain.permissions import Person, Role
from lib.services.attempts import record_attempt
from lib.services.writing import By

from .conftest import (
    PHONE,
    create_person,
    office_url,
    serious,
    serve_office,
    settled,
    signed_in,
)

EMAIL = "ratna@kantor.id"
AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
VILLAGE = "36.02.08.2004"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office with an administrator and one attempt at a village: two events."""
    folder: Path = tmp_path_factory.mktemp("history")
    create_person(folder, EMAIL, "Ibu Ratna", "administrator")
    database = Database(office_url(folder))
    by = By(Person(Role.ADMINISTRATOR, email=EMAIL), Origin.SCREEN, AT)
    record_attempt(database, by, Attempt("t", VILLAGE, AT.date(), AttemptReason.ACCESS))
    database.close()
    yield from serve_office(folder)


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser, office) -> Iterator[Page]:
    """A phone, signed in, on the page Riwayat."""
    with signed_in(
        browser, office, EMAIL, "/riwayat", viewport=PHONE, color_scheme=request.param
    ) as page:
        yield page


def test_a_filter_narrows_and_a_row_opens_to_what_changed(phone):
    rows = phone.locator(".pb-deed")
    expect(rows).to_have_count(2)
    search = phone.get_by_role("textbox", name="Cari")
    search.fill("cisampang")
    search.press("Enter")
    expect(rows).to_have_count(1)
    settled(phone)
    summary = rows.first.locator("summary")
    summary.focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("akses", exact=True)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert serious(phone) == []
    phone.get_by_role("link", name="Cisampang", exact=True).click()
    phone.wait_for_url("**/desa?**")
    settled(phone)
    said = phone.locator(".pb-changes summary")
    said.click()
    expect(phone.locator(".pb-changes table")).to_be_visible()
    assert "mencatat kunjungan yang tidak terlaksana" in said.inner_text()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert serious(phone) == []
