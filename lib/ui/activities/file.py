"""The activities behind a number as a file: the very rows of the list, codes beside names."""

from collections.abc import Iterable, Mapping

from lib.domain.activities import Activity, Kind, Link
from lib.domain.period import Period
from lib.domain.tallies import Facet
from lib.io.table_files import Value
from lib.services.activity_scope import Asked, rows_behind
from lib.ui.downloads import Table
from lib.ui.i18n import t
from lib.ui.shell import Page
from lib.ui.words import form_word, kind_word, organiser_word


def activity_table_file(
    page: Page, question: Asked, days: Period, facet: Facet, *, count: int, shown: str
) -> Table:
    """The activities of a facet as a table to be downloaded, newest first."""
    names = page.register.names
    training = question.kind is Kind.TRAINING

    def rows() -> Iterable[list[Value]]:
        for place, activity in enumerate(rows_behind(question, days, facet).shown, start=1):
            yield [place, *_row(activity, names, training)]

    return Table(
        title=kind_word(question.kind),
        columns=[t("No."), *_columns(training)],
        rows=rows,
        count=count,
        meaning=(
            (
                t("Areas"),
                t(
                    "Whom the activity was for; a place known only as a district or a "
                    "regency counts for no village."
                ),
            ),
            (t("Attendance"), t("Contacts, not unique people; empty where it is not recorded.")),
        ),
        shown=shown,
    )


def _columns(training: bool) -> list[str]:
    return [
        t("Activity code"),
        t("Date"),
        t("End"),
        t("Day known"),
        t("Form"),
        t("Topics"),
        t("Area codes"),
        t("Areas"),
        t("Area codes of delegates"),
        t("Organisers"),
        t("Held jointly"),
        t("Units"),
        t("Audience"),
        t("Attendance"),
        t("Attendance in words"),
        *([t("Tested"), t("Mean before"), t("Mean after")] if training else []),
        t("Source"),
        t("Source address"),
        t("Second source"),
        t("Evidence"),
    ]


def _row(activity: Activity, names: Mapping[str, str], training: bool) -> list[Value]:
    direct = [a.area_code for a in activity.areas if a.link is Link.DIRECT]
    sent = [a.area_code for a in activity.areas if a.link is Link.DELEGATE]
    results = [activity.tested, activity.pre_mean, activity.post_mean] if training else []
    return [
        activity.id,
        activity.date,
        activity.end_date,
        t("only the month") if activity.month_only else t("yes"),
        form_word(activity.form),
        ", ".join(activity.topics),
        "; ".join(direct),
        "; ".join(names.get(a.area_code, a.area_code) for a in activity.areas)
        or t("Whole province"),
        "; ".join(sent),
        ", ".join(map(organiser_word, activity.organisers)),
        t("yes") if activity.joint else t("no"),
        activity.organiser_units,
        ", ".join(activity.audience),
        activity.participants,
        activity.participants_note,
        *results,
        activity.source_title,
        activity.source_url,
        activity.source_url_2,
        activity.evidence_url,
    ]
