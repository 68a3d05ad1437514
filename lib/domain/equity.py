"""How far apart areas lie in a share, and how many villages would bring them together.

Areas are compared by their share, never by their totals: a regency with 340 villages is not ahead
of a city with 43 because more happened there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.indicators import Share


@dataclass(frozen=True, slots=True)
class Gap:
    """The areas with the highest and the lowest share; the first by code where several tie."""

    highest: str
    lowest: str
    high: Share
    low: Share

    @property
    def points(self) -> float:
        """The distance in percentage points."""
        return ((self.high.ratio or 0.0) - (self.low.ratio or 0.0)) * 100

    @property
    def ratio(self) -> float | None:
        """How many times the lowest goes into the highest; None where the lowest is nothing."""
        return (self.high.ratio or 0.0) / self.low.ratio if self.low.ratio else None

    @property
    def needed(self) -> int:
        """The villages that the lowest must still reach to stand level with the highest."""
        return villages_needed(self.low, self.high)


def gap_between(shares: Mapping[str, Share]) -> Gap | None:
    """The gap between the areas that have villages at all; None with fewer than two of them."""
    counted = {code: share for code, share in sorted(shares.items()) if share.whole}
    if len(counted) < 2:
        return None
    highest = max(counted, key=lambda code: counted[code].ratio or 0.0)
    lowest = min(counted, key=lambda code: counted[code].ratio or 0.0)
    return Gap(highest, lowest, counted[highest], counted[lowest])


def villages_needed(share: Share, target: Share) -> int:
    """The fewest villages more with which a share is at least the target; 0 where it is already."""
    if not target.whole:
        return 0
    least = -(-target.part * share.whole // target.whole)
    return max(0, least - share.part)
