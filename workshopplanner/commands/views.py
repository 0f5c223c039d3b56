"""Views of the roster and of the applicants are saved in the file, renamed by saving again, and removed."""

from sqlalchemy import select

from workshopplanner.core import views as rows
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Setting
from workshopplanner.store.store import Tx


def save_view(tx: Tx, name: str, criteria: rows.Criteria, page: str = rows.ROSTER) -> None:
    """Keep a view under a name; one of the same name is replaced."""
    name = " ".join(name.split())
    if not name:
        raise UserError(_("Give the view a name."))
    if not criteria.chosen:
        raise UserError(_("Choose a filter first; a view without one shows everybody."))
    kept = _kept(tx, page)
    view = rows.View(name, criteria)
    names = [old.name.casefold() for old in kept]
    if name.casefold() in names:
        kept[names.index(name.casefold())] = view
    else:
        kept.append(view)
    _keep(tx, page, kept)


def remove_view(tx: Tx, name: str, page: str = rows.ROSTER) -> None:
    """Forget a saved view."""
    _keep(tx, page, [view for view in _kept(tx, page) if view.name != name])


def _setting(tx: Tx, page: str) -> Setting | None:
    return tx.scalars(select(Setting).where(Setting.name == page)).first()


def _kept(tx: Tx, page: str) -> list[rows.View]:
    setting = _setting(tx, page)
    return rows.from_text(setting.value) if setting else []


def _keep(tx: Tx, page: str, kept: list[rows.View]) -> None:
    setting = _setting(tx, page)
    if setting is None:
        tx.add(Setting(name=page, value=rows.to_text(kept)))
    else:
        setting.value = rows.to_text(kept)
