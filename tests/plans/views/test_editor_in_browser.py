"""The pages on which a plan is written, in a browser: with scripts and without, by keyboard, on a
phone, by two people at once.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from plans.actions import writing
from plans.models import Version
from plans.versioning import freeze
from statutory import days_after
from tests.journeys.browsing import Walk
from tests.people import Cast, cast
from tests.plans.a_plan import TODAY, a_case
from tests.plans.papers import a_written_plan
from tests.plans.views.writing_it import line_of, to, to_line
from tests.site.test_sign_in import accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAVED = "text=/^Saved at \\d\\d:\\d\\d$/"
FROM_WORD = (
    "<html xmlns:w='urn:schemas-microsoft-com:office:word'><style>p{color:red}</style><body>"
    "<p class=MsoNormal>She reads <del>badly</del><ins>well</ins>.</p>"
    "<p><span style='mso-hide:all'>Not for the family</span></p>"
    "<div style='mso-element:comment'>Is it true?</div><img src=x onerror='document.title=1'>"
    "<table><tr><td><p>Who</p></td><td><p>When</p></td></tr></table></body></html>"
)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def version(people: Cast) -> Version:
    return a_written_plan(a_case(people), people.officer)


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_the_editor_is_open_to_everyone(
    page: Any, people: Cast, version: Version, width: int
) -> None:
    case, line = version.plan.case, line_of(version, "F1")
    paper = version.plan.appendices.get(number=6)
    writing.take_out(version, line=line_of(version, "F16"), because="", by=people.officer)
    opened = page(user=people.officer, width=width)
    names = ("case_plan", "plan_write", "plan_front", "plan_evidence", "plan_gather")
    names += ("plan_paper_add", "plan_versions", "plan_version_give_up")

    for path in (
        *(to(case, name) for name in names),
        *(to(case, "plan_section", code) for code in ("A", "B", "E", "F", "G", "H2")),
        to(case, "plan_place", "A.history"),
        to(case, "plan_place_word", "A.history"),
        f"{to(case, 'plan_add', 'F')}?at={paper.pk}:0-58",
        *(to_line(case, line_of(version, label)) for label in ("B1", "E1", "F1")),
        *(to_line(case, line, f"plan_line_{what}") for what in ("out", "back", "history")),
        to(case, "plan_paper", paper.pk),
        to(case, "plan_settle", f"{paper.pk}-0-58"),
        to(case, "plan_version", 1),
    ):
        opened.goto(path)
        wide = opened.evaluate("document.documentElement.scrollWidth")
        assert (path, accessible(opened), wide) == (path, [], width)


def test_a_need_comes_from_the_advice_with_scripts_off_on_a_phone(
    page: Any, people: Cast, version: Version
) -> None:
    case = version.plan.case
    walk = Walk(page(user=people.officer, width=320, javascript=False), 320)
    walk.go(to(case, "plan_section", "B"))
    walk.page.get_by_label("Paper", exact=True).select_option(
        label="K7 Health: occupational therapy"
    )
    walk.press("Show")

    walk.page.locator("[data-passages] input").first.check()
    walk.press("Make a need (B)")
    walk.press("Add it")

    need = line_of(version, "B9")
    assert need.text == need.sources.get().passage
    assert need.sources.get().appendix.label == "K7"
    assert "B9 is saved." in walk.banner


@pytest.mark.parametrize(("width", "javascript"), [(320, False), (1280, True)])
def test_h101_two_editors_of_one_line_see_both_texts(
    page: Any, people: Cast, version: Version, width: int, javascript: bool
) -> None:
    case, line = version.plan.case, line_of(version, "F2")
    first = Walk(page(user=people.officer, width=width, javascript=javascript), width)
    second = Walk(page(user=people.senior, width=width, javascript=javascript), width)
    for walk in (first, second):
        walk.go(to_line(case, line))
    first.fill("Who", "A teacher")
    first.fill("What will be provided", "What Olive wrote")
    first.press("Save")

    second.page.get_by_label("What will be provided").fill("What Sal wrote")
    second.press("Save")
    asked = second.heading
    second.choose("Keep what you typed")
    second.press("Save what I chose")

    line.refresh_from_db()
    assert asked == "Somebody else changed the same thing"
    assert (line.text, line.who) == ("What Sal wrote", "A teacher")


def test_what_is_typed_saves_itself_and_a_new_line_is_one_line(
    page: Any, people: Cast, version: Version
) -> None:
    case = version.plan.case
    opened = page(user=people.officer)
    opened.goto(to(case, "plan_add", "F"))

    opened.get_by_label("What will be provided").fill("A teacher will read with her")
    opened.wait_for_selector(SAVED)
    line = line_of(version, "F17")
    address = opened.url
    opened.get_by_label("How long each time").fill("30 minutes")
    opened.get_by_label("How long each time").press("Tab")
    opened.get_by_label("B4", exact=False).first.check()
    with opened.expect_response(lambda one: one.request.method == "POST"):
        pass
    opened.get_by_role("button", name="Add it").click()
    opened.wait_for_url(f"**{to(case, 'plan_section', 'F')}*")

    line.refresh_from_db()
    assert address.endswith(to_line(case, line))
    assert line.duration == "30 minutes"
    assert [need.label for need in line.needs.all()] == ["B4"]
    assert not version.provision.filter(section="F", number=18).exists()


def test_h101_a_page_that_saves_itself_never_writes_over_anybody(
    page: Any, people: Cast, version: Version
) -> None:
    case, line = version.plan.case, line_of(version, "F2")
    opened = page(user=people.officer)
    opened.goto(to_line(case, line))
    other = page(user=people.senior)
    other.goto(to_line(case, line))
    other.get_by_label("What will be provided").fill("What Sal wrote")
    other.get_by_role("button", name="Save", exact=True).click()

    opened.get_by_label("What will be provided").fill("What Olive wrote")
    said = opened.wait_for_selector("text=/Sal Senior changed the same thing/").inner_text()
    opened.get_by_role("button", name="Save", exact=True).click()
    heading = opened.locator("h1").inner_text()

    line.refresh_from_db()
    assert "Press Save to see both" in said
    assert heading == "Somebody else changed the same thing"
    assert line.text == "What Sal wrote"


def test_h102_a_tab_whose_version_went_out_says_so_and_keeps_the_words(
    page: Any, people: Cast, version: Version
) -> None:
    case, line = version.plan.case, line_of(version, "F2")
    opened = page(user=people.officer)
    opened.goto(to_line(case, line))
    freeze(version, on=days_after(TODAY, 1), by=people.senior)

    opened.get_by_label("What will be provided").fill("Typed two days later")
    said = opened.wait_for_selector("text=/Not saved: This version has gone out/").inner_text()
    opened.get_by_role("button", name="Save", exact=True).click()
    opened.wait_for_selector(".govuk-error-summary")

    line.refresh_from_db()
    assert "Copy what you typed" in said
    assert opened.get_by_label("What will be provided").input_value() == "Typed two days later"
    assert line.text != "Typed two days later"


def test_who_is_signed_out_is_told_and_finds_what_they_typed(
    page: Any, people: Cast, version: Version
) -> None:
    case, line = version.plan.case, line_of(version, "F2")
    opened = page(user=people.officer)
    opened.goto(to_line(case, line))
    opened.context.clear_cookies(name="sessionid")

    opened.get_by_label("What will be provided").fill("Half a sentence")

    assert opened.wait_for_selector("text=/you are signed out/")
    assert line_of(version, "F2").text == line.text


def test_a_need_is_made_with_the_keyboard_alone(page: Any, people: Cast, version: Version) -> None:
    case = version.plan.case
    opened = page(user=people.officer)
    opened.goto(to(case, "plan_section", "B"))

    opened.get_by_label("Words to look for in it").focus()
    opened.keyboard.type("owl")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    opened.wait_for_load_state()
    opened.get_by_role("link", name="Past the passages, to the buttons").focus()
    opened.keyboard.press("Tab")
    opened.keyboard.press("Space")
    ticked = opened.evaluate("document.activeElement.value")
    opened.get_by_role("link", name="Past the passages, to the buttons").focus()
    opened.keyboard.press("Enter")
    opened.keyboard.press("Tab")
    pressed = opened.evaluate("document.activeElement.textContent")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/add/**")
    focused = opened.get_by_label("The need", exact=True)
    focused.focus()
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")

    assert pressed == "Make a need (B)"
    assert f"at={ticked.replace(':', '%3A')}" in opened.url
    assert "owl" in focused.input_value()


def test_what_is_marked_with_the_mouse_is_taken(page: Any, people: Cast, version: Version) -> None:
    case = version.plan.case
    opened = page(user=people.officer)
    opened.goto(to(case, "plan_section", "B"))
    opened.evaluate(
        """() => {
            const words = document.querySelectorAll("[data-passages] label");
            const marked = document.getSelection();
            marked.setBaseAndExtent(words[1].firstChild, 4, words[2].firstChild, 6);
        }"""
    )
    wanted = " ".join(opened.locator("[data-passages] label").all_inner_texts()[1:3])

    opened.get_by_role("button", name="Make a need (B)").click()
    opened.wait_for_url("**/add/**")

    assert opened.get_by_label("The need", exact=True).input_value() == wanted


def test_a_paste_from_word_brings_words_alone(page: Any, people: Cast, version: Version) -> None:
    case = version.plan.case
    opened = page(user=people.officer)
    opened.goto(to(case, "plan_place", "A.history"))
    box = opened.get_by_label("Their story so far")
    box.fill("")

    box.evaluate(
        """(box, html) => {
            const held = new DataTransfer();
            held.setData("text/html", html);
            held.setData("text/plain", "everything");
            box.focus();
            box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: held, bubbles: true,
                cancelable: true}));
        }""",
        FROM_WORD,
    )

    assert box.input_value() == "She reads well.\n\nWho | When"
    assert opened.title() != "1"


def test_the_section_and_the_advice_stand_side_by_side_at_a_desk(
    page: Any, people: Cast, version: Version
) -> None:
    path = reverse("plan_section", args=[version.plan.case.reference, "F"])
    places = {}

    for width in (1019, 1020):
        opened = page(user=people.officer, width=width)
        opened.goto(path)
        plan = opened.locator(".app-beside__plan").bounding_box()
        advice = opened.locator(".app-beside__advice").bounding_box()
        places[width] = advice["x"] >= plan["x"] + plan["width"]

    assert places == {1019: False, 1020: True}
