"""Reading what people type for the fixed lists of the field: "Mme", "trainer", "30-39", "oui"; never guessing."""

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TypeVar

from workshopplanner import language
from workshopplanner.core.agenda import read_time
from workshopplanner.core.kinds import AgeBand, Gender, ParticipationStatus, Role, Sector, english, label
from workshopplanner.core.matching import country_key

M = TypeVar("M", bound=StrEnum)

# What people write beside the labels themselves, in the languages of the region's forms.
_ALSO: Mapping[StrEnum, str] = {
    Gender.WOMAN: "f w fem female women femme feminin feminine mme mrs ms miss mlle madame lady girl mujer femenino"
    " sra feminino frau weiblich donna 여 여성 여자 女 女性 女子 أنثى امرأة женщина ж жен",
    Gender.MAN: "m h male men homme masculin masculine mr monsieur sir boy hombre masculino sr mann männlich uomo"
    " 남 남성 남자 男 男性 男子 ذكر رجل мужчина муж",
    Gender.ANOTHER: "x other others nonbinary nb diverse divers autre otro otra 기타 その他 其他",
    Gender.NOT_STATED: "na unknown unspecified undisclosed prefernottosay prefernottoanswer nonprecise"
    " nonrenseigne nespecificado 미기재 무응답 不明",
    AgeBand.NOT_STATED: "na unknown unspecified prefernottosay nonprecise",
    Role.PARTICIPANT: "participants trainee trainees delegate delegates attendee learner participante 참가자 참석자",
    Role.FIELD_OFFICE: "fieldoffice unescofieldoffice fieldofficespecialist fieldofficestaff unfieldoffice"
    " bureauhorssiege",
    Role.FACILITATOR: "trainer trainers facilitators facilitatortrainer formateur formatrice facilitateur facilitatrice"
    " instructor teacher 강사 퍼실리테이터",
    Role.RESOURCE_PERSON: "resourcepersons speaker speakers expert experts lecturer panellist panelist"
    " personneressource intervenant intervenante 전문가 연사",
    Role.OBSERVER: "observers observateur observatrice 참관인",
    Role.PARTNER: "partners donor donors guest guests donorguest partnerguest partenaire donateur invite",
    Role.ORGANISER: "organisers organizer organizers secretariat staff coordinator organisateur organisatrice 주최자",
    Role.INTERPRETER: "interpreters interprete interpreteur translator 통역 통역사",
    ParticipationStatus.APPLIED: "applicant candidate candidat candidature",
    ParticipationStatus.CONFIRMED: "confirme confirmee confirmado 확정",
    ParticipationStatus.WAITLISTED: "waitlist waitinglist onwaitlist listedattente",
    ParticipationStatus.NOT_SELECTED: "rejected unsuccessful nonretenu nonretenue",
    ParticipationStatus.DECLINED: "refused regrets decline",
    ParticipationStatus.WITHDRAWN: "cancelled canceled withdrew desiste",
    ParticipationStatus.NO_SHOW: "absent didnotattend",
    Sector.GOVERNMENT: "gov govt ministry public publicsector gouvernement ministere 정부",
    Sector.NATIONAL_COMMISSION: "natcom natcomm nationalcommissionforunesco commissionnationale 국가위원회",
    Sector.CIVIL_SOCIETY: "ngo ngos cso csos nonprofit association societecivile ong 시민사회",
    Sector.ACADEMIA: "academic university research researcher universite recherche 학계",
    Sector.PRIVATE: "privatesector business company industry prive secteurprive 민간",
    Sector.UN: "uno unagency onu unitednationssystem igo",
    Sector.INDEPENDENT: "freelance freelancer selfemployed independant independante",
}
_YES = {"yes", "y", "true", "t", "1", "x", "oui", "vrai", "si", "sí", "예", "네", "はい", "是", "نعم", "✓", "✔", "☑"}
_NO = {"", "-", "–", "no", "n", "false", "f", "0", "non", "faux", "아니요", "아니오", "いいえ", "否", "لا", "☐", "✗"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MARKS = re.compile(r"[\s.…?\-–—_/()]+")


def read_member(members: type[M], text: str) -> M | None:
    """Return the member that a person means by its name in any language of the program or a usual other word."""
    return _vocabulary(members).get(country_key(text))


@cache
def _vocabulary(members: type[M]) -> dict[str, M]:
    words: dict[str, M] = {}
    for member in members:
        spellings = {member.value, english(member), *_ALSO.get(member, "").split()}
        for code in language.LANGUAGES:
            with language.speaking(code):
                spellings.add(label(member))
        words |= {country_key(spelling): member for spelling in spellings}
    return words


def read_gender(text: str) -> Gender | None:
    """Return the gender a person declared; an empty cell or a dash is "not stated", a name is nothing."""
    return read_member(Gender, text) if _MARKS.sub("", text) else Gender.NOT_STATED


def read_age_band(text: str) -> AgeBand | None:
    """Return the age band for "30-39", "60+", "<30", or an age in years."""
    text = text.strip()
    if not _MARKS.sub("", text):
        return AgeBand.NOT_STATED
    ages = [int(number) for number in re.findall(r"\d+", text)]
    if len(ages) == 1 and text.isdecimal():
        return _band(ages[0])
    if ages:
        return _BANDS.get((ages[0], ages[1])) if len(ages) == 2 else _open_band(text, ages)
    return read_member(AgeBand, text)


_BANDS = {
    (30, 39): AgeBand.FROM_30_TO_39,
    (40, 49): AgeBand.FROM_40_TO_49,
    (50, 59): AgeBand.FROM_50_TO_59,
}


def _open_band(text: str, ages: list[int]) -> AgeBand | None:
    word = re.sub(r"[\s\d]+", "", text).casefold()
    if ages == [60] and word in {"+", ">", "≥", ">=", "andover", "plus", "orover", "etplus"}:
        return AgeBand.FROM_60
    if ages == [30] and word in {"<", "under", "below", "moinsde"}:
        return AgeBand.UNDER_30
    return read_member(AgeBand, text)


def _band(age: int) -> AgeBand | None:
    if not 10 <= age <= 110:
        return None
    return [
        AgeBand.UNDER_30,
        AgeBand.FROM_30_TO_39,
        AgeBand.FROM_40_TO_49,
        AgeBand.FROM_50_TO_59,
        AgeBand.FROM_60,
    ][min(max(age // 10 - 2, 0), 4)]


def read_yes(text: str) -> bool | None:
    """Return whether a person said yes; an empty cell is a no."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def read_date(text: str) -> dt.date | None:
    """Return the date in "2018-06-18", "18.06.2018", "18 June 2018"; None where day and month could be exchanged."""
    text = text.strip().casefold()
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})", text):
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12 or first == second:
            return _date(int(found[4]), second, first)
        return _date(int(found[4]), first, second) if second > 12 else None
    if found := re.fullmatch(r"(\d{1,2})[\s\-.]+([a-z]{3,9})\.?[\s\-,]+(\d{4})", text):
        month = found[2][:3]
        return _date(int(found[3]), _MONTHS.index(month) + 1, int(found[1])) if month in _MONTHS else None
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_moment(text: str) -> dt.datetime | None:
    """Return the date and time in "2018-06-17 14:05"; midnight where no time is given."""
    words = text.replace("T", " ").split()
    for cut in range(len(words), 0, -1):
        date = read_date(" ".join(words[:cut]))
        time = read_time(" ".join(words[cut:])) if words[cut:] else dt.time()
        if date and time is not None:
            return dt.datetime.combine(date, time)
    return None
