"""Decision memos: the terms and figures of the day, personal data as the audience allows, as document and workbook."""

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from workshopplanner.commands import selecting, selection
from workshopplanner.core.exports import Audience
from workshopplanner.core.kinds import ParticipationStatus, QuotaKind
from workshopplanner.core.memo import Memo, memo
from workshopplanner.core.selection_pool import Pick, Wish
from workshopplanner.exchange.memos.book import write_memo_book
from workshopplanner.exchange.memos.document import write_memo_document
from workshopplanner.queries.selection import decisions, pool
from workshopplanner.queries.workshops import workshop
from workshopplanner.store.store import Store

S = ParticipationStatus


@pytest.fixture
def decided(sample: Store) -> Store:
    """Return the sample with a decision: the thirty, one who waits, one who does not come."""
    wishes = [
        Wish(QuotaKind.COUNT, "gender", "woman", least=14, most=16),
        Wish(QuotaKind.DIFFERENT, "country", least=18),
    ]
    scenario = sample.do(selection.add_scenario, 1, "Committee of March", wishes)
    found = sample.ask(pool, 1)
    chosen = [each for each in found.contenders if each.chosen]
    others = [each for each in found.contenders if not each.chosen and not each.fallen]
    picks = [Pick(each.id, each.person.status, each.score) for each in chosen]
    picks += [Pick(others[0].id, S.WAITLISTED, others[0].score, 1, "=Next of the women")]
    picks += [Pick(others[1].id, S.NOT_SELECTED, others[1].score, None, "Out because of the rules")]
    sample.do(selecting.accept_selection, scenario, picks, "The chair was not in the room for item 3.")
    return sample


def memo_for(store: Store, audience: Audience) -> Memo:
    found = store.ask(pool, 1)
    return memo(store.ask(workshop, 1), found, store.ask(decisions, 1)[0], audience)


def test_the_memo_tells_terms_people_and_who_decided(decided: Store) -> None:
    made = memo_for(decided, Audience.TEAM)
    parts = {each.heading: each for each in made.parts}
    assert list(parts) == [
        "Decision",
        "Rules",
        "Criteria",
        "Chosen (30)",
        "Waiting, in this order (1)",
        "Not chosen (1)",
    ]
    said = parts["Decision"].sentences
    assert said[1:] == (
        "30 people were chosen.",
        "There are 30 seats.",
        "Rules: Committee of March.",
        "The chair was not in the room for item 3.",
    )
    assert parts["Rules"].rows == (("Women", "14–16", "15", "yes"), ("Countries", "≥\u00a018", "17", "no"))
    assert [row[0] for row in parts["Criteria"].rows] == [
        "Relevant work",
        "Passing it on",
        "Motivation",
        "Support at home",
    ]
    assert parts["Waiting, in this order (1)"].titles[0] == "No."
    assert parts["Waiting, in this order (1)"].rows[0][-1] == "=Next of the women"


def test_the_public_sees_who_was_chosen_and_no_score(decided: Store) -> None:
    made = memo_for(decided, Audience.PUBLIC)
    assert [each.heading for each in made.parts] == ["Decision", "Rules", "Criteria", "Chosen (30)"]
    assert made.parts[-1].titles == ("No.", "Name", "Country", "Organisation")
    assert made.confidential == ""


def test_a_document_with_all_of_it_the_same_twice(decided: Store, tmp_path: Path) -> None:
    made = memo_for(decided, Audience.TEAM)
    one, two = (write_memo_document(tmp_path / name, made) for name in ("one.docx", "two.docx"))
    assert one.read_bytes() == two.read_bytes()
    document: Any = docx.Document(str(one))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    wanted = [[list(part.titles), *map(list, part.rows)] for part in made.parts if part.rows]
    assert tables == wanted
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert made.title in texts
    assert all(sentence in texts for part in made.parts for sentence in part.sentences)


def test_a_sheet_with_all_of_it(decided: Store, tmp_path: Path) -> None:
    made = memo_for(decided, Audience.TEAM)
    path = write_memo_book(tmp_path / "memo.xlsx", made)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = [tuple(str(cell.value) for cell in row if cell.value is not None) for row in sheet.iter_rows()]
    for part in made.parts:
        assert (part.heading,) in rows
        for row in part.rows:
            assert tuple(text for text in row if text) in rows
    formula = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=Next of the women")
    assert (formula.data_type, formula.quotePrefix) == ("s", True)
