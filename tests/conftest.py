"""What every test may use: hypothesis profiles, and the settings of an installation of its own."""

import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from lib.config import Settings, settings

hypothesis_settings.register_profile(
    "same_everywhere",
    deadline=None,
    database=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
hypothesis_settings.register_profile(
    "explore",
    hypothesis_settings.get_profile("same_everywhere"),
    derandomize=False,
    max_examples=1_000,
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same_everywhere"))

Install = Callable[..., Settings]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Sets the settings of this process: ``install(database_url=…, today="2026-11-24")``.

    Whatever PANTAU_ variable the shell has set is gone while the test runs, and the cached settings
    are read anew before and after it.
    """
    for name in [name for name in os.environ if name.startswith("PANTAU_")]:
        monkeypatch.delenv(name)

    def set_up(**values: object) -> Settings:
        for name, value in values.items():
            monkeypatch.setenv(f"PANTAU_{name.upper()}", str(value))
        settings.cache_clear()
        return settings()

    settings.cache_clear()
    yield set_up
    settings.cache_clear()
