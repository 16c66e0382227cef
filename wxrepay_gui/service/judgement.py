"""What every file of a gathering is worth beside the others: one line for each."""

from dataclasses import dataclass
from types import MappingProxyType

from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.key_file import FileKind, FileMark, FileNote, FoundFile, Wanted
from wxrepay_gui.service.pieces import Case, Facts, Piece, Worth
from wxrepay_gui.service.selection import Choice
from wxrepay_gui.wechat.keys import Certificate

LOCKED = {FileKind.LOCKED_KEY, FileKind.LOCKED_PKCS12}

_FINGERPRINT = 8
"""Hex digits that are shown of a key's."""

_NOTED = {FileNote.TOO_LARGE: FileMark.NOT_NEEDED, FileNote.TOO_MANY: FileMark.DOUBTFUL}
"""What a file with a note of its own is worth; with any other it is WRONG."""

_GOOD = Worth(FileMark.GOOD)
_SAME = Worth(FileMark.NOT_NEEDED, FileNote.SAME_AS_ABOVE)
_IGNORED = Worth(FileMark.NOT_NEEDED, FileNote.IGNORED)


def lines(case: Case, choice: Choice) -> tuple[FoundFile, ...]:
    """One line for each piece of *case*, of which *choice* is used."""
    judge = _Judge(case, choice)
    return tuple(judge.line(piece) for piece in case.pieces)


@dataclass(frozen=True, slots=True)
class _Judge:
    case: Case
    choice: Choice

    def line(self, piece: Piece) -> FoundFile:
        worth = self._worth(piece)
        return FoundFile(
            name=piece.name,
            kind=FileKind.UNREADABLE if piece.fault else piece.found.kind,
            mark=worth.mark,
            note=worth.note,
            facts=MappingProxyType({**_facts(piece), **worth.facts}),
        )

    def _worth(self, piece: Piece) -> Worth:
        if note := piece.fault or piece.found.note:
            return Worth(_NOTED.get(note, FileMark.WRONG), note)
        if piece.found.kind is FileKind.API_V3_KEY:
            return Worth(FileMark.NOT_NEEDED, FileNote.API_V3_KEY_UNUSED)
        if piece.public_id:
            return self._public_key(piece)
        if told := piece.platform_certificate:
            return self._platform(piece, told)
        if piece.wanted is not Wanted.MERCHANT:
            return _misplaced(piece)
        if piece.found.kind in LOCKED:
            return _locked(piece, self.choice)
        return self._of_merchant(piece)

    def _of_merchant(self, piece: Piece) -> Worth:
        """By its certificate and its key; what is used of it, or is wrong with it, decides."""
        worths = []
        if told := piece.merchant_certificate:
            worths.append(self._certificate(piece, told))
        if piece.key_id:
            worths.append(self._key(piece))
        telling = [worth for worth in worths if worth not in (_SAME, _IGNORED)]
        return (*telling, *worths, _IGNORED)[0]

    def _key(self, piece: Piece) -> Worth:
        if piece is self.choice.key:
            return _GOOD
        above = self.case.above(piece, Wanted.MERCHANT)
        return _SAME if piece.key_id in {one.key_id for one in above} else _IGNORED

    def _certificate(self, piece: Piece, told: Certificate) -> Worth:
        above = self.case.above(piece, Wanted.MERCHANT)
        if piece.found.certificate_text in {one.found.certificate_text for one in above}:
            return _SAME
        if fault := self.case.fault(told):
            spare = self.choice.is_pair and fault.note is not FileNote.OTHER_MERCHANT
            return Worth(FileMark.NOT_NEEDED, fault.note, fault.facts) if spare else fault
        used = self.choice.certificate and self.choice.certificate.merchant_certificate
        if used and told.mchid != used.mchid:
            return Worth(FileMark.WRONG, FileNote.SECOND_MERCHANT)
        if piece is not self.choice.certificate:
            return _IGNORED
        if self.choice.key and not self.choice.is_pair:
            mark = self.choice.key.key_id[:_FINGERPRINT].upper()
            return Worth(FileMark.WRONG, FileNote.NOT_A_PAIR, {"fingerprint": mark})
        return self.case.ends_soon(told) or _GOOD

    def _public_key(self, piece: Piece) -> Worth:
        if piece is self.choice.public_key:
            return _GOOD
        if piece.public_id in self.case.own():
            merchant = piece.wanted is Wanted.MERCHANT
            note = FileNote.PUBLIC_NOT_PRIVATE if merchant else FileNote.OWN_KEY
            return Worth(FileMark.WRONG, note)
        above = self.case.above(piece, *Wanted)
        return _SAME if piece.public_id in {one.public_id for one in above} else _IGNORED

    def _platform(self, piece: Piece, told: Certificate) -> Worth:
        if fault := self.case.out_of_date(told):
            return fault
        if piece is not self.choice.platform:
            above = {one.found.certificate_text for one in self.case.above(piece, *Wanted)}
            return _SAME if piece.found.certificate_text in above else _IGNORED
        if piece.wanted is not Wanted.PLATFORM_CERTIFICATE:
            return Worth(FileMark.DOUBTFUL, FileNote.PREFER_PUBLIC_KEY)
        return self.case.ends_soon(told) or _GOOD


def _misplaced(piece: Piece) -> Worth:
    """What has no place where something of WeChat Pay's was asked for."""
    if piece.found.key or piece.found.kind in LOCKED:
        return Worth(FileMark.WRONG, FileNote.PRIVATE_NOT_PUBLIC)
    if piece.found.kind is not FileKind.MERCHANT_CERTIFICATE:
        return _IGNORED
    for_key = piece.wanted is Wanted.PUBLIC_KEY
    return Worth(FileMark.WRONG, FileNote.NOT_THE_PUBLIC_KEY if for_key else FileNote.OWN_KEY)


def _locked(piece: Piece, choice: Choice) -> Worth:
    """A password is asked for only while something is missing."""
    note = FileNote.LOCKED
    if piece.refused:
        note = FileNote.UNLOCK_FAILED
    elif piece.tried and piece.found.kind is FileKind.LOCKED_PKCS12:
        note = FileNote.MCHID_FAILED
    return Worth(FileMark.NOT_NEEDED if choice.is_pair else FileMark.ASKS, note)


def _facts(piece: Piece) -> Facts:
    """What a sentence about *piece* may need, whatever there is to say."""
    facts = {"reason": piece.reason} if piece.fault is FileNote.UNREADABLE else {}
    if piece.found.bits:
        facts["bits"] = str(piece.found.bits)
    if told := piece.merchant_certificate or piece.platform_certificate:
        facts["serial_no"] = told.serial_no
        facts["date"] = beijing_date(told.not_after).isoformat()
    if told := piece.merchant_certificate:
        facts["mchid"] = told.mchid
        facts["company"] = told.company
    return facts
