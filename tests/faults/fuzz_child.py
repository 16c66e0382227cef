"""One fuzz target under atheris: ``python -m tests.faults.fuzz_child TARGET [words of libFuzzer]``.

The product is imported here first, so that its code tells which branches an input reached.
"""

import sys

import atheris

with atheris.instrument_imports(include=["wxrepay_gui"]):
    from tests.faults.fuzz import TARGETS

target = TARGETS[sys.argv.pop(1)]
atheris.Setup(sys.argv, target.run)
atheris.Fuzz()
