"""The plan templates that people have saved."""

from typing import Any

from sqlalchemy import select

from workshopplanner.core import plan_templates as rows
from workshopplanner.store.schema import PlanTemplate, PlanTemplateStep
from workshopplanner.store.store import Tx


def plan_templates(tx: Tx) -> tuple[rows.PlanTemplate, ...]:
    """Return the saved templates with their steps, by name."""
    steps: dict[int, list[rows.TemplateStep]] = {}
    own = PlanTemplateStep
    wanted = select(
        own.template_id, own.minutes, own.activity, own.method, own.least, own.most, own.materials, own.notes
    )
    found_steps: Any = tx.execute(wanted.order_by(own.template_id, own.position, own.id))
    for template_id, *fields in found_steps:
        steps.setdefault(template_id, []).append(rows.TemplateStep(*fields))
    found = tx.execute(select(PlanTemplate.id, PlanTemplate.name, PlanTemplate.type, PlanTemplate.preparation))
    templates = [rows.PlanTemplate(*row, tuple(steps.get(row[0], ()))) for row in found]
    return tuple(sorted(templates, key=lambda template: template.name.casefold()))
