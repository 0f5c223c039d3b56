"""Text from files and people as a cell can hold it: never a formula, never a broken file, never cut in silence."""

import re

from workshopplanner.errors import UserError
from workshopplanner.language import _

LONGEST = 32_767  # of a cell, in UTF-16 units
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# ASCII and full-width forms, and the white space that spreadsheets skip before them.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_UNUSUAL = re.compile(r"[^\x20-\x5e\x60-\x7e\n\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return the text without what no spreadsheet can hold: control characters, halves of characters."""
    if not _UNUSUAL.search(text):
        return text
    return _ESCAPE.sub("_x005F_", printable(text))  # else a spreadsheet reads "_x0041_" as "A"


def printable(text: str) -> str:
    """Return the text without what no XML can hold: control characters, halves of characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _FORBIDDEN.sub("", text))


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet could take the text for a formula once somebody types over it or saves it as CSV."""
    return _FORMULA.match(text) is not None


def refuse_long(text: str, sheet: str, row: int, column: str) -> None:
    """Refuse a text that no cell can hold, naming its place."""
    units = len(text) + sum(ord(character) > 0xFFFF for character in text)
    if units > LONGEST:
        sentence = _(
            "Sheet “{sheet}”, row {row}, column “{column}” would hold {n} characters, but a cell holds {most}: "
            "please shorten that text."
        )
        raise UserError(sentence.format(sheet=sheet, row=row, column=column, n=units, most=LONGEST))
