"""The app without a browser, on its own databases and a fixed day."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.services.sources import database_at

TODAY = "2026-11-24"
DASHBOARD = Path(__file__).parents[2] / "dashboard.py"


@pytest.fixture(scope="session")
def local_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("local")


@pytest.fixture
def run_app(local_folder, install) -> Iterator[Callable[..., AppTest]]:
    """Runs the app, with an address and on a page, and gives it back after its first run."""
    install(local_folder=local_folder, today=TODAY)

    def run(page: str = "", **params: str) -> AppTest:
        app = AppTest.from_file(DASHBOARD, default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        if page:
            app.run()
            app.switch_page(page)
        app.run()
        assert not app.exception
        assert not [e for e in app.get("html") if 'class="pb-incident"' in e.proto.body]
        return app

    yield run
    database_at.cache_clear()
