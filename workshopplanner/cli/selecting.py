"""`select`: the best people of a pool for a number of seats, under quotas, proven; or why there are none."""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from workshopplanner.cli import choosing
from workshopplanner.core.selection import Change, Clash, CountRule, DistinctRule, EachRule, Outcome, Problem, Status
from workshopplanner.language import _, ngettext

Options = argparse.Namespace
SECONDS = 60.0


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what `select` takes."""
    parser.add_argument(
        "pool", type=Path, metavar="POOL.csv", help=_("people, one in each row, with their features; or a project file")
    )
    parser.add_argument(
        "quotas", type=Path, nargs="?", metavar="QUOTAS.csv", help=_("rules: columns feature, value, min, max")
    )
    parser.add_argument("--seats", type=_seats, metavar="N", help=_("how many people to choose"))
    parser.add_argument("--score", metavar=_("COLUMN"), help=_("the column with scores (score, where there is one)"))
    parser.add_argument("--id", metavar=_("COLUMN"), help=_("the column with ids (id, or the first one)"))
    parser.add_argument("--time", type=_seconds, default=SECONDS, metavar="S", help=_("seconds at most (60)"))
    parser.add_argument("--json", action="store_true", help=_("answer as JSON"))
    choosing.add_options(parser)


def _seats(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise argparse.ArgumentTypeError(_("“{text}” is no number of seats").format(text=text))
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(_("“{text}” is no number of seconds").format(text=text))
    return seconds


def run(options: Options) -> int:
    """Choose, and tell whom; 1 when nobody can be chosen."""
    from workshopplanner.core.selection_search import select

    if choosing.is_project(options.pool):
        found = choosing.read(options)
        problem = found[-1]
    elif options.quotas is None or options.seats is None:
        print(_("For a table of people, name the table of quotas and say --seats."), file=sys.stderr)
        return 2
    else:
        found, problem = None, _problem(options)
    outcome = select(problem, options.time)
    clash = _clash(problem, outcome, options.time)
    if options.json:
        print(json.dumps(_facts(problem, outcome, clash), ensure_ascii=False))
    else:
        print(*_sentences(problem, outcome, clash), sep="\n")
    if outcome.status not in (Status.OPTIMAL, Status.FEASIBLE):
        return 1
    if found is not None and options.accept:
        choosing.accept(options, found, outcome)
    if found is not None and options.memo is not None:
        choosing.write_memo(options)
    return 0


def _problem(options: Options) -> Problem:
    from workshopplanner.exchange.pools import read_pool, read_quotas

    pool = read_pool(options.pool, options.id, options.score)
    return Problem(pool.people, options.seats, rules=read_quotas(options.quotas, pool.columns))


def _clash(problem: Problem, outcome: Outcome, seconds: float) -> Clash | None:
    from workshopplanner.core.selection_clash import clash

    return clash(problem, seconds) if outcome.status is Status.INFEASIBLE else None


def _facts(problem: Problem, outcome: Outcome, clash: Clash | None) -> dict[str, Any]:
    chosen = outcome.status in (Status.OPTIMAL, Status.FEASIBLE)
    relaxations = clash.relaxations if clash else ()
    return {
        "status": outcome.status.value,
        "selected": list(outcome.selected),
        "score": _number(outcome.score) if chosen else None,
        "bound": _number(outcome.bound),
        "seconds": round(outcome.seconds, 4),
        "conflict": [_rule(problem, clash, rule) for rule in clash.rules] if clash else [],
        "relaxations": [
            {
                "changes": [_change(problem, change) for change in each.changes],
                "amount": each.amount,
                "score": _number(each.outcome.score),
                "selected": list(each.outcome.selected),
                "sentence": each.sentence,
            }
            for each in relaxations
        ],
    }


def _rule(problem: Problem, clash: Clash, identity: object) -> dict[str, Any]:
    """Return a rule with the figures that contradict the others; a figure that does not is null."""
    from workshopplanner.core.selection_words import item_told

    rule = next((each for each in problem.rules if each.id == identity), None)
    sides = [side for one, side in clash.sides if one == identity]
    facts: dict[str, Any] = {"row": identity}
    if isinstance(rule, CountRule | EachRule | DistinctRule):
        facts |= {"feature": rule.feature, "value": _value(rule)}
        facts |= {"min": _number(rule.least if "least" in sides else None)}
        facts |= {"max": _number(rule.most if "most" in sides else None)}
    told = item_told(problem, rule.id if rule is not None else str(identity), sides)
    return facts | {"rule": told}


def _value(rule: CountRule | EachRule | DistinctRule) -> str:
    from workshopplanner.exchange.pools import BLANK, DISTINCT, EACH, SEVERAL

    if isinstance(rule, CountRule):
        return SEVERAL.join(each or BLANK for each in rule.values)
    return EACH if isinstance(rule, EachRule) else DISTINCT


def _change(problem: Problem, change: Change) -> dict[str, Any]:
    rule = next((each for each in problem.rules if each.id == change.rule), None)
    facts: dict[str, Any] = {"row": None}
    if isinstance(rule, CountRule | EachRule | DistinctRule):
        facts = {"row": rule.id, "feature": rule.feature, "value": _value(rule)}
    figure = {"least": "min", "most": "max"}.get(change.side, change.side)
    return facts | {"figure": figure, "old": _number(change.old), "new": _number(change.new)}


def _number(number: float | Decimal | None) -> float | int | None:
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def _sentences(problem: Problem, outcome: Outcome, clash: Clash | None) -> list[str]:
    from workshopplanner.core.selection_words import figure, name

    if clash:
        return [clash.sentence, *(each.sentence for each in clash.relaxations)]
    if outcome.status is Status.UNKNOWN:
        return [_("The time was over before any set of people was found; give more with --time.")]
    number = len(outcome.selected)
    words = {"n": number, "score": figure(outcome.score), "bound": figure(outcome.bound)}
    if outcome.status is Status.OPTIMAL:
        told = ngettext(
            "{n} person chosen, total score {score}, proven to be the best.",
            "{n} people chosen, total score {score}, proven to be the best.",
            number,
        )
    else:
        told = ngettext(
            "{n} person chosen, total score {score}; the time was over, none can exceed {bound}.",
            "{n} people chosen, total score {score}; the time was over, none can exceed {bound}.",
            number,
        )
    lines = [told.format(**words)]
    if outcome.plain and outcome.plain.price > 0:
        price = _("The highest scores alone would total {total}: balance costs {price}.")
        lines.append(price.format(total=figure(outcome.plain.score), price=figure(outcome.plain.price)))
    return [*lines, ", ".join(name(problem, each) for each in outcome.selected)]
