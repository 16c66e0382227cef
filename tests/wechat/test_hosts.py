"""Which host comes first: the main one, but for three minutes after it has failed twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.wechat.hosts import DETOUR, Hosts

MAIN, BACKUP = "main.example", "backup.example"
STRAIGHT, SWITCHED = (MAIN, BACKUP), (BACKUP, MAIN)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hosts(clock: Clock) -> Hosts:
    return Hosts(STRAIGHT, clock=clock)


def test_the_main_host_comes_first(hosts: Hosts) -> None:
    assert hosts.order() == hosts.names == STRAIGHT


def test_one_failure_changes_nothing(hosts: Hosts) -> None:
    hosts.failed(MAIN)
    assert hosts.order() == STRAIGHT


def test_two_failures_in_a_row_put_the_backup_first_for_three_minutes(
    hosts: Hosts, clock: Clock
) -> None:
    hosts.failed(MAIN)
    clock.now += 10_000
    hosts.failed(MAIN)
    assert hosts.order() == SWITCHED
    clock.now += 179.9
    assert hosts.order() == SWITCHED
    clock.now += 0.1
    assert hosts.order() == STRAIGHT


def test_back_at_the_main_host_nothing_is_held_against_it(hosts: Hosts, clock: Clock) -> None:
    for _ in range(2):
        hosts.failed(MAIN)
    clock.now += DETOUR
    hosts.failed(MAIN)
    assert hosts.order() == STRAIGHT
    hosts.failed(MAIN)
    assert hosts.order() == SWITCHED


def test_failures_on_the_detour_do_not_make_it_longer(hosts: Hosts, clock: Clock) -> None:
    for _ in range(2):
        hosts.failed(MAIN)
    clock.now += 100
    for _ in range(5):
        hosts.failed(MAIN)
    clock.now += 80
    assert hosts.order() == STRAIGHT


def test_an_answer_of_the_main_host_resets(hosts: Hosts) -> None:
    hosts.failed(MAIN)
    hosts.answered(MAIN)
    hosts.failed(MAIN)
    assert hosts.order() == STRAIGHT
    hosts.failed(MAIN)
    assert hosts.order() == SWITCHED
    hosts.answered(MAIN)
    assert hosts.order() == STRAIGHT


def test_the_backup_is_neither_blamed_nor_praised(hosts: Hosts) -> None:
    for _ in range(5):
        hosts.failed(BACKUP)
    assert hosts.order() == STRAIGHT
    hosts.failed(MAIN)
    hosts.answered(BACKUP)
    hosts.failed(MAIN)
    assert hosts.order() == SWITCHED


@pytest.mark.parametrize("failures", [0, 2])
@pytest.mark.parametrize("first", STRAIGHT)
def test_a_caller_can_begin_with_any_host(hosts: Hosts, failures: int, first: str) -> None:
    for _ in range(failures):
        hosts.failed(MAIN)
    order = hosts.order(first)
    assert order[0] == first
    assert sorted(order) == sorted(STRAIGHT)


def test_a_stranger_is_no_host(hosts: Hosts) -> None:
    with pytest.raises(ValueError, match="not a host of this line"):
        hosts.order("evil.example")


def test_one_host_stays_the_only_one(clock: Clock) -> None:
    alone = Hosts((MAIN,), clock=clock)
    for _ in range(5):
        alone.failed(MAIN)
    assert alone.order() == alone.order(MAIN) == (MAIN,)


EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("fail"), st.sampled_from(STRAIGHT)),
        st.tuples(st.just("answer"), st.sampled_from(STRAIGHT)),
        st.tuples(st.just("wait"), st.floats(0, 200)),
    ),
    max_size=40,
)


@given(EVENTS)
def test_the_backup_is_never_first_longer_than_three_minutes_after_two_failures(
    events: list[tuple[str, str | float]],
) -> None:
    clock = Clock()
    hosts = Hosts(STRAIGHT, clock=clock)
    row, since = 0, None
    for event, what in events:
        if event == "wait":
            clock.now += float(what)
        elif event == "fail":
            hosts.failed(str(what))
            row += what == MAIN
        else:
            hosts.answered(str(what))
            row = 0 if what == MAIN else row
        order = hosts.order()
        assert sorted(order) == sorted(STRAIGHT)
        if order == STRAIGHT:
            since = None
            continue
        assert row >= 2
        since = clock.now if since is None else since
        assert clock.now - since < DETOUR


def test_many_threads_lose_no_failure() -> None:
    hosts = Hosts(tuple(f"{number}.example" for number in range(3)), clock=lambda: 0.0)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: hosts.failed("0.example"), range(1000)))
    assert hosts.order() == ("1.example", "2.example", "0.example")
