"""The choices that rule the figures, in words: wherever a figure stands, so do these."""

from dataclasses import dataclass

from lib.services.unverified import unverified_held
from lib.ui import format
from lib.ui.i18n import t, tn
from lib.ui.shell import Page


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice in a few words, and what it means for whoever asks."""

    words: str
    meaning: str


def choices_in_force(page: Page) -> list[Choice]:
    """What somebody must know to read the page's figures; nothing where all is as shipped.

    Unverified records are told of only where the area and the days of the page have some.
    """
    kept = page.table().settings
    unverified = unverified_held(page.database, page.person, page.selection, page.as_of)
    found = []
    if unverified:
        found.append(_unverified(page, unverified, counted=kept.unverified_count))
    if kept.training_refreshes:
        found.append(
            Choice(
                t("training refreshes too"),
                t("A training held for a village starts its interval anew, as outreach does."),
            )
        )
    if kept.delegates_refresh:
        found.append(
            Choice(
                t("delegates refresh too"),
                t(
                    "An event elsewhere that delegates of a village attended starts its interval "
                    "anew."
                ),
            )
        )
    return found


def _unverified(page: Page, count: int, *, counted: bool) -> Choice:
    number, day = format.number(count), format.day(page.as_of)
    if counted:
        return Choice(
            tn(
                "{number} unverified record counted",
                "{number} unverified records counted",
                count,
                number=number,
            ),
            t(
                "Outreach and training up to {day} that no verifier confirmed yet; as set under "
                "Rules, they count all the same.",
                day=day,
            ),
        )
    return Choice(
        tn(
            "{number} unverified record not counted",
            "{number} unverified records not counted",
            count,
            number=number,
        ),
        t(
            "Outreach and training up to {day} that no verifier confirmed yet; as set under Rules, "
            "they count only once confirmed.",
            day=day,
        ),
    )
