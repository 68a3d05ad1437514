"""Signing in before there is anything to sign in to."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib.sign_in_routes import sign_in_routes
from tests.conftest import Install


def test_a_try_to_sign_in_begins_no_office_record(tmp_path: Path, install: Install) -> None:
    install(local_folder=tmp_path)
    browser = TestClient(Starlette(routes=sign_in_routes()), base_url="http://localhost")
    form = {"email": "siapa@kantor.id", "sandi": "salah sama sekali"}
    answer = browser.post("/masuk", data=form, headers={"Origin": "http://localhost"})
    assert answer.status_code == 403
    assert "Surel atau kata sandi salah" in answer.text
    assert list(tmp_path.iterdir()) == []
