"""The rows of the table of candidates and its columns."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt

from workshopplanner.core.kinds import Gender, Held, ParticipationStatus, label
from workshopplanner.core.scoring import total_written
from workshopplanner.core.selection_pool import Contender, Pool, Rules
from workshopplanner.language import N_, _
from workshopplanner.ui.rows_model import Column

LOCK = "lock"
_HELD = {Held.IN: N_("in"), Held.OUT: N_("out"), None: "–"}
_NEXT: dict[Held | None, Held | None] = {None: Held.IN, Held.IN: Held.OUT, Held.OUT: None}
_CHANGES = {"in": N_("{state} → in"), "out": N_("{state} → out")}
_LETTERS = {Gender.WOMAN: N_("W"), Gender.MAN: N_("M"), Gender.ANOTHER: N_("A"), Gender.NOT_STATED: "–"}


@dataclass(frozen=True)
class Line:
    """A candidate as the table shows it; `change` is what a proposal means: "in", "out" or nothing."""

    contender: Contender
    held: Held | None
    change: str = ""

    @property
    def id(self) -> int:
        """The id of the participation."""
        return self.contender.id

    @property
    def name(self) -> str:
        """The person's name."""
        return self.contender.name


def lines(pool: Pool, rules: Rules | None, proposed: Collection[int] | None) -> list[Line]:
    """Return everybody who may be chosen, with locks and with what is proposed, the highest score first."""
    locks = rules.locks if rules is not None else {}
    found = []
    for each in pool.contenders:
        change = ""
        if proposed is not None and (each.id in proposed) != each.chosen:
            change = "in" if each.id in proposed else "out"
        lock = locks.get(each.id)
        found.append(Line(each, lock.held if lock is not None else None, change))
    return sorted(found, key=lambda line: (line.contender.score is None, -(line.contender.score or 0), line.id))


def next_held(held: Held | None) -> Held | None:
    """Return what a click on a lock makes of it: in, out, free."""
    return _NEXT[held]


def columns() -> list[Column[Line]]:
    """Return the columns of the table."""
    return [
        Column(_("Lock"), _lock, key=LOCK, width=46, tip=_lock_tip, tone=_lock_tone, sort=_lock_order),
        Column(_("Name"), _name, sort=_by_name, key="name", width=140),
        Column(_("Country"), _country, key="country", width=96),
        Column(_("Score"), _score, sort=_score_key, align=Qt.AlignmentFlag.AlignTrailing, key="score", width=56),
        Column(_("G"), _gender, key="gender", width=30, tip=_gender_tip),
        Column(_("Sector"), _sector, key="sector", width=92),
        Column(_("State"), _state, key="state", width=116, tone=_state_tone),
    ]


def _lock(line: Line) -> str:
    return _(_HELD[line.held])


def _lock_order(line: Line) -> int:
    return (Held.IN, Held.OUT, None).index(line.held)


def _lock_tip(line: Line) -> str:
    words: dict[Held | None, Callable[[], str]] = {
        Held.IN: lambda: _("Held in by the committee. Click, or O, holds out; F leaves it to score and rules."),
        Held.OUT: lambda: _("Held out by the committee. Click, or F, leaves it to score and rules; I holds in."),
        None: lambda: _("Left to score and rules. Click, or I, holds in; O holds out."),
    }
    return words[line.held]()


def _lock_tone(line: Line) -> str:
    return {Held.IN: "success", Held.OUT: "error", None: "muted"}[line.held]


def _name(line: Line) -> str:
    return line.name


def _by_name(line: Line) -> tuple[tuple[str, str], int]:
    return line.contender.person.sort_key, line.id


def _country(line: Line) -> str:
    return line.contender.person.country


def _score(line: Line) -> str:
    return total_written(line.contender.score)


def _score_key(line: Line) -> float | None:
    return None if line.contender.score is None else -line.contender.score


def _gender(line: Line) -> str:
    return _(_LETTERS[line.contender.person.gender])


def _gender_tip(line: Line) -> str:
    return label(line.contender.person.gender)


def _sector(line: Line) -> str:
    sector = line.contender.person.sector
    return label(sector) if sector is not None else ""


def _state(line: Line) -> str:
    state = label(line.contender.person.status)
    return _(_CHANGES[line.change]).format(state=state) if line.change else state


def _state_tone(line: Line) -> str:
    if line.change:
        return "success" if line.change == "in" else "error"
    if line.contender.chosen:
        return "success"
    waits = line.contender.person.status is ParticipationStatus.WAITLISTED
    return "warning" if waits else "muted"


def haystack(line: Line) -> str:
    """Return what the search looks at."""
    person = line.contender.person
    words = (line.name, person.country, person.organisation, person.position, _sector(line), _state(line))
    return "\n".join(words)


# ---- which of them are shown

VIEWS: dict[str, tuple[str, Callable[[Line], bool] | None]] = {
    "all": (N_("Everybody"), None),
    "seats": (N_("With a seat"), lambda line: line.contender.chosen),
    "changes": (N_("Proposed changes"), lambda line: bool(line.change)),
    "out": (N_("Without a seat"), lambda line: not line.contender.chosen),
    "waiting": (N_("Waitlist"), lambda line: line.contender.person.status is ParticipationStatus.WAITLISTED),
    "locked": (N_("Locked"), lambda line: line.held is not None),
    "fallen": (N_("Fallen out"), lambda line: line.contender.fallen),
}
