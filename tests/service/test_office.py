"""Merchants, keys and the network: whatever fails in the middle, what was there still works."""

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked

from tests.offices import Faulty, House, key_entry, proxy_entry
from tests.service.conftest import NOON
from tests.wechat import proxies
from tests.wechat.loopback import Loopback
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.checkup import Checked, CheckFault, CheckMark, CheckStep
from wxrepay_gui.domain.errors import (
    ExpectedError,
    KeyAbsentError,
    KeyDamagedError,
    KeyringAbsentError,
    KeyringFailedError,
    KeyringLockedError,
    KeyringUnsafeError,
    KeystoreError,
    KeyWaitingError,
    MerchantAbsentError,
    SettingsError,
)
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.key_file import FileNote
from wxrepay_gui.domain.merchant import Colour, Merchant
from wxrepay_gui.domain.network import Network, Password, Proxy, ProxyKind, ProxyMode
from wxrepay_gui.domain.outcome import Booked
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.service.office import Office
from wxrepay_gui.service.workspace import Workspace
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.storage.places import settings_of
from wxrepay_gui.storage.settings import load, save
from wxrepay_gui.wechat.keys import material_of

PROXY = Proxy(host="proxy.example", port=8080, user="王五")
PASSWORD = Password("canary-秘密")
GOOD = [
    (step, CheckMark.GOOD)
    for step in (CheckStep.ANSWER, CheckStep.CLOCK, CheckStep.RECOGNISED, CheckStep.VERIFIED)
]


@pytest.fixture(scope="module")
def renewed(identity: Identity) -> Identity:
    """The same merchant with its next certificate, and the same WeChat Pay."""
    other = Identity.make(NOON)
    public = identity.merchant
    return replace(other, merchant=replace(public, serial_no=other.merchant.serial_no))


@pytest.fixture
def house(tmp_path: Path, identity: Identity) -> Iterator[House]:
    with closing(House(tmp_path, identity, lambda: NOON)) as house:
        yield house


def booking(number: str, mchid: str) -> Booking:
    today = beijing_date(NOON)
    draft = document_example(today=today, out_record_id=number)
    found = parse(draft, mchid=mchid, today=today).booking
    assert found is not None
    return found


def opened(office: Office, mchid: str) -> Workspace:
    """Open and with its key, or what is in the way of it."""
    workspace = office.open(mchid)
    workspace.unlock()
    return workspace


def can_book(office: Office, merchant: Merchant, number: str) -> bool:
    with closing(opened(office, merchant.mchid)) as workspace:
        *_, row = workspace.submitter.submit(booking(number, merchant.mchid))
        return row.state == Booked()


def marks(steps: Iterable[Checked]) -> list[tuple[CheckStep, CheckMark]]:
    return [(one.step, one.mark) for one in steps]


def files_of(house: House) -> Settings:
    return load(settings_of(house.base))


# Opening


def test_nobody_is_opened_who_was_not_added(house: House) -> None:
    with pytest.raises(MerchantAbsentError):
        house.office().open("1900000001")
    assert not (house.base / "real").exists()


def test_a_workspace_opens_without_the_keyring_and_waits_for_its_key(house: House) -> None:
    house.keep(house.merchant)
    with closing(house.office().open(house.merchant.mchid)) as workspace:
        assert house.keyring.calls == []
        assert isinstance(workspace.key.problem, KeyWaitingError)
        assert workspace.history() == ()
        assert (house.base / "real" / "ledger.sqlite3").is_file()
        workspace.unlock()
        assert workspace.key.problem is None
        kept = workspace.key().private_numbers()
    assert kept == house.identity.merchant_key.private_numbers()
    assert house.server.requests == (), "unlocking sends nothing"


State = Callable[[House], None]


def raising(error: Exception) -> State:
    def spoil(house: House) -> None:
        house.keyring.error = error

    return spoil


def without(error: Exception) -> State:
    def spoil(house: House) -> None:
        house.keyring_error = error

    return spoil


def absent(house: House) -> None:
    house.keyring.entries.clear()


def another_text(house: House) -> None:
    house.keyring.entries[key_entry(house.merchant)] = "no key"


def another_hash(house: House) -> None:
    material = replace(material_of(house.identity.merchant_key), public_sha256="0" * 64)
    Keystore(house.keyring).save(house.merchant.mchid, house.merchant.serial_no, material)


STATES: dict[str, tuple[State, type[KeystoreError]]] = {
    "locked": (raising(KeyringLocked("locked")), KeyringLockedError),
    "failing": (raising(OSError(5, "no")), KeyringFailedError),
    "none": (without(KeyringAbsentError("none")), KeyringAbsentError),
    "unsafe": (without(KeyringUnsafeError("clear")), KeyringUnsafeError),
    "key_absent": (absent, KeyAbsentError),
    "key_damaged": (another_text, KeyDamagedError),
    "another_key": (another_hash, KeyDamagedError),
}


@pytest.mark.parametrize("name", STATES)
def test_whatever_is_in_the_way_of_the_key_is_told_and_gone_once_it_is_mended(
    house: House, name: str
) -> None:
    spoil, problem = STATES[name]
    house.keep(house.merchant)
    kept = dict(house.keyring.entries)
    spoil(house)
    office = house.office()
    with closing(opened(office, house.merchant.mchid)) as workspace:
        assert type(workspace.key.problem) is problem
        with pytest.raises(problem):
            list(workspace.submitter.submit(booking("A1", house.merchant.mchid)))
        with pytest.raises(problem):
            list(workspace.check())
        assert workspace.history() == ()
        house.keyring.error = house.keyring_error = None
        house.keyring.entries = kept
        workspace.unlock()
        assert workspace.key.problem is None
        *_, row = workspace.submitter.submit(booking("A1", house.merchant.mchid))
    assert row.state == Booked()


@pytest.mark.parametrize("name", STATES)
def test_a_kept_key_that_cannot_be_had_cannot_be_tried(house: House, name: str) -> None:
    spoil, problem = STATES[name]
    house.keep(house.merchant)
    spoil(house)
    with pytest.raises(problem):
        list(house.office().check_kept(house.merchant.mchid))
    assert house.server.requests == ()


def test_rows_of_another_merchant_are_not_in_the_history(house: House) -> None:
    other = replace(house.merchant, mchid="1900000002", name="B")
    house.keep(house.merchant)
    house.keep(other)
    office = house.office()
    with closing(opened(office, house.merchant.mchid)) as workspace:
        *_, row = workspace.submitter.submit(booking("A1", house.merchant.mchid))
        assert workspace.history() == (row,)
    with closing(opened(office, other.mchid)) as workspace:
        assert workspace.history() == ()
        assert workspace.earlier(row.booking.contract_id) == ()
        assert workspace.last_statuses() == {}
        assert workspace.used_on("A1") is None
        *_, theirs = workspace.submitter.submit(booking("A1", other.mchid))
        assert workspace.history() == (theirs,)
    with closing(opened(office, house.merchant.mchid)) as workspace:
        assert workspace.history() == (row,)


# Adding and replacing


def test_a_merchant_is_added_with_its_key_in_the_keyring_and_chosen(house: House) -> None:
    office = house.office()
    settings = office.enrol(house.merchant, house.gathered())
    assert settings == files_of(house) == house.store.current
    assert settings.merchants == (house.merchant,)
    assert settings.chosen == house.merchant.mchid
    assert set(house.keyring.entries) == {key_entry(house.merchant)}
    assert can_book(office, house.merchant, "A1")
    assert can_book(house.office(), house.merchant, "A2"), "after another start, too"


def test_the_old_key_is_deleted_only_when_the_new_one_stands(
    house: House, renewed: Identity
) -> None:
    seen: list[tuple[str, set[tuple[str, str]]]] = []

    class Witness(Faulty):
        def delete_password(self, service: str, username: str) -> None:
            (kept,) = files_of(house).merchants
            seen.append((kept.serial_no, set(self.entries)))
            super().delete_password(service, username)

    house.keyring = Witness()
    house.keep(house.merchant)
    office = house.office()
    office.enrol(renewed.merchant, house.gathered(renewed))
    both = {key_entry(house.merchant), key_entry(renewed.merchant)}
    assert seen == [(renewed.merchant.serial_no, both)]
    assert set(house.keyring.entries) == {key_entry(renewed.merchant)}
    with closing(opened(office, renewed.merchant.mchid)) as workspace:
        numbers = workspace.key().private_numbers()
    assert numbers == renewed.merchant_key.private_numbers()


def test_the_same_certificate_again_keeps_its_one_key(house: House) -> None:
    house.keep(house.merchant)
    office = house.office()
    office.enrol(replace(house.merchant, name="B"), house.gathered())
    assert set(house.keyring.entries) == {key_entry(house.merchant)}
    assert "delete" not in house.keyring.calls
    assert can_book(office, house.merchant, "A1")


def test_an_old_key_that_cannot_be_deleted_is_in_nobodys_way(
    house: House, renewed: Identity
) -> None:
    class Clinging(Faulty):
        def delete_password(self, *_entry: str) -> None:
            raise OSError(5, "no")

    house.keyring = Clinging()
    house.keep(house.merchant)
    settings = house.office().enrol(renewed.merchant, house.gathered(renewed))
    assert settings.merchants == (renewed.merchant,)
    assert len(house.keyring.entries) == 2


def calls_of_replacing(house: House, renewed: Identity) -> int:
    """How many calls of the keyring replacing takes where nothing fails."""
    house.keep(house.merchant)
    house.office().enrol(renewed.merchant, house.gathered(renewed))
    count = len(house.keyring.calls)
    house.keyring.entries.clear()
    house.settle(Settings(station="K7", network=house.network))
    return count


def test_wherever_the_keyring_fails_while_a_key_is_replaced_one_whole_key_works(
    house: House, renewed: Identity
) -> None:
    count = calls_of_replacing(house, renewed)
    failed = 0
    for number in range(1, count + 1):
        house.keyring = Faulty()
        house.keep(house.merchant)
        before = files_of(house)
        office = house.office()
        house.keyring.faults = {number}
        try:
            office.enrol(renewed.merchant, house.gathered(renewed))
        except KeystoreError:
            failed += 1
            assert files_of(house) == house.store.current == before
            assert set(house.keyring.entries) == {key_entry(house.merchant)}
            assert can_book(office, house.merchant, f"A{number}")
        else:
            assert files_of(house).merchants == (renewed.merchant,)
            assert key_entry(renewed.merchant) in house.keyring.entries
            with closing(opened(office, renewed.merchant.mchid)) as workspace:
                assert workspace.key.problem is None
    assert 0 < failed < count


@pytest.mark.parametrize("lend", [True, False])
def test_settings_that_cannot_be_written_add_nobody_and_touch_no_key(
    house: House, renewed: Identity, *, lend: bool
) -> None:
    house.keep(house.merchant)
    office = house.office()
    gathering = house.gathered(renewed)
    path = settings_of(house.base)
    text = path.read_bytes()
    path.unlink()
    path.mkdir()
    with pytest.raises(SettingsError):
        office.enrol(renewed.merchant, gathering, lend=lend)
    assert house.keyring.calls == []
    path.rmdir()
    path.write_bytes(text)
    assert can_book(office, house.merchant, "A1")


def test_a_lent_key_is_gone_with_the_run_and_never_in_the_keyring(house: House) -> None:
    house.keyring_error = KeyringAbsentError("none")
    office = house.office()
    office.enrol(house.merchant, house.gathered(), lend=True)
    assert can_book(office, house.merchant, "A1")
    assert marks(office.check_kept(house.merchant.mchid)) == GOOD
    assert house.keyring.entries == {}
    with closing(opened(house.office(), house.merchant.mchid)) as workspace:
        assert isinstance(workspace.key.problem, KeyringAbsentError)


def test_a_lent_new_key_leaves_the_kept_old_one_alone(house: House, renewed: Identity) -> None:
    house.keep(house.merchant)
    office = house.office()
    office.enrol(renewed.merchant, house.gathered(renewed), lend=True)
    assert set(house.keyring.entries) == {key_entry(house.merchant)}
    with closing(opened(office, renewed.merchant.mchid)) as workspace:
        numbers = workspace.key().private_numbers()
    assert numbers == renewed.merchant_key.private_numbers()


def test_what_nobody_waits_for_any_more_leaves_neither_key_nor_merchant(
    house: House, renewed: Identity
) -> None:
    office = house.office()
    before = files_of(house)
    kept = office.enrol(house.merchant, house.gathered(), is_wanted=lambda: False)
    assert kept == files_of(house) == before
    assert house.keyring.entries == {}
    house.keep(house.merchant)
    office.enrol(renewed.merchant, house.gathered(renewed), is_wanted=lambda: False)
    office.enrol(house.merchant, house.gathered(), is_wanted=lambda: False)
    assert set(house.keyring.entries) == {key_entry(house.merchant)}, "it was there before"
    assert can_book(house.office(), house.merchant, "A1")


def test_what_is_set_for_a_merchant_is_remembered(house: House) -> None:
    house.keep(house.merchant)
    changed = replace(house.merchant, name="B", colour=Colour.TEAL)
    settings = house.office().change(changed)
    assert settings.merchants == files_of(house).merchants == (changed,)
    assert house.keyring.calls == []


# Removing


def test_a_removed_merchant_is_gone_with_its_key_and_its_history_comes_back(house: House) -> None:
    office = house.office()
    office.enrol(house.merchant, house.gathered())
    assert can_book(office, house.merchant, "A1")
    settings = office.remove(house.merchant.mchid)
    assert settings == files_of(house)
    assert (settings.merchants, settings.chosen) == ((), "")
    assert house.keyring.entries == {}
    with pytest.raises(MerchantAbsentError):
        office.open(house.merchant.mchid)
    with pytest.raises(MerchantAbsentError):
        office.remove(house.merchant.mchid)
    office.enrol(house.merchant, house.gathered())
    with closing(opened(office, house.merchant.mchid)) as workspace:
        assert [row.booking.item.out_record_id for row in workspace.history()] == ["A1"]


@pytest.mark.parametrize("lend_last", [True, False])
def test_a_key_that_was_both_lent_and_kept_is_removed_from_both(
    house: House, *, lend_last: bool
) -> None:
    office = house.office()
    for lend in (not lend_last, lend_last):
        office.enrol(house.merchant, house.gathered(), lend=lend)
    office.remove(house.merchant.mchid)
    assert house.keyring.entries == {}
    office.change(house.merchant)
    with closing(opened(office, house.merchant.mchid)) as workspace:
        assert isinstance(workspace.key.problem, KeyAbsentError)


@pytest.mark.parametrize("error", [KeyringLocked("locked"), OSError(5, "no")], ids=repr)
def test_a_keyring_in_the_way_of_removing_leaves_the_merchant_as_it_was(
    house: House, error: Exception
) -> None:
    house.keep(house.merchant)
    before = files_of(house)
    office = house.office()
    house.keyring.error = error
    with pytest.raises(KeystoreError):
        office.remove(house.merchant.mchid)
    house.keyring.error = None
    assert files_of(house) == house.store.current == before
    assert can_book(office, house.merchant, "A1")
    assert office.remove(house.merchant.mchid).merchants == ()


@pytest.mark.parametrize("kind", [KeyringAbsentError, KeyringUnsafeError])
def test_where_there_is_no_keyring_a_merchant_can_be_removed_all_the_same(
    house: House, kind: type[KeystoreError]
) -> None:
    house.keyring_error = kind("none")
    office = house.office()
    office.enrol(house.merchant, house.gathered(), lend=True)
    assert office.remove(house.merchant.mchid).merchants == ()


def test_settings_that_cannot_be_written_leave_the_key_of_whom_they_name(house: House) -> None:
    house.keep(house.merchant)
    office = house.office()
    settings_of(house.base).write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError):
        office.remove(house.merchant.mchid)
    assert set(house.keyring.entries) == {key_entry(house.merchant)}


# Trying keys and lines


def test_a_gathered_key_is_tried_here_and_by_a_harmless_question(house: House) -> None:
    office = house.office()
    steps = marks(office.check(house.merchant, house.gathered()))
    assert steps == [(CheckStep.SIGNATURE, CheckMark.GOOD), *GOOD]
    assert [one.method for one in house.server.requests] == ["GET"]
    assert files_of(house).merchants == ()
    assert house.keyring.calls == []


def test_a_key_that_wechat_pay_does_not_know_is_told(house: House, renewed: Identity) -> None:
    steps = list(house.office().check(renewed.merchant, house.gathered(renewed)))
    assert (steps[0].step, steps[0].mark) == (CheckStep.SIGNATURE, CheckMark.GOOD)
    (bad,) = (one for one in steps if one.mark is CheckMark.BAD)
    assert (bad.step, bad.fault) == (CheckStep.RECOGNISED, CheckFault.SERIAL_UNKNOWN)


def test_a_kept_key_is_tried_by_a_harmless_question(house: House) -> None:
    house.keep(house.merchant)
    office = house.office()
    assert marks(office.check_kept(house.merchant.mchid)) == GOOD
    with pytest.raises(MerchantAbsentError):
        list(office.check_kept("1900000009"))


def test_an_office_hands_out_fresh_collections(house: House, tmp_path: Path) -> None:
    house.identity.write(tmp_path / "files")
    office = house.office()
    assert office.gather().add([tmp_path / "files"]).can_sign
    assert office.gather().dossier.files == ()
    others = office.gather("1900000002").add([tmp_path / "files"])
    assert FileNote.OTHER_MERCHANT in {one.note for one in others.files}


# The network


def test_a_way_is_tried_before_it_is_taken(house: House, tmp_path: Path) -> None:
    plain = Network(mode=ProxyMode.NONE)
    save(replace(files_of(house), network=plain), settings_of(tmp_path))
    office = house.office()
    *_, last = office.probe(house.network, None)
    assert (last.step, last.mark) == (CheckStep.CLOCK, CheckMark.GOOD)
    *_, refused = office.probe(plain, None)
    assert (refused.step, refused.fault) == (CheckStep.TLS, CheckFault.INSPECTED)
    assert files_of(house).network == plain
    assert house.asked == house.keyring.calls == []


@pytest.mark.parametrize("told", [True, False], ids=["told", "kept"])
def test_the_password_of_a_proxy_is_the_one_just_told_or_else_the_kept_one(
    house: House, *, told: bool
) -> None:
    secret = Password(proxies.SECRET)
    with Loopback(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), proxies.connecting(login=True)) as line:
        proxy = Proxy(host="127.0.0.1", port=line.port, user=proxies.USER)
        network = replace(house.network, mode=ProxyMode.MANUAL, proxy=proxy)
        kept = Password("wrong") if told else secret
        Keystore(house.keyring).save_password(proxy, kept)
        steps = marks(house.office().probe(network, secret if told else None))
    assert steps[0] == (CheckStep.PROXY, CheckMark.GOOD)
    assert steps[-1] == (CheckStep.CLOCK, CheckMark.GOOD)


def route_of(workspace: Workspace) -> tuple[Proxy | None, str]:
    """The proxy to any host, and its password."""
    route = workspace.resolver.client.transport.route
    return route.proxy_of("api.example"), route.password.text if route.password else ""


def test_another_network_is_used_from_the_next_request_on_and_at_the_next_start(
    house: House,
) -> None:
    house.keep(house.merchant)
    network = replace(house.network, mode=ProxyMode.MANUAL, proxy=PROXY)
    office = house.office()
    with closing(opened(office, house.merchant.mchid)) as workspace:
        assert route_of(workspace) == (None, "")
        settings = office.set_network(network, PASSWORD)
        assert settings.network == files_of(house).network == network
        assert route_of(workspace) == (PROXY, PASSWORD.text)
        office.set_network(replace(network, mode=ProxyMode.NONE), None)
        assert route_of(workspace) == (None, "")
        office.set_network(network, None)
        assert route_of(workspace) == (PROXY, PASSWORD.text), "it was kept"
    assert PASSWORD.text not in settings_of(house.base).read_text(encoding="utf-8")
    assert house.keyring.entries[proxy_entry(PROXY)] == PASSWORD.text
    with closing(house.office().open(house.merchant.mchid)) as workspace:
        workspace.unlock()
        assert route_of(workspace) == (PROXY, PASSWORD.text)


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        (None, False),
        (replace(PROXY, host="other.example.com"), False),
        (replace(PROXY, port=PROXY.port + 1), False),
        (replace(PROXY, user="lisi"), False),
        (replace(PROXY, user=""), False),
        (replace(PROXY, kind=ProxyKind.SOCKS5), True),
        (PROXY, True),
    ],
)
def test_a_password_that_no_proxy_asks_for_any_more_is_forgotten(
    house: House, after: Proxy | None, *, kept: bool
) -> None:
    office = house.office()
    office.set_network(replace(house.network, mode=ProxyMode.MANUAL, proxy=PROXY), PASSWORD)
    office.set_network(replace(house.network, mode=ProxyMode.MANUAL, proxy=after), None)
    assert (proxy_entry(PROXY) in house.keyring.entries) is kept


def test_a_password_that_cannot_be_forgotten_is_in_nobodys_way(house: House) -> None:
    office = house.office()
    office.set_network(replace(house.network, mode=ProxyMode.MANUAL, proxy=PROXY), PASSWORD)
    house.keyring.error = KeyringLocked("locked")
    assert office.set_network(house.network, None).network == house.network


def test_a_password_without_a_user_is_not_kept(house: House) -> None:
    nobody = replace(PROXY, user="")
    house.office().set_network(replace(house.network, proxy=nobody), PASSWORD)
    assert house.keyring.entries == {}


def test_settings_with_something_else_than_a_company_certificate_are_said(house: House) -> None:
    house.settle(Settings(station="K7", network=Network(company_ca="none")))
    with pytest.raises(SettingsError) as caught:
        house.office()
    assert (caught.value.path, caught.value.reason) == (str(settings_of(house.base)), "company_ca")


@pytest.mark.parametrize("password", [PASSWORD, None], ids=["told", "kept"])
def test_a_keyring_in_the_way_of_the_password_changes_no_network(
    house: House, password: Password | None
) -> None:
    house.keep(house.merchant)
    office = house.office()
    before = files_of(house)
    with closing(opened(office, house.merchant.mchid)) as workspace:
        house.keyring.error = KeyringLocked("locked")
        network = replace(house.network, mode=ProxyMode.MANUAL, proxy=PROXY)
        with pytest.raises(KeyringLockedError):
            office.set_network(network, password)
        assert route_of(workspace) == (None, "")
    house.keyring.error = None
    assert files_of(house) == before
    assert can_book(office, house.merchant, "A1")


def test_settings_that_cannot_be_written_change_no_network_and_keep_no_password(
    house: House,
) -> None:
    house.keep(house.merchant)
    office = house.office()
    with closing(opened(office, house.merchant.mchid)) as workspace:
        settings_of(house.base).write_text("{", encoding="utf-8")
        house.keyring.calls.clear()
        with pytest.raises(SettingsError):
            office.set_network(replace(house.network, mode=ProxyMode.MANUAL, proxy=PROXY), PASSWORD)
        assert house.keyring.calls == []
        assert route_of(workspace) == (None, "")


@pytest.mark.parametrize(
    ("mode", "proxy"),
    [
        (ProxyMode.NONE, PROXY),
        (ProxyMode.SYSTEM, PROXY),
        (ProxyMode.MANUAL, replace(PROXY, user="")),
        (ProxyMode.MANUAL, None),
    ],
)
def test_no_keyring_is_asked_for_a_password_that_nobody_needs(
    house: House, mode: ProxyMode, proxy: Proxy | None
) -> None:
    office = house.office()
    house.keyring_error = KeyringAbsentError("none")
    network = replace(house.network, mode=mode, proxy=proxy)
    assert office.set_network(network, None).network == network
    office.probe(network, None)
    assert house.keyring.calls == []


def test_a_password_without_a_proxy_is_not_kept(house: House) -> None:
    house.office().set_network(house.network, PASSWORD)
    assert house.keyring.calls == []


def test_a_locked_keyring_in_the_way_of_the_proxy_s_password_is_in_the_way_of_the_key(
    house: House,
) -> None:
    house.keep(house.merchant)
    network = replace(house.network, mode=ProxyMode.MANUAL, proxy=PROXY)
    house.store.change(lambda kept: replace(kept, network=network))
    office = house.office()
    house.keyring.error = KeyringLocked("locked")
    with closing(opened(office, house.merchant.mchid)) as workspace:
        problem: ExpectedError | None = workspace.key.problem
        assert isinstance(problem, KeyringLockedError)
