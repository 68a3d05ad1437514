"""The ASGI side of the app: what the browser fetches besides Streamlit, and the headers of it all.

``dashboard.py`` hands ``routes()``, ``middleware()`` and ``lifespan`` to ``st.App``. Nothing here
may import streamlit_folium, not even through ``lib.ui.map.view``: imported while the server
starts, its component stays unregistered.
"""

import gc
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from lib.config import settings
from lib.db.engine import Database
from lib.domain.permissions import LOCAL_VIEWER, Person
from lib.office_account import office_account_routes
from lib.same_origin import SameOrigin
from lib.services.clock import now
from lib.services.map_table import map_table
from lib.services.sign_in import account_of_session
from lib.services.sources import Source, is_made, open_source
from lib.sign_in_routes import announce_first_administrator, sign_in_routes
from lib.ui import own_element
from lib.ui.asset import Asset, asset_of
from lib.ui.base_path import base_path
from lib.ui.map import assets, map_tables
from lib.ui.signed_in import COOKIE, person_here

_FOR_GOOD = "public, max-age=31536000, immutable"
_DAY = "public, max-age=86400"
_CHECKED = "private, no-cache"
_MAP_PAGE = "streamlit_folium.st_folium/index.html"


def routes() -> list[BaseRoute]:
    """The addresses served beside Streamlit's own, below ``server.baseUrlPath``."""
    return [
        *(
            Route(f"{base_path()}{path}", endpoint)
            for path, endpoint in {
                "/readyz": _ready,
                "/aset/fonts/{file}": _font,
                "/aset/skrip/{version}/{name}.js": _script,
                "/peta/aset/{version}/{file}": _map_script,
                "/peta/geometri/{version}.json": _geometry,
                map_tables.ROUTE: _villages,
            }.items()
        ),
        *sign_in_routes(),
        *office_account_routes(),
    ]


def middleware() -> list[Middleware]:
    """The headers of every answer, the refusals of another site's requests among them."""
    return [
        Middleware(SafeHeaders, basemap_url=settings().basemap_url),
        Middleware(SameOrigin),
    ]


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[dict[str, object]]:
    """Makes what is served once, and keeps what was imported out of later garbage collections."""
    # Until a script has called st.navigation, Streamlit takes the folder pages/ for its old way of
    # finding pages: the first visitor of a fresh server who follows a link would be told "Page not
    # found", and a page lying there would run without dashboard.py and its guard.
    PagesManager.uses_pages_directory = False
    assets.bundle()
    assets.geometry()
    announce_first_administrator()
    gc.collect()
    gc.freeze()
    yield {}


class SafeHeaders:
    """Puts the security headers on every HTTP answer; lets websockets pass untouched.

    Scripts may be evaluated in the map's frame only, where streamlit-folium evaluates the update;
    it may be framed by this app alone, and loads pictures from elsewhere only where a basemap is
    set up. Streamlit hands a page the scripts of its components as blobs; they may do no more than
    the scripts within the page, which it needs anyhow.
    """

    def __init__(self, app: ASGIApp, basemap_url: str = "") -> None:
        self._app = app
        self._component = f"{base_path()}/component/"
        self._page_headers = _headers(_policy("'unsafe-inline' blob:", ""))
        self._frame_headers = _headers(
            _policy("'unsafe-inline' 'unsafe-eval'", tile_origin(basemap_url))
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        in_frame = path.startswith(self._component)
        wanted = self._frame_headers if in_frame else self._page_headers
        early = _early(base_path()) if path == f"{self._component}{_MAP_PAGE}" else ""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in wanted.items():
                    headers[name] = value
                if early:
                    headers["Link"] = early
                elif not in_frame and headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = _early_of_page(base_path())
            await send(message)

        await self._app(scope, receive, send_with_headers)


def tile_origin(template: str) -> str:
    """The source that a policy must allow for a tile template, ``{s}`` as a wildcard.

    Empty for no template and for anything but http and https.
    """
    address = urlsplit(template.replace("{s}", "*"))
    if address.scheme not in {"http", "https"} or not address.netloc:
        return ""
    return f"{address.scheme}://{address.netloc}"


def send_asset(request: Request, asset: Asset, cache: str = _FOR_GOOD) -> Response:
    """The asset, gzipped where the browser takes it; 304 where it has it already.

    Tables that change with the data (the villages of the tooltips) go out the same way.
    """
    headers = {
        "Cache-Control": cache,
        "ETag": f'"{asset.version}"',
        "Vary": "Accept-Encoding",
        "Content-Type": asset.media_type,
    }
    if asset.version in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(asset.gzipped, headers={**headers, "Content-Encoding": "gzip"})
    return Response(asset.content, headers=headers)


async def _ready(request: Request) -> Response:
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})


async def _font(request: Request) -> Response:
    name = request.path_params["file"]
    if name not in assets.font_names():
        raise HTTPException(404)
    return Response(assets.font(name), media_type="font/woff2", headers={"Cache-Control": _DAY})


async def _script(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in own_element.SCRIPTS:
        raise HTTPException(404)
    return _of_version(request, own_element.script(name))


async def _map_script(request: Request) -> Response:
    if request.path_params["file"] != assets.BUNDLE:
        raise HTTPException(404)
    return _of_version(request, assets.bundle())


def _villages(request: Request) -> Response:
    """What the map tells of each village, to whom may read all of it now; never kept unasked.

    The address alone opens nothing of the office: it may be in a log, or sent on.
    """
    asked = map_tables.read(request.path_params)
    if asked is None or not is_made(asked.source, settings()):
        raise HTTPException(404)
    database = open_source(asked.source, settings(), asked.as_of)
    person = _reader(request, asked.source, database)
    if person is None or person.regencies != asked.regencies:
        raise HTTPException(404)
    table = map_table(database, person, asked.as_of)
    return send_asset(request, asset_of(table, "application/json; charset=utf-8"), _CHECKED)


def _reader(request: Request, source: Source, database: Database) -> Person | None:
    """Who asks, as a page would know it: by the session of this browser."""
    if source is not Source.OFFICE:
        return LOCAL_VIEWER
    token = request.cookies.get(COOKIE, "")
    return person_here(account_of_session(database, token, now()), database)


async def _geometry(request: Request) -> Response:
    return _of_version(request, assets.geometry())


def _of_version(request: Request, asset: Asset) -> Response:
    """The asset; 404 for another version, so that no cache keeps the wrong content for good."""
    if request.path_params["version"] != asset.version:
        raise HTTPException(404)
    return send_asset(request, asset)


def _policy(scripts: str, pictures: str) -> str:
    parts = {
        "default-src": "'self'",
        "script-src": f"'self' {scripts}",
        "worker-src": "'self' blob:",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob: {pictures}".strip(),
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-src": "'self' blob: data:",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in parts.items())


def _headers(policy: str) -> Mapping[str, str]:
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


@cache
def _early_of_page(base: str) -> str:
    """The scripts of every page's own elements, and those of Streamlit's that show them."""
    parts = Path(streamlit.__file__).parent / "static" / "static" / "js"
    shown = [f"{base}/static/js/{path.name}" for path in sorted(parts.glob("BidiComponent.*.js"))]
    own = [own_element.script_path(name) for name in own_element.SCRIPTS]
    return ", ".join(f"<{address}>; rel=modulepreload" for address in (*shown, *own))


def _early(base: str) -> str:
    """What the map's page will ask for, so that it is under way before the component asks."""
    return (
        f"<{base}/{assets.bundle_path()}>; rel=preload; as=script, "
        f"<{base}/{assets.geometry_path()}>; rel=preload; as=fetch; crossorigin"
    )
