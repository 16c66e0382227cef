"""What the wizard says of every kind of file and of every mistake with one, in both languages."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pytestqt.qtbot import QtBot

from tests import key_material as made
from tests.gui.enrolment import Newcomer, drop, identity
from tests.key_material import MCHID, OTHER_MCHID, PKCS8, SERIAL
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.key_file import FileKind, FileNote
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.wechat.keys import fingerprint

NOW = datetime.now(UTC)
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
SOMEBODY = made.certificate_of(made.rsa_key("other"), made.SOMEBODY, made.SOMEBODY)
ALIPAY = made.certificate_of(made.rsa_key("other"), made.SOMEBODY, made.ANT)
ENDED, ENDS, BEGINS = NOW - 400 * DAY, NOW + 21 * DAY + DAY / 2, NOW + 3 * DAY


def locked_archive() -> bytes:
    """An archive whose one file is marked as encrypted."""
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        archive.writestr("apiclient_key.pem", KEY)
    raw = bytearray(whole.getvalue())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + flags] |= 1
    return bytes(raw)


Said = tuple[str, str]
Files = Mapping[str, bytes | None]
GOOD, WRONG = ("✓ good", "✓ 可用"), ("✕ wrong", "✕ 有误")
DOUBTFUL, ASKS = ("! with a note", "! 有提示"), ("? password needed", "? 需要密码")
SPARE = ("– not needed", "– 不需要")
OURS = "Merchant API certificate · 晨星商业服务有限公司 · 1900000001"
THEIRS = "Merchant API certificate · 晨星商业服务有限公司 · 1900000002"
OURS_ZH = "商户API证书 · 晨星商业服务有限公司 · 1900000001"
THEIRS_ZH = "商户API证书 · 晨星商业服务有限公司 · 1900000002"
MARK = fingerprint(made.rsa_key("merchant").public_key())[:8].upper()


@dataclass(frozen=True, kw_only=True)
class Case:
    """Files that are handed over together, and what is said of the last.

    Attributes:
        kind: What it is.
        note: What there is to say about it.
        files: By name; ``None`` for one that does not exist.
        mark: What it is worth, in both languages.
        en: Its line in English.
        zh: The same in Chinese.
    """

    kind: FileKind
    note: FileNote | None = None
    files: Files
    mark: Said
    en: str
    zh: str


CASES = (
    Case(
        kind=FileKind.PRIVATE_KEY,
        files={"a": KEY},
        mark=GOOD,
        en="Merchant API private key (RSA 2048)",
        zh="商户API私钥（RSA 2048）",
    ),
    Case(
        kind=FileKind.LOCKED_KEY,
        note=FileNote.LOCKED,
        files={"a": LOCKED_KEY},
        mark=ASKS,
        en="Private key under a password: enter its password below",
        zh="被密码保护的私钥：请在下面输入密码",
    ),
    Case(
        kind=FileKind.PKCS12,
        files={f"{MCHID}.p12": made.p12()},
        mark=GOOD,
        en="Key and certificate in one (.p12)",
        zh="私钥和证书合在一起（.p12）",
    ),
    Case(
        kind=FileKind.LOCKED_PKCS12,
        note=FileNote.MCHID_FAILED,
        files={"c": CERTIFICATE, "a": OTHERWISE_LOCKED},
        mark=ASKS,
        en=".p12 under a password: its password is not the merchant number; enter the"
        " password below",
        zh="被密码保护的 .p12：密码不是商户号，请在下面输入",
    ),
    Case(
        kind=FileKind.MERCHANT_CERTIFICATE,
        files={"a": CERTIFICATE},
        mark=GOOD,
        en=OURS,
        zh=OURS_ZH,
    ),
    Case(
        kind=FileKind.PLATFORM_CERTIFICATE,
        note=FileNote.PREFER_PUBLIC_KEY,
        files={"a": PLATFORM},
        mark=DOUBTFUL,
        en=f"WeChat Pay platform certificate · {SERIAL}: can be used, but WeChat Pay's"
        " public key is better",
        zh=f"微信支付平台证书 · {SERIAL}：可用，但建议改用微信支付公钥",
    ),
    Case(
        kind=FileKind.OTHER_CERTIFICATE,
        note=FileNote.IGNORED,
        files={"a": SOMEBODY.public_bytes(made.PEM)},
        mark=SPARE,
        en="Certificate of somebody else: ignored",
        zh="其他证书：已忽略",
    ),
    Case(
        kind=FileKind.PUBLIC_KEY,
        files={"a": PUBLIC},
        mark=GOOD,
        en="WeChat Pay public key (RSA 2048)",
        zh="微信支付公钥（RSA 2048）",
    ),
    Case(
        kind=FileKind.API_V3_KEY,
        note=FileNote.API_V3_KEY_UNUSED,
        files={"a": b"0123456789abcdef" * 2},
        mark=SPARE,
        en="APIv3 key (32 characters): this program does not need it",
        zh="APIv3密钥（32位字符）：本程序用不到",
    ),
    Case(
        kind=FileKind.ALIPAY_KEY,
        note=FileNote.ALIPAY,
        files={"a": ALIPAY.public_bytes(made.PEM)},
        mark=WRONG,
        en="Alipay key or certificate: this is for Alipay. Choose the files from WeChat Pay",
        zh="支付宝的密钥或证书：这是支付宝的密钥。请选择微信支付的文件",
    ),
    Case(
        kind=FileKind.BARE_KEY,
        note=FileNote.HEADER_MISSING,
        files={"a": KEY[28:]},
        mark=WRONG,
        en="Key without its first or last line: its BEGIN or END line is missing."
        " Choose the file as it was downloaded, not a copy of its text",
        zh="缺少首尾行的密钥：缺少 BEGIN/END 首尾行。请选择下载的原文件，不要用复制的文本",
    ),
    Case(
        kind=FileKind.OTHER_KEY,
        note=FileNote.NOT_RSA,
        files={"a": made.private_pem(made.curve_key())},
        mark=WRONG,
        en="Key of another kind: not RSA; WeChat Pay takes RSA keys",
        zh="其他类型的密钥：不是RSA；微信支付使用RSA密钥",
    ),
    Case(
        kind=FileKind.OTHER_KEY,
        note=FileNote.TOO_SHORT,
        files={"a": made.private_pem(made.rsa_key("short", 1024))},
        mark=WRONG,
        en="Key of another kind: only 1024 bits; WeChat Pay takes 2048 or more",
        zh="其他类型的密钥：只有 1024 位；微信支付要求2048位以上",
    ),
    Case(
        kind=FileKind.OTHER,
        note=FileNote.IGNORED,
        files={"a": b"read me"},
        mark=SPARE,
        en="Not a key file: ignored",
        zh="不是密钥文件：已忽略",
    ),
    Case(
        kind=FileKind.OTHER,
        note=FileNote.DAMAGED,
        files={"a": KEY.replace(KEY[900:964], b"")},
        mark=WRONG,
        en="Not a key file: damaged or cut short. Choose the file as it was downloaded",
        zh="不是密钥文件：已损坏或不完整。请选择下载的原文件",
    ),
    Case(
        kind=FileKind.UNREADABLE,
        note=FileNote.UNREADABLE,
        files={"a": None},
        mark=WRONG,
        en="Cannot be read: No such file or directory",
        zh="无法读取：No such file or directory",
    ),
    Case(
        kind=FileKind.UNREADABLE,
        note=FileNote.TOO_LARGE,
        files={"a": b"a" * 1_000_001},
        mark=SPARE,
        en="Cannot be read: far too large for a key file",
        zh="无法读取：太大，不会是密钥文件",
    ),
    Case(
        kind=FileKind.UNREADABLE,
        note=FileNote.ARCHIVE_LOCKED,
        files={"a": locked_archive()},
        mark=WRONG,
        en="Cannot be read: the archive has a password. Unpack it, then choose the folder",
        zh="无法读取：压缩包有密码。请先解压，再选择文件夹",
    ),
    Case(
        kind=FileKind.UNREADABLE,
        note=FileNote.TOO_MANY,
        files={f"{number:03}": b"" for number in range(101)},
        mark=DOUBTFUL,
        en="Cannot be read: too many files: the others were not looked at. Choose fewer",
        zh="无法读取：文件太多，其余的没有查看。请少选一些",
    ),
    Case(
        kind=FileKind.PKCS12,
        note=FileNote.SAME_AS_ABOVE,
        files={"k": KEY, "c": CERTIFICATE, "a": made.p12()},
        mark=SPARE,
        en="Key and certificate in one (.p12): same as above, not needed",
        zh="私钥和证书合在一起（.p12）：与上面相同，不需要",
    ),
    Case(
        kind=FileKind.MERCHANT_CERTIFICATE,
        note=FileNote.NOT_A_PAIR,
        files={"k": KEY, "a": OTHER_CERTIFICATE},
        mark=WRONG,
        en=f"{THEIRS}: does not belong to the private key: the certificate is"
        f" {OTHER_MCHID}'s ({SERIAL}), the key's fingerprint is {MARK}…. Take both"
        " from the same download",
        zh=f"{THEIRS_ZH}：与私钥不是一对：证书属于 {OTHER_MCHID}（{SERIAL}），"
        f"私钥指纹 {MARK}…。请使用同一次下载的文件",
    ),
    Case(
        kind=FileKind.MERCHANT_CERTIFICATE,
        note=FileNote.SECOND_MERCHANT,
        files={"k": KEY, "c": CERTIFICATE, "a": OTHER_CERTIFICATE},
        mark=WRONG,
        en=f"{THEIRS}: belongs to another merchant, {OTHER_MCHID}. Add one merchant at a time",
        zh=f"{THEIRS_ZH}：属于另一个商户 {OTHER_MCHID}。请一次只添加一个商户",
    ),
    Case(
        kind=FileKind.MERCHANT_CERTIFICATE,
        note=FileNote.EXPIRED,
        files={"a": made.merchant_certificate(start=ENDED - 400 * DAY, end=ENDED)},
        mark=WRONG,
        en=f"{OURS}: expired on {beijing_date(ENDED)}. Apply for a new one on the"
        " merchant platform",
        zh=f"{OURS_ZH}：已于 {beijing_date(ENDED)} 过期。请在商户平台申请新证书",
    ),
    Case(
        kind=FileKind.MERCHANT_CERTIFICATE,
        note=FileNote.EXPIRES_SOON,
        files={"k": KEY, "a": made.merchant_certificate(end=ENDS)},
        mark=DOUBTFUL,
        en=f"{OURS}: expires in 21 days. Apply for a new one in time",
        zh=f"{OURS_ZH}：21 天后过期。请及时申请新证书",
    ),
    Case(
        kind=FileKind.MERCHANT_CERTIFICATE,
        note=FileNote.NOT_YET_VALID,
        files={"a": made.merchant_certificate(start=BEGINS)},
        mark=WRONG,
        en=f"{OURS}: is valid only from {beijing_date(BEGINS)}. Check this computer's clock",
        zh=f"{OURS_ZH}：{beijing_date(BEGINS)} 才生效。请检查本机时钟",
    ),
    Case(
        kind=FileKind.PUBLIC_KEY,
        note=FileNote.PUBLIC_NOT_PRIVATE,
        files={"k": KEY, "a": OWN_PUBLIC},
        mark=WRONG,
        en="Public key (RSA 2048): this is the public half of the merchant's key:"
        " neither the private key nor WeChat Pay's",
        zh="公钥（RSA 2048）：这是公钥不是私钥：它是商户密钥的公钥部分，也不是微信支付公钥",
    ),
)
ELSEWHERE = {
    FileNote.UNLOCK_FAILED,
    FileNote.OTHER_MERCHANT,
    FileNote.NOT_THE_PUBLIC_KEY,
    FileNote.PRIVATE_NOT_PUBLIC,
    FileNote.OWN_KEY,
}
"""Notes that other tests of this file, and of the wizard, meet with."""


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path) -> Iterator[Newcomer]:
    person = Newcomer(qtbot, tmp_path, known=identity())
    yield person
    person.close()


def written(folder: Path, files: Files) -> list[Path]:
    """*files* in *folder*, of those that exist."""
    for name, content in files.items():
        if content is not None:
            (folder / name).write_bytes(content)
    return [folder / name for name in files]


def test_every_kind_and_every_note_is_met_with() -> None:
    assert {case.kind for case in CASES} == set(FileKind)
    assert {case.note for case in CASES} - {None} == set(FileNote) - ELSEWHERE


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind} {case.note}")
def test_a_file_is_named_with_what_there_is_to_say_about_it(newcomer: Newcomer, case: Case) -> None:
    newcomer.open_wizard()
    newcomer.hand(*written(newcomer.folder, case.files))
    lines = list(newcomer.lines().values())
    assert lines[-1] == (case.en, case.mark[0])
    assert len(lines) == len(case.files)
    newcomer.speak(Language.CHINESE)
    assert list(newcomer.lines().values())[-1] == (case.zh, case.mark[1])


@pytest.mark.parametrize(
    ("by_key", "name", "content", "en", "zh"),
    [
        (
            True,
            "apiclient_cert.pem",
            CERTIFICATE,
            (
                f"{OURS}: this is the merchant certificate, not WeChat Pay's public key"
                " (download that under 商户平台 → 账户中心 → API安全)"
            ),
            f"{OURS_ZH}：这是商户证书，不是微信支付公钥（后者在 商户平台→账户中心→API安全 下载）",
        ),
        (
            True,
            "apiclient_key.pem",
            KEY,
            (
                "Merchant API private key (RSA 2048): this is a private key;"
                " WeChat Pay's public key is asked for here"
            ),
            "商户API私钥（RSA 2048）：这是私钥；这里需要的是微信支付公钥",
        ),
        (
            True,
            "mine.pem",
            OWN_PUBLIC,
            (
                "Public key (RSA 2048): this is the merchant's own, not WeChat Pay's."
                " Choose pub_key.pem"
            ),
            "公钥（RSA 2048）：这是商户自己的，不是微信支付的。请选择 pub_key.pem",
        ),
        (
            False,
            "apiclient_cert.pem",
            CERTIFICATE,
            f"{OURS}: this is the merchant's own, not WeChat Pay's. Choose pub_key.pem",
            f"{OURS_ZH}：这是商户自己的，不是微信支付的。请选择 pub_key.pem",
        ),
        (
            True,
            "readme.txt",
            b"read me",
            "Not a key file: ignored",
            "不是密钥文件：已忽略",
        ),
    ],
)
def test_a_wrong_file_in_the_place_of_wechat_pay_s_key_is_named_there(
    newcomer: Newcomer,
    *,
    by_key: bool,
    name: str,
    content: bytes,
    en: str,
    zh: str,
) -> None:
    newcomer.open_wizard()
    newcomer.hand(*written(newcomer.folder, {"k.pem": KEY, "c.pem": CERTIFICATE}))
    newcomer.go_on()
    newcomer.go_on()
    newcomer.pick("verifier_public_key" if by_key else "verifier_certificate")
    (newcomer.folder / "wrong").mkdir()
    paths = written(newcomer.folder / "wrong", {name: content})
    mark = "–" if name == "readme.txt" else "✕"
    for _ in ("once", "and again"):
        drop(newcomer.wizard, paths)
        newcomer.wait_idle()
        assert newcomer.text("wrong_file") == f"{mark} {name}: {en}"
    newcomer.speak(Language.CHINESE)
    assert newcomer.text("wrong_file") == f"{mark} {name}：{zh}"
    newcomer.speak(Language.ENGLISH)
    newcomer.go_on()
    assert newcomer.place == "wizard_public_key"
    missing = "WeChat Pay's public key (pub_key.pem)" if by_key else "the platform certificate"
    assert newcomer.text("wizard_missing") == f"✕ Choose {missing}."


def test_a_pipe_is_not_read_and_no_reason_is_made_up(newcomer: Newcomer) -> None:
    newcomer.open_wizard()
    os.mkfifo(newcomer.folder / "pipe")
    newcomer.hand(newcomer.folder / "pipe")
    assert newcomer.lines() == {"pipe": ("Cannot be read", "✕ wrong")}
