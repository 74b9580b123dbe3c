"""Words come from a Word file without what it hides, and only those that were chosen."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cases.views.acting import errors, signed_in
from tests.factories import CaseFactory, ChildFactory
from tests.papers import a_word_file, a_zip, sent, words
from tests.people import cast
from tests.plans.a_plan import a_case
from tests.plans.papers import a_written_plan
from tests.plans.views.writing_it import line_of, opened, to, to_line

pytestmark = pytest.mark.django_db
DELETED = "<w:p><w:del><w:r><w:delText>Jonah hits</w:delText></w:r></w:del></w:p>"
INSERTED = "<w:p><w:ins><w:r><w:t>Maisie Example reads well.</w:t></w:r></w:ins></w:p>"
UNSEEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not for the family</w:t></w:r></w:p>"
COMMENTS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:comment><w:p><w:r><w:t>Is this true?</w:t></w:r></w:p></w:comment></w:comments>"
)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def version(people):
    return a_written_plan(a_case(people), people.officer)


@pytest.fixture
def case(version):
    return version.plan.case


@pytest.fixture
def client(people):
    return signed_in(people.officer)


def send(client, url, content, name="views.docx"):
    return client.post(url, opened(client, url) | {"file": sent(name, content)})


def test_what_a_word_file_hides_is_named_and_not_offered(client, case):
    file = a_word_file(
        words("She likes owls.") + DELETED + INSERTED + UNSEEN, {"word/comments.xml": COMMENTS}
    )

    answer = send(client, to(case, "plan_place_word", "A.history"), file)

    taken = answer.context["taken"]
    assert taken.paragraphs == ("She likes owls.", "Maisie Example reads well.")
    assert [(one.what, one.says) for one in taken.left_out] == [
        ("Tracked deletion", "Jonah hits"),
        ("Hidden text", "Not for the family"),
        ("Comment", "Is this true?"),
    ]
    assert taken.doubts == ()


def test_what_is_chosen_stands_in_the_form_and_is_saved_by_its_button_alone(client, case, version):
    line = line_of(version, "F1")
    url = to_line(case, line, "plan_line_word")
    page = opened(client, url)
    before = line.text

    answer = client.post(url, page | {"step": "use", "paragraph": ["One\x00", "Two"]})
    line.refresh_from_db()
    unsaved = line.text
    form = opened(client, answer.url)
    client.post(answer.url, form)

    line.refresh_from_db()
    assert answer.url == to_line(case, line)
    assert unsaved == before
    assert line.text == f"{before}\nOne\nTwo"
    assert line.who == form["who"] != ""


def test_words_for_a_new_line_wait_for_that_page_only(client, case):
    url = to(case, "plan_add_word", "B")

    answer = client.post(url, opened(client, url) | {"step": "use", "paragraph": ["Reads slowly"]})
    elsewhere = opened(client, to(case, "plan_add", "F"))
    here = opened(client, answer.url)
    again = opened(client, answer.url)

    assert (elsewhere["text"], here["text"], again["text"]) == ("", "Reads slowly", "")


def test_h225_a_file_about_another_child_is_doubted(people, client, case):
    other = ChildFactory(forename="Ewan", surname="Pascoe")
    CaseFactory(child=other, officer=people.officer)

    answer = send(
        client, to(case, "plan_place_word", "A.history"), a_word_file(words("Ewan Pascoe is six."))
    )

    first, second = answer.context["taken"].doubts
    assert "does not hold this child’s name" in first
    assert "another child" in second
    assert "Pascoe" not in first + second


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (a_word_file(words("x"), {"word/vbaProject.bin": b"x"}), "a.docm", "It holds macros"),
        (a_word_file(words("x"), {"word/vbaProject.bin": b"x"}), "a.docx", "It holds macros"),
        (a_word_file(), "a.docx", "No words were found"),
        (a_zip(a__txt=b"x"), "a.docx", "It is a zip file"),
        (b"%PDF-1.7", "a.docx", "It is damaged"),
        (b"Plain", "a.docx", "It is not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "a.doc", "It is in the old Office"),
        (a_word_file("<w:p><w:r>"), "a.docx", "No words were found"),
        (b"", "a.docx", "The file is empty"),
    ],
)
def test_what_is_no_word_file_is_refused_with_a_sentence(client, case, content, name, why):
    answer = send(client, to(case, "plan_place_word", "A.history"), content, name)

    assert errors(answer)["file"][0].startswith(why)


def test_no_file_and_no_paragraph_are_said(client, case):
    url = to(case, "plan_place_word", "A.history")

    none = client.post(url, opened(client, url))
    unticked = client.post(url, opened(client, url) | {"step": "use"})
    text = SimpleUploadedFile(
        "a.docx", a_word_file(words("<script>x</script>".replace("<", "&lt;")))
    )
    shown = client.post(url, opened(client, url) | {"file": text}).content.decode()

    assert errors(none) == {"file": ["Choose a Word file"]}
    assert "No paragraph was ticked" in errors(unticked)["file"][0]
    assert "<script>x" not in shown
