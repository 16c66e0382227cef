"""Says what a paste filled in, and what of it was not used."""

from collections.abc import Sequence

from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.pasted import Pasted, PasteError
from wxrepay_gui.gui import texts, words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.notices import Notice, NoticeBar
from wxrepay_gui.gui.theme import Tone


class PasteNote(NoticeBar):
    """A notice over the form; stays until it is closed or the form is filled anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paste_note")

    def show_pasted(self, pasted: Pasted, changed: Sequence[FieldName]) -> None:
        """Tell that *pasted* was filled in and which fields hold another text now."""
        self.say("paste", Notice(lambda: self._told(pasted, changed), Tone.INFO))
        announce(self, self.accessibleName())

    def show_fault(self, fault: PasteError) -> None:
        """Tell why nothing was filled in."""
        self.say("paste", Notice(lambda: f"! {self._refused(fault)}", Tone.UNKNOWN))
        announce(self, self.accessibleName())

    def _refused(self, fault: PasteError) -> str:
        text = texts.PASTE_FAULTS[fault.reason]
        return words.translated("Paste", text, count=fault.count)

    def _told(self, pasted: Pasted, changed: Sequence[FieldName]) -> str:
        comma = self.tr(", ")
        titles = comma.join(words.title(name) for name in changed)
        said = [self.tr("Pasted: %n field(s) changed", "", len(changed))]
        said[0] += self.tr(" ({titles})").format(titles=titles) if titles else ""
        if pasted.refused:
            values = comma.join(f"{words.title(name)} {text}" for name, text in pasted.refused)
            text = self.tr("Cannot be filled in: {values}")
            said.append(text.format(values=words.heard(values)))
        if pasted.unused:
            names = words.heard(comma.join(pasted.unused))
            said.append(self.tr("Not used: {names}").format(names=names))
        return "\n".join(said)
