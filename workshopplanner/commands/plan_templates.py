"""Plan templates: a session's plan kept under a name, and put into other sessions."""

from collections.abc import Sequence

from sqlalchemy import func, select

from workshopplanner.commands import plans
from workshopplanner.commands._rows import get, words
from workshopplanner.core.plan_templates import TemplateStep
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import PlanTemplate, PlanTemplateStep, Session, Step
from workshopplanner.store.store import Tx

_COPIED = ("position", "minutes", "least", "most", "activity", "method", "materials", "notes")


def save_plan_template(tx: Tx, session_id: int, name: str) -> int:
    """Keep a session's plan as a template of this name; who is responsible and its objectives stay behind."""
    session = get(tx, Session, session_id)
    steps = list(tx.scalars(select(Step).where(Step.session_id == session_id).order_by(Step.position, Step.id)))
    if not steps:
        raise UserError(_("This plan has no steps to keep. Write some first."))
    template = PlanTemplate(
        name=_free_name(tx, name),
        minutes=sum(step.minutes for step in steps),
        type=session.type,
        preparation=session.preparation,
    )
    tx.add(template)
    for step in steps:
        tx.add(PlanTemplateStep(template=template, **{column: getattr(step, column) for column in _COPIED}))
    tx.flush()
    return template.id


def rename_plan_template(tx: Tx, template_id: int, name: str) -> None:
    """Give a template another name."""
    template = get(tx, PlanTemplate, template_id)
    template.name = _free_name(tx, name, template)


def delete_plan_template(tx: Tx, template_id: int) -> None:
    """Delete a template; plans made from it stay as they are."""
    template = get(tx, PlanTemplate, template_id)
    for step in tx.scalars(select(PlanTemplateStep).where(PlanTemplateStep.template_id == template_id)):
        tx.delete(step)
    tx.delete(template)


def apply_plan_template(
    tx: Tx, session_id: int, steps: Sequence[TemplateStep], preparation: str = "", *, append: bool = False
) -> None:
    """Put a template's steps into a session's plan, in place of its own steps or after them."""
    session = get(tx, Session, session_id)
    if not append:
        for step in tx.scalars(select(Step).where(Step.session_id == session_id)):
            tx.delete(step)
        tx.flush()
    for line in steps:
        plans.add_step(
            tx,
            session_id,
            line.activity,
            line.minutes,
            least=line.least,
            most=line.most,
            method=line.method,
            materials=line.materials,
            notes=line.notes,
        )
    if preparation and preparation not in session.preparation:
        session.preparation = f"{session.preparation}\n{preparation}".strip()


def _free_name(tx: Tx, name: str, own: PlanTemplate | None = None) -> str:
    name = words(name, _("Give the template a name."))
    same = tx.scalars(select(PlanTemplate).where(func.lower(PlanTemplate.name) == name.lower())).first()
    if same is not None and same is not own:
        raise UserError(_("There is already a template called “{name}”. Choose another name.").format(name=same.name))
    return name
