"""Text files and pasted text: letters, signs between columns, and cells that must arrive as they were sent."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshopplanner.core.sheets import Row
from workshopplanner.exchange.reading import read_file, read_text

TEXTS = {
    "utf-8": "Name,Country\nJosé,España\n김철수,대한민국\n",
    "cp949": "성명,소속기관,국가\n김철수,문화재청,대한민국\n이영희,국립박물관 유산과,대한민국\n",
    "shift_jis": "氏名,所属,国\n山田太郎,文化庁,日本\nスズキ イチロー,国立博物館,日本\n",
    "euc_jp": "氏名,所属,国\n山田太郎,文化庁,日本\nスズキ イチロー,国立博物館,日本\n",
    "gb18030": "姓名,单位,国家\n王小明,国家文物局,中国\n李丽,故宫博物院,中国\n",
    "big5": "姓名,單位,國家\n王小明,國家文物局,中國\n李麗,故宮博物院,台灣\n",
    "cp1252": "Nom,Prénom,Pays\nDupré,Élodie,Côte d’Ivoire\nGarcía,José,España\nMüller,Jörg,Österreich\n",
    "cp1250": "Jméno,Příjmení,Země\nJiří,Dvořák,Česko\nŁukasz,Wójcik,Polska\n",
    "cp1251": "Фамилия,Имя,Страна\nИванов,Пётр,Россия\nАхметова,Айгуль,Казахстан\n",
    "cp1253": "Όνομα,Χώρα\nΓιώργος,Ελλάδα\nΜαρία,Κύπρος\n",
    "cp1256": "الاسم,البلد,البريد\nمحمد علي,مصر,m@x.eg\nفاطمة حسن,المغرب,f@x.ma\n",
    "cp874": "ชื่อ,ประเทศ\nสมชาย,ประเทศไทย\nสมหญิง,ลาว\n",
    "utf-16-le": "Name,Country\nKim,Korea\n김철수,대한민국\n",
    "utf-16-be": "Name,Country\nKim,Korea\n김철수,대한민국\n",
}
MARKED = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@pytest.mark.parametrize("encoding", TEXTS)
def test_letters_are_found_out(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    for mark in {b"", MARKED.get(encoding, b"")}:
        path.write_bytes(mark + TEXTS[encoding].encode(encoding))
        reading = read_file(path)
        (table,) = reading.tables
        expected = [line.split(",") for line in TEXTS[encoding].splitlines()]
        assert [list(table.headers), *(list(row.cells) for row in table.rows)] == expected
        assert bool(reading.remarks) == (not encoding.startswith("utf"))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_found_out(sign: str) -> None:
    lines = [["Name", "E-mail", "Say"], ["Ama", "a@example.org", '"one, two; three"'], ["Kofi", "k@example.org", "x"]]
    (table,) = read_text("\r\n".join(sign.join(line) for line in lines)).tables
    assert table.rows == (Row(2, ("Ama", "a@example.org", "one, two; three")), Row(3, ("Kofi", "k@example.org", "x")))


def test_cells_of_text_stay_text() -> None:
    text = "sep=;\nName;Phone;Code;Note\nAma;'+82 10;007;'=x\nKofi;+233 1;1e5;O'Neil\n"
    (table,) = read_text(text).tables
    assert table.rows == (Row(3, ("Ama", "+82 10", "007", "=x")), Row(4, ("Kofi", "+233 1", "1e5", "O'Neil")))


def test_a_cell_may_have_lines_and_rows_may_be_short_or_empty() -> None:
    (table,) = read_text('Name,E-mail,Say\nAma,a@example.org,"one\ntwo ""three"""\n\nKofi,k@example.org\n').tables
    assert table.rows == (
        Row(2, ("Ama", "a@example.org", 'one\ntwo "three"')),
        Row(4, ("Kofi", "k@example.org", None)),
    )


def test_quotation_marks_without_partners_are_told() -> None:
    reading = read_text('Name,E-mail\n"Ama,a@example.org\nKofi,k@example.org\n')
    assert reading.tables[0].rows == (Row(2, ('"Ama', "a@example.org")), Row(3, ("Kofi", "k@example.org")))
    assert "2" in reading.remarks[0].message


def test_what_cannot_be_seen_is_left_out_and_joiners_stay() -> None:
    (table,) = read_text(
        "Name,E-mail\n\ufeffA\u200bma\u202e\u0007,a@example.org\nعلی\u200cرضا,k@example.org\ne\u0301,x@y.zz\n"
    ).tables
    assert [row.cells[0] for row in table.rows] == ["Ama", "علی\u200cرضا", "é"]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    reading = read_text(text)
    assert bool(reading.tables) != (reading.refused is not None)


PLAIN = st.text(
    st.characters(codec="ascii", min_codepoint=32, max_codepoint=126, exclude_characters="'"), min_size=1, max_size=8
).filter(lambda text: not text.isspace())


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(PLAIN, PLAIN), min_size=1, max_size=8))
def test_every_cell_of_a_quoted_text_arrives(rows: list[tuple[str, str]]) -> None:
    quoted = ['"{}","{}","x@example.org"'.format(*(cell.replace('"', '""') for cell in row)) for row in rows]
    (table,) = read_text("\n".join(["Family name,Given name,E-mail", *quoted])).tables
    kept = [(row.cells[0], row.cells[1]) for row in table.rows]
    assert kept == [row for row in rows if row != ("Family name", "Given name")][: len(kept)]
    assert len(kept) + len(table.totals) == len(rows)
