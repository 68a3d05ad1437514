"""The two languages of the screen: Indonesian from its catalogue, English as it is written here.

Texts are written in English in the code and looked up in ``lib/locale/id``; a test finds those
without a translation. The language lives in the session, so fragments and callbacks see it too.
"""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

import streamlit as st
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
_LOCALE = Path(__file__).parent.parent / "locale"
_KEY = "language"


def language() -> Language:
    """The language of this session; Indonesian unless it was switched."""
    chosen: Language = st.session_state.get(_KEY, "id")
    return chosen


def set_language(chosen: Language) -> None:
    st.session_state[_KEY] = chosen


def t(text: str, **values: object) -> str:
    """The text in the language of the session, with ``{name}`` places filled in."""
    found = catalogue(language()).gettext(text)
    return found.format(**values) if values else found


def tn(one: str, many: str, count: int, **values: object) -> str:
    """The text for one or for many, in the language of the session."""
    return catalogue(language()).ngettext(one, many, count).format(count=count, **values)


@cache
def catalogue(chosen: Language) -> gettext.NullTranslations:
    """The translations of a language, compiled once from its .po files."""
    messages = Catalog(locale=chosen)
    for path in sorted((_LOCALE / chosen / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=chosen):
                messages[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
