"""Help with an outcome: what it means, what to do, and whether the same may be sent again."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in both languages."""

    zh: str
    en: str


class Again(StrEnum):
    """What may be sent after this."""

    NOTHING = "nothing"
    """Nothing has to be."""

    SAME_NUMBER = "same_number"
    """The same bytes under the same number, once the cause is gone."""

    QUERY_FIRST = "query_first"
    """First ask; then perhaps the same bytes under the same number. Never a new number."""

    NEW_NUMBER = "new_number"
    """Changed content, which needs a new number."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """Help with one kind of answer."""

    meaning: Words
    advice: Words
    again: Again
