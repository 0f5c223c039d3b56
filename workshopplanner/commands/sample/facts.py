"""The facts of the project and its workshop, in the words of the source."""

import datetime as dt
from typing import Any

from workshopplanner.store.schema import Country, Project, Workshop


def sentence(text: str) -> str:
    """Return a phrase with a capital letter."""
    return text[:1].upper() + text[1:]


def _listed(lines: list[str]) -> str:
    return "\n".join(sentence(line) + "." for line in lines)


def make_workshop(facts: Any, plan: Any, countries: dict[str, Country]) -> Workshop:
    """Return the workshop and its project as the source tells them; what it does not tell comes from `plan`."""
    told, chosen = facts["workshop"], facts["selection"]
    return Workshop(
        project=_project(facts, countries),
        title=told["title"],
        short_name=plan["short_name"],
        objective="\n".join(
            (
                f"Subject: {told['subject']}.",
                f"For {told['audience']}; {told['also_attending']} also take part.",
                f"Chosen for: {', '.join(chosen['criteria'])}; with a balance of {' and '.join(chosen['balance'])}.",
                f"Content: {', '.join(facts['training_content'])}.",
                f"To discuss: {'; '.join(facts['discussion_questions'])}.",
            )
        ),
        city=told["city"],
        country=countries[told["country_iso3"]],
        time_zone=plan["time_zone"],
        languages=plan["languages"],
        seats=told["participants_count"],
        seat_countries=told["countries_count"],
        document_header=plan["header"],
        fictional=True,
    )


def _project(facts: Any, countries: dict[str, Country]) -> Project:
    told = facts["workshop"]
    return Project(
        title=told["project"],
        donor=told["donor"],
        lead_organisation=told["organiser"],
        local_partner=told["local_partner"],
        begins=dt.date.fromisoformat(f"{told['project_start']}-01"),  # the source gives months only
        ends=dt.date.fromisoformat(f"{told['project_end']}-30"),
        aim=facts["aim"],
        challenges=_listed([*facts["regional_challenges"], _context(facts["regional_context"])]),
        results=_listed([*facts["results"], *(_follow_up(line, countries) for line in facts["follow_up"])]),
    )


def _context(told: Any) -> str:
    ratified, members = told["ratified_when_project_launched"], told["unesco_member_states_in_region"]
    return f"{told['remark']}: {ratified} of {members} Member States at the launch in {told['launch_year']}"


def _follow_up(line: Any, countries: dict[str, Country]) -> str:
    what: str = line["what"]
    where = ", ".join(countries[code].name_en for code in line["countries"] or ())
    others = "among others" if line.get("countries_complete") is False else ""
    after = f"{line['experts_from_region_after']} from the region then" if "experts_from_region_after" in line else ""
    notes = [str(note) for note in (where, others, line.get("term") or line["year"], after) if note]
    return f"{what} ({', '.join(notes)})" if notes else what
