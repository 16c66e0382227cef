"""The wizard's last page: the key is tried, and the merchant is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from wxrepay_gui.domain.checkup import Checked, CheckStep
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.gui import words
from wxrepay_gui.gui.checkup_list import CheckupList
from wxrepay_gui.gui.labels import button, plain, scrolling
from wxrepay_gui.gui.theme import Tone, paint
from wxrepay_gui.gui.wizard_page import WizardPage


class CheckPage(WizardPage):
    """Shows the checkup and what follows from it.

    Args:
        replacing: A key is replaced; the old one stays until the new one is proven online.

    Signals:
        again_wanted: The checkup is to be made again.
        lend_wanted: The key is to be kept for this run of the program only.
        network_wanted: The network's settings are to be shown.
    """

    again_wanted = Signal()
    lend_wanted = Signal()
    network_wanted = Signal()

    def __init__(self, *, replacing: bool) -> None:
        super().__init__("wizard_check")
        self._replacing = replacing
        self.running = False
        self._problem: ExpectedError | None = None
        self._lendable = False
        self.steps = CheckupList("key_checkup")
        self._result = plain(name="check_result")
        self._again = button(name="check_again")
        self._again.clicked.connect(self.again_wanted)
        self._network = button(name="network_settings")
        self._network.clicked.connect(self.network_wanted)
        self._failed = plain(name="keep_problem", tone=Tone.ERROR)
        self._lend = button(name="lend_key")
        self._lend.clicked.connect(self.lend_wanted)
        self.column.addWidget(scrolling(self.steps), 1)
        self.column.addWidget(self._result)
        acts = QHBoxLayout()
        acts.addWidget(self._again)
        acts.addWidget(self._network)
        acts.addStretch(1)
        self.column.addLayout(acts)
        self.column.addWidget(self._failed)
        self.column.addWidget(self._lend, alignment=Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    @property
    def missing(self) -> str:
        """Why the merchant cannot be kept yet."""
        if self.running:
            return self.tr("The test is still running. Wait for it, or cancel.")
        done = [one.step for one in self.steps.steps if one.fault is None]
        if CheckStep.SIGNATURE not in done:
            return self.tr("The private key and the certificate are no pair. Go back.")
        if self._replacing and CheckStep.RECOGNISED not in done:
            return self.tr(
                "The new key is not proven yet, so the old one stays. Test again, or cancel."
            )
        return ""

    def begin(self) -> None:
        """Stand where the result will be."""
        self._again.setFocus()

    def start(self) -> None:
        """Show that the checkup runs."""
        self.running = True
        self._problem = None
        self.steps.begin(self.tr("Testing…"))
        self.retranslate()

    def add(self, checked: Checked) -> None:
        """Show one more step."""
        self.steps.add(checked)

    def end(self) -> None:
        """Show what the whole of it says."""
        self.running = False
        self.steps.end()
        self.retranslate()
        self.changed.emit()

    def show_problem(self, problem: ExpectedError, *, lendable: bool) -> None:
        """Say why the merchant could not be kept; where that helps, offer to go on without."""
        self._problem, self._lendable = problem, lendable
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._again.setText(self.tr("&Test again"))
        self._network.setText(self.tr("Net&work settings…"))
        self._lend.setText(self.tr("&Use the key for this run only"))
        self._lend.setVisible(self._problem is not None and self._lendable)
        self._failed.setVisible(self._problem is not None)
        self._failed.setText("" if self._problem is None else f"✕ {words.error(self._problem)}")
        self.steps.retranslate()
        done = not self.running and bool(self.steps.steps)
        self._network.setVisible(done and not self.steps.is_good)
        text, tone = "", Tone.MUTED
        if done and self.steps.is_good:
            text, tone = self.tr("✓ Everything works. You can begin."), Tone.OK
        elif done and not self.missing:
            text = self.tr(
                "! The key fits, but it could not be proven online. You can finish and test later."
            )
            tone = Tone.UNKNOWN
        elif done:
            text, tone = f"✕ {self.missing}", Tone.ERROR
        self._result.setText(text)
        paint(self._result, tone)
