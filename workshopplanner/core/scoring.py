"""Scores of applications: several readers, weighted criteria, and what the committee is told of both.

A criterion's value counts by where it stands on its scale, so that scales of 5 and of 10 weigh alike. A reading's total
is the weighted mean of what was scored, from 0 to 100; what was not scored is missing, and not zero.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, pstdev

from workshopplanner.core.applicants import Applicant
from workshopplanner.core.kinds import Normalising
from workshopplanner.errors import UserError
from workshopplanner.language import N_, _

FAR = 20.0  # points of 100: a reader so far from the mean of the others is pointed out


@dataclass(frozen=True)
class Criterion:
    """What applications are scored by, from `lowest` to `highest`; `descriptors` say what values stand for."""

    id: int
    title: str
    description: str = ""
    weight: float = 1.0
    lowest: int = 0
    highest: int = 10
    descriptors: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Reader:
    """Somebody who scores applications."""

    id: int
    name: str


@dataclass(frozen=True)
class Reading:
    """What one reader gave one application: values by criterion."""

    id: int
    reader_id: int
    participation_id: int
    comment: str = ""
    submitted: dt.datetime | None = None
    scores: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Mark:
    """A value that a reader gives an application by a criterion, or None to take it back."""

    reader_id: int
    participation_id: int
    criterion_id: int
    value: float | None


@dataclass(frozen=True)
class Remark:
    """What a reader says of an application."""

    reader_id: int
    participation_id: int
    text: str


@dataclass(frozen=True)
class Panel:
    """All that was scored in a workshop."""

    criteria: tuple[Criterion, ...] = ()
    readers: tuple[Reader, ...] = ()
    readings: tuple[Reading, ...] = ()
    normalising: Normalising = Normalising.AS_GIVEN
    scenario_id: int | None = None  # the one that says how to normalise; None where no rules are set yet


@dataclass(frozen=True)
class Standing:
    """How an application stands: the mean of its readers' totals, how far they lie apart, and who lies far off."""

    total: float
    spread: float
    readers: tuple[int, ...]
    far: tuple[int, ...] = ()


def total_of(criteria: Iterable[Criterion], scores: Mapping[int, float]) -> float | None:
    """Return a reading's total, 0 to 100, or None where nothing that weighs was scored."""
    given = [(each.weight, _place(each, scores[each.id])) for each in criteria if each.id in scores]
    weight = sum(part for part, _value in given)
    return 100 * sum(part * value for part, value in given) / weight if weight else None


def _place(criterion: Criterion, value: float) -> float:
    return (value - criterion.lowest) / (criterion.highest - criterion.lowest)


def totals_of(panel: Panel) -> dict[int, float]:
    """Return the total of every submitted reading by its id, made comparable as the panel wants it.

    A strict reader's totals are moved so that their mean is that of all readings; with MEAN_AND_SPREAD they are also
    stretched to the spread of all (standard scores, as in the marking of examinations). A reader who gave one total, or
    the same to everybody, has no spread to stretch. Totals may then lie beyond 0 and 100, and are left there.
    """
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for reading in panel.readings:
        total = total_of(panel.criteria, reading.scores) if reading.submitted is not None else None
        if total is not None:
            found[reading.reader_id][reading.id] = total
    given = [total for totals in found.values() for total in totals.values()]
    if panel.normalising is Normalising.AS_GIVEN or not given:
        return {key: total for totals in found.values() for key, total in totals.items()}
    mean, spread = fmean(given), pstdev(given)
    stretched = panel.normalising is Normalising.MEAN_AND_SPREAD
    return {key: total for totals in found.values() for key, total in _moved(totals, mean, spread, stretched).items()}


def _moved(totals: Mapping[int, float], mean: float, spread: float, stretched: bool) -> dict[int, float]:
    own, apart = fmean(totals.values()), pstdev(totals.values())
    factor = spread / apart if stretched and apart else 1.0
    return {key: mean + (total - own) * factor for key, total in totals.items()}


def standings(panel: Panel) -> dict[int, Standing]:
    """Return how each application stands that somebody has submitted scores for, by participation."""
    totals = totals_of(panel)
    by_application: dict[int, dict[int, float]] = defaultdict(dict)
    for reading in panel.readings:
        if reading.id in totals:
            by_application[reading.participation_id][reading.reader_id] = totals[reading.id]
    return {key: _standing(given) for key, given in by_application.items()}


def _standing(given: Mapping[int, float]) -> Standing:
    values = list(given.values())
    far = tuple(sorted(reader for reader in given if _is_far(reader, given)))
    return Standing(round(fmean(values), 2), round(max(values) - min(values), 2), tuple(sorted(given)), far)


def _is_far(reader: int, given: Mapping[int, float]) -> bool:
    others = [total for other, total in given.items() if other != reader]
    return len(others) > 1 and abs(given[reader] - fmean(others)) > FAR


def visible(readings: Sequence[Reading], reader_id: int | None) -> list[Reading]:
    """Return the readings of one application that somebody may see: one's own, and others' once one's own is submitted.

    Who is no reader sees what was submitted; nobody sees another's draft.
    """
    mine = [reading for reading in readings if reading.reader_id == reader_id]
    open_to = reader_id is None or any(reading.submitted is not None for reading in mine)
    others = [each for each in readings if each.reader_id != reader_id and each.submitted is not None]
    return mine + (others if open_to else [])


def missing(criteria: Iterable[Criterion], reading: Reading | None) -> list[Criterion]:
    """Return the criteria that a reading has no value for."""
    scores = {} if reading is None else reading.scores
    return [each for each in criteria if each.id not in scores]


# ---- a table to score in


@dataclass(frozen=True)
class ScoreLine:
    """An application as a reader, or the committee, may see its scores.

    `others` are the readings of others that may be seen, `hidden` counts those that may not be seen yet. The standing
    is None where nothing was submitted, and to readers who have not submitted theirs.
    """

    applicant: Applicant
    mine: Reading | None = None
    others: tuple[Reading, ...] = ()
    hidden: int = 0
    standing: Standing | None = None

    @property
    def id(self) -> int:
        """The id of the participation."""
        return self.applicant.id

    @property
    def name(self) -> str:
        """The applicant's name."""
        return self.applicant.name


@dataclass(frozen=True)
class ScoreTable:
    """All applications with what one reader, or nobody in particular, may see of their scores."""

    criteria: tuple[Criterion, ...] = ()
    readers: tuple[Reader, ...] = ()
    reader_id: int | None = None
    lines: tuple[ScoreLine, ...] = ()
    submitted: Mapping[int, int] = field(default_factory=dict)  # how many readings each reader has submitted
    normalising: Normalising = Normalising.AS_GIVEN


def score_table(panel: Panel, applicants: Iterable[Applicant], reader_id: int | None) -> ScoreTable:
    """Return what a reader, or the committee (None), may see."""
    known = reader_id if any(each.id == reader_id for each in panel.readers) else None
    readings: dict[int, list[Reading]] = defaultdict(list)
    submitted: dict[int, int] = defaultdict(int)
    for reading in panel.readings:
        readings[reading.participation_id].append(reading)
        submitted[reading.reader_id] += reading.submitted is not None
    found = standings(panel)
    lines = tuple(_line(each, readings[each.id], known, found.get(each.id)) for each in applicants)
    return ScoreTable(panel.criteria, panel.readers, known, lines, dict(submitted), panel.normalising)


def _line(
    applicant: Applicant, readings: Sequence[Reading], reader_id: int | None, standing: Standing | None
) -> ScoreLine:
    seen = visible(readings, reader_id)
    mine = next((each for each in readings if each.reader_id == reader_id), None)
    others = tuple(each for each in seen if each is not mine)
    hidden = sum(each.submitted is not None and each not in seen for each in readings)
    return ScoreLine(applicant, mine, others, hidden, None if hidden else standing)


def read_value(criterion: Criterion, text: str) -> float | None:
    """Return the value that a text gives by a criterion: a number of its scale, or what a value stands for."""
    said = " ".join(text.split())
    if not said or said in "–—-":
        return None
    by_words = {statement.casefold(): float(value) for value, statement in criterion.descriptors}
    try:
        value = float(said.replace(",", "."))
    except ValueError:
        value = by_words.get(said.casefold(), math.nan)
    if not criterion.lowest <= value <= criterion.highest:
        sentence = _("“{text}” is not on the scale of “{title}”, {lowest} to {highest}.")
        raise UserError(
            sentence.format(text=said, title=criterion.title, lowest=criterion.lowest, highest=criterion.highest)
        )
    return value


def written(value: float | None) -> str:
    """Return a value as it is read: with at most one digit after the point."""
    return "" if value is None else f"{round(value, 1):g}"


def total_written(total: float | None) -> str:
    """Return a total as it is read: with one digit after the point, so that a column of them can be compared."""
    return "" if total is None else f"{total:.1f}"


# What many selection committees look at; a beginning to change.
COMMON = (
    (N_("Relevant work"), N_("How close the applicant's work is to what is taught"), 3.0),
    (N_("Passing it on"), N_("Whom the applicant can reach with what is learned"), 3.0),
    (N_("Motivation"), N_("How clearly the applicant says what the training is wanted for"), 2.0),
    (N_("Support at home"), N_("Whether the applicant's organisation will use it"), 1.0),
)
