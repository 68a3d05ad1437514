"""Settings of the installation, from environment variables that begin with PANTAU_."""

from functools import cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What an office sets before the first start; every value has a default that works."""

    model_config = SettingsConfigDict(env_prefix="PANTAU_", extra="ignore")

    database_url: str = ""
    """The office's own database (SQLite or PostgreSQL); empty: the public record, kept here."""

    local_folder: Path = ROOT / "data" / "local"
    """Where the databases that the app makes itself live."""

    basemap_url: str = ""
    """Tile template of an optional background map; empty: none is offered."""

    backup_folder: Path = ROOT / "data" / "local" / "backup"
    """Where backups go that are given no place of their own."""

    backup_days: int = Field(default=30, ge=1)
    """For how many days the daily backups are kept."""

    today: str = ""
    """A fixed date (YYYY-MM-DD) in place of today's, for tests and screenshots."""

    @property
    def reference_folder(self) -> Path:
        return ROOT / "data" / "reference"

    @property
    def public_record_folder(self) -> Path:
        return ROOT / "data" / "public_record"


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
