"""What one run of the key wizard has been handed: files in, a dossier out."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from wxrepay_gui.domain.checkup import Checked
from wxrepay_gui.domain.key_file import CertificateFacts, Dossier, Wanted
from wxrepay_gui.domain.network import Password
from wxrepay_gui.service.judgement import LOCKED, lines
from wxrepay_gui.service.pieces import Case, Piece
from wxrepay_gui.service.selection import Choice, choose, outdated
from wxrepay_gui.storage.key_files import Handed, read_files
from wxrepay_gui.wechat.keys import Certificate, PrivateKey, public_text
from wxrepay_gui.wechat.recognition import recognise
from wxrepay_gui.wechat.signing import try_signature

_NUMBER = re.compile(r"(?<!\d)\d{8,12}(?!\d)", re.ASCII)
"""What may be a merchant number in the name of a file or folder."""


class Gathering:
    """Holds what was handed over, secrets in memory alone; for one thread at a time.

    A file that is handed over again, or a newer one of its kind for the same purpose, takes the
    place of the earlier. The password of a ``.p12`` is WeChat Pay's default, the merchant number:
    every one that a certificate, a name or *expected_mchid* tells is tried.

    Args:
        now: The clock by which certificates are valid.
        expected_mchid: The merchant whose files they must be; empty for any.
    """

    def __init__(self, now: Callable[[], datetime], expected_mchid: str = "") -> None:
        self._now = now
        self._expected = expected_mchid
        self._turn = 0
        self._pieces: list[Piece] = []
        self._choice = Choice()
        self._dossier = Dossier()

    @property
    def dossier(self) -> Dossier:
        """What all the files said together when one was last added or unlocked."""
        return self._dossier

    @property
    def key(self) -> PrivateKey:
        """The private key.

        Raises:
            RuntimeError: The dossier cannot sign yet.
        """
        return self._pair()[0]

    def add(self, paths: Iterable[Path], wanted: Wanted = Wanted.MERCHANT) -> Dossier:
        """Read *paths*, which were asked for as *wanted*."""
        self._turn += 1
        for handed in read_files(paths):
            self._put(self._piece(handed, wanted))
        return self._judge()

    def unlock(self, name: str, password: Password) -> Dossier:
        """Try *password* on the locked file of that *name*; nothing happens if there is none."""
        for at, piece in enumerate(self._pieces):
            if piece.name == name and piece.found.kind in LOCKED:
                found = recognise(piece.content, [password])
                self._pieces[at] = replace(piece, found=found, refused=found.kind in LOCKED)
                break
        return self._judge()

    def check_signature(self) -> Checked:
        """Sign a fixed text with the key and verify it with the certificate; offline.

        Raises:
            RuntimeError: The dossier cannot sign yet.
        """
        key, certificate = self._pair()
        return try_signature(key, certificate.public_key)

    def forget(self) -> None:
        """Let go of everything."""
        self._pieces.clear()
        self._judge()

    def _pair(self) -> tuple[PrivateKey, Certificate]:
        holder, certified = self._choice.key, self._choice.certificate
        key = holder and holder.found.key
        told = certified and certified.merchant_certificate
        if not (self._dossier.can_sign and key and told):
            raise RuntimeError("no private key with its certificate has been handed over")
        return key, told

    def _piece(self, handed: Handed, wanted: Wanted) -> Piece:
        return Piece(
            name=handed.name,
            folder=handed.folder,
            wanted=wanted,
            turn=self._turn,
            content=handed.content or b"",
            fault=handed.fault,
            reason=handed.reason,
            found=recognise(handed.content or b""),
        )

    def _put(self, new: Piece) -> None:
        for at, old in enumerate(self._pieces):
            if (old.folder, old.name, old.wanted) == (new.folder, new.name, new.wanted):
                if (old.content, old.fault) == (new.content, new.fault):
                    return  # it may have been unlocked meanwhile
                del self._pieces[at]
                break
        self._pieces.append(new)

    def _judge(self) -> Dossier:
        while self._try_numbers():
            pass
        case = self._case()
        self._choice = choose(case)
        gone = outdated(case, self._choice)
        self._pieces = [piece for piece in self._pieces if piece not in gone]
        self._dossier = _dossier(self._case(), self._choice)
        return self._dossier

    def _case(self) -> Case:
        return Case(pieces=tuple(self._pieces), now=self._now(), expected_mchid=self._expected)

    def _try_numbers(self) -> bool:
        """Try new merchant numbers on what is locked; whether that opened anything."""
        told = [piece.merchant_certificate for piece in self._pieces]
        known = {one.mchid for one in told if one} | {self._expected} - {""}
        opened = False
        for at, piece in enumerate(self._pieces):
            if piece.found.kind not in LOCKED:
                continue
            names = f"{piece.folder.name if piece.folder else ''}/{piece.name}"
            numbers = known.union(_NUMBER.findall(names)) - piece.tried
            if numbers:
                found = recognise(piece.content, [Password(one) for one in sorted(numbers)])
                self._pieces[at] = replace(piece, found=found, tried=piece.tried | numbers)
                opened = opened or found.kind not in LOCKED
        return opened


def _dossier(case: Case, choice: Choice) -> Dossier:
    holder = choice.key or choice.certificate
    key = choice.key.found.key if choice.key else None
    public_key = choice.public_key.found.public_key if choice.public_key else None
    return Dossier(
        files=lines(case, choice),
        certificate=_told(choice.certificate),
        key_bits=key.key_size if key else None,
        key_fingerprint=choice.key.key_id if choice.key else "",
        is_pair=choice.is_pair,
        public_key_name=choice.public_key.name if choice.public_key else "",
        public_key_bits=choice.public_key.found.bits if choice.public_key else None,
        public_key_text=public_text(public_key) if public_key else "",
        platform=_told(choice.platform),
        platform_name=choice.platform.name if choice.platform else "",
        platform_text=choice.platform.found.certificate_text if choice.platform else "",
        folder=str(holder.folder) if holder and holder.folder else "",
    )


def _told(piece: Piece | None) -> CertificateFacts | None:
    certificate = piece.found.certificate if piece else None
    if piece is None or certificate is None:
        return None
    return CertificateFacts(
        mchid=certificate.mchid if piece.merchant_certificate else "",
        company=certificate.company,
        serial_no=certificate.serial_no,
        valid_from=certificate.not_before,
        valid_until=certificate.not_after,
    )
