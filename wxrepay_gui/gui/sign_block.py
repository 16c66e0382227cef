"""What was signed beside what WeChat Pay would have signed, in words, for the record's pane."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from wxrepay_gui.domain.sign_comparison import ComparedLine, SignComparison, SignLine
from wxrepay_gui.gui import words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

LABELS: Mapping[SignLine, str] = {
    SignLine.METHOD: QT_TRANSLATE_NOOP("Signed", "Method"),
    SignLine.URL: QT_TRANSLATE_NOOP("Signed", "Path"),
    SignLine.TIMESTAMP: QT_TRANSLATE_NOOP("Signed", "Timestamp"),
    SignLine.NONCE: QT_TRANSLATE_NOOP("Signed", "Nonce"),
    SignLine.BODY: QT_TRANSLATE_NOOP("Signed", "Beginning of the body"),
}

_VISIBLE = str.maketrans({"\n": "↵", "\r": "␍", "\t": "␉"})


def sign_block(comparison: SignComparison) -> Iterator[str]:
    """*comparison* as lines of plain text: line by line, then what follows from it."""
    translate = QCoreApplication.translate
    yield translate("Signed", "What was signed, line by line (↵ ends a line)")
    for number, line in enumerate(comparison.lines, start=1):
        yield from _line(number, line)
    yield f"  {_conclusion(comparison)}"


def _line(number: int, line: ComparedLine) -> Iterator[str]:
    translate = QCoreApplication.translate
    title = f"  {number} {words.translated('Signed', LABELS[line.line])}"
    received = _shown(line, line.received)
    if line.same and line.sent is None:
        yield f"{title}  {received}  " + translate("Signed", "(looks as it should)")
    elif line.same:
        yield f"{title}  {received}  " + translate("Signed", "(the same)")
    else:
        ours = translate("Signed", "(not kept)") if line.sent is None else _shown(line, line.sent)
        theirs = translate("Signed", "(missing)") if line.received is None else received
        yield f"{title}  " + translate("Signed", "sent: {text}").format(text=ours)
        yield f"{title}  " + translate("Signed", "received: {text}").format(text=theirs)


def _shown(line: ComparedLine, text: str | None) -> str:
    """*text* with its line end; of a body only the beginning is known."""
    end = "…" if line.line is SignLine.BODY else "↵"
    return (text or "").translate(_VISIBLE) + end


def _conclusion(comparison: SignComparison) -> str:
    translate = QCoreApplication.translate
    difference = comparison.first_difference
    if difference is not None:
        number, line = difference
        if line.sent is None:
            return translate("Signed", "First difference: line {number}").format(number=number)
        said = translate("Signed", "First difference: line {number}, character {place}")
        return said.format(number=number, place=line.place)
    excess = comparison.excess or 0
    if excess > 0:
        longer = translate("Signed", "The body that WeChat Pay received is {count} bytes longer")
        return longer.format(count=excess)
    if excess < 0:
        shorter = translate("Signed", "The body that WeChat Pay received is {count} bytes shorter")
        return shorter.format(count=-excess)
    return translate(
        "Signed", "All that can be seen is the same: then it is the key that does not fit"
    )
