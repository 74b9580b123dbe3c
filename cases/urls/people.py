"""Addresses of the people on a case."""

from django.urls import path

from ..views import contact_changes, people, protecting

OF = "cases/<str:reference>/people/"
ONE = f"{OF}<int:pk>/"
CHANGE = f"{OF}changes/<int:pk>/"

urlpatterns = [
    path("contact-changes/", contact_changes.waiting, name="contact_changes"),
    path(OF, people.show, name="case_people"),
    path(f"{OF}new/", people.add, name="person_new"),
    path(f"{OF}child/", people.edit_child, name="child_edit"),
    path(f"{OF}child/history/", people.child_history, name="child_history"),
    path(f"{OF}stopped/<uuid:key>/", protecting.stopped, name="stopped_letter"),
    path(f"{ONE}edit/", people.edit, name="person_edit"),
    path(f"{ONE}history/", people.history, name="person_history"),
    path(f"{ONE}remove/", protecting.remove, name="person_remove"),
    path(f"{ONE}bring-back/", protecting.bring_back, name="person_bring_back"),
    path(f"{ONE}withhold/", protecting.withhold, name="person_withhold"),
    path(f"{ONE}stop-withholding/", protecting.stop_withholding, name="person_stop_withholding"),
    path(f"{ONE}came-back/", protecting.doubtful, name="person_doubtful"),
    path(f"{ONE}address-is-right/", protecting.settle, name="person_settle"),
    path(f"{ONE}order/", protecting.order, name="person_order"),
    path(f"{ONE}order-ended/", protecting.end_order, name="person_order_ended"),
    path(f"{ONE}change/", contact_changes.new, name="contact_change_new"),
    path(CHANGE, contact_changes.show, name="contact_change"),
    path(f"{CHANGE}call-back/", contact_changes.call_back, name="contact_call_back"),
    path(f"{CHANGE}make/", contact_changes.make, name="contact_make"),
    path(f"{CHANGE}approve/", contact_changes.approve, name="contact_approve"),
    path(f"{CHANGE}refuse/", contact_changes.refuse, name="contact_refuse"),
    path(f"{CHANGE}told-old/", contact_changes.told_old, name="contact_told_old"),
]
