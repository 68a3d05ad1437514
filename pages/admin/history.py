"""Riwayat: who changed what, when and why, and is the trail whole?"""

from lib.domain.permissions import Action
from lib.ui.history.view import show_history
from lib.ui.shell import open_page

page = open_page(Action.READ_TRAIL)
show_history(page)
