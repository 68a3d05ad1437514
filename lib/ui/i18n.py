"""The two languages of the screen: Indonesian from its catalogue, English as it is written here.

Texts are written in English in the code and looked up in ``lib/locale/id``; a test finds those
without a translation. The language lives in the session, so fragments and callbacks see it too.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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
_of_this_run: ContextVar[Language | None] = ContextVar("language", default=None)


def language() -> Language:
    """The language of this session; Indonesian unless it was switched.

    A run reads it from its own context, because the session is slow to ask (13 µs, and a page asks
    thousands of times); a fragment that runs alone asks the session.
    """
    known = _of_this_run.get()
    return known if known is not None else st.session_state.get(_KEY, "id")


def set_language(chosen: Language) -> None:
    """The language of the session from here on."""
    st.session_state[_KEY] = chosen
    _of_this_run.set(chosen)


@contextmanager
def spoken(chosen: Language) -> Iterator[None]:
    """The language of this thread for a while; for what is made outside a run, as a file is."""
    token = _of_this_run.set(chosen)
    try:
        yield
    finally:
        _of_this_run.reset(token)


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
