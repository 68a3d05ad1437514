"""The village immigration officers (PIMPASA) of the province, as publicly reported.

How many serve which regency is published nowhere, so only the province as a whole is divided by it.
Source: the induction of 29 October 2025, in data/public_record (row 57 of the events).
"""

from datetime import date

INDUCTED = date(2025, 10, 29)
PIMPASA = 27


def visits_each(visits_a_year: int) -> float:
    """The visits a year that fall to each of them if they alone did all."""
    return visits_a_year / PIMPASA
