"""Everything that one parent can fetch, by walking every link of the family's side."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import pikepdf
import pypdfium2
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.papers.reading import PDFIUM

from .leak_facts import Fact, found_in, found_in_bytes

LINK = re.compile(r'(?:href|action|src)="(/family/[^"#]*)"')
TOKEN = re.compile(r'name="(?:csrfmiddlewaretoken|once|shown_to|seen)" value="[^"]*"')
# Pages that are a form, or the plan once more: walked with some of the families.
FORMS = re.compile(
    r"/family/\d+/(?:say/(?!answers).+|(?:helpers|account)/.*|rights/|(?:details|copy)/.+|"
    r"plan/\d+/.+)"
)
MOST = 400  # pages of one family: more is a walk that does not end


@dataclass(frozen=True)
class Fetched:
    """One answer as it came."""

    path: str
    status: int
    headers: str
    body: bytes
    kind: str

    @cached_property
    def words(self) -> str:
        """The text in it, and whatever else in it can be read."""
        return "\n".join(_words(self.body, self.kind))


@dataclass(frozen=True)
class Leak:
    """Something that reached the wrong parent: what kind, and where."""

    kind: str
    where: str
    words: str


def fetch_all(user: User, *, whole: bool = True) -> list[Fetched]:
    """Every page and paper that somebody can reach from their first page. Not `whole`: no forms."""
    client = Client()
    client.force_login(user)
    waiting, seen, found = [reverse("family_home")], set(), []
    while waiting and len(found) < MOST:
        path = waiting.pop(0)
        if path in seen or (not whole and FORMS.fullmatch(path)):
            continue
        seen.add(path)
        one = _get(client, path)
        found.append(one)
        if one.kind.startswith("text/html"):
            waiting += [html.unescape(link) for link in LINK.findall(one.body.decode())]
        if one.status in (301, 302):
            waiting.append(dict(_lines(one.headers)).get("Location", ""))
        waiting = [one for one in waiting if one.startswith("/family/")]
    assert len(found) < MOST, "the walk did not end"
    return found


def leaks_in(facts: Iterable[Fact], fetched: Iterable[Fetched], user: User) -> list[Leak]:
    """Each withheld thing in what was fetched, to the byte and as text, and in emails."""
    facts, leaks = tuple(facts), []
    for one in fetched:
        text = f"{one.path}\n{one.headers}\n{one.words}"
        hits = {*found_in(facts, text), *found_in_bytes(facts, one.body)}
        leaks += [Leak(fact.kind, one.path, fact.words) for fact in hits]
    for email in getattr(mail, "outbox", []):
        if user.email in email.to:
            text = f"{email.subject}\n{email.body}\n{email.message().as_string()}"
            leaks += [Leak(one.kind, "an email", one.words) for one in found_in(facts, text)]
    return leaks


def papers_in(fetched: Iterable[Fetched]) -> dict[int, int]:
    """Of each paper that has a link, how its opening was answered."""
    found = {}
    for one in fetched:
        if match := re.fullmatch(r"/family/\d+/papers/(\d+)/", one.path):
            found[int(match[1])] = one.status
    return found


def _get(client: Client, path: str) -> Fetched:
    response = client.get(path)
    assert response.status_code < 500, path
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("text/html"):
        body = TOKEN.sub("", body.decode()).encode()
    return Fetched(path, response.status_code, headers, body, kind)


def _lines(headers: str) -> Iterator[tuple[str, str]]:
    for line in headers.splitlines():
        name, _, value = line.partition(": ")
        yield name, value


def _words(body: bytes, kind: str) -> Iterator[str]:
    if body.startswith(b"%PDF"):
        yield from _words_of_pdf(body)
    elif body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            for part in package.infolist():
                inside = package.read(part)
                yield part.filename
                yield from _words(inside, "text/html" if part.filename.endswith("xml") else "")
    else:
        text = body.decode("utf-8", "replace")
        yield html.unescape(text)
        if "html" in kind or "xml" in kind:
            yield html.unescape(re.sub(r"<[^>]*>", "", text))


def _words_of_pdf(body: bytes) -> Iterator[str]:
    with PDFIUM:
        opened = pypdfium2.PdfDocument(body)
        for page in opened:
            yield page.get_textpage().get_text_range()
        opened.close()
    with pikepdf.open(io.BytesIO(body)) as opened:
        yield str(opened.docinfo)
        for one in opened.objects:
            if isinstance(one, pikepdf.Stream) and "/Font" not in str(one.get("/Type", "")):
                try:
                    yield one.read_bytes().decode("latin-1")
                except pikepdf.PdfError:
                    continue
            elif isinstance(one, pikepdf.Dictionary | pikepdf.Array):
                yield one.unparse(resolved=True).decode("latin-1")
