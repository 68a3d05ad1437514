"""What the app says of signing in: an invitation, or who is signed in and the way out."""

from collections.abc import Mapping
from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st

from lib.db.engine import Database
from lib.domain.people import Account
from lib.services.people import anybody_there
from lib.services.sign_in import sign_out
from lib.ui.base_path import base_path
from lib.ui.i18n import language, t
from lib.ui.safe import html
from lib.ui.sign_in_page import office_account_address, sign_in_address
from lib.ui.signed_in import has_identity_provider, session_token
from lib.ui.words import role_word


def ask_to_sign_in(path: str, params: Mapping[str, str]) -> NoReturn:
    """The office's record is for people with an account; the rest of the run is stopped."""
    title, said = t("Please sign in"), t("This record is for the people of the office.")
    way_in, way_round = t("Sign in"), t("Look at the public record without an account")
    here = f"{base_path()}/{path}" + (f"?{urlencode(params)}" if params else "")
    ways = [(sign_in_address(here), way_in)]
    if has_identity_provider():
        ways.append((office_account_address(here), t("Sign in with the office account")))
    buttons = "".join(
        f'<p><a class="pb-button" href="{html(address)}" target="_self">{html(words)}</a></p>'
        for address, words in ways
    )
    st.html(
        f'<div class="pb-ask"><h1>{html(title)}</h1><p>{html(said)}</p>{buttons}'
        f'<p><a href="{base_path()}/?data=publik" target="_self">{html(way_round)}</a></p></div>'
    )
    st.stop()


def show_account(account: Account | None, database: Database) -> None:
    """Who is signed in and the way out, or the way in."""
    if account is None:
        first = not anybody_there(database)
        path, words = (
            ("awal", t("Make the first administrator")) if first else ("masuk", t("Sign in"))
        )
        st.html(
            f'<p class="pb-account"><a href="{base_path()}/{path}?lang={language()}" '
            f'target="_self">{html(words)}</a></p>'
        )
        return
    st.html(
        f'<p class="pb-account"><b>{html(account.name)}</b><br>{html(role_word(account.role))}</p>'
    )
    st.button(
        t("Sign out"), icon=":material/logout:", type="tertiary", on_click=_leave, args=(database,)
    )


def _leave(database: Database) -> None:
    """The session ended for every tab of this browser, and with the identity provider."""
    token = session_token()
    if token:
        sign_out(database, token)
    if has_identity_provider() and st.user.is_logged_in:
        st.logout()
