"""`select` on a project file: the scenario that counts, or another one, on the applicants of a workshop."""

import argparse
from pathlib import Path
from typing import Any

from workshopplanner.core.exports import Audience
from workshopplanner.core.selection import Outcome, Problem
from workshopplanner.core.selection_pool import Pool, Rules
from workshopplanner.errors import UserError
from workshopplanner.language import _

Options = argparse.Namespace
_HEAD = b"SQLite format 3\0"


def is_project(path: Path) -> bool:
    """Say whether a path leads to a project file and not to a table of people."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except OSError:
        return False


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what `select` takes beside, for a project file."""
    parser.add_argument("--workshop", type=int, metavar=_("NUMBER"), help=_("the workshop, where there are several"))
    parser.add_argument("--scenario", metavar=_("NAME"), help=_("the rules to choose by (those that count)"))
    parser.add_argument("--accept", action="store_true", help=_("keep the answer as the committee's decision"))
    parser.add_argument(
        "--memo", type=Path, metavar=_("OUT"), help=_("write the memo of the last decision, .docx or .xlsx")
    )


def read(options: Options) -> tuple[int, Pool, Rules, Problem]:
    """Return the workshop, its applicants, and what the solver is asked."""
    from workshopplanner.cli import chosen_workshop
    from workshopplanner.core.selection_rows import problem
    from workshopplanner.queries.selection import pool
    from workshopplanner.store import file

    with file.look_into(options.pool) as store:
        workshop_id = chosen_workshop(store, options.workshop)
        found = store.ask(pool, workshop_id)
    rules = _rules(found, options.scenario)
    return workshop_id, found, rules, problem(found, rules)


def _rules(pool: Pool, name: str | None) -> Rules:
    if name is None and pool.current is not None:
        return pool.current
    wanted = (name or "").casefold()
    for each in pool.scenarios:
        if each.scenario.name.casefold() == wanted:
            return each
    names = _(", ").join(each.scenario.name for each in pool.scenarios)
    if not names:
        raise UserError(_("This workshop has no rules to choose by yet. Make some on the Selection page."))
    raise UserError(_("There are no rules called “{name}”; there are: {names}.").format(name=name, names=names))


def accept(options: Options, found: tuple[int, Pool, Rules, Problem], outcome: Outcome) -> None:
    """Keep the answer as a decision: one step that can be undone in the window."""
    from workshopplanner.commands.selecting import accept_selection
    from workshopplanner.core.selection_rows import picks
    from workshopplanner.core.selection_swaps import waitlist
    from workshopplanner.store import file

    _workshop, pool, rules, problem = found
    chosen = [int(each) for each in outcome.selected]
    waiting = [int(each.id) for each in waitlist(problem, chosen).people]
    told: dict[str, Any] = {"status": outcome.status.value, "score": str(outcome.score)}
    opened = file.open_file(options.pool)
    try:
        opened.store.do(accept_selection, rules.id, picks(pool, chosen, waiting=waiting), "", told)
    finally:
        opened.close()


def write_memo(options: Options) -> None:
    """Write the memo of the last decision, for the committee."""
    from workshopplanner.cli import chosen_workshop
    from workshopplanner.core.memo import memo
    from workshopplanner.exchange.memos.book import write_memo_book
    from workshopplanner.exchange.memos.document import write_memo_document
    from workshopplanner.queries.selection import decisions, pool
    from workshopplanner.queries.workshops import workshop
    from workshopplanner.store import file

    writers = {".docx": write_memo_document, ".xlsx": write_memo_book}
    writer = writers.get(options.memo.suffix.casefold())
    if writer is None:
        raise UserError(_("A memo is a .docx or an .xlsx file; “{name}” is neither.").format(name=options.memo.name))
    with file.look_into(options.pool) as store:
        workshop_id = chosen_workshop(store, options.workshop)
        decided = store.ask(decisions, workshop_id)
        if not decided:
            raise UserError(_("Nothing has been decided yet. Accept a selection first."))
        made = memo(store.ask(workshop, workshop_id), store.ask(pool, workshop_id), decided[0], Audience.TEAM)
    writer(options.memo, made)
