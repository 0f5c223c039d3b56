"""Where a table begins: its header under logos and titles, in one row or two, told from the rows of people below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workshopplanner.core.sheets import Cell
from workshopplanner.exchange.reading.source import NumberedRow, Spans

LOOK_AHEAD = 60
_MOST_ROWS_ABOVE = 40

_WORDS = re.compile(
    r"\b(?:names?|surname|family|given|first|last|e-?mails?|mail|phone|telephone|tel|mobile|country|nationality|position|"
    r"organi[sz]ation|institution|gender|sex|birth|dob|passport|title|status|city|address|diet\w*|remarks?|"
    r"noms?|prénoms?|pays|courriel|fonction|genre|sexe|naissance|téléphone|nationalité|organisme|passeport|ville|adresse|"
    r"nombres?|apellidos?|correo|país|cargo|institución|género|sexo|fecha|nacionalidad|pasaporte|teléfono|"
    r"nome|sobrenome|apelido|instituição|telefone|nachname|vorname|land|"
    r"фамилия|имя|страна|почта|телефон|пол|должность|организация)\b|"
    r"^(?:no|nº|n°|№|#|nr|id|sl|s/n)\.?$|"
    r"성명|이름|성별|국가|국적|소속|직위|직책|이메일|전자우편|전화|연락처|생년월일|여권|氏名|姓名|国籍|国名|国家|國家|性別|性别|所属|邮箱|"
    r"电话|单位|メール|الاسم|البلد|الدولة|البريد|الهاتف|الجنس|الجنسية|ชื่อ|ประเทศ|họ tên|quốc gia",
    re.IGNORECASE,
)
_DATUM = re.compile(r"[^\s@]+@[^\s@]+\.\w|[+(]?\d[\d\s().+/:,-]{3,}\Z|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|https?://|\d+\Z")


@dataclass(frozen=True)
class Header:
    """A header in the rows looked at: its first and last index there (-1 where there is none) and a name per column."""

    first: int
    last: int
    names: tuple[str, ...]
    words: int = 0


def _is_label(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= 400 and not _DATUM.match(cell.strip())


def _is_datum(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(_DATUM.match(cell.strip())))


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell is not None]


def words_in(row: Sequence[Cell]) -> int:
    """Return how many cells have a word in them that headers of lists of people have."""
    return sum(isinstance(cell, str) and len(cell) <= 400 and bool(_WORDS.search(cell)) for cell in row)


def _score(rows: Sequence[NumberedRow], at: int, spans: Spans) -> float:
    number, row = rows[at]
    filled = _filled(row)
    below = _below(rows, at)
    if any(len(_filled(cells)) > len(filled) + 1 and sum(map(_is_datum, cells)) > 1 for _number, cells in rows[:at]):
        return -1  # people stand above
    width = max([len(_filled(cells)) for cells in below], default=len(filled))
    labels = sum(map(_is_label, filled))
    words = words_in(filled)
    if not filled or (len(filled) == 1 and (width > 2 or spans.across.get(number))):
        return -1
    if (labels < len(filled) and not words) or (len(filled) - labels) * 3 > len(filled):
        return -1
    if len(filled) < width * 0.4 and words < 2:
        return -1
    contrast = sum(
        _is_label(cell) and any(_is_datum(cells[column]) for cells in below if column < len(cells))
        for column, cell in enumerate(row)
    )
    distinct = len({str(cell).casefold() for cell in filled}) / len(filled)
    coverage = min(1.0, len(filled) / max(width, 1))
    shares = words / len(filled) * 3 + min(words, 4) * 0.25 + contrast / len(filled) * 1.5
    return coverage * 2 + shares + distinct - at * 0.03


def _below(rows: Sequence[NumberedRow], at: int) -> list[list[Cell]]:
    """Return the rows below one, up to the first empty row after some of them."""
    below: list[list[Cell]] = []
    for (before, _cells), (number, cells) in pairwise(rows[at : at + 21]):
        if number > before + 1 and len(below) >= 2:
            break
        below.append(cells)
    return below


def find_header(rows: Sequence[NumberedRow], spans: Spans) -> Header:
    """Return the header among the first rows of a table; empty rows are not among them."""
    best, most = -1, 0.0
    for at in range(min(len(rows), _MOST_ROWS_ABOVE)):
        score = _score(rows, at, spans)
        if score > most:
            best, most = at, score
        filled = _filled(rows[at][1])
        people = sum(map(_is_datum, filled)) >= 1 and len(filled) > 2 and words_in(filled) < 2
        if people and (best >= 0 or at >= 2):
            break
    if best < 0 or not _stands_out(rows, best):
        return Header(-1, -1, ("",) * max((len(row) for _number, row in rows), default=0))
    return _joined(rows, best, spans)


def _stands_out(rows: Sequence[NumberedRow], at: int) -> bool:
    """Tell whether a row is more than a lone row of text, or reads like a header."""
    return len(rows) > at + 1 or words_in(rows[at][1]) >= 2


def _joined(rows: Sequence[NumberedRow], at: int, spans: Spans) -> Header:
    first = last = at
    if at and _is_upper(rows[at - 1], rows[at], spans):
        first = at - 1
    elif at + 1 < len(rows) and _is_lower(rows[at], rows[at + 1], spans):
        last = at + 1
    lower = [_name(cell) for cell in rows[last][1]]
    words = words_in(rows[last][1])
    if first == last:
        return Header(first, last, tuple(lower), words)
    upper = _spread(rows[first], lower, spans)
    names = tuple(_both(over, under) for over, under in zip(upper, lower, strict=True))
    return Header(first, last, names, words + words_in(rows[first][1]))


def _name(cell: Cell) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""


def _both(over: str, under: str) -> str:
    return f"{over} – {under}" if over and under and over.casefold() != under.casefold() else under or over


def _is_upper(above: NumberedRow, header: NumberedRow, spans: Spans) -> bool:
    """Tell whether the row above has labels for groups of columns, not a title over all of them."""
    number, row = above
    filled = _filled(row)
    if number != header[0] - 1 or not filled or not all(map(_is_label, filled)):
        return False
    width = len(_filled(header[1]))
    grouped = [span for span in spans.across.get(number, ()) if row[span[0]] is not None]
    if any(right - left + 1 >= width * 0.8 for left, right in grouped):
        return False
    over = sum(cell is not None and below is not None for cell, below in zip(row, header[1], strict=True))
    return (bool(grouped) and over > 0) or (len(filled) >= 2 and over >= 2 and len(filled) < width)


def _is_lower(header: NumberedRow, below: NumberedRow, spans: Spans) -> bool:
    """Tell whether the row below names the parts of what the header only groups."""
    (number, over), (next_number, under) = header, below
    if next_number != number + 1:
        return False
    grouped = {column for left, right in spans.across.get(number, ()) for column in range(left, right + 1)}
    parts = 0
    for column, cell in enumerate(under):
        if cell is None or cell == over[column]:
            continue
        opens_gap = column + 1 < len(over) and over[column + 1] is None and under[column + 1] is not None
        if not _is_label(cell) or not (column in grouped or over[column] is None or opens_gap):
            return False
        parts += 1
    return parts >= 2


def _spread(upper: NumberedRow, lower: Sequence[str], spans: Spans) -> list[str]:
    """Return the label over each column: over those it is merged with, or else up to the next label."""
    number, row = upper
    labels = [_name(cell) for cell in row]
    merged = spans.across.get(number, ())
    for left, right in merged:
        for column in range(left + 1, min(right + 1, len(labels))):
            labels[column] = labels[left]
    if not merged:
        for column in range(1, len(labels)):
            if not labels[column] and lower[column]:
                labels[column] = labels[column - 1]
    return labels
