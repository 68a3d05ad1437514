"""Orang: who may sign in, as what and where."""

from lib.domain.permissions import Action
from lib.services.people import accounts
from lib.ui.i18n import t
from lib.ui.page_head import show_foot, show_head
from lib.ui.people.account_form import show_change, show_new
from lib.ui.people.account_table import people_sentence, show_accounts
from lib.ui.shell import open_page

page = open_page(Action.MANAGE_PEOPLE)
found = accounts(page.database, page.person)
show_head(page, t("People"), people_sentence(found))
chosen = show_accounts(page, found)
if chosen is None:
    show_new(page)
else:
    show_change(page, chosen)
show_foot(page)
