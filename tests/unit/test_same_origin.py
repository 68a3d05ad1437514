"""Pages of other sites change nothing here, whatever cookie the browser would send along."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from lib import server

METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
CHANGING = ["POST", "PUT", "PATCH", "DELETE"]
HOST = "pantau.kantor.id"
STREAM = f"ws://{HOST}/stream"
FOREIGN = [
    {"origin": "https://jahat.invalid"},
    {"origin": "null"},
    {"origin": ""},
    {"origin": f"https://{HOST}.jahat.invalid"},
    {"origin": f"https://{HOST}:8443"},
    {"origin": f"https://{HOST}@jahat.invalid"},
    {"origin": "http://localhost:3000"},
    {"sec-fetch-site": "cross-site", "origin": f"https://{HOST}"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "anything"},
]
OURS = [
    {},
    {"origin": f"https://{HOST}"},
    {"origin": f"http://{HOST}"},
    {"sec-fetch-site": "none"},
    # Behind a proxy that asks us under another name.
    {"sec-fetch-site": "same-origin", "origin": "https://desa.banten.go.id"},
]


async def done(request: Request) -> Response:
    return PlainTextResponse("done")


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("halo")
    await socket.close()


@pytest.fixture
def client() -> TestClient:
    routes = [Route("/", done, methods=METHODS), WebSocketRoute("/stream", echo)]
    app = Starlette(routes=routes, middleware=server.middleware())
    return TestClient(app, base_url=f"http://{HOST}")


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("method", CHANGING)
def test_another_site_changes_nothing(
    client: TestClient, method: str, headers: dict[str, str]
) -> None:
    answer = client.request(method, "/", headers=headers)
    assert answer.status_code == 403
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("headers", OURS)
@pytest.mark.parametrize("method", CHANGING)
def test_our_own_pages_do(client: TestClient, method: str, headers: dict[str, str]) -> None:
    assert client.request(method, "/", headers=headers).text == "done"


@pytest.mark.parametrize("headers", [*FOREIGN, *OURS])
@pytest.mark.parametrize("method", sorted(set(METHODS) - set(CHANGING)))
def test_reading_changes_nothing_and_is_left_to_the_route(
    client: TestClient, method: str, headers: dict[str, str]
) -> None:
    assert client.request(method, "/", headers=headers).status_code == 200


@pytest.mark.parametrize("headers", FOREIGN)
def test_no_other_site_opens_a_websocket(client: TestClient, headers: dict[str, str]) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(STREAM, headers=headers):
        raise AssertionError("not reached")


@pytest.mark.parametrize("headers", OURS)
def test_our_own_pages_open_one(client: TestClient, headers: dict[str, str]) -> None:
    with client.websocket_connect(STREAM, headers=headers) as socket:
        assert socket.receive_text() == "halo"


def test_every_route_of_ours_that_changes_something_is_behind_it() -> None:
    guarded = Starlette(routes=server.routes(), middleware=server.middleware())
    client = TestClient(guarded)
    changing = [
        (method, route.path)
        for route in server.routes()
        for method in sorted(getattr(route, "methods", None) or ())
        if method in CHANGING
    ]
    assert changing
    for method, path in changing:
        answer = client.request(method, path, headers={"origin": "https://jahat.invalid"})
        assert answer.status_code == 403
