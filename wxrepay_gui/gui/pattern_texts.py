"""What is wrong with a pattern of record IDs, and what to do; English here, Chinese in i18n."""

from collections.abc import Mapping

from wxrepay_gui.domain.record_id import PatternError, PatternFault
from wxrepay_gui.gui import words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

FAULTS: Mapping[PatternFault, str] = {
    PatternFault.EMPTY: QT_TRANSLATE_NOOP("PatternFault", "Enter a pattern, or use the usual one."),
    PatternFault.CHARACTER: QT_TRANSLATE_NOOP(
        "PatternFault",
        "“{character}” at place {place} cannot be in a record ID. Use digits and letters only.",
    ),
    PatternFault.NOT_CLOSED: QT_TRANSLATE_NOOP(
        "PatternFault", "The brace at place {place} is not closed. Put a }} after its word."
    ),
    PatternFault.UNKNOWN: QT_TRANSLATE_NOOP(
        "PatternFault", "{token} at place {place} is not known. Use one of the parts listed below."
    ),
    PatternFault.RANDOM_LENGTH: QT_TRANSLATE_NOOP(
        "PatternFault",
        "{fewest} to {most} random characters can be had (place {place}). Change the number.",
    ),
    PatternFault.RANDOM_TWICE: QT_TRANSLATE_NOOP(
        "PatternFault", "Random characters stand a second time at place {place}. Remove one."
    ),
    PatternFault.NO_RANDOM: QT_TRANSLATE_NOOP(
        "PatternFault", "Without random characters numbers would repeat. Add {{random5}}."
    ),
    PatternFault.MAY_REPEAT: QT_TRANSLATE_NOOP(
        "PatternFault",
        "Numbers could repeat. Add a date and {{HHmmss}}, or take {enough} random characters.",
    ),
    PatternFault.TOO_LONG: QT_TRANSLATE_NOOP(
        "PatternFault",
        "The numbers would have {length} characters; WeChat Pay takes {longest}. Shorten it.",
    ),
}


def fault(error: PatternError) -> str:
    """The sentence of *error*."""
    facts = {name: words.heard(fact) for name, fact in error.facts.items()}
    return words.translated("PatternFault", FAULTS[error.fault], **facts)
