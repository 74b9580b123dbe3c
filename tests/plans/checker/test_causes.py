"""Kinds of English that were once misread: what is in order, and what only looks like it."""

from __future__ import annotations

import pytest

from plans.checker.statements import read

SHARES = "a share of all lessons says how much and how often"
MOMENTS = "an act of a moment needs no length"
JOURNEYS = "a journey lasts as long as the journey"
OWN_ADULT = "an adult of one's own, or the staff of a named house, is somebody"
STAND_IN = "a set answer to an absence is no condition"
DROP_IN = "being welcome to come is no help given"
TALKS = "a talk with a child is help and takes its time"
ANSWERS = "within a set answer the child may say when"
EVENTS = "an event in the child's day is no condition on staff, and staff not yet found are"
GROUPS = "how many others share it is no cap on help"
ONE_SUBJECT = "what is said of a person before the verb opens no new promise"
WHERE_UNWELL = "a reading that falls sets off what follows"
OWN_RULES = "a service's own paper says nothing here"
LESSER = "an amount that may be lessened at will is none"
ADAPTED = "that work is adapted does not say how"
LEAD_IN = "what is told before a promise that leaves nothing open is no promise"
CHOOSES = "within a fixed amount the child may choose, and the school may not lessen it"
ABOUT = "somebody who is about gives no help yet"
INSTEAD = "what stands in the place of a missed lesson takes no help away"
STAYING = "staying with a child until she is ready lasts as long as it must"
ONLY_MORE = "more as required takes nothing from a fixed amount"
MANNER = "a manner, a thought or a pace is no help"
AT_LEVEL = "how hard the work is may be left to a therapist, how much of it may not"
CALLS_IN = "a call at the school is a visit and takes its time"
DRAWS_ON = "a service of which a child may make use gives her no share of it"

CLEAR = [
    (INSTEAD, "Lessons Jo misses will be replaced by 3 hours a week of tuition from a teacher."),
    (
        STAYING,
        "The mentor comes within 3 minutes of each alarm and stays with Jo until he is ready "
        "to go back.",
    ),
    (ONLY_MORE, "A TA will read with Jo for 20 minutes a day; further sessions as required."),
    (ONLY_MORE, "A tutor teaches Jo for 30 minutes a week, with further visits as required."),
    (AT_LEVEL, "A TA works with Jo for 20 minutes each day, at the level set by the therapist."),
    (
        MANNER,
        "In every lesson an assistant with a recognised qualification puts the texts in Braille.",
    ),
    (
        ONE_SUBJECT,
        "At every meal a TA who was trained by the speech and language therapist will sit beside "
        "Jo and give her food as set out in her guidelines.",
    ),
    (CALLS_IN, "A teacher will call in for 30 minutes each week to play chess with Jo."),
    (EVENTS, "When April shows her card, the TA takes her out for 5 minutes."),
    (EVENTS, "A TA will lay out Jo's cards before he arrives every day."),
    (EVENTS, "Jo has a TA to himself from his arrival at the gate until he is met by his aunt."),
    (
        EVENTS,
        "On any school day when Jo is too ill to come, a tutor shall teach him for at least one "
        "hour.",
    ),
    (
        ONLY_MORE,
        "A tutor shall teach Jo for one hour on each visit; visits are made as required, but not "
        "fewer than ten a year.",
    ),
    (
        MOMENTS,
        "All staff finish a 3-hour course run by the psychologist by 31 October 2026.",
    ),
    (MOMENTS, "A TA will take Jo to the pool every Wednesday."),
    (OWN_ADULT, "An advocate meets Jo for 40 minutes each May to prepare her slides."),
    (
        SHARES,
        "A TA works with Jo 1:1 in every practical lesson, usually two a week, and writes for him.",
    ),
    (
        LEAD_IN,
        "Jo should not have to ask in public. A tutor teaches her alone for 1 hour each week.",
    ),
    (
        LEAD_IN,
        "Jo has Down syndrome. A TA will go through the words with her before each English lesson.",
    ),
    (
        LEAD_IN,
        "A coach works beside Jo 1:1 for 5 hours a week. Jo hopes to be a baker.",
    ),
    (
        STAND_IN,
        "A mentor meets Jo for 10 minutes daily. If the mentor is absent, the SENCo will take it.",
    ),
    (ONLY_MORE, "A tutor teaches Jo for 6 hours a week. More time may be added."),
    (MANNER, "The nurse will meet Jo's foster carer for 30 minutes after each report."),
    (
        EVENTS,
        "An interpreter will attend every review meeting and every meeting between Jo's parents "
        "and staff.",
    ),
    (SHARES, "Number work, 1:2, 30 mins, 5 x week, qualified teacher."),
    (OWN_ADULT, "Review of posture: Band 6 physio, 45 mins a half term."),
    (EVENTS, "A careers adviser meets Jo alone for three 45-minute interviews in Year 9."),
    (EVENTS, "A counsellor sees Jo for 30 minutes a week, offered when he feels ready."),
    (SHARES, "The note-taker will write for Sam in 75% of his timetabled lessons."),
    (SHARES, "A signer interprets for Tilda in every one of her college lectures."),
    (SHARES, "All of Bina's seminars are captioned live by a registered speech-to-text reporter."),
    (SHARES, "A scribe writes for Ola in all timetabled sessions."),
    (MOMENTS, "The TA telephones his mother every Friday."),
    (MOMENTS, "At 3 pm each day the key worker will tick the diary and pass it on to the driver."),
    (MOMENTS, "The TA will unpack his talker and switch it on at the start of each day."),
    (JOURNEYS, "A PA goes with Max on the train to college, both ways, on Mondays and Thursdays."),
    (JOURNEYS, "A PA supports him on the tram home from college every day."),
    (JOURNEYS, "The LSA will escort her from home to her placement every Tuesday."),
    (OWN_ADULT, "On climbing days Leo has his own adult, trained by the OT, from 10 am to noon."),
    (OWN_ADULT, "Leo will have an adult of his own for 30 minutes of swimming every Friday."),
    (OWN_ADULT, "One weekend a month, Friday 5 pm to Sunday 5 pm, at Fern Lodge, staffed 2:1."),
    (STAND_IN, "A TA reads with Ed daily for 20 minutes; if the TA is away, the reserve takes it."),
    (
        STAND_IN,
        "A tutor teaches Ed maths for an hour a week; if the tutor is ill, the hour will be "
        "made up within five school days.",
    ),
    (DROP_IN, "The nurse will see Ed for 40 minutes each Monday; his parents are welcome to join."),
    (TALKS, "The head of year will meet Ed for 20 minutes a week to talk about his worries."),
    (TALKS, "The SENCO will meet with his parents every half term to talk about progress."),
    (TALKS, "The TA meets him at the gate each morning at 8.40 to talk through his timetable."),
    (
        ANSWERS,
        "As needed: whenever she places her token on the tray, a TA walks her out for 5 minutes.",
    ),
    (
        EVENTS,
        "A TA goes through the day's photographs with Ilo whenever there is a change of teacher.",
    ),
    (GROUPS, "Ray eats in the library with a TA and no more than three other children each day."),
    (GROUPS, "At no time will there be fewer than two adults on the minibus with Ray."),
    (
        ONE_SUBJECT,
        "Everyone who is to feed or move her will be taught how by the OT for 4 hours in June.",
    ),
    (
        ONE_SUBJECT,
        "After any day on which he is held, the head and his mentor meet for 20 minutes.",
    ),
    (
        WHERE_UNWELL,
        "Where Una's blood sugar falls below 4, a trained TA gives her 100 ml of juice.",
    ),
    (
        ONE_SUBJECT,
        "Fear of water is met as follows. A TA swims beside Jo for 30 minutes each Friday.",
    ),
    (LEAD_IN, "Jo will follow six GCSE courses. A tutor teaches her alone for 5 hours each week."),
    (LEAD_IN, "Jo needs help with sums. That help is a teacher, 1:1, for 35 minutes daily."),
    (
        CHOOSES,
        "Art therapy with a therapist for 50 minutes a week. Jo may choose whether to paint.",
    ),
    (CHOOSES, "Two drills of 10 minutes daily with a TA; the OT may change the exercises."),
    (
        CHOOSES,
        "Depending on the week, a tutor teaches Jo maths for 60 (week A) or 90 minutes (week B).",
    ),
    (EVENTS, "Jo is told each step by whichever teacher is speaking, in every lesson."),
    (ABOUT, "Whenever Jo asks, the adult teaching him writes the word on his slate."),
]
OPEN = [
    (SHARES, "A TA will help Sam in up to 60% of lessons.", "frequency"),
    (SHARES, "A TA will help Sam to listen until he does so in 75% of the lessons.", "frequency"),
    (SHARES, "A TA helps Sam with notes in 40% of lessons where writing is expected.", "frequency"),
    (SHARES, "All of Bina's needs will be met by a teaching assistant.", "frequency"),
    (MOMENTS, "The TA will fill in gaps in his phonics each day.", "duration"),
    (MOMENTS, "The class teacher will telephone his mother.", "frequency"),
    (JOURNEYS, "A support worker will accompany Max into the community twice a week.", "duration"),
    (JOURNEYS, "A support worker will accompany Max on the bus.", "frequency"),
    (JOURNEYS, "A support worker will practise bus travel with Max twice a week.", "duration"),
    (OWN_ADULT, "An adult of her choice will swim with her for 30 minutes every Friday.", "who"),
    (OWN_ADULT, "Two nights' short break every month at Fern Lodge, suitably staffed.", "who"),
    (OWN_ADULT, "20 minutes of reading every day, staffed one to one.", "who"),
    (STAND_IN, "A TA reads with Ed daily for 20 minutes unless the TA is away.", "firm"),
    (
        STAND_IN,
        "A TA reads with Ed daily for 20 minutes; if the TA is away, cover will be sought.",
        "firm",
    ),
    (
        STAND_IN,
        "A TA reads with Ed daily for 20 minutes; if the TA is away, it will be another day.",
        "firm",
    ),
    (DROP_IN, "A teacher will run a club for an hour on Mondays; Ed is free to attend.", "firm"),
    (DROP_IN, "The nurse will hold a drop-in of an hour each Monday that Ed can attend.", "firm"),
    (TALKS, "The tutor meets with him fortnightly to reflect on how his week went.", "duration"),
    (TALKS, "The head of year will meet Ed each week for a chat.", "duration"),
    (INSTEAD, "A tutor's hour each week will be replaced by a worksheet.", "firm"),
    (STAYING, "A TA helps Jo for 30 minutes a day until he is ready to manage alone.", "firm"),
    (ONLY_MORE, "Further sessions with a TA as required.", "frequency"),
    (AT_LEVEL, "A TA works with Jo each day, the level set by the therapist.", "firm"),
    (MANNER, "All staff will adopt a calm manner throughout the day.", "what"),
    (MANNER, "Thought will be given to where Jo sits in every lesson.", "what"),
    (MANNER, "Every lesson will be planned with Jo's needs in mind.", "what"),
    (MANNER, "Materials in every lesson will be suitably modified.", "what"),
    (MANNER, "The PECS book is used across the day at a pace which suits Jo.", "what"),
    (MANNER, "Jo's efforts will be recognised by all staff in every lesson.", "what"),
    (CALLS_IN, "A teacher will call in each week to see how Jo is.", "duration"),
    (MANNER, "Teachers are patient with Jo at all times.", "what"),
    (MANNER, "Her timetable is personalised and may hold forest school.", "what"),
    (MOMENTS, "All staff finish their training soon.", "frequency"),
    (SHARES, "Jo's texts will usually be in 24 point.", "firm"),
    (STAND_IN, "A mentor meets Jo daily for 10 minutes unless the mentor is absent.", "firm"),
    (DROP_IN, "Jo will have access to a counsellor through the drop-in on Mondays.", "firm"),
    (ABOUT, "A TA will sign with Jo when they can.", "firm"),
    (MANNER, "Jo's class has a favourable staffing ratio.", "what"),
    (MANNER, "Staff will foster Jo's friendships in every lesson.", "what"),
    (DRAWS_ON, "A nurse is in school on Mondays; Jo can draw upon this resource.", "firm"),
    (EVENTS, "A TA for Jo, ahead of September.", "frequency"),
    (EVENTS, "Weekly outings for 2 hours with a PA once a volunteer is matched.", "firm"),
    (LESSER, "The ELSA sees Jo for an hour a week when the pastoral lead thinks it best.", "firm"),
    (DROP_IN, "A team of six is there all day, to whom Jo can go if he is feeling low.", "firm"),
    (DROP_IN, "Chess club: Mondays 3.15 to 4.15, 2 TAs; N. welcome to attend.", "firm"),
    (EVENTS, "Time with a counsellor will be offered to Jo once he feels ready.", "firm"),
    (ANSWERS, "Movement breaks as needed, when he asks for one.", "firm"),
    (
        EVENTS,
        "A TA will read with Ilo for 20 minutes daily whenever there is another adult in.",
        "firm",
    ),
    (
        EVENTS,
        "Given a tutor has been found: 2 hours a week, provided a tutor has been found.",
        "firm",
    ),
    (GROUPS, "A mentor will see Ray for no more than three sessions each term.", "firm"),
    (OWN_RULES, "Physiotherapy every term as per the service specification.", "firm"),
    (LESSER, "A tutor for an hour a week, or such shorter time as the school prefers.", "firm"),
    (
        LESSER,
        "A mentor sees him for 30 minutes weekly, for as long or as short as is wished.",
        "firm",
    ),
    (LESSER, "Visits by the nurse, fewer once he is settled.", "firm"),
    (ADAPTED, "All tasks will be adapted so that Jo can join in.", "what"),
    (
        LEAD_IN,
        "Jo will have regular help. A tutor teaches her alone for 5 hours each week.",
        "frequency",
    ),
    (CHOOSES, "A tutor for 1 hour a week; the school is free to lessen this.", "firm"),
    (CHOOSES, "A tutor for 1 hour a week; the service may send a worksheet in its place.", "firm"),
    (EVENTS, "A tutor for 1 hour a week, provided the council keeps its service going.", "firm"),
    (ABOUT, "Teachers are reminded of the value of praise.", "what"),
    (ABOUT, "A TA will be on hand in class should Jo find things hard.", "firm"),
    (ABOUT, "There is a TA in the class for 12 hours a week who helps Jo.", "firm"),
    (ABOUT, "Staff will praise Jo whenever they can.", "firm"),
]
OUTCOMES = [
    ("By July 2027 Ed will achieve a Level 1 award in catering.", "smart"),
    ("To reach her full potential by age 25.", "not_smart"),
    ("By July 2027 to achieve her goals and aspirations.", "not_smart"),
    ("By July 2027 Ed's visits to the calm room will have fallen to one a day.", "smart"),
    ("Nursing visits will have been halved by July 2027.", "not_smart"),
    ("Counselling will have ended by Easter 2027.", "not_smart"),
]


@pytest.mark.parametrize(("cause", "text"), CLEAR)
def test_what_is_said_so_is_specific(cause: str, text: str) -> None:
    reading = read("F", "provision", text)

    assert (reading.label, reading.missing) == ("specific", ()), cause


@pytest.mark.parametrize(("cause", "text", "slot"), OPEN)
def test_what_only_looks_like_it_is_still_open(cause: str, text: str, slot: str) -> None:
    assert slot in read("F", "provision", text).missing, cause


@pytest.mark.parametrize(("text", "label"), OUTCOMES)
def test_an_outcome_is_what_the_child_reaches_and_no_service(text: str, label: str) -> None:
    assert read("E", "outcome", text).label == label
