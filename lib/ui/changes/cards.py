"""The four cards of the changes; each lists its villages."""

from lib.domain.changes import Change
from lib.services.changes import Changes
from lib.services.overview import is_mentored
from lib.ui import format
from lib.ui.cards import Card, Opens, show_cards
from lib.ui.changes.shown import MOVED, choose
from lib.ui.changes.words import change_meaning, change_word
from lib.ui.i18n import t


def show_change_cards(found: Changes) -> None:
    """Newly overdue, lost again, recovered, first reached, of the villages counted."""
    show_cards([_card(found, change) for change in MOVED[:4]], key="cards")


def _card(found: Changes, change: Change) -> Card:
    mentored = sum(is_mentored(village.row) for village in found.of[change])
    return Card(
        title=change_word(change),
        figure=format.number(found.count(change)),
        n_of=t("of {whole}", whole=format.number(found.now.total)),
        definition=change_meaning(change),
        beside=t("{count} of them Desa Binaan", count=format.number(mentored)),
        opens=Opens(t("Show: {title}", title=change_word(change)), choose, ([change],)),
    )
