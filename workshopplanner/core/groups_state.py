"""Groups while they are searched for: what each swap would change is kept ready, so that it is four look-ups."""

from collections.abc import Sequence

from workshopplanner.core.groups_model import Model

ONE = 1_000_000  # what one repeat costs; what is next in rank is counted in ones


def prices(rounds: int, most_before: int, *, spread: bool) -> list[int]:
    """Return what a meeting costs of two who have met 0, 1, 2 … times: repeats first, or shared pairs first."""
    many = range(1, rounds + most_before + 2)
    return [0, *(ONE * times + times * (times - 1) // 2 if spread else ONE + times - 1 for times in many)]


class State:
    """Rounds of groups with their costs.

    `pull[r][p][g]` is what person p would pay for the people of group g in round r, `pays[r][p]` what they pay where
    they are; both are kept up to date. `up` and `down` are what one person more or fewer of a value changes in the
    misses of a group, `foes` how many people p must not meet are in a group.
    """

    def __init__(self, model: Model, rounds: Sequence[Sequence[Sequence[int]]]) -> None:
        self.model = model
        people, groups = model.people, model.groups
        before = max((max(row, default=0) for row in model.met), default=0)
        self.price = prices(model.rounds, before, spread=model.problem.spread)
        self.met = [list(row) for row in model.met]
        self.members = [[list(group) for group in each] for each in rounds]
        self.at = [[0] * people for _ in rounds]
        self.pull = [[[0] * groups for _ in range(people)] for _ in rounds]
        self.pays = [[0] * people for _ in rounds]
        self.cost = 0
        for here, each in zip(self.at, self.members, strict=True):
            for number, group in enumerate(each):
                for person in group:
                    here[person] = number
        self._count_meetings()
        self._count_foes()
        self._count_values()
        self._count_changes()

    def _count_meetings(self) -> None:
        met, tied, price = self.met, self.model.tied, self.price
        for each in self.members:
            for group in each:
                for at, one in enumerate(group):
                    for other in group[:at]:
                        if other not in tied[one]:
                            self.cost += price[met[one][other]]
                            met[one][other] += 1
                            met[other][one] += 1
        self._count_pulls()

    def _count_pulls(self) -> None:
        met, tied, price = self.met, self.model.tied, self.price
        for here, pull, pays in zip(self.at, self.pull, self.pays, strict=True):
            for one, (row, times) in enumerate(zip(pull, met, strict=True)):
                mine = here[one]
                for other, often in enumerate(times):
                    if often:
                        row[here[other]] += price[often]
                        if here[other] == mine and other not in tied[one]:
                            pays[one] += price[often - 1]

    def _count_foes(self) -> None:
        apart = self.model.apart
        self.has_foes = any(apart)
        self.foes = [[[0] * self.model.groups for _ in range(self.model.people)] for _ in self.at]
        for here, foes in zip(self.at, self.foes, strict=True):
            for person, others in enumerate(apart):
                for other in others:
                    foes[person][here[other]] += 1
        self.clashes = (
            sum(
                foes[person][here[person]]
                for here, foes in zip(self.at, self.foes, strict=True)
                for person in range(self.model.people)
            )
            // 2
        )

    def _count_values(self) -> None:
        self.misses = self.missing = 0  # weighted: of hard features, and of those mixed by
        self.wrong = [[0] * self.model.groups for _ in self.at]
        self.counts: list[list[list[list[int]]]] = []
        self.up: list[list[list[list[int]]]] = []
        self.down: list[list[list[list[int]]]] = []
        for feature in self.model.features:
            counts = [[[0] * len(feature.values) for _ in each] for each in self.members]
            for round_, each in enumerate(self.members):
                for number, group in enumerate(each):
                    for person in group:
                        if feature.codes[person] >= 0:
                            counts[round_][number][feature.codes[person]] += 1
            self.counts.append(counts)
            self.up.append([[list(row) for row in each] for each in counts])
            self.down.append([[list(row) for row in each] for each in counts])
        for at, feature in enumerate(self.model.features):
            for round_ in range(len(self.members)):
                for number in range(self.model.groups):
                    for value in range(len(feature.values)):
                        self._add_wrong(at, round_, number, value, 1)
                        self._price_value(at, round_, number, value)

    def _add_wrong(self, at: int, round_: int, group: int, value: int, sign: int) -> None:
        feature = self.model.features[at]
        amount = sign * feature.weight * abs(feature.wrong(round_, group, value, self.counts[at][round_][group][value]))
        if amount:
            self.wrong[round_][group] += amount
            if feature.hard:
                self.missing += amount
            else:
                self.misses += amount

    def _price_value(self, at: int, round_: int, group: int, value: int) -> None:
        feature, count = self.model.features[at], self.counts[at][round_][group][value]
        low, high, weight = feature.low[round_][group][value], feature.high[round_][group][value], feature.weight
        self.up[at][round_][group][value] = weight if count >= high else -weight if count < low else 0
        self.down[at][round_][group][value] = weight if count <= low else -weight if count > high else 0

    def _count_changes(self) -> None:
        homes = self.model.home
        self.has_homes = any(home >= 0 for row in homes for home in row)
        self.changes = sum(
            home not in (-1, group)
            for row, here in zip(homes, self.at, strict=True)
            for home, group in zip(row, here, strict=True)
        )

    # ---- what a move would change

    def mixing(self, round_: int, one: int, other: int, first: int, second: int) -> int:
        """Return how the misses change when two people of a first and a second group swap."""
        total = 0
        for at, feature in enumerate(self.model.features):
            mine, theirs = feature.codes[one], feature.codes[other]
            if mine != theirs:
                up, down = self.up[at][round_], self.down[at][round_]
                if mine >= 0:
                    total += down[first][mine] + up[second][mine]
                if theirs >= 0:
                    total += up[first][theirs] + down[second][theirs]
        return total

    def clashing(self, round_: int, one: int, other: int, first: int, second: int) -> int:
        """Return how many more pairs that must be apart are together when two people swap."""
        mine, theirs = self.foes[round_][one], self.foes[round_][other]
        both = 2 if other in self.model.apart[one] else 0
        return mine[second] - mine[first] + theirs[first] - theirs[second] - both

    def changing(self, round_: int, one: int, other: int, first: int, second: int) -> int:
        """Return how many more are not where they were when two people swap."""
        mine, theirs = self.model.home[round_][one], self.model.home[round_][other]
        return (mine == first) - (mine == second) + (theirs == second) - (theirs == first)

    def meeting(self, round_: int, one: int, other: int, first: int, second: int) -> int:
        """Return how the cost of meetings changes when two people swap."""
        pull, pays = self.pull[round_], self.pays[round_]
        met = 2 * self.price[self.met[one][other]]
        return pull[one][second] + pull[other][first] - pays[one] - pays[other] - met

    # ---- moves

    def swap(self, round_: int, one: int, other: int) -> None:
        """Let two people of different groups change places."""
        here = self.at[round_]
        first, second = here[one], here[other]
        self.misses_before_swap(round_, one, other, first, second)
        if self.has_foes:
            self.clashes += self.clashing(round_, one, other, first, second)
            self._shift_foes(round_, one, first, second)
            self._shift_foes(round_, other, second, first)
        if self.has_homes:
            self.changes += self.changing(round_, one, other, first, second)
        self.cost += self.meeting(round_, one, other, first, second)
        self._part(round_, one, first)
        self._part(round_, other, second)
        self._join(round_, one, second)
        self._join(round_, other, first)

    def misses_before_swap(self, round_: int, one: int, other: int, first: int, second: int) -> None:
        """Bring the figures of features up to date for a swap."""
        for at, feature in enumerate(self.model.features):
            mine, theirs = feature.codes[one], feature.codes[other]
            if mine != theirs:
                for value, source, target in ((mine, first, second), (theirs, second, first)):
                    if value >= 0:
                        self._shift_value(at, round_, source, value, -1)
                        self._shift_value(at, round_, target, value, 1)

    def _shift_value(self, at: int, round_: int, group: int, value: int, step: int) -> None:
        self._add_wrong(at, round_, group, value, -1)
        self.counts[at][round_][group][value] += step
        self._add_wrong(at, round_, group, value, 1)
        self._price_value(at, round_, group, value)

    def _shift_foes(self, round_: int, person: int, first: int, second: int) -> None:
        foes = self.foes[round_]
        for other in self.model.apart[person]:
            foes[other][first] -= 1
            foes[other][second] += 1

    def _part(self, round_: int, person: int, group: int) -> None:
        """Take somebody out of a group: for a moment they are nowhere."""
        members = self.members[round_][group]
        members.remove(person)
        tied, met, price, pays = self.model.tied[person], self.met[person], self.price, self.pays[round_]
        for other in members:
            if other not in tied:
                pays[other] -= price[met[other] - 1]
                self._meet(person, other, -1, round_)
        pull = self.pull[round_]
        for other, often in enumerate(met):
            if often:
                pull[other][group] -= price[often]
        pays[person] = 0
        self.at[round_][person] = -1

    def _join(self, round_: int, person: int, group: int) -> None:
        """Put somebody who is nowhere into a group."""
        members = self.members[round_][group]
        tied, met, price, pays = self.model.tied[person], self.met[person], self.price, self.pays[round_]
        pull = self.pull[round_]
        self.at[round_][person] = group
        for other, often in enumerate(met):
            if often:
                pull[other][group] += price[often]
        for other in members:
            if other not in tied:
                pays[other] += price[met[other]]
                pays[person] += price[met[other]]
                self._meet(person, other, 1, round_)
        members.append(person)

    def _meet(self, one: int, other: int, step: int, round_: int) -> None:
        """Let two meet once more or less in a round, and tell it to all rounds."""
        old = self.met[one][other]
        new = old + step
        self.met[one][other] = self.met[other][one] = new
        price = self.price
        pulls = price[new] - price[old]
        if not pulls:
            return  # both have never met, then once at most costs nothing yet
        paid = price[new - 1] - price[old - 1] if new and old else 0
        for at, here in enumerate(self.at):
            mine, theirs = here[one], here[other]
            if theirs >= 0:
                self.pull[at][one][theirs] += pulls
            if mine >= 0:
                self.pull[at][other][mine] += pulls
            if paid and mine == theirs and at != round_:
                self.pays[at][one] += paid
                self.pays[at][other] += paid
