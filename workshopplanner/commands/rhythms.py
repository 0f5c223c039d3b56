"""Rhythms of weeks to use again: saved from a workshop, given to an empty one, renamed, deleted."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from workshopplanner.commands._rows import get, words
from workshopplanner.commands.agenda import add_session
from workshopplanner.core import rhythm as weeks
from workshopplanner.core.rhythms import Rhythm
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import (
    Day,
    RhythmTemplate,
    RhythmTemplateDay,
    RhythmTemplateSlot,
    Session,
    Theme,
    Workshop,
)
from workshopplanner.store.store import Tx


def save_rhythm(tx: Tx, rhythm: Rhythm) -> int:
    """Keep a rhythm under its name; names are told apart by people, so the same one twice is refused."""
    template = RhythmTemplate(name=_name(tx, rhythm.name))
    if not rhythm.days:
        raise UserError(_("This workshop has no days yet. There is no rhythm to save."))
    tx.add(template)
    for day in rhythm.days:
        tx.add(RhythmTemplateDay(template=template, number=day.number, opens=day.opens, closes=day.closes))
    for slot in rhythm.slots:
        new = RhythmTemplateSlot(
            template=template,
            number=slot.number,
            starts=slot.starts,
            minutes=slot.minutes,
            type=slot.type,
            title=slot.title,
        )
        tx.add(new)
    tx.flush()
    return template.id


def rename_rhythm(tx: Tx, template_id: int, name: str) -> None:
    """Give a saved rhythm another name."""
    template = get(tx, RhythmTemplate, template_id)
    if template.name != name.strip():
        template.name = _name(tx, name)


def delete_rhythm(tx: Tx, template_id: int) -> None:
    """Delete a saved rhythm; the workshops that were made with it stay as they are."""
    template = get(tx, RhythmTemplate, template_id)
    tables: tuple[Any, ...] = (RhythmTemplateSlot, RhythmTemplateDay)
    for table in tables:
        for row in tx.scalars(select(table).where(table.template_id == template_id)):
            tx.delete(row)
    tx.delete(template)


def use_saved_rhythm(tx: Tx, workshop_id: int, rhythm: Rhythm) -> None:
    """Fill a workshop that has no sessions yet with a saved rhythm: hours of the days, fixed points, slots by theme."""
    get(tx, Workshop, workshop_id)
    if tx.scalar(select(Session.id).where(Session.workshop_id == workshop_id).limit(1)) is not None:
        raise UserError(_("There are sessions already. A rhythm is for an empty agenda."))
    days = _ordered(tx, Day, workshop_id, Day.number)
    themes = _ordered(tx, Theme, workshop_id, Theme.position)
    if not days:
        raise UserError(_("This workshop has no days yet. Add a day first."))
    for day in days:
        model = rhythm.model(day.number, len(days))
        day.opens, day.closes = model.opens, model.closes
    for each in weeks.filled(rhythm, len(days), [theme.title for theme in themes]):
        add_session(
            tx,
            workshop_id,
            each.title,
            day_id=days[each.day - 1].id,
            starts=each.starts,
            minutes=each.minutes,
            type=each.type,
            theme_id=None if each.theme is None else themes[each.theme].id,
        )


def _ordered(tx: Tx, table: Any, workshop_id: int, order: Any) -> Sequence[Any]:
    return tx.scalars(select(table).where(table.workshop_id == workshop_id).order_by(order, table.id)).all()


def _name(tx: Tx, text: str) -> str:
    name = words(text, _("A rhythm needs a name."))
    if tx.scalar(select(RhythmTemplate.id).where(RhythmTemplate.name == name)) is not None:
        raise UserError(_("There is a rhythm of this name already. Choose another."))
    return name
