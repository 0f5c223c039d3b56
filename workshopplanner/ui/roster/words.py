"""The sentences of the roster that count people, always with the words that say who is counted."""

from collections.abc import Iterable

from workshopplanner.core.kinds import LIVE, Gender, ParticipationStatus, Role
from workshopplanner.core.roster import Attendee, attending, count, participants
from workshopplanner.core.views import Criteria, View
from workshopplanner.language import _, ngettext

UNSURE = frozenset({ParticipationStatus.SELECTED, ParticipationStatus.INVITED})


def built_in() -> list[View]:
    """Return the tabs that every roster has."""
    return [
        View(_("Attending"), Criteria(statuses=LIVE)),
        View(_("Participants"), Criteria(roles=frozenset({Role.PARTICIPANT}), statuses=LIVE)),
        View(_("Not confirmed"), Criteria(statuses=UNSURE)),
    ]


def beyond() -> list[View]:
    """Return the tabs that are of use only when somebody on the roster does not attend."""
    return [
        View(_("Not attending"), Criteria(statuses=frozenset(ParticipationStatus) - LIVE)),
        View(_("Everybody"), Criteria()),
    ]


def participants_line(people: Iterable[Attendee]) -> str:
    """Return "30 participants (role participant, selected to attended) · 15 women, 14 men … · 17 countries"."""
    counted = count(participants(people))
    who = ngettext(
        "{n} participant (role participant, selected to attended)",
        "{n} participants (role participant, selected to attended)",
        counted.total,
    ).format(n=counted.total)
    genders = _(", ").join(_gender(gender, counted.genders[gender]) for gender in Gender if counted.genders.get(gender))
    countries = ngettext("{n} country", "{n} countries", counted.countries).format(n=counted.countries)
    return " · ".join(part for part in (who, genders, countries) if part)


def _gender(gender: Gender, number: int) -> str:
    forms = {
        Gender.WOMAN: ngettext("{n} woman", "{n} women", number),
        Gender.MAN: ngettext("{n} man", "{n} men", number),
        Gender.ANOTHER: ngettext("{n} another gender", "{n} another gender", number),
        Gender.NOT_STATED: ngettext("{n} not stated", "{n} not stated", number),
    }
    return forms[gender].format(n=number)


def attending_line(people: Iterable[Attendee]) -> str:
    """Return "Attending in all 43 = 30 participants + 5 field-office specialists + …"."""
    counted = count(attending(people))
    roles = " + ".join(role_count(role, counted.roles[role]) for role in Role if counted.roles.get(role))
    if not roles:
        return _("Nobody attends yet.")
    return _("Attending in all {n} = {roles}").format(n=counted.total, roles=roles)


def role_count(role: Role, number: int) -> str:
    """Return how many people have a role, in words."""
    forms = {
        Role.PARTICIPANT: ngettext("{n} participant", "{n} participants", number),
        Role.FIELD_OFFICE: ngettext("{n} field-office specialist", "{n} field-office specialists", number),
        Role.FACILITATOR: ngettext("{n} trainer", "{n} trainers", number),
        Role.RESOURCE_PERSON: ngettext("{n} resource person", "{n} resource persons", number),
        Role.OBSERVER: ngettext("{n} observer", "{n} observers", number),
        Role.PARTNER: ngettext("{n} partner guest", "{n} partner guests", number),
        Role.ORGANISER: ngettext("{n} organiser", "{n} organisers", number),
        Role.INTERPRETER: ngettext("{n} interpreter", "{n} interpreters", number),
    }
    return forms[role].format(n=number)


def shown_line(shown: int, total: int) -> str:
    """Return how many rows the filters let through."""
    if shown == total:
        return ngettext("{n} row", "{n} rows", total).format(n=total)
    return _("{shown} of {n} rows shown").format(shown=shown, n=total)
