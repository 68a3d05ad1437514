"""Unduhan: which file for which occasion, made of the very figures of the pages."""

from lib.domain.permissions import Action
from lib.ui.hand_outs.dictionary_view import show_dictionary
from lib.ui.hand_outs.month_choice import choose_month
from lib.ui.hand_outs.offers import groups
from lib.ui.hand_outs.rows import show_offers
from lib.ui.hand_outs.words import downloads_sentence, show_what_files_say
from lib.ui.i18n import t
from lib.ui.map_layers import listed_rows
from lib.ui.page_head import show_empty_selection, show_foot, show_head
from lib.ui.shell import open_page

page = open_page(Action.READ)
listed = listed_rows(page)
show_head(page, t("Downloads"), downloads_sentence(page, len(listed)))
if not listed:
    show_empty_selection(page)
show_what_files_say(page)
show_offers(page, groups(page, choose_month(page)))
show_dictionary(page)
show_foot(page)
