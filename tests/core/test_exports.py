"""What an export lets in and out, and what it says about it."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.packs import ISSUED, attendee, card, choice, pack
from workshopplanner.core.exports import (
    PRESETS,
    Audience,
    Choice,
    Paper,
    SheetKind,
    choose,
    email_shown,
    file_name,
    find_preset,
    listed,
    missing,
    missing_for,
    people_rows,
    programme_cards,
    session_cards,
)
from workshopplanner.core.kinds import ParticipationStatus, SessionStatus
from workshopplanner.core.privacy import privacy, privacy_summary
from workshopplanner.errors import UserError
from workshopplanner.language import speaking


def test_a_preset_is_found_by_key_or_title() -> None:
    assert find_preset("Programme") is PRESETS[0]
    assert find_preset(" coordinator PACK ") is PRESETS[1]
    with speaking("fr"):
        assert find_preset("Dossier de coordination") is PRESETS[1]
    with pytest.raises(UserError, match="“pack”; the presets are: programme, coordinator, participants, countries"):
        find_preset("pack")


def test_a_preset_takes_the_sheets_that_have_data() -> None:
    chosen = choose(pack(countries=()), find_preset("coordinator"), ISSUED, paper=Paper.LETTER)
    assert chosen == Choice(
        (SheetKind.PROGRAMME, SheetKind.SESSIONS, SheetKind.PARTICIPANTS, SheetKind.PEOPLE),
        Audience.TEAM,
        ISSUED,
        paper=Paper.LETTER,
        version="Draft",
        preset="coordinator",
    )
    assert chosen.all_sheets == (*chosen.sheets, SheetKind.LISTS, SheetKind.ABOUT)


def test_a_preset_without_any_data_is_refused_with_the_reason() -> None:
    empty = pack((), attendees=(), countries=())
    assert [missing_for(empty, preset) for preset in PRESETS] == [
        "No session has a time yet.",
        "No session has a time yet.",
        "Nobody is selected, invited or confirmed yet.",
        "No participant represents a country yet.",
    ]
    with pytest.raises(UserError, match="No session has a time yet"):
        choose(empty, find_preset("programme"), ISSUED)


def test_each_sheet_says_what_it_misses() -> None:
    empty = pack((card(1, None, 0, 60),), attendees=(), countries=())
    assert {kind: missing(empty, kind) for kind in SheetKind if missing(empty, kind)} == {
        SheetKind.PROGRAMME: "No session has a time yet.",
        SheetKind.PARTICIPANTS: "Nobody is selected, invited or confirmed yet.",
        SheetKind.PEOPLE: "There are no people yet.",
        SheetKind.COUNTRIES: "No participant represents a country yet.",
    }


def test_who_may_see_which_session() -> None:
    cards = (
        card(1, 1, 540, 60),
        card(2, 1, 600, 60, status=SessionStatus.IDEA),
        card(3, 1, 660, 60, status=SessionStatus.CANCELLED),
        card(4, None, 0, 60),
    )
    seen = {
        audience: (
            [one.id for one in programme_cards(pack(cards), choice(audience=audience))],
            [one.id for one in session_cards(pack(cards), choice(audience=audience))],
        )
        for audience in Audience
    }
    assert seen == {
        Audience.PUBLIC: ([1], [1]),
        Audience.PARTICIPANTS: ([1], [1]),
        Audience.TEAM: ([1, 2], [1, 2, 3, 4]),
    }


def test_who_may_see_whom() -> None:
    people = (attendee(1), attendee(2, directory_consent=False), attendee(3, status=ParticipationStatus.DECLINED))
    facts = pack(attendees=people)
    seen = {
        audience: (
            [one.id for one in listed(facts, choice(audience=audience))],
            [one.id for one in people_rows(facts, choice(audience=audience))],
            [bool(email_shown(one, choice(audience=audience), SheetKind.PARTICIPANTS)) for one in people],
            [bool(email_shown(one, choice(audience=audience), SheetKind.PEOPLE)) for one in people],
        )
        for audience in Audience
    }
    assert seen == {
        Audience.PUBLIC: ([1], [1], [False, False, False], [False, False, False]),
        Audience.PARTICIPANTS: ([1, 2], [1, 2], [True, False, True], [True, False, True]),
        Audience.TEAM: ([1, 2], [1, 2, 3], [True, False, True], [True, True, True]),
    }


def test_the_summary_counts_what_goes_out() -> None:
    facts = pack()
    assert privacy(facts, choice()) == {
        "participants": 2,
        "trainers": 1,
        "workplaces": 3,
        "emails": 3,
        "phones": 3,
        "genders": 3,
        "languages": 3,
        "cities": 3,
        "notes": 1,
    }
    public = choice(SheetKind.PROGRAMME, SheetKind.SESSIONS, audience=Audience.PUBLIC)
    assert privacy_summary(facts, public) == (
        "Contains: 1 trainer name. No e-mail, telephone, passport, diet or score."
    )
    assert privacy_summary(facts, choice(SheetKind.COUNTRIES)) == "Contains no personal data."
    with speaking("fr"):
        assert privacy_summary(facts, choice(SheetKind.PARTICIPANTS)) == (
            "Contient\u00a0: 2 noms de participants, 1 nom de formateur, lieux de travail de 3 personnes, "
            "2 adresses électroniques. Sans téléphone, passeport, régime alimentaire ni note d’évaluation."
        )


def test_the_file_name_says_what_which_version_and_when() -> None:
    facts = pack()
    assert file_name(facts, choose(facts, find_preset("programme"), ISSUED, version="v3")) == (
        "Seoul2018_Programme_v3_2018-05-02.xlsx"
    )
    odd = replace(facts, workshop=replace(facts.workshop, short_name="Séoul: 2018/«été» ../..", title=""))
    assert file_name(odd, replace(choice(), language="fr", issued=dt.date(2018, 6, 1))) == (
        "Séoul2018été_Classeur_v1_2018-06-01.xlsx"
    )
