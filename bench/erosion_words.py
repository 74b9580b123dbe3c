"""What invented provision is made of, for measuring the comparison. Shares nothing with the reader.

Each entry is one meaning with several wordings; the first index is the meaning.
"""

from __future__ import annotations

NAMES = ("Ade", "Poppy", "Rhys", "Samira", "Theo", "Wren", "Yusra", "Bartek", "Orla", "Kofi")

# who: wordings of one person; then a weaker person, and one of another calling.
PEOPLE = (
    (
        (
            "speech and language therapist",
            "SaLT",
            "speech & language therapist",
            "speech and language therapist (SLT)",
        ),
        "speech and language therapy assistant",
        "teaching assistant",
    ),
    (
        ("occupational therapist", "OT", "children's occupational therapist"),
        "occupational therapy assistant",
        "member of school staff",
    ),
    (
        ("physiotherapist", "paediatric physiotherapist", "physio"),
        "physiotherapy assistant",
        "PE teacher",
    ),
    (
        ("educational psychologist", "EP", "educational psychologist (EP)"),
        "assistant educational psychologist",
        "SENCo",
    ),
    (
        ("qualified teacher of the deaf", "teacher of the deaf", "QToD"),
        "teacher",
        "teaching assistant",
    ),
    (
        (
            "specialist dyslexia teacher",
            "dyslexia specialist teacher",
            "specialist teacher for dyslexia",
        ),
        "teacher",
        "volunteer reader",
    ),
    (
        ("higher level teaching assistant", "HLTA", "higher-level teaching assistant"),
        "teaching assistant",
        "member of support staff",
    ),
    (
        ("teaching assistant", "TA", "learning support assistant", "classroom assistant"),
        "midday supervisor",
        "parent volunteer",
    ),
    (
        ("clinical psychologist", "chartered clinical psychologist"),
        "assistant psychologist",
        "school counsellor",
    ),
    (("music therapist", "qualified music therapist"), "music teacher", "visiting musician"),
    (("school counsellor", "counsellor"), "pastoral lead", "member of the pastoral team"),
    (("community support worker", "support worker in the community"), "volunteer", "family friend"),
)

# what: a thing one can see being done, as a noun, as a verb with "to"; then its vague shadow.
ACTIVITIES = (
    ("direct language therapy", "teach {name} to build longer sentences", "language support"),
    ("handwriting programme", "teach {name} letter formation", "help with fine motor skills"),
    (
        "structured conversation group",
        "run a structured conversation group with {name}",
        "social opportunities",
    ),
    (
        "reading intervention using Toe by Toe",
        "work through Toe by Toe with {name}",
        "literacy input",
    ),
    (
        "stretching and core-strength exercises",
        "carry out stretching and core-strength exercises with {name}",
        "physical support",
    ),
    ("touch-typing tuition", "teach {name} to touch-type", "access to ICT"),
    (
        "anxiety management sessions",
        "teach {name} to manage anxiety",
        "emotional support as appropriate",
    ),
    ("sensory circuit", "lead {name} through a sensory circuit", "sensory strategies"),
    ("number recovery teaching", "teach {name} number facts", "additional maths provision"),
    ("life-skills outing", "take {name} out to practise life skills", "community opportunities"),
)

# expertise: wordings of one thing; then what is left when it is weakened.
EXPERTISE = (
    (
        ("HCPC registered", "registered with the HCPC", "HCPC-registered"),
        ("suitably skilled", None, "experienced"),
    ),
    (
        ("trained in Makaton", "Makaton-trained", "who has completed Makaton training"),
        ("trained", None, "with an interest in signing"),
    ),
    (
        (
            "with 6 hours' training in autism",
            "who has had six hours of autism training",
            "autism trained (6 hours)",
        ),
        ("with 2 hours' training in autism", "with some awareness of autism", None),
    ),
    (
        (
            "holding a Level 7 qualification in SpLD",
            "with a Level 7 SpLD qualification",
            "qualified to Level 7 in specific learning difficulties",
        ),
        ("holding a Level 3 qualification in SpLD", "with relevant knowledge", None),
    ),
    (
        (
            "with experience of developmental language disorder and autism",
            "experienced in DLD and autism",
        ),
        ("with experience of autism", "experienced", None),
    ),
    (
        ("trained by the occupational therapist", "who has been trained by an OT", "OT-trained"),
        ("who has seen the programme", None),
    ),
    (("trained in moving and handling", "with moving and handling training"), (None, "briefed")),
    (
        (
            "with BSL Level 3",
            "who holds BSL at Level 3",
            "qualified to Level 3 in British Sign Language",
        ),
        ("with BSL Level 1", "with some signing", None),
    ),
)

RATIOS = (
    (
        ("1:1", "one-to-one", "one to one", "individual"),
        ("1:3", "small group", "1:1 or small group", "shared", "in a group of five", None),
    ),
    (("1:2", "paired", "in a pair"), ("1:4", "in a group of six", "small group", None)),
    (
        ("1:4", "group of four", "in a group of no more than 4", "one adult to four pupils"),
        ("1:8", "in a group of up to ten", "whole class", "small group", None),
    ),
    (("2:1", "two adults to one child", "two-to-one"), ("1:1", "one adult", "small group", None)),
)

# setting: wordings; then narrower ones.
SETTINGS = (
    (
        ("home, school and community", "in school, at home and in the community"),
        ("school", "in school only", "classroom"),
    ),
    (
        ("school, quiet room", "in a quiet room in school", "a quiet room at school"),
        ("school", "in school", "classroom"),
    ),
    (("school or home", "at home or in school"), ("school", "at school")),
    (
        ("all classrooms", "in every classroom", "each classroom"),
        ("main classroom", "maths classroom", "the base"),
    ),
    (
        ("low-arousal space at school", "in a low-arousal area of the school"),
        ("school", "corridor"),
    ),
    (("college and workplace", "at college and in the workplace"), ("college", "at college")),
)

# who checks: wordings; how often by unit.
CHECKERS = (
    ("SENCo", "the SENCO", "SENDCo"),
    ("speech and language therapist", "SaLT"),
    ("educational psychologist", "the EP"),
    ("occupational therapist", "OT"),
)

MANY = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
TIMES = {
    1: ("once",),
    2: ("twice", "two times"),
    3: ("three times", "3 times"),
    4: ("four times", "4 times"),
    5: ("five times", "5 times"),
}
EACH = {
    "day": ("daily", "every day", "each school day", "every school day"),
    "week": ("weekly", "every week", "each week", "once a week", "per week", "p/w"),
    "fortnight": (
        "fortnightly",
        "every two weeks",
        "every other week",
        "once a fortnight",
        "each fortnight",
    ),
    "month": ("monthly", "once a month", "every month"),
    "half term": ("half-termly", "every half term", "once each half term", "once per half-term"),
    "term": ("termly", "each term", "once a term", "every term"),
    "year": ("yearly", "annually", "once a year", "every year"),
}
PER = {
    "day": ("a day", "per day", "each day", "daily"),
    "week": ("a week", "per week", "each week", "weekly", "p/w", "every week"),
    "fortnight": ("a fortnight", "each fortnight", "per fortnight"),
    "month": ("a month", "per month", "each month"),
    "half term": ("each half term", "per half term"),
    "term": ("a term", "per term", "each term"),
    "year": ("a year", "per year"),
}
UNITS = tuple(EACH)

CONDITIONS = (
    "subject to staff availability",
    "where possible",
    "when staffing allows",
    "as required",
    "if funding is agreed",
    "depending on the timetable",
    "as and when needed",
    "provided that a place is available",
    "if the school considers it necessary",
    "at the discretion of the school",
    "resources permitting",
    "as determined by the therapist",
    "unless other pupils need the room",
    "when a therapist can be found",
    "in so far as the budget allows",
    "if he is felt to be ready",
    "as deemed appropriate",
)
CAPS = (
    "up to {}",
    "a maximum of {}",
    "no more than {}",
    "at most {}",
    "not exceeding {}",
    "{} at most",
    "{} maximum",
)
FLOORS = ("at least {}", "a minimum of {}", "not less than {}", "{} or more")
WEAK = (
    "may {}",
    "could {}",
    "should {}",
    "will aim to {}",
    "will be encouraged to {}",
    "will try to {}",
    "would ideally {}",
    "will consider whether to {}",
    "hopes to {}",
    "might {}",
    "will seek to {}",
    "can be asked to {}",
)
ENDS = (
    "July 2026",
    "31 December 2026",
    "the end of Year 4",
    "Easter 2026",
    "the end of the autumn term 2026",
)
END_TEXTS = ("until {}", "ending {}", "up to {}", "and will stop at {}")
LATER = ("July 2029", "31 December 2029", "July 2030")
BLOCKS = (
    "for six weeks",
    "for one term only",
    "in a single block of 10 weeks",
    "for the first half term",
    "over a 12-week block",
)

# where it holds: wordings; then less of it.
COVERS = (
    (
        ("in every lesson", "in all lessons", "in each lesson"),
        (
            "in most lessons",
            "in some lessons",
            "in English lessons",
            "in core lessons",
            "in lessons",
        ),
    ),
    (
        (
            "throughout the school day",
            "for the whole of the school day",
            "all day, every school day",
        ),
        ("in the mornings", "at lunchtime", "during unstructured times"),
    ),
    (
        ("at all times", "at all times during the day"),
        ("at busy times", "at key times", "in the playground"),
    ),
    (
        (
            "each time the card is shown",
            "whenever the card is shown",
            "every time the card is shown",
        ),
        ("at break", "in the afternoon"),
    ),
    (
        ("at every transition", "at each transition", "at all transitions"),
        ("at some transitions", "at the main transitions", "at the end of the day"),
    ),
)
COVER_TASKS = (
    ("show {name} a now-and-next board", "use of a now-and-next board"),
    ("stay within arm's reach of {name}", "close adult supervision"),
    ("give {name} instructions one at a time with a picture", "visual instructions"),
    ("prompt {name} to use ear defenders", "ear defenders"),
    ("check {name}'s hearing aids", "hearing-aid checks"),
)
LENGTHS = {
    10: ["ten minutes"],
    15: ["a quarter of an hour", "fifteen minutes"],
    20: ["twenty minutes"],
    30: ["half an hour", "thirty minutes"],
    40: ["forty minutes"],
    45: ["three quarters of an hour", "forty-five minutes"],
    50: ["fifty minutes"],
    60: ["an hour", "one hour", "1 hr"],
    75: ["an hour and a quarter", "1 hour 15 minutes"],
    90: ["an hour and a half", "1.5 hours", "1½ hours"],
}
