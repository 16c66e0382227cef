"""What is typed about a proxy: read as it is meant, or told what is wrong with it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.network_text import (
    NetworkFault,
    NetworkTextError,
    parse_exceptions,
    parse_host,
    parse_port,
    parse_user,
    tidy,
)


def fault_of(parse: Callable[[str], object], text: str) -> NetworkTextError:
    with pytest.raises(NetworkTextError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("10.1.2.3", "10.1.2.3"),
        (" proxy.example.com\t", "proxy.example.com"),
        ("Proxy_1", "Proxy_1"),
        ("１０.１.２.３", "10.1.2.3"),
        ("10。1。2。3", "10.1.2.3"),
        ("255.255.255.255", "255.255.255.255"),
        ("0.0.0.0", "0.0.0.0"),  # noqa: S104  nobody binds to it
        ("[::1]", "::1"),
        ("fe80::1", "fe80::1"),
        ("a" * 63 + ".b2", "a" * 63 + ".b2"),
        (".".join(["a" * 49] * 5), ".".join(["a" * 49] * 5)),
    ],
)
def test_a_host_is_a_name_or_an_address(typed: str, host: str) -> None:
    assert parse_host(typed) == host


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", NetworkFault.HOST_MISSING),
        (" \u3000", NetworkFault.HOST_MISSING),
        ("http://10.1.2.3", NetworkFault.HOST_IS_URL),
        ("proxy/", NetworkFault.HOST_IS_URL),
        ("proxy:8080", NetworkFault.HOST_HAS_PORT),
        ("10.1.2.3：8080", NetworkFault.HOST_HAS_PORT),
        ("proxy:", NetworkFault.HOST_IMPOSSIBLE),
        ("proxy:http", NetworkFault.HOST_IMPOSSIBLE),
        ("a b", NetworkFault.HOST_IMPOSSIBLE),
        ("代理", NetworkFault.HOST_IMPOSSIBLE),
        ("-a", NetworkFault.HOST_IMPOSSIBLE),
        ("a-", NetworkFault.HOST_IMPOSSIBLE),
        ("a..b", NetworkFault.HOST_IMPOSSIBLE),
        (".a", NetworkFault.HOST_IMPOSSIBLE),
        ("a@b", NetworkFault.HOST_IMPOSSIBLE),
        ("10.1.2", NetworkFault.HOST_IMPOSSIBLE),
        ("10.1.2.256", NetworkFault.HOST_IMPOSSIBLE),
        ("10.1.2.3.4", NetworkFault.HOST_IMPOSSIBLE),
        ("1", NetworkFault.HOST_IMPOSSIBLE),
        ("a" * 64, NetworkFault.HOST_IMPOSSIBLE),
        (".".join(["a" * 50] * 5), NetworkFault.HOST_IMPOSSIBLE),
    ],
)
def test_anything_else_is_no_host(typed: str, fault: NetworkFault) -> None:
    assert fault_of(parse_host, typed).fault is fault


def test_a_host_with_its_port_names_both() -> None:
    error = fault_of(parse_host, "proxy.example.com:3128")
    assert dict(error.facts) == {"host": "proxy.example.com", "port": "3128"}


@pytest.mark.parametrize(("typed", "port"), [("1", 1), (" 8080 ", 8080), ("６５５３５", 65535)])
def test_a_port_is_a_number_up_to_65535(typed: str, port: int) -> None:
    assert parse_port(typed) == port


@pytest.mark.parametrize("typed", ["0", "65536", "-1", "8o80", "80.0", "1" * 5000, "³"])
def test_anything_else_is_no_port(typed: str) -> None:
    error = fault_of(parse_port, typed)
    assert (error.fault, dict(error.facts)) == (
        NetworkFault.PORT_IMPOSSIBLE,
        {"highest": "65535"},
    )


def test_a_port_has_to_be_there() -> None:
    assert fault_of(parse_port, " ").fault is NetworkFault.PORT_MISSING


@pytest.mark.parametrize(("typed", "user"), [("", ""), (" 张三 ", "张三"), ("A\\u1", "A\\u1")])
def test_a_user_is_any_text_without_a_colon(typed: str, user: str) -> None:
    assert parse_user(typed) == user
    assert fault_of(parse_user, f"{typed}:x").fault is NetworkFault.USER_IMPOSSIBLE


@pytest.mark.parametrize(
    ("typed", "hosts"),
    [
        ("", ()),
        (" \n ,", ()),
        ("api.example.com", ("api.example.com",)),
        ("A.example, .b.example\n*.c.example；::1、localhost", None),
        ("a.example\na.example", ("a.example",)),
    ],
)
def test_exceptions_stand_on_lines_or_between_commas(
    typed: str, hosts: tuple[str, ...] | None
) -> None:
    several = ("a.example", ".b.example", "*.c.example", "::1", "localhost")
    assert parse_exceptions(typed) == (several if hosts is None else hosts)


@pytest.mark.parametrize("wrong", ["http://a", "10.0.0.0/8", "<local>", "..a", "*a.*", "*", "."])
def test_the_first_exception_that_is_no_host_is_named(wrong: str) -> None:
    error = fault_of(parse_exceptions, f"good.example, {wrong}, also/wrong")
    assert (error.fault, dict(error.facts)) == (
        NetworkFault.EXCEPTION_IMPOSSIBLE,
        {"text": wrong},
    )


@given(st.text(max_size=40))
def test_what_was_read_reads_the_same_again(text: str) -> None:
    for parse in (parse_host, parse_user):
        try:
            read = parse(text)
        except NetworkTextError:
            continue
        assert parse(read) == read
    assert tidy(tidy(text)) == tidy(text)
