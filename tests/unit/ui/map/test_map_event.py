"""What comes from the browser is read strictly, and delivered once."""

import pytest
import streamlit as st

from lib.ui.map.event import MapEvent, read_event
from lib.ui.map.view import waiting_event


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1|pick|36.03.07.2001", "pick", "36.03.07.2001"),
        ("2|classes|overdue,long_overdue", "classes", "overdue,long_overdue"),
        ("3|clear|", "clear", ""),
        ("4|area|36.71", "area", "36.71"),
        ("5|area|36.71.02", "area", "36.71.02"),
        ("6|area|", "area", ""),
        ("7|dots|1", "dots", "1"),
        ("8|chosen|36.02.13.2001,36.02.13.2005", "chosen", "36.02.13.2001,36.02.13.2005"),
        ("9|chosen|", "chosen", ""),
    ],
)
def test_an_event_is_read(text: str, kind: str, value: str) -> None:
    event = read_event({"pantau": text})
    assert event is not None
    assert (event.kind, event.value, event.number) == (kind, value, int(text[0]))


@pytest.mark.parametrize(
    "value",
    [
        None,
        "1|pick|36.03.07.2001",
        [],
        {},
        {"pantau": None},
        {"pantau": 5},
        {"pantau": ["1|clear|"]},
        {"pantau": ""},
        {"pantau": "1|pick|"},
        {"pantau": "1|pick|36.03.07.2001\n"},
        {"pantau": "1|pick|36.03.07.2001' OR 1=1"},
        {"pantau": "1|pick|<script>"},
        {"pantau": "-1|pick|36.03.07.2001"},
        {"pantau": "1e3|clear|"},
        {"pantau": "١|clear|"},
        {"pantau": "1|pick|٣٦.03.07.2001"},
        {"pantau": "1|classes|"},
        {"pantau": "1|classes|overdue,"},
        {"pantau": "1|classes|" + "a," * 10 + "a"},
        {"pantau": "1|classes|Overdue"},
        {"pantau": "1|area|36"},
        {"pantau": "1|area|36.01.01.2001"},
        {"pantau": "1|dots|2"},
        {"pantau": "1|clear|x"},
        {"pantau": "1|erase|"},
        {"pantau": "1|chosen|36.02"},
        {"pantau": "1|chosen|36.02.13.2001,"},
        {"pantau": "1|chosen|" + ",".join(["36.02.13.2001"] * 2001)},
        {"pantau": "99999999999999999|clear|"},
        {"pantau": "1|clear|" + "x" * 10_000},
    ],
)
def test_anything_else_is_no_event(value: object) -> None:
    assert read_event(value) is None


def test_an_event_is_delivered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"peta": {"pantau": "7|area|36.01"}})
    assert waiting_event() == MapEvent("area", "36.01", 7)
    assert waiting_event() is None
    st.session_state["peta"] = {"pantau": "8|area|36.01"}
    assert waiting_event() == MapEvent("area", "36.01", 8)


def test_without_an_event_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    assert waiting_event() is None
