"""Advice of the demonstration: services to ask, some that answered, one late, one on paper."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from cases.models import Case
from providers.actions.advice import (
    Answer,
    Line,
    Wanted,
    ask_all,
    note_received,
    take_in_answer,
)
from providers.actions.advice_needs import note_needs
from providers.actions.chasing import chase_by_schedule
from providers.models import AdviceRequest, Contact, Knowledge, Provider
from providers.queries.advice_papers import papers_to_send, said_by_the_family
from statutory import days_after

Source, Kinds = AdviceRequest.Source, Provider.Kind
# Kind, name, inbox, who leads it. The last has no email and is written to by post.
SERVICES = (
    (Kinds.PSYCHOLOGY, "Exampleshire Educational Psychology Service", "psychology", "Ines Marlow"),
    (Kinds.HEALTH, "Exampleshire Community Paediatrics", "paediatrics", "Dr Owen Hale"),
    (Kinds.THERAPY, "Exampleshire Speech and Language Therapy", "therapy", "Farah Quill"),
    (Kinds.OTHER, "Exampleshire Sensory Support", "sensory", ""),
    (Kinds.SOCIAL_CARE, "Exampleshire Children with Disabilities Team", "", ""),
)
WORDS = (
    Line("need", "Leila finds it hard to listen in a group and loses the thread of instructions."),
    Line("outcome", "Leila follows a spoken instruction of three parts in class."),
    Line(
        "provision",
        "Teaching of listening skills in a small group",
        who="a teaching assistant whom the service has trained",
        amount="30 minutes",
        how_often="three times a week",
    ),
)


def seed(people: dict[str, User], today: date) -> None:
    """Two cases: one asked of everybody a while ago, one that waits to be asked."""
    officer = people["coordinator@demo.example"]
    services = {str(kind): _service(kind, *rest) for kind, *rest in SERVICES}
    _needs(_of("Penrose"), services[Kinds.THERAPY], officer)
    case = _of("Zielinski")
    _late(case, services, officer, today)
    _answered(_of("Farouk"), services, officer, today)


def _service(kind: str, name: str, inbox: str, lead: str) -> Provider:
    service, _ = Provider.objects.get_or_create(
        name=name,
        kind=kind,
        defaults={
            "source": Provider.Source.LOCAL,
            "status": "Open",
            "street": "Civic Centre, 1 Market Square",
            "town": "Exampleton",
            "postcode": "EX1 1AB",
            "phone": "01632 960100",
        },
    )
    if inbox:
        email = f"{inbox}@demo.example"
        Knowledge.objects.get_or_create(provider=service, defaults={"inbox": email})
    if lead:
        Contact.objects.get_or_create(
            provider=service,
            role=Contact.Role.LEAD,
            defaults={"name": lead, "email": f"{inbox}.lead@demo.example"},
        )
    return service


def _needs(case: Case, known: Provider, by: User) -> None:
    note_needs(
        case,
        hearing=False,
        vision=None,
        parent_serves=None,
        family_asked="The childminder, who has known Hugo since he was two",
        services=[known],
        by=by,
    )


def _answered(case: Case, services: dict[str, Provider], by: User, today: date) -> None:
    """Asked a fortnight ago; the therapy service has answered by email to the officer."""
    on = days_after(today, -14)
    wanted = [
        Wanted(Source.SENSORY, services[Kinds.OTHER], "Does Leila hear in a noisy room?"),
        Wanted(Source.OTHER, services[Kinds.THERAPY]),
    ]
    asked = _asked(case, wanted, on, by, today)
    note_received(asked[1], on=days_after(on, 1), by=by, today=today)
    answer = Answer(
        "Farah Quill",
        "Speech and language therapist",
        dated_on=days_after(today, -2),
        summary="Leila’s understanding of spoken language is behind that of her age.",
        lines=WORDS,
    )
    received = days_after(today, -1)
    take_in_answer(asked[1], answer=answer, received_on=received, by=by, today=today)


def _late(case: Case, services: dict[str, Provider], by: User, today: date) -> None:
    """Asked long ago: one is late and was chased, one is late and can only be rung."""
    on = days_after(today, -45)
    wanted = [
        Wanted(Source.OTHER, services[Kinds.THERAPY], "What does Jakub need at mealtimes?"),
        Wanted(Source.SOCIAL_CARE, services[Kinds.SOCIAL_CARE]),
    ]
    asked = _asked(case, wanted, on, by, today)
    chase_by_schedule(asked[0], step="second", today=days_after(today, -2))


def _asked(
    case: Case, wanted: list[Wanted], on: date, by: User, today: date
) -> list[AdviceRequest]:
    """Each asked, with what the family said."""
    papers = said_by_the_family(papers_to_send(case))
    outcome = ask_all(case, wanted=wanted, papers=papers, on=on, by=by, today=today)
    assert not outcome.failed, outcome.failed
    return outcome.asked


def _of(surname: str) -> Case:
    return Case.objects.select_related("child", "officer").get(child__surname=surname)
