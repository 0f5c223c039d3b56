"""`import`: people from somebody's spreadsheet, looked at with --dry-run, or taken in as one step."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workshopplanner.core.importing import ImportPlan, Verdict, record
from workshopplanner.core.sheets import Reading, Remark, Table
from workshopplanner.errors import UserError
from workshopplanner.language import _

Options = argparse.Namespace


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what `import` takes."""
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument("source", type=Path, metavar=_("SOURCE"))
    parser.add_argument(
        "--sheet", metavar=_("NAME"), help=_("the sheet to read (the one that most likely lists people)")
    )
    parser.add_argument(
        "--mapping", type=Path, metavar="M.json", help=_("what columns mean: a JSON object of fields by header")
    )
    parser.add_argument(
        "--as", dest="kind", choices=("applicants", "roster"), default="applicants", help=_("where the people go")
    )
    parser.add_argument("--workshop", type=int, metavar=_("NUMBER"), help=_("the workshop, where there are several"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would happen and change nothing"))
    parser.add_argument("--json", action="store_true", help=_("answer as JSON"))


def run(options: Options) -> int:
    """Read the source, plan, and unless it is a dry run take the people in; 1 when the source is refused."""
    from workshopplanner.cli import chosen_workshop
    from workshopplanner.exchange.reading import read_file
    from workshopplanner.store import file

    reading = read_file(options.source, sheet=options.sheet)
    table = reading.best
    if reading.refused is not None or table is None:
        return _refused(reading, options)
    if options.dry_run:
        with file.look_into(options.file) as store:
            _tell(_planned(store, chosen_workshop(store, options.workshop), reading, table, options), reading, options)
        return 0
    opened = file.open_file(options.file)
    try:
        workshop_id = chosen_workshop(opened.store, options.workshop)
        plan = _planned(opened.store, workshop_id, reading, table, options)
        done = _carry_out(opened.store, workshop_id, plan, options)
    finally:
        opened.close()
    _tell(plan, reading, options)
    if not options.json:
        sentence = _("{added} added, {updated} updated, {same} were there already, {left_out} left out.")
        print(sentence.format(added=done.added, updated=done.updated, same=done.same, left_out=done.left_out))
    return 0


def _refused(reading: Reading, options: Options) -> int:
    refusal = reading.refused
    reason = refusal.reason.value if refusal else "EMPTY"
    message = refusal.message if refusal else _("“{name}” holds no table.").format(name=reading.name)
    print(message, file=sys.stderr)
    if options.json:
        nothing: dict[str, Any] = {"people": [], "duplicates": [], "questions": [], "warnings": []}
        told = {"refused": {"reason": reason, "message": message}, "sheet": "", "header_row": 0, "mapping": {}}
        print(json.dumps(told | nothing, ensure_ascii=False, indent=2))
    return 1


def _planned(store: Any, workshop_id: int, reading: Reading, table: Table, options: Options) -> ImportPlan:
    from workshopplanner.core.import_planning import plan_import
    from workshopplanner.core.mapping import fingerprint
    from workshopplanner.queries import imports

    return plan_import(
        table,
        store.ask(imports.known_people, workshop_id),
        aliases=store.ask(imports.learned_countries),
        remembered=store.ask(imports.remembered_mapping, workshop_id, fingerprint(table.headers)),
        chosen=_chosen_fields(options.mapping, table) if options.mapping else None,
        since_1904=reading.details.get("date_system") == "1904",
    )


def _chosen_fields(path: Path, table: Table) -> dict[int, str]:
    """Return the fields that a mapping file gives to columns, by their place."""
    from workshopplanner.core.import_fields import FIELDS
    from workshopplanner.core.mapping import column_keys

    kept = _mapping(path)
    strange = [str(field) for field in kept.values() if field and field not in FIELDS]
    if strange:
        sentence = _("{name}: “{field}” is no field. Fields are: {fields}.")
        raise UserError(sentence.format(name=path.name, field=strange[0], fields=", ".join(FIELDS)))
    places = {key: at for at, key in enumerate(column_keys(table.headers))}
    chosen = {}
    for header, field in kept.items():
        (key,) = column_keys([str(header)])
        if key not in places:
            sentence = _("{name}: the table has no column “{column}”. Its columns are: {columns}.")
            raise UserError(sentence.format(name=path.name, column=header, columns=", ".join(table.headers)))
        chosen[places[key]] = str(field or "")
    return chosen


def _mapping(path: Path) -> Mapping[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as problem:
        raise UserError(_("{name} can't be read as JSON.").format(name=path.name)) from problem
    if not isinstance(kept, dict):
        raise UserError(_("{name} must hold one JSON object: fields by header.").format(name=path.name))
    return kept


def _carry_out(store: Any, workshop_id: int, plan: ImportPlan, options: Options) -> Any:
    from workshopplanner.commands.imports import Wanted, import_people

    wanted = Wanted(options.source.name, applicants=options.kind == "applicants")
    return store.do(import_people, workshop_id, plan, wanted)


def _tell(plan: ImportPlan, reading: Reading, options: Options) -> None:
    if options.json:
        print(json.dumps(_facts(plan, reading), ensure_ascii=False, indent=2))
        return
    print(_("Sheet “{sheet}”, headers in row {row}.").format(sheet=plan.sheet, row=plan.header_row))
    for verdict, sentence in (
        (Verdict.NEW, _("new: {n}")),
        (Verdict.UPDATES, _("updates: {n}")),
        (Verdict.SAME, _("same: {n}")),
        (Verdict.QUESTION, _("questions: {n}")),
        (Verdict.UNREADABLE, _("can’t be read: {n}")),
    ):
        print("  " + sentence.format(n=plan.count(verdict)))
    for each in _warnings(plan, reading):
        print("  " + _("row {row}, {column}: {message}").format(**each))


def _facts(plan: ImportPlan, reading: Reading) -> dict[str, Any]:
    from workshopplanner.core.mapping import as_columns

    return {
        "refused": None,
        "sheet": plan.sheet,
        "header_row": plan.header_row,
        "mapping": as_columns(plan.matches),
        "people": [record(row) for row in plan.rows],
        "duplicates": [
            {"rows": list(found.rows), "kind": found.kind.value} for found in plan.duplicates if len(found.rows) > 1
        ],
        "questions": [
            {"row": asked.row, "field": asked.field, "value": asked.value, "choices": list(asked.choices)}
            for asked in plan.questions
        ],
        "warnings": _warnings(plan, reading),
    }


def _warnings(plan: ImportPlan, reading: Reading) -> list[dict[str, Any]]:
    table = reading.best
    remarks = [*reading.remarks, *(table.remarks if table else ()), *_other_tables(reading, table)]
    said = [{"row": each.row, "column": each.column, "message": each.message} for each in remarks]
    return said + [{"row": each.row, "column": each.column, "message": each.message} for each in plan.warnings]


def _other_tables(reading: Reading, table: Table | None) -> list[Remark]:
    """Return a remark for each table that was not read as people."""
    sentence = _("Another table with {n} rows stands on sheet “{sheet}”; choose it with --sheet.")
    return [
        Remark(0, "", sentence.format(n=len(other.rows), sheet=other.sheet))
        for other in reading.tables
        if other is not table and other.rows
    ]
