"""A request as its officer reads it: what must not be overlooked first, then the family's words."""

from __future__ import annotations

from typing import Any

HELPS = {
    "interpreter": "An interpreter, or sign language",
    "large_print": "Letters in large print",
    "plain": "Letters that a screen reader can read",
    "easy": "Easy words and pictures",
    "phone": "To talk on the phone, not in writing",
    "time": "More time to answer",
}
WHO = {
    "parent": "I am the parent or carer",
    "young_person": "I am asking for myself",
    "helper": "I am helping somebody else",
}
KNOWN = {"yes": "Yes", "no": "No", "unsure": "I am not sure"}
_LONGEST_SENDER = 200


def speaker(answers: dict[str, Any]) -> str:
    """Who writes: a parent, a young person, or somebody who helps."""
    return str(answers.get("who", {}).get("who", "") or "parent")


def full_name(answers: dict[str, Any]) -> str:
    """The child's or young person's name, as typed."""
    child = answers.get("child", {})
    return f"{child.get('forename', '')} {child.get('surname', '')}".strip()


def name_of_writer(answers: dict[str, Any]) -> str:
    """Who asks, by name."""
    if speaker(answers) == "young_person":
        return full_name(answers)
    return str(answers.get("name", {}).get("name", ""))


def line_of_sender(answers: dict[str, Any]) -> str:
    """Who asks, with the email address when there is one, as an email's own header says it."""
    name, email = name_of_writer(answers), answers.get("reach", {}).get("email", "")
    if not email:
        return name
    plain = name.translate({ord(mark): None for mark in '"\\<>()'})
    shown = f'"{plain}"' if any(mark in plain for mark in ",;:@.[]") else plain
    line = f"{shown} <{email}>"
    return line if len(line) <= _LONGEST_SENDER else name


def wishes_of(answers: dict[str, Any]) -> dict[str, Any]:
    """What must go with them to the case: an address that is kept, language, format, reach."""
    safe, reach, talk = (answers.get(name, {}) for name in ("safe", "reach", "talk"))
    secret = safe.get("secret") == "yes"
    return {
        "withheld": secret,
        "withheld_from": _from_whom(safe) if secret else "",
        "language": talk.get("language", ""),
        "helps": [HELPS[one] for one in talk.get("helps", []) if one in HELPS],
        "needs": talk.get("more", ""),
        "phone": reach.get("phone", ""),
        "unreachable": not any(
            (reach.get("email"), reach.get("phone"), answers.get("address", {}).get("address"))
        ),
    }


def for_opening(answers: dict[str, Any]) -> dict[str, str]:
    """What the form of opening a case begins with: nobody has to say it twice."""
    talk = answers.get("talk", {})
    chosen, language = talk.get("helps", []), talk.get("language", "")
    in_words = [HELPS[one] for one in chosen if one in ("easy", "phone", "time")]
    in_words += [talk["more"]] if talk.get("more") else []
    school = answers.get("school", {})
    return {
        "letter_format": next((one for one in ("large_print", "plain") if one in chosen), ""),
        "interpreter": (language or "Yes: ask for what") if "interpreter" in chosen else "",
        "what_helps": "; ".join(in_words)[:200],
        "relation": answers.get("name", {}).get("relation", ""),
        "setting_name": "" if school.get("urn") else str(school.get("name", "")),
    }


def says(answers: dict[str, Any]) -> str:
    """Everything that has no place of its own on what reached us, in a fixed order."""
    wishes = wishes_of(answers)
    lines = []
    if wishes["withheld"]:
        lines += [f"KEEP THEIR ADDRESS SECRET. It must not reach: {wishes['withheld_from']}."]
    lines += [f"Who asks: {_who(answers)}"]
    lines += [f"To reach them: {_reach(answers)}"]
    others = answers.get("others", {})
    if others:
        known = KNOWN.get(others.get("others", ""), "Not said")
        who = f": {others['who']}" if others.get("who") else ""
        lines += [f"Others with parental responsibility: {known}{who}"]
    lines += [f"School, college or nursery: {school(answers)}"]
    lines += [f"What helps: {helps(answers)}"]
    why = answers.get("why", {}).get("why", "")
    return "\n".join([*lines, "", "In their own words:", why or "Nothing was written."])


def school(answers: dict[str, Any]) -> str:
    """Where the child goes, as it was chosen or typed."""
    return str(answers.get("school", {}).get("name", "") or "None")


def helps(answers: dict[str, Any]) -> str:
    """What helps when we talk with them, in one line."""
    wishes = wishes_of(answers)
    said = [*wishes["helps"]]
    if wishes["language"]:
        said.append(f"Language: {wishes['language']}")
    if wishes["needs"]:
        said.append(wishes["needs"])
    return "; ".join(said) or "Nothing was asked for"


def _from_whom(safe: dict[str, str]) -> str:
    return " ".join(safe.get("whom", "").split()) or "anybody else on the case"


def _who(answers: dict[str, Any]) -> str:
    who, relation = speaker(answers), answers.get("name", {}).get("relation", "")
    kind = {"parent": "parent or carer", "young_person": "the young person"}.get(who, "helping")
    told = f"{kind}, {relation}" if relation else kind
    return f"{name_of_writer(answers)} ({told})"


def _reach(answers: dict[str, Any]) -> str:
    reach = answers.get("reach", {})
    said = [reach[name] for name in ("email", "phone") if reach.get(name)]
    if said:
        return ", ".join(said)
    if wishes_of(answers)["unreachable"]:
        return "no address, email or phone was given"
    return "by post only: no email and no phone was given"
