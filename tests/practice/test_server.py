"""The server as a server: what it takes, when it ends, and what it leaves behind."""

import socket
import ssl
import threading
from dataclasses import replace
from email.utils import parsedate_to_datetime
from http.client import RemoteDisconnected

import pytest

from tests.practice.world import NOON, QUERY_PATH, SAMPLE, World, booking
from wxrepay_gui.domain.attempt import Verdict
from wxrepay_gui.domain.outcome import Booked, NotSent, NotSentReason
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.practice.server import LONGEST_BODY
from wxrepay_gui.wechat.answers import judge_booking
from wxrepay_gui.wechat.client import BOOK_PATH
from wxrepay_gui.wechat.transport import Transport
from wxrepay_gui.wechat.verification import Verifier


def raw(world: World, text: bytes) -> bytes:
    """Everything that is answered to *text*, as it stands."""
    context = ssl.create_default_context(cadata=world.identity.tls_root)
    with (
        socket.create_connection(("127.0.0.1", world.server.port), timeout=20) as plain,
        context.wrap_socket(plain, server_hostname="127.0.0.1") as encrypted,
    ):
        encrypted.sendall(text)
        return b"".join(iter(lambda: encrypted.recv(65536), b""))


def test_a_signed_answer_carries_everything_that_the_document_says(world: World) -> None:
    headers = world.send().headers

    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert headers["Wechatpay-Serial"] == world.identity.merchant.public_key_id
    assert headers["Wechatpay-Timestamp"] == str(int(NOON.timestamp()))
    assert headers["Wechatpay-Signature-Type"] == "WECHATPAY2-SHA256-RSA2048"
    assert headers["Request-ID"].endswith("-0")
    assert parsedate_to_datetime(headers["Date"]) == NOON


def test_the_date_of_a_server_whose_clock_is_off_is_its_own(world: World) -> None:
    world.server.scenario = Scenario.CLOCK_OFF

    date = parsedate_to_datetime(world.send().headers["Date"])

    assert (date - NOON).total_seconds() == 360


def test_who_asks_for_the_platform_certificate_is_answered_under_it(world: World) -> None:
    client = world.client()
    merchant = replace(
        world.identity.merchant,
        public_key_id="",
        public_key="",
        platform_certificate=world.identity.platform_certificate,
    )
    reply = replace(client, verifier=Verifier.of(merchant)).book(SAMPLE.body())
    answer = reply.last.answer

    assert answer is not None
    assert answer.header("Wechatpay-Serial") == world.identity.platform_serial_no
    assert judge_booking(reply, SAMPLE, repeat=False) == Booked()


def test_before_the_switch_every_signed_answer_is_signed_under_the_certificate(
    world: World,
) -> None:
    world.server.scenario = Scenario.SWITCH_NOT_OPENED
    merchant = replace(
        world.identity.merchant, platform_certificate=world.identity.platform_certificate
    )
    heard = [
        world.send(),
        world.send(b"", method="GET", path=QUERY_PATH),
        world.send(booking(out_record_id="A-1").body()),
    ]
    reply = replace(world.client(), verifier=Verifier.of(merchant)).book(SAMPLE.body())

    assert [one.status for one in heard] == [200, 200, 400]
    assert {one.headers["Wechatpay-Serial"] for one in heard} == {world.identity.platform_serial_no}
    assert world.book().last.verdict is Verdict.SWITCH_NOT_OPENED
    assert judge_booking(reply, SAMPLE, repeat=False) == Booked()


def test_before_the_switch_what_nobody_signs_stays_unsigned(world: World) -> None:
    world.server.scenario = Scenario.SWITCH_NOT_OPENED

    assert not world.send(signed_body=b"{}").signed


def test_whatever_arrives_is_kept_for_a_look(world: World) -> None:
    world.send()
    world.send(b"", method="GET", path=QUERY_PATH)

    booked, asked = world.server.requests
    assert (booked.method, booked.path, booked.body) == ("POST", BOOK_PATH, SAMPLE.body())
    assert (asked.method, asked.path, asked.body) == ("GET", QUERY_PATH, b"")
    assert booked.header("authorization").startswith("WECHATPAY2-SHA256-RSA2048 ")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", BOOK_PATH, 405),
        ("PUT", BOOK_PATH, 405),
        ("PATCH", BOOK_PATH, 405),
        ("DELETE", QUERY_PATH, 405),
        ("HEAD", QUERY_PATH, 405),
        ("POST", QUERY_PATH, 405),
        ("GET", "/", 404),
        ("GET", "/v3/certificates", 404),
        ("GET", "/v3/credit-repayment/partner/schedule-records/", 404),
        ("GET", "/v3/credit-repayment/partner/schedule-records/a/b", 404),
        ("POST", "/v3/credit-repayment/partner/deduct-orders", 404),
    ],
)
def test_other_ways_and_methods_get_a_bare_status(
    world: World, method: str, path: str, status: int
) -> None:
    heard = world.send(b"", method=method, path=path)

    assert (heard.status, heard.body, heard.signed) == (status, b"", False)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (b"BREW / HTTP/1.1\r\n\r\n", b"501"),
        (b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\nContent-Length: \xb2\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", b"411"),
        (b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (LONGEST_BODY + 1), b"413"),
        (b"POST / HTTP/1.1\r\nContent-Length: %s\r\n\r\n" % (b"9" * 5000), b"400"),
        (b"GET /%s HTTP/1.1\r\n\r\n" % (b"x" * 70_000), b"414"),
        (b"GET / HTTP/1.1\r\n%s\r\n\r\n" % (b"A: 1\r\n" * 200), b"431"),
    ],
    ids=lambda value: value[-40:] if isinstance(value, bytes) else value,
)
def test_what_is_no_request_or_too_large_is_turned_away_at_once(
    world: World, text: bytes, status: bytes
) -> None:
    head, _, body = raw(world, text).partition(b"\r\n\r\n")

    assert head.split()[1] == status
    assert body == b""
    assert world.server.requests == ()


def test_the_longest_body_is_read(world: World) -> None:
    assert world.send(b" " * LONGEST_BODY).status == 400
    assert len(world.server.requests) == 1


def test_what_is_no_http_at_all_is_not_answered(world: World) -> None:
    assert raw(world, b"nonsense\r\n\r\n") == b""


def test_a_request_that_was_cut_is_none(world: World) -> None:
    connection = world.connection()
    connection.putrequest("POST", BOOK_PATH)
    connection.putheader("Content-Length", "500")
    connection.endheaders(b"{cut")
    connection.close()
    world.server.stop()

    assert world.server.requests == ()
    assert world.log.read_bytes() == b""


def test_a_connection_stays_open_until_it_is_told_to_close(world: World) -> None:
    connection = world.connection()
    for _ in range(3):
        connection.request("POST", BOOK_PATH, SAMPLE.body(), world.headers(SAMPLE.body()))
        answer = connection.getresponse()
        assert (answer.status, answer.getheader("Connection")) == (200, None)
        answer.read()
    asked = connection.sock.getsockname()

    headers = world.headers(SAMPLE.body()) | {"Connection": "close"}
    connection.request("POST", BOOK_PATH, SAMPLE.body(), headers)

    assert connection.sock.getsockname() == asked
    assert connection.getresponse().getheader("Connection") == "close"
    connection.close()


def test_it_listens_on_loopback_alone(world: World) -> None:
    with pytest.raises(OSError, match=r"."):
        socket.create_connection(("127.0.0.2", world.server.port), timeout=5).close()


def test_tls_older_than_1_2_is_refused(world: World) -> None:
    context = world.identity.server_context()

    assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_another_identity_is_not_trusted(world: World) -> None:
    root = Identity.make(NOON).tls_root
    client = world.client()
    other = Transport.practice(world.server.port, root)

    reply = type(client)(
        signer=client.signer,
        verifier=client.verifier,
        transport=other,
        now=world.clock,
        user_agent="tests/1",
    ).book(SAMPLE.body())

    assert judge_booking(reply, SAMPLE, repeat=False) == NotSent(reason=NotSentReason.UNTRUSTED)
    assert world.server.requests == ()


def test_a_client_that_speaks_no_tls_harms_nobody(world: World) -> None:
    with socket.create_connection(("127.0.0.1", world.server.port), timeout=20) as plain:
        plain.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert b"HTTP" not in plain.recv(1024)

    assert judge_booking(world.book(), SAMPLE, repeat=False) == Booked()


def test_a_silent_client_does_not_keep_others_waiting(world: World) -> None:
    with socket.create_connection(("127.0.0.1", world.server.port), timeout=20):
        assert judge_booking(world.book(), SAMPLE, repeat=False) == Booked()


def test_nothing_is_said_on_the_terminal(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    world.book()
    raw(world, b"nonsense\r\n\r\n")
    world.send(b"", method="BREW", path="/")
    world.server.stop()

    assert capfd.readouterr() == ("", "")


def test_a_bug_is_not_swallowed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type[BaseException]] = []
    told = threading.Event()

    def tell(bug: threading.ExceptHookArgs) -> None:
        seen.append(bug.exc_type)
        told.set()

    monkeypatch.setattr(threading, "excepthook", tell)
    world.clock.moment = NOON.replace(tzinfo=None)

    with pytest.raises(RemoteDisconnected):
        world.send()

    assert told.wait(5)
    assert seen == [ValueError]
