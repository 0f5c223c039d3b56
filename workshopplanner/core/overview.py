"""Where a workshop's preparation stands: its facts, the lines that say how far it is, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass

from workshopplanner.core import roster
from workshopplanner.core.agenda import Agenda
from workshopplanner.core.calendar import day_and_month
from workshopplanner.core.findings import Finding
from workshopplanner.core.kinds import Gender, ParticipationStatus, Role, SessionStatus, label
from workshopplanner.core.roster import Attendee, Headcount
from workshopplanner.core.themes import Theme
from workshopplanner.core.workshops import Workshop
from workshopplanner.language import _, ngettext


@dataclass(frozen=True)
class Overview:
    """What the overview is made of, read at once."""

    workshop: Workshop
    agenda: Agenda
    themes: tuple[Theme, ...]
    people: tuple[Attendee, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Line:
    """One line of progress; `done` of `of` is its bar, and `of` is 0 where there is none."""

    name: str
    title: str
    words: str
    done: int = 0
    of: int = 0


@dataclass(frozen=True)
class NextStep:
    """A step on the way, whether it is done, and the page where it is done."""

    name: str
    words: str
    done: bool
    page: str


def when_and_where(workshop: Workshop) -> str:
    """Return the dates and the place, such as "Mon 18 Jun – Fri 22 Jun 2018 · Seoul"."""
    parts = []
    if workshop.first is not None and workshop.last is not None:
        days = day_and_month(workshop.first)
        if workshop.last != workshop.first:
            days = _("{first} – {last}").format(first=days, last=day_and_month(workshop.last))
        parts.append(_("{days} {year}").format(days=days, year=workshop.last.year))
    return " · ".join([*parts, *([workshop.city] if workshop.city else [])])


def lines(facts: Overview) -> tuple[Line, ...]:
    """Return the lines of progress; every count of people says who is counted."""
    chosen = roster.participants(facts.people)
    return (_programme(facts), _participants(facts, roster.count(chosen)), _confirmed(chosen), _attending(facts))


def _programme(facts: Overview) -> Line:
    live = [card for card in facts.agenda.cards if card.live]
    taught = sum(card.minutes for card in live if card.taught)
    words = [
        ngettext("{n} session", "{n} sessions", len(live)).format(n=len(live)),
        _("{length} taught").format(length=length(taught)),
    ]
    if facts.agenda.tray:
        tray = len(facts.agenda.tray)
        words.append(ngettext("{n} unscheduled", "{n} unscheduled", tray).format(n=tray))
    placed = sum(theme.planned_minutes > 0 for theme in facts.themes)
    if facts.themes:
        words.append(_("{n} of {of} themes placed").format(n=placed, of=len(facts.themes)))
    return Line("programme", _("Programme"), " · ".join(words), placed, len(facts.themes))


def _participants(facts: Overview, heads: Headcount) -> Line:
    seats = facts.workshop.seats
    words = [_("{n} of {of} seats").format(n=heads.total, of=seats)]
    if heads.total:
        words.append(genders(heads))
        countries = ngettext("{n} country", "{n} countries", heads.countries).format(n=heads.countries)
        if facts.workshop.seat_countries:
            aim = _("{countries} (aim: {aim})")
            countries = aim.format(countries=countries, aim=facts.workshop.seat_countries)
        words.append(countries)
    return Line("participants", _("Participants chosen"), " · ".join(words), min(heads.total, seats), seats)


def genders(heads: Headcount) -> str:
    """Return how many of each gender there are, as declared; a gender nobody declared is left out."""
    return _(", ").join(_gender(gender, heads.genders[gender]) for gender in Gender if heads.genders.get(gender))


def _gender(gender: Gender, number: int) -> str:
    phrases = {
        Gender.WOMAN: ngettext("{n} woman", "{n} women", number),
        Gender.MAN: ngettext("{n} man", "{n} men", number),
        Gender.ANOTHER: ngettext("{n} another gender", "{n} another gender", number),
        Gender.NOT_STATED: ngettext("{n} not stated", "{n} not stated", number),
    }
    return phrases[gender].format(n=number)


def _confirmed(chosen: list[Attendee]) -> Line:
    sure = (ParticipationStatus.CONFIRMED, ParticipationStatus.ATTENDED)
    confirmed = sum(person.status in sure for person in chosen)
    words = [_("{n} of {of} participants chosen").format(n=confirmed, of=len(chosen))]
    for status, phrase in (
        (ParticipationStatus.INVITED, _("{n} invited, no answer yet")),
        (ParticipationStatus.SELECTED, _("{n} not yet invited")),
    ):
        number = sum(person.status is status for person in chosen)
        if number:
            words.append(phrase.format(n=number))
    return Line("confirmed", _("Confirmed"), " · ".join(words), confirmed, len(chosen))


def _attending(facts: Overview) -> Line:
    here = roster.attending(facts.people)
    by_role = roster.count(here).roles
    parts = [f"{by_role[role]} {_role_words(role, by_role[role])}" for role in Role if by_role.get(role)]
    words = f"{len(here)} = {' + '.join(parts)}" if parts else _("nobody yet")
    return Line("attending", _("Attending in all"), words)


def _role_words(role: Role, number: int) -> str:
    phrases = {
        Role.PARTICIPANT: ngettext("participant", "participants", number),
        Role.FIELD_OFFICE: ngettext("field-office specialist", "field-office specialists", number),
        Role.FACILITATOR: ngettext("trainer", "trainers", number),
        Role.RESOURCE_PERSON: ngettext("resource person", "resource persons", number),
        Role.OBSERVER: ngettext("observer", "observers", number),
        Role.PARTNER: ngettext("partner guest", "partner guests", number),
        Role.ORGANISER: ngettext("organiser", "organisers", number),
        Role.INTERPRETER: ngettext("interpreter", "interpreters", number),
    }
    return phrases.get(role, label(role))


def length(minutes: int) -> str:
    """Return a length as people say it: "45 min", "2 h", "26 h 45"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=rest)
    return _("{h} h {m:02}").format(h=hours, m=rest) if rest else _("{h} h").format(h=hours)


def next_steps(facts: Overview) -> tuple[NextStep, ...]:
    """Return the steps on the way to a workshop in their order, each done or open."""
    return tuple(_steps(facts))


def _steps(facts: Overview) -> Iterator[NextStep]:
    live = [card for card in facts.agenda.cards if card.live]
    chosen = roster.participants(facts.people)
    placed = bool(facts.themes) and all(theme.planned_minutes for theme in facts.themes)
    nobody = sum(card.taught and not card.leads for card in live)
    yield NextStep("week", _("fill the week"), bool(live), "agenda")
    yield NextStep("themes", _("give every theme a session"), placed, "themes")
    lead = ngettext("name who leads {n} session", "name who leads {n} sessions", nobody).format(n=nobody)
    yield NextStep("leads", lead if nobody else _("name who leads the sessions"), bool(live) and not nobody, "agenda")
    seats = max(facts.workshop.seats - len(chosen), 0)
    fill = ngettext("fill {n} seat", "fill {n} seats", seats).format(n=seats)
    yield NextStep("seats", fill if seats else _("fill the seats"), not seats, "roster")
    sure = (ParticipationStatus.CONFIRMED, ParticipationStatus.ATTENDED)
    waiting = sum(person.status not in sure for person in chosen)
    ask = ngettext("have {n} participant confirm", "have {n} participants confirm", waiting).format(n=waiting)
    yield NextStep("confirm", ask if waiting else _("have everybody confirm"), bool(chosen) and not waiting, "roster")
    drafts = sum(card.status in (SessionStatus.IDEA, SessionStatus.DRAFT) for card in live)
    firm = ngettext("confirm {n} draft session", "confirm {n} draft sessions", drafts).format(n=drafts)
    yield NextStep("drafts", firm if drafts else _("confirm the sessions"), bool(live) and not drafts, "agenda")
    yield NextStep("export", _("export the programme"), False, "exports")
