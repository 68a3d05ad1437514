"""Requests that change something, and websockets, are taken from this app's own pages only.

A browser says where a request comes from, in ``Sec-Fetch-Site`` where it trusts the address (https
and localhost) and in ``Origin`` otherwise; a program that is no browser says neither and carries
no cookie of anybody. Streamlit's own check of its websocket lets every page of localhost in, and
asks a host on the internet for our address before it says no; this stands before it.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = frozenset({"same-origin", "none"})


class SameOrigin:
    """Refuses whatever is more than reading and comes from a page of another origin."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._app
        if _is_more_than_reading(scope) and is_foreign(Headers(scope=scope)):
            answer = WebSocketClose(1008) if scope["type"] == "websocket" else _refusal()
        await answer(scope, receive, send)


def _is_more_than_reading(scope: Scope) -> bool:
    if scope["type"] == "http":
        return scope["method"] not in _READING
    return bool(scope["type"] == "websocket")


def _refusal() -> PlainTextResponse:
    return PlainTextResponse("This request comes from another site.", status_code=403)


def is_foreign(headers: Headers) -> bool:
    """Whether a browser says that a page of another origin asks.

    ``Sec-Fetch-Site`` comes first: behind a proxy the host that we see may be another one.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in _OURS
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "")
