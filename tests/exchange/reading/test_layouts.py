"""Lists as ministries and forms send them: crests, titles, merged groups, two rows of headers, totals, more tables."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.reading.hostile import FILES
from tests.exchange.reading.parts import xlsb
from workshopplanner.core.sheets import Reading, Row, Table
from workshopplanner.exchange.reading import read_file, read_text

Read = Callable[[Callable[[Worksheet], None]], Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return what is read of a sheet that a function fills."""

    def made(fill: Callable[[Worksheet], None]) -> Reading:
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = "Liste"
        fill(sheet)
        book.save(tmp_path / "list.xlsx")
        reading = read_file(tmp_path / "list.xlsx")
        assert reading.refused is None
        return reading

    return made


def cells(table: Table) -> list[tuple[object, ...]]:
    return [row.cells for row in table.rows]


def ministry(sheet: Worksheet) -> None:
    """A nomination list: a crest, titles over all columns, two rows of headers, a country over its people, a total."""
    sheet["A1"] = "RÉPUBLIQUE FRANÇAISE"
    sheet.merge_cells("A1:B3")
    sheet["C1"] = "Ministère de la Culture"
    sheet.merge_cells("C1:G1")
    sheet["A5"] = "Liste des candidats – atelier de Séoul, mai 2018"
    sheet.merge_cells("A5:G5")
    for at, text in enumerate(["Pays", "N°", "Identité", None, "Coordonnées", None, "Date de naissance"], 1):
        sheet.cell(7, at, text)
    for at, text in {3: "Nom", 4: "Prénom", 5: "Courriel", 6: "Téléphone"}.items():
        sheet.cell(8, at, text)
    for merged in ("A7:A8", "B7:B8", "C7:D7", "E7:F7", "G7:G8", "A9:A10", "A11:A13"):
        sheet.merge_cells(merged)
    people = [
        ("Sénégal", 1, "DIOP", "Aïssatou", "a.diop@example.sn", "+221 77 000 00 01", dt.date(1984, 3, 4)),
        (None, 2, "Ndiaye", "Moussa", "m.ndiaye@example.sn", "0077", dt.date(1979, 11, 30)),
        ("Côte d’Ivoire", 3, "Kouassi", "Élodie", "e@example.ci", "+225 01", dt.date(1990, 1, 1)),
        (None, 4, "N’Guessan", None, "n@example.ci", None, None),
        (None, 5, "de la Cruz", "José", None, None, None),
    ]
    for number, person in enumerate(people, 9):
        for at, value in enumerate(person, 1):
            sheet.cell(number, at, value)
    sheet["A14"], sheet["B14"] = "Total", 5
    sheet["A17"] = "Vu et approuvé par la Direction du patrimoine, le 3 mars 2018."
    sheet.row_dimensions[12].hidden = True
    sheet.column_dimensions["F"].hidden = True


def test_a_ministrys_list(read: Read) -> None:
    (table,) = read(ministry).tables
    assert (table.sheet, table.header_row, table.totals) == ("Liste", 8, (14,))
    assert table.headers == (
        "Pays",
        "N°",
        "Identité – Nom",
        "Identité – Prénom",
        "Coordonnées – Courriel",
        "Coordonnées – Téléphone",
        "Date de naissance",
    )
    assert table.rows[0] == Row(
        9, ("Sénégal", 1, "DIOP", "Aïssatou", "a.diop@example.sn", "+221 77 000 00 01", dt.date(1984, 3, 4))
    )
    assert [(row.number, row.cells[0], row.cells[2]) for row in table.rows] == [
        (9, "Sénégal", "DIOP"),
        (10, "Sénégal", "Ndiaye"),
        (11, "Côte d’Ivoire", "Kouassi"),
        (12, "Côte d’Ivoire", "N’Guessan"),
        (13, "Côte d’Ivoire", "de la Cruz"),
    ]
    assert table.rows[1].cells[5] == "0077"
    assert "Liste des candidats" in table.title
    assert (table.hidden_rows, table.hidden_columns) == (frozenset({12}), frozenset({5}))
    assert [remark.row for remark in table.remarks] == [14, 17]
    assert "Vu et approuvé" in table.remarks[1].message


def test_bands_between_groups_become_a_column(read: Read) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in [
            ("Name", "E-mail", "Position"),
            ("FIJI",),
            ("Sela Vakatawa", "s@example.fj", "Officer"),
            ("SAMOA",),
            ("Tui", "t@example.ws", None),
            ("Malia", "m@example.ws", "Curator"),
        ]:
            sheet.append(row)
        sheet.merge_cells("A2:C2")
        sheet.merge_cells("A4:C4")

    (table,) = read(fill).tables
    assert table.headers == ("Name", "E-mail", "Position", "Group")
    assert [(row.cells[0], row.cells[3]) for row in table.rows] == [
        ("Sela Vakatawa", "FIJI"),
        ("Tui", "SAMOA"),
        ("Malia", "SAMOA"),
    ]


def test_several_tables_of_a_sheet(read: Read) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in [
            ("Participants",),
            (),
            ("Name", "E-mail", "Country"),
            ("Ama", "ama@example.org", "Ghana"),
            ("Kofi", "kofi@example.org", "Ghana"),
            (),
            ("Resource persons",),
            ("Family name", "Given name", "Institution", "Phone"),
            ("Kim", "Chul", "CHA", "+82 10"),
            ("Lee", "Young", "CHA", "007"),
        ]:
            sheet.append(row)

    first, second = read(fill).tables
    assert (first.number, first.header_row, first.title) == (1, 3, "Participants")
    assert first.headers == ("Name", "E-mail", "Country")
    assert cells(first) == [("Ama", "ama@example.org", "Ghana"), ("Kofi", "kofi@example.org", "Ghana")]
    assert (second.number, second.header_row, second.title) == (2, 8, "Resource persons")
    assert second.headers == ("Family name", "Given name", "Institution", "Phone")
    assert cells(second) == [("Kim", "Chul", "CHA", "+82 10"), ("Lee", "Young", "CHA", "007")]


def test_zeros_signs_and_kinds_of_cells_are_kept(read: Read) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Code", "Phone", "Mobile", "Score", "Arrival", "When", "At", "Ok"])
        moment = dt.datetime(2018, 5, 1, 9, 30)  # noqa: DTZ001 (spreadsheets have no zones)
        sheet.append(["007", 821012345678, 1012345678, 2.5, dt.date(2018, 5, 1), moment, dt.time(9, 30), True])
        sheet.append([7, "+82 10", "010-1", 3, 43221, None, None, False])
        sheet["A3"].number_format = "000"
        sheet["C2"].number_format = "000-0000-0000"

    (table,) = read(fill).tables
    moment = dt.datetime(2018, 5, 1, 9, 30)  # noqa: DTZ001
    assert table.rows == (
        Row(2, ("007", 821012345678, "010-1234-5678", 2.5, dt.date(2018, 5, 1), moment, dt.time(9, 30), True)),
        Row(3, ("007", "+82 10", "010-1", 3, 43221, None, None, False)),
    )
    assert isinstance(table.rows[0].cells[1], int)


@pytest.mark.parametrize("since", [1900, 1904])
def test_dates_are_read_in_both_date_systems(tmp_path: Path, since: int) -> None:
    book = openpyxl.Workbook()
    if since == 1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Name", "Birth date"])
    sheet.append(["Ama", dt.date(1984, 2, 29)])
    book.save(tmp_path / "list.xlsx")
    reading = read_file(tmp_path / "list.xlsx")
    assert reading.tables[0].rows == (Row(2, ("Ama", dt.date(1984, 2, 29))),)
    assert reading.details["date_system"] == str(since)


def test_errors_and_formulas_without_a_value_are_told(read: Read) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Name", "E-mail", "Country"])
        sheet.append(["Ama", "ama@example.org", "=Other!A1"])
        sheet.append(["Kofi", "#N/A", "Ghana"])
        sheet["B3"].data_type = "e"

    (table,) = read(fill).tables
    assert cells(table) == [("Ama", "ama@example.org", None), ("Kofi", None, "Ghana")]
    assert [(remark.row, remark.column) for remark in table.remarks] == [(2, "Country"), (3, "E-mail")]
    assert "#N/A" in table.remarks[1].message


def test_a_long_form_keeps_its_eighty_columns(read: Read) -> None:
    headers = [f"{at}. What would you like to say about question {at}, in your own words?" for at in range(1, 78)]

    def fill(sheet: Worksheet) -> None:
        sheet.append(["Timestamp", "E-mail", "Full name", *headers])
        for number in range(30):
            moment = dt.datetime(2018, 1, 1, 10, number)  # noqa: DTZ001
            sheet.append([moment, f"p{number}@example.org", f"Person {number}", *["words"] * 76, None])

    (table,) = read(fill).tables
    assert len(table.headers) == 80
    assert (table.header_row, len(table.rows)) == (1, 30)


def test_hidden_sheets_are_told_and_can_be_chosen() -> None:
    reading = read_file(FILES / "people.ods")
    assert [(table.sheet, table.hidden) for table in reading.tables] == [("People", False), ("Old", True)]
    assert reading.best is reading.tables[0]
    assert "Old" in reading.remarks[0].message
    assert [table.sheet for table in read_file(FILES / "people.xls", sheet="Old").tables] == ["Old"]
    refused = read_file(FILES / "people.xls", sheet="New").refused
    assert refused is not None
    assert "People, Old" in refused.message


@pytest.mark.parametrize("name", ["people.xls", "people.ods"])
def test_old_and_open_spreadsheets_are_read_alike(name: str) -> None:
    table = read_file(FILES / name).tables[0]
    assert (table.header_row, table.headers) == (3, ("Country", "Name", "E-mail", "Birth date", "Code"))
    assert cells(table) == [
        ("Ghana", "Ama Mensah", "ama@example.org", dt.date(1980, 5, 17), "007"),
        ("Ghana", "Kofi Boateng", "kofi@example.org", dt.date(1975, 12, 1), "+233"),
        ("France", "Élodie Dupré", "elodie@example.org", dt.date(1990, 1, 31), 12),
    ]


def test_a_list_without_headers_keeps_its_first_person() -> None:
    (table,) = read_text("Ama Mensah,ama@example.org,Ghana\nKofi,kofi@example.org,Ghana\n").tables
    assert (table.header_row, table.headers) == (0, ("Column A", "Column B", "Column C"))
    assert len(table.rows) == 2


def test_a_header_printed_again_and_numbers_of_columns_are_no_people() -> None:
    text = (
        "Name\tE-mail\tCountry\n1\t2\t3\nAma\ta@example.org\tGhana\nName\tE-mail\tCountry\nKofi\tk@example.org\tTogo\n"
    )
    (table,) = read_text(text).tables
    assert [row.number for row in table.rows] == [3, 5]


def test_equal_and_missing_headers_get_names_of_their_own() -> None:
    (table,) = read_text("Name;Phone;Phone;;E-mail\nAma;1;2;x;a@example.org\n").tables
    assert table.headers == ("Name", "Phone", "Phone (2)", "Column D", "E-mail")


def test_a_person_named_total_is_a_person() -> None:
    (table,) = read_text("Family name,Given name,E-mail\nTotal,Marie,m@example.org\nTotal,,\n").tables
    assert (len(table.rows), table.totals) == (1, (3,))


def test_binary_workbooks_are_read(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsb"
    path.write_bytes(xlsb([("Name", "E-mail", "Score"), ("Élodie", "e@example.fr", 2.5), ("김철수", "007", 3.0)]))
    (table,) = read_file(path).tables
    assert table.headers == ("Name", "E-mail", "Score")
    assert cells(table) == [("Élodie", "e@example.fr", 2.5), ("김철수", "007", 3)]
    path.write_bytes(path.read_bytes()[:-200])
    assert read_file(path).refused is not None


@pytest.mark.parametrize("name", ["errors.xls", "errors.ods"])
def test_old_and_open_spreadsheets_tell_what_is_hidden_and_in_error(name: str) -> None:
    (table,) = read_file(FILES / name).tables
    assert (set(table.hidden_rows), set(table.hidden_columns)) == ({3}, {1})
    assert [row.cells[2:] for row in table.rows] == [("Ghana", None), ("Korea", 33), (None, 34), (None, 34)]
    told = [(remark.row, remark.column, remark.message.partition("error ")[2][:4]) for remark in table.remarks]
    assert told == [(2, "Age", "#DIV"), (4, "Country", "#N/A"), (5, "Country", "#N/A")]


def test_binary_workbooks_tell_what_is_hidden_and_in_error(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsb"
    path.write_bytes(xlsb([("Name", "E-mail"), ("Ama", "a@example.org"), ("Kofi", b"\x2a")], hidden=1))
    (table,) = read_file(path).tables
    assert (set(table.hidden_rows), cells(table)) == ({2}, [("Ama", "a@example.org"), ("Kofi", None)])
    assert [(remark.row, remark.column) for remark in table.remarks] == [(3, "E-mail")]


def test_lists_side_by_side_are_lists_of_their_own(read: Read) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in [
            ("Participants", None, None, None, "Experts"),
            ("Name", "E-mail", "Country", None, "Full name", "Organisation"),
            ("Ama", "ama@example.org", "Ghana", None, "Kim Chul", "CHA"),
            ("Kofi", "kofi@example.org", "Ghana", None, "Lee Young", "CHA"),
            ("Esi", "esi@example.org", "Ghana"),
        ]:
            sheet.append(row)

    first, second = read(fill).tables
    assert (first.title, first.letters, len(first.rows)) == ("Participants", ("A", "B", "C"), 3)
    assert (second.number, second.title, second.letters) == (2, "Experts", ("E", "F"))
    assert cells(second) == [("Kim Chul", "CHA"), ("Lee Young", "CHA")]
    assert [row.number for row in second.rows] == [3, 4]


def test_an_empty_column_within_a_form_parts_nothing(read: Read) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Name", "E-mail", None, "Contact name", "Phone"])
        sheet.append(["Ama", "ama@example.org", None, "Kofi", "+233 1"])
        sheet.append(["Esi", "esi@example.org", None, "Yaw", "+233 2"])

    (table,) = read(fill).tables
    assert table.headers == ("Name", "E-mail", "Contact name", "Phone")
