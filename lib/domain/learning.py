"""What people learned at trainings: the mean after less the mean before, of those tested twice."""

from dataclasses import dataclass

from lib.domain.indicators import Share

MIN_TESTED = 10
"""Below it a mean says more about who happened to be there than about the training."""


@dataclass(frozen=True, slots=True)
class Learning:
    """The results of sessions that tested before and after, each weighted by those tested.

    ``attending`` are the contacts of all sessions; of a session with results but without a known
    attendance, at least those tested.
    """

    tested: int = 0
    attending: int = 0
    before: float = 0.0
    """Sum over the people tested of their result before, as each session's mean tells it."""
    after: float = 0.0

    @property
    def shown(self) -> bool:
        return self.tested >= MIN_TESTED

    @property
    def mean_before(self) -> float | None:
        return self.before / self.tested if self.shown else None

    @property
    def mean_after(self) -> float | None:
        return self.after / self.tested if self.shown else None

    @property
    def gain(self) -> float | None:
        """Points gained on average; None below ten people tested."""
        return (self.after - self.before) / self.tested if self.shown else None

    @property
    def share_tested(self) -> Share:
        return Share(self.tested, self.attending)
