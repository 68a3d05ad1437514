"""User text on its way into HTML and Markdown: always through here, always inert."""

import re
from html import escape

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&])")


def html(text: object) -> str:
    """The text for an HTML element or attribute."""
    return escape(str(text), quote=True)


def md(text: object) -> str:
    """The text for Streamlit's Markdown, in which nothing of it means anything."""
    return _MARKDOWN.sub(r"\\\1", str(text)).replace("\n", " ")


def web_link(address: str) -> str | None:
    """The address when it leads to the web; None for every other scheme."""
    return address if re.match(r"https?://[^\s]+$", address, re.IGNORECASE) else None
