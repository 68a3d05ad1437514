"""A new account, or one that is changed: nothing typed is lost when something is refused."""

from dataclasses import replace
from uuid import uuid4

import streamlit as st

from lib.domain.people import SHORTEST_PASSWORD, Account, AccountRefused, plain_email
from lib.domain.permissions import Role
from lib.services.people import change_account, change_password, create_account
from lib.ui.i18n import t
from lib.ui.people.account_table import CHOSEN, regency_names
from lib.ui.safe import md
from lib.ui.shell import Page
from lib.ui.sign_in_page import refusal_words
from lib.ui.words import role_word

_NEW = ("new_name", "new_email", "new_password")
_SAID = "people_said"


def show_new(page: Page) -> None:
    """The form of a new account; a password is needed unless the office's identity is used."""
    _say()
    with st.form("new-account", border=True):
        left, right = st.columns(2)
        name = left.text_input(t("Name"), key="new_name", max_chars=100)
        email = right.text_input(t("E-mail"), key="new_email", max_chars=254)
        role, regencies = _role_and_regencies(page, "new", Role.COORDINATOR, frozenset())
        password = st.text_input(
            t("Password"),
            type="password",
            key="new_password",
            max_chars=200,
            help=t("At least {count} characters", count=SHORTEST_PASSWORD),
            autocomplete="new-password",
        )
        sent = st.form_submit_button(t("Make the account"), type="primary")
    if sent:
        account = Account(str(uuid4()), plain_email(email), name.strip(), role, regencies)
        try:
            create_account(page.database, page.by(), account, password)
        except AccountRefused as refused:
            st.error(md(refusal_words(refused)))
            return
        for key in _NEW:
            del st.session_state[key]
        _done(t("{name} may now sign in.", name=account.name))


def show_change(page: Page, account: Account) -> None:
    """Role, regencies, activity and password of an account."""
    _say()
    with st.form(f"change-{account.id}", border=True):
        name = st.text_input(t("Name"), account.name, max_chars=100)
        role, regencies = _role_and_regencies(page, account.id, account.role, account.regencies)
        active = st.toggle(t("May sign in"), account.active)
        password = st.text_input(
            t("New password (leave empty to keep it)"),
            type="password",
            max_chars=200,
            autocomplete="new-password",
        )
        sent = st.form_submit_button(t("Save"), type="primary")
    if not sent:
        return
    changed = replace(account, name=name.strip(), role=role, regencies=regencies, active=active)
    try:
        if password:
            change_password(page.database, page.by(), account, password)
        if changed != account:
            change_account(page.database, page.by(), changed)
    except AccountRefused as refused:
        st.error(md(refusal_words(refused)))
        return
    del st.session_state[CHOSEN]
    _done(t("{name} is saved.", name=changed.name))


def _role_and_regencies(
    page: Page, key: str, role: Role, regencies: frozenset[str]
) -> tuple[Role, frozenset[str]]:
    names = regency_names(page)
    left, right = st.columns(2)
    roles = list(Role)
    chosen = left.selectbox(
        t("Role"), roles, roles.index(role), format_func=role_word, key=f"role-{key}"
    )
    where = right.multiselect(
        t("Regencies and cities"),
        list(names),
        sorted(regencies),
        format_func=names.__getitem__,
        placeholder=t("Whole province"),
        key=f"regencies-{key}",
        help=t("Coordinators and verifiers work in the regencies chosen here, and nowhere else."),
    )
    return chosen, frozenset(where)


def _done(words: str) -> None:
    st.session_state[_SAID] = words
    st.rerun()


def _say() -> None:
    said = st.session_state.pop(_SAID, "")
    if said:
        st.success(md(said))
