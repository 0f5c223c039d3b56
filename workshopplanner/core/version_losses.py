"""What a version can't bring back, in words: what belonged to people who have since been deleted."""

from collections.abc import Iterable

from workshopplanner.core.version_columns import name_of
from workshopplanner.core.versions import Programme, Row, person, with_function
from workshopplanner.language import N_, _

_POSTS = {
    ("plan_step", "responsible_id"): N_("{name} as responsible for {thing}"),
    ("day", "chair_id"): N_("{name} as chair of {thing}"),
    ("theme", "lead_id"): N_("{name} as lead of {thing}"),
}


def phrases(losses: Iterable[tuple[str, Row, str]], programme: Programme) -> tuple[str, ...]:
    """Return a phrase for each loss: a table, its row as it was kept, and the column whose target is gone."""
    return tuple(_phrase(table, row, column, programme) for table, row, column in losses)


def _phrase(table: str, row: Row, column: str, programme: Programme) -> str:
    if table == "session_person":
        session = name_of("session", row["session_id"], programme)
        return _("{name} in {session}").format(name=with_function(row, programme.names), session=session)
    if (table, column) in _POSTS:
        who, thing = person(row[column], programme.names), name_of(table, row["id"], programme)
        return _(_POSTS[table, column]).format(name=who, thing=thing)
    return name_of(table, row["id"], programme) or _("a link to something that is gone")
