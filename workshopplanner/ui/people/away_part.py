"""When a person is away from the chosen workshop, as a part of the inspector."""

from workshopplanner.core.people import PersonDetail
from workshopplanner.language import _
from workshopplanner.ui.people.desk import Desk
from workshopplanner.ui.people.section import Section
from workshopplanner.ui.roster.absences_field import AbsencesField


class AwayPart(Section):
    """Lists the times away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "away", _("Away"), folded=True)
        self.field = AbsencesField(f"{desk.prefix}.away", headed=False)
        self.field.attach(desk.hub)
        self.body.addWidget(self.field)

    def show_person(self, detail: PersonDetail, other: bool) -> None:  # noqa: ARG002 (nothing is typed here)
        self.field.show_person(detail.attendee.person_id)
