"""Proxies and their passwords."""

import pytest

from wxrepay_gui.domain.network import Network, Password, Proxy, ProxyMode


def test_a_password_does_not_show_itself() -> None:
    password = Password("canary")
    assert "canary" not in repr(password)
    with pytest.raises(TypeError) as caught:
        f"{password}"
    assert "canary" not in str(caught.value)


def test_a_proxy_shows_its_address_without_its_user() -> None:
    assert Proxy(host="10.1.2.3", port=8080, user="somebody").address == "10.1.2.3:8080"


def test_at_first_the_system_decides_and_no_company_is_trusted() -> None:
    assert (Network().mode, Network().company_ca) == (ProxyMode.SYSTEM, "")
