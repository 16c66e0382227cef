"""The settings' page of how a merchant's record IDs are made."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QLabel

from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.record_id import (
    FEWEST_RANDOM,
    LONGEST,
    MOST_RANDOM,
    REAL,
    PatternError,
    RecordIdPattern,
)
from wxrepay_gui.gui import pattern_texts
from wxrepay_gui.gui.labels import at_left, button, fixed_width, plain
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.settings_field import TRIMMED, SettingsField
from wxrepay_gui.gui.settings_pane import OneMerchantPane
from wxrepay_gui.gui.theme import Tone, paint


class RecordIdPane(OneMerchantPane):
    """Takes a pattern, and shows at every keystroke what its numbers look like."""

    def __init__(self, office: OfficeDesk, now: Callable[[], datetime], current: str) -> None:
        super().__init__("settings_record_ids", office, now, current)
        self.pattern = self.field(
            SettingsField(
                "pattern",
                title=lambda: self.tr("&Pattern"),
                fault=pattern_fault,
                hint=self._parts,
            )
        )
        self.pattern.edit.setFont(fixed_width())
        self.pattern.edit.textChanged.connect(self._preview)
        self.pattern.entered.connect(self._set)
        self._usual = button(name="usual_pattern")
        self._usual.clicked.connect(self._take_usual)
        self._titles = {name: QLabel() for name in ("preview", "station")}
        self._example = plain(name="pattern_example")
        self._station = plain(name="station")
        for each in (self._example, self._station):
            each.setFont(fixed_width())
        self.lay_out(
            (self.pattern.label, self.pattern),
            (self._titles["preview"], self._example),
            (self._titles["station"], self._station),
            (QLabel(), at_left(self._usual)),
        )
        self.retranslate()

    def show_merchant(self, merchant: Merchant) -> None:
        """Fill the page with what is set for *merchant*."""
        self.pattern.put(merchant.record_id_pattern or REAL.text)
        self._preview()

    def keep_merchant(self, merchant: Merchant) -> None:
        """Know what is set for *merchant* now, and leave what is being typed."""
        self.pattern.keep(merchant.record_id_pattern or REAL.text)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        super().retranslate()
        self._titles["preview"].setText(self.tr("Example"))
        self._titles["station"].setText(self.tr("Station code"))
        self._station.setText(self.office.settings.station)
        self._usual.setText(self.tr("&Use the usual pattern"))
        self._preview()

    def _parts(self) -> str:
        parts = self.tr(
            "{tokens}: date, time (Beijing), this computer, and {fewest} to {most} random"
            " characters; digits and letters stand for themselves"
        )
        return parts.format(
            tokens="{yyMMdd} {yyyyMMdd} {HHmmss} {station} {random5}",
            fewest=FEWEST_RANDOM,
            most=MOST_RANDOM,
        )

    def _set(self) -> None:
        text = self.pattern.text
        kept_text = "" if text == REAL.text else text
        self.edit(lambda kept: replace(kept, record_id_pattern=kept_text))

    def _take_usual(self) -> None:
        self.pattern.edit.setText(REAL.text)
        self.pattern.leave()

    def _preview(self) -> None:
        """Show a number of the pattern that stands there, or that there is none."""
        fault = pattern_fault(self.pattern.text)
        if fault:
            text, tone = f"✕ {fault}", Tone.ERROR
        else:
            pattern = RecordIdPattern.parse(self.pattern.text)
            example = pattern.example(station=self.office.settings.station, now=self.now())
            text, tone = f"{example}   {pattern.length}/{LONGEST} ✓", Tone.OK
        self._example.setText(text)
        paint(self._example, tone)


def pattern_fault(text: str) -> str:
    """What is wrong with *text* as a pattern, and what to do; empty if nothing."""
    try:
        RecordIdPattern.parse(TRIMMED.left(text))
    except PatternError as error:
        return pattern_texts.fault(error)
    return ""
