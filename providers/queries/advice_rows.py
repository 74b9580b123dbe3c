"""Who was asked for advice, one line each: asked here, or only in the chronology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from cases.models import Case, Entry
from cases.queries.case_file import CaseClocks, clocks_of, entries_of, standing_in
from cases.wording import matters_of, told_in
from statutory import Deadline, Kind, Status

from ..models import AdviceRequest, AdviceVersion
from .advice_names import COVERED, name_of

Asked, State, Given = AdviceRequest.Source, AdviceRequest.State, AdviceVersion.State
GIVES_ADVICE = "A03"
# As what somebody was asked whose advice stands in the chronology alone: "advice:school".
_BY_WORD = {  # the first that fits: an educational psychologist is no school
    "psycholog": Asked.PSYCHOLOGY,
    "hearing": Asked.SENSORY,
    "vision": Asked.SENSORY,
    "adulthood": Asked.ADULTHOOD,
    "health": Asked.MEDICAL,
    "paediatric": Asked.MEDICAL,
    "medical": Asked.MEDICAL,
    "care": Asked.SOCIAL_CARE,
    "school": Asked.EDUCATION,
    "education": Asked.EDUCATION,
    "head": Asked.EDUCATION,
    "college": Asked.EDUCATION,
}
_BY_STATE = {
    State.DECLINED: ("Sent back", "orange"),
    State.WITHDRAWN: ("No longer needed", "grey"),
    State.REUSED: ("Existing advice used", "green"),
    State.NO_REUSE: ("Existing advice may not be used", "grey"),
}
_BY_CLOCK = {
    Status.OVERDUE: ("Late", "red"),
    Status.DISAPPLIED: ("Time limit disapplied", "purple"),
    Status.MET_LATE: ("In, late", "pink"),
    Status.MET: ("In", "green"),
    Status.ENDED: ("No longer needed", "grey"),
}


@dataclass(frozen=True)
class Row:
    """One source that was asked, or whose advice came, and how it stands today."""

    about: str
    name: str
    source: str
    asked_on: date | None
    received_on: date | None
    came_on: date | None
    clock: Deadline | None
    words: str
    colour: str
    request: AdviceRequest | None = None
    version: AdviceVersion | None = None

    @property
    def due(self) -> date | None:
        return self.clock.due if self.clock else None

    @property
    def provider(self) -> int | None:
        return self.request.provider_id if self.request else None

    @property
    def is_late(self) -> bool:
        return self.words == "Late"

    @property
    def is_unread(self) -> bool:
        """Whether what came is a scan without text, so that nothing in it can be searched."""
        return self.version is not None and self.version.is_read is False

    @property
    def covers(self) -> bool:
        """Whether the source needs nobody else to be asked."""
        if self.request is None:
            return self.words != "No longer needed"
        withdrawn = self.version is not None and self.version.state == Given.WITHDRAWN
        return self.request.state in COVERED and not withdrawn


def rows_of(
    case: Case,
    today: date,
    known: tuple[list[Entry], CaseClocks] | None = None,
    *,
    in_short: bool = False,
) -> list[Row]:
    """Everybody whose advice was asked or came, in the order in which they were asked.

    `known` are the entries and clocks of the case, where a page has them already. `in_short` reads
    no more than how each stands: for a page that shows nothing else of it.
    """
    entries = known[0] if known else entries_of(case)
    standing = standing_in(entries)
    clocks = _clocks(known[1] if known else clocks_of(case, entries, today))
    facts = _facts(standing)
    names = matters_of(standing)
    asked = _in_short(case) if in_short else requests_of(case)
    requests = {one.about: one for one in asked}
    rows = [_of_request(one, facts[about], clocks, today) for about, one in requests.items()]
    for about, days in facts.items():
        if about not in requests:
            name = names.get(about) or _noted(standing, about) or _plain(about)
            rows.append(_of_facts(about, name, days, clocks, today))
    return sorted(rows, key=lambda row: (row.asked_on or row.came_on or today, row.about))


def requests_of(case: Case) -> list[AdviceRequest]:
    """The requests of a case with what their lines say."""
    rows = case.advice_requests.select_related("provider__knowledge", "existing", "assigned_to")
    return list(rows.prefetch_related("versions__document").order_by("pk"))


def _in_short(case: Case) -> list[AdviceRequest]:
    dates = ("sent_on", "received_on", "answered_on")
    rows = case.advice_requests.select_related("provider")
    rows = rows.only("case", "source", "state", *dates, "provider__name")
    versions = AdviceVersion.objects.only("request", "state", "number")
    return list(rows.prefetch_related(Prefetch("versions", versions)).order_by("pk"))


def newest(request: AdviceRequest) -> AdviceVersion | None:
    """The version of the advice that counts: the newest handed in; else what was withdrawn."""
    handed = [one for one in request.versions.all() if one.state != Given.DRAFT]
    given = [one for one in handed if one.state == Given.GIVEN]
    return next(reversed(given or handed), None)


def _of_request(
    one: AdviceRequest,
    known: Mapping[str, date],
    clocks: Mapping[str, Deadline],
    today: date,
) -> Row:
    version, clock = newest(one), clocks.get(one.about)
    words, colour = _how_it_stands(one, version, clock, today)
    return Row(
        about=one.about,
        name=name_of(one),
        source=one.source,
        asked_on=known.get(Kind.ADVICE_REQUEST_SENT.value, one.sent_on),
        received_on=known.get(Kind.ADVICE_REQUEST_RECEIVED.value, one.received_on),
        came_on=known.get(Kind.ADVICE_RECEIVED.value, one.answered_on),
        clock=clock,
        words=words,
        colour=colour,
        request=one,
        version=version,
    )


def _how_it_stands(
    one: AdviceRequest, version: AdviceVersion | None, clock: Deadline | None, today: date
) -> tuple[str, str]:
    if version is not None and version.state == Given.WITHDRAWN:
        return "Withdrawn by its author", "orange"
    if one.state in _BY_STATE:
        return _BY_STATE[State(one.state)]
    status = clock.status(today) if clock else Status.DUE
    if one.state == State.ANSWERED:
        return ("In, late", "pink") if status is Status.MET_LATE else ("In", "green")
    return _BY_CLOCK.get(status, ("Asked", "blue"))


def _of_facts(
    about: str, name: str, known: Mapping[str, date], clocks: Mapping[str, Deadline], today: date
) -> Row:
    clock = clocks.get(about)
    came = known.get(Kind.ADVICE_RECEIVED.value)
    if came and clock is None:
        words, colour = "In", "green"
    else:
        status = clock.status(today) if clock else Status.ENDED
        words, colour = _BY_CLOCK.get(status, ("Asked", "blue"))
    return Row(
        about=about,
        name=name,
        source=_source_by_word(f"{about} {name}"),
        asked_on=known.get(Kind.ADVICE_REQUEST_SENT.value),
        received_on=known.get(Kind.ADVICE_REQUEST_RECEIVED.value),
        came_on=came,
        clock=clock,
        words=words,
        colour=colour,
    )


def _facts(standing: Sequence[Entry]) -> defaultdict[str, dict[str, date]]:
    """By what each is about, the days of the things that happened to it."""
    found: defaultdict[str, dict[str, date]] = defaultdict(dict)
    for entry in standing:
        if entry.about.startswith("advice:") and entry.on:
            found[entry.about].setdefault(entry.kind, entry.on)
    return found


def _clocks(clocks: CaseClocks) -> dict[str, Deadline]:
    every = (*clocks.running, *clocks.past)
    return {clock.about: clock for clock in every if clock.rule.id == GIVES_ADVICE}


def _source_by_word(text: str) -> str:
    found = (source for word, source in _BY_WORD.items() if word in text.casefold())
    return next(found, Asked.OTHER)


def _noted(standing: Sequence[Entry], about: str) -> str:
    return next((told for e in standing if e.about == about and (told := told_in(e))), "")


def _plain(about: str) -> str:
    rest = about.partition(":")[2].replace("-", " ").replace("_", " ")
    return rest.capitalize() if rest and not rest.isdecimal() else f"Advice {rest}".strip()
