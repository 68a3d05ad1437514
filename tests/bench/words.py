"""The texts by which the widgets of the app are found."""

from lib.ui.i18n import catalogue


def said(text: str) -> str:
    """A text of the app as its Indonesian screen has it."""
    return catalogue("id").gettext(text)
