"""Being built."""

from lib.domain.permissions import Action
from lib.ui.page_head import show_foot, show_head
from lib.ui.shell import open_page

page = open_page(Action.READ)
show_head(page, "…")
show_foot(page)
