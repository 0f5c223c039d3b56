"""The scenario by which the thirty of the sample are balanced; its figures are illustrative."""

from workshopplanner.commands.sample.parts import Made
from workshopplanner.core.kinds import PartyStatus, QuotaKind
from workshopplanner.store.schema import Quota, Scenario
from workshopplanner.store.store import Tx


def add_scenario(tx: Tx, made: Made) -> None:
    """Add the scenario, which is the one that counts."""
    note = "Potential first; gender and geographical balance also considered."
    scenario = Scenario(workshop=made.workshop, position=1, name="Balanced", note=note, current=True)
    count, different, each = QuotaKind.COUNT, QuotaKind.DIFFERENT, QuotaKind.EACH
    tx.add_all(
        [
            scenario,
            Quota(scenario=scenario, position=1, kind=count, dimension="gender", value="woman", least=14, most=16),
            Quota(scenario=scenario, position=2, kind=different, dimension="country", least=15),
            Quota(scenario=scenario, position=3, kind=each, dimension="country", most=2),
            Quota(
                scenario=scenario,
                position=4,
                kind=count,
                dimension="party",
                value=PartyStatus.NOT_PARTY.value,
                least=12,
            ),
            Quota(scenario=scenario, position=5, kind=different, dimension="subregion", least=5),
        ]
    )
