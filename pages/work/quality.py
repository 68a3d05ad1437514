"""Mutu data: which regency is silent, what is missing, where is it mended?"""

from lib.domain.permissions import Action
from lib.services.quality import quality
from lib.ui.i18n import t
from lib.ui.page_head import show_empty_selection, show_foot, show_head
from lib.ui.quality.areas import show_areas
from lib.ui.quality.cards import show_quality_cards
from lib.ui.quality.lists import show_gaps
from lib.ui.quality.words import quality_sentence
from lib.ui.shell import open_page

page = open_page(Action.READ)
found = quality(page.database, page.person, page.selection, page.period, page.as_of)
show_head(page, t("Data quality"), quality_sentence(page, found))
show_quality_cards(found)
if page.table().scope(page.selection):
    show_gaps(page, found)
    show_areas(page, found)
else:
    show_empty_selection(page)
show_foot(page)
