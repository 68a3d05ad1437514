"""The villages of the filter as a table; picking a row shows the village."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.services.villages import VillageRow
from lib.ui import format
from lib.ui.i18n import t
from lib.ui.shell import Page, show_village
from lib.ui.status_mark import status_text
from lib.ui.village_lines import last_words
from lib.ui.words import programme_word


def show_village_list(page: Page, rows: Sequence[VillageRow]) -> None:
    """All rows given, with their number above; a row picked opens the profile of its village."""
    st.subheader(t("{count} villages in this filter", count=format.number(len(rows))), anchor=False)
    frame = village_frame(rows)
    picked = st.dataframe(
        frame,
        hide_index=True,
        height=min(420, 38 + 35 * len(rows)),
        on_select="rerun",
        selection_mode="single-row",
        key=f"village-list-{page.filter.as_of}-{len(rows)}",
        column_config={
            t("Status"): st.column_config.TextColumn(width=150, pinned=True),
            t("Village"): st.column_config.TextColumn(width="large"),
        },
    )
    chosen = picked["selection"]["rows"]
    if chosen:
        show_village(page, rows[chosen[0]].code)


def village_frame(rows: Sequence[VillageRow]) -> pd.DataFrame:
    """A row per village with the columns of the list, in the session's language."""
    return pd.DataFrame(
        {
            t("Status"): [status_text(row.status) for row in rows],
            t("Village"): [row.village.label for row in rows],
            t("Last outreach"): [last_words(row.standing) for row in rows],
            t("Due"): [format.day(row.standing.due) for row in rows],
            t("Outreach, 12 months"): [row.facts.outreach_12m for row in rows],
            t("Training, 12 months"): [row.facts.training_12m for row in rows],
            t("Programme"): [", ".join(map(programme_word, row.programmes)) for row in rows],
        }
    )
