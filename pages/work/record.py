"""Catat: an activity recorded, planned, answered for or corrected; is it saved?"""

from lib.domain.permissions import Action
from lib.ui.record.view import show_record
from lib.ui.shell import open_page

page = open_page(Action.RECORD)
show_record(page)
