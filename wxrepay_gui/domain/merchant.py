"""Who signs: a service provider (普通服务商) and what its requests carry."""

from dataclasses import dataclass, field

from wxrepay_gui.domain.money import Fen

RETYPE_FROM = Fen(1_000_000)
"""Where nobody has set another threshold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merchant:
    """A service provider; everything here is public.

    Attributes:
        mchid: Its merchant number, never a sub-merchant's.
        name: What the operator calls it.
        serial_no: The API certificate's serial number, upper-case hex of even length.
        public_key_id: WeChat Pay's public key id, ``PUB_KEY_ID_`` and digits.
        public_key: WeChat Pay's public key as PEM.
        retype_from: The amount in fen from which it is typed a second time before it is sent.
    """

    mchid: str
    name: str
    serial_no: str
    public_key_id: str
    public_key: str
    retype_from: Fen = RETYPE_FROM


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
