import datetime as dt
from dataclasses import replace

import pytest

from workshopplanner import language
from workshopplanner.core import roster_fields, words
from workshopplanner.core.kinds import AgeBand, Gender, ParticipationStatus, PartyStatus, Role, Sector
from workshopplanner.core.names import full_name
from workshopplanner.core.roster import Attendee, attending, count, participants
from workshopplanner.core.views import Criteria, View, from_text, to_text
from workshopplanner.errors import UserError

SOMEBODY = Attendee(
    id=1,
    person_id=1,
    family_name="Sample",
    given_name="Aigerim",
    family_first=False,
    display_name="",
    title="",
    gender=Gender.WOMAN,
    age_band=AgeBand.NOT_STATED,
    country_id=7,
    alpha3="KAZ",
    country="Kazakhstan",
    nationality="",
    departure_city="",
    organisation="",
    position="",
    sector=None,
    email="",
    phone="",
    languages="",
    role=Role.PARTICIPANT,
    status=ParticipationStatus.CONFIRMED,
    sponsored_by="",
    directory_consent=False,
    photo_consent=False,
    badge_name="",
)


def moment(day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(dt.date(2018, 6, day), dt.time(hour, minute))


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("F", Gender.WOMAN),
        ("woman", Gender.WOMAN),
        ("W", Gender.WOMAN),
        ("Mme", Gender.WOMAN),
        ("Féminin", Gender.WOMAN),
        ("여", Gender.WOMAN),
        ("M", Gender.MAN),
        ("M.", Gender.MAN),
        ("Monsieur", Gender.MAN),
        ("男", Gender.MAN),
        ("non-binary", Gender.ANOTHER),
        ("", Gender.NOT_STATED),
        (" – ", Gender.NOT_STATED),
        ("prefer not to say", Gender.NOT_STATED),
        ("Maria", None),
        ("Dr", None),
        ("F/M", None),
    ],
)
def test_gender_is_read_as_declared_and_never_guessed(text: str, gender: Gender | None) -> None:
    assert words.read_gender(text) is gender


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("34", AgeBand.FROM_30_TO_39),
        ("29", AgeBand.UNDER_30),
        ("60", AgeBand.FROM_60),
        ("30-39", AgeBand.FROM_30_TO_39),
        ("40 – 49", AgeBand.FROM_40_TO_49),
        ("60+", AgeBand.FROM_60),
        ("< 30", AgeBand.UNDER_30),
        ("under 30", AgeBand.UNDER_30),
        ("", AgeBand.NOT_STATED),
        ("30-49", None),
        ("7", None),
        ("young", None),
    ],
)
def test_ages_and_bands(text: str, band: AgeBand | None) -> None:
    assert words.read_age_band(text) is band


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2018-06-18", dt.date(2018, 6, 18)),
        ("18.06.2018", dt.date(2018, 6, 18)),
        ("18/06/2018", dt.date(2018, 6, 18)),
        ("06/18/2018", dt.date(2018, 6, 18)),
        ("6/6/2018", dt.date(2018, 6, 6)),
        ("18 June 2018", dt.date(2018, 6, 18)),
        ("18-Jun-2018", dt.date(2018, 6, 18)),
        ("03/04/2018", None),
        ("2018-02-30", None),
        ("June", None),
    ],
)
def test_dates_are_read_only_where_day_and_month_are_sure(text: str, date: dt.date | None) -> None:
    assert words.read_date(text) == date


def test_moments_have_a_time_or_none() -> None:
    assert words.read_moment("2018-06-17 14:05") == moment(17, 14, 5)
    assert words.read_moment("17 June 2018 9h30") == moment(17, 9, 30)
    assert words.read_moment("2018-06-17") == moment(17)
    assert words.read_moment("2018-06-17 noonish") is None


def test_every_label_is_read_back_in_every_language() -> None:
    for name, members in (("role", Role), ("status", ParticipationStatus), ("gender", Gender), ("sector", Sector)):
        for code in language.LANGUAGES:
            with language.speaking(code):
                for member in members:
                    assert roster_fields.read(name, roster_fields.text_of(member)) is member, (code, member)


def test_a_text_that_is_no_choice_is_answered_with_the_choices() -> None:
    with pytest.raises(UserError, match=r"“boss” is none of these: Participant, UN field-office specialist, Fac"):
        roster_fields.read("role", "boss")
    with pytest.raises(UserError, match="“a at b” is not an e-mail address"):
        roster_fields.read("email", "a at b")
    with pytest.raises(UserError, match="Write it as 2018-06-18"):
        roster_fields.read("passport_expires", "03/04/2018")
    assert roster_fields.read("passport_expires", "") is None
    assert roster_fields.read("family_name", " van der  MEER\n") == "van der  MEER", "names stay as they are written"


def test_names_in_their_own_order_and_mononyms() -> None:
    assert full_name("Nguyen", "Thi Sample", family_first=True) == "Nguyen Thi Sample"
    assert full_name("", "Suharto", family_first=False) == "Suharto"
    assert replace(SOMEBODY, family_name="", given_name="Suharto").sort_key == ("suharto", "suharto")


def test_counts_say_who_is_counted() -> None:
    people = [
        SOMEBODY,
        replace(SOMEBODY, id=2, gender=Gender.MAN, country_id=8),
        replace(SOMEBODY, id=3, status=ParticipationStatus.DECLINED, country_id=9),
        replace(SOMEBODY, id=4, role=Role.FIELD_OFFICE, country_id=None),
    ]
    counted = count(participants(people))
    assert (counted.total, counted.countries, counted.genders) == (2, 2, {Gender.WOMAN: 1, Gender.MAN: 1})
    assert count(attending(people)).roles == {Role.PARTICIPANT: 2, Role.FIELD_OFFICE: 1}


def test_criteria_choose_and_are_kept_as_text() -> None:
    women = Criteria(
        statuses=frozenset({ParticipationStatus.CONFIRMED}),
        genders=frozenset({Gender.WOMAN}),
        parties=frozenset({PartyStatus.NOT_PARTY}),
        countries=frozenset({"KAZ"}),
        text="ministry",
    )
    assert women.accepts(SOMEBODY, {"KAZ": PartyStatus.NOT_PARTY})
    assert not women.accepts(SOMEBODY, {"KAZ": PartyStatus.PARTY})
    assert not women.accepts(replace(SOMEBODY, gender=Gender.MAN), {"KAZ": PartyStatus.NOT_PARTY})
    assert not women.accepts(replace(SOMEBODY, alpha3="VNM"), {})
    kept = [View("Frauen «1»", women), View("all", Criteria(roles=frozenset({Role.OBSERVER})))]
    assert from_text(to_text(kept)) == kept
    assert from_text("") == from_text("{nonsense") == from_text('{"name": 1}') == from_text('[{"roles": 3}]') == []
    assert from_text('[{"name": "x", "roles": ["observer", "pilot"], "more": 1}]') == [
        View("x", Criteria(roles=frozenset({Role.OBSERVER})))
    ]
