"""What the key wizard says of files and ids; English here, Chinese in ``resources/i18n``."""

from collections.abc import Mapping

from wxrepay_gui.domain.key_file import (
    FileKind,
    FileMark,
    FileNote,
    FoundFile,
    PublicKeyIdFault,
)
from wxrepay_gui.gui import words
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.theme import Tone

KINDS: Mapping[FileKind, str] = {
    FileKind.PRIVATE_KEY: QT_TRANSLATE_NOOP("FileKind", "Merchant API private key (RSA {bits})"),
    FileKind.LOCKED_KEY: QT_TRANSLATE_NOOP("FileKind", "Private key under a password"),
    FileKind.PKCS12: QT_TRANSLATE_NOOP("FileKind", "Key and certificate in one (.p12)"),
    FileKind.LOCKED_PKCS12: QT_TRANSLATE_NOOP("FileKind", ".p12 under a password"),
    FileKind.MERCHANT_CERTIFICATE: QT_TRANSLATE_NOOP(
        "FileKind", "Merchant API certificate · {company} · {mchid}"
    ),
    FileKind.PLATFORM_CERTIFICATE: QT_TRANSLATE_NOOP(
        "FileKind", "WeChat Pay platform certificate · {serial_no}"
    ),
    FileKind.OTHER_CERTIFICATE: QT_TRANSLATE_NOOP("FileKind", "Certificate of somebody else"),
    FileKind.PUBLIC_KEY: QT_TRANSLATE_NOOP("FileKind", "WeChat Pay public key (RSA {bits})"),
    FileKind.API_V3_KEY: QT_TRANSLATE_NOOP("FileKind", "APIv3 key (32 characters)"),
    FileKind.ALIPAY_KEY: QT_TRANSLATE_NOOP("FileKind", "Alipay key or certificate"),
    FileKind.BARE_KEY: QT_TRANSLATE_NOOP("FileKind", "Key without its first or last line"),
    FileKind.OTHER_KEY: QT_TRANSLATE_NOOP("FileKind", "Key of another kind"),
    FileKind.OTHER: QT_TRANSLATE_NOOP("FileKind", "Not a key file"),
    FileKind.UNREADABLE: QT_TRANSLATE_NOOP("FileKind", "Cannot be read"),
}

_ANY_PUBLIC_KEY = QT_TRANSLATE_NOOP("FileKind", "Public key (RSA {bits})")
"""One that turned out not to be WeChat Pay's."""

NOTES: Mapping[FileNote, str] = {
    FileNote.SAME_AS_ABOVE: QT_TRANSLATE_NOOP("FileNote", "same as above, not needed"),
    FileNote.IGNORED: QT_TRANSLATE_NOOP("FileNote", "ignored"),
    FileNote.NOT_A_PAIR: QT_TRANSLATE_NOOP(
        "FileNote",
        "does not belong to the private key: the certificate is {mchid}'s ({serial_no}), the key's"
        " fingerprint is {fingerprint}…. Take both from the same download",
    ),
    FileNote.SECOND_MERCHANT: QT_TRANSLATE_NOOP(
        "FileNote", "belongs to another merchant, {mchid}. Add one merchant at a time"
    ),
    FileNote.OTHER_MERCHANT: QT_TRANSLATE_NOOP(
        "FileNote", "belongs to {mchid}, but this is about {expected}. Choose its files"
    ),
    FileNote.EXPIRED: QT_TRANSLATE_NOOP(
        "FileNote", "expired on {date}. Apply for a new one on the merchant platform"
    ),
    FileNote.EXPIRES_SOON: QT_TRANSLATE_NOOP(
        "FileNote", "expires in {days} days. Apply for a new one in time"
    ),
    FileNote.NOT_YET_VALID: QT_TRANSLATE_NOOP(
        "FileNote", "is valid only from {date}. Check this computer's clock"
    ),
    FileNote.NOT_THE_PUBLIC_KEY: QT_TRANSLATE_NOOP(
        "FileNote",
        "this is the merchant certificate, not WeChat Pay's public key"
        " (download that under 商户平台 → 账户中心 → API安全)",
    ),
    FileNote.PREFER_PUBLIC_KEY: QT_TRANSLATE_NOOP(
        "FileNote", "can be used, but WeChat Pay's public key is better"
    ),
    FileNote.API_V3_KEY_UNUSED: QT_TRANSLATE_NOOP("FileNote", "this program does not need it"),
    FileNote.MCHID_FAILED: QT_TRANSLATE_NOOP(
        "FileNote", "its password is not the merchant number; enter the password below"
    ),
    FileNote.LOCKED: QT_TRANSLATE_NOOP("FileNote", "enter its password below"),
    FileNote.UNLOCK_FAILED: QT_TRANSLATE_NOOP("FileNote", "that was not its password; try again"),
    FileNote.HEADER_MISSING: QT_TRANSLATE_NOOP(
        "FileNote",
        "its BEGIN or END line is missing. Choose the file as it was downloaded, not a copy of"
        " its text",
    ),
    FileNote.PUBLIC_NOT_PRIVATE: QT_TRANSLATE_NOOP(
        "FileNote",
        "this is the public half of the merchant's key: neither the private key nor WeChat Pay's",
    ),
    FileNote.PRIVATE_NOT_PUBLIC: QT_TRANSLATE_NOOP(
        "FileNote", "this is a private key; WeChat Pay's public key is asked for here"
    ),
    FileNote.OWN_KEY: QT_TRANSLATE_NOOP(
        "FileNote", "this is the merchant's own, not WeChat Pay's. Choose pub_key.pem"
    ),
    FileNote.ALIPAY: QT_TRANSLATE_NOOP(
        "FileNote", "this is for Alipay. Choose the files from WeChat Pay"
    ),
    FileNote.NOT_RSA: QT_TRANSLATE_NOOP("FileNote", "not RSA; WeChat Pay takes RSA keys"),
    FileNote.TOO_SHORT: QT_TRANSLATE_NOOP(
        "FileNote", "only {bits} bits; WeChat Pay takes 2048 or more"
    ),
    FileNote.UNREADABLE: QT_TRANSLATE_NOOP("FileNote", "{reason}"),
    FileNote.DAMAGED: QT_TRANSLATE_NOOP(
        "FileNote", "damaged or cut short. Choose the file as it was downloaded"
    ),
    FileNote.ARCHIVE_LOCKED: QT_TRANSLATE_NOOP(
        "FileNote", "the archive has a password. Unpack it, then choose the folder"
    ),
    FileNote.TOO_LARGE: QT_TRANSLATE_NOOP("FileNote", "far too large for a key file"),
    FileNote.TOO_MANY: QT_TRANSLATE_NOOP(
        "FileNote", "too many files: the others were not looked at. Choose fewer"
    ),
}

MARKS: Mapping[FileMark, tuple[str, Tone | None]] = {
    FileMark.GOOD: ("✓", Tone.OK),
    FileMark.NOT_NEEDED: ("–", Tone.MUTED),
    FileMark.ASKS: ("?", Tone.UNKNOWN),
    FileMark.DOUBTFUL: ("!", Tone.UNKNOWN),
    FileMark.WRONG: ("✕", Tone.ERROR),
}

MARK_WORDS: Mapping[FileMark, str] = {
    FileMark.GOOD: QT_TRANSLATE_NOOP("FileMark", "good"),
    FileMark.NOT_NEEDED: QT_TRANSLATE_NOOP("FileMark", "not needed"),
    FileMark.ASKS: QT_TRANSLATE_NOOP("FileMark", "password needed"),
    FileMark.DOUBTFUL: QT_TRANSLATE_NOOP("FileMark", "with a note"),
    FileMark.WRONG: QT_TRANSLATE_NOOP("FileMark", "wrong"),
}

ID_FAULTS: Mapping[PublicKeyIdFault, str] = {
    PublicKeyIdFault.MISSING: QT_TRANSLATE_NOOP(
        "PublicKeyId", "Enter the public key ID; it stands beside the key on the merchant platform"
    ),
    PublicKeyIdFault.PREFIX: QT_TRANSLATE_NOOP(
        "PublicKeyId", "The public key ID begins with PUB_KEY_ID_; copy it whole"
    ),
    PublicKeyIdFault.SERIAL: QT_TRANSLATE_NOOP(
        "PublicKeyId",
        "This is a certificate's serial number; the public key ID begins with PUB_KEY_ID_",
    ),
    PublicKeyIdFault.CHARACTERS: QT_TRANSLATE_NOOP(
        "PublicKeyId", "After PUB_KEY_ID_ come digits only; copy it again"
    ),
}


def described(found: FoundFile) -> str:
    """What a file is, and what else there is to say about it."""
    facts = {"bits": "?", "company": "?", "mchid": "?", "serial_no": "?"} | dict(found.facts)
    foreign = found.kind is FileKind.PUBLIC_KEY and found.mark is FileMark.WRONG
    text = _ANY_PUBLIC_KEY if foreign else KINDS[found.kind]
    kind = words.translated("FileKind", text, **facts)
    if found.note is None:
        return kind
    note = words.translated("FileNote", NOTES[found.note], **facts)
    return words.labelled(kind, note) if note else kind  # the system may give no reason


def marked(found: FoundFile) -> str:
    """What a file is worth, as a mark and a word."""
    mark = MARKS[found.mark][0]
    return f"{mark} {words.translated('FileMark', MARK_WORDS[found.mark])}"


def id_fault(fault: PublicKeyIdFault) -> str:
    """What is wrong with a public key id, and what to do."""
    return words.translated("PublicKeyId", ID_FAULTS[fault])
