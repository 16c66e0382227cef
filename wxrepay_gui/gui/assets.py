"""Where the files that come with the program are: in a checkout, a wheel or a frozen program."""

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def resources() -> Path:
    """The folder ``resources``: inside the package where it was built in, else beside it."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"
