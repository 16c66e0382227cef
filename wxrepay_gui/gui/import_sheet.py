"""What importing a spreadsheet of contracts would do, shown before anything is done."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.contract import Contract, DefaultMinimum
from wxrepay_gui.domain.contract_rules import ContractDraft, contract_draft
from wxrepay_gui.domain.draft import Name
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.gui import field_facts, texts, words
from wxrepay_gui.gui.appearance import MONEY
from wxrepay_gui.gui.labels import button, plain
from wxrepay_gui.gui.theme import Tone

if TYPE_CHECKING:
    from wxrepay_gui.service.contract_sheet import ImportPlan

_NARROWEST = 640
_CHARACTERS = 84
_LINES = 7
"""How many lines of a list are seen at the least."""

_MOST_WEIGHT = 20
"""A list with so many lines or more takes as much of the room as any."""

_NOTHING = "—"
_INDENT = "    "
_MEMBERS = tuple(each.name for each in fields(ContractDraft) if each.name != "id")


class ImportSheet(QDialog):
    """Accepted only by the button that says how many contracts it stores."""

    def __init__(self, plan: "ImportPlan", *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_sheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._plan = plan
        self._column = QVBoxLayout(self)
        self._counts = plain(name="import_counts")
        self._lists = {
            name: (plain(name=f"import_{name}_title", tone=tone), _list(f"import_{name}"))
            for name, tone in (
                ("problems", Tone.ERROR),
                ("changes", Tone.INFO),
                ("ignored", Tone.MUTED),
            )
        }
        self._note = plain(name="import_note", tone=Tone.MUTED)
        self._cancel = button(name="import_cancel")
        self._import = button(name="import_accept")
        self._lay_out()
        self._retranslate()

    @property
    def contracts(self) -> tuple[Contract, ...]:
        """What is to be stored."""
        return (*self._plan.new, *(after for _, after in self._plan.changed))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        if self.contracts:
            buttons.addButton(self._import, QDialogButtonBox.ButtonRole.AcceptRole)
            self._import.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = self._column
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._counts)
        for title, shown in self._lists.values():
            title.setBuddy(shown)
            column.addWidget(title)
            column.addWidget(shown)
        column.addWidget(self._note)
        column.addWidget(buttons)
        width = max(_NARROWEST, self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self.setMinimumWidth(min(width, self.screen().availableGeometry().width()))
        (self._import if self.contracts else self._cancel).setFocus()

    def _retranslate(self) -> None:
        plan = self._plan
        self.setWindowTitle(self.tr("Import contracts"))
        self._counts.setText(
            self.tr(
                "{new} new, {changed} changed, {same} unchanged, {problems} with problems"
            ).format(
                new=len(plan.new),
                changed=len(plan.changed),
                same=plan.same,
                problems=len({problem.line for problem in plan.problems}),
            )
        )
        self._fill("problems", self.tr("✕ Not imported:"), list(self._problems()))
        self._fill("changes", self.tr("Changes to what is saved:"), list(_changes(plan)))
        self._fill("ignored", self.tr("Columns that are not read:"), plan.ignored)
        self._note.setText(self.tr("Nothing is stored yet, and no booking made before changes."))
        self._cancel.setText(self.tr("Cancel") if self.contracts else self.tr("Close"))
        self._import.setText(self.tr("&Import {count}").format(count=len(self.contracts)))

    def _fill(self, name: str, title: str, lines: Sequence[str]) -> None:
        label, shown = self._lists[name]
        label.setText(title)
        label.setVisible(bool(lines))
        shown.setVisible(bool(lines))
        shown.setPlainText("\n".join(lines))
        shown.setAccessibleName(title)
        room = shown.fontMetrics().lineSpacing() * min(len(lines) + 1, _LINES)
        shown.setMinimumHeight(room + 2 * shown.frameWidth())
        self._column.setStretchFactor(shown, min(len(lines), _MOST_WEIGHT))

    def _problems(self) -> Iterator[str]:
        text = self.tr("Line {line}: {problem}")
        for problem in self._plan.problems:
            yield text.format(line=problem.line, problem=words.attributed(problem.finding))


def _list(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit(readOnly=True)
    made.setObjectName(name)
    made.setTabChangesFocus(True)
    return made


def _changes(plan: "ImportPlan") -> Iterator[str]:
    """Each entry that changes, and under it what becomes of each of its fields."""
    for before, after in plan.changed:
        yield words.contract(before)
        was, becomes = contract_draft(before), contract_draft(after)
        for member in _MEMBERS:
            old, new = _shown(was, member), _shown(becomes, member)
            if old != new:
                yield _INDENT + words.labelled(words.title(_name(member)), f"{old} → {new}")


def _name(member: str) -> Name:
    return FieldName(member) if member in set(FieldName) else TermName(member)


def _shown(draft: ContractDraft, member: str) -> str:
    """A member as a person reads it."""
    match getattr(draft, member):
        case bool(active):
            return words.state(active=active)
        case DefaultMinimum() as minimum:
            return words.translated("DefaultMinimum", texts.DEFAULT_MINIMUMS[minimum])
        case str(text) if member != TermName.KIND:
            return (MONEY.left(text) if member in field_facts.MONEY else text) or _NOTHING
        case kind:
            return words.translated("Kind", texts.KINDS[kind])
