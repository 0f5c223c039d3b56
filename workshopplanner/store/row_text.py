"""Rows as the journal writes them: JSON, one row by itself or many of a table at once."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from json.encoder import encode_basestring
from operator import methodcaller
from typing import Any

from workshopplanner.store.schema import Base

Row = dict[str, Any]

_encode = json.JSONEncoder(ensure_ascii=False, default=methodcaller("isoformat")).encode
_SIMPLE: Mapping[type, Callable[[Any], str]] = {str: encode_basestring, int: str, type(None): lambda _none: "null"}


def encode(row: Row | None) -> str | None:
    """Return a row as text, None for none."""
    return None if row is None else _encode(row)


def encode_columns(columns: Mapping[str, Sequence[Any]]) -> list[str]:
    """Return the text of each of many rows, told by columns: each different value is encoded once."""
    parts, varying = [], []
    for name, values in columns.items():
        texts = {value: _SIMPLE.get(type(value), _encode)(value) for value in set(values)}
        said = "%s" if len(texts) > 1 else next(iter(texts.values())).replace("%", "%%")
        parts.append(f'"{name}": {said}')
        if len(texts) > 1:
            varying.append([texts[value] for value in values])
    row = "{" + ", ".join(parts) + "}"
    if not varying:
        return [row % ()] * len(next(iter(columns.values())))
    return list(map(row.__mod__, zip(*varying, strict=True)))


def decode(table: str, text: str | None) -> Row | None:
    """Return a row of a table as it was before it became text."""
    return None if text is None else decode_many(table, [text])[0]


def decode_many(table: str, texts: Sequence[str]) -> list[Row]:
    """Return rows of one table as they were before they became text."""
    rows: list[Row] = json.loads(f"[{','.join(texts)}]")
    for key, read in _readers(table):
        for row in rows:
            value = row.get(key)
            if value is not None:
                row[key] = read(value)
    return rows


@cache
def _readers(table: str) -> list[tuple[str, Callable[[Any], Any]]]:
    """Return the columns of a table that JSON has no type for, and what makes their values of text."""
    kinds = {column.name: column.type.python_type for column in Base.metadata.tables[table].columns}
    return [
        (name, getattr(kind, "fromisoformat", kind)) for name, kind in kinds.items() if kind not in {int, str, bool}
    ]
