"""Every form in which a secret could lie in bytes, and where it does.

A test puts a secret in, lets the program do its work, and asks whether any file, log or picture of
it holds the secret. Bytes are searched as they are, and once more without what may stand between
the characters of a text: line breaks, blanks, colons, the NULs of UTF-16, the escapes of JSON.
"""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from itertools import chain
from json import dumps
from pathlib import Path
from urllib.parse import quote_from_bytes
from zipfile import BadZipFile, ZipFile, is_zipfile

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

DEEPEST = 3
"""How many archives one in another are looked into."""

_BETWEEN = b"\0\t\n\r :\\"
_LINE = 64
_SEXTET, _OCTET = 6, 8

_CONTAINERS = {"PKCS#8": PrivateFormat.PKCS8, "PKCS#1": PrivateFormat.TraditionalOpenSSL}
_BASE64: Mapping[str, Callable[[bytes], bytes]] = {
    "base64": b64encode,
    "base64url": urlsafe_b64encode,
}
_WIDE = ("utf-16-le", "utf-16-be")


def forms_of(key: RSAPrivateKey) -> Mapping[str, bytes]:
    """What of *key* is secret, by the name of each form; what is public in it is not among them."""
    numbers = key.private_numbers()
    secrets = {
        "p": numbers.p,
        "q": numbers.q,
        "d": numbers.d,
        "dp": numbers.dmp1,
        "dq": numbers.dmq1,
        "qinv": numbers.iqmp,
    }
    bare: dict[str, bytes] = {}
    text: dict[str, bytes] = {}
    for name, number in secrets.items():
        raw = number.to_bytes(-(-number.bit_length() // _OCTET))
        bare[f"{name} big-endian"] = raw
        bare[f"{name} little-endian"] = raw[::-1]
        text[f"{name} repr"] = repr(raw)[2:-1].encode()
        text[f"{name} decimal"] = str(number).encode()
        text |= _encoded(name, raw)
    for name, container in _CONTAINERS.items():
        der = key.private_bytes(Encoding.DER, container, NoEncryption())
        begin = der.index(bare["d big-endian"])  # the modulus, which is public, stands before it
        bare[f"{name} DER"] = der[begin:]
        body = b64encode(der)
        text[f"{name} body"] = body[-(-begin * _OCTET // _SEXTET) :]
        for line in range(begin * _OCTET // _SEXTET // _LINE + 1, len(body) // _LINE):
            text[f"{name} line {line}"] = body[line * _LINE : (line + 1) * _LINE]
    return bare | dict(_widened(text))


def forms_of_text(name: str, secret: str) -> Mapping[str, bytes]:
    """The forms of a password or passphrase, which is long enough not to occur by chance."""
    raw = secret.encode()
    text = {
        name: raw,
        f"{name} JSON": dumps(secret)[1:-1].encode(),
        f"{name} quoted": quote_from_bytes(raw, safe="").encode(),
        f"{name} repr": repr(raw)[2:-1].encode(),
        **_encoded(name, raw),
    }
    own = {f"{name} {encoding}": secret.encode(encoding) for encoding in (*_WIDE, "gb18030")}
    return dict(_widened(text)) | own


def found_in_bytes(raw: bytes, forms: Mapping[str, bytes]) -> list[str]:
    """The names of those *forms* that *raw* holds."""
    squeezed = raw.replace(b"\\r", b"").replace(b"\\n", b"").translate(None, _BETWEEN)
    return [name for name, form in forms.items() if form in raw or form in squeezed]


def found_in(folder: Path, forms: Mapping[str, bytes]) -> list[str]:
    """Path and form of whatever the files below *folder* hold, also inside ZIP and XLSX files."""
    return list(
        chain.from_iterable(
            _found(path.relative_to(folder).as_posix(), path.read_bytes(), forms)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        )
    )


def _found(
    place: str, raw: bytes, forms: Mapping[str, bytes], depth: int = DEEPEST
) -> Iterator[str]:
    yield from (f"{place}: {name}" for name in found_in_bytes(raw, forms))
    if depth and is_zipfile(BytesIO(raw)):
        for member, content in _members(raw):
            yield from _found(f"{place}!{member}", content, forms, depth - 1)


def _members(raw: bytes) -> Iterable[tuple[str, bytes]]:
    """The members of an archive; none of what only looks like one."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return [(each.filename, archive.read(each)) for each in archive.infolist()]
    except BadZipFile:
        return ()


def _encoded(name: str, raw: bytes) -> dict[str, bytes]:
    """Hex, and base64 wherever among other bytes *raw* begins, less what depends on those."""
    digits = raw.hex().lstrip("0")  # as a number has them
    forms = {f"{name} hex": digits.encode(), f"{name} HEX": digits.upper().encode()}
    for kind, encode in _BASE64.items():
        for before in range(3):
            begin = -(-before * _OCTET // _SEXTET)
            end = (before + len(raw)) * _OCTET // _SEXTET
            forms[f"{name} {kind} +{before}"] = encode(bytes(before) + raw)[begin:end]
    return forms


def _widened(text: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Each form as it is and in UTF-16."""
    for name, form in text.items():
        yield name, form
        if form.isascii():
            for encoding in _WIDE:
                yield f"{name} {encoding}", form.decode().encode(encoding)
