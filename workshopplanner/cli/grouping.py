"""`groups`: people into breakout groups over rounds, or into groups whose people are as far apart as can be."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workshopplanner.core.groups import Arrangement, Ended, GroupsProblem, Id, Impossible, Member, even_sizes
from workshopplanner.errors import UserError
from workshopplanner.language import _, ngettext

Options = argparse.Namespace
SECONDS = 10.0
MOST_ROUNDS, MOST_SEED = 100, 10**9


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what `groups` takes."""
    parser.add_argument("people", type=Path, nargs="?", metavar="PEOPLE.csv", help=_("people, one in each row"))
    parser.add_argument("--groups", type=_number, metavar="K", help=_("how many groups, as even as can be"))
    parser.add_argument("--sizes", type=_sizes, metavar="5,5,6", help=_("how many people in each group"))
    parser.add_argument("--rounds", type=_rounds, metavar="R", help=_("how many rounds (1)"))
    parser.add_argument("--mix", type=_columns, default=(), metavar=_("COLUMNS"), help=_("mix by these columns"))
    parser.add_argument(
        "--apart", type=_columns, default=(), metavar=_("COLUMN"), help=_("keep apart who has the same there")
    )
    parser.add_argument("--together", metavar=_("COLUMN"), help=_("keep together who has the same there"))
    parser.add_argument("--id", metavar=_("COLUMN"), help=_("the column with ids (id, or the first one)"))
    parser.add_argument("--spread", action="store_true", help=_("rather let more meet twice than few again and again"))
    parser.add_argument("--distances", type=Path, metavar="D.txt", help=_("lines i j d instead of people"))
    parser.add_argument("--seed", type=_seed, default=1, metavar="N", help=_("another number, other groups (1)"))
    parser.add_argument("--time", type=_seconds, default=SECONDS, metavar="S", help=_("seconds at most (10)"))
    parser.add_argument("--json", action="store_true", help=_("answer as JSON"))
    parser.set_defaults(usage=parser.format_usage)


def _whole(text: str, most: int, sentence: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 12 and 1 <= int(text) <= most):
        raise argparse.ArgumentTypeError(sentence.format(text=text, most=most))
    return int(text)


def _number(text: str) -> int:
    return _whole(text, 2000, _("“{text}” is no number of groups from 1 to {most}"))


def _rounds(text: str) -> int:
    return _whole(text, MOST_ROUNDS, _("“{text}” is no number of rounds from 1 to {most}"))


def _seed(text: str) -> int:
    return _whole(text, MOST_SEED, _("“{text}” is no number from 1 to {most}"))


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(_whole(word.strip(), 2000, _("“{text}” is no size from 1 to {most}")) for word in text.split(","))


def _columns(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    if not names:
        raise argparse.ArgumentTypeError(_("“{text}” names no column").format(text=text))
    return names


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(_("“{text}” is no number of seconds").format(text=text))
    return seconds


def run(options: Options) -> int:
    """Make groups and tell them; 1 when the rules can't be kept, 2 when options don't go together."""
    wrong = _wrong(options)
    if wrong:
        print(options.usage() + wrong, file=sys.stderr)
        return 2
    return _run_distances(options) if options.distances else _run_people(options)


def _wrong(options: Options) -> str | None:
    """Return what is wrong with the options as they stand together."""
    if (options.people is None) == (options.distances is None):
        return _("Name either a table of people or, with --distances, one of distances.")
    if (options.groups is None) == (options.sizes is None):
        return _("Say either how many groups with --groups or how large they are with --sizes.")
    ruled = options.sizes or options.rounds or options.mix or options.apart or options.together or options.spread
    if options.distances and (ruled or options.id):
        return _("--distances goes with --groups, --seed, --time and --json only.")
    return None


# ---- people


def _run_people(options: Options) -> int:
    from workshopplanner.core.groups_arrange import arrange

    problem = read_problem(options)
    try:
        found = arrange(problem, options.time)
    except Impossible as impossible:
        if options.json:
            nothing: dict[str, Any] = {"status": "impossible", "rounds": [], "repeats": None, "bound": None}
            print(json.dumps(nothing | {"conflict": impossible.reasons}, ensure_ascii=False))
        raise
    if options.json:
        print(json.dumps(_facts(found), ensure_ascii=False))
    else:
        print(*_lines(problem, found), sep="\n")
    return 0


def read_problem(options: Options) -> GroupsProblem:
    """Return what the table and the options ask for."""
    from workshopplanner.exchange.pools import Grid, read_grid

    grid: Grid = read_grid(options.people)
    identity = options.id or grid.column("id") or (grid.headers[0] if grid.headers else "")
    columns = {name: _column(grid, name) for name in (*options.mix, *options.apart, options.together, identity) if name}
    mixed = [columns[name] for name in options.mix]
    members, rows = [], dict[str, int]()
    for row, cells in grid.rows:
        key = cells[columns[identity]]
        if not key:
            raise grid.wrong(row, columns[identity], _("there is no id."))
        if key in rows:
            raise grid.wrong(row, columns[identity], _("“{id}” stands in row {row} too.").format(id=key, row=rows[key]))
        rows[key] = row
        members.append(Member(_id(key), _name(cells), cells))
    sizes = options.sizes or even_sizes(len(members), options.groups)
    return GroupsProblem(
        tuple(members),
        sizes,
        options.rounds or 1,
        tuple(mixed),
        apart_by=tuple(columns[name] for name in options.apart),
        together=_together(members, columns[options.together]) if options.together else (),
        spread=options.spread,
        seed=options.seed,
    )


def _column(grid: Any, name: str) -> str:
    found: str | None = grid.column(name)
    if found is None:
        sentence = _("“{file}” has no column “{column}”. Its columns are: {columns}.")
        raise UserError(sentence.format(file=grid.name, column=name, columns=", ".join(grid.headers)))
    return found


def _id(text: str) -> Id:
    """Return a whole number as a number, as long as it would be written the same."""
    return int(text) if text.isascii() and text.isdigit() and str(int(text)) == text else text


def _name(cells: dict[str, str]) -> str:
    return next((cells[header] for header in cells if header.casefold() == "name"), "")


def _together(members: Sequence[Member], column: str) -> tuple[tuple[Id, Id], ...]:
    first: dict[str, Id] = {}
    pairs = []
    for member in members:
        value = member.traits[column]
        if value and first.setdefault(value, member.id) != member.id:
            pairs.append((first[value], member.id))
    return tuple(pairs)


def _facts(found: Arrangement) -> dict[str, Any]:
    told = found.figures
    return {
        "status": found.ended.value,
        "rounds": found.rounds,
        "repeats": told.repeats.value,
        "bound": told.repeats.bound,
        "shared": told.shared.value,
        "shared_bound": told.shared.bound,
        "met": sum(times > 0 for times in told.met.values()),
        "pairs": told.pairs,
        "most": told.most,
        "misses": {name: {"value": each.value, "bound": each.bound} for name, each in told.misses.items()},
        "seconds": round(found.seconds, 4),
    }


def _lines(problem: GroupsProblem, found: Arrangement) -> list[str]:
    names = {member.id: member.name or str(member.id) for member in problem.members}
    told, lines = found.figures, []
    for number, groups in enumerate(found.rounds, start=1):
        lines.append(_("Round {number}").format(number=number))
        for at, group in enumerate(groups, start=1):
            people = ", ".join(names[key] for key in group)
            lines.append("  " + _("Group {number}: {people}").format(number=at, people=people))
    repeats = ngettext(
        "{n} repeated meeting; there must be at least {bound}.",
        "{n} repeated meetings; there must be at least {bound}.",
        told.repeats.value,
    )
    lines.append(repeats.format(n=told.repeats.value, bound=told.repeats.bound))
    lines.append(_("{met} of {pairs} pairs have met.").format(met=len(told.met), pairs=told.pairs))
    for miss in told.missed:
        words = _("Round {round}, group {group}: {feature} “{value}” is short by {n}.")
        if miss.short < 0:
            words = _("Round {round}, group {group}: {feature} “{value}” is in excess by {n}.")
        where = {"round": miss.round + 1, "group": miss.group + 1}
        lines.append(words.format(**where, feature=miss.feature, value=miss.value, n=abs(miss.short)))
    if found.ended is Ended.TIME:
        lines.append(_("The time was over: another run may find other groups."))
    return lines


# ---- distances


def _run_distances(options: Options) -> int:
    from workshopplanner.core.groups_distances import spread_out
    from workshopplanner.exchange.distances import read_distances

    found = spread_out(read_distances(options.distances), options.groups, options.time, options.seed)
    if options.json:
        facts = {"status": found.ended.value, "groups": found.groups, "sum": found.sum, "bound": found.bound}
        print(json.dumps(facts | {"seconds": round(found.seconds, 4)}))
    else:
        for number, group in enumerate(found.groups, start=1):
            print(_("Group {number}: {people}").format(number=number, people=", ".join(map(str, group))))
        words = _("The distances within groups add up to {sum}; no groups exceed {bound}.")
        print(words.format(sum=f"{found.sum:.2f}", bound=f"{found.bound:.2f}"))
    return 0
