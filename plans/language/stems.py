"""The words that carry a meaning, in the shape in which "teaching" and "teaches" are one."""

from __future__ import annotations

import re
from functools import lru_cache

from .spelling import plain

_EMPTY = frozenset(
    ["a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "by", "for", "from", "with", "within", "into", "as", "is", "are", "be", "been", "will", "shall", "must", "has", "have", "had", "it", "its", "this", "that", "these", "those", "their", "his", "her", "hers", "him", "she", "he", "they", "them", "who", "whom", "which", "there", "then", "than", "so", "also", "each", "every", "all", "any", "per", "both", "one", "individual", "individually", "basis", "including", "following", "using", "used", "use", "given", "give", "gives", "provide", "provides", "provided", "providing", "receive", "receives", "delivered", "deliver", "delivers", "delivering", "carried", "carry", "out", "undertaken", "run", "runs", "led", "lead", "take", "takes", "place", "held", "during", "throughout", "across", "over", "through", "session", "sessions", "time", "times", "minutes", "hours", "week", "weekly", "day", "daily", "term", "termly", "half", "year", "yearly", "month", "monthly", "fortnight", "fortnightly", "school", "child", "pupil", "pupils", "children", "student", "students", "learner", "young", "person", "people", "work", "working", "works", "do", "does", "not", "no", "more", "least", "minimum", "total", "about", "way", "order", "further", "additional", "plus", "other", "another", "same", "get", "gets", "being", "were", "was", "if", "when", "where", "while", "after", "before", "next", "first", "their", "own", "up", "lasting", "long", "made", "make", "makes", "means", "under", "such", "shown", "able", "ensure", "ensures", "needs", "need", "required", "set", "n/a"]
)
_SAME = {
    "slt": "speech language therapist",
    "salt": "speech language therapist",
    "ot": "occupational therapist",
    "ep": "educational psychologist",
    "ta": "teaching assistant",
    "lsa": "teaching assistant",
    "asd": "autism",
    "asc": "autism",
    "autistic": "autism",
    "tuition": "teach",
    "lesson": "lesson",
    "coach": "teach",
    "instruct": "teach",
    "adult": "adult",
    "staff": "adult",
    "peer": "friend",
    "classmate": "friend",
    "writt": "write",
    "spoken": "speech",
    "quieter": "quiet",
    "calm": "quiet",
    "peaceful": "quiet",
    "space": "room",
    "area": "room",
    "physio": "physiotherap",
}
_ENDINGS = re.compile(
    r"(?:isations?|ations?|ments?|ings?|ness|ively|ingly|edly|ably|ally|ed|es|ly|s|er|ers|or|al|ic|ist|ists|y|e)$"
)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its ending, under one name for what is called by several."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in _SAME:
        return _SAME[word]
    short = _ENDINGS.sub("", word) if len(word) > 4 else word.removesuffix("s")
    short = short if len(short) >= 3 else word
    return _SAME.get(short, short)


@lru_cache(maxsize=8192)
def stems(typed: str) -> frozenset[str]:
    """The stems of the words in a text that say what is done, to what and by whom."""
    words = re.findall(r"[a-z][a-z'-]*[a-z]|[a-z]", plain(typed))
    found = set()
    for word in words:
        for part in word.split("-"):
            if part not in _EMPTY and len(part) > 1:
                found.update(stem(part).split())
    return frozenset(found - _EMPTY)
