"""Cells as forms have them, read into what is kept: texts, genders, statuses; what is not sure is not guessed."""

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from workshopplanner.core import words
from workshopplanner.core.kinds import Gender, ParticipationStatus
from workshopplanner.core.matching import country_key

M = TypeVar("M", bound=StrEnum)

_ENDS = " \t\r\n\u00a0\u200b\u200c\ufeff"  # but not the joiners and direction marks inside a name
_PARTS = re.compile(r"[/|,;()\[\]\n]+|\s[-–—]\s|(?<=[A-Za-z])[-–—:](?=[^\W\d_a-z])")

# What forms and lists write beside the words that `core/words.py` knows; keys as `country_key` makes them.
_GENDERS: Mapping[Gender, str] = {
    Gender.WOMAN: "señora srta señorita dona 여자분 feminina fille mujeres femenina female女 vrouw kvinna nainen",
    Gender.MAN: "señor don masculina messieurs garçon hombres varon varón 남자분 man men herr males",
    Gender.ANOTHER: "nonbinaire nobinario nobinaria genderqueer genderfluid transgender intersex thirdgender"
    " selfdescribe anothergender othergender tertio 논바이너리",
    Gender.NOT_STATED: "dr prof professor he hon eng ing me maitre notstated notspecified notdisclosed"
    " prefernottodisclose nospecified rathernotsay iprefernottosay iprefernottoanswer prefernottospecify"
    " prefieronodecir prefieronocontestar noindica nocontesta jeprefereneraspondre jeprefereneparsdire"
    " preferenepasrepondre jepreferenepasrepondre jepreferenepaslepreciser preferenepaspreciser preferenepasdire"
    " nonspecifie nonindique nesouhaitepasrepondre nsp nr 응답하지않음 응답거부 밝히고싶지않음 선택안함 무응답"
    " declinetoanswer declinetostate nosabe none null nil",
}
_STATUSES: Mapping[ParticipationStatus, str] = {
    ParticipationStatus.APPLIED: "applied application submitted received new pending underreview inreview open"
    " postule candidate soumis soumise recu recue enattente encours nouveau nouvelle deposee postulado solicitado"
    " recibido recibida pendiente enviada enviado nuevo 지원 지원함 신청 신청함 신청완료 접수 접수완료 검토중 심사중"
    " 대기중",
    ParticipationStatus.SHORTLISTED: "shortlist preselected preselectionne preselectionnee preselection"
    " preseleccionado preseleccionada finalist finaliste 서류합격 1차합격 예비선발 후보",
    ParticipationStatus.SELECTED: "accepted approved admitted chosen successful retained accepte acceptee retenu"
    " retenue selectionne selectionnee admis admise approuve approuvee aceptado aceptada seleccionado seleccionada"
    " admitido admitida aprobado aprobada 선발 선발됨 선정 선정됨 합격 승인 최종합격",
    ParticipationStatus.INVITED: "invitationsent invite invitee invitado invitada convoque convoquee 초청 초청됨"
    " 초대 초대됨",
    ParticipationStatus.CONFIRMED: "confirmation confirm attending willattend coming participera confirmada"
    " asistira 확정됨 확인 참가확정 참석확정 참가확인",
    ParticipationStatus.ATTENDED: "present participated completed aparticipe presente presenta asistio participo"
    " participante participant 참석 참석함 참가 참가함 수료",
    ParticipationStatus.INELIGIBLE: "noteligible noneligible ineligibles noelegible inelegible 부적격 자격미달",
    ParticipationStatus.NOT_SELECTED: "reject notaccepted notapproved declinedbyorganiser rejete rejetee refuse"
    " refusee nonselectionne nonselectionnee nonadmis rechazado rechazada noseleccionado noseleccionada noaceptado"
    " 불합격 탈락 미선발 미선정",
    ParticipationStatus.WAITLISTED: "reserve reservelist standby waiting alternate listedattente surlistedattente"
    " suppleant suppleante listadeespera enlistadeespera suplente 대기 대기자 예비 예비합격",
    ParticipationStatus.DECLINED: "declines declinee decline unabletoattend cannotattend regret declino declinado"
    " declinada nopuedeasistir 거절 불참의사 사양",
    ParticipationStatus.WITHDRAWN: "withdraw cancelled cancel retire retiree desistee desistement annule annulee"
    " retirado retirada cancelado cancelada renuncio 철회 취소 취소됨 포기",
    ParticipationStatus.NO_SHOW: "noshow didnotshow didnotcome nonpresente absente ausente noasistio 불참 결석",
}


def text_of(cell: Any) -> str:
    """Return a cell as the text a person reads in it: whole numbers without a point, dates in ISO form."""
    if isinstance(cell, str):
        return cell.strip(_ENDS)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
    return str(cell)


def one_line(text: str) -> str:
    """Return a text on one line, its words as they were."""
    if "  " not in text and (text.isprintable() or not {"\n", "\t", "\r"} & set(text)):
        return text
    return " ".join(text.split())


def _book(listed: Mapping[M, str]) -> dict[str, M]:
    return {country_key(word): member for member, known in listed.items() for word in known.split()}


_KNOWN_GENDERS = _book(_GENDERS)
_KNOWN_STATUSES = _book(_STATUSES)


def read_gender(text: str) -> Gender | None:
    """Return the gender that a cell declares, "not stated" for none or a title such as "Dr"; None is a question."""
    whole = words.read_gender(text) or _KNOWN_GENDERS.get(country_key(text))
    if whole is not None:
        return whole
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    found = {words.read_gender(part) or _KNOWN_GENDERS.get(country_key(part)) for part in parts}
    return found.pop() if len(found) == 1 else None


def read_status(text: str) -> ParticipationStatus | None:
    """Return where an application stands, by the words that lists use in several languages; None is a question."""
    return _KNOWN_STATUSES.get(country_key(text)) or words.read_member(ParticipationStatus, text)


def read_member(members: type[M], text: str) -> M | None:
    """Return the member of a fixed list that a cell means, also where it says it in two languages at once."""
    whole = words.read_member(members, text)
    if whole is not None:
        return whole
    found = {words.read_member(members, part) for part in _PARTS.split(text)} - {None}
    return found.pop() if len(found) == 1 else None


def answers_of(text: str) -> str:
    """Return the answers of a question with several as one list: "Halal;Vegetarian;" becomes "Halal, Vegetarian"."""
    if ";" not in text and "\n" not in text:
        return text
    return ", ".join(part for each in re.split(r"[;\n]+", text) if (part := each.strip(" ,")))


_NOTHING = frozenset(
    [
        "",
        "-",
        "–",
        "—",
        "--",
        "n/a",
        "na",
        "n.a.",
        "none",
        "nil",
        "null",
        "nan",
        "#n/a",
        "néant",
        "neant",
        "aucun",
        "aucune",
        "ninguno",
        "ninguna",
        "없음",
        "해당없음",
        "해당 없음",
    ]
)
_LONGEST_NOTHING = max(map(len, _NOTHING))


def is_blank(text: str) -> bool:
    """Tell whether a cell says nothing, as "n/a" and a dash do."""
    return len(text) <= _LONGEST_NOTHING and text.casefold() in _NOTHING


def ticked(text: str, option: str) -> bool:
    """Tell whether a box of a question is ticked, which forms say by yes, by a cross or by the answer itself."""
    return text.casefold() == option.casefold() or (bool(text) and words.read_yes(text) is True)
