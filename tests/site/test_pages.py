"""What holds of every page: one first heading, a title, a way past the frame, a name on each field,
and nothing that the content security policy would have to forgive.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases import roles
from cases.actions.decisions import decide_not_to_assess
from tests.cases.views.acting import to
from tests.people import cast
from tests.site.walking import Address, World, a_world, addresses, somebody
from tests.site.walking_families import NO_PAGES_OF_FAMILIES, OF_A_FAMILY, the_parent
from tests.site.walking_panels_briefs import NO_PAGES_OF_BRIEFS, WITH_ERRORS_OF_BRIEFS
from tests.site.walking_panels_meetings import WITH_ERRORS_OF_MEETINGS
from tests.site.walking_panels_pack import NO_PAGES_OF_PACKS
from tests.site.walking_panels_record import KEEPERS_WITH_ERRORS, OFFICERS_WITH_ERRORS
from tests.site.walking_panels_sitting import (
    MEMBERS_WITH_ERRORS,
    NO_PAGES_OF_SITTING,
    OF_A_MEMBER,
    the_member,
)
from tests.site.walking_plan_answers import WITH_ERRORS
from tests.site.walking_restored import OF_WHO_MENDS
from tests.site.walking_retention import (
    MANAGERS_WITH_ERRORS,
    OF_A_MANAGER,
    SENIORS_WITH_ERRORS,
)

OURS = [address for address in addresses() if address.is_ours]
# Not pages: a file, a figure for machines, a redirect, a piece of a page.
NO_PAGES = {
    "home",
    "own_email",
    "own_email_confirm",
    "health",
    "health_ready",
    "health_live",
    "metrics",
    "document",
    "document_html",
    "document_copy",
    "document_picture",
    "upload_picture",
    "intake_file_picture",
    "import_sample",
    "register_begin",
    "register_progress",
    "import_errors",
    "import_begin",
    "import_progress",
    "batch_progress",
    "print_sheet",
    "release_ask",
    "release_answer",
    "portal_paper",
    "portal_consultation_paper",
    "ledger_file",
    "portal_other_file",
    "portal_given",
    "portal_draft_file",
    "plan_final",  # only of a final version
    "plan_version_bring_back",  # leads on while a version is being written
    "audit_find",  # leads to the audit, where one may open the case
    "portal_correct",  # leads on while a corrected version is being written
}
NO_PAGES |= NO_PAGES_OF_BRIEFS | NO_PAGES_OF_SITTING | NO_PAGES_OF_PACKS | NO_PAGES_OF_FAMILIES
# Pages that the officer of the case does not find.
OF_THE_SENIOR = {
    "wordings",
    "wording_versions",
    "wording_new",
    "wording_edit",
    "wording_version",
    "message_settle",
    "restored_messages",
    "questions",
    "question_answer",
    "concerns",
    "concern",
    "case_who",
    "case_restrict",
    "case_lift",
    "relation_for",
    "relation_end",
    "restricted_cases",
    "restricted_case",
    "leave_give",
    "leave_end",
    "break_glass_reviews",
    "break_glass_review",
    "releases",
}
OF_THE_SENIOR |= {"questions", "question_answer", "concerns", "concern"}
OF_THE_SENIOR |= {"advice_figures", "advice_figures_behind"}
OF_THE_SENIOR |= {"plan_senior_aside", "plan_take_back", "plan_senior_check", "plan_let_pass"}
OF_THE_SENIOR |= {"restricted_cases", "restricted_case", "leave_give", "leave_end"}
PAGES = [address for address in OURS if address.name not in NO_PAGES]
OF_SIGNING_IN = [
    "account_login",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
]
OF_THE_ACCOUNT = [
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_list_webauthn",
]


@pytest.fixture
def world(db: None) -> World:
    return a_world(cast())


@pytest.fixture
def pages(world: World) -> dict[str, Any]:
    """Every page, as the officer of the case and (where the role matters) the senior sees it."""
    officer, senior, provider, nobody = Client(), Client(), Client(), Client()
    manager = Client()
    manager.force_login(world.people.manager)
    member = Client()
    member.force_login(the_member())
    family = Client()
    family.force_login(the_parent())
    officer.force_login(world.people.officer)
    senior.force_login(world.people.senior)
    provider.force_login(somebody(Role.PROVIDER, world.people))
    manager = Client()
    manager.force_login(world.people.manager)
    found = {
        a.name: (
            manager
            if a.guard in OF_A_MANAGER
            else family
            if a.guard.split(":")[0] in OF_A_FAMILY
            else member
            if a.guard in OF_A_MEMBER
            else provider
            if _is_for_a_provider(a)
            else manager
            if a.name in OF_WHO_MENDS
            else senior
            if _is_for_a_senior(a)
            else officer
        ).get(world.path(a))
        for a in PAGES
    }
    found |= {name: nobody.get(reverse(name)) for name in OF_SIGNING_IN}
    found |= {name: officer.get(reverse(name)) for name in OF_THE_ACCOUNT}
    found["no such page"] = officer.get("/cases/EHC-2026-99999/")
    found["search with words"] = officer.post(reverse("case_search"), {"words": "Example"})
    found |= _of_a_provider_with_errors(world, provider)
    found |= _of_panels_with_errors(world, senior)
    found |= _of_a_member_with_errors(world, member)
    found |= _of_retention_with_errors(world, senior, manager)
    found["restored_messages with errors"] = senior.post(reverse("restored_messages"), {})
    found["restored_mend with errors"] = manager.post(reverse("restored_mend"), {})
    found["panel_put_off with errors"] = senior.post(
        {a.name: world.path(a) for a in PAGES}["panel_put_off"], {}
    )
    return found | _with_errors(world, officer) | _of_the_letter(world, officer)


def _is_for_a_provider(address: Address) -> bool:
    return address.guard.endswith(f":{roles.ANSWER}")


def _of_a_provider_with_errors(world: World, provider: Client) -> dict[str, Any]:
    names = ["about", "line_new", "line", "send_back", "more_time", "missed", "mark", "withdraw"]
    names += ["document", "hand_in", "invite", "end"]
    found = {a.name: world.path(a) for a in PAGES}
    return {
        f"portal_{name} with errors": provider.post(found[f"portal_{name}"], {}) for name in names
    }


def _of_panels_with_errors(world: World, senior: Client) -> dict[str, Any]:
    """The forms of briefs and meetings, sent empty: each comes back and says what is wrong."""
    found = {a.name: world.path(a) for a in PAGES}
    names = (*WITH_ERRORS_OF_BRIEFS, *WITH_ERRORS_OF_MEETINGS)
    return {f"{name} with errors": senior.post(found[name], {}) for name in names}


def _of_a_member_with_errors(world: World, member: Client) -> dict[str, Any]:
    found = {a.name: world.path(a) for a in PAGES}
    names = (*KEEPERS_WITH_ERRORS, *MEMBERS_WITH_ERRORS)
    return {f"{name} with errors": member.post(found[name], {}) for name in names}


def _of_retention_with_errors(world: World, senior: Client, manager: Client) -> dict[str, Any]:
    found = {a.name: world.path(a) for a in PAGES}
    by = {
        **dict.fromkeys(SENIORS_WITH_ERRORS, senior),
        **dict.fromkeys(MANAGERS_WITH_ERRORS, manager),
    }
    return {f"{name} with errors": who.post(found[name], {}) for name, who in by.items()}


def _is_for_a_senior(address: Address) -> bool:
    doing = address.guard.partition(":")[2]
    barred = bool(doing) and not roles.may(Role.COORDINATOR, doing)
    return barred or address.name in OF_THE_SENIOR


def _with_errors(world: World, officer: Client) -> dict[str, Any]:
    names = ["record_request", "decide", "record_fact", "correct_fact", "exception_new"]
    names += ["letter_write", "message_call_back"]
    names += ["exception_withdraw", "person_new", "contact_log", "contact_move", "break_glass"]
    names += ["promise_new", "promise_close", "question_new", "concern_new", "relation_new"]
    names += ["upload_new", "upload", "document_move"]
    names += ["document_split", "documents_join"]
    names += ["decision_drop", "incident_new", "incident_opened", "incident_touch"]
    names += ["child_edit", "person_edit", "person_remove", "person_withhold", "person_doubtful"]
    names += ["person_order", "contact_change_new", "contact_call_back", "contact_make"]
    names += ["upload_new", "upload", "document_move"]
    names += ["document_split", "documents_join"]
    names += ["intake_new", "intake_read", "intake_open", "intake_set_aside"]
    names += ["same_child_propose", "intake_item"]
    names += ["local_new", "local_edit", "local_close"]
    names += ["advice_ask", "advice_reuse", "advice_received", "advice_not_needed"]
    names += ["advice_chase", "advice_take_in", "advice_withdrawn"]
    names += WITH_ERRORS + OFFICERS_WITH_ERRORS
    found = {a.name: world.path(a) for a in PAGES}
    return {f"{name} with errors": officer.post(found[name], {}) for name in names}


def _of_the_letter(world: World, officer: Client) -> dict[str, Any]:
    decide_not_to_assess(
        world.case,
        on=timezone.localdate(),
        by=world.people.officer,
        reasons="Her school can help.",
    )
    letter = world.case.documents.filter(letter="not-to-assess").order_by("pk")[0]
    return {
        "letter": officer.get(to(world.case, "document_html", letter.pk)),
        "case with a letter": officer.get(to(world.case, "case_documents")),
        "jobs with a letter": officer.get(reverse("jobs")),
    }


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def all_of(pages: dict[str, Any], fault: Any) -> dict[str, Any]:
    """What is wrong, by page; pages without fault are left out."""
    found = {name: fault(soup(response)) for name, response in pages.items()}
    return {name: wrong for name, wrong in found.items() if wrong}


def test_what_holds_of_every_page(pages: dict[str, Any]) -> None:
    statuses = {name: page.status_code for name, page in pages.items() if page.status_code != 200}

    assert statuses == {"no such page": 404}
    assert all_of(pages, _frame_faults) == {}
    assert all_of(pages, _nameless_fields) == {}
    assert all_of(pages, _inline) == {}
    assert all_of(pages, _twice_named) == {}
    assert all_of(pages, _empty_links) == {}
    assert all_of(pages, _bare_tables) == {}
    assert _unsafe_headers(pages) == {}


def test_every_page_has_a_title_of_its_own(pages: dict[str, Any]) -> None:
    titles = {name: str(soup(page).title.string) for name, page in pages.items()}  # type: ignore[union-attr]
    plain = {n: t for n, t in titles.items() if " with " not in n and n != "no such page"}

    assert [title for title, times in Counter(plain.values()).items() if times > 1] == []
    with_errors = [title for name, title in titles.items() if name.endswith("with errors")]
    assert [title for title in with_errors if not title.startswith("Error: ")] == []


def _frame_faults(page: BeautifulSoup) -> list[str]:
    lang = page.html.get("lang") if page.html else None
    skip = page.select_one("a.govuk-skip-link")
    target = page.select_one(str(skip["href"])) if skip else None
    heading = page.find_all("h1")
    title = page.title.get_text(strip=True) if page.title else ""
    faults = {
        "language": lang == "en-GB",
        "one first heading": len(heading) == 1 and bool(heading[0].get_text(strip=True)),
        "title": len(title) > 10 and not title.startswith("–"),
        "way past the frame": target is not None and target.name == "main",
        "words for small screens": page.select_one("meta[name=viewport]") is not None,
        "headings in order": _in_order(page),
    }
    return [name for name, holds in faults.items() if not holds]


def _in_order(page: BeautifulSoup) -> bool:
    """No level is skipped on the way down. The summary of errors stands before the first."""
    levels = [
        int(heading.name[1])
        for heading in page.select("h1, h2, h3, h4, h5, h6")
        if not heading.find_parent(class_=["govuk-error-summary", "govuk-notification-banner"])
    ]
    return all(b <= a + 1 for a, b in zip(levels, levels[1:], strict=False))


def _nameless_fields(page: BeautifulSoup) -> list[str]:
    return [
        str(field.get("name") or field.name)
        for field in page.select("input, select, textarea")
        if field.get("type") not in ("hidden", "submit", "button") and not _is_named(page, field)
    ]


def _is_named(page: BeautifulSoup, field: Tag) -> bool:
    label = page.select_one(f'label[for="{field.get("id")}"]')
    return bool(field.get("aria-label") or (label and label.get_text(strip=True)))


def _inline(page: BeautifulSoup) -> list[str]:
    """Script or style in the page itself. Data for a script of ours is no script."""
    found = [str(tag)[:80] for tag in page.select("style, [style]")]
    found += [
        str(tag)[:80]
        for tag in page.find_all("script")
        if not tag.get("src") and tag.get("type") != "application/json"
    ]
    for tag in page.find_all(True):
        found += [f"{tag.name} {name}" for name in tag.attrs if name.startswith(("on", "hx-on"))]
        found += [str(tag)[:80] for v in tag.attrs.values() if str(v).startswith("javascript:")]
    return found


def _twice_named(page: BeautifulSoup) -> list[str]:
    ids = Counter(str(tag["id"]) for tag in page.select("[id]"))
    missing = [
        name
        for tag in page.select("[aria-describedby], [aria-labelledby]")
        for attribute in ("aria-describedby", "aria-labelledby")
        for name in str(tag.get(attribute, "")).split()
        if name not in ids
    ]
    return [name for name, times in ids.items() if times > 1] + missing


def _empty_links(page: BeautifulSoup) -> list[str]:
    return [
        str(link)[:80]
        for link in page.select("a, button")
        if not link.get_text(strip=True) and not link.get("aria-label")
    ]


def _bare_tables(page: BeautifulSoup) -> list[str]:
    return [
        str(table)[:80]
        for table in page.find_all("table")
        if not (_says_what_it_is(table) and table.select_one("th[scope]"))
    ]


def _says_what_it_is(table: Tag) -> bool:
    """Whether a table says what it is: on the page, or to who hears the page."""
    return bool(table.find("caption") or table.get("aria-label") or table.get("aria-labelledby"))


def _unsafe_headers(pages: dict[str, Any]) -> dict[str, str]:
    wanted = {
        "default-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    }
    policies = {
        name: page.headers.get("Content-Security-Policy", "") for name, page in pages.items()
    }
    return {
        name: policy
        for name, policy in policies.items()
        if "unsafe" in policy or not wanted <= {part.strip() for part in policy.split(";")}
    }


def test_h186_no_page_of_a_person_stays_in_the_browser(world: World) -> None:
    client = Client()
    client.force_login(world.people.officer)

    kept = {
        a.name
        for a in OURS
        if "no-store" not in client.get(world.path(a)).headers.get("Cache-Control", "")
    }

    assert kept == set()


@pytest.mark.parametrize("role", Role)
def test_the_links_at_the_top_lead_only_where_the_role_may_go(world: World, role: Role) -> None:
    client = Client()
    client.force_login(somebody(role, world.people))
    first = client.get(reverse("home"), follow=True)

    links = soup(first).select(".govuk-service-navigation a, .govuk-service-navigation__link")
    hrefs = {str(link["href"]) for link in links}

    assert {href: client.get(href, follow=True).status_code for href in hrefs} == dict.fromkeys(
        hrefs, 200
    )


@pytest.mark.parametrize(
    "role",
    [
        Role.ASSISTANT,
        Role.COORDINATOR,
        Role.SENIOR,
        Role.MANAGER,
        Role.PROVIDER,
        Role.PANEL_MEMBER,
    ],
)
def test_no_link_of_a_page_leads_nowhere_for_the_role_that_sees_it(
    world: World, role: Role
) -> None:
    client = Client()
    client.force_login(somebody(role, world.people))
    opened = {world.path(a): client.get(world.path(a)) for a in PAGES}
    shown = {path: page for path, page in opened.items() if page.status_code == 200}

    links = {
        (path, str(link["href"]))
        for path, page in shown.items()
        for link in soup(page).select("a[href^='/']")
        if not str(link["href"]).startswith(settings.STATIC_URL)
    }

    answers = {href: client.get(href).status_code for href in {href for _, href in links}}
    assert {(path, href) for path, href in links if answers[href] >= 400} == set()


def test_a_page_with_a_fault_of_each_kind_is_noticed() -> None:
    page = BeautifulSoup(
        "<html><h1>A</h1><h3>B</h3><div style='x' id='a' onclick='y'></div><p id='a'></p>"
        "<input name='n'><a href='/'></a><table></table><script>1</script></html>",
        "html.parser",
    )

    assert _frame_faults(page) == [
        "language",
        "title",
        "way past the frame",
        "words for small screens",
        "headings in order",
    ]
    assert _nameless_fields(page) == ["n"]
    assert len(_inline(page)) == 3
    assert _twice_named(page) == ["a"]
    assert (len(_empty_links(page)), len(_bare_tables(page))) == (1, 1)
