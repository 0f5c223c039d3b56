"""The other forms of what a country's people are called: those of a woman and of several, in other languages.

The shipped data has one or two forms of each; the rules below make the rest. A form that means something else, or
that is made of the people of two countries, is left out: better a question than a wrong answer.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

Codes = frozenset[str]
_ENDINGS = (
    # French: sénégalais, sénégalaise; vietnamien, vietnamienne; coréen, coréenne; ouzbek, ouzbèke
    ("ais", "aise"),
    ("ois", "oise"),
    ("ien", "ienne"),
    ("een", "eenne"),
    ("ain", "aine"),
    ("and", "ande"),
    ("ol", "ole"),
    ("ek", "eke"),
    ("akh", "akhe"),
    # Spanish, Portuguese and Italian: mexicano, mexicana; japonés, japonesa; brasileiro, brasileira
    ("o", "a"),
    ("es", "esa"),
    ("eno", "ena"),
    # from the English form: Senegalese, senegalés, senegalesa; Colombian, colombiano, colombiana
    ("ese", "es"),
    ("ese", "esa"),
    ("ian", "iano"),
    ("ian", "iana"),
    ("an", "ano"),
    ("an", "ana"),
    # from the English form to the French one: Senegalese, sénégalais; Malian, malien; Cuban, cubain
    ("ese", "ais"),
    ("ese", "aise"),
    ("ian", "ien"),
    ("ian", "ienne"),
    ("an", "ain"),
    ("an", "aine"),
    # German: Japaner, Japanerin; Chinese, Chinesin
    ("er", "erin"),
    ("ese", "esin"),
)
_LEAST = 5  # letters: shorter words mean too many things
_NOT = frozenset({"indiana"})  # a state of the United States


def forms(word: str) -> Iterator[str]:
    """Yield other forms of a folded word."""
    if " " in word or len(word) < _LEAST:
        return
    for ending, other in _ENDINGS:
        if word.endswith(ending):
            yield word[: -len(ending)] + other
            yield word[: -len(ending)] + other + "s"


def further(people: Mapping[str, Codes]) -> dict[str, Codes]:
    """Return the forms that the rules make of these words, where all that they are made of agree."""
    made: defaultdict[str, set[Codes]] = defaultdict(set)
    for word, codes in people.items():
        for form in forms(word):
            if form not in people and form not in _NOT:
                made[form].add(codes)
    return {form: next(iter(several)) for form, several in made.items() if len(several) == 1}
