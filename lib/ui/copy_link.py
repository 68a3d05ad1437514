"""The button that copies the address of what is on the screen, to be sent on.

Its script (``assets/copy_link.js``) reads the address bar when it is pressed, and asks the map's
frame where the reader moved it. On pages of figures the copied link names the day, because whoever
gets it should see the same figures tomorrow; the address bar goes on meaning today.
"""

from lib.domain.permissions import Action
from lib.ui import format
from lib.ui.block import icon_html
from lib.ui.i18n import t
from lib.ui.safe import html
from lib.ui.shell import Page


def copy_link_html(page: Page) -> str:
    """The button, what it says once the link is copied, and a field where copying is forbidden."""
    day, copied = "", t("Link copied.")
    if page.action is Action.READ:
        day = page.as_of.isoformat()
        copied = t("Link copied. It keeps the day: {day}.", day=format.day(page.as_of))
    return (
        f'<div class="pb-copy" data-day="{day}" data-copied="{html(copied)}" '
        f'data-yourself="{html(t("Please copy this link:"))}">'
        f'<button type="button" title="{html(t("Copies a link to this page as you see it"))}">'
        f"<span>{html(t('Copy link'))}</span>{icon_html('link')}</button>"
        f'<div><p role="status"></p>'
        f'<input hidden readonly aria-label="{html(t("Link to this page"))}"></div></div>'
    )
