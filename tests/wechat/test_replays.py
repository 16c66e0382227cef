"""An answer that came before is not believed again."""

from concurrent.futures import ThreadPoolExecutor

from wxrepay_gui.wechat.replays import MEMORY, Replays


def test_the_second_time_it_is_a_replay() -> None:
    replays = Replays()
    assert not replays.is_replay("a", 0)
    assert not replays.is_replay("b", 1)
    assert replays.is_replay("a", 2)
    assert replays.is_replay("a", 2)


def test_it_is_remembered_for_longer_than_an_answer_is_believed() -> None:
    replays = Replays()
    replays.is_replay("a", 0)
    assert replays.is_replay("a", MEMORY)
    assert not replays.is_replay("a", MEMORY + 1)


def test_a_clock_that_is_put_back_forgets_nothing_that_could_be_believed() -> None:
    replays = Replays()
    replays.is_replay("a", 1000)
    assert replays.is_replay("a", 1000 - MEMORY)


def test_of_many_threads_one_is_the_first() -> None:
    replays = Replays()
    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(lambda _: replays.is_replay("a", 0), range(100)))
    assert told.count(False) == 1
