"""The two pages outside Streamlit: signing in, and making the first administrator."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from lib.domain.errors import PantauError
from lib.domain.people import SHORTEST_PASSWORD
from lib.ui.base_path import base_path
from lib.ui.i18n import language, t
from lib.ui.safe import html
from lib.ui.signed_in import has_identity_provider

_STYLE = Path(__file__).parent / "assets" / "masuk.css"


def sign_in_address(onward: str) -> str:
    """``/masuk``, and on to a page of this app after it."""
    return _address("masuk", onward)


def office_account_address(onward: str) -> str:
    """The office's identity provider, and on to a page of this app after it."""
    return _address("masuk/kantor", onward)


def sign_in_page(onward: str, refused: PantauError | None = None, email: str = "") -> str:
    """The form of ``/masuk``; ``onward`` is the page to go to after it."""
    said = t("With the account that an administrator made for you.")
    fields = (
        _field("email", t("E-mail"), "email", "username", email),
        _field("sandi", t("Password"), "password", "current-password"),
        f'<input type="hidden" name="lanjut" value="{html(onward)}">',
    )
    return _page((t("Sign in"), said, t("Sign in")), "masuk", fields, refused, _office_way(onward))


def first_administrator_page(
    refused: PantauError | None = None, typed: Mapping[str, str] | None = None
) -> str:
    """The form of ``/awal``; nothing typed is lost but the password and the code."""
    typed = typed or {}
    said = t("Nobody has an account yet. The code stands in the terminal that started the app.")
    least = t("At least {count} characters", count=SHORTEST_PASSWORD)
    fields = (
        _field("kode", t("Code from the terminal"), "text", "off"),
        _field("nama", t("Your name"), "text", "name", typed.get("nama", "")),
        _field("email", t("E-mail"), "email", "username", typed.get("email", "")),
        _field("sandi", t("Password"), "password", "new-password", hint=least),
    )
    words = (t("First administrator"), said, t("Make the account"))
    return _page(words, "awal", fields, refused)


def refusal_words(refused: PantauError) -> str:
    """What is wrong with an account or a sign-in, and how to mend it."""
    return {
        "sign_in_wrong": t("E-mail or password is wrong. Please try again."),
        "too_many_tries": t("Too many tries. Please wait {minutes} minutes."),
        "no_account": t(
            "There is no active account for {email}. Please ask an administrator, or sign in with "
            "another account."
        ),
        "email_not_verified": t(
            "The office’s identity provider has not verified {email}. Please have the address "
            "verified there, or sign in with another account."
        ),
        "identity_failed": t(
            "Signing in with the office account did not work. Please try again, or tell an "
            "administrator."
        ),
        "code_wrong": t("That is not the code. A new one was just printed in the terminal."),
        "email_invalid": t("This is not an e-mail address."),
        "email_taken": t("This e-mail has an account already."),
        "name_missing": t("The name is missing."),
        "regencies_missing": t("Choose at least one regency or city for this role."),
        "regency_unknown": t("{code} is not a regency or city of Banten."),
        "password_short": t("The password needs at least {least} characters."),
        "password_long": t("The password may have at most {most} characters."),
        "last_administrator": t("The last administrator must stay one."),
        "account_unknown": t("This account is not there any more."),
    }[refused.key].format(**refused.values)


def _address(path: str, onward: str) -> str:
    return f"{base_path()}/{path}?lang={language()}&lanjut={quote(onward, safe='')}"


def _office_way(onward: str) -> str:
    """The link to the office's identity provider, where it has one."""
    if not has_identity_provider():
        return ""
    words = t("Sign in with the office account")
    return (
        f'<p class="below"><a href="{html(office_account_address(onward))}">{html(words)}</a></p>'
    )


def _page(
    words: tuple[str, str, str],
    path: str,
    fields: tuple[str, ...],
    refused: PantauError | None,
    other_way: str = "",
) -> str:
    title, said, button = words
    way_round = t("Look at the public record without an account")
    fault = f'<p class="fault" role="alert">{html(refusal_words(refused))}</p>' if refused else ""
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        f"<title>{html(title)} · Pantau Desa Binaan</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_style()}</style></head><body><main>"
        f'<p class="brand">Pantau Desa Binaan</p><h1>{html(title)}</h1><p>{html(said)}</p>{fault}'
        f'<form method="post" action="{base_path()}/{path}?lang={language()}">'
        f"{''.join(fields)}<button>{html(button)}</button></form>{other_way}"
        f'<p class="below"><a href="{base_path()}/?data=publik">{html(way_round)}</a></p>'
        "</main></body></html>"
    )


@cache
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8").replace("BASE", base_path())


def _field(name: str, label: str, kind: str, fills: str, value: str = "", *, hint: str = "") -> str:
    told = f'<small id="{name}-hint">{html(hint)}</small>' if hint else ""
    described = f' aria-describedby="{name}-hint"' if hint else ""
    return (
        f'<label for="{name}">{html(label)}</label>{told}'
        f'<input id="{name}" name="{name}" type="{kind}" autocomplete="{fills}" required'
        f' value="{html(value)}"{described}>'
    )
