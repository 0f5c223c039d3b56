"""What is said of a proposal: how much it places, how good that is, and what it moves."""

from PySide6.QtCore import QLocale

from workshopplanner.core.agenda import Card, Day
from workshopplanner.core.rule_words import listed
from workshopplanner.core.scheduling import UNPLACED, Placement, Problem, Proposal, hit
from workshopplanner.language import _, ngettext
from workshopplanner.ui.agenda import words


def steps(problem: Problem, proposal: Proposal) -> list[Placement]:
    """Return the placements that change something."""
    tray = {card.id for card in problem.facts.agenda.tray}
    return [each for each in proposal.placements if each.slot.moved or each.session_id in tray]


def outcome(problem: Problem, proposal: Proposal) -> str:
    """Return how much is placed and how good the whole is."""
    if problem.repair:
        first = moves(problem, proposal) if steps(problem, proposal) else _("Nothing has to be moved")
        return words.apart_by_dots(first, _unplaced(proposal), _stuck(problem), _proof(problem, proposal))
    first = _counted(problem, proposal) or _("Nothing has to be moved")
    return words.apart_by_dots(first, _unplaced(proposal), _proof(problem, proposal))


def _counted(problem: Problem, proposal: Proposal) -> str:
    """Return how many sessions a draft places and moves, nothing where it changes nothing."""
    moved = proposal.moved
    placed = len(steps(problem, proposal)) - moved
    counts = [
        ngettext("{n} placed", "{n} placed", placed).format(n=_number(placed)) if placed else "",
        ngettext("{n} moved", "{n} moved", moved).format(n=_number(moved)) if moved else "",
    ]
    return words.apart_by_dots(*counts)


def moves(problem: Problem, proposal: Proposal) -> str:
    """Return how many sessions and people a repair moves."""
    moved = {each.session_id for each in steps(problem, proposal)}
    people = {
        who.person_id for card in problem.facts.agenda.cards if card.id in moved for who in card.people
    }  # fmt: skip
    sessions = ngettext("moves {n} session", "moves {n} sessions", len(moved)).format(n=QLocale().toString(len(moved)))
    others = ngettext("{n} person", "{n} people", len(people)).format(n=QLocale().toString(len(people)))
    return _("{sessions}, {people}").format(sessions=sessions, people=others)


def _stuck(problem: Problem) -> str:
    """Say how many sessions need somebody who is away and can't be moved, so that no repair is taken for whole."""
    count = len(hit(problem) - set(problem.free))
    text = ngettext(
        "{n} locked or plenary session still needs somebody who is away",
        "{n} locked or plenary sessions still need somebody who is away",
        count,
    )
    return text.format(n=QLocale().toString(count)) if count else ""


def _unplaced(proposal: Proposal) -> str:
    left = len(proposal.unplaced)
    if not left:
        return ""
    return ngettext("{n} can't be placed", "{n} can't be placed", left).format(n=QLocale().toString(left))


def _proof(problem: Problem, proposal: Proposal) -> str:
    if problem.repair:
        return _("proven: no repair moves fewer sessions") if proposal.proven else _("no bound proven")
    if proposal.proven:
        return _("proven best")
    return _score(proposal)


def _score(proposal: Proposal) -> str:
    """Say how good a draft is, and how much better another could be at most."""
    left = UNPLACED * len(proposal.unplaced)
    score = proposal.score - left
    if proposal.bound is None or (proposal.bound <= left and score):  # that it can't be below nothing says nothing
        return _("score {score}, no bound proven").format(score=_number(score))
    bound = proposal.bound - left
    gap = QLocale().toString(100 * (score - bound) / max(1, score), "f", 1)
    sentence = _("score {score}, no agenda can be below {bound} ({gap} % less)")
    return sentence.format(score=_number(score), bound=_number(bound), gap=gap)


def best_so_far(problem: Problem, proposal: Proposal) -> str:
    """Return what has been found while it is still being looked for better."""
    found = words.apart_by_dots(_counted(problem, proposal), _unplaced(proposal), _score(proposal))
    return _("Looking for better slots. Best so far: {found}").format(found=found)


def _number(value: int) -> str:
    return QLocale().toString(value)


def way(problem: Problem, proposal: Proposal, number: int) -> tuple[str, str]:
    """Return the name of one of several repairs, what it moves and to which days, and a short one."""
    wanted = {each.slot.day_id for each in steps(problem, proposal)}
    days = [day.date.isoweekday() for day in problem.facts.agenda.days if day.id in wanted]
    names = listed([QLocale().dayName(day, QLocale.FormatType.ShortFormat) for day in days])
    at, moved = _number(number), moves(problem, proposal)
    name = words.apart_by_dots(_("{number}: {moves}").format(number=at, moves=moved), names)
    return name, _("{number}: {days}").format(number=at, days=names) if names else name


def met(card: Card, others: list[Card]) -> list[str]:
    """Return what has to be accepted with a session: those that are to move away from where it would be."""
    rooms, people = {room.id for room in card.rooms}, {who.person_id for who in card.people}
    lying = [
        other
        for other in others
        if other.day_id == card.day_id
        and other.begin < card.end
        and card.begin < other.end
        and (rooms & {room.id for room in other.rooms} or people & {who.person_id for who in other.people})
    ]
    sentence = _("“{title}” lies there now and is to move as well; accept it too.")
    return [sentence.format(title=other.title) for other in lying]


def place(card: Card, day: Day) -> str:
    """Return where a session would be: day, hours and rooms."""
    hours = words.span(card.begin, card.end)
    return words.apart_by_dots(_("{day} {time}").format(day=words.weekday(day), time=hours), words.rooms(card))
