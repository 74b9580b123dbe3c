"""What a line tells and does not promise: of the child, of what was, of how things are followed.

In real plans a promise stands between sentences about the need, the past, the people and the
review. They hold numbers and empty words of their own, which are no part of what is promised.
"""

from __future__ import annotations

from . import swift as re
from .clauses import sentences
from .roles import has_role

_PROMISED = re.compile(
    r"\b(?:will|shall|must|should|may|might|is to|are to|to (?:be|have|receive|get|attend)|receives?|provided?|offered|"
    r"(?:is|are|be) (?:given|taught|seen|supported|helped|met|accompanied|withdrawn))\b|\b1:1\b"
)
# "He is 17", "Rowena's implants give her", "Absence seizures make Tamsin": how things are.
_STATE = re.compile(
    r"^\W*(?:(?:At|In|On|When|Because|Since|Although|As|By|Studying|Having)\b[^,]{3,60},\s*)?"
    r"(?:(?:[A-Z][\w-]+'s?|[Hh]is|[Hh]er|[Tt]heir) (?:[\w'-]+ ){1,5}?(?:is|are|was|were|has|have|had|gives?|makes?|causes?|means?|eases?|rises?|takes?|affects?|leaves?|lasts?|depends?|stops?|puts?|hides?|tires?)\b"
    r"|(?:[A-Z][\w-]+(?<!The)(?<!An)(?<!A)(?<!This)(?<!All)(?<!Some)(?<!Staff)|[Hh]e|[Ss]he|[Tt]hey) (?:now |still |often |also |both |\w+ly )?(?:needs? (?!to\b|[^.;]{0,40}\b(?:support|help|therapy|teaching|access|sessions?|input|interventions?|supervision|adults?|provision)\b)|finds?|cannot|can|does not|doesn't|struggles?|loses?|trusts?|enjoys?|likes?|dislikes?|understands?|"
    r"lives?|manages?|tires?|sleeps?|speaks?|reads?|walks?|spends?|becomes?|masks?|hides?|fears?|avoids?|knows?|wants?|came|went|lost|was|were|had|is (?:\d+|an?|not|very|often|anxious|deaf|blind|in Year)|has (?:not|had|been|an? (?:\w+ )?(?:diagnosis|loss|impairment|condition|disorder|tremor|stoma|shunt|phobia|fear)|nightmares|autism|epilepsy|dyslexia|(?:\w+ ){1,2}?(?:syndrome|palsy|weakness|dystrophy|disease|delay|arthritis|fatigue|pain))|(?:makes?|causes?|leaves?) [A-Z]\w+)"
    r"|(?:[A-Z][\w-]+ )(?:[a-z-]+ ){1,3}(?:makes?|causes?|leaves?|means?|stops?) (?:[A-Z]\w+|him|her|them|that)"
    r"|(?:Nursery|School|College|Lesson|Session)s? (?:hours |times |days? )?(?:are|is|runs?|begins?)"
    r"|(?:Getting|Going|Coming|Eating|Dressing|Reading|Writing|Walking|Being|Sitting|Talking|Listening) (?:[\w'-]+ ){0,4}(?:takes?|is|makes?|costs?|means?|leaves?))\b"
)
# What was found, said or done, and is over.
_PAST = re.compile(
    r"\b(?:was|were|had|showed|shows (?:that|an?)|gave|(?<!be )found|scored|(?<!be )reached|lost|went|came|met (?:him|her)|has (?:met|seen|known|attended|not attended|taught|worked|been (?:written|explained|diagnosed|assessed|seen|known))|"
    r"have been (?:written|told|explained)|recommend(?:s|ed)|commonly recommends?|trained (?:\d|the|two|three|four|all)|passed|carried out on|took place|is dated)\b"
)
# Who the staff are, and how many they serve.
_STAFF = re.compile(
    r"^\W*(?:The|His|Her|Their|A|An) (?:[\w'-]+ ){1,6}?(?:(?:has|have) (?:\d+|many|several|an?) (?:years?|degree|diploma)|caseload|norm is|is supervised|works? (?:with|for|across) (?:\d+|all)|holds? (?:an?|the) [\w' -]{3,60}$)"
)
# How it is followed: measured, reported, discussed among adults.
_FOLLOWED = re.compile(
    r"\b(?:(?:is|are) (?:tested|measured|weighed|analysed|re-?tested|assessed|reviewed|recorded|audited|looked at)\b|(?:measures|analyses|inspects|audits|films|updates the|complete an?|completes an?) |"
    r"writes to (?:the |his |her )?(?:family|parents|mother|father)|chairs? )"
)
# "We know that halls may be too much for him": why, and never what.
_WHY = re.compile(
    r"^\W*(?:As (?:a family|his parents|her parents|\w+ school),? )?(?:We|I|They|The school|(?:The|His|Her|Their) (?:parents|mother|father|family|teachers)|Mum|Dad) (?:all )?(?:know|knows|find|finds|see|sees|asked|wanted|said|noticed)\b|"
    r"^\W*Access to [\w ]{3,30} depends on\b|^\W*Although\b[^,]{3,80}, (?:nobody|no one|he|she|they|it|this|that) (?:can|cannot|is|are|does)\b|^\W*It would be (?:in)?appropriate for provision\b"
)
# "Jo should not have to ask", "Jo hopes to be a baker".
_WISH = re.compile(
    r"^\W*(?:[A-Z][\w-]+|He|She|They) (?:should not have to|(?:hopes?|dreams?|wants?) (?:to (?:be an?|become|live|work as|study)|of (?:being|becoming)))\b"
)
_ALL_PUPILS = re.compile(
    r"^\W*(?:Every|All|Each) (?:pupils?|child(?:ren)?|students?)\b(?!(?s:.*)\b(?:will|shall)\b)"
)


def tells(sentence: str) -> bool:
    """Whether a sentence only tells something."""
    if _WHY.match(sentence) or _WISH.match(sentence) or _ALL_PUPILS.match(sentence):
        return True
    if _PROMISED.search(sentence):
        return False
    if _PAST.search(sentence) or _STAFF.match(sentence) or _FOLLOWED.search(sentence):
        return True
    return _STATE.match(sentence) is not None and not has_role(sentence)


def without_told(text: str) -> str:
    """The text with what is only told made blank, if anything else is left in it."""
    parts = sentences(text)
    if len(parts) < 2:
        return text
    told = [part for part in parts if tells(part.text) and text[: part.start].rstrip()[-1:] != ";"]
    if not told or len(told) == len(parts):
        return text
    for part in told:
        text = text[: part.start] + " " * len(part.text) + text[part.end :]
    return text
