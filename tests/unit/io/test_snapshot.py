"""One HTML file that needs nothing else: what is in it, and what can never get out of its place."""

import json
from base64 import b64encode
from datetime import date, datetime
from hashlib import sha256
from html.parser import HTMLParser

from lib.io.hand_out import Imprint
from lib.io.snapshot import (
    Snapshot,
    SnapshotArea,
    SnapshotClass,
    SnapshotVillage,
    snapshot_html,
)
from tests.hostile import FORMULAS, XSS

TEXTS = (*XSS, *FORMULAS, "<!-- <script>", "]]>", "$script ${data} $$")
TOPOLOGY = {"type": "Topology", "name": "</script><b data-xss>", "objects": {}, "arcs": []}


class Elements(HTMLParser):
    """The elements of a page with their attributes and the text within each."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self._open = False
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), []))
        self._open = True

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1][2].append(data)

    def names(self) -> list[tuple[str, list[str]]]:
        return [(tag, sorted(attributes)) for tag, attributes, _ in self.found]

    def named(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attributes, "".join(text)) for name, attributes, text in self.found if name == tag]


def village(text: str) -> SnapshotVillage:
    return SnapshotVillage(
        code="36.02.13.2001",
        name=text,
        place=text,
        status=0,
        last=date(2026, 1, 2),
        due=None,
        outreach_12m=1,
        training_12m=0,
        programmes=text,
        last_words=text,
        due_words=text,
        facts=(text,),
    )


def made(*texts: str) -> str:
    """A file that says the texts wherever somebody can write."""
    title = texts[0]
    about = Imprint(
        record=title,
        mark=title,
        examples=title,
        filter=title,
        area=title,
        lines=tuple((text, text) for text in texts),
        made=datetime(2026, 11, 24, 12),
        version=7,
    )
    snapshot = Snapshot(
        language="id",
        title=title,
        headline=title,
        note=title,
        imprint=about,
        classes=(SnapshotClass("current", title, "#1F78B4", "#FFFFFF", "✔", "", 1),),
        villages=[village(text) for text in texts],
        terms=(title,),
        areas=(SnapshotArea("36.02", title, "–", title, 0.0),),
        options={"36.02": title},
        names={"36.02": title},
        focus=None,
        texts={"no_script": title},
    )
    return snapshot_html(
        snapshot, map_script="var map = 1;", map_style="b { }", topology=json.dumps(TOPOLOGY)
    ).decode()


def test_the_words_come_back_as_they_were_written():
    scripts = Elements(made(*TEXTS)).named("script")
    data, areas = (json.loads(text) for attributes, text in scripts if "id" in attributes)
    assert tuple(data["villages"]["name"]) == TEXTS
    assert data["about"] == [[text, text] for text in TEXTS]
    assert areas == TOPOLOGY


def test_no_text_becomes_an_element_or_an_attribute():
    tame = Elements(made("Pulo Panjang")).names()
    for text in TEXTS:
        wild = Elements(made(text))
        assert wild.names() == tame
        assert wild.named("title")[0][1] == text


def test_only_the_script_and_the_style_of_the_file_may_run_and_nothing_is_fetched():
    page = Elements(made("Pulo Panjang"))
    ((policy, _),) = [m for m in page.named("meta") if "http-equiv" in m[0]]
    rules = dict(rule.split(" ", 1) for rule in policy["content"].split("; "))
    (script,) = [text for attributes, text in page.named("script") if "id" not in attributes]
    ((_, style),) = page.named("style")
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == hashed(script)
    assert rules["style-src"] == hashed(style)
    assert rules["img-src"] == rules["font-src"] == "data:"
    addresses = [a.get(name) for _, a, _ in page.found for name in ("src", "href") if a.get(name)]
    assert [address for address in addresses if not address.startswith("data:")] == []


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
