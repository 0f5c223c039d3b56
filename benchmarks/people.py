"""People as applications name them: thousands, in several scripts, a twentieth of them written twice."""

import random
from itertools import product

Values = dict[str, str]

_FAMILIES = """
    Kim Lee Park Choi Nguyen Tran Pham Batbayar Ganbold Dorj Perera Fernando Wijesinghe Shrestha Gurung Rahman
    Hossain Santos Reyes Bautista Garcia Lopez Ivanov Petrov Akhmetov Rakhimov Smith Brown Taylor Dupont Lefevre Diallo
    Khan Haddad Mansour Tanaka Suzuki Wang Zhang 김 이 박 Иванов Ахметов"""
_GIVEN = """
    Min-ji Ji-woo Mai Hung Oyun Bold Nimal Sunil Maya Bijay Anwar Nasrin Jose Maria Ana Luis Sergei Yulia Arman Jane
    John Emily Fiona Marie Fatou Abebe Imran Omar Layla Rami Taro Haruka Wei 민지 지우 Сергей Юлия"""
_SYLLABLES = ("ka", "mi", "ro", "ta", "ne", "shi", "bu", "lo", "ra", "vi", "do", "sa")
_CODES = "KOR VNM MNG LKA NPL BGD PHL MEX RUS KAZ UZB AUS FRA MLI ETH PAK LBN JPN CHN"
_COUNTRIES = _CODES.split()
_WORKPLACES = [
    f"{kind} of {work} {number}"
    for kind, work, number in product(["Ministry", "Museum", "Institute"], ["Culture", "Arts", "Heritage"], range(60))
]


def people(count: int, seed: int = 1) -> list[Values]:
    """Return so many people; every twentieth is an earlier one with another order, spelling or address."""
    chance = random.Random(seed)
    found: list[Values] = []
    for number in range(count):
        twin = number % 20 == 19
        found.append(_again(chance, found[chance.randrange(len(found))]) if twin else _somebody(chance, number))
    return found


def _somebody(chance: random.Random, number: int) -> Values:
    family, given = chance.choice(_FAMILIES.split()), chance.choice(_GIVEN.split())
    if family.isascii() and chance.random() < 0.7:
        family += "".join(chance.choices(_SYLLABLES, k=2))
    if given.isascii() and chance.random() < 0.5:
        given += " " + "".join(chance.choices(_SYLLABLES, k=2)).capitalize()
    return {
        "family_name": family,
        "given_name": given,
        "country": chance.choice(_COUNTRIES),
        "organisation": chance.choice(_WORKPLACES),
        "email": f"{given.split()[0].lower()}.{family.lower()}{number}@example.org",
        "phone": f"+82{chance.randrange(10**8, 10**9)}",
        "birth_date": f"{chance.randint(1955, 1998)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "passport_number": f"M{chance.randrange(10**7, 10**8)}",
    }


def _again(chance: random.Random, one: Values) -> Values:
    other = dict(one)
    other["family_name"], other["given_name"] = one["given_name"], one["family_name"]
    for field in chance.sample(["email", "phone", "birth_date", "passport_number"], k=3):
        other.pop(field, None)
    return other
