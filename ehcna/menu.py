"""The tabs of a case, in their order. They lead to every app, so the top names them."""

# Name of the page, words of the link, what one must be allowed to do (`cases.roles`).
CASE_TABS = (
    ("case", "Dates and chronology", "view"),
    ("case_contact", "Contact", "view"),
    ("case_people", "People", "view"),
    ("behalf", "From the family", "record"),
    ("family_accounts", "Family accounts", "invite_family"),
    ("service_notices", "Notices", "send"),
    ("case_advice", "Advice", "view"),
    ("case_decisions", "Decisions", "view"),
    ("case_plan", "Plan", "view"),
    ("case_panels", "Panels", "view"),
    ("case_documents", "Documents", "view"),
    ("case_letters", "Letters", "send"),
    ("case_settings", "Consultations", "view"),
    ("case_options", "Options and costs", "see_costs"),
    ("case_placements", "Placements", "see_costs"),
    ("case_messages", "Messages", "view"),
    ("case_handover", "Handover", "view"),
    ("case_access", "Who looked", "look_at_audit"),
)
