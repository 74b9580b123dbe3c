"""H-003: no way of the code puts two families into one email; only the outbox sends any."""

from __future__ import annotations

import ast
import dataclasses
import re

from cases.models import Document, LetterInBatch, Message, ReleaseCheck
from cases.post import Envelope
from tests.site.reading import modules, text_of, tree_of

SENDS = re.compile(
    r"django\.core\.mail|send_mail\(|send_mass_mail|smtplib\.SMTP\b|\.send_messages\("
)


def test_h003_only_the_outbox_and_the_sign_in_library_send_email() -> None:
    found = {name for name in modules() if SENDS.search(text_of(name))}

    # The sign-in library sends its own, each to the one who asked; tests keep theirs in memory.
    library = {"accounts/adapter.py", "families/portal/codes.py"}
    assert found == library | {"cases/post/email.py", "ehcna/settings_test.py"}


def test_h003_no_code_writes_a_copy_to_anybody() -> None:
    copies = {
        f"{name}: {keyword.arg}"
        for name in modules()
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in ("cc", "bcc", "recipients", "recipient_list")
    }

    assert copies == set()


def test_h003_an_envelope_has_one_address_and_the_mail_it_becomes_has_one_too() -> None:
    types = {field.name: field.type for field in dataclasses.fields(Envelope)}
    to = [
        ast.unparse(keyword.value)
        for node in ast.walk(tree_of("cases/post/email.py"))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "EmailMessage"
        for keyword in node.keywords
        if keyword.arg == "to"
    ]

    assert types["to"] == "str"
    assert to == ["[envelope.to]"]


def test_h003_a_message_a_check_and_a_letter_of_a_batch_have_one_reader_and_no_list() -> None:
    for model in (Message, ReleaseCheck, LetterInBatch):
        lists = {field.related_model for field in model._meta.many_to_many}
        assert lists <= {Document}  # what goes in one envelope, never to whom
    readers = {f.name for f in Message._meta.get_fields() if f.name.startswith("to_")}
    assert readers == {"to_user", "to_member", "to_body"}
