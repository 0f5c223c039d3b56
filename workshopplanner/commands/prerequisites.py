"""Which sessions come only after which others."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from workshopplanner.commands._rows import get, get_all, set_links
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.schema import Session, SessionPrerequisite
from workshopplanner.store.store import Tx


def set_prerequisites(tx: Tx, session_id: int, needs_ids: Iterable[int]) -> None:
    """Say after which sessions of its workshop a session comes; the order on the board is a finding, not a rule."""
    session = get(tx, Session, session_id)
    needs = get_all(tx, Session, needs_ids)
    for other in needs:
        if other.workshop_id != session.workshop_id:
            raise UserError(_("This belongs to another workshop. Choose one of this workshop."))
    _refuse_circles(tx, session, needs)
    set_links(tx, SessionPrerequisite, ("session_id", session.id), "needs_id", [other.id for other in needs])


def _refuse_circles(tx: Tx, session: Session, needs: list[Session]) -> None:
    """Say so where a session would have to come after itself."""
    wanted = select(SessionPrerequisite.session_id, SessionPrerequisite.needs_id).join(SessionPrerequisite.session)
    after: defaultdict[int, list[int]] = defaultdict(list)
    for later, earlier in tx.execute(wanted.where(Session.workshop_id == session.workshop_id)):
        after[later].append(earlier)
    for other in needs:
        if other is session:
            raise UserError(_("“{title}” can't come after itself.").format(title=session.title))
        if session.id in _all_before(after, other.id):
            sentence = _("“{other}” already comes after “{title}”. They can't wait for each other.")
            raise UserError(sentence.format(other=other.title, title=session.title))


def _all_before(after: dict[int, list[int]], session_id: int) -> set[int]:
    """Return every session that a session comes after, directly or through others."""
    found: set[int] = set()
    waiting = [session_id]
    while waiting:
        for earlier in after.get(waiting.pop(), ()):
            if earlier not in found:
                found.add(earlier)
                waiting.append(earlier)
    return found
