"""Which personal data an export lets out, counted from the rows it will write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workshopplanner.core.exports import (
    Choice,
    Pack,
    SheetKind,
    email_shown,
    listed,
    people_rows,
    programme_cards,
    session_cards,
)
from workshopplanner.core.kinds import Function, Gender, Role
from workshopplanner.core.roster import Attendee
from workshopplanner.language import N_, _, ngettext

SHOWN_FUNCTIONS = frozenset(Function) - {Function.INTERPRETER, Function.RAPPORTEUR}


@dataclass(frozen=True)
class _Datum:
    """A kind of personal data: how many people's (or sessions') go out, and the words that count and deny it."""

    key: str
    count: Callable[[Pack, Choice], int]
    words: Callable[[int], str] = str
    none: str = ""


def privacy(pack: Pack, choice: Choice) -> dict[str, int]:
    """Return how much personal data of each kind the chosen sheets contain; a kind that is not there is none."""
    return {datum.key: number for datum in _DATA if (number := datum.count(pack, choice))}


def privacy_summary(pack: Pack, choice: Choice) -> str:
    """Return what the files contain and what they do not, as a person reads it."""
    found = privacy(pack, choice)
    there = [datum.words(number).format(n=number) for datum in _DATA if (number := found.get(datum.key))]
    absent = [_(datum.none) for datum in _DATA if datum.none and datum.key not in found]
    if not there:
        return _("Contains no personal data.")
    return _("Contains: {items}. No {others}.").format(items=_(", ").join(there), others=_either(absent))


def _either(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{words} or {last}").format(words=_(", ").join(words[:-1]), last=words[-1])


# ---- counting


def _on_lists(pack: Pack, choice: Choice) -> list[Attendee]:
    """Return the people of the two lists, each once, as far as those sheets are chosen."""
    people = people_rows(pack, choice) if SheetKind.PEOPLE in choice.sheets else []
    people += listed(pack, choice) if SheetKind.PARTICIPANTS in choice.sheets else []
    return list({person.id: person for person in people}.values())


def _named(pack: Pack, choice: Choice) -> set[int]:
    """Return the ids of all persons whose name stands somewhere."""
    cards = programme_cards(pack, choice) if SheetKind.PROGRAMME in choice.sheets else ()
    cards += session_cards(pack, choice) if SheetKind.SESSIONS in choice.sheets else ()
    speaking = {person.person_id for card in cards for person in card.people if person.function in SHOWN_FUNCTIONS}
    return speaking | {person.person_id for person in _on_lists(pack, choice)}


def _of_role(pack: Pack, roles: Iterable[Role]) -> set[int]:
    return {person.person_id for person in pack.attendees if person.role in roles}


def _participants(pack: Pack, choice: Choice) -> int:
    return len(_named(pack, choice) & _of_role(pack, {Role.PARTICIPANT}))


def _trainers(pack: Pack, choice: Choice) -> int:
    return len(_named(pack, choice) & _of_role(pack, {Role.FACILITATOR}))


def _others(pack: Pack, choice: Choice) -> int:
    return len(_named(pack, choice) - _of_role(pack, {Role.PARTICIPANT, Role.FACILITATOR}))


def _emails(pack: Pack, choice: Choice) -> int:
    in_people = {one.id for one in people_rows(pack, choice) if email_shown(one, choice, SheetKind.PEOPLE)}
    in_list = {one.id for one in listed(pack, choice) if email_shown(one, choice, SheetKind.PARTICIPANTS)}
    return len(
        (in_people if SheetKind.PEOPLE in choice.sheets else set())
        | (in_list if SheetKind.PARTICIPANTS in choice.sheets else set())
    )


def _workplaces(pack: Pack, choice: Choice) -> int:
    return sum(bool(person.organisation or person.position) for person in _on_lists(pack, choice))


def _internal_people(has: Callable[[Attendee], bool]) -> Callable[[Pack, Choice], int]:
    """Return a count over the People table as the team gets it; other audiences do not get such fields."""

    def count(pack: Pack, choice: Choice) -> int:
        inside = choice.internal and SheetKind.PEOPLE in choice.sheets
        return sum(map(has, pack.attendees)) if inside else 0

    return count


def _internal_notes(pack: Pack, choice: Choice) -> int:
    inside = choice.internal and SheetKind.SESSIONS in choice.sheets
    return sum(bool(card.internal_note) for card in pack.agenda.cards) if inside else 0


def _never(_pack: Pack, _choice: Choice) -> int:
    """Count what no sheet has a column for."""
    return 0


_DATA = (
    _Datum("participants", _participants, lambda n: ngettext("{n} participant name", "{n} participant names", n)),
    _Datum("trainers", _trainers, lambda n: ngettext("{n} trainer name", "{n} trainer names", n)),
    _Datum("others", _others, lambda n: ngettext("{n} other name", "{n} other names", n)),
    _Datum("workplaces", _workplaces, lambda n: ngettext("workplace of {n} person", "workplaces of {n} people", n)),
    _Datum("emails", _emails, lambda n: ngettext("{n} e-mail address", "{n} e-mail addresses", n), N_("e-mail")),
    _Datum(
        "phones",
        _internal_people(lambda one: bool(one.phone)),
        lambda n: ngettext("{n} telephone number", "{n} telephone numbers", n),
        N_("telephone"),
    ),
    _Datum(
        "genders",
        _internal_people(lambda one: one.gender is not Gender.NOT_STATED),
        lambda n: ngettext("gender of {n} person", "gender of {n} people", n),
    ),
    _Datum(
        "languages",
        _internal_people(lambda one: bool(one.languages)),
        lambda n: ngettext("languages of {n} person", "languages of {n} people", n),
    ),
    _Datum(
        "cities",
        _internal_people(lambda one: bool(one.departure_city)),
        lambda n: ngettext("departure city of {n} person", "departure cities of {n} people", n),
    ),
    _Datum("notes", _internal_notes, lambda n: ngettext("{n} internal note", "{n} internal notes", n)),
    _Datum("passports", _never, none=N_("passport")),
    _Datum("diets", _never, none=N_("diet")),
    _Datum("scores", _never, none=N_("score")),
)
