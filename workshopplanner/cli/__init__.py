"""The command line: the same queries, commands and exchange as the window, without it and without Qt.

Exit codes: 0 done, 1 findings or refused work, 2 wrong usage. Errors are one sentence on stderr.
"""

import argparse
import datetime as dt
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from workshopplanner import __version__
from workshopplanner.cli import exporting, grouping, imports, selecting
from workshopplanner.errors import FileRefused, UserError
from workshopplanner.language import _

Options = argparse.Namespace


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        options = _parser().parse_args(argv)
    except SystemExit as leaving:  # argparse has said what was wrong, or printed the help
        return int(leaving.code or 0)
    try:
        done: int = options.run(options)
        sys.stdout.flush()
    except UserError as problem:
        print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever was reading has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return done


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="workshopplanner", description=_("Plan training workshops of several days. Without a command: the window.")
    )
    parser.add_argument("--version", action="version", version=f"workshopplanner {__version__}")
    commands = parser.add_subparsers(required=True, metavar=_("COMMAND"))
    demo = commands.add_parser("demo", help=_("make the Seoul sample and its workbook, and open the window on it"))
    demo.add_argument("folder", nargs="?", metavar=_("FOLDER"))
    sample = _command(commands, "sample", _sample, _("make a file with the Seoul 2018 sample"))
    sample.add_argument("file", type=Path, metavar=_("FILE"))
    _new_parser(commands)
    info = _command(commands, "info", _info, _("say what a file contains"))
    info.add_argument("file", type=Path, metavar=_("FILE"))
    info.add_argument("--json", action="store_true", help=_("answer as JSON"))
    exporting.add_options(
        _command(commands, "export", exporting.run, _("write a workshop's workbook, calendar or contacts"))
    )
    check = _command(commands, "check", _check, _("check a file's health and list the findings in its programmes"))
    check.add_argument("file", type=Path, metavar=_("FILE"))
    check.add_argument("--json", action="store_true", help=_("answer as JSON"))
    imports.add_options(
        _command(commands, "import", imports.run, _("take in people from a spreadsheet or a text file"))
    )
    selecting.add_options(
        _command(commands, "select", selecting.run, _("choose the best people of a pool for some seats, under quotas"))
    )
    grouping.add_options(_command(commands, "groups", grouping.run, _("make breakout groups over one or more rounds")))
    countries = commands.add_parser("countries", help=_("what country cells mean"))
    inside = countries.add_subparsers(required=True, metavar=_("COMMAND"))
    resolve = _command(inside, "resolve", _resolve, _("answer a CSV table id,raw with a CSV table id,answer"))
    resolve.add_argument("source", type=Path, metavar=_("IN.csv"))
    resolve.add_argument("target", type=Path, metavar=_("OUT.csv"))
    return parser


def _command(commands: Any, name: str, run: Callable[[Options], int], text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(run=run)
    return parser


def _new_parser(commands: Any) -> None:
    new = _command(commands, "new", _new, _("make a file with a new workshop"))
    new.add_argument("file", type=Path, metavar=_("FILE"))
    new.add_argument("--title", required=True, help=_("the workshop's title"))
    new.add_argument("--start", type=_date, required=True, help=_("its first day, such as 2018-06-18"))
    new.add_argument("--days", type=_number_of_days, default=5, help=_("how many days, 1 to 14 (5)"))


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is no date such as 2018-06-18").format(text=text)) from None


def _number_of_days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 14):
        raise argparse.ArgumentTypeError(_("“{text}” is no number of days from 1 to 14").format(text=text))
    return int(text)


# ---- making files


def make_sample(path: Path) -> None:
    """Make a project file with the Seoul 2018 sample; an existing file is never touched."""
    from workshopplanner.commands.sample import make_seoul_sample
    from workshopplanner.store import file

    file.create(path, make_seoul_sample).close()


def _sample(options: Options) -> int:
    make_sample(options.file)
    print(_("The Seoul 2018 sample (fictional people, illustrative dates) is in {path}.").format(path=options.file))
    return 0


def _new(options: Options) -> int:
    from workshopplanner.commands.workshops import plan_workshop
    from workshopplanner.core.rhythm import WorkshopPlan
    from workshopplanner.store import file

    plan = WorkshopPlan(name=options.title, first_day=options.start, days=options.days)
    file.create(options.file, plan_workshop, plan).close()
    print(_("{title} is in {path}.").format(title=options.title, path=options.file))
    return 0


# ---- looking into files


def _info(options: Options) -> int:
    from workshopplanner.queries.contents import contents
    from workshopplanner.queries.workshops import workshops
    from workshopplanner.store import file

    with file.look_into(options.file) as store:
        facts = {
            "file": options.file.name,
            "schema_version": file.read_header(options.file).version,
            "steps": store.seen,
            "counts": store.ask(contents),
            "workshops": [_workshop_facts(workshop) for workshop in store.ask(workshops)],
        }
    if options.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        _print_facts(facts)
    return 0


def _workshop_facts(workshop: Any) -> dict[str, Any]:
    return {
        "id": workshop.id,
        "title": workshop.title,
        "city": workshop.city,
        "first": workshop.first and workshop.first.isoformat(),
        "last": workshop.last and workshop.last.isoformat(),
        "days": workshop.days,
        "seats": workshop.seats,
    }


def _print_facts(facts: dict[str, Any]) -> None:
    print(_("{file}: schema version {schema_version}, {steps} steps in its history").format(**facts))
    for workshop in facts["workshops"]:
        print(_("  workshop {id}: {title}, {city}, {first} to {last}, {days} days, {seats} seats").format(**workshop))
    for kind, number in facts["counts"].items():
        print(f"  {kind}: {number}")


def _check(options: Options) -> int:
    from workshopplanner.core import holidays
    from workshopplanner.core.findings import check
    from workshopplanner.core.fixes import with_fixes
    from workshopplanner.core.rules import RULES
    from workshopplanner.queries.findings import facts
    from workshopplanner.queries.workshops import workshops
    from workshopplanner.store import file

    try:
        holidays.load()
        with file.look_into(options.file) as store:
            found = {
                workshop.title: with_fixes(now, check(now, RULES))
                for workshop in store.ask(workshops)
                for now in [store.ask(facts, workshop.id)]
            }
    except FileRefused as refusal:
        if options.json:
            print(json.dumps({"healthy": False, "code": refusal.code, "message": refusal.message, "findings": []}))
            return 1
        raise
    listed = [_plain(finding) for some in found.values() for finding in some]
    if options.json:
        counts = [{"title": title, "findings": len(some)} for title, some in found.items()]
        answer = {"healthy": True, "workshops": counts, "findings": listed}
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print(_("{path} is healthy.").format(path=options.file))
        for line in listed:
            print(f"  {line['severity']}: {line['sentence']}")
    return 1 if any(line["severity"] != "hint" for line in listed) else 0


def _plain(finding: Any) -> dict[str, Any]:
    """Return a finding without the marks that keep clock ranges in order on a screen: a terminal shows boxes."""
    told = asdict(replace(finding, sentence=re.sub("[\u2066-\u2069]", "", finding.sentence)))
    return {name: told[name] for name in ("rule", "severity", "sentence", "sessions", "people", "fixes", "waived")}


# ---- countries


def _resolve(options: Options) -> int:
    from workshopplanner.exchange.country_answers import answer_countries

    answer_countries(options.source, options.target)
    return 0


def chosen_workshop(store: Any, wanted: int | None) -> int:
    """Return the workshop that was named by its number, or the only one there is."""
    from workshopplanner.queries.workshops import workshops

    ids: dict[int, str] = {workshop.id: workshop.title for workshop in store.ask(workshops)}
    if wanted is None and len(ids) == 1:
        return next(iter(ids))
    if wanted in ids and wanted is not None:
        return wanted
    if not ids:
        raise UserError(_("This file has no workshop yet."))
    known = "; ".join(f"{number}: {title}" for number, title in ids.items())
    raise UserError(_("Say which workshop with --workshop NUMBER: {known}.").format(known=known))
