"""The first letters of a name's pinyin, by which people find it; the one door to pypinyin."""

from functools import cache

from wxrepay_gui.domain.typed import to_half_width

MOST_READINGS = 16
"""A long name of many heteronyms has thousands; those of the first characters matter most."""


def initials(name: str) -> str:
    """Every reading of *name* in first letters, the likeliest first, apart by blanks.

    客户甲 reads ``khj``; 单 reads ``d c s``. Letters and digits stand for themselves, in lower
    case and half width; everything else is left out.
    """
    readings = [""]
    for character in to_half_width(name).lower():
        letters = _letters(character)
        if letters:
            longer = [reading + letter for letter in letters for reading in readings]
            readings = longer[:MOST_READINGS]
    return " ".join(readings)


@cache
def _letters(character: str) -> tuple[str, ...]:
    """What *character* may begin with, in the dictionary's order; nothing if it has no sound."""
    if character.isascii():
        return (character,) if character.isalnum() else ()
    # 150 ms of dictionaries, which a start without a new name does not need.
    from pypinyin import Style, pinyin  # noqa: PLC0415  see above

    (sounds,) = pinyin(character, style=Style.FIRST_LETTER, heteronym=True)
    return tuple(sound for sound in sounds if sound.isascii() and sound.isalpha())
