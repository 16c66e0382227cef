"""The wizard's second page: whose certificate it is, and what the person calls the merchant."""

import sys
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit

from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.key_file import Dossier
from wxrepay_gui.domain.merchant import RETYPE_FROM, Colour, Merchant
from wxrepay_gui.gui import marks, words
from wxrepay_gui.gui.choice import Choice
from wxrepay_gui.gui.labels import beside, button, plain
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.theme import Tone
from wxrepay_gui.gui.wizard_page import WizardPage

_KEYRINGS = {
    "win32": QT_TRANSLATE_NOOP("Keyring", "Windows Credential Manager"),
    "darwin": QT_TRANSLATE_NOOP("Keyring", "macOS Keychain"),
}
_OTHER_KEYRING = QT_TRANSLATE_NOOP("Keyring", "the system's keyring (Secret Service)")


def keyring_name(platform: str = sys.platform) -> str:
    """What the keyring of *platform* is called, in the language of the moment."""
    return words.translated("Keyring", _KEYRINGS.get(platform, _OTHER_KEYRING))


class MerchantPage(WizardPage):
    """Shows what the certificate tells; takes a name, a colour and the protection."""

    def __init__(self, now: datetime, before: Merchant | None) -> None:
        super().__init__("wizard_merchant")
        self._now = now
        self._before = before
        self._dossier = Dossier()
        names = ("mchid", "company", "serial_no", "validity", "kept")
        self._facts = {name: plain(name=f"fact_{name}") for name in names}
        self._titles = {name: QLabel() for name in (*names, "name", "originals")}
        self._originals = QLineEdit()  # a path has nowhere to wrap, and may be copied
        self._originals.setObjectName("fact_originals")
        self._originals.setReadOnly(True)
        self._originals.setFrame(False)
        flat = self._originals.palette()
        flat.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self._originals.setPalette(flat)
        self._copy, self._show = button(name="copy_serial"), button(name="open_originals")
        self._copy.clicked.connect(self._copy_serial)
        self._show.clicked.connect(self._open_folder)
        self.name = QLineEdit()
        self.name.setObjectName("merchant_name")
        self.name.textChanged.connect(self.changed)
        self._titles["name"].setBuddy(self.name)
        self.colour = Choice(
            "colour",
            {colour.value: colour for colour in Colour},
            title=lambda: self.tr("Colour"),
            text=marks.colour_name,
        )
        self.retyped = Choice(
            "protection",
            {"retype": True, "review": False},
            title=lambda: self.tr("Protection"),
            text=self._protection,
        )
        self._advice = plain(name="originals_advice", tone=Tone.MUTED)
        self._lay_out()
        if before is not None:
            self.name.setText(before.name)
            self.colour.choose(before.colour)
            self.retyped.choose(before.retype_from is not None)
        self.retranslate()

    @property
    def missing(self) -> str:
        """A merchant needs a name."""
        return "" if self.name.text().strip() else self.tr("Enter a display name.")

    def begin(self) -> None:
        """Begin at the name."""
        self.name.setFocus()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what the certificate of *dossier* tells."""
        other = dossier.certificate != self._dossier.certificate
        self._dossier = dossier
        if other and self._before is None and dossier.certificate is not None:
            self.name.setText(dossier.certificate.company or dossier.certificate.mchid)
        self.retranslate()

    def described(self, merchant: Merchant) -> Merchant:
        """*merchant* with the name, the colour and the protection that stand here."""
        threshold = (merchant.retype_from or RETYPE_FROM) if self.retyped.value else None
        return replace(
            merchant,
            name=self.name.text().strip(),
            colour=self.colour.value,
            retype_from=threshold,
        )

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        for name, text in (
            ("mchid", self.tr("Merchant number")),
            ("company", self.tr("Company")),
            ("serial_no", self.tr("Certificate serial number")),
            ("validity", self.tr("Valid")),
            ("name", self.tr("&Display name")),
            ("kept", self.tr("The key will be kept in")),
            ("originals", self.tr("The original files are still in")),
        ):
            self._titles[name].setText(text)
        self.name.setAccessibleName(self.tr("Display name"))
        self.name.setAccessibleDescription(self.tr("Enter a display name."))
        self._copy.setText(self.tr("&Copy"))
        self._copy.setAccessibleName(self.tr("Copy the serial number"))
        self._show.setText(self.tr("&Open the folder"))
        self.colour.retranslate()
        self.retyped.retranslate()
        self._advice.setText(
            self.tr(
                "Once the key has been tested, move the original files to a safe place"
                " or delete them: whoever has them can sign."
            )
        )
        self._facts["kept"].setText(keyring_name())
        self._originals.setText(self._dossier.folder)
        self._originals.setAccessibleName(self._titles["originals"].text())
        for widget in (self._titles["originals"], self._originals, self._show):
            widget.setVisible(bool(self._dossier.folder))
        certificate = self._dossier.certificate
        if certificate is None:
            return
        from_it = self.tr("(from the certificate)")
        self._facts["mchid"].setText(f"{certificate.mchid}   {from_it}")
        self._facts["company"].setText(f"{certificate.company or '—'}   {from_it}")
        self._facts["serial_no"].setText(certificate.serial_no)
        left = (certificate.valid_until - self._now).days
        self._facts["validity"].setText(
            self.tr("{first} to {last} (%n more day(s))", "", left).format(
                first=beijing_date(certificate.valid_from).isoformat(),
                last=beijing_date(certificate.valid_until).isoformat(),
            )
        )

    def _protection(self, retyped: bool) -> str:  # noqa: FBT001  the choice's value
        if not retyped:
            return self.tr("Review before submitting")
        amount = words.money(RETYPE_FROM)
        return self.tr("Review, and type large amounts again (from {amount})").format(amount=amount)

    def _copy_serial(self) -> None:
        QGuiApplication.clipboard().setText(self._facts["serial_no"].text())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._dossier.folder))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name in ("mchid", "company"):
            form.addRow(self._titles[name], self._facts[name])
        form.addRow(self._titles["serial_no"], beside(self._facts["serial_no"], self._copy))
        form.addRow(self._titles["validity"], self._facts["validity"])
        form.addRow(self._titles["name"], self.name)
        form.addRow(self.colour.label, self.colour)
        form.addRow(self.retyped.label, self.retyped)
        form.addRow(self._titles["kept"], self._facts["kept"])
        form.addRow(self._titles["originals"], beside(self._originals, self._show))
        self.column.addLayout(form)
        self.column.addWidget(self._advice)
        self.column.addStretch(1)
