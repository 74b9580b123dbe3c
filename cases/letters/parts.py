"""The locked parts of letters and the fields that their wording may use, with a word on each."""

from __future__ import annotations

from .declared import Letter

# Written by us from the law. A version of a wording places them; it cannot change them.
PARTS = {
    "rights": "How to disagree: appeal, time limits, mediation, disagreement resolution, advice",
    "advice_service": "Free information, advice and support, with the service’s contact",
    "views": "The right to give views and evidence, and how",
    "views_and_evidence": "Views and evidence during an assessment",
    "childs_views": "How we hear the child (left out when the reader is the young person)",
    "questions_if_any": "What we ask of the reader in particular, if anything",
    "reasons_if_given": "Our reasons, if any are sent",
    "findings_if_given": "What the assessment found, if that is told, and what is enclosed",
    "enclosed": "What comes with the letter, or why something does not",
    "late_decision": "That we are sorry, when the decision is late: which day was missed, and why",
    "final_plan": "The last day for the final plan, with an apology when it has passed",
    "plan_by_when": "The last day for the plan, with an apology when it has passed",
    "last_days": "The last days for “no plan” and for the final plan",
    "rights_on_draft": "What the family can do about a draft: comment, name a setting, meet us",
    "rights_on_amendments": "What the family can do about proposed amendments",
    "rights_on_plan": "What an appeal against a plan can be about: B, F and I, and the rest",
    "who_we_ask": "Who is asked for advice, and that the family may name others",
}
FIELDS = {
    "child": "the name of the child or young person",
    "them": "“you” to a young person, or the child’s first name",
    "they_need": "“you need”, or “Amira needs”",
    "their_needs": "“your needs”, or “the needs of Amira”",
    "their_setting": "the school, college or early years setting by name, or in words",
    "born": "date of birth",
    "received_on": "the day the request was received",
    "rights_from": "the day from which the rights are the young person’s",
    "on": "the date of the letter",
    "reference": "our reference",
    "officer": "the named officer",
    "officer_phone": "the officer’s direct line",
    "officer_email": "the officer’s email",
    "council": "the council’s name",
    "team": "the team’s name",
    "sendiass": "the advice service, with its contact",
}


def fields_of(letter: Letter) -> dict[str, str]:
    """The fields that a wording of this letter may use."""
    days = {clock.name: "a date of the law, worked out for the case" for clock in letter.clocks}
    asked = {ask.name: ask.label for ask in letter.asks if ask.is_day}
    decided = {"decided": "what we decided, after “We have decided”"} if letter.decided else {}
    more = {"late_what": "what is late, in words"} if "late_by" in days else {}
    return FIELDS | days | asked | decided | more


def parts_of(letter: Letter) -> dict[str, str]:
    """The locked parts that a wording of this letter may place; what an officer adds is one."""
    asked = {ask.name: f"What the officer wrote: {ask.label}" for ask in letter.asks}
    return PARTS | {name: said for name, said in asked.items() if name not in days_of(letter)}


def days_of(letter: Letter) -> set[str]:
    """The names of the days that an officer adds."""
    return {ask.name for ask in letter.asks if ask.is_day}
