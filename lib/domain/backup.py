"""What tells two states of a database apart, and whether one lacks what the other has."""

from dataclasses import dataclass

from lib.domain.audit import Head
from lib.domain.errors import PantauError

_REGISTER_ONLY = 1
"""The data version of a database made ready, in which nothing was recorded."""


class BackupRefused(PantauError):
    """A backup that was not made or not restored; ``key`` says why, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a database stands: its schema revision, the head of its trail, its data version."""

    revision: str
    head: Head
    version: int


@dataclass(frozen=True, slots=True)
class CheckedCopy:
    """A backup found whole. ``seal`` is that of its event with the number asked for, else empty."""

    stand: Stand
    seal: str

    def lacks_something_of(self, live: Stand) -> bool:
        """Whether ``live`` has a write that the backup lacks; ``seal`` is the one at its head.

        The trail of the live database must be the beginning of the backup's, seal for seal: equal
        numbers alone could be those of two histories. Where no trail was kept yet, nothing but the
        register may have been written.
        """
        if live.version > self.stand.version or live.head.number > self.stand.head.number:
            return True
        if live.head.number == 0:
            return live.version not in (0, _REGISTER_ONLY, self.stand.version)
        return self.seal != live.head.seal
