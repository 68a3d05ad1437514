"""The words on the map in the session's language; the scripts themselves have none."""

from lib.ui.i18n import language, t


def map_texts() -> dict[str, str]:
    """Every text that the map's scripts show, by the name they know it by."""
    return {
        "lang": language(),
        "map": t("Map of the villages of Banten"),
        "map_keys": t("Arrow keys move the map, plus and minus zoom, Enter opens what is centred."),
        "search": t("Find a village"),
        "search_none": t("No village of that name"),
        "search_many": t("{count} villages found"),
        "legend": t("Legend"),
        "all": t("Show all"),
        "total": t("villages"),
        "programme": t("In a programme (outlined)"),
        "unmapped": t("without a place on the map"),
        "outside": t("outside the filter"),
        "to_dots": t("Show equal dots"),
        "zoom_in": t("Zoom in"),
        "zoom_out": t("Zoom out"),
        "whole": t("Whole province"),
        "last": t("Last outreach"),
        "due": t("Due"),
        "outreach": t("Outreach in 12 months"),
        "training": t("Training in 12 months"),
        "no_date": t("not recorded"),
        "indicative": t("indicative boundaries, not a legal reference"),
        "source": t("areas nearest to each village's point, coast: GSHHG"),
        "failed": t("The map could not be loaded. Search and tables go on working."),
        "basemap_failed": t("The background map cannot be reached; the areas are complete."),
        "basemap_credit": t("© OpenStreetMap contributors"),
        "sea_north": t("Java Sea"),
        "sea_west": t("Sunda Strait"),
        "sea_south": t("Indian Ocean"),
        "land_jakarta": "DKI Jakarta",
        "land_west_java": t("West Java"),
    }
