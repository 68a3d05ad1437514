"""How a tier's fields are called, and what is wrong with one of them."""

from lib.ui import format
from lib.ui.i18n import t


def field_name(field: str) -> str:
    return {
        "village_code": t("Village"),
        "tier": t("Risk tier"),
        "valid_from": t("Valid from"),
        "source": t("Source"),
        "period": t("Period of the figure"),
        "agency": t("Issuing agency"),
    }[field]


def tier_fault_words(key: str, value: str = "") -> str:
    """What is wrong with a field, and how to mend it."""
    words = {
        "village_unknown": t("“{written}” is no code of a village in the register.", written=value),
        "village_missing": t("Please choose the village."),
        "village_twice": t("The village stands in more than one row; leave one."),
        "tier_unknown": t("“{written}” is no tier: write tinggi, sedang or rendah.", written=value),
        "tier_ended": t("This row tells of a tier that was withdrawn; leave it out."),
        "day_missing": t("Please give the day from which the tier holds."),
        "day_unread": t("“{written}” is no day; write it like 5/1/2026.", written=value),
        "day_early": t("{day} lies before the register, which begins 2000.", day=_day(value)),
        "day_ahead": t(
            "{day} has not come yet; a tier is set from today or a day past.", day=_day(value)
        ),
        "text_missing": t("Please fill this in: a tier rests on a figure that somebody issued."),
        "text_long": t("At most {most} characters.", most=value),
        "personal": t(
            "This looks like the number of an identity card or a telephone. Figures are of a whole "
            "village, never of a person."
        ),
        "nothing_new": t("This tier is set already."),
        "tier_gone": t("The village has no tier any more; somebody withdrew it."),
    }
    return words[key]


def _day(value: str) -> str:
    return format.written_day(value)
