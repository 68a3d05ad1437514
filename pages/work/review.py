"""Periksa: what others recorded is confirmed, what they asked for decided; what still waits?"""

from lib.domain.permissions import Action
from lib.ui.review.view import show_review
from lib.ui.shell import open_page

page = open_page(Action.VERIFY)
show_review(page)
