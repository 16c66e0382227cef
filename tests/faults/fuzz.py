"""Fuzzing, guided by coverage, of everything that reads what anybody may have made.

``python -m tests.faults fuzz --minutes 10 --target answers`` mutates that target's kept inputs
for ten minutes, keeping whatever reaches new code; ``--target all`` takes the targets by turns.
Its fuzzer, atheris, is for Linux alone and is installed by itself: ``pip install .[fuzz]``.
"""

import argparse
import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from tests.faults import fuzz_answers, fuzz_files, fuzz_keys, fuzz_ledger, fuzz_texts
from tests.faults.fuzz_target import Target

ROOT = Path(__file__).parents[2]
TARGETS = {
    each.name: each
    for module in (fuzz_answers, fuzz_keys, fuzz_texts, fuzz_files, fuzz_ledger)
    for each in module.TARGETS
}
LONGEST = 64 * 1024
"""Bytes of an input; what is longer than a product's own limit has tests of its own."""

SLOWEST = 20
"""Seconds that one input may take at the most."""

_MEMORY = 2048
"""Megabytes that the process may take at the most."""

_COVERED = re.compile(r"cov: (\d+)")
_RUNS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")


def main(words: Sequence[str]) -> int:
    """Fuzz one target or all; 1 if anything came out of one that its contract does not name."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults fuzz", description=__doc__)
    parser.add_argument("--target", default="all", choices=[*TARGETS, "all"])
    parser.add_argument("--minutes", type=float, default=10, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=ROOT / "build" / "fuzz", help="where to keep")
    chosen = parser.parse_args(words)
    if importlib.util.find_spec("atheris") is None:
        parser.error("atheris is not installed; pip install .[fuzz]")
    names = list(TARGETS) if chosen.target == "all" else [chosen.target]
    results = [fuzz(TARGETS[name], chosen.minutes, chosen.seed, chosen.found) for name in names]
    return 0 if all(results) else 1


def fuzz(target: Target, minutes: float, seed: int, found: Path) -> bool:
    """Fuzz *target* in a process of its own; whether it kept its contract.

    Inputs that reached new code go on from one run to the next, in a folder of *found*; an input
    that broke something lies beside them.
    """
    corpus = found / target.name
    corpus.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place, content in enumerate(target.seeds()):
            (folder / f"seed{place:03d}").write_bytes(content)
        tokens = folder.with_suffix(".tokens")
        tokens.write_text("".join(map(_token, target.tokens)), encoding="ascii")
        command = [
            *(sys.executable, "-m", "tests.faults.fuzz_child", target.name),
            *(str(corpus), str(folder), f"-dict={tokens}", f"-artifact_prefix={corpus}-"),
            *(f"-max_total_time={round(minutes * 60)}", f"-seed={seed}", f"-max_len={LONGEST}"),
            *(f"-timeout={SLOWEST}", f"-rss_limit_mb={_MEMORY}", "-print_final_stats=1"),
        ]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        tokens.unlink()
    said = ended.stderr + ended.stdout
    covered, runs = _COVERED.findall(said) or ["0"], _RUNS.findall(said) or ["0"]
    kept = ended.returncode == 0 and runs != ["0"]
    print(  # noqa: T201  its reader stands at a terminal
        f"{target.name}: {runs[-1]} inputs in {minutes:g} min,"
        f" coverage {covered[0]} -> {covered[-1]},"
        f" {'nothing found' if kept else 'FOUND SOMETHING'}",
        flush=True,
    )
    if not kept:
        print(said[-4000:])  # noqa: T201  the same
    return kept


def _token(token: bytes) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in token[:64]) + '"\n'


def mutations(target: Target, random: Random, count: int) -> Iterator[bytes]:
    """Every seed of *target* as it is, then *count* inputs made of them, without any guidance."""
    seeds = target.seeds()
    yield from seeds
    for _ in range(count):
        content = bytearray(random.choice(seeds))
        for _ in range(random.choice((1, 1, 2, 4, 8))):
            start = random.randrange(len(content) + 1)
            end = min(start + random.choice((0, 1, 1, 2, 4, 16, 64)), len(content))
            other = random.choice(seeds)
            at = random.randrange(len(other) + 1)
            content[start:end] = random.choice(
                (
                    b"",
                    random.randbytes(end - start),
                    random.choice((b"", *target.tokens)),
                    other[at : at + random.choice((1, 4, 64))],
                    bytes(byte ^ 1 << random.randrange(8) for byte in content[start:end]),
                    content[start:end] * random.choice((2, 3, 50)),
                )
            )
        yield bytes(content[:LONGEST])
