"""A parser's panic is an error like others; everything else passes as it is."""

import pytest
from cryptography.exceptions import InternalError

from wxrepay_gui.wechat.panics import NoPanic


class PanicException(BaseException):
    """As the parsers' own, which nobody can import."""


def test_a_panic_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="failed"), NoPanic():
        raise PanicException


def test_an_error_of_openssl_that_nobody_knows_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="failed"), NoPanic():
        raise InternalError("unknown", [])


@pytest.mark.parametrize("kind", [KeyError, KeyboardInterrupt, TypeError])
def test_other_exceptions_pass(kind: type[BaseException]) -> None:
    with pytest.raises(kind), NoPanic():
        raise kind


def test_what_goes_well_goes_well() -> None:
    with NoPanic():
        pass
