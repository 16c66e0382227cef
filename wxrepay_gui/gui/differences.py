"""What WeChat Pay recorded otherwise than it was sent, as lines of text."""

from collections.abc import Iterator

from wxrepay_gui.domain.outcome import Booked
from wxrepay_gui.gui import words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

_CHANGED = QT_TRANSLATE_NOOP("Differences", "{title}: sent {sent}, recorded {recorded}")


def lines(state: Booked) -> Iterator[str]:
    """One line a field that was recorded otherwise."""
    for one in state.differences:
        yield words.translated(
            "Differences",
            _CHANGED,
            title=words.title(one.field),
            sent=words.member(one.field, one.sent),
            recorded=words.member(one.field, one.recorded),
        )
