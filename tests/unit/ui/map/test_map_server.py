"""What the server adds to Streamlit: the map's files, kept for good, and the headers."""

import gzip
import json
import re
import subprocess
import sys

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from lib import server
from lib.ui.map import assets


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=server.routes(), middleware=server.middleware()))


@pytest.fixture
def served() -> TestClient:
    """A page in the place of Streamlit's."""
    page = Route("/", lambda request: HTMLResponse("<p>"))
    return TestClient(Starlette(routes=[*server.routes(), page], middleware=server.middleware()))


def test_ready_says_ok(client: TestClient) -> None:
    assert client.get("/readyz").text == "ok"


def test_the_geometry_is_fetched_once_and_then_confirmed(client: TestClient) -> None:
    answer = client.get(f"/{assets.geometry_path()}")
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert set(answer.json()["objects"]) >= {"villages", "districts", "regencies"}
    again = client.get(
        f"/{assets.geometry_path()}", headers={"if-none-match": answer.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_a_browser_without_gzip_gets_the_plain_geometry(client: TestClient) -> None:
    headers = {"accept-encoding": "identity"}
    answer = client.get(f"/{assets.geometry_path()}", headers=headers)
    assert "content-encoding" not in answer.headers
    assert json.loads(answer.content)["type"] == "Topology"


def test_the_villages_of_the_geometry_are_in_order_of_code() -> None:
    geometries = json.loads(assets.geometry().content)["objects"]["villages"]["geometries"]
    codes = [geometry["id"] for geometry in geometries]
    assert codes == sorted(codes)
    assert len(codes) == 1552


def test_the_script_carries_its_licences(client: TestClient) -> None:
    script = client.get(f"/{assets.bundle_path()}").text
    assert "Leaflet" in script[:40_000] and "Agafonkin" in script[:40_000]
    assert "topojson-client" in script
    assert script.count("sourceMappingURL") == 0


@pytest.mark.parametrize(
    "path",
    [
        "/peta/aset/0000000000000000/peta.js",
        "/peta/geometri/0000000000000000.json",
        "/aset/fonts/OFL.txt",
        "/aset/fonts/..%2f..%2fi18n.py",
    ],
)
def test_unknown_versions_and_files_are_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_only_files_of_the_allow_list_are_served(client: TestClient) -> None:
    version = assets.bundle().version
    assert client.get(f"/peta/aset/{version}/map.css").status_code == 404
    name = next(iter(assets.font_names()))
    assert client.get(f"/aset/fonts/{name}").content[:4] == b"wOF2"


def test_scripts_are_evaluated_in_the_map_frame_only(client: TestClient) -> None:
    page = client.get("/readyz").headers["content-security-policy"]
    frame = client.get("/component/x/index.html").headers["content-security-policy"]
    assert "unsafe-eval" not in page
    assert "'unsafe-eval'" in frame
    for policy in (page, frame):
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'self'" in policy
        assert "//" not in policy


def test_the_map_page_names_what_it_will_ask_for(client: TestClient) -> None:
    link = client.get("/component/streamlit_folium.st_folium/index.html").headers["link"]
    assert f"</{assets.bundle_path()}>; rel=preload" in link
    assert f"</{assets.geometry_path()}>; rel=preload" in link
    assert "link" not in client.get("/component/other/index.html").headers


def test_a_page_names_the_scripts_of_its_elements_and_they_are_there(served: TestClient) -> None:
    link = served.get("/").headers["link"]
    addresses = re.findall(r"<(/aset/skrip/[^>]+)>; rel=modulepreload", link)
    assert [address.rsplit("/")[-1] for address in addresses] == [
        "block.js",
        "filter_fields.js",
        "menu.js",
    ]
    for address in addresses:
        answer = served.get(address)
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "export default" in answer.text and "immutable" in answer.headers["cache-control"]
    assert re.search(r"</static/js/BidiComponent\.[^>]+\.js>; rel=modulepreload", link)
    assert "link" not in served.get("/readyz").headers


@pytest.mark.parametrize("path", ["/aset/skrip/0/block.js", "/aset/skrip/0/element.js"])
def test_no_other_script_of_an_element_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_every_answer_carries_the_headers_errors_too(client: TestClient) -> None:
    for path in ("/readyz", "/nowhere"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "SAMEORIGIN"
        assert headers["referrer-policy"] == "same-origin"
        assert "geolocation=()" in headers["permissions-policy"]


def test_a_basemap_opens_the_frame_for_its_pictures_only() -> None:
    template = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    assert server.tile_origin(template) == "https://*.tiles.example"
    headers = server.SafeHeaders(Starlette(), template)
    assert (
        "img-src 'self' data: blob: https://*.tiles.example;"
        in (headers._frame_headers["Content-Security-Policy"])
    )
    assert "tiles.example" not in headers._page_headers["Content-Security-Policy"]


@pytest.mark.parametrize("template", ["", "javascript:alert(1)", "//host/{z}", "tiles/{z}.png"])
def test_anything_but_an_address_opens_nothing(template: str) -> None:
    assert server.tile_origin(template) == ""


def test_websockets_pass_untouched() -> None:
    async def echo(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text(await socket.receive_text())
        await socket.close()

    app = Starlette(routes=[WebSocketRoute("/stream", echo)], middleware=server.middleware())
    with TestClient(app).websocket_connect("/stream") as socket:
        socket.send_text("halo")
        assert socket.receive_text() == "halo"


def test_starting_prepares_what_is_served() -> None:
    # In a thread of the client's: a browser test before this one leaves a loop running here.
    with TestClient(Starlette(lifespan=server.lifespan)) as started:
        assert started.app_state == {}
    assert gzip.decompress(assets.bundle().gzipped) == assets.bundle().content


def test_the_server_never_imports_the_component() -> None:
    code = (
        "import sys, lib.server; print('streamlit_folium' in sys.modules, 'folium' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]
