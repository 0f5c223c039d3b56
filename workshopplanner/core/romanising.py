"""Names of several scripts in plain Latin letters, near enough to tell whether two spellings may be one name."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "þ": "th",
        "ð": "d",
        "ə": "a",
        **dict(zip("абвгдеёзийклмнопрстуфыэіїґєўүөңқғһәұ", "abvgdeeziiklmnoprstufyeiigeuuonkghau", strict=True)),
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "yu",
        "я": "ya",
        "ъ": "",
        "ь": "",
        **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)),
        "θ": "th",
        "χ": "ch",
        "ψ": "ps",
        **dict(zip("ابتجحدرزسصضطعفقكلمنهةىأإگپکیيوظه", "abtjhdrzssdtafqklmnhaaaigpkiiuzh", strict=True)),
        "ث": "th",
        "خ": "kh",
        "ذ": "dh",
        "ش": "sh",
        "ؤ": "u",
        "ژ": "zh",
        "ئ": "i",
        "ء": "",
        "غ": "gh",
        "چ": "ch",
        "ـ": "",
    }
)
_GREEK_PAIRS = (("ου", "ou"), ("μπ", "b"), ("ντ", "nt"), ("γγ", "ng"), ("γκ", "gk"), ("αυ", "av"), ("ευ", "ev"))
_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "\u0000").split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i-".replace("-", "").split(" ")
_FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".replace("-", "\u0000").split(" ")


@lru_cache(maxsize=100_000)
def romanised(word: str) -> str:
    """Return a word in small Latin letters without accents; letters of scripts not known here stay as they are."""
    if word.isascii():
        return "".join(filter(str.isalpha, word)).lower()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", word)).casefold()
    if any("가" <= letter <= "힣" for letter in unicodedata.normalize("NFC", word)):
        return "".join(map(_syllable, unicodedata.normalize("NFC", word)))
    plain = "".join(letter for letter in text if not unicodedata.combining(letter))
    for pair, latin in _GREEK_PAIRS:
        plain = plain.replace(pair, latin)
    return "".join(filter(str.isalpha, plain.translate(_LETTERS)))


def _syllable(letter: str) -> str:
    code = ord(letter) - 0xAC00
    if not 0 <= code < 11172:
        return letter.lower() if letter.isalpha() else ""
    initial, vowel, final = code // 588, code % 588 // 28, code % 28
    return (_INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]).replace("\u0000", "")


# ---- Korean names in Latin letters: one form for the ways they are written

_KOREAN_RULES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"oo", "u"),
        (r"ou", "u"),
        (r"ee|ie$", "i"),
        (r"yung", "yeong"),
        (r"(?<=[jhscmbgkr])(y?)ung", r"\1eong"),
        (r"hyun", "hyeon"),
        (r"chul", "cheol"),
        (r"bum", "beom"),
        (r"uh|ur$", "eo"),
        (r"w(?=u)", ""),
        (r"(?<=[aeiou])h(?=n?$)", ""),
        (r"ai|ay", "ae"),
        (r"ui", "i"),
        (r"sh", "s"),
        (r"ch", "j"),
        (r"seon(?!g)", "sun"),
        (r"(.)\1+", r"\1"),
    )
)
_KOREAN_LETTERS = str.maketrans("ktpl", "gdbr")
_KOREAN_SURNAMES = {
    **dict.fromkeys(["i", "yi", "ri", "rhi", "rh"], "ri"),
    "barg": "bag",
    "joi": "joe",
    "im": "rim",
    "ryu": "yu",
    "no": "ro",
    "ra": "na",
    "yeom": "yeom",
    "jon": "jeon",
    "jung": "jeong",
    "jong": "jeong",
    "u": "u",
    "wu": "u",
    "o": "o",
    "son": "son",
    "sohn": "son",
    "yun": "yun",
}


@lru_cache(maxsize=50_000)
def korean(word: str) -> str:
    """Return one form for the many ways in which a Korean name is written in Latin letters."""
    for pattern, instead in _KOREAN_RULES:
        word = pattern.sub(instead, word)
    word = re.sub(r"(.)\1+", r"\1", word.translate(_KOREAN_LETTERS))
    return _KOREAN_SURNAMES.get(word, word)


# ---- what a name sounds like

_SOUNDS = (
    *(("dzh", "c"), ("sch", "c"), ("sh", "c"), ("zh", "c"), ("tch", "c"), ("ch", "c"), ("cz", "c"), ("dj", "c")),
    *(("j", "c"), ("ph", "f"), ("x", "ks"), ("ck", "k"), ("ts", "s")),
)
_COARSE = str.maketrans("vwbpgdlqz", "ffffktrks", "aeiouyh'")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return a coarse code of what a romanised word sounds like: its consonants, like ones together."""
    code = word[1:] if word[:1] in {"y", "j"} and word[1:2] in {"a", "e", "i", "o", "u"} else word
    for spelled, instead in _SOUNDS:
        if spelled in code:
            code = code.replace(spelled, instead)
    code = _DOUBLE.sub(r"\1", code.translate(_COARSE))
    return code or word[:1] or "-"


_VARIANTS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"^(?:y|i|j)(?=e[ klv])", ""),
        (r"^[yj](?=[aeiou])", "i"),
        (r"[yj]", "i"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"kh", "h"),
        (r"ck|q|c(?![eih])", "k"),
        (r"tch|ch|tsh", "c"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"ee|iu(?=$)", "i"),
        (r"h$", ""),
        (r"dh", "d"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=100_000)
def variant(word: str) -> str:
    """Return one form for spellings that differ by custom alone, as Sergey and Sergei do."""
    if word[:2] in {"mo", "mu", "mh"} and sound(word) == "mt" and "h" in word:
        return "muhamad"  # written in dozens of ways
    for pattern, instead in _VARIANTS:
        word = pattern.sub(instead, word)
    return word
