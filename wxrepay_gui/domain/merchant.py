"""Who signs: a service provider (普通服务商) and what its requests carry."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from wxrepay_gui.domain.money import Fen

RETYPE_FROM = Fen(1_000_000)
"""Where nobody has set another threshold."""


class Colour(StrEnum):
    """The mark by which one merchant is told from another at a glance; never a status."""

    BLUE = "blue"
    TEAL = "teal"
    OLIVE = "olive"
    BROWN = "brown"
    PINK = "pink"
    GREY = "grey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merchant:
    """A service provider; everything here is public.

    Answers are believed by the public key, by the platform certificate, or, while a merchant is
    in transition, by both; at least one of the two is there.

    Attributes:
        mchid: Its merchant number, never a sub-merchant's.
        name: What the operator calls it.
        company: The organisation that its certificate names; may be empty.
        serial_no: The API certificate's serial number, upper-case hex of even length.
        valid_until: The end of that certificate, with a time zone; ``None`` if not known.
        public_key_id: WeChat Pay's public key id, ``PUB_KEY_ID_`` and digits; or empty.
        public_key: WeChat Pay's public key as PEM; or empty.
        platform_certificate: WeChat Pay's platform certificate as PEM; or empty.
        colour: Its mark.
        retype_from: The amount in fen from which it is typed a second time before it is sent;
            ``None`` where reviewing is enough.
        cap: The most that one booking of this merchant may be, in fen; ``None`` for no such cap.
        record_id_pattern: How its numbers are made; empty for the usual way.
    """

    mchid: str
    name: str
    company: str = ""
    serial_no: str
    valid_until: datetime | None = None
    public_key_id: str = ""
    public_key: str = ""
    platform_certificate: str = ""
    colour: Colour = Colour.BLUE
    retype_from: Fen | None = RETYPE_FROM
    cap: Fen | None = None
    record_id_pattern: str = ""

    @property
    def credentials(self) -> tuple[str, ...]:
        """What says by which keys requests are signed and answers verified."""
        return self.serial_no, self.public_key_id, self.public_key, self.platform_certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMaterial:
    """What determines an RSA private key; secret, so its repr shows none of it.

    Attributes:
        p: One prime.
        q: The other prime.
        e: The public exponent.
        public_sha256: Hex SHA-256 of the public key's DER (SubjectPublicKeyInfo), to check a
            rebuilt key by.
    """

    p: int = field(repr=False)
    q: int = field(repr=False)
    e: int = field(repr=False)
    public_sha256: str
