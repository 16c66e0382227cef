"""Where two texts to sign part: the line, and its character."""

import pytest

from wxrepay_gui.domain.sign_comparison import ComparedLine, SignComparison, SignLine


def line(of: SignLine, sent: str | None, received: str | None) -> ComparedLine:
    return ComparedLine(line=of, sent=sent, received=received, same=sent == received)


@pytest.mark.parametrize(
    ("sent", "received", "place"),
    [
        ("POST", "GET", 1),
        ("/v3/a", "/v3/b", 5),
        ("/v3/a", "/v3/a?x", 6),
        ("/v3/a", "/v3", 4),
        ("/v3/a", "", 1),
        ("/v3/a", None, 1),
        (None, "soon", 1),
    ],
)
def test_the_first_character_that_differs_is_counted_from_1(
    sent: str | None, received: str | None, place: int
) -> None:
    assert line(SignLine.URL, sent, received).place == place


def test_the_first_line_that_differs_is_counted_from_1() -> None:
    same, other = line(SignLine.METHOD, "POST", "POST"), line(SignLine.URL, "/a", "/b")
    last = line(SignLine.BODY, "{", "[")
    assert SignComparison(lines=(same, other, last), excess=0).first_difference == (2, other)
    assert SignComparison(lines=(same,), excess=3).first_difference is None
