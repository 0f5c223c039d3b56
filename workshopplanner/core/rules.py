"""All rules behind the findings; none costs more than sorting the sessions."""

from workshopplanner.core import (
    rules_content,
    rules_dates,
    rules_days,
    rules_groups,
    rules_people,
    rules_places,
    rules_together,
)

RULES = (
    *rules_places.RULES,
    *rules_content.RULES,
    *rules_people.RULES,
    *rules_together.RULES,
    *rules_groups.RULES,
    *rules_days.RULES,
    *rules_dates.RULES,
)
