"""The workbook as LibreOffice prints it: pages, and every word of them whole and clear of its neighbours."""

import html
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.exchange.conftest import Render
from tests.packs import ISSUED, card, choice, pack
from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.core.exports import Choice, Pack, Paper, SheetKind, choose, find_preset
from workshopplanner.exchange.workbook import lay_out, write_workbook
from workshopplanner.exchange.workbook.model import Grid, plain
from workshopplanner.exchange.workbook.pages import leaves

Seoul = Callable[[str], Pack]
ONE_WEEK = choice(SheetKind.PROGRAMME)


@dataclass(frozen=True)
class _Book:
    """A workbook that is rendered, and how many pages its first sheet and the About sheet make."""

    facts: Pack
    chosen: Choice
    pages: int = 2


@dataclass(frozen=True)
class _Word:
    """A word on a page, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def _books(seoul: Seoul) -> dict[str, _Book]:
    english, french = seoul("en"), seoul("fr")
    return {
        "english_a4": _Book(english, ONE_WEEK),
        "english_letter": _Book(english, replace(ONE_WEEK, paper=Paper.LETTER)),
        "french_a4": _Book(french, replace(ONE_WEEK, language="fr")),
        "french_letter": _Book(french, replace(ONE_WEEK, language="fr", paper=Paper.LETTER)),
        "long_titles": _Book(replace(english, agenda=_longer(english)), ONE_WEEK),
        "korean": _Book(pack(tuple(_korean())), ONE_WEEK),
        "crowded": _Book(pack(tuple(_crowded())), ONE_WEEK),
        "fortnight": _Book(pack(tuple(card(day, day, 540, 60) for day in range(1, 11)), 10), ONE_WEEK, 3),
    }


def _longer(facts: Pack) -> Agenda:
    cards = tuple(replace(one, title=f"{one.title}, with examples from the region") for one in facts.agenda.cards)
    return replace(facts.agenda, cards=cards)


def _korean() -> list[Card]:
    title = "문화적 표현의 다양성 보호와 증진에 관한 협약"
    return [card(day * 10 + at, day, 540 + at * 60, 60, title=title) for day in range(1, 6) for at in range(6)]


def _crowded() -> list[Card]:
    """Make every hour of the week hold three sessions that overlap in a different way."""
    return [
        card(day * 100 + hour * 3 + lane, day, hour * 60 + lane * 20, 45, title=f"Session {lane} of {hour}")
        for day in range(1, 6)
        for hour in range(9, 13)
        for lane in range(3)
    ]


@pytest.fixture(scope="module")
def printed(seoul: Seoul, render: Render, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[_Book, Path]]:
    """All books, printed in one go."""
    folder = tmp_path_factory.mktemp("books")
    books = _books(seoul)
    paths = [write_workbook(folder / f"{name}.xlsx", book.facts, book.chosen) for name, book in books.items()]
    return {name: (books[name], path) for name, path in zip(books, render(paths), strict=True)}


@pytest.mark.parametrize(
    "name",
    ["english_a4", "english_letter", "french_a4", "french_letter", "long_titles", "korean", "crowded", "fortnight"],
)
def test_the_week_is_one_page_on_which_nothing_is_clipped(name: str, printed: dict[str, tuple[_Book, Path]]) -> None:
    book, path = printed[name]
    pages = _pages(path)
    assert len(pages) == book.pages
    for grid, words in zip(lay_out(book.facts, book.chosen).sheets, pages, strict=True):
        assert isinstance(grid, Grid)
        assert _missing(grid, words) == []
        assert _clashes(words) == []
        assert not any("###" in word.text for word in words)


def test_no_sheet_of_the_whole_pack_is_clipped(seoul: Seoul, render: Render, tmp_path: Path) -> None:
    facts = seoul("en")
    pack_of_all = write_workbook(tmp_path / "all.xlsx", facts, choose(facts, find_preset("coordinator"), ISSUED))
    papers = choice(SheetKind.PROGRAMME, SheetKind.PARTICIPANTS)
    pack_of_papers = write_workbook(tmp_path / "papers.xlsx", facts, papers)
    everything, made_by_hand = (_pages(path) for path in render([pack_of_all, pack_of_papers]))
    assert [number for number, words in enumerate(everything, 1) if not words] == []
    for words in everything:
        assert _clashes(words) == []
        assert not any("###" in word.text for word in words)
    # LibreOffice shrinks wide tables by whole percents; pages made by hand end where the preview says.
    assert len(made_by_hand) == sum(len(leaves(sheet)) for sheet in lay_out(facts, papers).sheets)


def _pages(path: Path) -> list[list[_Word]]:
    """Return the words of each page with their places."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    whole = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    word = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    return [
        [
            _Word(float(x), float(y), float(right), float(bottom), html.unescape(text))
            for x, y, right, bottom, text in word.findall(page)
        ]
        for page in whole.split("<page ")[1:]
    ]


def _missing(grid: Grid, words: list[_Word]) -> list[str]:
    """Return what stands in the grid but not on the page, letters only: a line may end within a word."""
    there = Counter(letter for word in words for letter in word.text if letter.isalnum())
    wanted = Counter(
        letter
        for row in grid.rows
        for cell in row.cells.values()
        if isinstance(cell.value, str | tuple)
        for letter in plain(cell.value)
        if letter.isalnum()
    )
    return sorted((wanted - there).elements())


def _clashes(words: list[_Word]) -> list[tuple[str, str]]:
    """Return pairs of words that lie upon each other, as text does that has run out of its cell."""
    return [
        (one.text, other.text)
        for at, one in enumerate(words)
        for other in words[at + 1 :]
        if min(one.right, other.right) - max(one.left, other.left) > 1
        and min(one.bottom, other.bottom) - max(one.top, other.top)
        > 0.3 * min(one.bottom - one.top, other.bottom - other.top)
    ]
