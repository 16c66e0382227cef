"""The command line: what it can ask for, and how it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wxrepay_gui import __version__


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for; by default what was worked with last."""

    practice: bool = False
    live: bool = False
    tour: Path | None = None
    add_merchant: Path | None = None
    public_key_id: str = ""
    data: Path | None = None


def read_words(words: Sequence[str]) -> Options:
    """What the words of the command line ask for; ends the process over what it cannot read."""
    if not words:
        return Options()
    from argparse import ArgumentParser  # noqa: PLC0415  a plain start does not pay for it

    parser = ArgumentParser(
        prog="wxrepay-gui", description="Books repayments for a WeChat Pay service provider."
    )
    parser.add_argument("--version", action="version", version=__version__)
    world = parser.add_mutually_exclusive_group()
    world.add_argument("--practice", action="store_true", help="practise, whatever was done last")
    world.add_argument("--live", action="store_true", help="book for real, not in practice")
    add = parser.add_argument
    add("--tour", type=Path, metavar="DIR", help="book in practice; write pictures of it to DIR")
    add(
        "--add-merchant",
        type=Path,
        metavar="DIR",
        help="read the certificate files in DIR; the key goes into the system's keyring",
    )
    add("--public-key-id", default="", metavar="ID", help="PUB_KEY_ID_…, with --add-merchant")
    add("--data", type=Path, metavar="DIR", help="keep all data there, not in the user's folder")
    options = Options(**vars(parser.parse_args(words)))
    if options.add_merchant is not None and not options.public_key_id:
        parser.error("--add-merchant needs --public-key-id")
    return options
