"""Periods and their parts in words."""

from datetime import date

from lib.domain.buckets import Bucket
from lib.domain.period import Period, Preset
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.shell import Page


def period_words(page: Page, days: Period) -> str:
    """``dalam 12 bulan sampai 24 Nov 2026``, or the first and the last day."""
    if page.filter.period is Preset.YEAR:
        return t("in the 12 months to {day}", day=format.day(days.end))
    if days.start <= date.min or page.filter.period is Preset.ALL:
        return t("up to {day}", day=format.day(days.end))
    return t("from {first} to {last}", first=format.day(days.start), last=format.day(days.end))


def before_words(page: Page) -> str:
    """What a figure of the period is compared with."""
    if page.filter.period is Preset.YEAR:
        return t("a year before")
    return t("the period before")


def bucket_words(bucket: Bucket) -> str:
    """``Nov 2026`` or ``2026``."""
    return bucket.code if len(bucket.code) == 4 else format.month(bucket.days.start)
