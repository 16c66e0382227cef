"""The settings' page of how a merchant's bookings are protected."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QSignalBlocker

from wxrepay_gui.domain.checks import AMOUNT_FAULTS
from wxrepay_gui.domain.merchant import RETYPE_FROM, Merchant
from wxrepay_gui.domain.money import AmountError, format_yuan, parse_yuan
from wxrepay_gui.domain.retyping import LARGE_SHARE
from wxrepay_gui.domain.typed import trim
from wxrepay_gui.gui import texts, words
from wxrepay_gui.gui.appearance import MONEY
from wxrepay_gui.gui.choice import Choice
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.settings_field import SettingsField
from wxrepay_gui.gui.settings_pane import OneMerchantPane


class SubmittingPane(OneMerchantPane):
    """Takes the protection level, its threshold, and the merchant's own cap."""

    def __init__(self, office: OfficeDesk, now: Callable[[], datetime], current: str) -> None:
        super().__init__("settings_submitting", office, now, current)
        self.level = Choice(
            "protection_level",
            {"retype": True, "review": False},
            title=lambda: self.tr("Protection"),
            text=self._level,
        )
        self.level.changed.connect(self._set_level)
        self.threshold = self.field(
            SettingsField(
                "threshold",
                title=lambda: self.tr("&Large from (yuan)"),
                fault=_amount_fault,
                hint=self._threshold_hint,
                appearance=MONEY,
            )
        )
        self.threshold.entered.connect(self._set_level)
        self.cap = self.field(
            SettingsField(
                "own_cap",
                title=lambda: self.tr("Most for &one booking (yuan)"),
                fault=lambda text: _amount_fault(text) if text.strip() else "",
                hint=lambda: self.tr("Your own cap for this merchant; empty for none"),
                appearance=MONEY,
            )
        )
        self.cap.entered.connect(self._set_cap)
        self.lay_out(
            (self.level.label, self.level),
            (self.threshold.label, self.threshold),
            (self.cap.label, self.cap),
        )
        self.retranslate()

    def show_merchant(self, merchant: Merchant) -> None:
        """Fill the page with what is set for *merchant*."""
        self.threshold.put(format_yuan(merchant.retype_from or RETYPE_FROM))
        self.cap.put("" if merchant.cap is None else format_yuan(merchant.cap))
        self._show_level(merchant)

    def keep_merchant(self, merchant: Merchant) -> None:
        """Know what is set for *merchant* now, and leave what is being typed."""
        if merchant.retype_from is not None:
            self.threshold.keep(format_yuan(merchant.retype_from))
        self.cap.keep("" if merchant.cap is None else format_yuan(merchant.cap))

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        super().retranslate()
        self.level.retranslate()

    def _show_level(self, merchant: Merchant) -> None:
        with QSignalBlocker(self.level):
            self.level.choose(merchant.retype_from is not None)
        self._show_threshold()

    def _show_threshold(self) -> None:
        """Where reviewing is enough there is no threshold."""
        self.threshold.setVisible(self.level.value)
        self.threshold.label.setVisible(self.level.value)

    def _set_level(self) -> None:
        """Set level and threshold together; a threshold that cannot be read stays as kept."""
        self._show_threshold()
        retyped, typed = self.level.value, None
        if retyped and not self.threshold.fault:
            typed = parse_yuan(trim(self.threshold.text)[0])

        def edit(kept: Merchant) -> Merchant:
            threshold = (typed or kept.retype_from or RETYPE_FROM) if retyped else None
            return replace(kept, retype_from=threshold)

        self.edit(edit)

    def _set_cap(self) -> None:
        text = trim(self.cap.text)[0]
        cap = parse_yuan(text) if text else None
        self.edit(lambda kept: replace(kept, cap=cap))

    def _level(self, retyped: bool) -> str:  # noqa: FBT001  the choice's value
        if retyped:
            return self.tr("Review; retype large amounts")
        return self.tr("Review only")

    def _threshold_hint(self) -> str:
        return self.tr(
            "From this amount on, and from {share} % of a cap on, the amount is typed a second time"
        ).format(share=LARGE_SHARE)


def _amount_fault(text: str) -> str:
    typed = trim(text)[0]
    try:
        parse_yuan(typed)
    except AmountError as error:
        reason = texts.REASONS[AMOUNT_FAULTS[error.fault]]
        return words.translated("Reason", reason, text=words.heard(typed))
    return ""
