"""Opening and closing: what one merchant's workspace is put together from."""

import re
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.service.conftest import AUTHOR, NOON, PATIENT, World, states, vote
from wxrepay_gui.domain.calendar import BEIJING
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.errors import (
    ContractExistsError,
    KeyFileError,
    LedgerDamagedError,
    LedgerError,
)
from wxrepay_gui.domain.findings import Reason
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.outcome import Booked, Unknown, UnknownReason
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Past
from wxrepay_gui.practice.identity import MCHID, Identity
from wxrepay_gui.service.key_holder import KeyHolder
from wxrepay_gui.service.workspace import FIRST_ROWS, Workspace, open_workspace
from wxrepay_gui.storage.places import Places
from wxrepay_gui.wechat.transport import REAL_HOSTS, Transport

CONTRACT = Contract(
    name="客户甲",
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    sub_mchid="1900000109",
)
INTERRUPTED = Unknown(reason=UnknownReason.INTERRUPTED)


def open_real(folder: Path, identity: Identity, merchant: Merchant | None = None) -> Workspace:
    """One that could reach WeChat Pay, and is not asked to."""
    return open_workspace(
        places=Places(folder / "real"),
        merchant=merchant or identity.merchant,
        key=KeyHolder(identity.merchant_key),
        transport=Transport.real(PATIENT),
        author=AUTHOR,
        now=lambda: NOON,
    )


@pytest.fixture
def real(tmp_path: Path, identity: Identity) -> Iterator[Workspace]:
    with closing(open_real(tmp_path, identity)) as workspace:
        yield workspace


def open_files() -> set[Path]:
    return {path.readlink() for path in Path("/proc/self/fd").iterdir() if path.is_symlink()}


def test_what_was_being_sent_when_the_program_ended_is_unknown_at_the_next_start(
    world: World,
) -> None:
    steps = world.workspace.submitter.submit(world.booking())
    row = next(steps)
    old, world.workspace = world.workspace, world.open()
    (found,) = world.workspace.history()
    assert found == replace(row, state=INTERRUPTED)
    assert world.requests == (), "a start sends nothing"
    old.ledger.close()
    assert states(steps) == [Booked()]


def test_a_start_changes_nothing_that_is_settled(world: World) -> None:
    rows = [world.submit(scenario) for scenario in (Scenario.BOOKED, Scenario.BAD_SIGNATURE)]
    assert world.reopen().history() == tuple(reversed(rows))
    assert world.methods == ["POST", "POST"]


def test_opening_makes_the_folder(real: Workspace, tmp_path: Path) -> None:
    assert (tmp_path / "real" / "ledger.sqlite3").is_file()
    assert real.history() == ()


def test_a_public_key_that_is_none_leaves_no_ledger(tmp_path: Path, identity: Identity) -> None:
    merchant = replace(identity.merchant, public_key="none")
    with pytest.raises(KeyFileError) as caught:
        open_real(tmp_path, identity, merchant)
    assert caught.value.path == merchant.public_key_id
    assert not (tmp_path / "real").exists()


def test_a_certificate_that_is_none_leaves_no_ledger(tmp_path: Path, identity: Identity) -> None:
    merchant = replace(identity.merchant, platform_certificate="none")
    with pytest.raises(KeyFileError) as caught:
        open_real(tmp_path, identity, merchant)
    assert caught.value.path == merchant.mchid
    assert not (tmp_path / "real").exists()


def test_what_was_answered_before_the_switch_is_known_once_the_certificate_was_added(
    world: World,
) -> None:
    row = world.submit(Scenario.SWITCH_NOT_OPENED)
    remedy = world.workspace.explain(row)
    assert row.state == Unknown(reason=UnknownReason.SWITCH_NOT_OPENED)
    assert remedy is not None
    assert "开启公钥切换" in remedy.advice.zh
    (still,) = world.workspace.resolve([row.id])
    assert still.state == row.state
    identity = world.identity
    world.identity = replace(
        identity,
        merchant=replace(identity.merchant, platform_certificate=identity.platform_certificate),
    )
    (found,) = world.reopen().resolve([row.id])
    assert found.state == Booked()


def test_numbers_follow_the_merchant_s_own_pattern_and_in_practice_always_say_so(
    world: World, tmp_path: Path, identity: Identity
) -> None:
    merchant = replace(identity.merchant, record_id_pattern="X{random8}")
    with closing(open_real(tmp_path, identity)) as usual:
        assert usual.record_ids.new().startswith("R251206K7120000")
    with closing(open_real(tmp_path, identity, merchant)) as own:
        assert re.fullmatch("X[0-9A-Z]{8}", own.record_ids.new())
    world.identity = replace(identity, merchant=merchant)
    assert world.reopen().record_ids.new().startswith("DEMO251206K7120000")


def test_a_damaged_ledger_is_told_and_left_as_it_is(tmp_path: Path, identity: Identity) -> None:
    path = tmp_path / "real" / "ledger.sqlite3"
    path.parent.mkdir()
    path.write_bytes(b"no ledger " * 1000)
    with pytest.raises(LedgerDamagedError):
        open_real(tmp_path, identity)
    assert path.read_bytes() == b"no ledger " * 1000


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no /proc: open files are not told")
def test_a_ledger_that_cannot_be_recovered_is_closed_again(world: World) -> None:
    steps = world.workspace.submitter.submit(world.booking())
    next(steps)
    world.workspace.ledger.close()
    world.change("UPDATE submissions SET body = x'00'")
    with pytest.raises(LedgerError):
        world.open()
    assert Places(world.folder).ledger not in open_files()
    world.change("DELETE FROM submissions")
    with pytest.raises(KeyError):
        next(steps)


def test_numbers_tell_practice_from_the_real_world(world: World, real: Workspace) -> None:
    assert world.workspace.record_ids.new().startswith("DEMO251206K7")
    assert real.record_ids.new().startswith("R251206K7")


def test_the_real_world_has_no_rehearsal_and_both_of_the_documents_hosts(real: Workspace) -> None:
    assert real.rehearsal is None
    assert real.resolver.client.transport.hosts == REAL_HOSTS
    assert real.submitter.client is real.resolver.client


def test_requests_carry_the_version_and_the_merchant(world: World) -> None:
    world.submit()
    (request,) = world.requests
    assert request.header("User-Agent") == "wxrepay-gui/0.1.0"
    assert f'mchid="{MCHID}"' in request.header("Authorization")


def test_the_history_is_the_newest_rows_with_the_newest_first(world: World) -> None:
    rows = [world.submit() for _ in range(3)]
    assert world.workspace.history() == tuple(reversed(rows))
    assert FIRST_ROWS == 1000


def test_what_was_submitted_under_a_contract_is_told_newest_first(world: World) -> None:
    rows = [world.submit() for _ in range(2)]
    contract_id = rows[0].booking.contract_id
    assert world.workspace.earlier(contract_id) == tuple(reversed(rows))
    assert world.workspace.earlier("C-NEVER") == ()
    assert world.workspace.last_statuses() == {contract_id: rows[-1].status}


def test_a_dropped_file_is_read(world: World, tmp_path: Path) -> None:
    (tmp_path / "request.txt").write_text("{}", encoding="utf-8")
    assert world.workspace.read_text(tmp_path / "request.txt") == "{}"


def test_every_exchange_of_a_row_is_told_in_order(world: World) -> None:
    row = world.submit(Scenario.EMPTY_LIST)
    past = world.workspace.past(row.id)
    assert past == Past(attempts=world.ledger.attempts(row.id))
    assert [one.request.method for one in past.attempts] == ["POST", "GET"]


def test_every_verdict_on_a_row_is_told_beside_its_exchanges(world: World) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    world.workspace.attest(row.id, booked=True, reason="portal")
    past = world.workspace.past(row.id)
    assert past.verdicts == world.ledger.verdicts(row.id) != ()
    assert past.attempts == world.ledger.attempts(row.id) != ()


def test_a_contract_is_saved_for_the_merchant_by_who_works_here(world: World) -> None:
    saved = world.workspace.save_contract(CONTRACT)
    assert saved.initials == "khj qhj"
    assert world.workspace.book().contracts == (saved,)
    world.clock.at += timedelta(hours=1)
    changed = world.workspace.save_contract(replace(saved, active=False))
    (first, second) = world.workspace.contracts.changes(changed)
    assert (first.at, first.author, first.was) == (NOON, AUTHOR, None)
    assert (second.at, second.author) == (NOON + timedelta(hours=1), AUTHOR)
    assert world.seen("SELECT mchid FROM contracts") == [(MCHID,)]


def test_contracts_are_saved_all_or_none(world: World) -> None:
    with pytest.raises(ContractExistsError):
        world.workspace.save_contracts([CONTRACT, CONTRACT])
    assert world.workspace.book().contracts == ()
    other = replace(CONTRACT, contract_id="C2", name="客户乙")
    saved = world.workspace.save_contracts([CONTRACT, other])
    assert set(world.workspace.book().contracts) == set(saved)


def test_each_merchant_sees_a_book_of_its_own(world: World) -> None:
    world.workspace.save_contract(CONTRACT)
    merchant = replace(world.workspace.merchant, mchid="1900000002")
    assert replace(world.workspace, merchant=merchant).book().contracts == ()


def test_a_book_is_written_to_a_workbook_and_read_back(world: World) -> None:
    workspace, path = world.workspace, world.folder / "协议簿.xlsx"
    saved = workspace.save_contract(CONTRACT)
    assert workspace.export_contracts(workspace.book().contracts, path, chinese=True) == 1
    assert workspace.plan_import(path).same == 1
    changed = workspace.save_contract(replace(saved, note="x"))
    assert workspace.plan_import(path).changed == ((changed, saved),)
    own = replace(CONTRACT, contract_id="C2", sub_mchid=MCHID)
    workspace.export_contracts([own], path, chinese=False)
    assert [each.finding.reason for each in workspace.plan_import(path).problems] == [
        Reason.OWN_MCHID
    ]


def test_when_a_number_was_used_is_told_by_beijings_date(world: World) -> None:
    world.clock.at = datetime(2025, 12, 7, 0, 30, tzinfo=BEIJING).astimezone(UTC)
    row = world.submit()
    assert world.clock.at.date() == date(2025, 12, 6)
    number = row.booking.item.out_record_id
    assert world.workspace.used_on(number) == date(2025, 12, 7)
    assert world.workspace.used_on("NEVER") is None
    stranger = replace(
        world.workspace, merchant=replace(world.workspace.merchant, mchid="1900000002")
    )
    assert stranger.used_on(number) is None


def test_a_refusal_is_explained_and_a_booking_needs_no_help(world: World) -> None:
    refused = world.submit(Scenario.NO_PERMISSION)
    remedy = world.workspace.explain(refused)
    assert remedy is not None
    assert world.workspace.explain(world.submit()) is None


def test_the_practice_server_is_told_how_to_answer(world: World) -> None:
    rehearsal = world.workspace.rehearsal
    assert rehearsal is not None
    rehearsal.choose(Scenario.BAD_SIGNATURE)
    assert world.server.scenario is Scenario.BAD_SIGNATURE


def test_closing_stops_the_practice_server_and_closes_the_ledger(world: World) -> None:
    world.submit()
    world.workspace.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", world.server.port))
    if Path("/proc/self/fd").is_dir():
        assert Places(world.folder).ledger not in open_files()


def test_a_real_workspace_closes_without_a_server(real: Workspace) -> None:
    real.close()
    assert real.history() == (), "the ledger opens again when it is asked"


def test_a_clock_that_jumps_between_start_and_booking_is_the_one_that_counts(world: World) -> None:
    world.clock.at += timedelta(days=365)
    assert world.submit().at == NOON + timedelta(days=365)


def test_what_is_set_for_the_merchant_is_followed_by_the_open_workspace(
    real: Workspace, world: World
) -> None:
    changed = replace(real.merchant, name="B", record_id_pattern="X{random8}")
    followed = real.follow(changed)
    assert followed.merchant == changed
    assert re.fullmatch("X[0-9A-Z]{8}", followed.record_ids.new())
    assert (followed.submitter, followed.ledger, followed.key) == (
        real.submitter,
        real.ledger,
        real.key,
    )
    assert real.follow(replace(changed, record_id_pattern="")).record_ids.new().startswith("R")
    assert world.workspace.follow(changed).record_ids.new().startswith("DEMO")


def test_a_row_that_could_not_be_settled_is_asked_about_all_the_same(world: World) -> None:
    ledger = world.workspace.ledger
    row = ledger.begin(world.booking(), mchid=MCHID, at=NOON, author=AUTHOR)
    ledger.claim(row, at=NOON)
    (asked,) = world.workspace.resolve([row.id])
    assert asked.state == replace(INTERRUPTED, votes=(vote(world),))
    assert asked.sent_before


def test_what_was_signed_is_compared_with_what_the_answer_says_should_have_been(
    world: World, identity: Identity
) -> None:
    good = world.submit()
    client = world.client
    stranger = replace(client.signer, key=KeyHolder(Identity.make(NOON).merchant_key))
    submitter, _ = world.with_client(signer=stranger)
    row = list(submitter.submit(world.booking()))[-1]
    past = world.workspace.past(row.id)
    assert identity.merchant.mchid == stranger.mchid
    assert world.workspace.past(good.id).comparisons == {}
    assert [attempt.answer and attempt.answer.status for attempt in past.attempts] == [401, 401]
    for place in range(2):
        found = past.comparisons[place]
        assert (found.first_difference, found.excess) == (None, 0), "it is the key"
