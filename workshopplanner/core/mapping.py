"""Which column of a form fills which field, from its header and from what stands in it."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """What a match of a column rests on."""

    HEADER = "header"
    CONTENT = "content"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Match:
    """What a column fills: the field's name, empty where its cells are kept as answers; confidence from 0 to 1.

    `option` is what a ticked box of this column stands for, where a question has a column for each answer.
    """

    column: int
    header: str
    field: str
    confidence: float
    why: Why
    option: str = ""
