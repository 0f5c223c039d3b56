"""Ordering and comparing lists of rows, for the table model: fast enough to do without a proxy model."""

import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

R = TypeVar("R")
Run = tuple[int, int]  # first and last place


def text_key(text: str) -> str:
    """Return the form in which texts are sorted and searched: "Ésa" stands with "esa", "Đặng" with "dang"."""
    return text.lower() if text.isascii() else _without_marks(text)


@lru_cache(maxsize=16384)
def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character)).translate(_STRUCK)


_STRUCK = str.maketrans({"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t", "æ": "ae", "œ": "oe"})


def arrange(ids: list[Hashable], keys: Mapping[Hashable, Any], descending: bool) -> list[Hashable]:
    """Return the ids in order; equal rows keep their places, empty cells come last whichever way it goes."""
    filled = [row_id for row_id in ids if keys[row_id] not in _EMPTY]
    empty = [row_id for row_id in ids if keys[row_id] in _EMPTY] if len(filled) < len(ids) else []
    filled.sort(key=keys.__getitem__, reverse=descending)
    return filled + empty


_EMPTY: frozenset[Any] = frozenset({"", None, ("", "")})


def gone_runs(old: Sequence[Hashable], new: set[Hashable]) -> list[Run]:
    """Return the runs of places whose ids are gone, from the end, so that they can be taken out one by one."""
    return _runs([at for at, row_id in enumerate(old) if row_id not in new])[::-1]


def new_runs(new: Sequence[Hashable], old: set[Hashable]) -> list[Run]:
    """Return the runs of places in the new list whose ids are new."""
    return _runs([at for at, row_id in enumerate(new) if row_id not in old])


def changed_runs(before: Sequence[R], after: Sequence[R]) -> list[Run]:
    """Return the runs of places at which two equally long lists differ."""
    pairs = zip(before, after, strict=True)
    return _runs([at for at, (one, other) in enumerate(pairs) if one is not other and one != other])


def _runs(places: Sequence[int]) -> list[Run]:
    runs: list[Run] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
