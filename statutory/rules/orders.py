"""What follows a Tribunal order, a mediation agreement or an unopposed appeal (O01, M06, U01).

The three are tracks with their own starts (H-082) and the same kinds of duty, so the duties are
written once, as a table, and each track takes the rows it has.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..citation import REGULATIONS, Citation, Mark
from ..counting import after, the_same_day
from ..facts import Ground
from ..kinds import Kind
from ..rule import Holder, Rule

_EXCUSED = (
    Ground.EXCEPTIONAL_CIRCUMSTANCES,
    Ground.ABSENT_TWO_WEEKS,
    Ground.SETTING_CLOSED,
    Ground.EARLY_YEARS_CLOSED,
)


@dataclass(frozen=True, slots=True)
class _Follows:
    """One duty that follows: which paragraph, what, in how many weeks, met by what."""

    letter: str
    duty: str
    weeks: int
    met_by: Kind


_TOLD = _Follows("b", "Tell the family that you will assess", 2, Kind.ORDER_FAMILY_TOLD)
_NO_PLAN = _Follows(
    "b10", "If there is to be no plan, tell the family with reasons", 10, Kind.ORDER_NO_PLAN_NOTICE
)
_FINAL_14 = _Follows("b14", "Send the final plan", 14, Kind.ORDER_PLAN_SENT)
_DRAFT = _Follows("c", "Send the draft plan", 5, Kind.ORDER_DRAFT_SENT)
_FINAL_11 = _Follows("c11", "Send the final plan", 11, Kind.ORDER_PLAN_SENT)
_RECONSIDER = _Follows("d", "Reconsider and tell the family", 2, Kind.ORDER_FAMILY_TOLD)
_AMEND = _Follows("e", "Send the amended plan", 5, Kind.ORDER_PLAN_SENT)
_PLACEMENT = _Follows("f", "Send the plan with the changed placement", 2, Kind.ORDER_PLAN_SENT)
_BOTH = _Follows("fe", "Send the amended plan with the changed placement", 5, Kind.ORDER_PLAN_SENT)
_CONTINUE = _Follows("g", "Keep the plan in place", 0, Kind.ORDER_FAMILY_TOLD)
_AMEND_KEPT = _Follows("h", "Send the amended plan that continues", 5, Kind.ORDER_PLAN_SENT)
_CEASE = _Follows("a", "Cease the plan", 0, Kind.PLAN_CEASED)

_ASSESS = (_TOLD, _NO_PLAN, _FINAL_14)
_MAKE = (_DRAFT, _FINAL_11)

_AFTER_ORDER = {
    Kind.ORDER_TO_DISMISS_CEASE_APPEAL: (_CEASE,),
    Kind.ORDER_TO_ASSESS: _ASSESS,
    Kind.ORDER_TO_MAKE_PLAN: _MAKE,
    Kind.ORDER_TO_RECONSIDER: (_RECONSIDER,),
    Kind.ORDER_TO_AMEND: (_AMEND,),
    Kind.ORDER_TO_CHANGE_PLACEMENT: (_PLACEMENT,),
    Kind.ORDER_TO_CONTINUE: (_CONTINUE,),
    Kind.ORDER_TO_CONTINUE_AND_AMEND: (_AMEND_KEPT,),
}
_AFTER_AGREEMENT = {
    Kind.AGREED_TO_ASSESS: _ASSESS,
    Kind.AGREED_TO_MAKE_PLAN: _MAKE,
    Kind.AGREED_TO_RECONSIDER: (_RECONSIDER,),
    Kind.AGREED_TO_AMEND: (_AMEND,),
    Kind.AGREED_TO_CHANGE_PLACEMENT: (_PLACEMENT,),
    Kind.AGREED_TO_CONTINUE: (_CONTINUE,),
    Kind.AGREED_TO_CONTINUE_AND_AMEND: (_AMEND_KEPT,),
}
_AFTER_CONCESSION = {
    Kind.UNOPPOSED_ASSESS: _ASSESS,
    Kind.UNOPPOSED_ISSUE: _MAKE,
    Kind.UNOPPOSED_CONTENTS: (_AMEND,),
    Kind.UNOPPOSED_PLACEMENT: (_PLACEMENT,),
    Kind.UNOPPOSED_CONTENTS_AND_PLACEMENT: (_BOTH,),
    Kind.UNOPPOSED_CEASE: (_AMEND_KEPT,),
}
# Sub-paragraphs of reg 44(2) whose words were read in a quotation; the others are less sure.
_READ_44 = {"a", "b", "c"}
_UNDERSTOOD_44 = {"d", "h"}


def _order_citation(letter: str) -> Citation:
    first = letter[0]
    mark = Mark.READ if first in _READ_44 else Mark.REPORTED
    mark = Mark.UNDERSTOOD if first in _UNDERSTOOD_44 else mark
    return Citation(REGULATIONS, f"reg 44(2)({first})", "of the order being made", mark)


def _agreement_citation(letter: str) -> Citation:
    return Citation(
        REGULATIONS,
        f"regs 42(2) and 44(2)({letter[0]})",
        "as if an order had been made",
        _order_citation(letter).mark,  # no surer than the order it is treated as
    )


def _concession_citation(letter: str) -> Citation:
    paragraph = {"b": "45(3) and (3A)", "e": "45(4)", "f": "45(5)", "c": "45(6)"}.get(
        letter[0], "45(7)"
    )
    mark = Mark.READ if letter[0] in "be" else Mark.REPORTED
    return Citation(REGULATIONS, f"reg {paragraph}", "of notifying the Tribunal", mark)


def _rule(row: str, kind: Kind, follows: _Follows, citation: Citation, over: Kind) -> Rule:
    counts = after(kind, weeks=follows.weeks) if follows.weeks else the_same_day(kind)
    return Rule(
        id=f"{row}{follows.letter}",
        row=row,
        duty=f"{follows.duty}",
        holder=Holder.LOCAL_AUTHORITY,
        counts=(counts,),
        met_by=(follows.met_by,),
        ends_on=(Kind.ORDER_NO_PLAN_NOTICE,) if follows.letter == "b14" else (),
        ends_for_good_on=(Kind.ORDER_DRAFT_SENT, Kind.ORDER_PLAN_SENT)
        if follows.letter == "b10"
        else (),
        overridden_by=(over,),
        excused_on=_EXCUSED if follows.letter != "a" else (),
        citation=citation,
    )


ORDERS: tuple[Rule, ...] = (
    *(
        _rule("O01", kind, one, _order_citation(one.letter), Kind.PERIOD_DIRECTED)
        for kind, duties in _AFTER_ORDER.items()
        for one in duties
    ),
    *(
        _rule("M06", kind, one, _agreement_citation(one.letter), Kind.PERIOD_AGREED)
        for kind, duties in _AFTER_AGREEMENT.items()
        for one in duties
    ),
    *(
        _rule("U01", kind, one, _concession_citation(one.letter), Kind.PERIOD_DIRECTED)
        for kind, duties in _AFTER_CONCESSION.items()
        for one in duties
    ),
)
