"""The vocabulary: every kind of thing the law's clocks listen to, in the field's words."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of fact. The value is what is stored; `label` is what a chronology shows."""

    DATE_OF_BIRTH = "date_of_birth"
    REQUEST_RECEIVED = "request_received"
    BECAME_RESPONSIBLE = "became_responsible"
    REQUEST_WITHDRAWN = "request_withdrawn"
    CONSULTED_FAMILY = "consulted_family"
    PARTNERS_TOLD = "partners_told"
    DECIDED_TO_ASSESS = "decided_to_assess"
    DECIDED_NOT_TO_ASSESS = "decided_not_to_assess"
    REFUSAL_WITHDRAWN = "refusal_withdrawn"
    ADVICE_REQUEST_SENT = "advice_request_sent"
    ADVICE_REQUEST_RECEIVED = "advice_request_received"
    ADVICE_RECEIVED = "advice_received"
    ADVICE_NOT_NEEDED = "advice_not_needed"
    APPOINTMENT_MISSED = "appointment_missed"
    DECIDED_TO_ISSUE = "decided_to_issue"
    DECIDED_NOT_TO_ISSUE = "decided_not_to_issue"
    DRAFT_SENT = "draft_sent"
    DRAFT_SERVED = "draft_served"
    REPRESENTATIONS_RECEIVED = "representations_received"
    CONSULTATION_SENT = "consultation_sent"
    CONSULTATION_ANSWERED = "consultation_answered"
    PLAN_SENT = "plan_sent"
    DECISION_NOTICE_SENT = "decision_notice_sent"
    SETTING_CLOSED_FROM = "setting_closed_from"
    SETTING_REOPENS = "setting_reopens"
    SCHOOL_ADVICE_REQUESTED = "school_advice_requested"
    ABSENT_FROM = "absent_from"
    ABSENT_TO = "absent_to"
    MOVED_AWAY = "moved_away"
    CASE_CLOSED = "case_closed"
    TERM_STARTS = "term_starts"
    REVIEW_MEETING = "review_meeting"
    REVIEW_NOTICE_GIVEN = "review_notice_given"
    REVIEW_ADVICE_CIRCULATED = "review_advice_circulated"
    REVIEW_REPORT_SENT = "review_report_sent"
    DECIDED_TO_KEEP_PLAN = "decided_to_keep_plan"
    DECIDED_TO_AMEND = "decided_to_amend"
    AMENDMENT_NOTICE_SENT = "amendment_notice_sent"
    AMENDMENT_NOTICE_SERVED = "amendment_notice_served"
    DECIDED_NOT_TO_AMEND = "decided_not_to_amend"
    AMENDED_PLAN_SENT = "amended_plan_sent"
    REVIEW_COMPLETED = "review_completed"
    PHASE_TRANSFER = "phase_transfer"
    POST16_TRANSFER = "post16_transfer"
    POST16_MOVE = "post16_move"
    REASSESSMENT_REQUESTED = "reassessment_requested"
    REASSESSMENT_AGREED = "reassessment_agreed"
    REASSESSMENT_REFUSED = "reassessment_refused"
    ASSESSMENT_COMPLETED = "assessment_completed"
    MOVED = "moved"
    OLD_AUTHORITY_AWARE = "old_authority_aware"
    PLAN_HANDED_OVER = "plan_handed_over"
    PLAN_TRANSFERRED = "plan_transferred"
    TRANSFER_NOTICE_SENT = "transfer_notice_sent"
    PLAN_LAST_REVIEWED = "plan_last_reviewed"
    COMMISSIONER_AWARE_OF_MOVE = "commissioner_aware_of_move"
    COMMISSIONER_AWARE = "commissioner_aware"
    COMMISSIONER_CANNOT_PROVIDE = "commissioner_cannot_provide"
    COMMISSIONER_TOLD = "commissioner_told"
    COMMISSIONER_ASKED_AUTHORITY = "commissioner_asked_authority"
    CEASE_DECISION_SENT = "cease_decision_sent"
    PLAN_CEASED = "plan_ceased"
    APPEAL_MADE = "appeal_made"
    APPEAL_RECEIVED = "appeal_received"
    APPEAL_RESPONSE_SENT = "appeal_response_sent"
    APPEAL_DETERMINED = "appeal_determined"
    CERTIFICATE_ISSUED = "certificate_issued"
    MEDIATION_ADVISER_CONTACTED = "mediation_adviser_contacted"
    ADVISER_TOLD_NO_MEDIATION = "adviser_told_no_mediation"
    MEDIATION_WANTED = "mediation_wanted"
    MEDIATION_ARRANGED = "mediation_arranged"
    MEDIATION_CANNOT_BE_ARRANGED = "mediation_cannot_be_arranged"
    HEALTH_ISSUES_RAISED = "health_issues_raised"
    HEALTH_BODIES_TOLD = "health_bodies_told"
    MEDIATION_CONCLUDED = "mediation_concluded"
    AGREED_OTHER = "agreed_other"
    AGREED_OTHER_DONE = "agreed_other_done"
    AGREED_WITHOUT_US = "agreed_without_us"
    COMMISSIONER_REPORTED_AGREEMENT = "commissioner_reported_agreement"
    RECOMMENDATION_MADE = "recommendation_made"
    RECOMMENDATION_ANSWERED = "recommendation_answered"
    FIRST_DIRECT_PAYMENT = "first_direct_payment"
    DIRECT_PAYMENT_REVIEWED = "direct_payment_reviewed"
    PERIOD_DIRECTED = "period_directed"
    PERIOD_AGREED = "period_agreed"
    ORDER_TO_DISMISS_CEASE_APPEAL = "order_to_dismiss_cease_appeal"
    ORDER_TO_ASSESS = "order_to_assess"
    ORDER_TO_MAKE_PLAN = "order_to_make_plan"
    ORDER_TO_RECONSIDER = "order_to_reconsider"
    ORDER_TO_AMEND = "order_to_amend"
    ORDER_TO_CHANGE_PLACEMENT = "order_to_change_placement"
    ORDER_TO_CONTINUE = "order_to_continue"
    ORDER_TO_CONTINUE_AND_AMEND = "order_to_continue_and_amend"
    AGREED_TO_ASSESS = "agreed_to_assess"
    AGREED_TO_MAKE_PLAN = "agreed_to_make_plan"
    AGREED_TO_RECONSIDER = "agreed_to_reconsider"
    AGREED_TO_AMEND = "agreed_to_amend"
    AGREED_TO_CHANGE_PLACEMENT = "agreed_to_change_placement"
    AGREED_TO_CONTINUE = "agreed_to_continue"
    AGREED_TO_CONTINUE_AND_AMEND = "agreed_to_continue_and_amend"
    UNOPPOSED_ASSESS = "unopposed_assess"
    UNOPPOSED_ISSUE = "unopposed_issue"
    UNOPPOSED_CONTENTS = "unopposed_contents"
    UNOPPOSED_PLACEMENT = "unopposed_placement"
    UNOPPOSED_CONTENTS_AND_PLACEMENT = "unopposed_contents_and_placement"
    UNOPPOSED_CEASE = "unopposed_cease"
    ORDER_FAMILY_TOLD = "order_family_told"
    ORDER_NO_PLAN_NOTICE = "order_no_plan_notice"
    ORDER_DRAFT_SENT = "order_draft_sent"
    ORDER_PLAN_SENT = "order_plan_sent"

    __hash__ = str.__hash__  # the engine looks kinds up all the time; Enum's own hash is slower

    @property
    def event(self) -> str:
        """The event as it follows "from" in an explanation: "receiving the request"."""
        return _WORDS[self][0]

    @property
    def label(self) -> str:
        """What a chronology says happened: "Request for an assessment received"."""
        return _WORDS[self][1]


_WORDS = {
    Kind.DATE_OF_BIRTH: ("the birth", "Date of birth"),
    Kind.REQUEST_RECEIVED: ("receiving the request", "Request for an assessment received"),
    Kind.BECAME_RESPONSIBLE: (
        "becoming responsible for the child or young person",
        "Authority became responsible",
    ),
    Kind.REQUEST_WITHDRAWN: ("the withdrawal of the request", "Request withdrawn"),
    Kind.CONSULTED_FAMILY: (
        "consulting the family",
        "Family consulted and told of their right to give views",
    ),
    Kind.PARTNERS_TOLD: (
        "telling health, social care and the setting",
        "Health, social care and the setting told",
    ),
    Kind.DECIDED_TO_ASSESS: (
        "telling the family that you will assess",
        "Family told: we will assess",
    ),
    Kind.DECIDED_NOT_TO_ASSESS: (
        "telling the family that you will not assess",
        "Family told: we will not assess",
    ),
    Kind.REFUSAL_WITHDRAWN: ("withdrawing the refusal", "Refusal withdrawn without an appeal"),
    Kind.ADVICE_REQUEST_SENT: ("sending the request for advice", "Advice asked for (sent)"),
    Kind.ADVICE_REQUEST_RECEIVED: (
        "the body receiving the request for advice",
        "Advice request reached the adviser",
    ),
    Kind.ADVICE_RECEIVED: ("receiving the advice", "Advice received"),
    Kind.ADVICE_NOT_NEEDED: ("deciding that the advice is not needed", "Advice no longer needed"),
    Kind.APPOINTMENT_MISSED: ("the missed appointment", "Appointment for advice missed"),
    Kind.DECIDED_TO_ISSUE: ("deciding to issue a plan", "Decided to issue a plan"),
    Kind.DECIDED_NOT_TO_ISSUE: (
        "telling the family that there will be no plan",
        "Family told: no plan will be issued",
    ),
    Kind.DRAFT_SENT: ("sending the draft plan", "Draft plan sent"),
    Kind.DRAFT_SERVED: ("serving the draft plan", "Draft plan served (reached the family)"),
    Kind.REPRESENTATIONS_RECEIVED: (
        "receiving the family's views on the draft",
        "Family's views on the draft received",
    ),
    Kind.CONSULTATION_SENT: ("consulting the setting", "Setting consulted"),
    Kind.CONSULTATION_ANSWERED: ("the setting's answer", "Setting answered"),
    Kind.PLAN_SENT: ("sending the final plan", "Final plan sent"),
    Kind.DECISION_NOTICE_SENT: (
        "sending the decision notice",
        "Decision notice with right of appeal sent",
    ),
    Kind.SETTING_CLOSED_FROM: ("the setting closing", "Setting closed from"),
    Kind.SETTING_REOPENS: ("the setting re-opening", "Setting re-opens"),
    Kind.SCHOOL_ADVICE_REQUESTED: (
        "asking the head or principal for advice",
        "Head or principal asked for advice",
    ),
    Kind.ABSENT_FROM: ("the absence beginning", "Away from the area from"),
    Kind.ABSENT_TO: ("the absence ending", "Away from the area to (last day)"),
    Kind.MOVED_AWAY: ("the move to another authority", "Moved to another authority"),
    Kind.CASE_CLOSED: ("closing the case", "Case closed"),
    Kind.TERM_STARTS: ("the start of term", "Term starts"),
    Kind.REVIEW_MEETING: ("the review meeting", "Review meeting"),
    Kind.REVIEW_NOTICE_GIVEN: (
        "inviting people to the review meeting",
        "People invited to the review meeting",
    ),
    Kind.REVIEW_ADVICE_CIRCULATED: (
        "sending round the advice for the review",
        "Advice for the review circulated",
    ),
    Kind.REVIEW_REPORT_SENT: ("sending the review report", "Review report sent"),
    Kind.DECIDED_TO_KEEP_PLAN: (
        "telling the family that the plan stays as it is",
        "Family told: plan stays as it is",
    ),
    Kind.DECIDED_TO_AMEND: ("deciding to amend the plan", "Decided to amend the plan"),
    Kind.AMENDMENT_NOTICE_SENT: (
        "sending the amendment notice",
        "Amendment notice, with the amendments, sent",
    ),
    Kind.AMENDMENT_NOTICE_SERVED: (
        "serving the amendment notice",
        "Amendment notice served (reached the family)",
    ),
    Kind.DECIDED_NOT_TO_AMEND: (
        "telling the family that you will not amend",
        "Family told: plan will not be amended",
    ),
    Kind.AMENDED_PLAN_SENT: ("sending the amended final plan", "Amended final plan sent"),
    Kind.REVIEW_COMPLETED: ("completing the review", "Review completed (family told the decision)"),
    Kind.PHASE_TRANSFER: ("the phase transfer", "Phase transfer"),
    Kind.POST16_TRANSFER: (
        "the transfer from secondary school to a post-16 institution",
        "Transfer to a post-16 institution",
    ),
    Kind.POST16_MOVE: (
        "the move between post-16 institutions",
        "Move between post-16 institutions",
    ),
    Kind.REASSESSMENT_REQUESTED: (
        "receiving the request for a reassessment",
        "Request for a reassessment received",
    ),
    Kind.REASSESSMENT_AGREED: (
        "telling the family that you will reassess",
        "Family told: we will reassess",
    ),
    Kind.REASSESSMENT_REFUSED: (
        "telling the family that you will not reassess",
        "Family told: we will not reassess",
    ),
    Kind.ASSESSMENT_COMPLETED: ("the last assessment", "Assessment completed"),
    Kind.MOVED: ("the move to the new authority", "Move to the new authority"),
    Kind.OLD_AUTHORITY_AWARE: (
        "the old authority learning of the move",
        "Old authority learned of the move",
    ),
    Kind.PLAN_HANDED_OVER: ("handing the plan over", "Plan handed over to the new authority"),
    Kind.PLAN_TRANSFERRED: ("the transfer of the plan to you", "Plan transferred to us"),
    Kind.TRANSFER_NOTICE_SENT: (
        "telling the family about the transfer",
        "Family told about the transfer",
    ),
    Kind.PLAN_LAST_REVIEWED: (
        "the plan being made or last reviewed",
        "Plan made or last reviewed (elsewhere)",
    ),
    Kind.COMMISSIONER_AWARE_OF_MOVE: (
        "the old health body learning of the move",
        "Old health body learned of the move",
    ),
    Kind.COMMISSIONER_AWARE: (
        "the health body learning of the change",
        "Health body learned of the change",
    ),
    Kind.COMMISSIONER_CANNOT_PROVIDE: (
        "the new health body learning what it cannot provide",
        "New health body cannot provide section G",
    ),
    Kind.COMMISSIONER_TOLD: ("telling the new health body", "New health body told"),
    Kind.COMMISSIONER_ASKED_AUTHORITY: (
        "the health body asking the authority",
        "Health body asked for an assessment or review",
    ),
    Kind.CEASE_DECISION_SENT: (
        "sending the decision to cease the plan",
        "Decision to cease the plan sent",
    ),
    Kind.PLAN_CEASED: ("the plan ceasing", "Plan ceased"),
    Kind.APPEAL_MADE: ("the appeal", "Appeal made to the Tribunal"),
    Kind.APPEAL_RECEIVED: (
        "receiving the appeal from the Tribunal",
        "Appeal received from the Tribunal",
    ),
    Kind.APPEAL_RESPONSE_SENT: ("answering the appeal", "Response sent to the Tribunal"),
    Kind.APPEAL_DETERMINED: ("the appeal being decided", "Appeal decided or withdrawn"),
    Kind.CERTIFICATE_ISSUED: (
        "the issue of the mediation certificate",
        "Mediation certificate issued",
    ),
    Kind.MEDIATION_ADVISER_CONTACTED: (
        "contacting the mediation adviser",
        "Mediation adviser contacted",
    ),
    Kind.ADVISER_TOLD_NO_MEDIATION: (
        "telling the adviser that no mediation is wanted",
        "Adviser told: no mediation",
    ),
    Kind.MEDIATION_WANTED: (
        "being told that the family wants mediation",
        "We were told the family wants mediation",
    ),
    Kind.MEDIATION_ARRANGED: ("arranging the mediation", "Mediation arranged"),
    Kind.MEDIATION_CANNOT_BE_ARRANGED: (
        "telling the adviser that mediation cannot be arranged in time",
        "Adviser told: mediation cannot be arranged in time",
    ),
    Kind.HEALTH_ISSUES_RAISED: (
        "being told that the disagreement is about health",
        "We were told of health issues",
    ),
    Kind.HEALTH_BODIES_TOLD: ("telling the health bodies", "Health bodies told"),
    Kind.MEDIATION_CONCLUDED: ("the end of the mediation", "Mediation ended"),
    Kind.AGREED_OTHER: (
        "the mediation agreement",
        "Mediation agreement on a matter that cannot be appealed",
    ),
    Kind.AGREED_OTHER_DONE: ("doing what was agreed", "Mediation agreement carried out"),
    Kind.AGREED_WITHOUT_US: (
        "the mediation agreement",
        "Mediation agreement to which we were no party",
    ),
    Kind.COMMISSIONER_REPORTED_AGREEMENT: (
        "telling the authority of the agreement",
        "Health body told us of the agreement",
    ),
    Kind.RECOMMENDATION_MADE: (
        "the Tribunal's recommendation",
        "Tribunal recommendation on health or social care",
    ),
    Kind.RECOMMENDATION_ANSWERED: ("answering the recommendation", "Recommendation answered"),
    Kind.FIRST_DIRECT_PAYMENT: ("the first direct payment", "First direct payment made"),
    Kind.DIRECT_PAYMENT_REVIEWED: ("reviewing the direct payments", "Direct payments reviewed"),
    Kind.PERIOD_DIRECTED: ("the day the Tribunal directed", "Tribunal directed another last day"),
    Kind.PERIOD_AGREED: ("the day agreed in writing", "Another last day agreed in writing"),
    Kind.ORDER_TO_DISMISS_CEASE_APPEAL: (
        "the Tribunal's order",
        "Order: appeal against ceasing dismissed",
    ),
    Kind.ORDER_TO_ASSESS: ("the Tribunal's order", "Order: assess or reassess"),
    Kind.ORDER_TO_MAKE_PLAN: ("the Tribunal's order", "Order: make and maintain a plan"),
    Kind.ORDER_TO_RECONSIDER: ("the Tribunal's order", "Order: reconsider"),
    Kind.ORDER_TO_AMEND: ("the Tribunal's order", "Order: amend the plan"),
    Kind.ORDER_TO_CHANGE_PLACEMENT: ("the Tribunal's order", "Order: change the placement only"),
    Kind.ORDER_TO_CONTINUE: ("the Tribunal's order", "Order: continue the plan"),
    Kind.ORDER_TO_CONTINUE_AND_AMEND: (
        "the Tribunal's order",
        "Order: continue and amend the plan",
    ),
    Kind.AGREED_TO_ASSESS: ("the mediation agreement", "Mediation agreement: assess or reassess"),
    Kind.AGREED_TO_MAKE_PLAN: ("the mediation agreement", "Mediation agreement: make a plan"),
    Kind.AGREED_TO_RECONSIDER: ("the mediation agreement", "Mediation agreement: reconsider"),
    Kind.AGREED_TO_AMEND: ("the mediation agreement", "Mediation agreement: amend the plan"),
    Kind.AGREED_TO_CHANGE_PLACEMENT: (
        "the mediation agreement",
        "Mediation agreement: change the placement only",
    ),
    Kind.AGREED_TO_CONTINUE: ("the mediation agreement", "Mediation agreement: continue the plan"),
    Kind.AGREED_TO_CONTINUE_AND_AMEND: (
        "the mediation agreement",
        "Mediation agreement: continue and amend the plan",
    ),
    Kind.UNOPPOSED_ASSESS: (
        "telling the Tribunal that you do not oppose the appeal",
        "Tribunal told: appeal about assessing not opposed",
    ),
    Kind.UNOPPOSED_ISSUE: (
        "telling the Tribunal that you do not oppose the appeal",
        "Tribunal told: appeal about issuing a plan not opposed",
    ),
    Kind.UNOPPOSED_CONTENTS: (
        "telling the Tribunal that you do not oppose the appeal",
        "Tribunal told: appeal about contents not opposed",
    ),
    Kind.UNOPPOSED_PLACEMENT: (
        "telling the Tribunal that you do not oppose the appeal",
        "Tribunal told: appeal about placement not opposed",
    ),
    Kind.UNOPPOSED_CONTENTS_AND_PLACEMENT: (
        "telling the Tribunal that you do not oppose the appeal",
        "Tribunal told: appeal about contents and placement not opposed",
    ),
    Kind.UNOPPOSED_CEASE: (
        "telling the Tribunal that you do not oppose the appeal",
        "Tribunal told: appeal against ceasing not opposed",
    ),
    Kind.ORDER_FAMILY_TOLD: (
        "telling the family after the order",
        "Family told what follows from the order or agreement",
    ),
    Kind.ORDER_NO_PLAN_NOTICE: (
        "the no-plan notice after the order",
        "No-plan notice after the order or agreement",
    ),
    Kind.ORDER_DRAFT_SENT: (
        "the draft plan after the order",
        "Draft plan sent after the order or agreement",
    ),
    Kind.ORDER_PLAN_SENT: (
        "the plan after the order",
        "Final or amended plan sent after the order or agreement",
    ),
}

# When such a thing is recorded twice, the clock counts from the first; else from the last.
FIRST_COUNTS = frozenset(
    {
        Kind.REQUEST_RECEIVED,
        Kind.BECAME_RESPONSIBLE,
        Kind.ADVICE_REQUEST_SENT,
        Kind.ADVICE_REQUEST_RECEIVED,
        Kind.OLD_AUTHORITY_AWARE,
        Kind.COMMISSIONER_AWARE_OF_MOVE,
        Kind.FIRST_DIRECT_PAYMENT,
        Kind.PLAN_SENT,
    }
)
