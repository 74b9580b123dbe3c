"""Invented families of two parents, one of whom must not be found by the other.

Every name, road, number and address is made up; the telephone numbers are those that are kept
free for stories (01632 960200 to 960999, 07700 900200 to 900999).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


FORENAMES = _listed(
    "Ada|Siân|Zoë|D’Arcy|Noor|May|Rose|Grace|Will|Bill|Joy|Hope|Chloé|José|Anaïs|Mark|Priya|"
    "Imran|Dawn|Sky|Sam|Alex|Ngozi|Mei|Björn|Renée|Mary-Jane|Tom|Ruth|Asif"
)
SURNAMES = _listed(
    "O'Brien|O’Neill|D'Souza|Green|May|Young|Long|Day|Bell|Hill|Park|Khan|Shah|Ng|Li|Smith-Jones|"
    "Müller|García|Nuñez|Okafor|Whitlock|Ackroyd|Penhallow|Brown|Rose|Wood|St John|van der Berg|"
    "Read|Short|Abernathy|Featherstone|Tremaine|Osei|Wójcik-Hall"
)
# Whom only a real print can draw.
OTHER_SCRIPTS = ("Łukasz Żak", "Nguyễn Thị Hạnh", "Σοφία Παππά", "Олена Коваль")
STREETS = _listed(
    "Mill Lane|St Mary's Road|May Close|The Green|Green Lane|King’s Court|Upper Moss Street|"
    "Heol-y-Bryn|Church Row|Bishop's Drive|Park View|Larch Avenue|Quarry Hill|Old Ferry Terrace|"
    "Elm Row|Nursery Gardens|Bell Square|Long Walk|Harbour Crescent|Saffron Place|Rye Street|"
    "Tannery Close|Windmill Rise|Orchard Way|Beacon Road|Chantry Lane|Wharf Street|Fallow Drive"
)
HOUSES = ("", "Flat 2\n", "Flat 11B, ", "Rose Cottage\n", "The Nook\n", "Unit 5, ", "Apartment 3\n")
TOWNS = ("Otherton", "Sampleford", "Larchester", "Reading", "Nether Wallop Test", "St Oswald")
HIS_TOWNS = ("Farmouth", "Upper Exing", "Kettlebury", "Southby")
RUNS = (
    "{child} is fetched at the side gate of {school} at {time} by her aunt, never at the front",
    "His uncle brings {child} to the back door of {school} before {time} in a green van",
    "{child} goes home on the {bus} bus from {school} with a neighbour called Peg at {time}",
)
SCHOOLS = ("Willow Bank Primary School", "Larch Infants", "St Anselm's", "Hallowmere Academy")


@dataclass(frozen=True)
class Adult:
    """One parent as the record has them."""

    name: str
    relation: str
    address: str
    postcode: str
    phone: str
    email: str
    by_email: bool

    @property
    def first(self) -> str:
        return self.name.split()[0]


@dataclass(frozen=True)
class Invented:
    """One child, the parent who is hidden, and the parent who reads."""

    number: int
    forename: str
    surname: str
    born: date
    hers: Adult
    his: Adult
    new_name: str  # taken since; empty when there is none
    other_names: str
    school: str
    run: str  # how the child gets to school and home
    whole: bool  # not even that she is on the case may be known
    later: bool  # she is hidden only after papers went out (H-028)
    child_at_hers: bool

    @property
    def child(self) -> str:
        return f"{self.forename} {self.surname}".strip()


def invent(number: int, seed: int) -> Invented:
    """Family by number: the same each time from the same seed."""
    chance = Random(f"{seed}:{number}")
    surname = chance.choice(SURNAMES)
    hers = _adult(chance, number, "Mother", TOWNS, surname)
    his = _adult(chance, number, "Father", HIS_TOWNS, surname)
    if chance.random() < 0.15:  # two of one first name
        rest = his.name.partition(" ")[2]
        his = _named(his, f"{hers.first} {rest or chance.choice(SURNAMES)}")
    if chance.random() < 0.08:  # neighbours: the road is no secret, the house is
        street = re.sub(r"^\D*\d+[Ab]? ", "", hers.address.splitlines()[-2])
        town = hers.address.splitlines()[-1]
        his = Adult(**{**vars(his), "address": f"{chance.randint(200, 299)} {street}\n{town}"})
    new = f"{hers.first} {_other(chance, surname)}" if chance.random() < 0.5 else ""
    forename, school = chance.choice(FORENAMES), chance.choice(SCHOOLS)
    time = f"{chance.randint(2, 3)}.{chance.randint(10, 59)}"
    run = chance.choice(RUNS).format(
        child=forename, school=school, time=time, bus=chance.randint(2, 99)
    )
    return Invented(
        number=number,
        forename="" if chance.random() < 0.05 else forename,
        surname=surname,
        born=date(2015, 9, 1) + timedelta(days=chance.randint(0, 1500)),
        hers=hers,
        his=his,
        new_name=new,
        other_names=f"{hers.first} {_other(chance, surname)}" if chance.random() < 0.2 else "",
        school=school,
        run=run if chance.random() < 0.6 else "",
        whole=chance.random() < 0.1,
        later=chance.random() < 0.3,
        child_at_hers=chance.random() < 0.5,
    )


def _other(chance: Random, surname: str) -> str:
    return chance.choice([one for one in SURNAMES if one != surname])


def _named(adult: Adult, name: str) -> Adult:
    return Adult(**{**vars(adult), "name": name})


def _adult(
    chance: Random, number: int, relation: str, towns: tuple[str, ...], surname: str
) -> Adult:
    first = chance.choice(FORENAMES)
    alone = chance.random() < 0.06
    house = f"{chance.randint(1, 199)}{chance.choice(['', '', '', 'A', 'b'])}"
    address = f"{chance.choice(HOUSES)}{house} {chance.choice(STREETS)}\n{chance.choice(towns)}"
    inward = f"{chance.randint(1, 9)}{''.join(chance.choices('ABDEFGHJLNPQRSTUWXYZ', k=2))}"
    postcode = "" if chance.random() < 0.15 else f"EX{chance.randint(1, 39)} {inward}"
    return Adult(
        name=first if alone else f"{first} {surname}",
        relation=relation,
        address=address,
        postcode=postcode,
        phone=_phone(chance),
        email=f"{relation[0].lower()}.{chance.choice(['kites', 'tulip', 'post', 'mail'])}"
        f"{number}@home{chance.randint(1, 9)}.example",
        by_email=chance.random() < 0.6,
    )


def _phone(chance: Random) -> str:
    own, mobile = f"{chance.randint(200, 999)}", f"{chance.randint(200, 999)}"
    return chance.choice(
        (
            f"01632 960{own}",
            f"(01632) 960-{own}",
            f"+44 7700 900{mobile}",
            f"07700900{mobile}",
            f"01632 960{own} / 07700 900{mobile}",
            f"0044 1632 960{own}",
        )
    )
