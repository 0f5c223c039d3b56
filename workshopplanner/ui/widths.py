"""How wide a person likes the columns of each table; remembered at this machine, never part of a project."""

import contextlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from workshopplanner.ui import folders

Widths = dict[str, int]


def _path() -> Path:
    return folders.config() / "columns.json"


@cache
def _all(path: Path) -> dict[str, Widths]:
    """Read the kept widths once; what makes no sense is as if it were new."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    tables = kept.items() if isinstance(kept, dict) else ()
    return {str(table): _sane(columns) for table, columns in tables if isinstance(columns, dict)}


def _sane(columns: dict[str, Any]) -> Widths:
    return {name: width for name, width in columns.items() if isinstance(width, int) and 20 <= width < 4000}


def remembered(table: str) -> Widths:
    """Return the widths that a person gave to columns of a table."""
    return _all(_path()).get(table, {})


def remember(table: str, column: str, width: int) -> None:
    """Note the width of a column; `save` keeps it."""
    _all(_path()).setdefault(table, {})[column] = max(20, width)


def save() -> None:
    """Keep all widths; a full or read-only disk costs the memory, never the work."""
    kept = _all(_path())
    temporary = _path().with_suffix(".new")
    with contextlib.suppress(OSError):
        _path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        temporary.replace(_path())
