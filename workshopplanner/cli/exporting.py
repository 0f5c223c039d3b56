"""`export`: a workshop's workbook, calendar, conference schedule or contacts, by the ending of the file's name."""

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workshopplanner.errors import UserError
from workshopplanner.language import N_, _, speaking

Options = argparse.Namespace
_WRITTEN = {
    ".xlsx": N_("The workbook is in {path}."),
    ".ics": N_("The calendar is in {path}."),
    ".xml": N_("The schedule is in {path}."),
    ".json": N_("The schedule is in {path}."),
    ".vcf": N_("The contacts are in {path}."),
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what `export` takes."""
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help=_("its ending says what it is: {endings}").format(endings=" ".join(_WRITTEN)),
    )
    parser.add_argument("--preset", help=_("which sheets for whom; a wrong name lists the right ones"))
    parser.add_argument("--workshop", type=int, help=_("its id, as `info` lists it, when the file has several"))
    parser.add_argument("--person", metavar=_("NAME"), help=_("the timetable of one person"))
    parser.add_argument("--room", metavar=_("NAME"), help=_("the timetable of one room"))
    parser.add_argument("--language", choices=("en", "fr"), default="en", help=_("language of the workbook (en)"))
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help=_("paper size (a4)"))


def run(options: Options) -> int:
    """Write the file that is asked for."""
    from workshopplanner.cli import chosen_workshop
    from workshopplanner.store import file

    writers = {".xlsx": export_workbook, ".vcf": _contacts} | dict.fromkeys((".ics", ".xml", ".json"), _timetable)
    ending = options.out.suffix.casefold()
    if ending not in writers:
        endings = _(", ").join(_WRITTEN)
        raise UserError(_("{name} must end in one of {endings}.").format(name=options.out.name, endings=endings))
    if (options.person or options.room) and writers[ending] is not _timetable:
        raise UserError(
            _("--person and --room are for calendars and schedules; {name} is neither.").format(name=options.out.name)
        )
    with file.look_into(options.file) as store:
        writers[ending](store, chosen_workshop(store, options.workshop), options)
    print(_(_WRITTEN[ending]).format(path=options.out))
    return 0


def export_workbook(store: Any, workshop_id: int, options: Options) -> None:
    """Write the workbook of a workshop."""
    from workshopplanner.core import exports
    from workshopplanner.exchange.workbook import write_workbook
    from workshopplanner.queries.pack import pack

    preset = exports.find_preset(options.preset or exports.DEFAULT_PRESET)
    with speaking(options.language):
        facts = store.ask(pack, workshop_id, options.language)
        today = dt.datetime.now().astimezone().date()
        choice = exports.choose(facts, preset, today, paper=exports.Paper(options.paper))
    write_workbook(options.out, facts, choice)


def _timetable(store: Any, workshop_id: int, options: Options) -> None:
    from workshopplanner.exchange import calendars, schedules
    from workshopplanner.queries.appointments import timetable

    writers: dict[str, Callable[..., Path]] = {
        ".ics": calendars.write_calendar,
        ".xml": schedules.write_schedule_xml,
        ".json": schedules.write_schedule_json,
    }
    with speaking(options.language):
        found = store.ask(timetable, workshop_id, person=options.person or "", room=options.room or "")
        writers[options.out.suffix.casefold()](options.out, found)


def _contacts(store: Any, workshop_id: int, options: Options) -> None:
    from workshopplanner.core.roster import attending
    from workshopplanner.exchange.contacts import write_contacts
    from workshopplanner.queries.appointments import mark
    from workshopplanner.queries.roster import roster

    with speaking(options.language):
        write_contacts(options.out, store.ask(mark), attending(store.ask(roster, workshop_id)))
