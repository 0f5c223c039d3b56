"""The breakout groups of the sample: those of the clinics on days 2 and 4."""

from workshopplanner.commands.sample.parts import Made, read_json
from workshopplanner.core.kinds import Role
from workshopplanner.store.schema import BreakoutGroup, GroupMember, GroupRound, GroupSet, Session
from workshopplanner.store.store import Tx


def add_groups(tx: Tx, made: Made, sessions: dict[str, Session]) -> None:
    """Add the sets with everybody in them; a rapporteur of a session is pinned to its group."""
    for position, line in enumerate(read_json("sample/groups.json"), start=1):
        known = GroupSet(
            workshop=made.workshop,
            position=position,
            name=line["name"],
            count=len(line["groups"]),
            mix=line["mix"],
            roles=Role.PARTICIPANT.value,
        )
        round_ = GroupRound(group_set=known, position=1, session=sessions[line["session"]])
        tx.add_all([known, round_])
        for at, group in enumerate(line["groups"], start=1):
            room, session = made.rooms[group["room"]], sessions.get(group["session"])
            row = BreakoutGroup(round=round_, position=at, name=group["name"], room=room, session=session)
            tx.add(row)
            for key in group["people"]:
                part = "rapporteur" if key == group["rapporteur"] else ""
                tx.add(GroupMember(group=row, participation=made.attendances[key], part=part, pinned=bool(part)))
