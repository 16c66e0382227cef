"""The form of one booking: texts in, a reading out, and every finding at its field."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.domain.findings import Finding, TermName
from wxrepay_gui.domain.money import Fen, format_percent, format_yuan, in_capitals
from wxrepay_gui.domain.rules import Reading, parse
from wxrepay_gui.gui import texts, words
from wxrepay_gui.gui.field_row import LABEL_TOP, FieldRow
from wxrepay_gui.gui.labels import button

ORDER: tuple[FieldName | TermName, ...] = (
    FieldName.CONTRACT_ID,
    FieldName.APPID,
    FieldName.OPENID,
    FieldName.SUB_MCHID,
    FieldName.SUB_APPID,
    TermName.TEMPLATE_CAP,
    TermName.CONTRACT_CAP,
    FieldName.REPAYMENT_AMOUNT,
    FieldName.MIN_REPAYMENT_AMOUNT,
    FieldName.REPAYMENT_DATE,
    FieldName.OUT_RECORD_ID,
)
_MONEY = frozenset(
    {
        FieldName.REPAYMENT_AMOUNT,
        FieldName.MIN_REPAYMENT_AMOUNT,
        TermName.TEMPLATE_CAP,
        TermName.CONTRACT_CAP,
    }
)


class BookingForm(QWidget):
    """Reads itself by the rules at every change.

    Signals:
        read: A new :class:`Reading` stands in :attr:`reading`.
        number_wanted: The person asks for a new out_record_id.
    """

    read = Signal()
    number_wanted = Signal()

    def __init__(self, *, mchid: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._mchid = mchid
        self._today = today
        self._used_on: tuple[str, date | None] = "", None
        self.rows = {
            name: FieldRow(name, facts=self._facts, suffix=self._suffix(name)) for name in ORDER
        }
        self.kind = QComboBox()
        self.kind.setObjectName(TermName.KIND)
        self.kind_label = QLabel()
        self.kind_label.setContentsMargins(0, LABEL_TOP, 0, 0)
        self.kind_label.setBuddy(self.kind)
        for kind in texts.KINDS:
            self.kind.addItem("", kind)
        self._new_number = button(name="new_number")
        self._new_number.clicked.connect(self.number_wanted)
        self.rows[FieldName.OUT_RECORD_ID].beside.addWidget(self._new_number)

        # Not a QFormLayout: that keeps its rows' old heights when a language makes labels wider.
        layout = QGridLayout(self)
        layout.setVerticalSpacing(8)
        layout.setHorizontalSpacing(12)
        layout.setColumnStretch(1, 1)
        lines: list[tuple[QWidget, QWidget]] = [
            (self.rows[name].label, self.rows[name]) for name in ORDER
        ]
        lines.insert(ORDER.index(TermName.TEMPLATE_CAP), (self.kind_label, self.kind))
        top = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        for line, (label, row) in enumerate(lines):
            layout.addWidget(label, line, 0, top)
            layout.addWidget(row, line, 1)
        self._retranslate()
        self.reading = self._parse()
        for row in self.rows.values():
            row.edited.connect(self.refresh)
        self.kind.currentIndexChanged.connect(self.refresh)
        self.refresh()

    def draft(self) -> Draft:
        """What stands in the form."""
        typed = {str(name): row.edit.text() for name, row in self.rows.items()}
        return Draft(**typed, kind=self._kind())

    def fill(self, draft: Draft) -> None:
        """Put *draft* into the form, untouched."""
        for name, row in self.rows.items():
            row.edit.setText(getattr(draft, name))
            row.forget()
        self.kind.setCurrentIndex(list(texts.KINDS).index(draft.kind))

    def set_merchant(self, mchid: str) -> None:
        """Judge for this service provider from now on."""
        self._mchid = mchid
        self.refresh()

    def set_used(self, out_record_id: str, used_on: date | None) -> None:
        """Learn when *out_record_id* was used before on this computer, if it was."""
        if out_record_id == self.draft().out_record_id.strip():
            self._used_on = out_record_id, used_on
            self.refresh()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that block, in the form's order."""
        blocking = [found for found in self.reading.findings if found.blocks]
        return tuple(sorted(blocking, key=lambda found: ORDER.index(found.field)))

    def reveal(self) -> None:
        """Show every finding, now and from now on."""
        for row in self.rows.values():
            row.reveal()

    def focus(self, name: FieldName | TermName) -> None:
        """Put the cursor into a field, its text selected."""
        self.rows[name].edit.setFocus()
        self.rows[name].edit.selectAll()

    @Slot()
    def refresh(self) -> None:
        """Read everything again, by today's date."""
        self.reading = self._parse()
        for name, row in self.rows.items():
            findings = [found for found in self.reading.findings if found.field == name]
            row.judge(findings, self._neutral(name))
        self.read.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.refresh()
        super().changeEvent(event)

    def _parse(self) -> Reading:
        draft = self.draft()
        number, used_on = self._used_on
        if number != draft.out_record_id.strip():
            used_on = None
        return parse(draft, mchid=self._mchid, today=self._today(), used_on=used_on)

    def _kind(self) -> Kind | None:
        return tuple(texts.KINDS)[max(self.kind.currentIndex(), 0)]

    def _facts(self) -> dict[str, str]:
        days = bookable_days(self._today())
        return {"first": days[0].isoformat(), "last": days[-1].isoformat()}

    def _neutral(self, name: FieldName | TermName) -> str:
        """Facts that are neither right nor wrong: read-backs, counters, weekdays."""
        reading = self.reading
        match name:
            case FieldName.REPAYMENT_AMOUNT if reading.amount is not None:
                return self._amount_line(reading.amount)
            case FieldName.MIN_REPAYMENT_AMOUNT if reading.minimum is not None:
                return self._minimum_line(reading.minimum)
            case FieldName.REPAYMENT_DATE if reading.day is not None:
                return f"{words.day(reading.day)} · {words.hint(name, self._facts())}"
            case FieldName() if (longest := FIELDS[name].longest) and self.rows[name].edit.text():
                return f"{len(self.rows[name].edit.text().strip())}/{longest}"
            case _:
                return ""

    def _amount_line(self, amount: Fen) -> str:
        parts = [in_capitals(amount), self.tr("{fen} fen").format(fen=amount)]
        cap = self.reading.terms.lowest_cap
        if cap is not None:
            share = format_percent(amount, cap)
            text = self.tr("{share} of the cap {cap}")
            parts.append(text.format(share=share, cap=format_yuan(cap)))
        return " · ".join(parts)

    def _minimum_line(self, minimum: Fen) -> str:
        parts = [self.tr("{fen} fen").format(fen=minimum)]
        if self.reading.amount:
            share = format_percent(minimum, self.reading.amount)
            parts.append(self.tr("{share} of the amount").format(share=share))
        return " · ".join(parts)

    def _suffix(self, name: FieldName | TermName) -> Callable[[], str]:
        return (lambda: self.tr("yuan")) if name in _MONEY else str

    def _retranslate(self) -> None:
        for row in self.rows.values():
            row.retranslate()
        self.kind_label.setText(words.title(TermName.KIND))
        self.kind.setAccessibleName(words.title(TermName.KIND))
        self.kind.setAccessibleDescription(words.hint(TermName.KIND, {}))
        for place, text in enumerate(texts.KINDS.values()):
            self.kind.setItemText(place, words.translated("Kind", text))
        self._new_number.setText(self.tr("&New"))
        self._new_number.setToolTip(self.tr("Make a new record ID (Ctrl+R)"))
