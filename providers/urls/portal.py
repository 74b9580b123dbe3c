"""Addresses of the settings' and services' own screens."""

from django.urls import path

from ..portal import advice, answering, files, handing_in, home, joining, people, places

_OF = "for-providers/"
_ADVICE = f"{_OF}advice/<int:pk>/"
_ANSWER = f"{_ADVICE}answer/"
_LINE = f"{_ANSWER}<str:kind>/<int:line>/"

urlpatterns = [
    path(_OF, home.home, name="portal_home"),
    path(f"{_OF}worry/", home.worry, name="portal_worry"),
    path(f"{_OF}join/<str:token>/", joining.join, name="portal_join"),
    path(f"{_OF}places/", places.places, name="portal_places"),
    path(f"{_OF}places/<int:pk>/", places.say, name="portal_say_places"),
    path(f"{_OF}people/", people.people, name="portal_people"),
    path(f"{_OF}people/own/<int:pk>/", people.own, name="portal_own"),
    path(f"{_OF}people/invite/<int:pk>/", people.invite, name="portal_invite"),
    path(f"{_OF}people/<int:pk>/again/", people.invite_again, name="portal_invite_again"),
    path(f"{_OF}people/<int:pk>/admin/", people.set_admin, name="portal_set_admin"),
    path(f"{_OF}people/<int:pk>/end/", people.end, name="portal_end"),
    path(_ADVICE, advice.advice, name="portal_advice"),
    path(f"{_ADVICE}who/", advice.assign, name="portal_assign"),
    path(f"{_ADVICE}send-back/", advice.send_back, name="portal_send_back"),
    path(f"{_ADVICE}more-time/", advice.more_time, name="portal_more_time"),
    path(f"{_ADVICE}missed/", advice.missed, name="portal_missed"),
    path(f"{_ADVICE}mark/", advice.mark, name="portal_mark"),
    path(f"{_ADVICE}papers/<int:paper>/", files.paper, name="portal_paper"),
    path(f"{_ADVICE}others/<int:number>/", advice.other, name="portal_other"),
    path(f"{_ADVICE}others/<int:number>/paper/", advice.other_file, name="portal_other_file"),
    path(f"{_ADVICE}given/<int:number>/<str:what>/", files.given, name="portal_given"),
    path(f"{_ADVICE}correct/", handing_in.correct, name="portal_correct"),
    path(f"{_ADVICE}withdraw/", handing_in.withdraw, name="portal_withdraw"),
    path(_ANSWER, answering.answer, name="portal_answer"),
    path(f"{_ANSWER}about/", answering.about, name="portal_about"),
    path(f"{_ANSWER}document/", answering.document, name="portal_document"),
    path(f"{_ANSWER}document/remove/", answering.document_remove, name="portal_document_remove"),
    path(f"{_ANSWER}document/file/", files.draft, name="portal_draft_file"),
    path(f"{_ANSWER}sign/", answering.sign, name="portal_sign"),
    path(f"{_ANSWER}hand-in/", handing_in.hand_in, name="portal_hand_in"),
    path(f"{_ANSWER}<str:kind>/", answering.line_new, name="portal_line_new"),
    path(_LINE, answering.line, name="portal_line"),
    path(f"{_LINE}remove/", answering.line_remove, name="portal_line_remove"),
]
