"""Where the shipped data lies, in a checkout as in a wheel."""

from pathlib import Path

_WHEEL = Path(__file__).parent / "_resources"
_CHECKOUT = Path(__file__).parent.parent / "resources"


def path(name: str) -> Path:
    """Return the path of a shipped file such as "countries.csv"; `name` uses forward slashes."""
    return (_WHEEL if _WHEEL.is_dir() else _CHECKOUT) / name
