"""Columns of forms matched to fields: by headers in four languages, by content, remembered."""

import pytest

from workshopplanner.core.headers import family_first, header_key, read_header
from workshopplanner.core.import_fields import FIELDS, Privacy
from workshopplanner.core.mapping import Why, as_columns, fingerprint, match_columns, recall, remember

HEADERS = {
    "family_name": ["Family Name *", "Surname / Family name", "Apellidos", "last_name", "Nom de famille", "영문 성"],
    "given_name": ["1. Given name(s)", "Prénom", "firstName", "First name (as in passport)"],
    "full_name": [
        "Full name / Nom complet",
        "NOM, Prénom",
        "Apellidos y nombres",
        "참가자 성명 (영문)",
        "Nom et prénom(s)",
    ],
    "email": ["What is your e-mail address?", "Courriel", "Correo electrónico", "이메일 주소", "Contact – E-mail"],
    "phone": ["Mobile (with country code)", "Tel.", "Téléphone", "Teléfono (con código de país)", "휴대폰"],
    "gender": ["Gender / Sexe / 성별", "M/F", "Género", "Sex (M/F)", "Gendr"],
    "country": ["Country you represent", "Pays représenté", "País", "소속 국가", "Q3) Country *"],
    "nationality": ["Nationality (as in passport)", "Nationalité", "국적"],
    "departure_city": ["City of departure", "Aéroport de départ", "출발 도시"],
    "organisation": ["Organisation / Institution", "Ministère / Organisme", "Institución", "소속기관", "Organisaton"],
    "position": ["Job title / Position", "Fonction", "Cargo", "직위/직책"],
    "birth_date": ["Date of Birth (day/month/year)", "Date de naissance (jj/mm/aaaa)", "생년월일(YYYY-MM-DD)"],
    "passport_number": ["Passport / Number", "Numéro de passeport", "여권번호", "Passport No."],
    "passport_expiry": [
        "Passport\nExpiry date",
        "Date d'expiration du passeport",
        "Fecha de vencimiento del pasaporte",
    ],
    "passport_name": ["Name as it appears in your passport", "여권상 영문 성명"],
    "dietary": ["Q12. Do you have any dietary requirements or food allergies?", "Régime alimentaire", "식이 제한"],
    "motivation": ["Why do you want to participate in this workshop? (max 300 words)", "지원 동기를 작성해 주세요"],
    "submitted": ["Timestamp", "Horodateur", "Marca temporal", "타임스탬프"],
    "status": ["Application status", "Statut", "Estado de la solicitud", "선발 결과"],
    "nominated_by": ["Nominating authority", "Name of the nominating organization", "추천기관"],
    "cv_link": ["Please upload your CV", "Hoja de vida", "이력서"],
    "notes": ["Comments", "Remarques", "Observaciones", "비고"],
}


@pytest.mark.parametrize("field", HEADERS)
def test_headers_mean_what_people_mean(field: str) -> None:
    assert {header: read_header(header).field for header in HEADERS[field]} == dict.fromkeys(HEADERS[field], field)


def test_what_is_about_others_or_about_nothing_we_keep_is_no_field() -> None:
    other = ["Emergency contact – Phone", "Supervisor's e-mail", "Country of birth", "Lieu de naissance", "N°"]
    assert {read_header(header).field for header in other} == {"-"}
    unknown = ["T-shirt size", "How did you hear about us?", "Are you able to attend all five days?"]
    assert {read_header(header).field for header in unknown} == {""}


def test_the_header_says_which_name_comes_first() -> None:
    headers = [
        "NOM, Prénom",
        "Apellidos y nombres",
        "Last name, First name",
        "First and last name",
        "Prénom et nom",
        "성명",
    ]
    assert [family_first(header) for header in headers] == [True, True, True, False, False, None]


def test_columns_are_known_by_their_content_whatever_they_are_called() -> None:
    headers = ["Column A", "Column B", "Column C", "Column D", "Column E", "Column F"]
    rows = [
        ["Kim Min-ji", "kim@unesco.or.kr", "여", "S. Korea", "010-1234-5678", "blue"],
        ["John Smith", "js@arts.gov.au", "남", "Australia", "+61 412 345 678", "green"],
        ["Ana López", "al@cultura.es", "여", "Spain", "+34 612 345 678", "blue"],
    ]
    matches = match_columns(headers, rows)
    assert [match.field for match in matches] == ["full_name", "email", "gender", "country", "phone", ""]
    assert {match.why for match in matches[:5]} == {Why.CONTENT}


def test_columns_beside_each_other_say_what_each_is() -> None:
    def fields(*headers: str) -> list[str]:
        return [match.field for match in match_columns(headers, [])]

    assert fields("Nom", "Prénom") == ["family_name", "given_name"]
    assert fields("Nom", "Pays") == ["full_name", "country"]
    assert fields("Nombre", "Apellidos") == ["given_name", "family_name"]
    assert fields("성", "이름") == ["family_name", "given_name"]
    assert fields("Full name", "Family name", "Given name") == ["display_name", "family_name", "given_name"]


def test_what_stands_below_overrules_a_header() -> None:
    rows = [["Mme", "kim@x.kr", "Directrice générale"], ["M.", "lee@x.kr", "Chef du bureau"], ["Mme", "", "Experte"]]
    matches = match_columns(["Civilité", "Téléphone", "Titre"], rows)
    assert [match.field for match in matches] == ["gender", "email", "position"]


def test_boxes_of_one_question_fill_its_field_together() -> None:
    headers = ["Languages [English]", "Languages [French]", "Attend – Monday", "Attend – Friday", "Passport – Number"]
    matches = match_columns(headers, [["Yes", "", "x", "", "M1234567"], ["Yes", "Yes", "", "x", "M7654321"]])
    assert [(match.field, match.option) for match in matches] == [
        ("languages", "English"),
        ("languages", "French"),
        ("", "Monday"),
        ("", "Friday"),
        ("passport_number", ""),
    ]


def test_a_mapping_is_remembered_for_a_form_with_the_same_headers() -> None:
    first = ["Nom", "Courriel", "Question 7", "Question 7"]
    matches = match_columns(first, [], chosen={2: "organisation"})
    again = ["QUESTION 7 *", "nom", "Question 7", "2. Courriel"]
    assert fingerprint(again) == fingerprint(first) != fingerprint(first[:3])
    recalled = match_columns(again, [], remembered=recall(remember(matches)))
    assert [match.field for match in recalled] == ["organisation", "full_name", "", "email"]
    assert as_columns(matches) == {
        "Nom": "full_name",
        "Courriel": "email",
        "Question 7": "organisation",
        "Question 7 (2)": "",
    }


def test_header_keys_do_without_numbers_stars_and_accents() -> None:
    assert header_key("12) Régime alimentaire *") == header_key("regime ALIMENTAIRE")


def test_every_field_has_a_title_and_passports_are_sensitive() -> None:
    sensitive = {name for name, field in FIELDS.items() if field.privacy is Privacy.SENSITIVE}
    assert sensitive == {"passport_number", "passport_name", "passport_expiry", "dietary", "access", "medical"}


def test_a_name_as_in_the_passport_is_the_name_where_there_is_no_other() -> None:
    rows = [("Ama Mensah", "a@example.org"), ("Bo Li", "b@example.org")]
    (match, _email) = match_columns(["Full name (as in passport)", "E-mail"], rows)
    assert match.field == "full_name"
