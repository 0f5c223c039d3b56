"""What differs between two programmes, in sentences: every column of every row that a version keeps is told."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workshopplanner.core.version_columns import FIELDS, ORDERED, cut, name_of, words
from workshopplanner.core.versions import Comparison, Difference, Programme, Row, Session, with_function
from workshopplanner.language import N_, _

_EXCERPT = 70  # letters of a long text in a sentence
_TITLES = {
    "workshop": N_("Workshop"),
    "day": N_("Day"),
    "room": N_("Room"),
    "theme": N_("Theme"),
    "outcome": N_("Outcome"),
    "session": N_("Session"),
    "objective": N_("Objective"),
    "plan_step": N_("Session plan"),
    "absence": N_("Absence"),
    "threshold": N_("Limit"),
    "waiver": N_("Accepted issue"),
}
# Rows that are written anew when they are edited: one that says the same under another id is the same.
_REWRITTEN = ("objective", "plan_step", "absence", "threshold", "waiver")


def compare(old: Programme, new: Programme) -> Comparison:
    """Put two programmes side by side."""
    return Comparison(old, new, tuple(differences(old, new)))


def differences(old: Programme, new: Programme) -> list[Difference]:
    """Return what differs from an older programme to a newer one, by day; the tray and the rest come last."""
    both = _Both(old, new)
    found = [*_sessions(both)]
    for table in (
        "objective",
        "plan_step",
        "day",
        "room",
        "theme",
        "outcome",
        "absence",
        "threshold",
        "waiver",
        "workshop",
    ):
        found += _rows(both, table)
    for table in ORDERED:
        found += _orders(both, table)
    found += _links(both, "theme_outcome", "theme_id", N_("Outcomes"), _outcome)
    return sorted(found, key=lambda each: (each.date is None, each.date or dt.date.max))


class _Both:
    """Two programmes with their rows paired by id, and the sessions of each by id."""

    def __init__(self, old: Programme, new: Programme) -> None:
        self.old, self.new = old, new
        self.before = {session.id: session for session in old.sessions}
        self.after = {session.id: session for session in new.sessions}
        dates = [day[0] for each in (old, new) for day in each.days]
        self.with_date = bool(dates) and (max(dates) - min(dates)).days > 6  # a weekday alone may be two days
        self._rows: dict[str, tuple[dict[int, Row], dict[int, Row]]] = {}

    def rows(self, table: str) -> tuple[dict[int, Row], dict[int, Row]]:
        """Return the rows of both, those that were only written anew under their older id."""
        if table not in self._rows:
            older, newer = (dict(each.tables.get(table, {})) for each in (self.old, self.new))
            self._rows[table] = older, _paired(older, newer) if table in _REWRITTEN else newer
        return self._rows[table]

    def has_both(self, row: Row) -> bool:
        """Say whether the session of a row is in both programmes: what came or went with it is not told again."""
        session_id = row.get("session_id", 0)
        return not session_id or (session_id in self.before and session_id in self.after)

    def named(self, table: str, row_id: int) -> str:
        """Return what a row is called now, or was called."""
        return name_of(table, row_id, self.new) or name_of(table, row_id, self.old)


def _paired(older: Mapping[int, Row], newer: Mapping[int, Row]) -> dict[int, Row]:
    gone = {_content(row): row_id for row_id, row in older.items() if row_id not in newer}
    ids = {row_id: gone.pop(_content(row), row_id) for row_id, row in newer.items() if row_id not in older}
    return {ids.get(row_id, row_id): row for row_id, row in newer.items()}


def _content(row: Row) -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in row.items() if name not in ("id", "objective_id"))


# ---- rows


def _rows(both: _Both, table: str) -> Iterator[Difference]:
    older, newer = both.rows(table)
    for row_id in sorted(older.keys() | newer.keys()):
        was, now = older.get(row_id), newer.get(row_id)
        if was is None or now is None:
            if both.has_both(was or now or {}):
                yield _came_or_went(both, table, was, now)
        elif was != now:
            yield from _columns(both, table, was, now)


def _came_or_went(both: _Both, table: str, was: Row | None, now: Row | None) -> Difference:
    row, programme = (now, both.new) if now is not None else (was or {}, both.old)
    thing = name_of(table, row["id"], programme)
    sentence = (_("Added: {thing}") if now is not None else _("Deleted: {thing}")).format(thing=thing)
    before, after = ("", thing) if now is not None else (thing, "")
    return replace(_belongs(both, table, row), what=_(_TITLES[table]), before=before, after=after, sentence=sentence)


def _columns(both: _Both, table: str, was: Row, now: Row) -> Iterator[Difference]:
    for column, field in FIELDS[table].items():
        if was.get(column) == now.get(column):
            continue
        before, after = field.show(was.get(column), both.old), field.show(now.get(column), both.new)
        if not (field.by_words and before == after):
            yield _changed(both, table, now, _(field.title), before, after)


def _changed(both: _Both, table: str, row: Row, what: str, before: str, after: str) -> Difference:
    told = _belongs(both, table, row)
    thing = name_of(table, row["id"], both.new) or both.named(table, row["id"])
    short, shortened = _excerpts(before or _("nothing"), after or _("nothing"))
    sentence = _("{thing}, {what}: {before} → {after}").format(thing=thing, what=what, before=short, after=shortened)
    return replace(told, what=what, before=before, after=after, sentence=sentence)


def _belongs(both: _Both, table: str, row: Row) -> Difference:
    """Return a difference that knows only its day and its thing: a session and what hangs on it by its code."""
    session_id = row["id"] if table == "session" else row.get("session_id", 0)
    session = both.after.get(session_id) or both.before.get(session_id)
    if session is not None:
        return Difference(session.date, session.code, "", "", "", "", session.id)
    date = row["date"] if table == "day" else None
    return Difference(date, both.named(table, row["id"]), "", "", "", "")


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """Return two texts short enough for a sentence, from a little before the place where they part."""
    before, after = (" ".join(text.split()) for text in (before, after))
    if max(len(before), len(after)) <= _EXCERPT:
        return before, after
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    same = same or (min(len(before), len(after)) if before.startswith(after) or after.startswith(before) else 0)
    begin = before.rfind(" ", 0, max(same - 12, 0)) + 1
    return _from(before, begin), _from(after, begin)


def _from(text: str, begin: int) -> str:
    text = f"…{text[begin:]}" if begin else text
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + "…"


# ---- sessions


def _sessions(both: _Both) -> Iterator[Difference]:
    older, newer = both.rows("session")
    there = _by_owner(both, "session_room", "session_id", _room)
    links = [_by_owner(both, table, owner, show) for table, owner, show in _SESSION_LINKS]
    for session in both.new.sessions:
        if session.id not in both.before:
            sentence = _("{session} was added, {place}").format(
                session=session.name, place=session.place(both.with_date)
            )
            yield Difference(session.date, session.code, _("Session"), "", session.title, sentence, session.id)
            continue
        rooms = _keys(there[0], session.id) != _keys(there[1], session.id)
        yield from _moved(both, both.before[session.id], session, rooms)
        if older[session.id] != newer[session.id]:
            yield from _columns(both, "session", older[session.id], newer[session.id])
        for (was, now), (table, _owner, _show) in zip(links, _SESSION_LINKS, strict=True):
            yield from _link(both, "session", session.id, _LINK_TITLES[table], was, now)
    for session in both.old.sessions:
        if session.id not in both.after:
            place = session.place(both.with_date)
            sentence = _("{session} was deleted, it was at {place}").format(session=session.name, place=place)
            yield Difference(session.date, session.code, _("Session"), session.title, "", sentence, session.id)


def _moved(both: _Both, old: Session, new: Session, rooms: bool) -> Iterator[Difference]:
    """Tell a new time, with the rooms where they are others too; a day that took its sessions along is told itself."""
    older, newer = (rows[new.id] for rows in both.rows("session"))
    elsewhere = older["day_id"] != newer["day_id"] and old.date != new.date
    if elsewhere or older["starts"] != newer["starts"]:
        same_name = old.date != new.date and old.place() == new.place()
        before, after = (_place(each, both.with_date or same_name, rooms) for each in (old, new))
        if before == after:  # in the tray: only the time that it would have differs
            before, after = words(old.starts), words(new.starts)
        sentence = _("{session} moved {before} → {after}").format(session=new.name, before=before, after=after)
        yield Difference(new.date or old.date, new.code, _("Time and room"), before, after, sentence, new.id)
    elif rooms:
        before, after = (_(", ").join(each.rooms) for each in (old, new))
        yield _changed(both, "session", newer, _("Room"), before, after)


def _place(session: Session, with_date: bool, with_rooms: bool) -> str:
    return _(", ").join((session.place(with_date), *(session.rooms if with_rooms else ())))


# ---- links


def _room(link: Row, _programme: Programme) -> tuple[Any, str]:
    return link["room_id"], ""


def _person(link: Row, programme: Programme) -> tuple[Any, str]:
    return (link["person_id"], link["function"]), with_function(link, programme.names)


def _theme(link: Row, programme: Programme) -> tuple[Any, str]:
    return link["theme_id"], str(programme.tables["theme"].get(link["theme_id"], {}).get("code", ""))


def _outcome(link: Row, programme: Programme) -> tuple[Any, str]:
    return link["outcome_id"], cut(name_of("outcome", link["outcome_id"], programme))


def _needed(link: Row, programme: Programme) -> tuple[Any, str]:
    return link["needs_id"], name_of("session", link["needs_id"], programme)


Show = Callable[[Row, Programme], tuple[Any, str]]
_SESSION_LINKS: tuple[tuple[str, str, Show], ...] = (
    ("session_person", "session_id", _person),
    ("session_theme", "session_id", _theme),
    ("session_outcome", "session_id", _outcome),
    ("session_prerequisite", "session_id", _needed),
)
_LINK_TITLES = {
    "session_person": N_("People"),
    "session_theme": N_("Further themes"),
    "session_outcome": N_("Outcomes"),
    "session_prerequisite": N_("Comes after"),
}
Linked = dict[int, list[tuple[Any, str]]]


def _by_owner(both: _Both, table: str, owner: str, show: Show) -> tuple[Linked, Linked]:
    """Return what each row is linked to in both programmes, as what tells it apart and as words."""
    return _linked(both.old, table, owner, show), _linked(both.new, table, owner, show)


def _linked(programme: Programme, table: str, owner: str, show: Show) -> Linked:
    found: Linked = {}
    for row in programme.tables.get(table, {}).values():
        found.setdefault(row[owner], []).append(show(row, programme))
    return found


def _links(both: _Both, table: str, owner: str, title: str, show: Show) -> Iterator[Difference]:
    was, now = _by_owner(both, table, owner, show)
    kept = both.rows("theme")
    for row_id in sorted(kept[0].keys() & kept[1].keys()):
        yield from _link(both, "theme", row_id, title, was, now)


def _link(both: _Both, table: str, row_id: int, title: str, was: Linked, now: Linked) -> Iterator[Difference]:
    gone, new = _keys(was, row_id) - _keys(now, row_id), _keys(now, row_id) - _keys(was, row_id)
    if not gone and not new:
        return
    before, after = (_(", ").join(sorted(text for _key, text in each.get(row_id, ()))) for each in (was, now))
    told = _changed(both, table, both.rows(table)[1][row_id], _(title), before, after)
    left = _(", ").join(sorted(text for key, text in was.get(row_id, ()) if key in gone))
    came = _(", ").join(sorted(text for key, text in now.get(row_id, ()) if key in new))
    pattern = _("{thing}, {what}: {before} → {after}") if left and came else _("{thing}, {what}: added {after}")
    pattern = pattern if came else _("{thing}, {what}: removed {before}")
    thing = both.named(table, row_id)
    yield replace(told, sentence=pattern.format(thing=thing, what=_(title), before=left, after=came))


def _keys(linked: Linked, row_id: int) -> Counter[Any]:
    return Counter(key for key, _text in linked.get(row_id, ()))


# ---- orders


_Placed = tuple[int, int]  # the place of a row in its list, and its id


@dataclass(frozen=True)
class _List:
    """The rows of one list that both programmes have, in the order of each, and whether any came or went."""

    older: tuple[int, ...]
    newer: tuple[int, ...]
    same_rows: bool


def _orders(both: _Both, table: str) -> Iterator[Difference]:
    column, (older, newer) = ORDERED[table], both.rows(table)
    before, after = _by_list(older, column), _by_list(newer, column)
    for owner in sorted(before.keys() & after.keys()):
        found = _list(before[owner], after[owner])
        if table == "day" and any(older[key]["date"] != newer[key]["date"] for key in found.newer):
            continue  # the numbers follow the dates, which are told
        if found.older != found.newer and table in _ORDERS:
            yield _reordered(both, table, found, owner)
        elif found.same_rows:
            for row_id in found.newer:
                was, now = older[row_id][column], newer[row_id][column]
                if was != now:
                    yield _changed(both, table, newer[row_id], _("Place in the list"), str(was), str(now))


def _list(older: Iterable[_Placed], newer: Iterable[_Placed]) -> _List:
    """Take the rows of one list out of both programmes, each as its place and its id."""
    before, after = sorted(older), sorted(newer)
    common = {key for _place, key in before} & {key for _place, key in after}
    return _List(
        tuple(key for _place, key in before if key in common),
        tuple(key for _place, key in after if key in common),
        len(common) == len(before) == len(after),
    )


def _by_list(rows: Mapping[int, Row], column: str) -> dict[int, list[_Placed]]:
    found: dict[int, list[_Placed]] = {}
    for row_id, row in rows.items():
        found.setdefault(row.get("session_id", 0), []).append((row[column], row_id))
    return found


_ORDERS = {
    "theme": N_("The themes are in another order: {order}"),
    "outcome": N_("The outcomes are in another order: {order}"),
    "objective": N_("The objectives of {session} are in another order: {order}"),
    "plan_step": N_("The steps of {session} are in another order: {order}"),
}
_SHORT = {"theme": "code", "outcome": "statement", "objective": "statement", "plan_step": "activity"}


def _reordered(both: _Both, table: str, found: _List, owner: int) -> Difference:
    rows = both.rows(table)
    texts = [
        _(", ").join(cut(str(rows[at][key][_SHORT[table]])) for key in keys)
        for at, keys in enumerate((found.older, found.newer))
    ]
    session = name_of("session", owner, both.new)
    sentence = _(_ORDERS[table]).format(order=texts[1], session=session)
    told = _belongs(both, table, rows[1][found.newer[0]])
    return replace(told, what=_("Order"), before=texts[0], after=texts[1], sentence=sentence)


def as_text(title: str, found: Iterable[Difference], day_words: Callable[[dt.date], str]) -> str:
    """Return differences as lines of text under their days, to be sent to somebody."""
    lines, day = [title], ""
    for each in found:
        here = day_words(each.date) if each.date else _("The rest")
        if here != day:
            lines += ["", here]
            day = here
        lines.append(f"– {each.sentence}")
    return "\n".join(lines) + "\n"
