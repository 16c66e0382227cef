"""What was told of one id is never believed of another."""

from datetime import date

from tests.gui import samples, scenes
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.memory import Memory
from wxrepay_gui.gui.recollection import Recollection

ROW = samples.submission()
USED = date(2025, 12, 6)
DRAFT = Draft(contract_id=" C1\u200b", out_record_id=" R1 ")


def test_an_answer_counts_for_the_id_it_is_about_and_for_no_other() -> None:
    told = Recollection(used=("R1", USED), earlier=("C1", (ROW,)))
    assert told.of(DRAFT, by_hand=True) == Memory(used_on=USED, by_hand=True, earlier=(ROW,))
    for other in (Draft(contract_id="C2", out_record_id="R2"), Draft()):
        assert told.of(other, by_hand=False) == Memory()


def test_without_a_book_nothing_is_said_of_it() -> None:
    told = Recollection()
    assert told.contract("C1") is None
    assert not told.of(DRAFT, by_hand=False).consulted
    told.book = ContractBook([scenes.SAVED])
    assert told.of(DRAFT, by_hand=False).consulted
    assert told.contract(f" {scenes.SAVED.contract_id} ") == scenes.SAVED
