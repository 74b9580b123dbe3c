"""Words that may mean somebody is in danger. A person looks; the words decide nothing (H-309)."""

from __future__ import annotations

import re

_SIGNS = re.compile(
    r"\b(?:kill(?:s|ed|ing)?\s+(?:him|her|my|them|your)sel(?:f|ves)|suicid\w*|self[\s-]?harm\w*"
    r"|(?:hurt|cut|harm)(?:s|ing)?\s+(?:him|her|my|them)sel(?:f|ves)"
    r"|want(?:s|ed)?\s+to\s+die|end\s+(?:his|her|my|their)\s+(?:own\s+)?life|overdos\w*"
    r"|(?:hits?|hitting|beats?|beating|punch\w*|kick\w*|strangl\w*|chok\w*)\s+"
    r"(?:me|us|him|her|them|my)\b"
    r"|(?:he|she|they|dad|mum|father|mother|uncle|partner|boyfriend|step\w+)\s+(?:hits?|beats?|hurts?)"
    r"|abus(?:e|es|ed|ing|ive)|rap(?:e|ed|ing)\b|touch(?:es|ed|ing)\s+(?:me|him|her)\b"
    r"|not\s+safe\s+(?:at|in|with)|unsafe\s+(?:at\s+home|with)|afraid\s+(?:of|to\s+go)\s+"
    r"(?:him|her|home|dad|mum)|domestic\s+violence|neglect(?:ed|ing)?|starv\w+|locked\s+(?:in|up))",
    re.IGNORECASE,
)


def sounds_worrying(words: str) -> bool:
    """Whether a person should read this within the hour."""
    return bool(_SIGNS.search(words))
