"""What one start of the program is to do, as a line of text."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.faults.points import Deed, Manner

ABSENT = "absent"
"""What a person tells of a row that is unknown, while an answer says that it is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One start of the program, until it is killed or has done everything.

    Attributes:
        base: The folder of all data.
        port: Where the judge listens.
        mchid: Who books.
        public_key_id: WeChat Pay's, for enrolling.
        files: The merchant's files, for enrolling.
        deed: What to do.
        bodies: What to book; while mending, only what the screen does not show as booked.
        manner: What the person does about what is not booked.
        ahead: The clock, so many seconds ahead of the computer's.
        point: The name of where to die; empty for nowhere.
        kill_after: Seconds after which it is killed from outside; 0 for never.
    """

    base: Path
    port: int
    mchid: str
    public_key_id: str
    files: Path
    deed: Deed
    bodies: tuple[str, ...] = ()
    manner: Manner = Manner.REPEATS
    ahead: float = 0
    point: str = ""
    kill_after: float = 0

    def line(self) -> str:
        """As one line of text."""
        return json.dumps({**asdict(self), "base": str(self.base), "files": str(self.files)})

    @classmethod
    def read(cls, line: str) -> "Errand":
        """What :meth:`line` wrote."""
        members = json.loads(line)
        members |= {"base": Path(members["base"]), "files": Path(members["files"])}
        members |= {"deed": Deed(members["deed"]), "manner": Manner(members["manner"])}
        return cls(**{**members, "bodies": tuple(members["bodies"])})
