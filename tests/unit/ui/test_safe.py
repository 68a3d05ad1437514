"""User text is inert in HTML, Markdown and links."""

import pytest

from lib.ui.safe import html, md, web_link

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "${alert(1)}",
    "`+alert(1)+`",
    "[x](javascript:alert(1))",
    "</textarea><svg onload=alert(1)>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_tag_or_attribute_survives_in_html(payload):
    assert not set("<>\"'") & set(html(payload))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_means_anything_in_markdown(payload):
    escaped = md(payload)
    for sign in "<>[]()`$":
        assert escaped.count(sign) == escaped.count(f"\\{sign}")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//host", "ftp://host/x", "https://a b", ""],
)
def test_only_the_web_is_linked(address):
    assert web_link(address) is None


def test_a_web_address_is_linked_as_it_is():
    assert web_link("https://example.org/a?b=c") == "https://example.org/a?b=c"
