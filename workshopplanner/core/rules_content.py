"""Rules about content: themes, outcomes, session plans and what comes before what."""

from collections import defaultdict
from collections.abc import Iterator

from workshopplanner.core.findings import Book, Case, Facts, slot_of
from workshopplanner.core.kinds import Severity
from workshopplanner.core.rule_words import slot
from workshopplanner.language import _

RULES = Book()


@RULES.rule(Severity.WARNING)
def theme_unplaced(facts: Facts) -> Iterator[Case]:
    """Find themes that have no session in the week."""
    waiting: defaultdict[int | None, list[int]] = defaultdict(list)
    for card in facts.agenda.tray:
        waiting[card.theme_id].append(card.id)
    for theme in facts.themes:
        if not theme.sessions:
            sentence = _("Theme {code}, “{title}”, has no session in the week yet.")
            named = sentence.format(code=theme.code, title=theme.title)
            yield Case(named, tuple(waiting[theme.id]), themes=(theme.id,), matters=(theme.target_minutes,))


@RULES.rule(Severity.WARNING)
def theme_under_target(facts: Facts) -> Iterator[Case]:
    """Find themes that have sessions, but fewer minutes than their target."""
    for theme in facts.themes:
        if theme.sessions and theme.planned_minutes < theme.target_minutes:
            sentence = _("Theme {code}, “{title}”, has {planned} of its {target} minutes in the week.").format(
                code=theme.code, title=theme.title, planned=theme.planned_minutes, target=theme.target_minutes
            )
            yield Case(sentence, themes=(theme.id,), matters=(theme.planned_minutes, theme.target_minutes))


@RULES.rule(Severity.WARNING)
def outcome_without_session(facts: Facts) -> Iterator[Case]:
    """Find outcomes that no session of the week serves."""
    served = {outcome for card in facts.agenda.cards if card.live for outcome in card.outcomes}
    for goal in facts.outcomes:
        if goal.id not in served:
            sentence = _("No session in the week serves outcome {number}, “{statement}”.")
            told = sentence.format(number=goal.number, statement=goal.statement)
            yield Case(told, about=(goal.id,), matters=(goal.statement,))


@RULES.rule(Severity.WARNING)
def plan_differs(facts: Facts) -> Iterator[Case]:
    """Find session plans that are longer or shorter than their session."""
    days = {day.id: day for day in facts.agenda.days}
    for card in facts.agenda.cards:
        if card.live and card.day_id and card.plan_steps and card.plan_minutes != card.minutes:
            sentence = _("The plan of “{title}” ({code}) on {day}, {time}, takes {plan} of {minutes} minutes.")
            told = sentence.format(**slot(days[card.day_id], card), plan=card.plan_minutes, minutes=card.minutes)
            yield Case(told, (card.id,), matters=(card.plan_minutes, card.minutes))


@RULES.rule(Severity.WARNING)
def prerequisite_order(facts: Facts) -> Iterator[Case]:
    """Find sessions that begin before what they come after has ended, or while it has no slot."""
    days = {day.id: day for day in facts.agenda.days}
    cards = {card.id: card for card in facts.agenda.cards}
    for card in facts.agenda.cards:
        for needed in (cards[each] for each in card.needs if each in cards):
            if not card.live or card.day_id is None or (needed.day_id is not None and not needed.live):
                continue
            if needed.day_id is None:
                sentence = _(
                    "“{title}” ({code}) on {day}, {time}, comes after “{other}” ({other_code}), which has no slot."
                )
            elif (days[card.day_id].date, card.begin) < (days[needed.day_id].date, needed.end):
                sentence = _("“{title}” ({code}) on {day}, {time}, begins before “{other}” ({other_code}) has ended.")
            else:
                continue
            told = sentence.format(**slot(days[card.day_id], card), other=needed.title, other_code=needed.code)
            yield Case(told, (card.id, needed.id), matters=(slot_of(card), slot_of(needed)))
