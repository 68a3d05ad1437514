"""A server that nobody has visited yet: the first visitor may come by any link."""

import pytest

from .conftest import serve, settled


@pytest.fixture
def fresh(tmp_path):
    yield from serve(tmp_path)


def test_the_first_visitor_may_follow_a_link_to_any_page(open_page, fresh):
    page = open_page("/desa?desa=36.04.13.2007", at=fresh)
    settled(page)
    assert page.get_by_role("dialog").count() == 0
    assert page.get_by_text("Lontar").first.is_visible()
