"""What the browser needs to answer for a village at once: the words, the statuses, the day."""

from lib.domain.status import Status
from lib.ui.i18n import language, t
from lib.ui.map import palette
from lib.ui.words import status_word


def answer_words() -> dict[str, str]:
    """The words of the question and its answer, by the name that the script knows them by."""
    return {
        "lang": language(),
        "search": t("Find a village"),
        "search_none": t("No village of that name"),
        "search_many": t("{count} villages found"),
        "failed": t("The villages could not be loaded. Please try again."),
        "last": t("Last outreach"),
        "due": t("Due"),
        "plan": t("Next plan"),
        "outreach": t("Outreach in 12 months"),
        "training": t("Training in 12 months"),
        "no_date": t("not recorded"),
        "no_plan": t("no plan on record"),
        "first": t("waiting for its first outreach"),
        "exempt": t("does not count while exempt"),
        "days": t("{count} days"),
        "overdue": t("{count} days overdue"),
        "left": t("{count} days left"),
        "last_day": t("the last day"),
        "scene": t("Scene {place} of {whole}: {title}"),
    }


def statuses() -> list[dict[str, str]]:
    """How each status looks and is called, in the order of their places in the table."""
    return [
        {
            "code": swatch.code,
            "label": status_word(Status(swatch.code)),
            "icon": swatch.icon,
            "colour": swatch.fill,
            "ink": swatch.text,
        }
        for swatch in palette.STATUS
    ]
