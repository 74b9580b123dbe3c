"""Who may open what: one line for each act, one column for each kind of visitor.

This is the table that a council would sign. It is written by hand and not made from `cases.roles`:
where the two differ, one of them is wrong. `x` opens the page and answers its form; a dot finds
nothing there, in the words of a page that does not exist.
"""

from __future__ import annotations

from tests.site.test_guards import FOR_THE_SENDER, GUARDS
from tests.site.visitors import EVERYBODY

#   as assistant      co coordinator   se senior (and lead for safeguarding)   ma manager
#   da data officer   fi finance       ad administrator
#   pm panel member   sv setting or service
#   pa parent         he helper        yp young person (of a case of their own)
#   no nobody: has not signed in
TABLE = """
                              as co se ma da fi ad   pm sv   pa he yp   no
public                         x  x  x  x  x  x  x    x  x    x  x  x    x
signed_in                      x  x  x  x  x  x  x    x  x    x  x  x    .

officer:view                   x  x  x  x  x  .  .    .  .    .  .  .    .
officer:record                 x  x  x  .  .  .  .    .  .    .  .  .    .
officer:correct                .  x  x  .  x  .  .    .  .    .  .  .    .
officer:decide                 .  x  x  .  .  .  .    .  .    .  .  .    .
officer:except                 .  x  x  .  .  .  .    .  .    .  .  .    .
officer:send                   x  x  x  .  .  .  .    .  .    .  .  .    .
officer:file                   x  x  x  .  .  .  .    .  .    .  .  .    .
officer:ask                    x  x  x  .  .  .  .    .  .    .  .  .    .
officer:approve                .  .  x  x  .  .  .    .  .    .  .  .    .
officer:restrict               .  .  x  x  .  .  .    .  .    .  .  .    .
officer:hold                   .  .  x  x  .  .  .    .  .    .  .  .    .
officer:allocate               .  .  x  x  .  .  .    .  .    .  .  .    .
officer:look_at_audit          .  x  x  x  x  .  .    .  .    .  .  .    .
officer:ask_advice             x  x  x  .  .  .  .    .  .    .  .  .    .
officer:consult                x  x  x  .  .  .  .    .  .    .  .  .    .
officer:see_costs              .  x  x  x  .  .  .    .  .    .  .  .    .
officer:weigh                  .  x  x  .  .  .  .    .  .    .  .  .    .
officer:place                  .  x  x  .  .  .  .    .  .    .  .  .    .
officer:write_plan             .  x  x  .  .  .  .    .  .    .  .  .    .
officer:issue_plan             .  x  x  .  .  .  .    .  .    .  .  .    .
officer:check_plan             .  .  x  x  .  .  .    .  .    .  .  .    .
officer:audit_plans            .  .  x  x  .  .  .    .  .    .  .  .    .
officer:list_case              x  x  x  .  .  .  .    .  .    .  .  .    .
officer:write_brief            .  x  x  .  .  .  .    .  .    .  .  .    .
officer:review_brief           .  .  x  x  .  .  .    .  .    .  .  .    .
officer:invite_family          .  x  x  .  .  .  .    .  .    .  .  .    .

keeper:restrict                .  .  x  x  .  .  .    .  .    .  .  .    .
safeguarding_lead              .  .  x  .  .  .  .    .  .    .  .  .    .
lead_or:restrict               .  .  x  x  .  .  .    .  .    .  .  .    .

staff:worklist                 x  x  x  x  x  .  .    .  .    .  .  .    .
staff:receive_request          x  x  x  .  .  .  .    .  .    .  .  .    .
staff:intake                   x  x  x  .  .  .  .    .  .    .  .  .    .
staff:send                     x  x  x  .  .  .  .    .  .    .  .  .    .
staff:send_batch               x  x  x  .  .  .  .    .  .    .  .  .    .
staff:ask_advice               x  x  x  .  .  .  .    .  .    .  .  .    .
staff:break_glass              x  x  x  x  .  .  .    .  .    .  .  .    .
staff:run_panels               x  x  x  x  .  .  .    .  .    .  .  .    .
runs_meeting                   x  x  x  x  .  .  .    .  .    .  .  .    .
staff:keep_panels              .  .  x  x  .  .  .    .  .    .  .  .    .
staff:approve                  .  .  x  x  .  .  .    .  .    .  .  .    .
staff:restrict                 .  .  x  x  .  .  .    .  .    .  .  .    .
staff:merge                    .  .  x  x  .  .  .    .  .    .  .  .    .
staff:allocate                 .  .  x  x  .  .  .    .  .    .  .  .    .
staff:see_desk                 .  .  x  x  .  .  .    .  .    .  .  .    .
staff:word_letters             .  .  x  x  .  .  .    .  .    .  .  .    .
staff:settle_messages          .  .  x  x  .  .  .    .  .    .  .  .    .
staff:audit_plans              .  .  x  x  .  .  .    .  .    .  .  .    .
staff:see_advice_figures       .  .  x  x  .  .  .    .  .    .  .  .    .
staff:see_costs                .  x  x  x  .  x  .    .  .    .  .  .    .
staff:see_commitments          .  .  x  x  .  x  .    .  .    .  .  .    .
staff:approve_costs            .  .  x  x  .  x  .    .  .    .  .  .    .
staff:see_directory            x  x  x  x  x  x  .    .  .    .  .  .    .
staff:keep_directory           x  x  x  x  x  .  .    .  .    .  .  .    .
staff:import_register          .  .  x  x  x  .  .    .  .    .  .  .    .
staff:import_requests          .  x  x  .  x  .  .    .  .    .  .  .    .
staff:see_retention            .  .  .  x  x  .  .    .  .    .  .  .    .
staff:propose_erasure          .  .  .  x  x  .  .    .  .    .  .  .    .
staff:confirm_erasure          .  .  .  x  .  .  .    .  .    .  .  .    .
staff:see_jobs                 .  x  x  x  x  .  x    .  .    .  .  .    .
staff:mend_restore             .  .  .  x  .  .  x    .  .    .  .  .    .
staff:see_retention            .  .  .  x  x  .  .    .  .    .  .  .    .
staff:propose_erasure          .  .  .  x  x  .  .    .  .    .  .  .    .
staff:confirm_erasure          .  .  .  x  .  .  .    .  .    .  .  .    .

sitting                        .  .  .  .  .  .  .    x  .    .  .  .    .
member_of_meeting              .  .  .  .  .  .  .    x  .    .  .  .    .
member_on_case                 .  .  .  .  .  .  .    x  .    .  .  .    .
keeper_of_meeting              .  .  .  .  .  .  .    x  .    .  .  .    .
keeper_of_record               .  .  .  .  .  .  .    x  .    .  .  .    .

member:answer                  .  .  .  .  .  .  .    .  x    .  .  .    .
asked_for_advice:answer        .  .  .  .  .  .  .    .  x    .  .  .    .
service_admin:answer           .  .  .  .  .  .  .    .  x    .  .  .    .
admin_of_colleague:answer      .  .  .  .  .  .  .    .  x    .  .  .    .
consulted:answer               .  .  .  .  .  .  .    .  x    .  .  .    .

families                       .  .  .  .  .  .  .    .  .    x  x  x    .
family:                        .  .  .  .  .  .  .    .  .    x  x  x    .
family:documents               .  .  .  .  .  .  .    .  .    x  x  x    .
family:say                     .  .  .  .  .  .  .    .  .    x  x  x    .
family:plan                    .  .  .  .  .  .  .    .  .    x  x  x    .
family:messages                .  .  .  .  .  .  .    .  .    x  x  x    .
family:say:writes              .  .  .  .  .  .  .    .  .    x  x  x    .
family:plan:writes             .  .  .  .  .  .  .    .  .    x  x  x    .
family::own                    .  .  .  .  .  .  .    .  .    x  .  x    .

sign-in, before                x  x  x  x  x  x  x    x  x    x  x  x    x
sign-in, own                   x  x  x  x  x  x  x    x  x    x  x  x    .
sign-in, elsewhere             .  .  .  .  .  .  .    .  .    .  .  .    .
sign-in, with an app           .  .  .  .  .  .  .    .  .    .  .  .    .
only who sent the file         .  x  .  .  .  .  .    .  .    .  .  .    .
only machines with the key     .  .  .  .  .  .  .    .  .    .  .  .    .
nobody, ever                   .  .  .  .  .  .  .    .  .    .  .  .    .
"""
# Pages of the sign-in library, whose addresses wear no guard of ours. Nobody here comes from
# another system, or has set up a second step.
_BEFORE = "account_login account_logout account_inactive account_signup account_reset_password"
_BEFORE += " account_email_verification_sent account_reset_password_done"
_BEFORE += " account_reset_password_from_key account_reset_password_from_key_done"
_BEFORE += " account_request_login_code socialaccount_login_cancelled socialaccount_signup"
_BEFORE += " account_confirm_login_code mfa_authenticate mfa_login_webauthn"  # led to the beginning
_OWN = "account_reauthenticate account_change_password account_set_password mfa_index"
_OWN += " mfa_reauthenticate mfa_activate_totp mfa_generate_recovery_codes mfa_list_webauthn"
_OWN += " mfa_add_webauthn mfa_reauthenticate_webauthn socialaccount_connections"
_OWN += " mfa_remove_webauthn mfa_edit_webauthn"  # asked for their password again
_ELSEWHERE = "socialaccount_login_error"
_WITH_APP = "mfa_deactivate_totp mfa_view_recovery_codes mfa_download_recovery_codes"
_NEVER = "own_email account_email own_email_confirm account_confirm_email"
ACTS = (
    GUARDS
    | dict.fromkeys(_BEFORE.split(), "sign-in, before")
    | dict.fromkeys(_OWN.split(), "sign-in, own")
    | dict.fromkeys(_ELSEWHERE.split(), "sign-in, elsewhere")
    | dict.fromkeys(_WITH_APP.split(), "sign-in, with an app")
    | dict.fromkeys(FOR_THE_SENDER, "only who sent the file")
    | dict.fromkeys(("service_delivered", "metrics"), "only machines with the key")
    | dict.fromkeys(_NEVER.split(), "nobody, ever")
)


def who_may() -> dict[str, set[str]]:
    """Who may do each act."""
    return {act: {who for who, mark in marks.items() if mark == "x"} for act, marks in _rows()}


def _rows() -> list[tuple[str, dict[str, str]]]:
    lines = [line for line in TABLE.splitlines() if line.strip()][1:]
    found = []
    for line in lines:
        *act, marks = line[:29], line[29:].split()
        assert len(marks) == len(EVERYBODY), line
        found.append((act[0].strip(), dict(zip(EVERYBODY, marks, strict=True))))
    return found
