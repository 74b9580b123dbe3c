"""The pages of a request without an account: their order, their words, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from statutory import format_date

from ..forms import asking as forms
from ..forms.asking_school import SchoolForm
from ..models import Ask
from ..queries.ask_words import HELPS, KNOWN, WHO, speaker

YOUNG, HELPER = "young_person", "helper"


@dataclass(frozen=True)
class Asked:
    """One page. Its title depends on who writes; some are not for everybody."""

    name: str
    form: type[forms.Question]
    title: str
    titles: dict[str, str] = field(default_factory=dict)
    hint: str = ""
    not_for: tuple[str, ...] = ()

    def title_for(self, who: str) -> str:
        """The question, as it is put to who writes."""
        return self.titles.get(who, self.title)


_SECRET = "Must we keep {} address secret from somebody?"
PAGES = (
    Asked("who", forms.WhoForm, "Who are you?"),
    Asked("name", forms.NameForm, "What is your name?", not_for=(YOUNG,)),
    Asked(
        "child",
        forms.ChildForm,
        "What is the child’s or young person’s name?",
        {YOUNG: "What is your name?"},
        "Write it as you spell it.",
    ),
    Asked(
        "born",
        forms.BornForm,
        "When were they born?",
        {YOUNG: "When were you born?"},
    ),
    Asked("address", forms.AddressForm, "What is your address?", {HELPER: "Where do they live?"}),
    Asked(
        "others",
        forms.OthersForm,
        "Does anybody else have parental responsibility?",
        {HELPER: "Who has parental responsibility?"},
        "We write to everybody who has it. This can be a parent who lives somewhere else.",
        not_for=(YOUNG,),
    ),
    Asked(
        "safe",
        forms.SafeForm,
        _SECRET.format("your"),
        {HELPER: _SECRET.format("their")},
        "For example, from the other parent. You do not need to say why.",
    ),
    Asked(
        "reach",
        forms.ReachForm,
        "How can we reach you?",
        hint="Only give what is safe to use. If you give neither, we write to your address.",
    ),
    Asked(
        "school",
        SchoolForm,
        "Which school, college or nursery do they go to?",
        {YOUNG: "Which school or college do you go to?"},
    ),
    Asked(
        "why",
        forms.WhyForm,
        "Why do you ask?",
        hint="Say what is hard, and what you think would help. There is no right way to say it.",
    ),
    Asked("talk", forms.TalkForm, "What helps when we talk with you?"),
)
FILES = "files"


def pages_for(ask: Ask | None) -> list[Asked]:
    """The pages that who writes is asked, in order."""
    who = speaker(ask.answers) if ask else ""
    return [page for page in PAGES if who not in page.not_for]


def first_missing(ask: Ask) -> str:
    """Where the first page is that was not answered; the check when all were."""
    for page in pages_for(ask):
        if page.name not in ask.answers:
            return reverse("ask_page", args=[page.name])
    return reverse("ask_check")


def after(ask: Ask, name: str, *, back_to_check: bool) -> str:
    """Where a page leads on to."""
    if back_to_check:
        return first_missing(ask)
    names = [page.name for page in pages_for(ask)]
    rest = names[names.index(name) + 1 :]
    return reverse("ask_page", args=[rest[0]]) if rest else reverse("ask_files")


def before(ask: Ask | None, name: str) -> str:
    """The page before one."""
    names = [page.name for page in pages_for(ask)]
    place = names.index(name) if name in names else len(names)
    return reverse("ask_page", args=[names[place - 1]]) if place else reverse("ask_start")


def rows_of(ask: Ask) -> list[dict[str, str]]:
    """Each question with its answer and the way to change it."""
    who = speaker(ask.answers)
    rows = [
        {
            "key": page.title_for(who),
            "value": _said(page.name, ask.answers.get(page.name, {})) or "Not given",
            "href": f"{reverse('ask_page', args=[page.name])}?back=check",
        }
        for page in pages_for(ask)
    ]
    names = ", ".join(one.given_name for one in ask.files.all())
    href = f"{reverse('ask_files')}?back=check"
    return [*rows, {"key": "Photos and files", "value": names or "None", "href": href}]


def _said(name: str, answer: dict[str, Any]) -> str:
    if name == "born":
        return format_date(date.fromisoformat(answer["born"])) if answer else ""
    if name == "who":
        return WHO.get(answer.get("who", ""), "")
    if name == "child":
        return f"{answer.get('forename', '')} {answer.get('surname', '')}".strip()
    if name == "others":
        return _both(KNOWN.get(answer.get("others", ""), ""), answer.get("who", ""))
    if name == "safe":
        whom = answer.get("whom") or "anybody"
        return f"Yes, from {whom}" if answer.get("secret") == "yes" else "No"
    if name == "school":
        return answer.get("name", "") or "None"
    helps = [HELPS[one] for one in answer.get("helps", []) if one in HELPS]
    texts = [value for value in answer.values() if isinstance(value, str) and value]
    return "\n".join([*helps, *texts])


def _both(first: str, second: str) -> str:
    return f"{first}: {second}" if second else first
