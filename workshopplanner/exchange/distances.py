"""Tables of distances as their makers write them: a line `i j d` for each pair."""

import math
from pathlib import Path

from workshopplanner.errors import UserError
from workshopplanner.language import _

MOST_PEOPLE = 2000
Pair = tuple[int, int]


def read_distances(path: Path) -> dict[Pair, float]:
    """Read lines `i j d`, with spaces, tabs, commas or semicolons between; numbers of people stay as written.

    A first line that is no such line, as published instances have it, is passed over.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        sentence = _("“{name}” can't be read: {reason}.")
        raise UserError(sentence.format(name=path.name, reason=problem.strerror or problem)) from problem
    except UnicodeDecodeError as problem:
        raise UserError(_("“{name}” is no text file with lines “i j d”.").format(name=path.name)) from problem
    found: dict[Pair, float] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.replace(",", " ").replace(";", " ").split()
        if words and not (number == 1 and len(words) != 3):
            _take(found, path.name, number, words)
    if not found:
        raise UserError(_("“{name}” holds no distances: lines “i j d” are wanted.").format(name=path.name))
    if len({person for pair in found for person in pair}) > MOST_PEOPLE:
        raise UserError(_("Groups can be made of at most {most} people.").format(most=MOST_PEOPLE))
    return found


def _take(found: dict[Pair, float], name: str, row: int, words: list[str]) -> None:
    if len(words) != 3:
        sentence = _("“{file}”, row {row}: there are {count} figures instead of three, “i j d”.")
        raise UserError(sentence.format(file=name, row=row, count=len(words)))
    one, other = (_person(name, row, column, word) for column, word in enumerate(words[:2], start=1))
    pair = (min(one, other), max(one, other))
    distance = _distance(name, row, words[2])
    if one == other:
        return
    if found.setdefault(pair, distance) != distance:
        sentence = _("“{file}”, row {row}: {one} and {other} had another distance before.")
        raise UserError(sentence.format(file=name, row=row, one=one, other=other))


def _person(name: str, row: int, column: int, word: str) -> int:
    if word.isascii() and word.isdigit() and len(word) < 10:
        return int(word)
    sentence = _("“{file}”, row {row}, column {column}: “{text}” is no number of a person.")
    raise UserError(sentence.format(file=name, row=row, column=column, text=word))


def _distance(name: str, row: int, word: str) -> float:
    try:
        distance = float(word)
    except ValueError:
        distance = math.nan
    if math.isfinite(distance):
        return distance
    sentence = _("“{file}”, row {row}, column 3: “{text}” is no distance.")
    raise UserError(sentence.format(file=name, row=row, text=word))
