"""The wizard's third page: by what answers are recognised as WeChat Pay's."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFormLayout, QLabel, QLineEdit, QVBoxLayout

from wxrepay_gui.domain.key_file import (
    Dossier,
    FileMark,
    FoundFile,
    Wanted,
    fault_of_public_key_id,
)
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.gui import key_texts, words
from wxrepay_gui.gui.choice import Choice
from wxrepay_gui.gui.labels import beside, button, plain
from wxrepay_gui.gui.theme import Tone, paint
from wxrepay_gui.gui.wizard_page import WizardPage


class PublicKeyPage(WizardPage):
    """Takes WeChat Pay's public key with its id, or a platform certificate, or both.

    Signals:
        handed: A file was chosen; carries the paths and what was :class:`Wanted`.
    """

    handed = Signal(object, object)

    def __init__(self, before: Merchant | None) -> None:
        super().__init__("wizard_public_key")
        self._before = before
        self._dossier = Dossier()
        self._asked = False
        self._shown: tuple[FoundFile, ...] = ()
        self.by_key = Choice(
            "verifier",
            {"public_key": True, "certificate": False},
            title=lambda: self.tr("Verify answers by"),
            text=self._verifier,
        )
        self.by_key.changed.connect(self._follow)
        self._key, self._certificate = plain(name="key_file"), plain(name="platform_file")
        self._choose_key = button(name="choose_public_key")
        self._choose_certificate = button(name="choose_platform_certificate")
        self._choose_key.clicked.connect(lambda: self._choose(Wanted.PUBLIC_KEY))
        self._choose_certificate.clicked.connect(lambda: self._choose(Wanted.PLATFORM_CERTIFICATE))
        self._titles = {name: QLabel() for name in ("key", "id", "certificate")}
        self.id = QLineEdit()
        self.id.setObjectName("public_key_id")
        self.id.textChanged.connect(self._follow)
        self._titles["id"].setBuddy(self.id)
        self._paste = button(name="paste_id")
        self._paste.clicked.connect(self._paste_id)
        self._id_note = plain(name="public_key_id_note", tone=Tone.MUTED)
        self._wrong = plain(name="wrong_file", tone=Tone.ERROR)
        self._why = plain(name="why_public_key", tone=Tone.MUTED)
        self._lay_out()
        if before is not None:
            self.id.setText(before.public_key_id)
            self.by_key.choose(bool(before.public_key) or not before.platform_certificate)
        self.retranslate()

    @property
    def public_key_id(self) -> str:
        """The typed id without blanks at its ends; empty where a certificate is enough."""
        return self.id.text().strip() if self.by_key.value else ""

    @property
    def missing(self) -> str:
        """Why answers could not be verified yet."""
        if not self.by_key.value:
            return "" if self._has_certificate else self.tr("Choose the platform certificate.")
        if not self._has_key:
            return self.tr("Choose WeChat Pay's public key (pub_key.pem).")
        fault = fault_of_public_key_id(self.id.text().strip())
        return "" if fault is None else key_texts.id_fault(fault)

    def begin(self) -> None:
        """Begin at what is missing."""
        if not self.by_key.value:
            self._choose_certificate.setFocus()
        elif not self._has_key:
            self._choose_key.setFocus()
        else:
            self.id.setFocus()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what the files say, and what is to be said of those chosen here."""
        fresh = [one for one in dossier.files if one not in self._dossier.files]
        asked, self._asked = self._asked, False
        if fresh or not asked:  # the same file once more leaves standing what was said of it
            told = fresh if asked else []
            self._shown = tuple(one for one in told if one.mark is not FileMark.GOOD)
        self._dossier = dossier
        self.retranslate()
        if asked:
            self.begin()
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.by_key.retranslate()
        self._titles["key"].setText(self.tr("Public key"))
        self._titles["id"].setText(self.tr("Public key &ID"))
        self._titles["certificate"].setText(self.tr("Platform certificate"))
        self._choose_key.setText(self.tr("Choose a &file…"))
        self._choose_key.setAccessibleName(self.tr("Choose WeChat Pay's public key"))
        self._choose_certificate.setText(self.tr("Choose a fi&le…"))
        self._choose_certificate.setAccessibleName(self.tr("Choose the platform certificate"))
        self.id.setAccessibleName(self.tr("Public key ID"))
        self._paste.setText(self.tr("&Paste"))
        self._paste.setAccessibleName(self.tr("Paste the public key ID"))
        self._why.setText(
            self.tr(
                "Proves that answers really come from WeChat Pay; without it every booking would"
                " stay Unknown. A merchant in transition can have both: answers then count"
                " whichever of the two they are signed with."
            )
        )
        self._wrong.setText(
            "\n".join(
                f"{key_texts.MARKS[one.mark][0]} "
                + words.labelled(one.name, key_texts.described(one))
                for one in self._shown
            )
        )
        self._wrong.setVisible(bool(self._shown))
        self._key.setText(self._key_text())
        self._certificate.setText(self._certificate_text())
        self._follow()

    @property
    def _has_key(self) -> bool:
        return bool(self._dossier.public_key_text or (self._before and self._before.public_key))

    @property
    def _has_certificate(self) -> bool:
        known = self._before and self._before.platform_certificate
        return bool(self._dossier.platform_text or known)

    def _key_text(self) -> str:
        if self._dossier.public_key_name:
            facts = f"RSA {self._dossier.public_key_bits}"
            return f"✓ {self._dossier.public_key_name} · {facts}"
        return self.tr("✓ as before") if self._has_key else self.tr("none yet (pub_key.pem)")

    def _certificate_text(self) -> str:
        if self._dossier.platform is not None:
            return f"✓ {self._dossier.platform_name} · {self._dossier.platform.serial_no}"
        if self._has_certificate:
            return self.tr("✓ as before")
        return self.tr("none") if self.by_key.value else self.tr("none yet")

    def _verifier(self, by_key: bool) -> str:  # noqa: FBT001  the choice's value
        if by_key:
            return self.tr("WeChat Pay public key")
        return self.tr("Platform certificate (for merchants without the public key)")

    def _follow(self) -> None:
        """Say at once what is wrong with the id, if anything was typed."""
        text = self.id.text().strip()
        fault = fault_of_public_key_id(text) if text else None
        where = self.tr("Copy it under 商户平台 → 账户中心 → API安全 → 微信支付公钥")
        good = self.tr("✓ begins with PUB_KEY_ID_")
        said = where if not text else good if fault is None else f"✕ {key_texts.id_fault(fault)}"
        self._id_note.setText(said)
        paint(self._id_note, Tone.MUTED if not text else Tone.OK if fault is None else Tone.ERROR)
        self.id.setAccessibleDescription(said)
        for widget in (self._titles["key"], self._key, self._choose_key, self._titles["id"]):
            widget.setEnabled(self.by_key.value)
        for each in (self.id, self._paste, self._id_note):
            each.setEnabled(self.by_key.value)
        self._certificate.setText(self._certificate_text())
        self.changed.emit()

    def _paste_id(self) -> None:
        self.id.setText(QGuiApplication.clipboard().text().strip())
        self.id.setFocus()

    def _choose(self, wanted: Wanted) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose the file"))
        if name:
            self.hand([Path(name)], wanted)

    def hand(self, paths: Sequence[Path], wanted: Wanted | None = None) -> None:
        """Hand over files that were chosen or dropped here."""
        kind = Wanted.PUBLIC_KEY if self.by_key.value else Wanted.PLATFORM_CERTIFICATE
        self._asked = True
        self.handed.emit(paths, wanted or kind)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.by_key.label, self.by_key)
        form.addRow(self._titles["key"], beside(self._key, self._choose_key))
        typed = QVBoxLayout()
        typed.setSpacing(2)
        typed.addWidget(beside(self.id, self._paste))
        typed.addWidget(self._id_note)
        form.addRow(self._titles["id"], typed)
        form.addRow(
            self._titles["certificate"], beside(self._certificate, self._choose_certificate)
        )
        self.column.addLayout(form)
        self.column.addWidget(self._wrong)
        self.column.addWidget(self._why)
        self.column.addStretch(1)
