"""Keys that the tests of the keystore share; making one takes a while."""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from wxrepay_gui.domain.merchant import KeyMaterial


def new_key(bits: int) -> KeyMaterial:
    private = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    numbers = private.private_numbers()
    der = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return KeyMaterial(p=numbers.p, q=numbers.q, e=65537, public_sha256=sha256(der).hexdigest())


KEY, OTHER, LARGE = new_key(2048), new_key(2048), new_key(4096)
