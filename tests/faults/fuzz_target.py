"""What every fuzz target is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
"""Kept inputs: a folder for each target; a name says what the input once broke, or is there for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One way into the program for bytes that anybody may have made.

    Attributes:
        name: The word on the command line, and the folder of kept inputs.
        run: Takes an input. What the contract names is caught inside, so whatever comes out is a
            finding; what must hold of every input is asserted inside, too.
        made: Inputs to begin with that are no text, or that hold keys: made as they are needed.
        tokens: Pieces that a mutation may put in.
    """

    name: str
    run: Callable[[bytes], object]
    made: Callable[[], tuple[bytes, ...]] = tuple
    tokens: tuple[bytes, ...] = ()

    def seeds(self) -> tuple[bytes, ...]:
        """The inputs to begin with: the kept ones in the order of their names, then those made."""
        kept = sorted(path for path in (CORPUS / self.name).glob("*") if path.is_file())
        return (*(path.read_bytes() for path in kept), *self.made())
