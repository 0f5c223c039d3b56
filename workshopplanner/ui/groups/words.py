"""What the Groups page says: of groups, of the people in them, and of how well they are mixed."""

from collections.abc import Sequence

from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.core.calendar import clock_range, weekday
from workshopplanner.core.group_balance import Balance
from workshopplanner.core.group_sets import PARTS, PROPERTIES, GroupSet, Person, Seat
from workshopplanner.core.rule_words import listed
from workshopplanner.language import _, ngettext

EVEN, UNEVEN = "✓", "▲"


def part(name: str) -> str:
    """Return what a part in a group is called; one that somebody made up is called what they wrote."""
    return _(PARTS[name]) if name in PARTS else name


def spoken(person: Person, seat: Seat | None, group: str, moved: str | None = None) -> str:
    """Return a person of a board in one line, as a screen reader says it."""
    facts = [person.name, person.traits.get("country", ""), person.traits.get("gender", "")]
    facts += [person.traits.get("sector", ""), _("group {name}").format(name=group) if group else _("in no group")]
    if seat is not None and seat.part:
        facts.append(part(seat.part))
    if seat is not None and seat.pinned:
        facts.append(_("pinned"))
    if moved:
        facts.append(_("now in group {name}").format(name=moved))
    return _(", ").join(fact for fact in facts if fact)


def tip(person: Person, pairs: Sequence[str] = ()) -> str:
    """Return what is known of a person, a line each, with who they stay with or away from."""
    facts = [person.traits.get(name, "") for name in ("country", "gender", "sector", "organisation", "language")]
    return "\n".join(line for line in (person.name, _(", ").join(fact for fact in facts if fact), *pairs) if line)


def counts(balance: Balance) -> str:
    """Return a property of a group in figures: each value where there are few, else how many there are."""
    if balance.few:
        named = [f"{value or _('not stated')} {count}" for value, count in balance.counts if value or count]
        return " · ".join(f"\u2068{each}\u2069" for each in named)
    return _("{n} of {possible} possible").format(n=balance.different, possible=balance.possible)


def verdict(balance: Balance) -> str:
    """Return what is not even about a property of a group, or that all is."""
    if balance.even:
        return _("as even as it can be")
    told = []
    for value, number in balance.missing:
        pattern = (
            ngettext("{n} too few: {value}", "{n} too few: {value}", number)
            if number > 0
            else ngettext("{n} too many: {value}", "{n} too many: {value}", -number)
        )
        told.append(pattern.format(n=abs(number), value=value))
    return _(", ").join(told)


def judged(balance: Balance) -> str:
    """Return a property of a group with its figures and what is wrong with them, in one sentence."""
    return _("{property}: {counts}; {verdict}").format(
        property=_(PROPERTIES[balance.feature]), counts=counts(balance), verdict=verdict(balance)
    )


def properties(names: Sequence[str], none: str) -> str:
    """Return the names of properties in one line, or what to say where there are none."""
    return listed([_(PROPERTIES[name]) for name in names]) if names else none


def people(number: int) -> str:
    """Return how many people."""
    return ngettext("{n} person", "{n} people", number).format(n=number)


def sizes(group_set: GroupSet) -> str:
    """Return the sizes as they are typed."""
    return _(", ").join(map(str, group_set.sizes))


def session(card: Card, agenda: Agenda) -> str:
    """Return when a session is and what it is called."""
    day = next((day for day in agenda.days if day.id == card.day_id), None)
    if day is None or card.starts is None:
        return _("{title}, unscheduled").format(title=card.title)
    when = _("{day} {time}").format(day=weekday(day.date), time=clock_range(card.starts, card.ends))
    return _("{when} {title}").format(when=when, title=card.title)
