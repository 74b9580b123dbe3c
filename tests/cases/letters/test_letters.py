"""Both letters: every notice the law requires, in plain words, right for whoever reads them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest

from cases import pdf
from cases.letters import (
    LETTERS,
    NOT_TO_ASSESS,
    NOT_TO_ISSUE,
    WILL_ASSESS,
    WILL_ISSUE,
    Clock,
    Letter,
    Notice,
)
from cases.letters.composing import Composed, compose, file_title, initials, template_version
from cases.letters.notices import LetterIsUnlawful, visible_text
from cases.letters.renditions import rendition
from cases.letters.sendable import readers_of
from cases.models import Case, Document, FamilyMember
from cases.refusals import Refused
from tests.cases.letter_cast import (
    DECIDED,
    REASONS,
    TYPED,
    a_case,
    a_parent,
    an_officer,
    ready_for,
    told_not_to_assess,
)
from tests.cases.test_pdf import headings, opened, unembedded_fonts

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    officer = an_officer()
    case = told_not_to_assess(a_case(officer), officer)
    a_parent(case)
    return case


def made(
    letter: Letter, case: Case, *, to: FamilyMember | None = None, reasons: str = REASONS
) -> Composed:
    return compose(
        letter,
        case=case,
        to=to or case.child.family.get(),
        on=DECIDED,
        reasons=reasons,
        signed_by=case.officer,
    )


def made_when_ready(letter: Letter, *, born: date = date(2018, 3, 2), **named: str) -> Composed:
    """A letter as its first reader gets it, on a case where it can be sent."""
    officer = an_officer()
    case = ready_for(letter, a_case(officer, born=born, **named), officer)
    a_parent(case)
    a_parent(case, "Amira Khan", relation="Young person", is_young_person=True)
    to = next(one for one in readers_of(letter, case, DECIDED) if not one.why_not)
    enclosed = [Document(title="The plan")] if letter.goes_with else []
    return compose(
        letter, case=case, to=to, on=DECIDED, typed=TYPED, signed_by=officer, enclosed=enclosed
    )


def pages_of(content: bytes) -> list[str]:
    """The text of each page of a PDF, as one copies it."""
    file = pypdfium2.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in file]


def sizes_in(content: bytes) -> set[float]:
    """The sizes of the letters on all pages, in points, as they come out on paper."""
    sizes = set()
    for page in opened(content).pages:
        scales = [1.0]
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "q":
                scales.append(scales[-1])
            elif str(operator) == "Q":
                scales.pop()
            elif str(operator) == "cm":
                scales[-1] *= abs(float(operands[0]))
            elif str(operator) == "Tf":
                sizes.add(round(float(operands[1]) * scales[-1], 1))
    return sizes


def words_of(composed: Composed) -> str:
    ours, typed = visible_text(composed.body)
    return f"{ours} {typed}"


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_every_notice_is_cited_and_is_in_the_letter_as_the_reader_sees_it(letter):
    composed = made_when_ready(letter)

    text = words_of(composed)
    for notice in letter.must_contain:
        assert notice.citation
        if notice.when:
            continue  # not late: see below
        for words in notice.words:
            assert " ".join(words.format_map(composed.values).split()) in text


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_the_first_line_after_the_heading_says_what_was_decided(letter):
    said = re.sub(r"<[^>]+>", "", made_when_ready(letter).body.split("</h1>")[1])

    born = "Amira Khan, born on 2 March 2018."
    first = {
        "request-received": (
            "We have received the request for an EHC needs assessment for Amira."
            " We received it on Tuesday 14 April 2026."
        ),
        "considering": "We are thinking about an EHC needs assessment for Amira.",
        "notice-of-request": f"We are considering an EHC needs assessment for {born}",
        "information-for-decision": (
            f"We are deciding whether to carry out an EHC needs assessment for {born}"
        ),
        "will-assess": "We have decided to carry out an EHC needs assessment for Amira.",
        "will-assess-bodies": f"We have decided to carry out an EHC needs assessment for {born}",
        "not-to-assess": "We have decided not to carry out an EHC needs assessment for Amira.",
        "not-to-assess-bodies": (
            f"We have decided not to carry out an EHC needs assessment for {born}"
        ),
        "advice-request": f"We are carrying out an EHC needs assessment for {born}",
        "views": "We want to know what matters to you.",
        "not-to-issue": "We have decided not to issue an EHC plan for Amira.",
        "not-to-issue-bodies": f"We have decided not to issue an EHC plan for {born}",
        "will-issue": "We have decided to issue an EHC plan for Amira.",
        "will-issue-bodies": f"We have decided to issue an EHC plan for {born}",
        "late": (
            "We are sorry. We had to decide whether to carry out an EHC needs assessment by"
            " Tuesday 26 May 2026."
        ),
        "notice-again": "We wrote to you on Tuesday 12 May 2026.",
        "turning-16": "This letter is about who makes decisions from now on.",
        "draft-plan": "This is the draft of the EHC plan for Amira.",
        "amended-draft": "We have changed the draft EHC plan for Amira because of what",
        "final-plan": "This is the final EHC plan for Amira.",
        "amendment-notice": "We propose to amend the EHC plan for Amira.",
        "amended-plan": "This is the amended final EHC plan for Amira.",
        "plan-to-setting": "With this letter you get the EHC plan of Amira Khan, born on 2 March",
        "plan-to-health": "With this letter you get the EHC plan of Amira Khan, born on 2 March",
        "reply-to-views": "We have read what you told us about the EHC plan for Amira.",
        "taken-down": "You told us something about Amira on Monday 18 May 2026.",
        "not-amending": "We have decided not to amend the EHC plan for Amira.",
    }
    assert said.strip().startswith(first[letter.code])


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
@pytest.mark.parametrize("born", [date(2018, 3, 2), date(2009, 3, 2)], ids=["child", "young"])
def test_every_sentence_has_fewer_than_twenty_words(letter, born):
    body = made_when_ready(letter, born=born).body.split("Dear")[1]
    pieces = re.split(r"</?(?:p|li|h\d|div|section|ul|ol)\b[^>]*>|<br>", body)
    lines = [" ".join(re.sub(r"<[^>]+>", "", piece).split()) for piece in pieces]
    sentences = [one for line in lines for one in re.split(r"(?<=[.:?]) ", line) if one]

    assert [one for one in sentences if len(one.split()) >= 20] == []


def test_a_letter_to_assess_names_the_real_days_of_weeks_16_and_20(case):
    composed = made(WILL_ASSESS, case)

    assert composed.values["no_plan_by"] == "Tuesday 4 August 2026"
    assert composed.values["final_plan_by"] == "Tuesday 1 September 2026"


def test_a_letter_not_to_assess_names_the_real_days_for_appeal_and_for_mediation(case):
    composed = made(NOT_TO_ASSESS, case)

    # Two months end on a Sunday: only the Tribunal's own time rolls on to the Monday.
    assert composed.values["mediation_by"] == "Sunday 19 July 2026"
    assert composed.values["appeal_by"] == "Monday 20 July 2026"


def test_a_late_letter_says_sorry_for_a_day_that_has_passed():
    officer = an_officer()
    case = a_case(officer, received=date(2026, 1, 6))
    a_parent(case)

    composed = compose(
        WILL_ASSESS,
        case=case,
        to=case.child.family.get(),
        on=DECIDED,
        typed=TYPED,
        signed_by=case.officer,
    )
    assert (
        "We are sorry that the first day has already passed."
        " We will finish our work as soon as we can." in words_of(composed)
    )


def told_late(letter: Letter) -> Composed:
    """The letter of a decision that was made after its day, with why it is late."""
    officer = an_officer()
    case = ready_for(letter, a_case(officer, received=date(2025, 12, 9)), officer)
    to = a_parent(case)
    return compose(letter, case=case, to=to, on=DECIDED, typed=TYPED, signed_by=officer)


@pytest.mark.parametrize(
    ("letter", "missed"),
    [
        (WILL_ASSESS, "Tuesday 20 January 2026"),
        (NOT_TO_ASSESS, "Tuesday 20 January 2026"),
        (NOT_TO_ISSUE, "Tuesday 31 March 2026"),
    ],
    ids=lambda value: getattr(value, "code", value),
)
def test_a_decision_that_is_late_says_sorry_which_day_was_missed_and_why(letter, missed):
    composed = told_late(letter)

    ours, typed = visible_text(composed.body)
    assert "We are sorry that this decision is late" in ours
    assert f"The last day that the law allows was {missed} . We missed that day." in ours
    assert "We wait for one report." in typed


@pytest.mark.parametrize("letter", [WILL_ASSESS, NOT_TO_ASSESS, NOT_TO_ISSUE])
def test_a_decision_in_time_says_sorry_for_nothing_and_so_does_a_late_copy_of_it(letter):
    officer = an_officer()
    case = ready_for(letter, a_case(officer), officer)
    to = a_parent(case)

    for day in (DECIDED, date(2026, 9, 30)):
        composed = compose(letter, case=case, to=to, on=day, typed=TYPED, signed_by=officer)
        assert "this decision is late" not in composed.body


def test_a_late_decision_without_the_reason_why_has_no_letter():
    officer = an_officer()
    case = ready_for(WILL_ASSESS, a_case(officer, received=date(2026, 1, 6)), officer)

    with pytest.raises(LetterIsUnlawful) as refusal:
        made(WILL_ASSESS, case, to=a_parent(case))

    assert [one.what for one in refusal.value.missing] == ["the reason why it is late"]


def test_a_plan_that_is_late_already_is_not_promised_for_a_day_that_has_passed():
    text = words_of(told_late(WILL_ISSUE))

    assert "The last day that the law allows for the final plan was Tuesday 28 April 2026 ." in text
    assert "We missed that day, and we are sorry." in text


def without(letter: Letter, monkeypatch: pytest.MonkeyPatch, *parts: str) -> None:
    """The letter's template with these words struck out, as a careless edit would leave it."""
    import cases.letters.composing as composing

    render = composing.render_to_string

    def with_a_hole(name: str, context: dict[str, object]) -> str:
        text = render(name, context)
        for part in parts:
            assert part in text
            text = text.replace(part, "")
        return text

    monkeypatch.setattr(composing, "render_to_string", with_a_hole)


LACKING = [
    (
        "You have the right to appeal",
        "the right to appeal (Children and Families Act 2014, s.51(2); SEND Regulations 2014,"
        " reg 5(3))",
    ),
    (
        "1 month after the date on the mediation certificate",
        "the time limit for an appeal (SEND Regulations 2014, reg 5(3);"
        " Tribunal Procedure (HESC) Rules 2008, rule 20(1)(c))",
    ),
    (
        "You have the right to mediation",
        "the right to mediation (SEND Regulations 2014, reg 32)",
    ),
    (
        "Exampleshire SENDIASS, 01632 960002, help@sendiass.example",
        "that information, advice and support about SEN are available"
        " (SEND Regulations 2014, reg 5(3))",
    ),
]


@pytest.mark.parametrize(("struck_out", "said"), LACKING, ids=lambda value: value[:32])
def test_h147_a_letter_that_lacks_a_notice_is_refused_and_the_notice_named(
    case, monkeypatch, struck_out, said
):
    without(NOT_TO_ASSESS, monkeypatch, struck_out)

    with pytest.raises(LetterIsUnlawful) as refusal:
        made(NOT_TO_ASSESS, case)

    assert refusal.value.sentence == (
        "The letter “We will not carry out an EHC needs assessment” cannot be sent."
        f" It lacks: {said}."
    )


def test_h147_an_empty_setting_is_a_missing_notice(case, settings):
    settings.LOCAL_AUTHORITY = settings.LOCAL_AUTHORITY | {"mediation_adviser": "  "}

    with pytest.raises(LetterIsUnlawful) as refusal:
        made(NOT_TO_ASSESS, case)

    assert [notice.what for notice in refusal.value.missing] == [
        "how to contact the mediation adviser"
    ]


def test_h147_words_that_an_officer_typed_never_pass_for_the_notice(case, monkeypatch):
    without(NOT_TO_ASSESS, monkeypatch, "You have the right to mediation")
    notice = Notice("the right to mediation", ("You have the right to mediation",), "reg 32")
    letter = replace(NOT_TO_ASSESS, must_contain=(notice,))

    with pytest.raises(LetterIsUnlawful):
        made(letter, case, reasons="You have the right to\nmediation")


def test_h147_a_date_that_cannot_be_worked_out_is_a_missing_notice(case):
    letter = replace(
        WILL_ASSESS, clocks=(Clock("no_plan_by", "A04"), Clock("final_plan_by", "R09"))
    )

    with pytest.raises(LetterIsUnlawful) as refusal:
        made(letter, case)

    assert [notice.what for notice in refusal.value.missing] == ["the date of the final plan"]


def test_a_letter_is_not_sent_outside_the_days_it_is_in_force(case):
    ended = replace(WILL_ASSESS, in_force_to=DECIDED)

    with pytest.raises(Refused) as refusal:
        made(ended, case)

    assert refusal.value.sentence == (
        "The letter “We will carry out an EHC needs assessment” is not in force on"
        " Tuesday 19 May 2026"
    )


NAMES = [
    ("Niamh", "O’Neil"),
    ("Siân", "ap Llŷr"),
    ("محمد", "بن علي"),
    ("", "Suharto"),
    ("A" * 60, "B" * 60),
    ("小明", "王"),
    ("Zoë 🙂", "Łęcka-Nguyễn"),
]


@pytest.mark.parametrize(("forename", "surname"), NAMES)
def test_h148_any_name_is_whole_in_the_letter(forename, surname):
    officer = an_officer()
    case = a_case(officer, forename=forename, surname=surname)
    to = a_parent(case, f"{forename} {surname}".strip())

    composed = made(WILL_ASSESS, case, to=to)

    whole = f"{forename} {surname}".strip()
    text = words_of(composed)
    assert f"Dear {whole} {whole} : we will carry out an EHC needs assessment" in text
    assert f"needs assessment for {forename or surname} ." in text


@pytest.mark.parametrize(("forename", "surname"), NAMES)
def test_h148_every_name_is_drawn_without_a_box_from_fonts_inside_the_file(forename, surname):
    officer = an_officer()
    case = a_case(officer, forename=forename, surname=surname)

    content = pdf.from_html(made(WILL_ASSESS, case, to=a_parent(case)).page)

    assert unembedded_fonts(opened(content)) == []


@pytest.mark.parametrize("shape", ["standard", "large_print", "plain"])
def test_h002_every_page_of_the_pdf_names_child_case_and_reader(case, shape):
    to = case.child.family.get()
    to.letter_format = shape

    pages = pages_of(pdf.from_html(made(NOT_TO_ASSESS, case, to=to).page))

    assert len(pages) >= 2
    assert [page for page in pages if "A.K. EHC-2026-00012 · For Priya Khan" not in page] == []


def test_h308_large_print_is_18_point_or_larger_on_every_page(case):
    to = case.child.family.get()
    standard = sizes_in(pdf.from_html(made(NOT_TO_ASSESS, case, to=to).page))
    to.letter_format = "large_print"

    large = sizes_in(pdf.from_html(made(NOT_TO_ASSESS, case, to=to).page))

    assert (min(standard), min(large)) == (9, 18)


@pytest.mark.parametrize("shape", ["standard", "large_print", "plain"])
def test_h308_in_every_form_the_letter_has_the_same_words_and_no_table(case, shape):
    to = case.child.family.get()
    standard = made(NOT_TO_ASSESS, case, to=to)
    to.letter_format = shape

    other = made(NOT_TO_ASSESS, case, to=to)

    assert words_of(other) == words_of(standard)
    assert "<table" not in other.page


@pytest.mark.parametrize(
    ("shape", "channel", "media_type"),
    [
        ("standard", "post", "application/pdf"),
        ("large_print", "email", "application/pdf"),
        ("plain", "post", "application/pdf"),
        ("plain", "email", "text/html"),
    ],
)
def test_h308_the_file_follows_the_form_that_somebody_wishes(case, shape, channel, media_type):
    to = a_parent(case, "Bo", channel=channel, email="bo@example.org", letter_format=shape)

    assert rendition(made(NOT_TO_ASSESS, case, to=to))[1:] == (media_type, "")


def test_h149_a_letter_to_nobody_is_never_made(case):
    with pytest.raises(Refused) as refusal:
        made(NOT_TO_ASSESS, case, to=a_parent(case, "  "))

    assert refusal.value.sentence == (
        "Somebody on the case has no name recorded. Enter it under People."
    )


def test_what_is_understood_and_not_read_is_never_quoted_as_authority():
    unread = [
        n.citation for letter in LETTERS for n in letter.must_contain if "reg 4" in n.citation
    ]

    assert unread
    assert [one for one in unread if not one.startswith("understood to be ")] == []


HOSTILE = ["{{ settings.SECRET_KEY }}", "<script>alert(1)</script>", "=cmd|'/c calc'!A0"]


@pytest.mark.parametrize("typed", HOSTILE)
def test_h149_what_was_typed_is_shown_as_text_and_never_run(case, typed):
    composed = made(NOT_TO_ASSESS, case, to=a_parent(case, f"Sam {typed}"), reasons=typed)

    ours, said = visible_text(composed.body)
    assert said == typed
    assert f"Dear Sam {typed} " in ours
    assert "<script>" not in composed.body


def test_h149_a_name_over_two_lines_is_one_name(case):
    to = a_parent(case, "Priya\r\nKhan")

    assert made(WILL_ASSESS, case, to=to).values["to"] == "Priya Khan"


def test_h149_a_decision_without_reasons_has_no_letter(case):
    with pytest.raises(LetterIsUnlawful) as refusal:
        made(NOT_TO_ASSESS, case, reasons=" \n ")

    assert [notice.what for notice in refusal.value.missing] == ["the reasons"]


def test_a_young_person_is_spoken_to_and_not_about():
    officer = an_officer()
    case = told_not_to_assess(a_case(officer, born=date(2009, 3, 2)), officer)
    to = a_parent(case, "Amira Khan", is_young_person=True)

    text = words_of(made(NOT_TO_ASSESS, case, to=to))

    assert "We have decided not to carry out an EHC needs assessment for you." in text
    assert "must still do its best to meet your needs." in text
    assert "You can ask somebody you trust to support you." in text


def test_advice_about_adult_life_is_promised_from_year_9():
    officer = an_officer()
    said = "We will also ask for advice about preparing for adult life."
    year_8 = a_case(officer, born=date(2012, 9, 1), reference="A")
    year_9 = a_case(officer, born=date(2012, 8, 31), reference="B")

    found = [
        said in words_of(made(WILL_ASSESS, case, to=a_parent(case))) for case in (year_8, year_9)
    ]

    assert found == [False, True]


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("Amira", "Khan"), "A.K."),
        (("", "Suharto"), "S."),
        (("siân", "ap Llŷr"), "S.A."),
        (("小明", "王"), "小.王."),
        (("’Ali", "O’Neil"), "A.O."),
    ],
)
def test_h002_initials_stand_for_the_child_at_the_foot_of_each_page(names, short):
    assert initials(*names) == short


def test_h002_the_foot_of_every_page_names_child_case_and_reader(case):
    body = made(NOT_TO_ASSESS, case).body

    assert 'data-foot="A.K. EHC-2026-00012 · For Priya Khan"' in body


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_the_pdf_has_one_first_heading_and_skips_no_level(letter):
    found = headings(opened(pdf.from_html(made_when_ready(letter).page)))

    levels = [int(tag[1]) for tag in found]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [b for a, b in zip(levels, levels[1:], strict=False) if b > a + 1] == []


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_the_pdf_claims_pdf_ua_1_and_holds_what_it_needs(letter):
    file = pikepdf.open(io.BytesIO(pdf.from_html(made_when_ready(letter).page)))

    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == file_title(letter, {"reference": "EHC-2026-00012"})
    assert bool(file.Root.MarkInfo.Marked) is True
    assert str(file.Root.Lang) == "en-GB"
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle) is True
    assert unembedded_fonts(file) == []


def test_the_version_of_a_letter_changes_with_any_of_its_words(case, monkeypatch):
    before = template_version(NOT_TO_ASSESS)
    monkeypatch.setattr("cases.letters.composing._style", lambda: ".letter { color: black }")

    assert template_version(NOT_TO_ASSESS) != before
    assert template_version(NOT_TO_ASSESS) != template_version(WILL_ASSESS)
    assert len(before) == 64
