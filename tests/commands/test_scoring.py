"""Criteria, readers and scores: what they refuse, and what is then known."""

from typing import Any

import pytest

from workshopplanner.commands import applications, scoring
from workshopplanner.core.scoring import Criterion, Mark, Reader, Standing
from workshopplanner.errors import UserError
from workshopplanner.queries import scoring as queries
from workshopplanner.queries.history import headline
from workshopplanner.store.store import Store


@pytest.fixture
def scored(store: Store, workshop_id: int) -> tuple[list[int], list[int], list[int]]:
    """Return two criteria, two readers and two applicants."""
    criteria = [
        store.do(scoring.add_criterion, workshop_id, "Merit", weight=2.0, lowest=1, highest=5),
        store.do(scoring.add_criterion, workshop_id, "Need"),
    ]
    readers = store.do(scoring.add_readers, workshop_id, "Ana\n\n Ben ")
    people = [store.do(applications.add_applicant, workshop_id, family_name=name) for name in ("Kim", "Lee")]
    return criteria, readers, people


def test_criteria_are_described_edited_moved_and_deleted(store: Store, workshop_id: int, scored: Any) -> None:
    (merit, need), _readers, _people = scored
    store.do(scoring.describe_criterion, merit, {1: "No experience", 5: " Leads  the field ", 3: ""})
    store.do(scoring.edit_criterion, need, description="How much the training is needed", weight=0.5)
    store.do(scoring.move_criterion, need, 1)
    assert store.ask(queries.criteria, workshop_id) == (
        Criterion(need, "Need", "How much the training is needed", 0.5),
        Criterion(merit, "Merit", "", 2.0, 1, 5, ((1, "No experience"), (5, "Leads the field"))),
    )
    store.do(scoring.describe_criterion, merit, {1: ""})
    store.do(scoring.delete_criteria, [need])
    assert [each.descriptors for each in store.ask(queries.criteria, workshop_id)] == [((5, "Leads the field"),)]


def test_what_criteria_and_readers_refuse(store: Store, workshop_id: int, scored: Any) -> None:
    (merit, _need), (ana, _ben), (kim, _lee) = scored
    store.do(scoring.score_application, ana, kim, merit, 5)
    refusals: list[tuple[Any, tuple[Any, ...], dict[str, Any], str]] = [
        (scoring.add_criterion, (workshop_id, " "), {}, "A criterion needs a title."),
        (scoring.edit_criterion, (merit,), {"weight": -1.0}, "A weight is 0 or more"),
        (scoring.edit_criterion, (merit,), {"lowest": 5}, "A scale goes up"),
        (scoring.edit_criterion, (merit,), {"highest": 4}, "“Merit” has scores beyond this scale."),
        (scoring.describe_criterion, (merit, {9: "x"}), {}, "“Merit” is scored from 1 to 5; 9 lies beyond."),
        (scoring.add_readers, (workshop_id, "ana"), {}, "There is a reader called ana already."),
        (scoring.add_readers, (workshop_id, " \n"), {}, "A reader needs a name."),
        (scoring.score_application, (ana, kim, merit, 5.5), {}, "“Merit” is scored from 1 to 5; 5.5 lies beyond."),
        (scoring.submit_readings, (ana, [kim]), {}, "Not yet scored: Need."),
    ]
    for command, arguments, fields, sentence in refusals:
        with pytest.raises(UserError) as refused:
            store.do(command, *arguments, **fields)
        assert sentence in str(refused.value)


def test_readings_count_once_they_are_submitted(store: Store, workshop_id: int, scored: Any) -> None:
    (merit, need), (ana, ben), (kim, lee) = scored
    store.do(scoring.score_applications, [Mark(ana, kim, merit, 5), Mark(ana, kim, need, 4), Mark(ana, lee, need, 1)])
    store.do(scoring.score_application, ben, kim, merit, 3)
    store.do(scoring.score_application, ben, kim, need, 10)
    assert store.ask(queries.totals, workshop_id) == {}
    store.do(scoring.submit_readings, ana, [kim])
    assert store.ask(queries.totals, workshop_id) == {kim: 80.0}
    store.do(scoring.submit_readings, ben, [kim])
    assert store.ask(queries.standings, workshop_id) == {kim: Standing(73.33, 13.33, (ana, ben))}
    with pytest.raises(UserError, match="Ana has submitted this reading"):
        store.do(scoring.score_application, ana, kim, merit, 1)
    store.do(scoring.reopen_readings, ana, [kim])
    assert store.ask(queries.totals, workshop_id) == {kim: 66.67}
    store.do(scoring.score_application, ana, kim, merit, None)
    store.do(scoring.comment_application, ana, kim, " Strong ")
    found = store.ask(queries.panel, workshop_id, kim)
    assert found.readers == (Reader(ana, "Ana"), Reader(ben, "Ben"))
    mine = next(each for each in found.readings if each.reader_id == ana)
    assert (dict(mine.scores), mine.comment, mine.submitted) == ({need: 4}, "Strong", None)
    store.do(scoring.delete_readers, [ana])
    assert [each.reader_id for each in store.ask(queries.panel, workshop_id).readings] == [ben]


def test_steps_name_whom_they_are_about(store: Store, workshop_id: int, scored: Any) -> None:
    (merit, need), (ana, _ben), (kim, lee) = scored
    told = []
    for command, *arguments in (
        (scoring.score_application, ana, kim, merit, 5.0),
        (scoring.score_applications, [Mark(ana, each, need, 5) for each in (kim, lee)]),
        (scoring.submit_readings, ana, [kim]),
        (scoring.describe_criterion, merit, {5: "Leads"}),
        (scoring.rename_reader, ana, "Anna"),
    ):
        store.do(command, *arguments)
        told.append(store.ask(headline, store.undo_step or 0))
    assert told == [
        "Score the application of Kim",
        "Take over scores",
        "Submit the scores of Kim",
        "Describe the scale of “Merit”",
        "Rename reader Ana to Anna",
    ]
