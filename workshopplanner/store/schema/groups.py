"""Breakout groups: sets of groups over one or more rounds, who is in which, and who stays together or apart."""

from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshopplanner.core import kinds
from workshopplanner.store.schema.agenda import Session
from workshopplanner.store.schema.base import Journaled, link
from workshopplanner.store.schema.workshops import Participation, Room, Workshop


class GroupSet(Journaled):
    """Groups that belong together; `mix` and `apart` name the properties to mix and to keep apart, `roles` who counts.

    These three hold words separated by spaces; `sizes` holds numbers, or nothing where groups are as even as can be.
    """

    __tablename__ = "group_set"

    workshop_id: Mapped[int] = link("workshop")
    position: Mapped[int]
    name: Mapped[str]
    count: Mapped[int]
    sizes: Mapped[str] = mapped_column(default="")
    mix: Mapped[str] = mapped_column(default="")
    apart: Mapped[str] = mapped_column(default="")
    roles: Mapped[str] = mapped_column(default="")
    seed: Mapped[int] = mapped_column(default=1)

    workshop: Mapped[Workshop] = relationship()


class GroupRound(Journaled):
    """One round of a set of groups, and the session in which they meet."""

    __tablename__ = "group_round"

    group_set_id: Mapped[int] = link("group_set")
    position: Mapped[int]
    session_id: Mapped[int | None] = link("session")

    group_set: Mapped[GroupSet] = relationship()
    session: Mapped[Session | None] = relationship()


class BreakoutGroup(Journaled):
    """A group of one round, with its room, and its own session where groups are parallel sessions."""

    __tablename__ = "breakout_group"

    round_id: Mapped[int] = link("group_round")
    position: Mapped[int]
    name: Mapped[str]
    room_id: Mapped[int | None] = link("room")
    session_id: Mapped[int | None] = link("session")

    round: Mapped[GroupRound] = relationship()
    room: Mapped[Room | None] = relationship()
    session: Mapped[Session | None] = relationship()


class GroupMember(Journaled):
    """Who is in a group, in which part (such as rapporteur); a pinned member stays when groups are made anew."""

    __tablename__ = "group_member"

    group_id: Mapped[int] = link("breakout_group")
    participation_id: Mapped[int] = link("participation")
    part: Mapped[str] = mapped_column(default="")
    pinned: Mapped[bool] = mapped_column(default=False)

    group: Mapped[BreakoutGroup] = relationship()
    participation: Mapped[Participation] = relationship()


class GroupBond(Journaled):
    """Two who stay together in every round, or apart."""

    __tablename__ = "group_bond"

    group_set_id: Mapped[int] = link("group_set")
    participation_id: Mapped[int] = link("participation")
    other_id: Mapped[int] = link("participation")
    bond: Mapped[kinds.Bond]

    group_set: Mapped[GroupSet] = relationship()
    participation: Mapped[Participation] = relationship(foreign_keys=participation_id)
    other: Mapped[Participation] = relationship(foreign_keys=other_id)
