"""The breakout groups of a workshop, with the people, rooms and sessions that belong to them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from workshopplanner.core import group_sets as rows
from workshopplanner.core.kinds import AgeBand, Gender, Role, label
from workshopplanner.core.roster import Attendee
from workshopplanner.queries.agenda import agenda
from workshopplanner.queries.roster import attendees, roster
from workshopplanner.store.schema import Base
from workshopplanner.store.store import Tx

_T = Base.metadata.tables
_SET, _ROUND, _GROUP, _MEMBER, _BOND = (
    _T[name].c for name in ("group_set", "group_round", "breakout_group", "group_member", "group_bond")
)


def board(tx: Tx, workshop_id: int) -> rows.Board:
    """Return every set of groups of a workshop, and who may be in them by name."""
    seats = _seats(tx, workshop_id)
    people = _people(tx, workshop_id, (seat.person for group in seats.values() for seat in group))
    order = {person: at for at, person in enumerate(people)}
    groups = _groups(tx, workshop_id, seats, order)
    rounds = _rounds(tx, workshop_id, groups)
    return rows.Board(_sets(tx, workshop_id, rounds), people, agenda(tx, workshop_id))


def group_sets(tx: Tx, workshop_id: int) -> tuple[rows.GroupSet, ...]:
    """Return every set of groups of a workshop without its people; one statement where there is none."""
    if tx.scalar(select(_SET.id).where(_SET.workshop_id == workshop_id).limit(1)) is None:
        return ()
    groups = _groups(tx, workshop_id, _seats(tx, workshop_id), {})
    return _sets(tx, workshop_id, _rounds(tx, workshop_id, groups))


def _sets(tx: Tx, workshop_id: int, rounds: Mapping[int, list[rows.Round]]) -> tuple[rows.GroupSet, ...]:
    pairs = _pairs(tx, workshop_id)
    columns = (_SET.id, _SET.name, _SET.count, _SET.sizes, _SET.mix, _SET.apart, _SET.roles, _SET.seed)
    wanted = select(*columns).where(_SET.workshop_id == workshop_id).order_by(_SET.position, _SET.id)
    return tuple(
        rows.GroupSet(
            set_id,
            name,
            count,
            tuple(map(int, sizes.split())),
            _known(mix),
            _known(apart),
            tuple(role for role in Role if role.value in roles.split()) or (Role.PARTICIPANT,),
            seed,
            tuple(rounds[set_id]),
            tuple(pairs[set_id]),
        )
        for set_id, name, count, sizes, mix, apart, roles, seed in tx.execute(wanted)
    )


def _known(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split() if word in rows.PROPERTIES)


def _pairs(tx: Tx, workshop_id: int) -> defaultdict[int, list[rows.Pair]]:
    columns = (_BOND.group_set_id, _BOND.id, _BOND.participation_id, _BOND.other_id, _BOND.bond)
    found: defaultdict[int, list[rows.Pair]] = defaultdict(list)
    joined = _T["group_bond"].join(_T["group_set"])
    wanted = select(*columns).select_from(joined).where(_SET.workshop_id == workshop_id).order_by(_BOND.id)
    for set_id, *pair in tx.execute(wanted):
        found[set_id].append(rows.Pair(*pair))
    return found


def _rounds(tx: Tx, workshop_id: int, groups: Mapping[int, list[rows.Group]]) -> defaultdict[int, list[rows.Round]]:
    found: defaultdict[int, list[rows.Round]] = defaultdict(list)
    wanted = (
        select(_ROUND.group_set_id, _ROUND.id, _ROUND.session_id)
        .select_from(_T["group_round"].join(_T["group_set"]))
        .where(_SET.workshop_id == workshop_id)
        .order_by(_ROUND.position, _ROUND.id)
    )
    for set_id, round_id, session_id in tx.execute(wanted):
        found[set_id].append(rows.Round(round_id, session_id, tuple(groups[round_id])))
    return found


def _groups(
    tx: Tx, workshop_id: int, seats: Mapping[int, list[rows.Seat]], order: Mapping[int, int]
) -> defaultdict[int, list[rows.Group]]:
    found: defaultdict[int, list[rows.Group]] = defaultdict(list)
    wanted = (
        select(_GROUP.round_id, _GROUP.id, _GROUP.name, _GROUP.room_id, _GROUP.session_id)
        .select_from(_T["breakout_group"].join(_T["group_round"]).join(_T["group_set"]))
        .where(_SET.workshop_id == workshop_id)
        .order_by(_GROUP.position, _GROUP.id)
    )
    for round_id, group_id, name, room_id, session_id in tx.execute(wanted):
        seated = sorted(seats.get(group_id, ()), key=lambda seat: order.get(seat.person, 0))
        found[round_id].append(rows.Group(group_id, name, room_id, session_id, tuple(seated)))
    return found


def _seats(tx: Tx, workshop_id: int) -> dict[int, list[rows.Seat]]:
    found: defaultdict[int, list[rows.Seat]] = defaultdict(list)
    joined = _T["group_member"].join(_T["breakout_group"]).join(_T["group_round"]).join(_T["group_set"])
    wanted = (
        select(_MEMBER.group_id, _MEMBER.id, _MEMBER.participation_id, _MEMBER.part, _MEMBER.pinned)
        .select_from(joined)
        .where(_SET.workshop_id == workshop_id)
        .order_by(_MEMBER.id)
    )
    for group_id, *seat in tx.execute(wanted):
        found[group_id].append(rows.Seat(*seat))
    return dict(found)


# ---- the people


def _people(tx: Tx, workshop_id: int, seated: Iterable[int]) -> dict[int, rows.Person]:
    """Return everybody on the roster, and who sits in a group without being on it."""
    found = roster(tx, workshop_id)
    strangers = set(seated) - {attendee.id for attendee in found}
    if strangers:
        found = sorted([*found, *attendees(tx, strangers)], key=lambda each: (each.sort_key, each.id))
    country = _T["country"].c
    homes = {attendee.country_id for attendee in found if attendee.country_id is not None}
    wanted: Any = select(country.id, country.subregion).where(country.id.in_(homes))
    subregions = dict(tx.execute(wanted).all())
    return {attendee.id: _person(attendee, subregions.get(attendee.country_id, "")) for attendee in found}


def _person(attendee: Attendee, subregion: str) -> rows.Person:
    traits = {
        "gender": label(attendee.gender) if attendee.gender is not Gender.NOT_STATED else "",
        "country": attendee.country,
        "subregion": subregion,
        "sector": label(attendee.sector) if attendee.sector else "",
        "language": _first_language(attendee.languages),
        "organisation": attendee.organisation,
        "age_band": label(attendee.age_band) if attendee.age_band is not AgeBand.NOT_STATED else "",
    }
    name = attendee.name
    return rows.Person(attendee.id, attendee.person_id, name, attendee.alpha3, attendee.role, attendee.live, traits)


def _first_language(languages: str) -> str:
    """Return the language that a person names first; the others are spoken less well as a rule."""
    return re.split(r"[,;/،、]", languages, maxsplit=1)[0].strip()
