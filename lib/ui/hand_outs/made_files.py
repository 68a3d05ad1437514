"""The long files of a session: one at a time on its way, the newest kept until another needs room.

A file is known by what decides its content, data version and account included: the same click
twice makes it once, and nobody finds the files of another account that signed in here before.
"""

from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from lib.domain.permissions import Person
from lib.services.sources import Source
from lib.ui.filter_url import Filter
from lib.ui.hand_outs.making import BUSY, GONE, Making
from lib.ui.i18n import Language, language
from lib.ui.shell import Page

KEPT = 3
"""Files kept in a session, whose memory is everybody's."""
_FILES = "hand_outs_made"


@dataclass(frozen=True, slots=True)
class FileKey:
    """What decides the content of a file."""

    offer: str
    filter: Filter
    source: Source
    today: date
    version: int
    language: Language
    reader: Person


@dataclass(slots=True)
class MadeFiles:
    """The files of one reader, the oldest first."""

    reader: Person
    files: dict[FileKey, Making] = field(default_factory=dict)

    def start(self, key: FileKey, making: Making) -> None:
        """Keeps a file that was begun; those of which nothing came go, and the oldest too many."""
        self.files.pop(key, None)
        self.files[key] = making
        for old in [k for k, m in self.files.items() if m.stage in GONE]:
            del self.files[old]
        while len(self.files) > KEPT:
            del self.files[next(iter(self.files))]

    @property
    def busy(self) -> bool:
        return any(making.stage in BUSY for making in self.files.values())


def made_files(page: Page) -> MadeFiles:
    """The files that this session made for the reader of the page."""
    kept: MadeFiles | None = st.session_state.get(_FILES)
    if kept is None or kept.reader != page.person:
        if kept is not None:
            for making in kept.files.values():
                making.cancel()
        kept = st.session_state[_FILES] = MadeFiles(page.person)
    return kept


def file_key(page: Page, offer: str) -> FileKey:
    """What decides the content of a file of the page, in the language of the screen."""
    return FileKey(
        offer=offer,
        filter=page.filter,
        source=page.source,
        today=page.today,
        version=page.table().version,
        language=language(),
        reader=page.person,
    )
