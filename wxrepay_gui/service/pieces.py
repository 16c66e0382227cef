"""The files of one gathering, and what each says by itself at one moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.key_file import FileKind, FileMark, FileNote, Wanted
from wxrepay_gui.wechat.keys import Certificate, fingerprint, is_pair
from wxrepay_gui.wechat.recognition import Recognised

SOON = 30
"""Days before its end from which a certificate's expiry is pointed out."""

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One file of a gathering.

    Attributes:
        name: As it is shown.
        folder: Where it, or its archive, lies.
        wanted: What it was handed over for.
        turn: The number of its hand-over.
        content: Its bytes.
        fault: Why it could not be read.
        reason: The system's word for that.
        found: What it is.
        tried: Numbers that did not open it.
        refused: A typed password did not open it either.
    """

    name: str
    folder: Path | None
    wanted: Wanted
    turn: int
    content: bytes = field(repr=False)
    fault: FileNote | None
    reason: str
    found: Recognised
    tried: frozenset[str] = frozenset()
    refused: bool = False

    @property
    def merchant_certificate(self) -> Certificate | None:
        """The merchant certificate in it."""
        foreign = {FileKind.PLATFORM_CERTIFICATE, FileKind.OTHER_CERTIFICATE}
        return None if self.found.kind in foreign else self.found.certificate

    @property
    def platform_certificate(self) -> Certificate | None:
        """WeChat Pay's platform certificate in it."""
        is_one = self.found.kind is FileKind.PLATFORM_CERTIFICATE
        return self.found.certificate if is_one else None

    @property
    def key_id(self) -> str:
        """The fingerprint of its private key; empty without one."""
        return fingerprint(self.found.key.public_key()) if self.found.key else ""

    @property
    def public_id(self) -> str:
        """The fingerprint of its public key; empty without one."""
        return fingerprint(self.found.public_key) if self.found.public_key else ""


@dataclass(frozen=True, slots=True)
class Worth:
    """What one file is worth, and why."""

    mark: FileMark
    note: FileNote | None = None
    facts: Facts = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All *pieces* at one moment, for one merchant if *expected_mchid* names it."""

    pieces: Sequence[Piece]
    now: datetime
    expected_mchid: str

    def fault(self, told: Certificate) -> Worth | None:
        """Why a merchant certificate cannot be used, whatever the key."""
        if self.expected_mchid and told.mchid != self.expected_mchid:
            facts = {"mchid": told.mchid, "expected": self.expected_mchid}
            return Worth(FileMark.WRONG, FileNote.OTHER_MERCHANT, facts)
        return self.out_of_date(told)

    def out_of_date(self, told: Certificate) -> Worth | None:
        """Whether *told* is expired or not yet valid at this moment."""
        if told.not_after < self.now:
            facts = {"date": beijing_date(told.not_after).isoformat()}
            return Worth(FileMark.WRONG, FileNote.EXPIRED, facts)
        if told.not_before > self.now:
            facts = {"date": beijing_date(told.not_before).isoformat()}
            return Worth(FileMark.WRONG, FileNote.NOT_YET_VALID, facts)
        return None

    def ends_soon(self, told: Certificate) -> Worth | None:
        """Whether there are at most :data:`SOON` days left, by Beijing's dates."""
        days = (beijing_date(told.not_after) - beijing_date(self.now)).days
        if days > SOON:
            return None
        return Worth(FileMark.DOUBTFUL, FileNote.EXPIRES_SOON, {"days": str(days)})

    def own(self) -> set[str]:
        """The public halves of all that the merchant signs with."""
        certificates = [piece.merchant_certificate for piece in self.pieces]
        own = {fingerprint(told.public_key) for told in certificates if told}
        return own | {piece.key_id for piece in self.pieces if piece.key_id}

    def above(self, piece: Piece, *wanted: Wanted) -> list[Piece]:
        """The pieces before *piece* that were handed over for one of *wanted*."""
        place = next(at for at, one in enumerate(self.pieces) if one is piece)
        return [one for one in self.pieces[:place] if one.wanted in wanted]


def first_of_each(named: Iterable[tuple[str, Piece]]) -> list[Piece]:
    """The first piece of every name; a piece whose name is empty is left out."""
    first: dict[str, Piece] = {}
    for name, piece in named:
        first.setdefault(name, piece)
    return [piece for name, piece in first.items() if name]


def belong_together(with_key: Piece, with_certificate: Piece) -> bool:
    """Whether the key of one belongs to the merchant certificate of the other."""
    key, told = with_key.found.key, with_certificate.merchant_certificate
    return bool(key and told and is_pair(key, told.public_key))
