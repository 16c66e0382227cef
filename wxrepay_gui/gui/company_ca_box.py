"""A company's own root certificates: looked at and compared before anybody trusts them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.network import CaFacts
from wxrepay_gui.gui import words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.flow_layout import FlowLayout
from wxrepay_gui.gui.labels import button, plain
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.tasks import Ticket
from wxrepay_gui.gui.theme import Tone, paint

_GROUP = 12
"""Characters of a fingerprint with its last colon, after which a line may end: four pairs."""


class CompanyCaBox(QWidget):
    """Shows which certificates are trusted, and has others chosen, compared and trusted.

    Signals:
        chosen: Carries the certificates as PEM and the file's name; both empty for none.
    """

    chosen = Signal(str, str)

    def __init__(self, office: OfficeDesk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._office, self._now = office, now
        self._ticket: Ticket | None = None
        self._trusted: Sequence[CaFacts] = ()
        self._name = ""
        self._read: Sequence[CaFacts] = ()
        self._read_name = ""
        self._waiting = False
        self._problem: ExpectedError | None = None
        self.label = QLabel()
        self._file = plain(name="company_ca")
        self._facts = QWidget()
        self._lines = QVBoxLayout(self._facts)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._compare = plain(name="company_ca_compare", tone=Tone.UNKNOWN)
        self._failed = plain(name="company_ca_failed", tone=Tone.ERROR)
        self.choose, self._remove = button(name="choose_ca"), button(name="remove_ca")
        self._trust, self._drop = button(name="trust_ca"), button(name="drop_ca")
        self.choose.clicked.connect(self._choose)
        self._remove.clicked.connect(lambda: self._take((), ""))
        self._trust.clicked.connect(lambda: self._take(self._read, self._read_name))
        self._drop.clicked.connect(self._forget)
        self.label.setBuddy(self.choose)
        deeds = QWidget()
        line = FlowLayout(deeds)
        for each in (self._trust, self._drop, self.choose, self._remove):
            line.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._file, self._facts, self._compare, self._failed, deeds):
            column.addWidget(part)
        self.retranslate()

    def begin(self) -> None:
        """Read what is trusted."""
        self._name = self._office.settings.network.company_ca_name
        if self._office.settings.network.company_ca:
            self._wait(self._office.company_ca(done=self._show, failed=self._fail))

    def read(self, path: Path) -> None:
        """Read the certificates at *path*, to be compared."""
        self._read_name = path.name
        self._wait(self._office.read_company_ca(path, done=self._ask, failed=self._fail))

    def leave(self) -> None:
        """Hear no more of what is being read."""
        if self._ticket is not None:
            self._ticket.leave()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.label.setText(self.tr("Company certificate"))
        self.choose.setText(self.tr("C&hoose a file…"))
        self.choose.setAccessibleName(self.tr("Choose the company's certificate file"))
        self._remove.setText(self.tr("Remo&ve it"))
        self._remove.setAccessibleName(self.tr("Remove the company's certificate"))
        self._trust.setText(self.tr("&Trust it"))
        self._trust.setAccessibleName(self.tr("Trust the company's certificate"))
        self._drop.setText(self.tr("&Do not trust it"))
        self._compare.setText(
            self.tr(
                "! Compare the fingerprint with the one that your IT tells you. Whoever holds this"
                " certificate's key can read what is sent."
            )
        )
        asks = bool(self._read)
        for each in (self._compare, self._trust, self._drop):
            each.setVisible(asks)
        self.choose.setVisible(not asks)
        self._remove.setVisible(bool(self._name) and not asks)
        self._failed.setVisible(self._problem is not None)
        self._failed.setText("" if self._problem is None else f"✕ {words.error(self._problem)}")
        self._file.setText(self._file_text())
        self._show_facts(self._read or self._trusted)

    def _file_text(self) -> str:
        if self._waiting:
            return self.tr("Reading the certificate…")
        if self._read:
            return self.tr("{name} (not trusted yet)").format(name=words.heard(self._read_name))
        return words.heard(self._name) or self.tr(
            "None; needed only where your network decrypts HTTPS"
        )

    def _show_facts(self, facts: Sequence[CaFacts]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, one in enumerate(facts):
            line = plain(name=f"ca_{place}")
            day = beijing_date(one.valid_until).isoformat()
            ended = one.valid_until <= self._now()
            until = self.tr("✕ expired on {day}") if ended else self.tr("valid to {day}")
            whose = f"{words.heard(one.subject)} · {until.format(day=day)}"
            line.setText(f"{whose}\nSHA-256 {grouped(one.fingerprint)}")
            paint(line, Tone.ERROR if ended else None)
            self._lines.addWidget(line)
        self._facts.setVisible(bool(facts))

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the company's certificate file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def _wait(self, ticket: Ticket) -> None:
        self.leave()
        self._ticket, self._waiting, self._problem = ticket, True, None
        self.retranslate()

    def _show(self, facts: tuple[CaFacts, ...]) -> None:
        self._waiting, self._trusted = False, facts
        self.retranslate()

    def _ask(self, facts: tuple[CaFacts, ...]) -> None:
        self._waiting, self._read = False, facts
        self.retranslate()
        self._drop.setFocus()
        announce(self, self._compare.text())

    def _fail(self, error: ExpectedError) -> None:
        self._waiting, self._problem = False, error
        self.retranslate()
        announce(self, self._failed.text())

    def _take(self, facts: Sequence[CaFacts], name: str) -> None:
        self._trusted, self._name = facts, name
        self._forget()
        self.chosen.emit("".join(one.pem for one in facts), name)

    def _forget(self) -> None:
        self._read, self._problem = (), None
        self.retranslate()
        self.choose.setFocus()


def grouped(fingerprint: str) -> str:
    """*fingerprint* with blanks, where its lines may end: ``08:16:B2:48 2A:19:7A:A6 …``."""
    starts = range(0, len(fingerprint), _GROUP)
    return " ".join(fingerprint[start : start + _GROUP - 1] for start in starts)
