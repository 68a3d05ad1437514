"""Signing in with the office's identity provider (OIDC): st.login's way there, our session back.

Streamlit's own cookie lets its holder in for 30 days, signed out or not, and repeats what was true
on the first day. So the provider's word is heard once, at the callback: the account of the verified
e-mail gets a session like everybody else's, and that cookie opens nothing here. It is kept for
signing out at the provider, as long as a session lasts.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from http.cookies import SimpleCookie

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit.auth_util import get_cookie_with_chunks, validate_auth_credentials
from streamlit.errors import Error as StreamlitError
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes
from streamlit.web.server.starlette.starlette_server_config import (
    AUTH_COOKIE_MAX_AGE_SECONDS,
    USER_COOKIE_NAME,
)

from lib.config import settings
from lib.services.clock import now
from lib.services.sign_in import LONGEST, SignInRefused, sign_in_by_identity
from lib.services.sources import has_office
from lib.sign_in_routes import is_secure, language_of, office, page, signed_in
from lib.ui.base_path import base_path
from lib.ui.i18n import spoken
from lib.ui.sign_in_page import sign_in_page
from lib.ui.signed_in import has_identity_provider

_PROVIDER = "default"
"""The provider that stands in ``[auth]`` itself."""
_ONWARD, _SPOKEN = "lanjut", "lang"
_LOGIN, _CALLBACK = "/auth/login", "/oauth2callback"


def office_account_routes() -> list[BaseRoute]:
    """``/masuk/kantor``, and Streamlit's two addresses of signing in with what we add to them."""
    return [
        Route(f"{base_path()}/masuk/kantor", _start, methods=["GET"]),
        Route(f"{base_path()}{_LOGIN}", _to_provider, methods=["GET"]),
        Route(f"{base_path()}{_CALLBACK}", _from_provider, methods=["GET"]),
    ]


def _streamlits(path: str) -> Callable[[Request], Awaitable[Response]]:
    """What Streamlit would answer at one of its own addresses."""
    routes = create_auth_routes(base_path())
    return next(route.endpoint for route in routes if route.path == f"{base_path()}{path}")


def _start(request: Request) -> Response:
    """On to the provider; the page wanted and the language wait in Streamlit's signed cookie."""
    if not has_identity_provider():
        return RedirectResponse(f"{base_path()}/masuk", 303)
    request.session[_ONWARD] = request.query_params.get(_ONWARD, "")[:2000]
    request.session[_SPOKEN] = language_of(request.query_params)
    try:
        validate_auth_credentials(_PROVIDER)
        return RedirectResponse(generate_login_redirect_url(_PROVIDER), 303)
    except StreamlitError:
        logging.getLogger("pantau").exception("[auth] in the secrets is not whole")
        return _refuse(request, SignInRefused("identity_failed"))


async def _to_provider(request: Request) -> Response:
    answer = await _streamlits(_LOGIN)(request)
    failed = answer.status_code >= 400
    return _refuse(request, SignInRefused("identity_failed")) if failed else answer


async def _from_provider(request: Request) -> Response:
    """A session for the account that the provider vouches for, or a sentence and a way out.

    Without ``state`` it is the way back from signing out, which Streamlit leads home.
    """
    answer = await _streamlits(_CALLBACK)(request)
    claims = _claims(answer)
    if claims is None:
        failed = "state" in request.query_params
        return _refuse(request, SignInRefused("identity_failed")) if failed else answer
    try:
        token = await run_in_threadpool(_session_of, claims)
    except SignInRefused as refused:
        return _refuse(request, refused)
    done = signed_in(request, token, request.session.pop(_ONWARD, ""))
    for cookie in answer.headers.getlist("set-cookie"):
        done.headers.append("set-cookie", _shortened(cookie, secure=is_secure(request)))
    return done


def _session_of(claims: Mapping[str, object]) -> str:
    if not has_office(settings()):
        raise SignInRefused("no_account", email=str(claims.get("email", "")))
    # Cognito and others say it as a string.
    verified = claims.get("email_verified") in (True, "true")
    return sign_in_by_identity(office(), str(claims.get("email", "")), verified=verified, at=now())


def _claims(answer: Response) -> Mapping[str, object] | None:
    """What the provider said of the person; None where Streamlit was not satisfied with it."""
    cookies: SimpleCookie = SimpleCookie()
    for header in answer.headers.getlist("set-cookie"):
        cookies.load(header)

    def plain(name: str) -> bytes | None:
        found = cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, found.value) if found else None

    said = get_cookie_with_chunks(plain, USER_COOKIE_NAME)
    return dict(json.loads(said)) if said else None


def _shortened(cookie: str, *, secure: bool) -> str:
    """Streamlit's cookie, gone when a session is over in any case; for https only where ours is."""
    longest = int(LONGEST.total_seconds())
    kept = cookie.replace(f"Max-Age={AUTH_COOKIE_MAX_AGE_SECONDS}", f"Max-Age={longest}")
    return f"{kept}; Secure" if secure else kept


def _refuse(request: Request, refused: SignInRefused) -> Response:
    onward = request.session.get(_ONWARD, "")
    with spoken(language_of(request.session)):
        return page(sign_in_page(onward, refused), status=403)
