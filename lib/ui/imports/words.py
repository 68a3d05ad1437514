"""What the page says: of a plan, of what was saved, of what was taken back."""

from collections.abc import Sequence

from lib.db.import_batches import Batch
from lib.domain.import_plan import ImportPlan
from lib.domain.moment import read_stamp
from lib.services.clock import JAKARTA
from lib.ui import format
from lib.ui.i18n import t, tn
from lib.ui.imports.memory import Importing


def opening_words(now: Importing, earlier: Sequence[Batch]) -> str:
    """The sentence of the page: what a plan would do, what was done last, or an invitation."""
    if now.open is not None:
        return plan_words(now.open.plan)
    if now.undone is not None:
        name, count = now.undone
        return tn(
            "{file} is undone: {number} activity is as it was before.",
            "{file} is undone: {number} activities are as they were before.",
            count,
            file=name,
            number=format.number(count),
        )
    if now.done is not None:
        committed = now.done.committed
        return t(
            "Saved from {file}: {what}.",
            file=now.done.plan.file_name,
            what=counted(committed.added, committed.changed),
        )
    standing = [batch for batch in earlier if not batch.undone_at]
    if standing:
        last = standing[0]
        return t(
            "Imported last: {file} on {day}, {what}.",
            file=last.file_name,
            day=format.day(read_stamp(last.imported_at).astimezone(JAKARTA).date()),
            what=counted(last.added, last.changed),
        )
    return t("Choose a spreadsheet: what would change is shown first, and saved only then.")


def plan_words(plan: ImportPlan) -> str:
    """What the file would do, in one sentence."""
    if not plan.written and not plan.refused:
        return tn(
            "{file} changes nothing: its {number} activity is on record exactly so.",
            "{file} changes nothing: its {number} activities are on record exactly so.",
            len(plan.unchanged),
            file=plan.file_name,
            number=format.number(len(plan.unchanged)),
        )
    parts = [counted(len(plan.added), len(plan.changed))] if plan.written else []
    if plan.unchanged:
        parts.append(t("{number} unchanged", number=format.number(len(plan.unchanged))))
    if plan.refused:
        parts.append(refused_words(plan))
    return t("{file}: {what}. Nothing is saved yet.", file=plan.file_name, what=", ".join(parts))


def counted(added: int, changed: int) -> str:
    """``12 kegiatan baru, 3 kegiatan berubah``; what is none is not said."""
    new, other = format.number(added), format.number(changed)
    parts = [
        tn("{number} new activity", "{number} new activities", added, number=new),
        tn("{number} changed activity", "{number} changed activities", changed, number=other),
    ]
    return ", ".join(part for part, count in zip(parts, (added, changed), strict=True) if count)


def refused_words(plan: ImportPlan) -> str:
    """``10 baris ditolak``."""
    count = len(plan.refused)
    return tn("{number} row refused", "{number} rows refused", count, number=format.number(count))


def moment_words(stamped: str) -> str:
    """``24 Nov 2026, 09.15 WIB``."""
    moment = read_stamp(stamped).astimezone(JAKARTA)
    return t("{day}, {time} WIB", day=format.day(moment.date()), time=moment.strftime("%H.%M"))
