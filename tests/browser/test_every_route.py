"""Every address of the running server, ours and Streamlit's: its headers, and no foreign page.

The routes are read from the app itself, so a new one is tried without being named here.
"""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from .conftest import ROOT

LIST = """
import json, dashboard
from starlette.routing import WebSocketRoute
for route in dashboard.app._build_starlette_app().routes:
    methods = sorted(getattr(route, "methods", None) or [])
    print(json.dumps([route.path, methods, isinstance(route, WebSocketRoute)]))
"""
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
MORE = (
    *("/", "/prioritas", "/orang", "/tidak-ada", "/favicon.png", "/index.html", "/static/x.js"),
    "/component/streamlit_folium.st_folium/index.html",
    *("//jahat.invalid/..", "/..%2f..%2fetc%2fpasswd", "/component/..%5c..%5cx", "/media/%00"),
)
FOREIGN = (
    {"Origin": "https://jahat.invalid"},
    {"Origin": "null"},
    {"Origin": "http://localhost:3000"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
}
POLICY = ("default-src 'self'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'self'")


@dataclass(frozen=True)
class Address:
    path: str
    methods: tuple[str, ...]
    websocket: bool = False


@pytest.fixture(scope="module")
def addresses(local_folder) -> list[Address]:
    """Every route of the app with its places filled in, and some that are none."""
    ran = subprocess.run(
        [sys.executable, "-c", LIST],
        cwd=ROOT,
        env={**os.environ, "PANTAU_LOCAL_FOLDER": str(local_folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    listed = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("[")]
    found = [
        Address(re.sub(r"\{[^}]+\}", "x", path) or "/", tuple(methods), websocket)
        for path, methods, websocket in listed
    ]
    assert {"/masuk", "/_stcore/stream", "/_stcore/upload_file/x/x"} <= {a.path for a in found}
    return [*found, *(Address(path, ("GET",)) for path in MORE)]


def ask(base: str, method: str, path: str, headers: dict[str, str] | None = None) -> HTTPResponse:
    connection = HTTPConnection(urlsplit(base).netloc, timeout=20)
    connection.request(method, path, headers=headers or {})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def is_guarded(answer: HTTPResponse, path: str) -> None:
    """The answer carries every header, and scripts are evaluated in the map's frame only."""
    for name, value in HEADERS.items():
        assert answer.headers.get_all(name) == [value], (path, answer.status)
    (policy,) = answer.headers.get_all("content-security-policy")
    assert [part for part in POLICY if part not in policy] == []
    assert ("'unsafe-eval'" in policy) is path.startswith("/component/")
    assert "microphone=()" in answer.headers["permissions-policy"]


def test_every_answer_carries_the_headers(address, addresses):
    for found in addresses:
        for method in {"GET", "HEAD", *found.methods, *CHANGING}:
            is_guarded(ask(address, method, found.path), found.path)


@pytest.mark.parametrize("foreign", FOREIGN, ids=str)
def test_no_page_of_another_site_changes_anything(address, addresses, foreign):
    for found in addresses:
        for method in CHANGING:
            answer = ask(address, method, found.path, foreign)
            assert answer.status == 403, (method, found.path)
            is_guarded(answer, found.path)


@pytest.mark.parametrize("foreign", FOREIGN, ids=str)
def test_no_page_of_another_site_may_read_an_answer(address, addresses, foreign):
    for found in addresses:
        for method in ("GET", "OPTIONS"):
            answer = ask(address, method, found.path, foreign)
            allowed = answer.headers.get("access-control-allow-origin", "")
            assert allowed not in ("*", "null", foreign.get("Origin")), found.path


@pytest.mark.parametrize("foreign", FOREIGN, ids=str)
def test_no_page_of_another_site_opens_a_websocket(address, addresses, foreign):
    sockets = [found.path for found in addresses if found.websocket]
    assert sockets
    for path in sockets:
        url = address.replace("http", "ws", 1) + path
        with (
            pytest.raises(InvalidStatus) as refused,
            connect(url, additional_headers=foreign),
        ):
            raise AssertionError("not reached")
        assert refused.value.response.status_code == 403
        with connect(url, additional_headers={"Origin": address}) as ours:
            assert ours.response and ours.response.status_code == 101


def test_a_file_is_taken_from_nobody_without_a_session(address):
    path = "/_stcore/upload_file/00000000-0000-0000-0000-000000000000/x"
    for method in ("PUT", "DELETE"):
        assert ask(address, method, path, {"Origin": address}).status in (400, 403)


@pytest.mark.parametrize("path", ["interact", "mcp"])
def test_no_program_drives_the_app_behind_the_screen(address, path):
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    request = Request(
        f"{address}/_stcore/agent/{path}",
        json.dumps(asked).encode(),
        {"Content-Type": "application/json", "Accept": "application/json"},
    )
    with pytest.raises(HTTPError) as refused:
        urlopen(request, timeout=20)
    assert "does not serve the agent API" in refused.value.read().decode()


def test_no_page_around_the_app_may_steer_it(address):
    with urlopen(f"{address}/_stcore/host-config", timeout=20) as answer:
        assert json.load(answer)["allowedOrigins"] == []
