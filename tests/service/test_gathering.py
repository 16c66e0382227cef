"""From files on disk to a dossier: pairs, merchants, validity, and every named mistake."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import key_material as made
from tests.key_material import MCHID, OTHER_MCHID, PKCS8
from wxrepay_gui.domain.checkup import CheckMark
from wxrepay_gui.domain.key_file import Dossier, FileKind, FileMark, FileNote, FoundFile, Wanted
from wxrepay_gui.domain.network import Password
from wxrepay_gui.service.gathering import Gathering
from wxrepay_gui.wechat.keys import is_pair, read_public_key

NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)
DAY = timedelta(days=1)
KEY = made.private_pem(made.rsa_key("merchant"))
OTHER_KEY = made.private_pem(made.rsa_key("other"))
CERTIFICATE = made.merchant_certificate()
OTHER_CERTIFICATE = made.merchant_certificate("other", OTHER_MCHID)
PUBLIC = made.public_bytes(made.rsa_key("wechat"))
OWN_PUBLIC = made.public_bytes(made.rsa_key("merchant"))
PLATFORM = made.platform_certificate()
LOCKED_KEY = made.private_pem(made.rsa_key("merchant"), PKCS8, made.locked("open sesame"))
OTHERWISE_LOCKED = made.p12("merchant", "open sesame")

Said = tuple[FileMark, FileNote | None]
GOOD: Said = (FileMark.GOOD, None)
SAME: Said = (FileMark.NOT_NEEDED, FileNote.SAME_AS_ABOVE)
IGNORED: Said = (FileMark.NOT_NEEDED, FileNote.IGNORED)


def wrong(note: FileNote) -> Said:
    return FileMark.WRONG, note


@dataclass
class Desk:
    """A gathering, and a folder whose files are handed to it."""

    folder: Path
    gathering: Gathering = field(default_factory=lambda: Gathering(lambda: NOW))

    def add(self, wanted: Wanted = Wanted.MERCHANT, /, **files: bytes) -> Dossier:
        """Hand over *files* by name, in this order."""
        paths = [self.folder / name for name in files]
        for path, content in zip(paths, files.values(), strict=True):
            path.write_bytes(content)
        return self.gathering.add(paths, wanted)

    def line(self, name: str) -> FoundFile:
        (line,) = (one for one in self.gathering.dossier.files if one.name == name)
        return line

    def said(self, name: str) -> Said:
        return self.line(name).mark, self.line(name).note

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.gathering.dossier.files]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_downloaded_files_make_a_merchant(desk: Desk) -> None:
    dossier = desk.add(key=KEY, cert=CERTIFICATE, p12=made.p12(), public=PUBLIC, readme=b"read me")
    assert [(one.mark, one.note) for one in dossier.files] == [GOOD, GOOD, SAME, GOOD, IGNORED]
    assert dossier.certificate is not None
    assert (dossier.certificate.mchid, dossier.certificate.company) == (MCHID, made.COMPANY)
    assert dossier.certificate.serial_no == made.SERIAL
    assert (dossier.certificate.valid_from, dossier.certificate.valid_until) == (
        made.START,
        made.END,
    )
    assert (dossier.key_bits, dossier.is_pair, dossier.can_sign) == (2048, True, True)
    assert (dossier.public_key_name, dossier.public_key_bits) == ("public", 2048)
    assert (dossier.platform, dossier.platform_name) == (None, "")
    assert dossier.folder == str(desk.folder)
    assert desk.line("cert").facts == {
        "mchid": MCHID,
        "company": made.COMPANY,
        "serial_no": made.SERIAL,
        "date": "2030-01-02",
    }
    assert desk.line("key").facts == {"bits": "2048"}
    assert is_pair(desk.gathering.key, made.rsa_key("merchant").public_key())
    assert desk.gathering.dossier.public_key_text.encode() == PUBLIC
    assert desk.gathering.dossier.platform_text == ""
    assert desk.gathering.check_signature().mark is CheckMark.GOOD


def test_an_archive_named_after_the_merchant_opens_its_own_p12(desk: Desk) -> None:
    path = desk.folder / f"{MCHID}_20260301_cert.zip"
    with ZipFile(path, "w") as file:
        file.writestr("apiclient_cert.p12", made.p12())
    dossier = desk.gathering.add([path])
    assert dossier.can_sign
    assert desk.names == [f"{path.name}/apiclient_cert.p12"]
    assert dossier.files[0].kind is FileKind.PKCS12


def test_a_folder_named_after_the_merchant_opens_the_p12_in_it(tmp_path: Path) -> None:
    folder = tmp_path / f"{MCHID}_cert"
    folder.mkdir()
    desk = Desk(folder)
    assert desk.add(p12=made.p12()).can_sign


def test_the_expected_merchant_s_number_opens_a_p12(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Gathering(lambda: NOW, MCHID))
    assert desk.add(p12=made.p12()).can_sign


def test_a_certificate_that_comes_later_opens_the_p12(desk: Desk) -> None:
    desk.add(p12=made.p12())
    assert desk.said("p12") == (FileMark.ASKS, FileNote.LOCKED)
    assert desk.add(cert=CERTIFICATE).can_sign
    assert desk.line("p12").kind is FileKind.PKCS12
    assert desk.said("p12") == GOOD


def test_a_p12_that_opens_tells_the_number_that_opens_another(desk: Desk) -> None:
    first = made.p12("other", MCHID, OTHER_MCHID)
    second = made.p12("third", OTHER_MCHID, OTHER_MCHID)
    desk.add(Wanted.MERCHANT, **{"second": second, MCHID: first})
    assert {one.kind for one in desk.gathering.dossier.files} == {FileKind.PKCS12}


def test_a_p12_under_another_password_asks_for_it(desk: Desk) -> None:
    desk.add(cert=CERTIFICATE, p12=OTHERWISE_LOCKED)
    assert desk.said("p12") == (FileMark.ASKS, FileNote.MCHID_FAILED)
    assert [one.name for one in desk.gathering.dossier.locked] == ["p12"]
    desk.gathering.unlock("p12", Password("open barley"))
    assert desk.said("p12") == (FileMark.ASKS, FileNote.UNLOCK_FAILED)
    assert desk.gathering.unlock("p12", Password("open sesame")).can_sign
    assert desk.said("p12") == GOOD


def test_a_locked_key_asks_for_its_password(desk: Desk) -> None:
    desk.add(cert=CERTIFICATE, key=LOCKED_KEY)
    assert desk.said("key") == (FileMark.ASKS, FileNote.LOCKED)
    assert desk.gathering.unlock("nothing of that name", Password("open sesame")).can_sign is False
    assert desk.gathering.unlock("cert", Password("open sesame")).can_sign is False
    assert desk.gathering.unlock("key", Password("open sesame")).can_sign
    assert desk.said("key") == GOOD
    again = desk.add(key=LOCKED_KEY)
    assert again.can_sign, "what was unlocked stays so"


def test_nothing_is_asked_for_once_the_pair_is_there(desk: Desk) -> None:
    desk.add(key=KEY, cert=CERTIFICATE, p12=OTHERWISE_LOCKED)
    assert desk.said("p12") == (FileMark.NOT_NEEDED, FileNote.MCHID_FAILED)
    assert desk.gathering.dossier.locked == ()


def test_what_belongs_together_is_found_among_several(desk: Desk) -> None:
    dossier = desk.add(
        other_key=OTHER_KEY, key=KEY, cert=CERTIFICATE, third=made.merchant_certificate("third")
    )
    assert dossier.can_sign
    assert [(one.mark, one.note) for one in dossier.files] == [IGNORED, GOOD, GOOD, IGNORED]


def test_a_key_and_a_certificate_that_are_no_pair_are_named(desk: Desk) -> None:
    dossier = desk.add(key=KEY, cert=OTHER_CERTIFICATE)
    assert (dossier.is_pair, dossier.can_sign) == (False, False)
    assert desk.said("key") == GOOD
    assert desk.said("cert") == wrong(FileNote.NOT_A_PAIR)
    facts = desk.line("cert").facts
    assert (facts["mchid"], facts["serial_no"]) == (OTHER_MCHID, made.SERIAL)
    assert facts["fingerprint"] == dossier.key_fingerprint[:8].upper()


def test_nothing_signs_before_key_and_certificate_are_there(desk: Desk) -> None:
    for name, content in (("readme", b""), ("key", KEY), ("cert", OTHER_CERTIFICATE)):
        desk.add(Wanted.MERCHANT, **{name: content})
        with pytest.raises(RuntimeError):
            _ = desk.gathering.key
        with pytest.raises(RuntimeError):
            desk.gathering.check_signature()


def test_a_certificate_of_a_second_merchant_is_named(desk: Desk) -> None:
    dossier = desk.add(key=KEY, cert=CERTIFICATE, second=OTHER_CERTIFICATE)
    assert dossier.can_sign
    assert desk.said("second") == wrong(FileNote.SECOND_MERCHANT)
    assert desk.line("second").facts["mchid"] == OTHER_MCHID


def test_another_merchant_s_certificate_replaces_none(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Gathering(lambda: NOW, MCHID))
    dossier = desk.add(key=OTHER_KEY, cert=OTHER_CERTIFICATE)
    assert (dossier.can_sign, dossier.certificate) == (False, None)
    assert desk.said("cert") == wrong(FileNote.OTHER_MERCHANT)
    facts = desk.line("cert").facts
    assert (facts["mchid"], facts["expected"]) == (OTHER_MCHID, MCHID)
    assert desk.add(key=KEY, right=CERTIFICATE).can_sign


@pytest.mark.parametrize(
    ("start", "end", "said", "fact"),
    [
        pytest.param(
            made.START,
            datetime(2026, 2, 28, 16, tzinfo=UTC),
            wrong(FileNote.EXPIRED),
            ("date", "2026-03-01"),
            id="expired, by Beijing's date",
        ),
        pytest.param(
            NOW + timedelta(hours=14),
            made.END,
            wrong(FileNote.NOT_YET_VALID),
            ("date", "2026-03-02"),
            id="not yet valid",
        ),
        pytest.param(
            made.START,
            NOW,
            (FileMark.DOUBTFUL, FileNote.EXPIRES_SOON),
            ("days", "0"),
            id="the last moment",
        ),
        pytest.param(
            made.START,
            NOW + 21 * DAY,
            (FileMark.DOUBTFUL, FileNote.EXPIRES_SOON),
            ("days", "21"),
            id="three weeks",
        ),
        pytest.param(
            made.START,
            datetime(2026, 3, 31, 15, 59, 59, tzinfo=UTC),
            (FileMark.DOUBTFUL, FileNote.EXPIRES_SOON),
            ("days", "30"),
            id="thirty days",
        ),
        pytest.param(
            made.START,
            datetime(2026, 3, 31, 16, tzinfo=UTC),
            GOOD,
            ("date", "2026-04-01"),
            id="thirty-one days",
        ),
    ],
)
def test_a_certificate_s_days_are_counted_in_beijing(
    desk: Desk, start: datetime, end: datetime, said: Said, fact: tuple[str, str]
) -> None:
    dossier = desk.add(key=KEY, cert=made.merchant_certificate(start=start, end=end))
    assert desk.said("cert") == said
    assert fact in desk.line("cert").facts.items()
    assert dossier.can_sign is (said[0] is not FileMark.WRONG)
    assert (dossier.certificate is None) is (said[0] is FileMark.WRONG)
    place = Desk(desk.folder)
    place.add(Wanted.PLATFORM_CERTIFICATE, cert=made.platform_certificate(start=start, end=end))
    assert place.said("cert") == said
    assert (place.gathering.dossier.platform_text == "") is (said[0] is FileMark.WRONG)


def test_a_renewed_certificate_of_the_same_key_is_taken(desk: Desk) -> None:
    old = made.merchant_certificate(serial="AA", end=NOW - DAY)
    running = made.merchant_certificate(serial="BB")
    renewed = made.merchant_certificate(serial="CC", start=NOW - DAY)
    dossier = desk.add(key=KEY, old=old, running=running, renewed=renewed)
    assert dossier.certificate is not None
    assert dossier.certificate.serial_no == "CC"
    assert desk.said("old") == (FileMark.NOT_NEEDED, FileNote.EXPIRED)
    assert desk.said("running") == IGNORED


def test_a_newer_pair_takes_the_place_of_the_old(desk: Desk) -> None:
    desk.add(key=KEY, cert=CERTIFICATE, readme=b"read me")
    desk.add(new_key=OTHER_KEY, new_cert=OTHER_CERTIFICATE)
    assert desk.names == ["readme", "new_key", "new_cert"]
    assert desk.gathering.dossier.can_sign


def test_the_right_certificate_takes_the_place_of_a_wrong_one(desk: Desk) -> None:
    desk.add(key=KEY, wrong=OTHER_CERTIFICATE, expired=made.merchant_certificate(end=NOW - DAY))
    desk.add(cert=CERTIFICATE)
    assert desk.names == ["key", "cert"]


def test_a_lone_newer_certificate_of_another_merchant_drives_nothing_out(desk: Desk) -> None:
    desk.add(key=KEY, cert=CERTIFICATE)
    assert desk.add(second=OTHER_CERTIFICATE).can_sign
    assert desk.said("second") == wrong(FileNote.SECOND_MERCHANT)


def test_the_same_file_again_is_one_line_and_a_changed_one_its_new_state(desk: Desk) -> None:
    desk.add(key=KEY, cert=CERTIFICATE)
    desk.add(key=KEY, cert=CERTIFICATE)
    assert desk.names == ["key", "cert"]
    desk.add(cert=b"nothing any more")
    assert desk.names == ["key", "cert"]
    assert desk.said("cert") == IGNORED
    assert not desk.gathering.dossier.can_sign


def test_the_same_key_under_another_name_is_not_needed(desk: Desk) -> None:
    desk.add(key=KEY, cert=CERTIFICATE, public=PUBLIC, platform=PLATFORM)
    desk.add(copy_key=KEY, copy_cert=CERTIFICATE, copy_public=PUBLIC, copy_platform=PLATFORM)
    for name in ("copy_key", "copy_cert", "copy_public", "copy_platform"):
        assert desk.said(name) == SAME
    assert desk.said("key") == GOOD


def test_key_and_certificate_in_one_file_are_a_pair(desk: Desk) -> None:
    assert desk.add(both=KEY + CERTIFICATE).can_sign
    assert desk.said("both") == GOOD
    assert {"bits", "mchid"} <= desk.line("both").facts.keys()


def test_the_merchant_s_own_public_key_is_wrong_whenever_it_came(desk: Desk) -> None:
    desk.add(public=OWN_PUBLIC)
    assert desk.said("public") == GOOD
    desk.add(key=KEY)
    assert desk.said("public") == wrong(FileNote.PUBLIC_NOT_PRIVATE)
    assert desk.gathering.dossier.public_key_text == ""
    desk.add(Wanted.PUBLIC_KEY, mine=OWN_PUBLIC)
    assert desk.said("mine") == wrong(FileNote.OWN_KEY)


def test_the_certificate_alone_shows_that_a_public_key_is_the_merchant_s(desk: Desk) -> None:
    desk.add(Wanted.PUBLIC_KEY, public=OWN_PUBLIC)
    desk.add(cert=CERTIFICATE)
    assert desk.said("public") == wrong(FileNote.OWN_KEY)


@pytest.mark.parametrize(
    ("wanted", "content", "said"),
    [
        (Wanted.PUBLIC_KEY, PUBLIC, GOOD),
        (Wanted.PUBLIC_KEY, CERTIFICATE, wrong(FileNote.NOT_THE_PUBLIC_KEY)),
        (Wanted.PUBLIC_KEY, PLATFORM, (FileMark.DOUBTFUL, FileNote.PREFER_PUBLIC_KEY)),
        (Wanted.PUBLIC_KEY, KEY, wrong(FileNote.PRIVATE_NOT_PUBLIC)),
        (Wanted.PUBLIC_KEY, LOCKED_KEY, wrong(FileNote.PRIVATE_NOT_PUBLIC)),
        (Wanted.PUBLIC_KEY, made.p12(), wrong(FileNote.PRIVATE_NOT_PUBLIC)),
        (Wanted.PUBLIC_KEY, b"read me", IGNORED),
        (Wanted.PLATFORM_CERTIFICATE, PLATFORM, GOOD),
        (Wanted.PLATFORM_CERTIFICATE, PUBLIC, GOOD),
        (Wanted.PLATFORM_CERTIFICATE, CERTIFICATE, wrong(FileNote.OWN_KEY)),
        (Wanted.PLATFORM_CERTIFICATE, KEY, wrong(FileNote.PRIVATE_NOT_PUBLIC)),
        (Wanted.MERCHANT, PLATFORM, (FileMark.DOUBTFUL, FileNote.PREFER_PUBLIC_KEY)),
        (
            Wanted.MERCHANT,
            b"0123456789abcdef" * 2,
            (FileMark.NOT_NEEDED, FileNote.API_V3_KEY_UNUSED),
        ),
        (Wanted.MERCHANT, "支付宝公钥\n".encode() + PUBLIC, wrong(FileNote.ALIPAY)),
        (Wanted.MERCHANT, KEY[28:], wrong(FileNote.HEADER_MISSING)),
        (Wanted.MERCHANT, made.private_pem(made.curve_key()), wrong(FileNote.NOT_RSA)),
        (Wanted.MERCHANT, KEY.replace(KEY[900:964], b""), wrong(FileNote.DAMAGED)),
        (Wanted.MERCHANT, b"a" * 1_000_001, (FileMark.NOT_NEEDED, FileNote.TOO_LARGE)),
    ],
)
def test_every_mistake_has_its_name(desk: Desk, wanted: Wanted, content: bytes, said: Said) -> None:
    desk.add(wanted, file=content)
    assert desk.said("file") == said
    assert not desk.gathering.dossier.can_sign


def test_a_short_key_tells_its_bits(desk: Desk) -> None:
    desk.add(key=made.private_pem(made.rsa_key("short", 1024)))
    assert desk.said("key") == wrong(FileNote.TOO_SHORT)
    assert desk.line("key").facts == {"bits": "1024"}


def test_a_file_that_cannot_be_read_tells_the_system_s_reason(desk: Desk) -> None:
    desk.gathering.add([desk.folder / "gone.pem"])
    assert desk.said("gone.pem") == wrong(FileNote.UNREADABLE)
    assert desk.line("gone.pem").kind is FileKind.UNREADABLE
    assert desk.line("gone.pem").facts["reason"]


def test_too_many_files_are_a_doubt(desk: Desk) -> None:
    desk.add(Wanted.MERCHANT, **{f"{number:03}": b"" for number in range(101)})
    assert desk.said("100") == (FileMark.DOUBTFUL, FileNote.TOO_MANY)


def test_the_right_file_takes_the_place_of_what_was_handed_over_for_the_same(desk: Desk) -> None:
    desk.add(key=KEY, cert=CERTIFICATE, public=PUBLIC)
    desk.add(Wanted.PUBLIC_KEY, mine=CERTIFICATE)
    desk.add(Wanted.PUBLIC_KEY, platform=PLATFORM)
    assert desk.names == ["key", "cert", "public", "platform"]
    assert desk.gathering.dossier.platform_text.encode() == PLATFORM
    assert desk.gathering.dossier.platform_name == "platform"
    assert desk.gathering.dossier.platform is not None
    assert desk.gathering.dossier.platform.mchid == ""
    assert desk.gathering.dossier.platform.company == "Tenpay.com"
    newer = made.public_bytes(made.rsa_key("newer"))
    desk.add(Wanted.PUBLIC_KEY, newer=newer)
    assert desk.said("public") == IGNORED
    assert is_pair(
        made.rsa_key("newer"), read_public_key(desk.gathering.dossier.public_key_text.encode())
    )


def test_of_two_platform_certificates_the_later_is_taken(desk: Desk) -> None:
    later = made.platform_certificate(start=NOW - DAY, whose="newer")
    desk.add(Wanted.PLATFORM_CERTIFICATE, old=PLATFORM, new=later)
    assert (desk.said("old"), desk.said("new")) == (IGNORED, GOOD)
    assert desk.gathering.dossier.platform_text.encode() == later


def test_what_was_forgotten_is_gone(desk: Desk) -> None:
    desk.add(key=KEY, cert=CERTIFICATE, public=PUBLIC, platform=PLATFORM)
    desk.gathering.forget()
    assert desk.gathering.dossier == Dossier()
    assert (desk.gathering.dossier.public_key_text, desk.gathering.dossier.platform_text) == (
        "",
        "",
    )
    with pytest.raises(RuntimeError):
        _ = desk.gathering.key


def test_nothing_secret_is_shown(desk: Desk) -> None:
    dossier = desk.add(key=LOCKED_KEY, cert=CERTIFICATE, v3=b"0123456789abcdef" * 2)
    desk.gathering.unlock("key", Password("open sesame"))
    shown = f"{dossier!r}{desk.gathering!r}{desk.gathering.dossier!r}"
    assert not any(secret in shown for secret in ("sesame", "0123456789abcdef", "BEGIN", "MII"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


GOOD_FILES = (KEY, CERTIFICATE, PUBLIC, PLATFORM, LOCKED_KEY, made.p12(), KEY + CERTIFICATE)


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@pytest.mark.filterwarnings("ignore:Attribute's length:UserWarning")
@settings(max_examples=80, deadline=None)
@given(
    contents=st.lists(st.sampled_from(GOOD_FILES), min_size=1, max_size=4),
    changes=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=3),
    wanted=st.sampled_from(Wanted),
)
def test_no_damage_makes_it_raise(
    folder: Path, contents: list[bytes], changes: list[tuple[int, int]], wanted: Wanted
) -> None:
    desk = Desk(folder)
    damaged = bytearray(contents[0])
    for place, value in changes:
        damaged[place % len(damaged)] = value
    desk.add(whole=CERTIFICATE)
    files = {f"file{number}": bytes(one) for number, one in enumerate((damaged, *contents[1:]))}
    dossier = desk.add(wanted, **files)
    desk.gathering.unlock("file0", Password("open sesame"))
    assert len(dossier.files) >= 1
