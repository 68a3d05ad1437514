"""Mode Rapat: what does the meeting see, full-window, at the address of any page?"""

from lib.domain.permissions import Action
from lib.ui.meeting.view import show_meeting
from lib.ui.shell import open_page

page = open_page(Action.READ)
show_meeting(page)
