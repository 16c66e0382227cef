"""The tree of expected errors is the one that is drawn, and its facts are kept."""

import re
from datetime import UTC, date, datetime

import pytest

from wxrepay_gui.domain import errors
from wxrepay_gui.domain.errors import (
    ColumnAbsentError,
    ContractExistsError,
    DateNotBookableError,
    ExpectedError,
    KeyFileError,
    KeystoreError,
    LedgerError,
    NotSendableError,
    NotUnknownError,
    RecordIdUsedError,
    SettingsError,
    SheetError,
)
from wxrepay_gui.domain.fields import FieldName

Tree = dict[str, "Tree"]


def drawn_tree() -> Tree:
    """The tree in the module's docstring, by the indentation of its names."""
    tree: Tree = {}
    path: list[Tree] = [tree]
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"(?P<indent>(?:│   )*)(?:[├└]── )?(?P<name>\w+Error)\b", line)
        if match:
            depth = len(match["indent"]) // 4 + ("── " in line)
            del path[depth + 1 :]
            path.append(path[depth].setdefault(match["name"], {}))
    return tree


def real_tree(error: type[Exception]) -> Tree:
    """The subclasses of *error* that this module offers; private ones are seen through."""
    tree: Tree = {}
    for child in error.__subclasses__():
        if child.__module__ != errors.__name__:
            continue
        below = real_tree(child)
        tree |= below if child.__name__.startswith("_") else {child.__name__: below}
    return tree


def every(tree: Tree) -> list[str]:
    return [name for top, below in tree.items() for name in (top, *every(below))]


def test_the_drawn_tree_is_the_real_one() -> None:
    assert drawn_tree() == {"ExpectedError": real_tree(ExpectedError)}


def test_the_drawing_holds_every_public_error_of_the_module() -> None:
    public = {name for name in vars(errors) if name.endswith("Error") and name[0] != "_"}
    assert set(every(drawn_tree())) == public
    assert len(every(drawn_tree())) == len(public)


def test_an_expected_error_is_no_operating_system_s_or_value_error() -> None:
    assert ExpectedError.__bases__ == (Exception,)


def test_a_used_number_says_which_and_when() -> None:
    at = datetime(2025, 12, 6, tzinfo=UTC)
    error = RecordIdUsedError("R1", at)
    assert (str(error), error.out_record_id, error.at) == ("R1", "R1", at)


def test_a_date_out_of_the_window_says_the_window() -> None:
    day, first, last = date(2025, 12, 21), date(2025, 12, 7), date(2025, 12, 20)
    error = DateNotBookableError(day, first, last)
    assert (str(error), error.day, error.first, error.last) == ("2025-12-21", day, first, last)


@pytest.mark.parametrize("kind", [NotSendableError, NotUnknownError])
def test_an_error_about_a_submission_says_its_number(
    kind: type[NotSendableError | NotUnknownError],
) -> None:
    error = kind("R1")
    assert (str(error), error.out_record_id) == ("R1", "R1")


def test_a_contract_that_exists_says_its_id() -> None:
    error = ContractExistsError("C1")
    assert (str(error), error.contract_id) == ("C1", "C1")


def test_a_column_that_is_absent_says_its_name_and_the_path() -> None:
    error = ColumnAbsentError("a.xlsx", FieldName.APPID)
    assert (error.path, error.column) == ("a.xlsx", FieldName.APPID)


@pytest.mark.parametrize(
    "kind", [LedgerError, *LedgerError.__subclasses__(), SettingsError, KeyFileError, SheetError]
)
def test_an_error_about_a_file_says_its_path_and_the_reason(kind: type[LedgerError]) -> None:
    error = kind("C:\\用户\\财务 部\\ledger.db", "disk full")
    assert (error.path, error.reason) == ("C:\\用户\\财务 部\\ledger.db", "disk full")
    assert kind("x").reason == ""


@pytest.mark.parametrize("kind", [KeystoreError, *KeystoreError.__subclasses__()])
def test_an_error_of_the_keyring_says_its_own_word(kind: type[KeystoreError]) -> None:
    assert (kind("locked").reason, str(kind("locked"))) == ("locked", "locked")
    assert kind().reason == ""
