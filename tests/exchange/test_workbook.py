"""The workbook as a reader finds it: every cell of the sample's, and what makes it open without a question."""

import datetime as dt
import json
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.packs import ISSUED, choice, pack
from workshopplanner.core.exports import Audience, Pack, Paper, SheetKind, choose, find_preset
from workshopplanner.core.progress import Cancelled
from workshopplanner.errors import UserError
from workshopplanner.exchange.workbook import write_workbook, written_here

EXPECTED = Path(__file__).parent / "expected"
# WORKSHOP_REWRITE_EXPECTED=1 pytest tests/exchange/test_workbook.py writes the files anew; look at what changed.
REWRITE = bool(os.environ.get("WORKSHOP_REWRITE_EXPECTED"))

Seoul = Callable[[str], Pack]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_cell_of_the_sample_is_as_expected(seoul: Seoul, language: str, tmp_path: Path) -> None:
    book = _written(seoul(language), tmp_path)
    found = {sheet.title: [[_plain(value) for value in row] for row in sheet.values] for sheet in book}
    expected = EXPECTED / f"seoul_{language}.json"
    if REWRITE:
        lines = {title: [json.dumps(row, ensure_ascii=False) for row in rows] for title, rows in found.items()}
        text = ",\n".join(f"{json.dumps(title)}: [\n" + ",\n".join(rows) + "\n]" for title, rows in lines.items())
        expected.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def _written(facts: Pack, folder: Path, **fields: Any) -> Any:
    chosen = choose(facts, find_preset("coordinator"), ISSUED, version="v1", **fields)
    return load_workbook(write_workbook(folder / "book.xlsx", facts, chosen))


def _plain(value: object) -> object:
    """Return a value as JSON holds it; true dates and times say so."""
    if isinstance(value, dt.datetime):
        return f"<{value:%Y-%m-%d}>"
    return f"<{value:%H:%M}>" if isinstance(value, dt.time) else value


def test_the_sample_has_the_facts_of_the_seed(seoul: Seoul, tmp_path: Path) -> None:
    book = _written(seoul("en"), tmp_path)
    people = list(book["People"].iter_rows(min_row=2, values_only=True))
    heads = [cell.value for cell in book["People"][1]]
    roles = [row[heads.index("Role")] for row in people]
    assert roles.count("Participant") == 30
    assert book["Countries"].max_row - 1 == 17
    assert len({row[1].value for row in book["Sessions"].iter_rows(min_row=2)}) == 5
    assert sum(bool(cell.value) for cell in book["Lists"]["A"]) - 1 == 8
    assert book["Sessions"].max_row - 1 == 46


def test_tables_names_and_choices(tmp_path: Path) -> None:
    book = _written(pack(), tmp_path)
    tables = {table.displayName: (sheet.title, table.ref) for sheet in book for table in sheet.tables.values()}
    assert tables == {
        "tblSessions": ("Sessions", "A1:Q4"),
        "tblPeople": ("People", "A1:T4"),
        "tblCountries": ("Countries", "A1:L2"),
    }
    for sheet in book:
        for table in sheet.tables.values():
            assert table.column_names == [cell.value for cell in sheet[1]]
            assert len(set(table.column_names)) == len(table.column_names)
            assert table.autoFilter.ref == table.ref
            assert not sheet.merged_cells.ranges
    names = {name: one.attr_text for name, one in book.defined_names.items()}
    assert names["lstThemes"] == "'Lists'!$A$2:$A$3"
    assert names["lstRooms"] == "'Lists'!$D$2:$D$3"
    offered = {
        (sheet.title, offer.formula1, str(offer.sqref))
        for sheet in book
        for offer in sheet.data_validations.dataValidation
    }
    assert ("Sessions", "lstThemes", "H2:H4") in offered
    assert ("People", "lstRoles", "I2:I4") in offered
    assert {formula for _sheet, formula, _place in offered} <= set(names)


def test_print_set_up(tmp_path: Path) -> None:
    book = _written(pack(), tmp_path, paper=Paper.LETTER)
    found = {
        sheet.title: (
            sheet.page_setup.orientation,
            sheet.page_setup.paperSize,
            (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight),
            sheet.print_title_rows,
            sheet.print_title_cols,
            sheet.freeze_panes,
            sheet.oddFooter.left.text,
            sheet.oddFooter.right.text,
        )
        for sheet in book
    }
    foot = ("v1", "&P / &N")
    assert found == {
        "Programme": ("landscape", 1, (1, 1), "$3:$4", "$A:$B", "C5", *foot),
        "Sessions": ("landscape", 1, (1, 0), "$1:$1", None, "B2", *foot),
        "Participants": ("portrait", 1, (1, 0), None, None, "A3", *foot),
        "People": ("landscape", 1, (1, 0), "$1:$1", None, "B2", *foot),
        "Countries": ("landscape", 1, (1, 0), "$1:$1", None, "B2", *foot),
        "Lists": ("landscape", 1, (1, 1), None, None, "A2", *foot),
        "About": ("portrait", 1, (1, 0), None, None, "A2", *foot),
    }
    assert all(sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in book)
    assert book.active.title == "Programme"


def test_properties_say_what_it_is_and_not_when_it_was_written(tmp_path: Path) -> None:
    book = _written(pack(), tmp_path)
    said = book.properties
    assert (said.title, said.creator, said.subject, said.language) == ("Workshop", "Lead", "Project", "en")
    assert said.created == said.modified == dt.datetime(2018, 5, 2)  # noqa: DTZ001 (as the file holds it)


def test_the_same_facts_make_the_same_bytes(seoul: Seoul, tmp_path: Path) -> None:
    facts = seoul("en")
    chosen = choose(facts, find_preset("coordinator"), ISSUED)
    one, two = (write_workbook(tmp_path / name, facts, chosen).read_bytes() for name in ("one.xlsx", "two.xlsx"))
    assert one == two


def test_nothing_in_it_runs_or_reaches_out(seoul: Seoul, tmp_path: Path) -> None:
    _written(seoul("en"), tmp_path)
    with zipfile.ZipFile(tmp_path / "book.xlsx") as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not [name for name in parts if "vba" in name or "external" in name]
    whole = "".join(parts.values())
    assert "<f>" not in whole
    assert "<hyperlink" not in whole
    assert 'TargetMode="External"' not in whole
    assert all(len(text) <= 255 for text in re.findall(r"<odd(?:Header|Footer)>(.*?)<", whole))


def test_every_date_is_a_date_and_every_time_a_time(seoul: Seoul, tmp_path: Path) -> None:
    book = _written(seoul("en"), tmp_path)
    texts = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book
        for row in sheet
        for cell in row
        if isinstance(cell.value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d|\d\d:\d\d", cell.value)
    ]
    assert texts == []
    kinds = {type(cell.value) for row in book["Sessions"].iter_rows(min_row=2, min_col=3, max_col=5) for cell in row}
    assert kinds == {dt.datetime, dt.time}


def test_french_order_and_words(seoul: Seoul, tmp_path: Path) -> None:
    book = _written(seoul("fr"), tmp_path)
    assert book.sheetnames == [
        "Programme", "Séances", "Participants", "Personnes", "Pays", "Listes", "À propos"
    ]  # fmt: skip
    headings = [
        cell.value for cell in book["Participants"]["A"] if cell.font.bold and cell.font.size == 10 and cell.value
    ]
    assert headings[:6] == ["Australie", "Bangladesh", "Chine", "Îles Salomon", "Inde", "Indonésie"]
    assert headings[-3:] == ["Thaïlande", "Timor-Leste", "Viet Nam"]
    assert book["Programme"]["C3"].number_format == "[$-40C]ddd d mmm yyyy"


def test_the_public_sees_no_internal_field(seoul: Seoul, tmp_path: Path) -> None:
    facts = seoul("en")
    secret = {card.internal_note for card in facts.agenda.cards} | {person.email for person in facts.attendees}
    chosen = choice(audience=Audience.PUBLIC)
    book = load_workbook(write_workbook(tmp_path / "public.xlsx", facts, chosen))
    seen = {value for sheet in book for row in sheet.values for value in row if value}
    assert not seen & (secret - {""})
    assert "Internal note" not in seen


def test_a_text_that_no_cell_holds_is_refused_with_its_place(tmp_path: Path) -> None:
    from tests.packs import card

    facts = pack((card(1, 1, 540, 60), card(2, 1, 600, 60, public_note="x" * 32_768)))
    with pytest.raises(UserError) as refused:
        write_workbook(tmp_path / "book.xlsx", facts, choice(SheetKind.SESSIONS))
    assert refused.value.message == (
        "Sheet “Sessions”, row 3, column “Note” would hold 32768 characters, but a cell holds 32767: "
        "please shorten that text."
    )
    assert list(tmp_path.iterdir()) == []


def test_work_that_is_broken_off_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))

    def give_up(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(tmp_path / "book.xlsx", pack(), choice(), give_up)
    assert [path.name for path in tmp_path.rglob("*")] == ["scratch"]


def test_progress_ends_where_it_said(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_workbook(tmp_path / "book.xlsx", pack(), choice(), lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1]


def test_the_programs_own_files_are_known_until_somebody_saves_them(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "book.xlsx", pack(), choice())
    assert written_here(path)
    book = load_workbook(path)
    book.save(path)
    assert not written_here(path)
    (tmp_path / "other.xlsx").write_bytes(b"text")
    assert not written_here(tmp_path / "other.xlsx")
    assert not written_here(tmp_path / "none.xlsx")
