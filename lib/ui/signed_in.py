"""Who is at the screen: read anew on every run, so a disabled or demoted person is stopped there.

The cookie of a session says who it is, however that session began; what the person may do comes
from our database alone. What Streamlit knows of the office's identity provider opens nothing.
"""

from datetime import datetime

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from lib.db.engine import Database
from lib.domain.people import Account
from lib.domain.permissions import LOCAL_VIEWER, Person
from lib.services.people import anybody_there
from lib.services.sign_in import account_of_session

COOKIE = "pantau_masuk"


def account_here(database: Database, at: datetime, *, interacts: bool = True) -> Account | None:
    """The account that this browser signed in with; None for nobody.

    ``interacts`` False for a run that the person did not ask for.
    """
    token = session_token()
    if not token:
        return None
    return account_of_session(database, token, at, interacts=interacts)


def session_token() -> str | None:
    """The token in this browser's cookie; None for none, and where no browser asks."""
    token = st.context.cookies.get(COOKIE)
    return token if isinstance(token, str) else None


def has_identity_provider() -> bool:
    """Whether the office set one up (``[auth]`` in .streamlit/secrets.toml)."""
    return bool(get_secrets_auth_section())


def person_here(account: Account | None, database: Database) -> Person | None:
    """Who may look at the office's record: an account, or anybody while nobody has one."""
    if account is not None:
        return account.person
    return None if anybody_there(database) else LOCAL_VIEWER
