"""The themes of a workshop: its own from the start, whatever they were copied from."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select

from workshopplanner.commands._rows import get, set_links, words
from workshopplanner.core.agenda import MINUTES_A_DAY, next_code
from workshopplanner.core.themes import read_themes
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Outcome, Person, Session, SessionTheme, Theme, ThemeOutcome, Workshop
from workshopplanner.store.store import Tx

SLOTS = 8  # colours


def add_theme(tx: Tx, workshop_id: int, title: str, *, code: str = "", target_minutes: int = 0) -> int:
    """Add a theme at the end, with the next free code when none is given and a colour that is used least."""
    workshop = get(tx, Workshop, workshop_id)
    others = _themes_of(tx, workshop_id)
    codes = [theme.code for theme in others]
    if code:
        _refuse_taken(code, codes)
    used = Counter(theme.slot for theme in others)
    theme = Theme(
        workshop=workshop,
        position=max((theme.position for theme in others), default=0) + 1,
        code=code or next_code(codes, "T"),
        title=_theme_title(title),
        slot=min(range(1, SLOTS + 1), key=lambda slot: used[slot]),
        target_minutes=_target(target_minutes),
    )
    tx.add(theme)
    tx.flush()
    return theme.id


def add_themes(tx: Tx, workshop_id: int, text: str) -> list[int]:
    """Add a theme for each line of a text, with or without a code before it; titles that are there already stay."""
    others = _themes_of(tx, workshop_id)
    titles = {theme.title.casefold() for theme in others}
    codes = {theme.code.casefold() for theme in others}
    lines = [line for line in read_themes(text) if line.title.casefold() not in titles]
    if not lines:
        raise UserError(_("There is no new theme in this text. Write one theme on each line."))
    added = []
    for line in lines:
        code = "" if line.code.casefold() in codes else line.code
        codes.add(line.code.casefold())
        added.append(add_theme(tx, workshop_id, line.title, code=code))
        codes.add(get(tx, Theme, added[-1]).code.casefold())
    return added


def rename_theme(tx: Tx, theme_id: int, title: str) -> None:
    """Give a theme another title."""
    get(tx, Theme, theme_id).title = _theme_title(title)


def recode_theme(tx: Tx, theme_id: int, code: str) -> None:
    """Give a theme another code; no two themes of a workshop share one."""
    theme = get(tx, Theme, theme_id)
    code = words(code, _("A theme needs a code, such as T1."))
    _refuse_taken(code, [other.code for other in _themes_of(tx, theme.workshop_id) if other is not theme])
    theme.code = code


def set_theme_target(tx: Tx, theme_id: int, minutes: int) -> None:
    """Say how many minutes a theme should get; 0 sets no target."""
    get(tx, Theme, theme_id).target_minutes = _target(minutes)


def set_theme_slot(tx: Tx, theme_id: int, slot: int) -> None:
    """Give a theme another of the eight colours."""
    if not 1 <= slot <= SLOTS:
        raise UserError(_("There are eight colours, 1 to 8."))
    get(tx, Theme, theme_id).slot = slot


def set_theme_lead(tx: Tx, theme_id: int, person_id: int | None) -> None:
    """Say who leads a theme, or nobody."""
    theme = get(tx, Theme, theme_id)
    theme.lead_id = None if person_id is None else get(tx, Person, person_id).id


def set_theme_outcomes(tx: Tx, theme_id: int, outcome_ids: Iterable[int]) -> None:
    """Say which outcomes a theme serves."""
    theme = get(tx, Theme, theme_id)
    outcomes = [get(tx, Outcome, outcome_id) for outcome_id in outcome_ids]
    if any(outcome.workshop_id != theme.workshop_id for outcome in outcomes):
        raise UserError(_("This belongs to another workshop. Choose one of this workshop."))
    set_links(tx, ThemeOutcome, ("theme_id", theme.id), "outcome_id", [outcome.id for outcome in outcomes])


def move_theme(tx: Tx, theme_id: int, position: int) -> None:
    """Move a theme to another place in the list, counted from 1; past the end means last."""
    theme = get(tx, Theme, theme_id)
    others = [other for other in _themes_of(tx, theme.workshop_id) if other is not theme]
    others.insert(max(position, 1) - 1, theme)
    for place, other in enumerate(others, start=1):
        other.position = place


def delete_themes(tx: Tx, theme_ids: Iterable[int]) -> None:
    """Delete several themes; their sessions stay, without them."""
    for theme_id in theme_ids:
        delete_theme(tx, theme_id)


def delete_theme(tx: Tx, theme_id: int) -> None:
    """Delete a theme; its sessions stay, without it."""
    theme = get(tx, Theme, theme_id)
    for session in tx.scalars(select(Session).where(Session.theme_id == theme_id)):
        session.theme_id = None
    for table in (SessionTheme, ThemeOutcome):
        for row in tx.scalars(select(table).where(table.theme_id == theme_id)):
            tx.delete(row)
    tx.delete(theme)


def _themes_of(tx: Tx, workshop_id: int) -> list[Theme]:
    wanted = select(Theme).where(Theme.workshop_id == workshop_id).order_by(Theme.position, Theme.id)
    return list(tx.scalars(wanted))


def _refuse_taken(code: str, codes: Iterable[str]) -> None:
    if code.casefold() in {other.casefold() for other in codes}:
        raise UserError(_("Another theme has the code {code}. Choose another code.").format(code=code))


def _theme_title(title: str) -> str:
    return words(title, _("A theme needs a title."))


def _target(minutes: int) -> int:
    if not 0 <= minutes <= 60 * MINUTES_A_DAY:
        raise UserError(_("A target is 0 minutes or more. 0 sets no target."))
    return minutes
