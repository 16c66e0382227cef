"""Which proxy leads where, by the person's settings."""

import pytest

from wxrepay_gui.domain.network import Network, Password, Proxy, ProxyMode
from wxrepay_gui.wechat.route import DIRECT, Route, is_exception, route_of

SYSTEM = Proxy(host="system.example", port=1)
MANUAL = Proxy(host="manual.example", port=2, user="somebody")
PASSWORD = Password("canary")
HOST = "api.mch.weixin.qq.com"


def route(network: Network) -> Route:
    return route_of(network, system_proxy=lambda _: SYSTEM, password=PASSWORD)


def test_by_default_the_system_decides_and_never_sees_the_password() -> None:
    found = route(Network(proxy=MANUAL, exceptions=(HOST,)))
    assert found.proxy_of(HOST) == SYSTEM
    assert found.password is None


def test_the_system_is_asked_about_each_host_each_time() -> None:
    asked: list[str] = []
    answers = iter((SYSTEM, None))

    def system_proxy(host: str) -> Proxy | None:
        asked.append(host)
        return next(answers)

    found = route_of(Network(), system_proxy=system_proxy, password=None)
    assert asked == []
    assert [found.proxy_of("a"), found.proxy_of("b")] == [SYSTEM, None]
    assert asked == ["a", "b"]


def test_without_a_proxy_nobody_is_asked() -> None:
    found = route(Network(mode=ProxyMode.NONE, proxy=MANUAL))
    assert found.proxy_of(HOST) is None
    assert found.password is None


def test_the_manual_proxy_gets_its_password() -> None:
    found = route(Network(mode=ProxyMode.MANUAL, proxy=MANUAL))
    assert found.proxy_of(HOST) == MANUAL
    assert found.password is PASSWORD


def test_a_manual_proxy_that_was_never_set_is_none() -> None:
    assert route(Network(mode=ProxyMode.MANUAL)).proxy_of(HOST) is None


def test_an_exception_goes_without_the_manual_proxy() -> None:
    found = route(Network(mode=ProxyMode.MANUAL, proxy=MANUAL, exceptions=(HOST,)))
    assert found.proxy_of(HOST) is None
    assert found.proxy_of("api2.mch.weixin.qq.com") == MANUAL


@pytest.mark.parametrize("mode", ProxyMode)
def test_the_companys_certificates_are_trusted_in_every_mode(mode: ProxyMode) -> None:
    assert route(Network(mode=mode, company_ca="PEM")).company_ca == "PEM"


@pytest.mark.parametrize(
    ("exception", "host", "expected"),
    [
        ("a.example", "a.example", True),
        ("A.Example", "a.eXample", True),
        (" a.example ", "a.example", True),
        ("a.example", "b.a.example", False),
        ("a.example", "ba.example", False),
        (".example", "a.example", True),
        (".example", "b.a.example", True),
        (".example", "example", False),
        (".example", "aexample", False),
        ("*.example", "a.example", True),
        ("*.EXAMPLE", "a.example", True),
        ("*.example", "example", False),
        ("example", "a.example", False),
        ("127.0.0.1", "127.0.0.1", True),
        ("", "a.example", False),
        ("*", "a.example", False),
    ],
)
def test_exceptions_name_a_host_or_all_below_it(
    exception: str, host: str, *, expected: bool
) -> None:
    assert is_exception(Network(exceptions=("other.invalid", exception)), host) is expected


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_this_computer_is_no_exception_by_itself(host: str) -> None:
    assert not is_exception(Network(), host)


def test_direct_leads_straight_to_every_host() -> None:
    assert (DIRECT.proxy_of(HOST), DIRECT.password, DIRECT.company_ca) == (None, None, "")


def test_a_route_does_not_show_its_password() -> None:
    assert "canary" not in repr(route(Network(mode=ProxyMode.MANUAL, proxy=MANUAL)))
