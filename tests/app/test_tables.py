"""The pages of a list: what is shown of it, which ways lead on, and fewer rows than before."""

import re

from streamlit.testing.v1 import AppTest

from tests.app.conftest import html_of, tell, turn


def table():
    import streamlit as st

    from lib.ui.tables import show_pages

    rows = range(1, st.session_state.get("many", 100) + 1)
    show_pages(
        "list", rows, lambda shown: f"<p>{' '.join(map(str, shown))}</p>", above="<h2>N</h2>"
    )


def pager(app):
    """The words of the pager in their order, without the icons; the page shown in brackets."""
    shown = html_of(app).partition("<nav")[2]
    marked = re.sub(r'<span aria-current="page">(\d+)</span>', r"<span>[\1]</span>", shown)
    return re.findall(r"<span>(.*?)</span>", marked)


def rows(app):
    said = re.search(r"<p>(.*?)</p>", html_of(app))
    return [int(row) for row in said[1].split()] if said else []


def test_a_page_at_a_time_with_the_ways_to_the_others():
    app = AppTest.from_function(table).run()
    assert rows(app) == list(range(1, 13))
    assert pager(app) == ["[1]", "2", "3", "…", "9", "Halaman berikutnya"]
    turn(app, "Halaman berikutnya")
    turn(app, "3")
    turn(app, "Halaman berikutnya")
    assert rows(app) == list(range(37, 49))
    assert pager(app) == [
        *("Halaman sebelumnya", "1", "…", "3", "[4]", "5", "…", "9", "Halaman berikutnya")
    ]
    turn(app, "9")
    assert rows(app) == list(range(97, 101))
    assert pager(app) == ["Halaman sebelumnya", "1", "…", "8", "[9]"]


def test_where_there_are_fewer_rows_by_now_the_first_page_is_shown():
    app = AppTest.from_function(table).run()
    turn(app, "9")
    app.session_state["many"] = 20
    assert rows(app.run()) == list(range(1, 13))


def test_one_page_has_no_pager_and_no_rows_have_their_heading_alone():
    app = AppTest.from_function(table)
    app.session_state["many"] = 12
    assert rows(app.run()) == list(range(1, 13)) and "pb-pager" not in html_of(app)
    app.session_state["many"] = 0
    assert html_of(app.run()) == "<h2>N</h2>"


def test_the_browser_names_no_page_that_is_not_offered():
    app = AppTest.from_function(table).run()
    block = app.get("bidi_component")[0].proto.id
    for place in (99, -1, "2", None):
        assert rows(tell(app, block, place)) == list(range(1, 13))
