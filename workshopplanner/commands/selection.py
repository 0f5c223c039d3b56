"""Scenarios to choose by: their seats, their rules, who is held in or out, and who comes only with whom."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from workshopplanner.commands._rows import get, get_all, set_fields, words
from workshopplanner.core.kinds import Held, QuotaKind
from workshopplanner.core.selection_pool import Wish
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Companion, Participation, Quota, Scenario, SelectionLock, Workshop
from workshopplanner.store.store import Tx

_QUOTA = ("kind", "dimension", "value", "least", "most", "share", "hard", "weight", "roles", "as_at", "active")
_PARTS: tuple[type[Any], ...] = (Quota, SelectionLock, Companion)

# What a workshop may begin with; offered, never set in silence.
BALANCED = (
    Wish(QuotaKind.COUNT, "gender", "woman", least=0.4, most=0.6, share=True),
    Wish(QuotaKind.EACH, "country", most=2),
)


# ---- scenarios


def add_scenario(tx: Tx, workshop_id: int, name: str, wishes: Sequence[Wish] = ()) -> int:
    """Add a scenario with these rules; the first one of a workshop counts at once."""
    workshop = get(tx, Workshop, workshop_id)
    known = _scenarios(tx, workshop_id)
    position = max((each.position for each in known), default=0) + 1
    made = Scenario(workshop=workshop, position=position, name=_name(tx, workshop_id, name), current=not known)
    tx.add(made)
    for at, wish in enumerate(wishes, start=1):
        tx.add(Quota(scenario=made, position=at, **_columns(wish)))
    tx.flush()
    return made.id


def copy_scenario(tx: Tx, scenario_id: int, name: str = "") -> int:
    """Add a scenario with the rules and locks of another; that one goes on counting."""
    known = get(tx, Scenario, scenario_id)
    wanted = name or _("{name} (copy)").format(name=known.name)
    position = max(each.position for each in _scenarios(tx, known.workshop_id)) + 1
    made = Scenario(
        workshop=known.workshop,
        position=position,
        name=_name(tx, known.workshop_id, wanted),
        note=known.note,
        seats=known.seats,
        normalising=known.normalising,
    )
    tx.add(made)
    for row in _parts(tx, Quota, scenario_id):
        tx.add(Quota(scenario=made, position=row.position, **{each: getattr(row, each) for each in _QUOTA}))
    for row in _parts(tx, SelectionLock, scenario_id):
        tx.add(SelectionLock(scenario=made, participation=row.participation, held=row.held, reason=row.reason))
    for row in _parts(tx, Companion, scenario_id):
        tx.add(Companion(scenario=made, participation=row.participation, needs=row.needs))
    tx.flush()
    return made.id


def rename_scenario(tx: Tx, scenario_id: int, name: str) -> None:
    """Give a scenario another name."""
    scenario = get(tx, Scenario, scenario_id)
    scenario.name = _name(tx, scenario.workshop_id, name, scenario_id)


def edit_scenario(tx: Tx, /, scenario_id: int, **fields: Any) -> None:
    """Change the note of a scenario, or how readers' scores are made comparable by it."""
    set_fields(get(tx, Scenario, scenario_id), ("note", "normalising"), fields)


def delete_scenario(tx: Tx, scenario_id: int) -> None:
    """Delete a scenario with its rules and locks; where it counted, the first of the others does."""
    scenario = get(tx, Scenario, scenario_id)
    for kind in _PARTS:
        for row in _parts(tx, kind, scenario_id):
            tx.delete(row)
    others = [each for each in _scenarios(tx, scenario.workshop_id) if each is not scenario]
    if scenario.current and others:
        others[0].current = True
    tx.delete(scenario)


def use_scenario(tx: Tx, scenario_id: int) -> None:
    """Let a scenario be the one that counts."""
    scenario = get(tx, Scenario, scenario_id)
    for each in _scenarios(tx, scenario.workshop_id):
        each.current = each is scenario


def set_scenario_seats(tx: Tx, scenario_id: int, seats: int | None) -> None:
    """Say how many people a scenario chooses; None means as many as the workshop has seats."""
    if seats is not None and seats < 1:
        raise UserError(_("A workshop has at least one seat."))
    get(tx, Scenario, scenario_id).seats = seats


# ---- rules


def add_quota(tx: Tx, scenario_id: int, wish: Wish) -> int:
    """Add a rule at the end; return it."""
    scenario = get(tx, Scenario, scenario_id)
    last = tx.scalar(select(func.max(Quota.position)).where(Quota.scenario_id == scenario_id)) or 0
    made = Quota(scenario=scenario, position=last + 1, **_columns(wish))
    tx.add(made)
    tx.flush()
    return made.id


def edit_quota(tx: Tx, /, quota_id: int, **fields: Any) -> None:
    """Change some of a rule."""
    row = get(tx, Quota, quota_id)
    if "roles" in fields:
        fields["roles"] = " ".join(each.value for each in fields["roles"])
    set_fields(row, _QUOTA, fields)
    _refuse_nonsense(row.kind, row.least, row.most, row.share, row.weight)


def switch_quota(tx: Tx, quota_id: int, active: bool) -> None:
    """Let a rule hold or rest."""
    get(tx, Quota, quota_id).active = active


def remove_quota(tx: Tx, quota_id: int) -> None:
    """Take a rule away."""
    tx.delete(get(tx, Quota, quota_id))


def move_quota(tx: Tx, quota_id: int, place: int) -> None:
    """Give a rule another place among the rules, counted from 0."""
    row = get(tx, Quota, quota_id)
    others = [each for each in _parts(tx, Quota, row.scenario_id) if each is not row]
    others.insert(max(0, min(place, len(others))), row)
    for position, each in enumerate(others, start=1):
        each.position = position


def relax_rules(tx: Tx, scenario_id: int, changes: Sequence[tuple[str, str, float | None]]) -> None:
    """Change several figures of a scenario at once: each is a rule, a side of it and the new figure.

    A rule is "seats", "quota 7", "lock 12" (a participation) or "companion 3"; the side "exempt" gives it up.
    """
    for rule, side, new in changes:
        kind, _space, number = rule.partition(" ")
        if kind == "seats":
            set_scenario_seats(tx, scenario_id, int(new or 0))
        elif kind == "companion":
            remove_companions(tx, [int(number)])
        elif kind == "lock":
            hold_candidates(tx, scenario_id, [int(number)], None)
        elif side == "exempt":
            switch_quota(tx, int(number), False)
        else:
            edit_quota(tx, int(number), **{side: new})


# ---- locks and companions


def hold_candidates(
    tx: Tx, scenario_id: int, participation_ids: Iterable[int], held: Held | None, reason: str = ""
) -> None:
    """Hold candidates in or out whatever their scores, or (None) leave it to scores and rules again."""
    scenario = get(tx, Scenario, scenario_id)
    known = {row.participation_id: row for row in _parts(tx, SelectionLock, scenario_id)}
    for each in get_all(tx, Participation, participation_ids):
        row = known.get(each.id)
        if held is None:
            if row is not None:
                tx.delete(row)
        elif row is None:
            tx.add(SelectionLock(scenario=scenario, participation=each, held=held, reason=reason.strip()))
        else:
            row.held, row.reason = held, reason.strip()


def add_companion(tx: Tx, scenario_id: int, participation_id: int, needs_id: int) -> int:
    """Say that a candidate comes only with another one."""
    if participation_id == needs_id:
        raise UserError(_("Nobody can be the own companion."))
    for row in _parts(tx, Companion, scenario_id):
        if (row.participation_id, row.needs_id) == (participation_id, needs_id):
            found: int = row.id
            return found
    made = Companion(
        scenario=get(tx, Scenario, scenario_id),
        participation=get(tx, Participation, participation_id),
        needs=get(tx, Participation, needs_id),
    )
    tx.add(made)
    tx.flush()
    return made.id


def remove_companions(tx: Tx, companion_ids: Iterable[int]) -> None:
    """Let candidates come without one another."""
    for row in get_all(tx, Companion, companion_ids):
        tx.delete(row)


# ---- what they share


def _scenarios(tx: Tx, workshop_id: int) -> list[Scenario]:
    wanted = select(Scenario).where(Scenario.workshop_id == workshop_id)
    return list(tx.scalars(wanted.order_by(Scenario.position, Scenario.id)))


def _parts(tx: Tx, kind: type[Any], scenario_id: int) -> list[Any]:
    order = (kind.position, kind.id) if kind is Quota else (kind.id,)
    return list(tx.scalars(select(kind).where(kind.scenario_id == scenario_id).order_by(*order)))


def _name(tx: Tx, workshop_id: int, name: str, but: int | None = None) -> str:
    name = words(name, _("A scenario needs a name."))
    if any(each.name.casefold() == name.casefold() and each.id != but for each in _scenarios(tx, workshop_id)):
        raise UserError(_("There is a scenario called {name} already.").format(name=name))
    return name


def _columns(wish: Wish) -> Mapping[str, Any]:
    _refuse_nonsense(wish.kind, wish.least, wish.most, wish.share, wish.weight)
    found = {each: getattr(wish, each) for each in _QUOTA}
    return found | {"roles": " ".join(each.value for each in wish.roles)}


def _refuse_nonsense(kind: QuotaKind, least: float | None, most: float | None, share: bool, weight: float) -> None:
    figures = [each for each in (least, most) if each is not None]
    if any(each < 0 for each in figures) or (share and any(each > 1 for each in figures)):
        raise UserError(_("The figures of a rule are numbers of people, or shares from 0 to 100 %."))
    if kind is QuotaKind.DIFFERENT and (share or any(each != int(each) for each in figures)):
        raise UserError(_("How many different values there are is a whole number."))
    if least is not None and most is not None and least > most:
        raise UserError(_("The least can't be more than the most."))
    if weight <= 0:
        raise UserError(_("The weight of a rule is more than 0."))
