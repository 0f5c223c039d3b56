"""Which people are worth comparing: those with something in common, so that the work grows with their number alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from workshopplanner.core.duplicate_evidence import Facts

Order = Callable[[Facts], tuple[str, str, str]]

_SMALL = 8  # people with a key in common who are all compared with each other
_NEIGHBOURS = 4  # in a larger group: how many of those next in order each is compared with


def candidates(facts: Sequence[Facts], limit: int) -> list[tuple[int, int]]:
    """Return the pairs to be compared, each once; of two at or after `limit` none."""
    size = len(facts)
    pairs: set[int] = set()
    for keys, orders in _WAYS:
        weak = keys in {_names, _workplaces}
        for group in _groups(facts, keys):
            for first, second in _pairs(facts, group, orders):
                if first < limit and (not weak or _may_be(facts[first], facts[second])):
                    pairs.add(first * size + second)
    return [divmod(pair, size) for pair in sorted(pairs)]


def _may_be(one: Facts, other: Facts) -> bool:
    """Tell whether a name alone is worth comparing: not across countries, nor decades of birth."""
    if one.birth and other.birth and one.birth[:3] != other.birth[:3]:
        return False
    return one.country == other.country or not one.country or not other.country or one.local == other.local != ""


def _groups(facts: Sequence[Facts], keys: Callable[[Facts], Iterator[int]]) -> Iterable[list[int]]:
    first: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for at, person in enumerate(facts):
        for key in keys(person):
            before = first.setdefault(key, at)
            if before != at:
                groups.setdefault(key, [before]).append(at)
    return groups.values()


def _pairs(facts: Sequence[Facts], group: list[int], orders: Sequence[Order]) -> Iterator[tuple[int, int]]:
    if len(group) <= _SMALL:
        for at, first in enumerate(group):
            for second in group[at + 1 :]:
                if first != second:
                    yield first, second
        return
    for order in orders:
        ordered = sorted(set(group), key=lambda at: order(facts[at]))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
                yield (one, other) if one < other else (other, one)


def _by_name(person: Facts) -> tuple[str, str, str]:
    return person.country, person.name.joined, person.workplace


def _by_birth(person: Facts) -> tuple[str, str, str]:
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
            if len(part) > 1:
                yield hash((person.birth, part))


def _workplaces(person: Facts) -> Iterator[int]:
    if person.workplace:
        for part in person.sounds:
            if len(part) > 1:
                yield hash((person.workplace, person.country, part))


_WAYS: tuple[tuple[Callable[[Facts], Iterator[int]], tuple[Order, ...]], ...] = (
    (_emails, (_by_name,)),
    (_phones, (_by_name,)),
    (_passports, (_by_name,)),
    (_names, (_by_name, _by_birth)),
    (_births, (_by_name,)),
    (_workplaces, (_by_name,)),
)
