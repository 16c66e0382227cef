"""Every fault of the line, once direct and once through a proxy, under a booking and a query.

``python -m tests.faults network`` runs them all through the real workspace: a real ledger in a
folder of its own, the real transport, and the practice server, whose log is the judge.
"""

import argparse
import itertools
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from tests.faults.answer_faults import ANSWER_FAULTS
from tests.faults.fault import BOOKED, UNHEARD, Fault, Place
from tests.faults.network_bench import HASTY, Bench, Case, Way
from tests.faults.proxy_faults import PROXY_FAULTS, ProxyFault
from tests.faults.wire_faults import WIRE_FAULTS
from wxrepay_gui.domain.attempt import Call


def _of_fault(fault: Fault) -> Iterator[Case]:
    ends = (
        (Call.BOOK, True, fault.booked),
        (Call.BOOK, False, fault.not_booked),
        (Call.QUERY, True, fault.found),
        (Call.QUERY, False, fault.missing),
    )
    if fault.place is Place.CROWDED and sys.platform != "linux":
        return  # elsewhere a full queue refuses
    ways = [Way.DIRECT] if fault.place is Place.CROWDED else Way
    for way, (call, held, words) in itertools.product(ways, ends):
        if words is not None:
            yield Case(fault=fault, call=call, way=way, held=held, words=words)


def _of_proxy(fault: ProxyFault) -> Iterator[Case]:
    yield Case(fault=fault, call=Call.BOOK, way=Way.PROXY, held=False, words=fault.words)
    found = UNHEARD | BOOKED if "booked" in fault.words else UNHEARD
    yield Case(fault=fault, call=Call.QUERY, way=Way.PROXY, held=True, words=found)


def _in_gate(case: Case) -> bool:
    """Each fault once under a booking and once under a query; on the way where it may matter."""
    if isinstance(case.fault, ProxyFault):
        return case.call is Call.BOOK
    if case.way is Way.PROXY:
        return case.call is Call.BOOK and case.fault in WIRE_FAULTS and not case.fault.slow
    if case.call is Call.QUERY and not case.held:
        return case.fault.missing != case.fault.found
    return not (case.call is Call.QUERY and case.fault.slow)


CASES = (
    *itertools.chain.from_iterable(map(_of_fault, (*WIRE_FAULTS, *ANSWER_FAULTS))),
    *itertools.chain.from_iterable(map(_of_proxy, PROXY_FAULTS)),
)


GATE = tuple(filter(_in_gate, CASES))


def main(words: Sequence[str]) -> int:
    """Meet every fault a number of times; 1 if a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults network", description=__doc__)
    parser.add_argument("--times", type=int, default=1, help="how often each case is met")
    parser.add_argument("--only", default="", help="only cases whose name has this in it")
    options = parser.parse_args(words)
    cases = [case for case in CASES if options.only in str(case)]
    ends, broken, start = Counter[str](), list[str](), perf_counter()
    longest = dict.fromkeys((True, False), 0.0)
    for _ in range(options.times):
        with tempfile.TemporaryDirectory() as folder, Bench(Path(folder)) as bench:
            for case in cases:
                met = bench.meet(case)
                ends[f"{case.call}: {met.word}"] += 1
                longest[case.fault.slow] = max(longest[case.fault.slow], met.seconds)
                broken += [f"BROKEN {case}: {sentence}" for sentence in met.broken]
    names, seconds = {str(case.fault) for case in cases}, perf_counter() - start
    lines = [
        *broken,
        f"{len(names)} faults in {len(cases)} cases, {options.times} times, in {seconds:.0f} s:",
        *(f"{count:6} {end}" for end, count in sorted(ends.items())),
        f"longest exchange where only the limit of {HASTY.whole} s ends it: {longest[True]:.2f} s",
        f"longest exchange elsewhere: {longest[False]:.2f} s",
        f"{len(broken)} broken promises",
    ]
    print("\n".join(lines))  # noqa: T201  the figures are for a terminal
    return 1 if broken else 0
