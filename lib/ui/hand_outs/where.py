"""Scene two, the map: where the villages are that need outreach."""

from lib.io.hand_out import Scene, SceneKey
from lib.services.meeting import Meeting
from lib.ui.hand_outs.map_picture import status_picture
from lib.ui.i18n import t
from lib.ui.sentences import needing_sentence
from lib.ui.shell import Page


def map_scene(page: Page, found: Meeting) -> Scene:
    """The villages in the colours of their statuses, and where most of those lie that need it."""
    said = needing_sentence(found.standing)
    return Scene(
        key=SceneKey.MAP,
        title=t("Map"),
        headline=said or t("No village is left to count in this selection."),
        map=status_picture(page),
        notes=(
            t("“Not recorded” means that nothing is on record, not that nobody came."),
            t("Indicative areas: those nearest to each village’s point, no legal reference."),
        ),
    )
