"""The exemplar case, loaded through the real actions: advice, consultations, costs, placement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from accounts.models import Role, User
from cases.access import cases_visible_to
from cases.actions import decisions, documents
from cases.actions.people import add_family_member
from cases.actions.requests import ChildDetails, RequestDetails, receive_request
from cases.models import Case, Document
from providers.actions import advice
from providers.actions.advice import Answer
from providers.actions.directory import Details, Lead, add_local
from providers.models import AdviceRequest, Knowledge, Provider

from .demo_exemplar_plan import Planning
from .demo_exemplar_schools import Placing
from .exemplar import TYPES, Exemplar, read

Sort, Source = Document.Sort, AdviceRequest.Source
STAFF = (
    ("naz@demo.example", "Naz Farrell", Role.COORDINATOR),
    ("imogen@demo.example", "Imogen Castellan", Role.SENIOR),
)
# Advice in the file: as what it was asked, of which kind of body, filed as what.
SOURCES = {
    "K3": (Source.EDUCATION, None, Sort.EDUCATION),
    "K4": (Source.PSYCHOLOGY, "psychology", Sort.PSYCHOLOGY),
    "K5": (Source.MEDICAL, "health", Sort.HEALTH),
    "K6": (Source.OTHER, "therapy", Sort.HEALTH),
    "K7": (Source.OTHER, "therapy", Sort.HEALTH),
    "K8": (Source.SOCIAL_CARE, "social_care", Sort.CARE),
}


def seed(people: Mapping[str, User], today: date) -> None:
    """One case that has gone the whole way, on the days that it went."""
    senior = people["senior@demo.example"]
    naz, imogen = (_officer(email, name, role, senior) for email, name, role in STAFF)
    Loading(read(), naz, imogen, today).everything()


def _officer(email: str, name: str, role: Role, senior: User) -> User:
    """An officer of the exemplar; nobody signs in as them."""
    above = senior if role == Role.COORDINATOR else None
    return User.objects.create_user(email, name=name, role=role, team=senior.team, senior=above)


class Loading:
    """One loading of the exemplar."""

    def __init__(self, told: Exemplar, naz: User, imogen: User, today: date) -> None:
        self.told, self.naz, self.imogen, self.today = told, naz, imogen, today
        self.schools = {one["name"]: self._school(one) for one in told.whole["schools"]}

    def everything(self) -> None:
        self.up_to_the_plan()
        planning = Planning(self.told, self.case, self.naz, self.imogen)
        planning.draft()
        placing = Placing(self.told, self.case, self.schools, self.naz, self.imogen)
        placing.consult(planning.paper)
        placing.weigh()
        planning.answer(self.schools)
        planning.issue(self.schools)
        placing.place()

    def up_to_the_advice(self) -> Case:
        """From the request to the last advice of the assessment."""
        self.case = self._request()
        self._decision("Officer decision: assess", "panel_minute_1", decisions.decide_to_assess)
        self._advice()
        return self.case

    def up_to_the_plan(self) -> Case:
        """From the request to the decision that there will be a plan, with every advice."""
        self.up_to_the_advice()
        self._decision("Officer decision: issue", "panel_minute_2", decisions.decide_to_issue)
        return self.case

    def _school(self, one: dict[str, Any]) -> Provider:
        approved = one.get("section_41_approved")
        school = Provider.objects.create(
            urn=one["urn"],
            name=one["name"],
            type_code=TYPES[one["type"]],
            type_name=one["type"],
            status="Open",
            street="1 School Lane",
            town="Penmarren",
            postcode="EX9 9ZZ",
            section_41="Approved" if approved else "Not applicable",
        )
        Knowledge.objects.create(provider=school, inbox=f"office{one['urn']}@school.example")
        return school

    def _request(self) -> Case:
        child, on = self.told.whole["child"], self.told.day("Request for EHC needs assessment")
        forename, _, surname = child["legal_name"].rpartition(" ")
        parents = [one for one in child["family"] if one.get("parental_responsibility")]
        school = self.schools["Tolverne Bank Primary School"]
        case = receive_request(
            ChildDetails(
                forename=forename,
                surname=surname,
                date_of_birth=date.fromisoformat(child["dob"]),
                sex="F",
                address=child["home"],
                postcode="EX9 9ZZ",
            ),
            request=RequestDetails(
                received_on=on,
                source="parent",
                requester=parents[0]["name"],
                setting_urn=school.urn or "",
                setting_name=school.name,
            ),
            by=self.naz,
            officer=self.naz,
            visible=cases_visible_to(self.naz),
            today=on,
        )
        for one in parents:
            home = {"address": child["home"], "postcode": "EX9 9ZZ"}
            relation = one["relation"].capitalize()
            add_family_member(case, name=one["name"], relation=relation, **home, by=self.naz)
        return case

    def _decision(self, event: str, minute: str, decide: Any) -> None:
        on, reasons = self.told.day(event), self.told.documents[minute]["reasons"]
        decide(self.case, on=on, by=self.imogen, reasons=reasons, today=on)

    def _advice(self) -> None:
        """What the family said goes along; each source is asked, and answers on its day."""
        told = {one["id"]: one for one in self.told.documents["advice"]}
        views = [self._file(told[key], Sort.VIEWS) for key in ("K1", "K2")]
        asked_on = self.told.day("Advice requested")
        for key, (source, kind, sort) in SOURCES.items():
            request = advice.ask(
                self.case,
                source=source,
                provider=self._adviser(kind, told[key]),
                papers=views,
                on=asked_on,
                by=self.naz,
            )
            self._answer(request, told[key], sort)

    def _adviser(self, kind: str | None, one: dict[str, Any]) -> Provider:
        if kind is None:
            return self.schools["Tolverne Bank Primary School"]
        name = f"Penmarren: {one['group'].removeprefix('health: ')}"
        lead = Lead(one["author"], "lead@penmarren.example", "01632 960300")
        details = Details(
            kind, name[:1].upper() + name[1:], f"desk-{one['id'].lower()}@penmarren.example"
        )
        return add_local(details, lead=lead, by=self.naz)

    def _answer(self, request: AdviceRequest, one: dict[str, Any], sort: str) -> None:
        came = date.fromisoformat(one["received"])
        answer = Answer(
            author_name=one["author"],
            author_role=one["role"],
            dated_on=date.fromisoformat(one["date"]),
            document=self._file(one, sort),
        )
        looked = "Read by the officer: it is about Maisie"
        advice.take_in_answer(
            request, answer=answer, received_on=came, by=self.naz, looked_because=looked
        )

    def _file(self, one: dict[str, Any], sort: str) -> Document:
        """A paper as text: what it holds can be read and searched."""
        born = self.told.whole["child"]["dob"]
        words = f"{self.told.whole['child']['legal_name']}, born {born}\n\n{one['text']}\n"
        said = documents.Particulars(sort, date.fromisoformat(one["received"]), one["author"])
        return documents.file(
            self.case,
            title=one["group"][:1].upper() + one["group"][1:],
            content=words.encode(),
            media_type="text/plain",
            particulars=said,
            by=self.naz,
        )
