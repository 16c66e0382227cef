"""What the office tells of a company's certificates, and of the settings."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.wechat.test_chain import FIRST, SECOND, pem
from wxrepay_gui.domain.errors import KeyFileError
from wxrepay_gui.domain.network import Network
from wxrepay_gui.service.office import Office
from wxrepay_gui.start import Start
from wxrepay_gui.wechat.keys import CERTIFICATE

Open = Callable[[Network], Office]


@pytest.fixture
def open_office(tmp_path: Path) -> Open:
    def opened(network: Network) -> Office:
        start = Start(base=tmp_path / "base")
        start.store.change(lambda kept: replace(kept, network=network))
        return start.open_office()

    return opened


def test_a_file_of_certificates_is_read_and_not_trusted(open_office: Open, tmp_path: Path) -> None:
    path = tmp_path / "公司.crt"
    path.write_bytes(pem(FIRST) + pem(SECOND))
    office = open_office(Network())
    assert [one.subject for one in office.read_company_ca(path)] == [
        "某公司 Root CA",
        "Company, Inc.",
    ]
    assert office.company_ca() == ()
    assert office.settings.network == Network()


@pytest.mark.parametrize("content", [None, b"", b"no certificate", b"\0" * 1_000_001])
def test_a_file_without_certificates_is_named(
    open_office: Open, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "company.crt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KeyFileError) as caught:
        open_office(Network()).read_company_ca(path)
    assert (caught.value.path, caught.value.reason) == ("company.crt", CERTIFICATE)


def test_an_empty_folder_holds_no_certificate(open_office: Open, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with pytest.raises(KeyFileError):
        open_office(Network()).read_company_ca(folder)


def test_the_certificates_that_are_trusted_are_told(open_office: Open) -> None:
    network = Network(company_ca=pem(SECOND).decode(), company_ca_name="company.crt")
    office = open_office(network)
    assert [one.subject for one in office.company_ca()] == ["Company, Inc."]
    assert office.settings.network == network
