"""Which files of a gathering are used: what belongs together, and of that the newest."""

from dataclasses import dataclass

from wxrepay_gui.domain.key_file import Wanted
from wxrepay_gui.service.pieces import Case, Piece, belong_together, first_of_each


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The files that are used, each for one thing."""

    key: Piece | None = None
    certificate: Piece | None = None
    public_key: Piece | None = None
    platform: Piece | None = None

    @property
    def is_pair(self) -> bool | None:
        """Whether key and certificate belong together; ``None`` while one is missing."""
        if self.key is None or self.certificate is None:
            return None
        return belong_together(self.key, self.certificate)


def choose(case: Case) -> Choice:
    """The files that are used of *case*; of equal ones the first.

    A certificate that is out of date or another merchant's is never used, nor is the public half
    of the merchant's own key.
    """
    handed = [piece for piece in case.pieces if piece.wanted is Wanted.MERCHANT]
    keys = first_of_each((piece.key_id, piece) for piece in handed)
    certificates = first_of_each(
        (piece.found.certificate_text, piece)
        for piece in handed
        if (told := piece.merchant_certificate) and not case.fault(told)
    )
    pairs = [(k, c) for k in keys for c in certificates if belong_together(k, c)]
    key, certificate = max(
        pairs,
        key=lambda pair: (max(pair[0].turn, pair[1].turn), _start(pair[1])),
        default=(_newest(keys), _newest(certificates)),
    )
    own = case.own()
    return Choice(
        key=key,
        certificate=certificate,
        public_key=_newest(
            first_of_each((one.public_id, one) for one in case.pieces if one.public_id not in own)
        ),
        platform=_newest(
            first_of_each(
                (piece.found.certificate_text, piece)
                for piece in case.pieces
                if (told := piece.platform_certificate) and not case.out_of_date(told)
            )
        ),
    )


def outdated(case: Case, choice: Choice) -> list[Piece]:
    """The pieces that a newer file, handed over for the same purpose, took the place of."""
    return [piece for piece in case.pieces if _is_outdated(piece, choice)]


def _is_outdated(piece: Piece, choice: Choice) -> bool:
    """Whether for everything in *piece* there is something newer."""
    if piece in (choice.key, choice.certificate, choice.public_key, choice.platform):
        return False
    if piece.wanted is not Wanted.MERCHANT:  # one file was asked for, and is there now
        return _is_newer(choice.public_key, piece) or _is_newer(choice.platform, piece)
    rivals = [
        rival
        for has, rival in (
            (piece.key_id, choice.key),
            (piece.merchant_certificate, choice.certificate),
            (piece.public_id, choice.public_key),
            (piece.platform_certificate, choice.platform),
        )
        if has
    ]
    return bool(rivals) and all(_is_newer(rival, piece) for rival in rivals)


def _is_newer(one: Piece | None, piece: Piece) -> bool:
    return one is not None and one.turn > piece.turn and one.wanted is piece.wanted


def _newest(pieces: list[Piece]) -> Piece | None:
    return max(pieces, key=lambda piece: (piece.turn, _start(piece)), default=None)


def _start(piece: Piece) -> float:
    """When its certificate begins: of two valid ones the later is the renewed one."""
    told = piece.found.certificate
    return told.not_before.timestamp() if told else 0.0
