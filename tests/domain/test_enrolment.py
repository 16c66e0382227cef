"""What a dossier and a few words make of a merchant, new or known."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wxrepay_gui.domain.enrolment import merchant_of
from wxrepay_gui.domain.key_file import CertificateFacts, Dossier
from wxrepay_gui.domain.merchant import Colour, Merchant
from wxrepay_gui.domain.money import Fen

ID = "PUB_KEY_ID_0119000000012025120600"
START, END = datetime(2025, 1, 2, tzinfo=UTC), datetime(2030, 1, 2, tzinfo=UTC)
CERTIFICATE = CertificateFacts(
    mchid="1900000001", company="晨星", serial_no="0A", valid_from=START, valid_until=END
)
DOSSIER = Dossier(certificate=CERTIFICATE, is_pair=True, public_key_text="NEW")
PLATFORM = replace(DOSSIER, public_key_text="", platform_text="CERTIFICATE")
KNOWN = Merchant(
    mchid="1900000001",
    name="我们的",
    company="旧名",
    serial_no="0B",
    valid_until=START,
    public_key_id="PUB_KEY_ID_OLD",
    public_key="OLD",
    platform_certificate="OLD CERTIFICATE",
    colour=Colour.PINK,
    retype_from=Fen(1),
    cap=Fen(2),
    record_id_pattern="X{random8}",
)


def test_a_new_merchant_is_what_its_certificate_and_the_public_key_say() -> None:
    assert merchant_of(DOSSIER, public_key_id=ID) == Merchant(
        mchid="1900000001",
        name="晨星",
        company="晨星",
        serial_no="0A",
        valid_until=END,
        public_key_id=ID,
        public_key="NEW",
    )


def test_a_certificate_without_a_company_names_the_merchant_by_its_number() -> None:
    nameless = replace(DOSSIER, certificate=replace(CERTIFICATE, company=""))
    merchant = merchant_of(nameless, public_key_id=ID)
    assert (merchant.name, merchant.company) == ("1900000001", "")


def test_a_new_certificate_keeps_what_was_set_for_the_merchant() -> None:
    assert merchant_of(DOSSIER, public_key_id=ID, before=KNOWN) == replace(
        KNOWN,
        company="晨星",
        serial_no="0A",
        valid_until=END,
        public_key_id=ID,
        public_key="NEW",
    )


def test_without_a_new_public_key_the_known_one_stays() -> None:
    bare = replace(DOSSIER, public_key_text="")
    merchant = merchant_of(bare, public_key_id="PUB_KEY_ID_OLD", before=KNOWN)
    assert (merchant.public_key_id, merchant.public_key) == ("PUB_KEY_ID_OLD", "OLD")
    assert merchant.platform_certificate == "OLD CERTIFICATE"


def test_without_a_public_key_id_the_platform_certificate_alone_is_believed() -> None:
    for dossier in (PLATFORM, replace(PLATFORM, public_key_text="NEW")):
        merchant = merchant_of(dossier, public_key_id="", before=KNOWN)
        assert (merchant.public_key_id, merchant.public_key) == ("", "")
        assert merchant.platform_certificate == "CERTIFICATE"


def test_in_transition_both_are_believed() -> None:
    merchant = merchant_of(replace(PLATFORM, public_key_text="NEW"), public_key_id=ID)
    assert (merchant.public_key, merchant.platform_certificate) == ("NEW", "CERTIFICATE")


def test_without_a_certificate_there_is_no_merchant() -> None:
    with pytest.raises(ValueError, match="no certificate"):
        merchant_of(replace(DOSSIER, certificate=None), public_key_id=ID, before=KNOWN)


@pytest.mark.parametrize(
    "other",
    [
        replace(KNOWN, serial_no="0C"),
        replace(KNOWN, public_key_id=ID),
        replace(KNOWN, public_key="NEW"),
        replace(KNOWN, platform_certificate="NEW"),
    ],
)
def test_whatever_keys_go_by_tells_credentials_apart(other: Merchant) -> None:
    assert other.credentials != KNOWN.credentials


def test_what_a_person_sets_leaves_the_credentials() -> None:
    assert replace(KNOWN, name="C", cap=None, colour=Colour.GREY).credentials == KNOWN.credentials
