"""What all values of the domain have in common."""

import dataclasses
import enum
import importlib
import pkgutil
from dataclasses import FrozenInstanceError
from types import ModuleType

import pytest

from wxrepay_gui import domain
from wxrepay_gui.domain.remedy import Again, Remedy, Words

MODULES = [
    importlib.import_module(f"{domain.__name__}.{found.name}")
    for found in pkgutil.iter_modules(domain.__path__)
]


def own_classes(module: ModuleType) -> list[type]:
    return [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and thing.__module__ == module.__name__
    ]


CLASSES = [found for module in MODULES for found in own_classes(module)]
VALUES = [found for found in CLASSES if dataclasses.is_dataclass(found)]
WORDS = [found for found in CLASSES if issubclass(found, enum.StrEnum)]


def class_name(found: type) -> str:
    return found.__name__


@pytest.mark.parametrize("value", VALUES, ids=class_name)
def test_a_value_is_frozen_and_has_no_room_for_anything_else(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]  # made by the decorator
    assert "__slots__" in vars(value)


@pytest.mark.parametrize("words", WORDS, ids=class_name)
def test_a_stored_word_is_its_name_in_lower_case(words: type[enum.StrEnum]) -> None:
    assert [word.value for word in words] == [word.name.lower() for word in words]


def test_a_remedy_has_meaning_and_advice_in_both_languages() -> None:
    meaning, advice = Words("参数错误", "Wrong parameter"), Words("请更正", "Correct it")
    remedy = Remedy(meaning, advice, Again.NEW_NUMBER)
    assert (remedy.meaning.zh, remedy.advice.en) == ("参数错误", "Correct it")
    with pytest.raises(FrozenInstanceError):
        remedy.again = Again.NOTHING  # type: ignore[misc]  # frozen: that is the point
