"""Runs one subject of the fault tests: ``python -m tests.faults SUBJECT [words]``."""

import sys
from importlib import import_module

SUBJECTS = (
    "simulation",
    "crash",
    "race",
    "network",
    "forged",
    "stall",
    "disk",
    "soak",
    "fuzz",
    "planted",
)


def main(words: list[str]) -> int:
    """Hand over to the subject; 2 if there is none of that name."""
    if not words or words[0] not in SUBJECTS:
        print(__doc__, "Subjects:", ", ".join(SUBJECTS), file=sys.stderr)  # noqa: T201  its help
        return 2
    subject = import_module(f"tests.faults.{words[0]}")
    return int(subject.main(words[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
