"""What happens to one invented child: a request, and as much of what follows as there was time for.

Shares are national figures for calendar year 2024 (Department for Education, "Education, health and
care plans", reporting year 2025, Open Government Licence v3.0), rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from statutory import Kind, young_person_from

REFUSED_TO_ASSESS = 0.26
DECIDED_IN_SIX_WEEKS = 0.85
REFUSED_A_PLAN = 0.06
PLAN_IN_TWENTY_WEEKS = 0.46
OVER_A_YEAR = 0.07
EXCEPTION_APPLIES = 0.06
BOYS = 0.64  # of requests
REVIEW_DECIDED_IN_FOUR_WEEKS = 0.44
SOURCES = (("parent", 0.55), ("school", 0.38), ("college", 0.02), ("other", 0.05))
SERVICES = ("advice:school", "advice:psychologist", "advice:health", "advice:care")

FORENAMES = [
    "Aaliyah",
    "Adam",
    "Aisha",
    "Albie",
    "Amelie",
    "Amir",
    "Anna",
    "Arlo",
    "Asha",
    "Ava",
    "Ayaan",
    "Beatrix",
    "Ben",
    "Callie",
    "Carys",
    "Daniel",
    "Deepa",
    "Edie",
    "Elijah",
    "Ella",
    "Emre",
    "Esme",
    "Evan",
    "Fatima",
    "Finn",
    "Gwen",
    "Haris",
    "Hugo",
    "Ibrahim",
    "Ida",
    "Isaac",
    "Iris",
    "Jack",
    "Jamal",
    "Jaya",
    "Josh",
    "Kian",
    "Lara",
    "Leo",
    "Lottie",
    "Mali",
    "Mateo",
    "Maryam",
    "Milo",
    "Myla",
    "Nadia",
    "Noah",
    "Olwen",
    "Oscar",
    "Otis",
    "Phoebe",
    "Rafael",
    "Rhys",
    "Rosa",
    "Ruby",
    "Safa",
    "Sami",
    "Sophie",
    "Stanley",
    "Tamsin",
    "Thea",
    "Tomos",
    "Umar",
    "Viktor",
    "Willow",
    "Zac",
]
SURNAMES = [
    "Adams",
    "Ahmed",
    "Akhtar",
    "Ali",
    "Anderson",
    "Bailey",
    "Baker",
    "Barnes",
    "Begum",
    "Bennett",
    "Brown",
    "Butler",
    "Carter",
    "Chapman",
    "Clark",
    "Collins",
    "Cook",
    "Cooper",
    "Cox",
    "Davies",
    "Edwards",
    "Ellis",
    "Evans",
    "Foster",
    "Garcia",
    "Gray",
    "Green",
    "Griffiths",
    "Hall",
    "Harris",
    "Harrison",
    "Hill",
    "Hughes",
    "Hunt",
    "Hussain",
    "Jackson",
    "James",
    "Jenkins",
    "Johnson",
    "Jones",
    "Kaur",
    "Kelly",
    "Khan",
    "King",
    "Kowalski",
    "Lee",
    "Lewis",
    "Lloyd",
    "Marshall",
    "Martin",
    "Mason",
    "Mills",
    "Mitchell",
    "Moore",
    "Morgan",
    "Morris",
    "Murphy",
    "Murray",
    "Nowak",
    "O'Brien",
    "Owen",
    "Palmer",
    "Parker",
    "Patel",
    "Phillips",
    "Powell",
    "Price",
    "Reid",
    "Richards",
    "Roberts",
    "Robinson",
    "Rogers",
    "Russell",
    "Scott",
    "Shah",
    "Shaw",
    "Simpson",
    "Singh",
    "Smith",
    "Stevens",
    "Taylor",
    "Thomas",
    "Thompson",
    "Turner",
    "Walker",
    "Ward",
    "Watson",
    "Webb",
    "White",
    "Williams",
    "Wilson",
    "Wood",
    "Wright",
    "Young",
]


@dataclass(slots=True)
class Life:
    """One child and one case, as plain values."""

    forename: str
    surname: str
    born: date
    sex: str
    source: str
    events: list[tuple[Kind, date, str]]
    excused: bool


def life(chance: Random, today: date) -> Life:
    """One invented life up to today."""
    ago = _days_ago(chance)
    received = today - timedelta(days=ago)
    age = min(max(chance.gauss(8.5, 4.2), 1.0), 22.0)
    born = received - timedelta(days=int(age * 365.25))
    events: list[tuple[Kind, date, str]] = [(Kind.REQUEST_RECEIVED, received, "")]
    excused = _follow(chance, received, today, events)
    source = _pick(chance, SOURCES)
    if source == "parent" and received >= young_person_from(born):
        source = "young_person"
    return Life(
        forename=chance.choice(FORENAMES),
        surname=chance.choice(SURNAMES),
        born=born,
        sex="M" if chance.random() < BOYS else "F",
        source=source,
        events=[event for event in events if event[1] <= today],
        excused=excused,
    )


def _days_ago(chance: Random) -> int:
    """A third of the cases are on the way to a plan; the others go back over the years."""
    return (
        chance.randint(0, 200) if chance.random() < 0.35 else int(200 + chance.random() ** 2 * 3000)
    )


def _follow(
    chance: Random, received: date, today: date, events: list[tuple[Kind, date, str]]
) -> bool:
    def later(day: date, low: int, high: int) -> date:
        return day + timedelta(days=chance.randint(low, high))

    in_time = chance.random() < DECIDED_IN_SIX_WEEKS
    decided = later(received, 20, 42) if in_time else later(received, 43, 75)
    if chance.random() < REFUSED_TO_ASSESS:
        events.append((Kind.DECIDED_NOT_TO_ASSESS, decided, ""))
        events.append((Kind.DECISION_NOTICE_SENT, decided, "not-to-assess"))
        events.append((Kind.CASE_CLOSED, later(decided, 75, 120), ""))
        return False
    events.append((Kind.DECIDED_TO_ASSESS, decided, ""))
    asked = later(decided, 0, 5)
    for service in SERVICES:
        events.append((Kind.ADVICE_REQUEST_SENT, asked, service))
        events.append((Kind.ADVICE_RECEIVED, later(asked, 18, 60), service))
    sent = _plan_day(chance, received)
    chosen = max(decided, sent - timedelta(days=chance.randint(25, 40)))
    if chance.random() < REFUSED_A_PLAN:
        events.append((Kind.DECIDED_NOT_TO_ISSUE, chosen, ""))
        events.append((Kind.DECISION_NOTICE_SENT, chosen, "not-to-issue"))
        events.append((Kind.CASE_CLOSED, later(chosen, 75, 120), ""))
        return False
    events.append((Kind.DECIDED_TO_ISSUE, chosen, ""))
    events.append((Kind.DRAFT_SERVED, max(chosen, sent - timedelta(days=18)), ""))
    events.append((Kind.PLAN_SENT, sent, ""))
    events.append((Kind.DECISION_NOTICE_SENT, sent, "plan"))
    _review(chance, sent, today, events)
    return chance.random() < EXCEPTION_APPLIES


def _plan_day(chance: Random, received: date) -> date:
    share = chance.random()
    if share < PLAN_IN_TWENTY_WEEKS:
        days = chance.randint(110, 140)
    elif share < 1 - OVER_A_YEAR:
        days = chance.randint(141, 365)
    else:
        days = chance.randint(366, 520)
    return received + timedelta(days=days)


def _review(chance: Random, made: date, today: date, events: list[tuple[Kind, date, str]]) -> None:
    """The reviews there was time for, each about a year after the last."""
    number, meeting = 1, made + timedelta(days=chance.randint(320, 380))
    while meeting < today and number <= 3:
        about = f"review:{number}"
        events.append((Kind.REVIEW_MEETING, meeting, about))
        days = 28 if chance.random() < REVIEW_DECIDED_IN_FOUR_WEEKS else 60
        told = meeting + timedelta(days=chance.randint(14, days))
        events.append((Kind.DECIDED_TO_KEEP_PLAN, told, about))
        events.append((Kind.REVIEW_COMPLETED, told, about))
        number, meeting = number + 1, told + timedelta(days=chance.randint(300, 370))


def _pick(chance: Random, shares: tuple[tuple[str, float], ...]) -> str:
    at = chance.random()
    for name, share in shares:
        at -= share
        if at < 0:
            return name
    return shares[0][0]
