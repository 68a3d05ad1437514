"""Aturan: which intervals hold, what counts, and how many villages move if that changes."""

from lib.domain.permissions import Action
from lib.ui.rules.view import show_rules
from lib.ui.shell import open_page

page = open_page(Action.SET_RULES)
show_rules(page)
