"""The accounts as a table; one of them may be chosen to be changed."""

from collections.abc import Sequence

import streamlit as st

from lib.domain.people import Account
from lib.domain.permissions import Role
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page
from lib.ui.tables import table_html
from lib.ui.words import role_word

CHOSEN = "chosen_account"


def people_sentence(found: Sequence[Account]) -> str:
    """How many may sign in, and how many of them write."""
    active = [account for account in found if account.active]
    writing = [a for a in active if a.role in (Role.COORDINATOR, Role.ADMINISTRATOR)]
    return t(
        "{count} people may sign in, {writing} of them may record.",
        count=format.number(len(active)),
        writing=format.number(len(writing)),
    )


def show_accounts(page: Page, found: Sequence[Account]) -> Account | None:
    """Every account; returns the one that is chosen below the table, None for a new one."""
    heads = (t("Name"), t("E-mail"), t("Role"), t("Regencies and cities"), t("State"))
    names = regency_names(page)
    body = "".join(_row(account, names) for account in found)
    st.html(table_html([(word, "") for word in heads], body))
    by_email = {account.email: account for account in found}
    if st.session_state.get(CHOSEN) not in by_email:
        st.session_state[CHOSEN] = None
    chosen = st.selectbox(
        t("Change an account, or make a new one"),
        list(by_email),
        index=None,
        format_func=lambda email: f"{by_email[email].name} ({email})",
        placeholder=t("New account"),
        key=CHOSEN,
    )
    return by_email.get(chosen or "")


def regency_names(page: Page) -> dict[str, str]:
    """``Kab. Lebak`` and the others by their code."""
    return page.register.regency_labels


def _row(account: Account, names: dict[str, str]) -> str:
    where = ", ".join(names[code] for code in sorted(account.regencies)) or t("Whole province")
    state = t("active") if account.active else t("disabled")
    return (
        f'<tr><th scope="row">{html(account.name)}</th><td>{html(account.email)}</td>'
        f"<td>{html(role_word(account.role))}</td><td>{html(where)}</td><td>{html(state)}</td></tr>"
    )
