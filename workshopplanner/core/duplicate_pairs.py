"""Which people are worth comparing: those with something in common, so that the work grows with their number alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from workshopplanner.core.duplicate_evidence import Facts

_SMALL = 8  # people with a key in common who are all compared with each other
_NEIGHBOURS = 4  # in a larger group: how many of those next in order each is compared with


def candidates(facts: Sequence[Facts], limit: int) -> list[tuple[int, int]]:
    """Return the pairs to be compared, each once; of two at or after `limit` none."""
    size = len(facts)
    pairs: set[int] = set()
    for keys in (_emails, _phones, _passports, _names, _births, _workplaces):
        for group in _groups(facts, keys):
            for first, second in _pairs(facts, group):
                if first < limit:
                    pairs.add(first * size + second)
    return [divmod(pair, size) for pair in sorted(pairs)]


def _groups(facts: Sequence[Facts], keys: Callable[[Facts], Iterator[int]]) -> Iterable[list[int]]:
    first: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for at, person in enumerate(facts):
        for key in keys(person):
            before = first.setdefault(key, at)
            if before != at:
                groups.setdefault(key, [before]).append(at)
    return groups.values()


def _pairs(facts: Sequence[Facts], group: list[int]) -> Iterator[tuple[int, int]]:
    if len(group) <= _SMALL:
        for at, first in enumerate(group):
            for second in group[at + 1 :]:
                if first != second:
                    yield first, second
        return
    for order in (_by_place, _by_person):
        ordered = sorted(set(group), key=lambda at: order(facts[at]))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
                yield (one, other) if one < other else (other, one)


def _by_place(person: Facts) -> tuple[str, str, str]:
    return person.name.joined, person.country, person.workplace


def _by_person(person: Facts) -> tuple[str, str, str]:
    return person.birth, person.workplace, person.name.joined


def _emails(person: Facts) -> Iterator[int]:
    if person.email:
        yield hash(person.email)


def _phones(person: Facts) -> Iterator[int]:
    if person.phone:
        yield hash(person.phone)


def _passports(person: Facts) -> Iterator[int]:
    if person.passport:
        yield hash(person.passport)


def _names(person: Facts) -> Iterator[int]:
    """Yield a key for each two parts of a name, whatever their order; a single part is one by itself."""
    sounds = person.sounds
    if len(sounds) == 1:
        yield hash(sounds[0])
    for at, one in enumerate(sounds):
        for other in sounds[at + 1 :]:
            yield hash((one, other) if one < other else (other, one))


def _births(person: Facts) -> Iterator[int]:
    if person.birth:
        for part in person.sounds:
            yield hash((person.birth, part))


def _workplaces(person: Facts) -> Iterator[int]:
    if person.workplace:
        for part in person.sounds:
            if len(part) > 1:
                yield hash((person.workplace, part))
