"""The history of the file: every step as a sentence, read from the rows it changed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from sqlalchemy import case, exists, func, select

from workshopplanner.core import history as core
from workshopplanner.core.calendar import clock, day_and_month, weekday
from workshopplanner.core.names import full_name, wording
from workshopplanner.language import _
from workshopplanner.queries._past import At, Past, Values, values
from workshopplanner.store import journal
from workshopplanner.store.schema import Base
from workshopplanner.store.store import Tx

_S, _C = journal.steps.c, journal.changes.c
_LONGEST_NAME = 60

# What a step is about where it changes other rows as well: those made, those deleted, those that lose their slot.
_NEWS = (_C.before.is_(None), _C.after.is_(None), _C.after.like('%"day_id": null%'))
_VERBS = ({"add", "copy", "duplicate", "plan", "make", "paste"}, {"delete", "remove"}, {"unschedule", "spill"})

# Where a row without a name of its own belongs: the column that says it, and the table it points to.
_OWNERS = {
    "participation": ("person_id", "person"),
    "travel": ("participation_id", "participation"),
    "need": ("participation_id", "participation"),
    "application": ("participation_id", "participation"),
    "answer": ("application_id", "application"),
    "eligibility_tick": ("application_id", "application"),
    "reading": ("participation_id", "participation"),
    "score": ("reading_id", "reading"),
    "descriptor": ("criterion_id", "criterion"),
    "photo": ("person_id", "person"),
    "session_room": ("session_id", "session"),
    "session_person": ("session_id", "session"),
    "session_theme": ("session_id", "session"),
    "session_outcome": ("session_id", "session"),
    "session_prerequisite": ("session_id", "session"),
    "objective": ("session_id", "session"),
    "plan_step": ("session_id", "session"),
    "absence": ("person_id", "person"),
    "plan_template_step": ("template_id", "plan_template"),
    "rhythm_template_day": ("template_id", "rhythm_template"),
    "rhythm_template_slot": ("template_id", "rhythm_template"),
    "theme_outcome": ("theme_id", "theme"),
    "country_alias": ("country_id", "country"),
    "instrument": ("country_id", "country"),
    "country_list_entry": ("country_list_id", "country_list"),
    "quota": ("scenario_id", "scenario"),
    "selection_lock": ("participation_id", "participation"),
    "companion": ("participation_id", "participation"),
    "group_member": ("participation_id", "participation"),
    "group_bond": ("participation_id", "participation"),
    "breakout_group": ("round_id", "group_round"),
    "group_round": ("group_set_id", "group_set"),
}
_NAME_COLUMNS = {
    "session": "title",
    "theme": "title",
    "project": "title",
    "room": "name",
    "outcome": "statement",
    "plan_step": "activity",
    "country_list": "name",
    "convention": "code",
    "plan_template": "name",
    "rhythm_template": "name",
    "version": "name",
    "setting": "name",
    "criterion": "title",
    "reader": "name",
    "scenario": "name",
    "group_set": "name",
    "breakout_group": "name",
}


@dataclass(frozen=True)
class _Step:
    """A step at the root of undoing and redoing, with how it is told."""

    id: int
    kind: str
    label: str
    of: int | None = None  # of a step that is no undo: the earlier step that it took back alone

    @property
    def phrase(self) -> core.Phrase:
        if self.kind == "barrier" and self.label not in core.PHRASES:
            return core.Phrase(_("A change that can't be undone"))
        return core.phrase(self.label)


@dataclass(frozen=True)
class _Subject:
    """What a step is about: the row whose name tells it, `was` its columns before, `number` how many such rows."""

    at: At
    was: Values
    number: int


def headline(tx: Tx, step_id: int) -> str:
    """Return what a step did, such as "Move “Digital technology” to Wed 10:15"; for undo and redo, what they turned."""
    return _headlines(tx, [step_id])[step_id]


def steps(
    tx: Tx, limit: int = 200, before: int | None = None, after: int = 0, past: Past | None = None
) -> list[core.StepLine]:
    """Return the steps of everybody, the newest first; `before` goes on from the last one of an earlier answer.

    `past`, where it was given to the earlier answer too, spares reading again what that one had read.
    """
    bounds = [_S.id > after, *([] if before is None else [_S.id < before])]
    wanted = select(_S.id, _S.at, _S.by, _S.kind).where(*bounds).order_by(_S.id.desc()).limit(limit)
    found = tx.execute(wanted).all()
    if past is not None and found:
        past.go_on(tx, found[0].id)
    return _lines(tx, found, past)


def lines(tx: Tx, step_ids: Iterable[int]) -> list[core.StepLine]:
    """Return some steps, the newest first."""
    wanted = select(_S.id, _S.at, _S.by, _S.kind).where(_S.id.in_(list(step_ids))).order_by(_S.id.desc())
    return _lines(tx, tx.execute(wanted).all())


def _lines(tx: Tx, found: Sequence[Any], past: Past | None = None) -> list[core.StepLine]:
    headlines = _headlines(tx, [row.id for row in found], past)
    return [core.StepLine(row.id, row.at, row.by, row.kind, core.told(row.kind, headlines[row.id])) for row in found]


def remembering(tx: Tx) -> Past:
    """Return what `steps` may be given to go further and further back."""
    return Past(tx)


def touching(tx: Tx, tables: Iterable[str]) -> frozenset[int]:
    """Return the steps that changed a row of these tables."""
    return frozenset(tx.scalars(select(_C.step_id).where(_C.table_name.in_(list(tables))).distinct()))


def place(tx: Tx, step_id: int) -> core.Place:
    """Return where a step happened, as far as it is still there."""
    rows: dict[str, set[int]] = {}
    for table, row_id in where(tx, step_id):
        rows.setdefault(table, set()).add(row_id)
    there: dict[str, frozenset[int]] = {}
    for name, ids in rows.items():
        column = Base.metadata.tables[name].c.id
        there[name] = frozenset(tx.scalars(select(column).where(column.in_(ids))))
    found = next(((name, min(ids)) for name, ids in there.items() if ids), ("", 0))
    return core.Place(there, _workshop_of(tx, *found))


def _workshop_of(tx: Tx, table: str, row_id: int) -> int:
    """Climb from a row to the ones that it hangs on until one says its workshop."""
    while table and row_id:
        columns = Base.metadata.tables[table].c
        if table == "workshop":
            return row_id
        if "workshop_id" in columns:
            return tx.scalar(select(columns.workshop_id).where(columns.id == row_id)) or 0
        column, table = _OWNERS.get(table, ("", ""))
        row_id = (tx.scalar(select(columns[column]).where(columns.id == row_id)) or 0) if column else 0
    return 0


def where(tx: Tx, step_id: int) -> list[tuple[str, int]]:
    """Return the rows that a step changed, each once, in the order of the changes."""
    wanted = select(_C.table_name, _C.row_id).where(_C.step_id == step_id).order_by(_C.id)
    return list(dict.fromkeys((table, row_id) for table, row_id in tx.execute(wanted)))


def obstacle(tx: Tx, step_id: int) -> str:
    """Return why a step can't be turned back alone, naming the later step that stands on it; else nothing."""
    kind, own = tx.execute(select(_S.kind, exists().where(_C.step_id == _S.id)).where(_S.id == step_id)).one()
    if kind == "barrier" or not own:
        return _("This step can't be undone.")
    later = journal.in_the_way(tx.connection(), step_id)
    if later is None:
        return ""
    roots = _roots(tx, [step_id, later])
    if roots[later].id == roots[step_id].id or roots[later].of == step_id:
        return _("This step is undone already.")
    words = _("A later step builds on this one: {step}. Undo that first, or undo back to here.")
    return words.format(step=headline(tx, later))


def _headlines(tx: Tx, step_ids: Iterable[int], past: Past | None = None) -> dict[int, str]:
    roots = _roots(tx, step_ids)
    told = {step.id: step for step in roots.values() if step.of is None}
    past = Past(tx) if past is None else past
    subjects = _owned(past, _subjects(tx, told), told)
    slots = {step_id: past.row(subject.at) for step_id, subject in subjects.items() if subject.at.table == "session"}
    past.load(At("day", row["day_id"], step_id) for step_id, row in slots.items() if row.get("day_id"))
    sentences = {step.id: _sentence(past, step, subjects.get(step.id)) for step in told.values()}
    alone = {step.id: step.of for step in roots.values() if step.of is not None}
    if alone:
        inner = _headlines(tx, set(alone.values()), past)
        sentences |= {step_id: _("Undo just: {step}").format(step=inner[of]) for step_id, of in alone.items()}
    return {step_id: sentences[root.id] for step_id, root in roots.items()}


# ---- what a step is about


def _roots(tx: Tx, step_ids: Iterable[int]) -> dict[int, _Step]:
    """Return for each step the one that it undid or redid in the end; a step that is neither is its own."""
    columns = (_S.id, _S.kind, _S.label, _S.of)
    start = select(_S.id.label("leaf"), *columns).where(_S.id.in_(list(step_ids)))
    chain = start.cte("chain", recursive=True)
    turned = chain.c.kind.in_(("undo", "redo"))
    chain = chain.union_all(select(chain.c.leaf, *columns).where(_S.id == chain.c.of, turned))
    wanted = select(chain.c.leaf, *(chain.c[column.name] for column in columns)).where(
        chain.c.kind.not_in(("undo", "redo"))
    )
    return {leaf: _Step(*root) for leaf, *root in tx.execute(wanted)}


def _subjects(tx: Tx, told: dict[int, _Step]) -> dict[int, _Subject]:
    """Return for each step the most telling of its changed rows."""
    first = func.min(_C.id)
    wanted = (
        select(
            _C.step_id,
            _C.table_name,
            func.count(_C.row_id.distinct()),
            first,
            *(func.min(case((which, _C.id))) for which in _NEWS),
            *(func.count(case((which, _C.row_id)).distinct()) for which in _NEWS),
        )
        .where(_C.step_id.in_(told))
        .group_by(_C.step_id, _C.table_name)
        .order_by(first)
    )
    chosen: dict[int, tuple[int, int]] = {}  # by step: how well the table fits, and the change in it
    numbers: dict[int, int] = {}
    for step_id, table, number, first_id, *news in tx.execute(wanted):
        step = told[step_id]
        fit = _distance(table, step.phrase.table)
        if step_id not in chosen or fit < chosen[step_id][0]:
            news_id, news_number = _wanted_change(step.label, news)
            chosen[step_id] = fit, news_id or first_id
            numbers[step_id] = news_number or number
    found = select(_C.step_id, _C.table_name, _C.row_id, _C.before).where(_C.id.in_([at for _f, at in chosen.values()]))
    return {
        step_id: _Subject(At(table, row_id, step_id), values(before) or {}, numbers[step_id])
        for step_id, table, row_id, before in tx.execute(found)
    }


def _distance(table: str, target: str) -> int:
    """Return how many owners lie between a table and the one that is looked for; many when it leads elsewhere."""
    for distance in range(len(_OWNERS)):
        if table == target:
            return distance
        if table not in _OWNERS:
            break
        table = _OWNERS[table][1]
    return len(_OWNERS)


def _wanted_change(label: str, news: Sequence[Any]) -> tuple[int | None, int]:
    """Return the first change that is what the command is about, and how many; what it re-timed beside is not."""
    verb = label.partition("_")[0]
    at = next((at for at, verbs in enumerate(_VERBS) if verb in verbs), None)
    return (None, 0) if at is None else (news[at], news[at + len(_NEWS)])


def _owned(past: Past, subjects: dict[int, _Subject], told: dict[int, _Step]) -> dict[int, _Subject]:
    """Go from each row to the one that it belongs to, until the row has the name that the step is told by."""
    found = dict(subjects)
    waiting = dict(subjects)
    while waiting:
        past.load(subject.at for subject in waiting.values())
        moved: dict[int, _Subject] = {}
        for step_id, subject in waiting.items():
            owner = _owner(past, subject.at, told[step_id].phrase.table)
            if owner is not None:
                moved[step_id] = _Subject(owner, {}, subject.number)
        found |= moved
        waiting = moved
    return found


def _owner(past: Past, at: At, target: str) -> At | None:
    if at.table == target or at.table not in _OWNERS:
        return None
    column, table = _OWNERS[at.table]
    row_id = past.row(at).get(column)
    return At(table, row_id, at.step_id) if row_id else None


# ---- how it is told


def _sentence(past: Past, step: _Step, subject: _Subject | None) -> str:
    phrase = step.phrase
    many = bool(phrase.many) and subject is not None and subject.number > 1
    pattern = _(phrase.many if many else phrase.one)
    wanted = {name for _text, name, _format, _conversion in Formatter().parse(pattern) if name}
    words = {name: _word(past, name, subject) if subject else "" for name in wanted}
    if not all(words.values()):
        return core.plainly(step.label)
    return pattern.format(**words)


def _word(past: Past, name: str, subject: _Subject) -> str:
    row = past.row(subject.at)
    if name == "n":
        return str(subject.number)
    if name == "minutes":
        return str(row.get("minutes", ""))
    if name == "place":
        return _place(past, subject.at, row)
    return _name(subject.at.table, row | subject.was if name == "was" else row)


def _place(past: Past, at: At, row: Values) -> str:
    if not row.get("day_id") or row.get("starts") is None:
        return _("the tray")
    date = past.row(At("day", row["day_id"], at.step_id)).get("date")
    time = clock(_read(dt.time, row["starts"]))
    return _("{day} {time}").format(day=weekday(_read(dt.date, date)), time=time) if date else time


def _read(kind: Any, value: Any) -> Any:
    return kind.fromisoformat(value) if isinstance(value, str) else value


def _name(table: str, row: Values) -> str:
    if not row:
        return ""
    if table == "person":
        return full_name(row["family_name"], row["given_name"], row["family_first"], row["display_name"])
    if table == "country":
        return wording(row["own_name"], row["name_en"], row["name_fr"])
    if table == "workshop":
        return str(row["short_name"] or row["title"])
    if table == "day":
        return day_and_month(_read(dt.date, row["date"]))
    text = str(row.get(_NAME_COLUMNS.get(table, "")) or "")
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rstrip() + "…"
