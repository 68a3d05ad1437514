"""The addresses of signing in: ``/masuk`` for an account, ``/awal`` for the first administrator.

Plain forms without a script. A form is taken from this host only; the session's cookie is HttpOnly
and SameSite, so no page of another host can use it.
"""

from collections.abc import Mapping
from secrets import compare_digest, token_hex
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from lib.config import settings
from lib.db.engine import Database
from lib.domain.audit import Origin
from lib.domain.errors import PantauError
from lib.domain.people import Account, AccountRefused, plain_email
from lib.domain.permissions import Person, Role
from lib.services.clock import now, today
from lib.services.people import anybody_there, create_first_administrator
from lib.services.sign_in import LONGEST, SignInRefused, sign_in
from lib.services.sources import Source, has_office, open_source
from lib.services.writing import By
from lib.ui.base_path import base_path
from lib.ui.i18n import LANGUAGES, Language, spoken
from lib.ui.sign_in_page import first_administrator_page, sign_in_page
from lib.ui.signed_in import COOKIE

_MOST_BYTES = 10_000


class FirstCode:
    """The one-time code of ``/awal``: whoever reads the terminal has it; new after a miss."""

    def __init__(self) -> None:
        self._code = ""

    @property
    def wanted(self) -> bool:
        return bool(self._code)

    def print_new(self) -> None:
        self._code = token_hex(4)
        print(f"First administrator: open {base_path()}/awal, code {self._code}", flush=True)

    def take(self, said: str) -> bool:
        """Whether it is the code; a wrong one is worth nothing the next time either."""
        right = self.wanted and compare_digest(said.strip().lower().encode(), self._code.encode())
        if self.wanted and not right:
            self.print_new()
        return right

    def forget(self) -> None:
        self._code = ""


_first_code = FirstCode()


def sign_in_routes() -> list[BaseRoute]:
    """``/masuk`` and ``/awal`` below ``server.baseUrlPath``."""
    masuk, awal = f"{base_path()}/masuk", f"{base_path()}/awal"
    return [
        Route(masuk, _show_sign_in, methods=["GET"]),
        Route(masuk, _take_sign_in, methods=["POST"]),
        Route(awal, _show_first_administrator, methods=["GET"]),
        Route(awal, _take_first_administrator, methods=["POST"]),
    ]


def announce_first_administrator() -> None:
    """Prints the code of ``/awal`` to the terminal, while nobody has an account."""
    if not (has_office(settings()) and anybody_there(office())):
        _first_code.print_new()


def _show_sign_in(request: Request) -> Response:
    with spoken(language_of(request.query_params)):
        return page(sign_in_page(request.query_params.get("lanjut", "")))


async def _take_sign_in(request: Request) -> Response:
    form = await _form(request)
    if form is None:
        return _refused_origin()
    onward = form.get("lanjut", "")
    try:
        token = await run_in_threadpool(_sign_in, form, _place(request))
    except PantauError as refused:
        with spoken(language_of(request.query_params)):
            return page(sign_in_page(onward, refused, form.get("email", "")), status=403)
    return signed_in(request, token, onward)


def _sign_in(form: dict[str, str], place: str) -> str:
    """The token of a new session; where there is no office's record yet, none is begun for it."""
    if not has_office(settings()):
        raise SignInRefused("sign_in_wrong")
    return sign_in(office(), form.get("email", ""), form.get("sandi", ""), place, now())


def _show_first_administrator(request: Request) -> Response:
    if not _first_code.wanted:
        return RedirectResponse(f"{base_path()}/masuk", 303)
    with spoken(language_of(request.query_params)):
        return page(first_administrator_page())


async def _take_first_administrator(request: Request) -> Response:
    """The first account, once."""
    form = await _form(request)
    if form is None:
        return _refused_origin()
    try:
        token = await run_in_threadpool(_make_first_administrator, form, _place(request))
    except PantauError as refused:
        with spoken(language_of(request.query_params)):
            return page(first_administrator_page(refused, form), status=403)
    return signed_in(request, token, "")


def _make_first_administrator(form: dict[str, str], place: str) -> str:
    """The token of the first administrator's session; raises AccountRefused."""
    if not _first_code.take(form.get("kode", "")):
        raise AccountRefused("code_wrong")
    email, password = plain_email(form.get("email", "")), form.get("sandi", "")
    account = Account(str(uuid4()), email, form.get("nama", "").strip(), Role.ADMINISTRATOR)
    by = By(Person(Role.ADMINISTRATOR), Origin.SCREEN, now())
    create_first_administrator(office(), by, account, password)
    _first_code.forget()
    return sign_in(office(), email, password, place, now())


def office() -> Database:
    """The office's own record, where the accounts are."""
    return open_source(Source.OFFICE, settings(), today())


async def _form(request: Request) -> dict[str, str] | None:
    """The fields of a form sent by a page of this very host; None for any other sender."""
    origin = request.headers.get("origin", "")
    if urlsplit(origin).netloc != request.headers.get("host", "-"):
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            return None
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


def _refused_origin() -> Response:
    return PlainTextResponse("Formulir ini hanya diterima dari halaman aplikasi sendiri.", 403)


def signed_in(request: Request, token: str, onward: str) -> Response:
    """To the page wanted, on this host only, with the cookie of the session."""
    inside = onward.startswith("/") and not onward.startswith(("//", "/\\"))
    answer = RedirectResponse(onward if inside else f"{base_path()}/", 303)
    answer.set_cookie(
        COOKIE,
        token,
        max_age=int(LONGEST.total_seconds()),
        path=f"{base_path()}/",
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )
    return answer


def is_secure(request: Request) -> bool:
    """Whether the browser came by https, to us or to a proxy that says so."""
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto"))


def _place(request: Request) -> str:
    return request.client.host if request.client else ""


def language_of(said: Mapping[str, object]) -> Language:
    """The language that a query or a session names, else Indonesian."""
    return next((known for known in LANGUAGES if known == said.get("lang")), "id")


def page(content: str, status: int = 200) -> Response:
    """A page outside Streamlit, which no cache keeps."""
    return HTMLResponse(content, status, headers={"Cache-Control": "no-store"})
