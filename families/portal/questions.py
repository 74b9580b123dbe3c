"""What a family can tell us, page by page: the words of each question."""

from __future__ import annotations

from ..access import Sight
from ..forms.saying import Question
from ..models import Given
from ..queries.saying import Draft, has_plan

Kind = Given.Kind
QUESTIONS = {
    one.kind.replace("_", "-"): one
    for one in (
        Question(
            Kind.VIEWS.value,
            "Tell us your views",
            "What matters to you?",
            "What goes well, what is hard, what you hope for. There is no right or wrong. You can"
            " use words, pictures or sound.",
            takes_files=True,
        ),
        Question(
            Kind.EVIDENCE.value,
            "Send us something",
            "What is it?",
            "For example, a letter from a doctor or a photo of some school work.",
            takes_files=True,
        ),
        Question(
            Kind.SETTING.value,
            "Ask for a school or college",
            "Why do you want this one?",
            "You can change your mind. You can ask for more than one: send this page again.",
            button="Ask for it",
            asks=(("setting", "Name of the school or college"), ("town", "Town, if you know it")),
        ),
        Question(
            Kind.MEETING.value,
            "Ask for a meeting",
            "What do you want to talk about?",
            button="Ask for a meeting",
            asks=(("when", "Days and times that suit you"), ("helps", "What would help you there")),
        ),
        Question(
            Kind.MESSAGE.value,
            "Write to us",
            "Your message",
            "If somebody is in danger, ring 999 now. Messages are read on working days.",
        ),
        Question(
            Kind.NOT_HAPPENING.value,
            "Tell us that help is not happening",
            "What should be happening, and what is?",
            asks=(("line", "Which help in the plan"), ("since", "Since when")),
        ),
        Question(
            Kind.CORRECTION.value,
            "Tell us that something is wrong",
            "What is wrong, and what is right?",
            "If you see a paper about another child, ring us now.",
        ),
        Question(
            Kind.AGREE.value,
            "Do you agree with the draft?",
            "Anything you want to say",
            choices={
                "yes": "Yes, I agree with it",
                "mostly": "Mostly, but not with all of it",
                "no": "No, I do not agree",
            },
        ),
        Question(
            Kind.ACCEPT_PLAN.value,
            "Do you accept the plan?",
            "Anything you want to say",
            "Your answer takes no right away from you. You can still appeal.",
            choices={
                "yes": "Yes, I accept it",
                "partly": "Some of it, not all",
                "no": "No, I do not accept it",
            },
        ),
        Question(
            Kind.FEELING.value,
            "Tell us how it felt",
            "What could we do better?",
            "You need not answer. If this has been very hard and you want to talk to somebody, the"
            " Samaritans are there day and night on 116 123.",
            choices={"well": "It went well", "mixed": "Some good, some bad", "badly": "It was bad"},
        ),
    )
}


def asked_now(sight: Sight, draft: Draft | None, *, messages_too: bool = False) -> list[str]:
    """The questions that fit where the case stands: of a draft, or of a plan, once there is one.

    On their own page messages have a place of their own.
    """
    left_out = set() if messages_too else {"message"}
    left_out |= set() if draft else {"agree"}
    left_out |= set() if has_plan(sight) else {"not-happening", "accept-plan"}
    return [slug for slug in QUESTIONS if slug not in left_out]
