"""The cells of a plan's table: what each shows of a step, and what a text typed into it means."""

from collections.abc import Callable
from typing import Any

from workshopplanner.core.agenda import MINUTES_A_DAY, read_minutes
from workshopplanner.core.kinds import Method, label
from workshopplanner.core.materials import lines_of
from workshopplanner.core.plans import PlanStep, Sheet
from workshopplanner.errors import UserError
from workshopplanner.language import _


def shown(name: str, step: PlanStep, sheet: Sheet | None) -> str:
    """Return what a cell shows."""
    if name in ("minutes", "least", "most"):
        value = getattr(step, name)
        return "" if value is None else str(value)
    if name == "method":
        return "" if step.method is None else label(step.method)
    if name == "materials":
        return "; ".join(lines_of(step.materials))
    if name == "objective_id":
        return "" if step.objective_id is None or sheet is None else _number(step.objective_id, sheet)
    if name == "responsible_id":
        return step.responsible
    return str(getattr(step, name))


def choices(name: str, sheet: Sheet | None) -> list[str]:
    """Return the texts that a cell offers."""
    if name == "method":
        return [label(method) for method in Method]
    if sheet is None:
        return []
    if name == "responsible_id":
        return [who for _id, who in sheet.people]
    return [f"{at} {objective.statement}" for at, objective in enumerate(sheet.plan.objectives, start=1)]


def read(name: str, text: str, step: PlanStep | None, sheet: Sheet) -> dict[str, Any]:
    """Return the fields that a text typed into a cell sets; a bound gives way to minutes that go beyond it."""
    text = text.strip()
    reader = _READERS.get(name)
    if reader is not None:
        return {name: reader(text, sheet)}
    if name in ("least", "most"):
        return {name: _bound(name, text, step)}
    if name == "minutes":
        return _minutes(text, step)
    if name == "activity" and not text:
        raise UserError(_("Say what happens in this step."))
    return {name: "\n".join(lines_of(text)) if name == "materials" else text}


def _minutes(text: str, step: PlanStep | None) -> dict[str, Any]:
    minutes = _length(text)
    fields: dict[str, Any] = {"minutes": minutes}
    if step is not None and step.least is not None and minutes < step.least:
        fields["least"] = minutes
    if step is not None and step.most is not None and minutes > step.most:
        fields["most"] = minutes
    return fields


def _length(text: str) -> int:
    minutes = read_minutes(text)
    if minutes is None or minutes > MINUTES_A_DAY:
        raise UserError(_("Type minutes such as 15, or 1h15."))
    return minutes


def _bound(name: str, text: str, step: PlanStep | None) -> int | None:
    if not text:
        return None
    minutes = _length(text)
    beyond = step is not None and (minutes > step.minutes if name == "least" else minutes < step.minutes)
    if beyond:
        raise UserError(_("A step's minutes lie between its least and its most."))
    return minutes


def _method(text: str, _sheet: Sheet) -> Method | None:
    if not text:
        return None
    found = [method for method in Method if text.casefold() in (label(method).casefold(), method.value)]
    if not found:
        methods = _(", ").join(label(method) for method in Method)
        raise UserError(_("Choose a method: {methods}.").format(methods=methods))
    return found[0]


def _responsible(text: str, sheet: Sheet) -> int | None:
    if not text:
        return None
    found = [person_id for person_id, name in sheet.people if name.casefold() == text.casefold()]
    if not found:
        raise UserError(_("“{name}” is nobody of the team. Choose one from the list.").format(name=text))
    return found[0]


def _objective(text: str, sheet: Sheet) -> int | None:
    if not text or text == "–":
        return None
    objectives = sheet.plan.objectives
    for at, objective in enumerate(objectives, start=1):
        if text.casefold() in (str(at), objective.statement.casefold(), f"{at} {objective.statement}".casefold()):
            return objective.id
    if not objectives:
        raise UserError(_("This session has no objectives yet. Add one above the table."))
    raise UserError(_("Choose an objective by its number, from 1 to {n}.").format(n=len(objectives)))


def _number(objective_id: int, sheet: Sheet) -> str:
    ids = [objective.id for objective in sheet.plan.objectives]
    return str(ids.index(objective_id) + 1) if objective_id in ids else ""


_READERS: dict[str, Callable[[str, Sheet], Any]] = {
    "method": _method,
    "responsible_id": _responsible,
    "objective_id": _objective,
}
