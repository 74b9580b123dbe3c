"""What somebody reads, for looking whether a short word stands in it."""

from __future__ import annotations

import re

# A secret of a link or a form: long, without a space, with capitals, small letters and digits.
_SECRET = re.compile(r"(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*[0-9])[\w-]{18,}", re.ASCII)
# The number of a row in a link, a field or a list.
_NUMBER = re.compile(r"""(?<=[/"'=])\d{1,6}(?=[/"'&])""")


def plain(*said: object) -> str:
    """These words, without what differs at each run: secrets, and the numbers of rows.

    Three letters of a name stand in a secret by chance, a year in a number: both have failed a
    test that was right.
    """
    return _NUMBER.sub("", _SECRET.sub("", " ".join(str(one) for one in said)))
