"""The Seoul 2018 sample: the true facts of the project, with a fictional cast and an illustrative programme."""

from sqlalchemy import select

from workshopplanner.commands.sample.applicants import add_applicants
from workshopplanner.commands.sample.cast import add_people
from workshopplanner.commands.sample.facts import make_workshop
from workshopplanner.commands.sample.frame import add_frame
from workshopplanner.commands.sample.groups import add_groups
from workshopplanner.commands.sample.parts import Made, read_json
from workshopplanner.commands.sample.programme import add_plans, add_sessions
from workshopplanner.commands.sample.scores import add_scores
from workshopplanner.commands.sample.selection import add_scenario
from workshopplanner.store.schema import Country
from workshopplanner.store.store import Tx


def make_seoul_sample(tx: Tx) -> int:
    """Make the sample project with its workshop and return the workshop's id."""
    facts = read_json("seoul_2018.json")
    plan = read_json("sample/workshop.json")
    countries = {country.alpha3: country for country in tx.scalars(select(Country))}
    made = Made(make_workshop(facts, plan, countries), countries)
    tx.add(made.workshop)
    add_people(tx, made)
    add_scores(tx, made, add_applicants(tx, made))
    add_scenario(tx, made)
    add_frame(tx, made, facts, plan)
    sessions = add_sessions(tx, made)
    add_plans(tx, made, sessions)
    add_groups(tx, made, sessions)
    tx.flush()
    return made.workshop.id
