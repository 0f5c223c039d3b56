"""Why groups can't be made, in words: what each rule asks for and which rules stand against each other."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from workshopplanner.core.groups import LEAST_GROUPS, MOST_PEOPLE, GroupsProblem, Id, Member
from workshopplanner.core.groups_figures import named
from workshopplanner.core.groups_model import Model
from workshopplanner.core.groups_starts import fits
from workshopplanner.language import _, ngettext


def title(problem: GroupsProblem, feature: str) -> str:
    """Return what a feature is called."""
    return problem.titles.get(feature, feature)


def wrong_figures(problem: GroupsProblem) -> list[str]:
    """Return what is wrong with people, sizes and rounds, before any rule is looked at."""
    people, groups = len(problem.members), len(problem.sizes)
    found = []
    for key, times in Counter(member.id for member in problem.members).items():
        if times > 1:
            found.append(_("“{id}” stands for more than one person.").format(id=key))
    if people > MOST_PEOPLE:
        found.append(_("Groups can be made of at most {most} people.").format(most=MOST_PEOPLE))
    if groups < LEAST_GROUPS:
        found.append(_("There must be at least two groups."))
    elif people < groups:
        words = ngettext(
            "{groups} groups can't be made of {people} person.",
            "{groups} groups can't be made of {people} people.",
            people,
        )
        found.append(words.format(groups=groups, people=people))
    elif min(problem.sizes) < 1 or sum(problem.sizes) != people:
        words = _("The sizes add up to {sum}, but there are {people} people.")
        found.append(words.format(sum=sum(problem.sizes), people=people))
    if problem.rounds < 1:
        found.append(_("There must be at least one round."))
    return found


def contradictions(problem: GroupsProblem) -> list[str]:
    """Return the contradictions that counting shows; there may be others, which only the solver finds."""
    found = wrong_figures(problem)
    if found:
        return found
    model = Model(problem)
    return list(dict.fromkeys([*_crowded(problem), *_torn(model), *_pins(model), *_cliques(model), *_parts(problem)]))


def _crowded(problem: GroupsProblem) -> Iterator[str]:
    """Say of which value there are more people than groups."""
    for feature in problem.apart_by:
        there = Counter(member.traits.get(feature, "") for member in problem.members)
        for value, many in sorted(there.items()):
            if value and many > len(problem.sizes):
                words = _(
                    "{count} people share {feature} “{value}”, but there are only {groups} groups to keep them apart: "
                    "mix by {feature} instead, or make more groups."
                )
                shown = title(problem, feature)
                yield words.format(count=many, feature=shown, value=value, groups=len(problem.sizes))


def _names(model: Model, people: Iterable[int]) -> str:
    return ", ".join(named(model.members[person]) for person in people)


def _torn(model: Model) -> Iterator[str]:
    largest = [max(sizes) for sizes in model.sizes]
    for unit in model.units:
        for one in unit:
            for other in sorted(model.apart[one] & set(unit)):
                if one < other:
                    words = _("{one} and {other} are to stay together and apart.")
                    yield words.format(one=named(model.members[one]), other=named(model.members[other]))
        if len(unit) > min(largest):
            words = _("{names} are to stay together, but the largest group has {size} people.")
            yield words.format(names=_names(model, unit), size=min(largest))


def _pins(model: Model) -> Iterator[str]:
    known = set(range(model.groups))
    where: dict[tuple[int, int], set[int]] = {}
    for pin in model.problem.pins:
        if pin.member in model.number:
            person = model.number[pin.member]
            if pin.group not in known:
                words = _("{name} is pinned to group {group}, but there are only {groups} groups.")
                name = named(model.members[person])
                yield words.format(name=name, group=pin.group + 1, groups=model.groups)
            for round_ in range(model.rounds) if pin.round is None else (pin.round,):
                where.setdefault((round_, model.unit_of[person][0]), set()).add(pin.group)
    for (round_, first), groups in where.items():
        if len(groups) > 1:
            words = _("{names} must be in one group, but are pinned to groups {groups} in round {round}.")
            shown = ", ".join(str(group + 1) for group in sorted(groups))
            yield words.format(names=_names(model, model.unit_of[first]), groups=shown, round=round_ + 1)
    yield from _full(model)


def _full(model: Model) -> Iterator[str]:
    for round_, pins in enumerate(model.pinned):
        there = Counter(group for group in pins if group >= 0)
        for group, many in sorted(there.items()):
            if group < model.groups and many > model.sizes[round_][group]:
                words = _("{count} people are pinned to group {group}, which has {size} places.")
                yield words.format(count=many, group=group + 1, size=model.sizes[round_][group])
        for one, group in enumerate(pins):
            for other in sorted(model.apart[one]):
                if one < other and group >= 0 and pins[other] == group:
                    words = _("{one} and {other} are to stay apart, but are pinned to the same group.")
                    yield words.format(one=named(model.members[one]), other=named(model.members[other]))


def _cliques(model: Model) -> Iterator[str]:
    """Say when those who stay together do not fit into the sizes, or too many must all be apart from each other."""
    for sizes, pins in zip(model.sizes, model.pinned, strict=True):
        taken = Counter(group for group in pins if group >= 0)
        room = tuple(max(size - taken[group], 0) for group, size in enumerate(sizes))
        larger = sorted((unit for unit in model.units if len(unit) > 1 and pins[unit[0]] < 0), key=len, reverse=True)
        if not fits(tuple(len(unit) for unit in larger), room):
            told = "; ".join(_names(model, unit) for unit in larger)
            yield _("Those who stay together ({names}) do not fit into groups of these sizes.").format(names=told)
    clique: list[int] = []
    for person in sorted(range(model.people), key=lambda person: (-len(model.apart[person]), person)):
        if all(other in model.apart[person] for other in clique):
            clique.append(person)
    if len(clique) > model.groups and not model.problem.apart_by:
        words = _("{names} are all to stay apart from each other, but there are only {groups} groups.")
        yield words.format(names=_names(model, clique), groups=model.groups)


def _parts(problem: GroupsProblem) -> Iterator[str]:
    known = {member.id for member in problem.members}
    for part in problem.parts:
        able = len(known) if part.able is None else len(known & part.able)
        if able < part.least * len(problem.sizes):
            words = ngettext(
                "Only {count} person can be {part}, but {groups} groups need {least} each.",
                "Only {count} people can be {part}, but {groups} groups need {least} each.",
                able,
            )
            yield words.format(count=able, part=part.name, groups=len(problem.sizes), least=part.least)


# ---- single rules, for what the solver finds to stand against each other


def rules(problem: GroupsProblem) -> list[tuple[str, GroupsProblem]]:
    """Return each hard rule in words, with the problem as it is without that rule."""
    found = []
    for one, other in problem.together:
        rest = tuple(pair for pair in problem.together if pair != (one, other))
        found.append((_two(problem, one, other, _("{one} and {other} stay together")), replace(problem, together=rest)))
    for one, other in problem.apart:
        rest = tuple(pair for pair in problem.apart if pair != (one, other))
        found.append((_two(problem, one, other, _("{one} and {other} stay apart")), replace(problem, apart=rest)))
    for feature in problem.apart_by:
        words = _("people of the same {feature} stay apart").format(feature=title(problem, feature))
        left = tuple(name for name in problem.apart_by if name != feature)
        found.append((words, replace(problem, apart_by=left)))
    for pin in problem.pins:
        words = _("{name} is pinned to group {group}")
        pins = tuple(each for each in problem.pins if each != pin)
        name = named(_member(problem, pin.member))
        found.append((words.format(name=name, group=pin.group + 1), replace(problem, pins=pins)))
    for part in problem.parts:
        words = _("every group has somebody who can be {part}").format(part=part.name)
        found.append((words, replace(problem, parts=tuple(each for each in problem.parts if each != part))))
    return found


def _two(problem: GroupsProblem, one: Id, other: Id, words: str) -> str:
    return words.format(one=named(_member(problem, one)), other=named(_member(problem, other)))


def _member(problem: GroupsProblem, key: Id) -> Member:
    return next((member for member in problem.members if member.id == key), Member(key))


def against_each_other(words: list[str]) -> str:
    """Return the sentence for a smallest set of rules that can't all be kept."""
    return _("These rules can't all be kept with groups of these sizes: {rules}.").format(rules="; ".join(words))
