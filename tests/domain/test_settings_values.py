"""The merchants among the settings: found, added, replaced and removed."""

from dataclasses import replace

from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.network import Network, ProxyMode
from wxrepay_gui.domain.settings import PRACTICE, Settings

ONE = Merchant(mchid="1900000001", name="A", serial_no="0A")
TWO = Merchant(mchid="1900000002", name="B", serial_no="0B")
BOTH = Settings(station="K7", merchants=(ONE, TWO), chosen=TWO.mchid, scheme="dark")


def test_at_first_nobody_is_known_and_nothing_chosen() -> None:
    settings = Settings(station="K7")
    assert (settings.merchants, settings.chosen, settings.enter_moves_on) == ((), "", True)
    assert settings.network == Network(mode=ProxyMode.SYSTEM)
    assert settings.merchant("") is None


def test_a_merchant_is_found_by_its_number_alone() -> None:
    assert BOTH.merchant("1900000002") is TWO
    assert BOTH.merchant("190000000") is None
    assert BOTH.merchant(PRACTICE) is None


def test_a_new_merchant_is_the_last() -> None:
    new = replace(ONE, mchid="1900000003")
    assert BOTH.with_merchant(new) == replace(BOTH, merchants=(ONE, TWO, new))


def test_a_known_merchant_keeps_its_place() -> None:
    renamed = replace(ONE, name="C")
    assert BOTH.with_merchant(renamed) == replace(BOTH, merchants=(renamed, TWO))


def test_a_removed_merchant_is_no_longer_chosen() -> None:
    assert BOTH.without_merchant(TWO.mchid) == replace(BOTH, merchants=(ONE,), chosen="")


def test_removing_another_leaves_the_choice() -> None:
    assert BOTH.without_merchant(ONE.mchid) == replace(BOTH, merchants=(TWO,))
    practising = replace(BOTH, chosen=PRACTICE)
    assert practising.without_merchant(ONE.mchid).chosen == PRACTICE


def test_removing_nobody_changes_nothing() -> None:
    assert BOTH.without_merchant("1900000009") == BOTH
