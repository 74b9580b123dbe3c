"""Who can sign in to the demonstration. Invented people with one shared password."""

from dataclasses import dataclass

from accounts.models import Role

PASSWORD = "Nine-Steps-Tuesday"  # of the demonstration only; `seed_demo` runs nowhere else


@dataclass(frozen=True)
class Account:
    """One invented person."""

    email: str
    name: str
    role: Role
    what: str


ACCOUNTS = (
    Account("coordinator@demo.example", "Cora Coleman", Role.COORDINATOR, "holds a caseload"),
    Account("senior@demo.example", "Selma Okafor", Role.SENIOR, "supervises and covers"),
    Account("assistant@demo.example", "Asif Rahman", Role.ASSISTANT, "records and writes letters"),
    Account("manager@demo.example", "Maggie Doyle", Role.MANAGER, "sees every open case"),
    Account("panel@demo.example", "Pryce Evans", Role.PANEL_MEMBER, "sees the cases of a panel"),
    Account("finance@demo.example", "Femi Adeyemi", Role.FINANCE, "approves and exports costs"),
    Account("data@demo.example", "Dara Lindqvist", Role.DATA_OFFICER, "imports and corrects"),
    Account(
        "psychologist@demo.example",
        "Petra Sundaram",
        Role.PROVIDER,
        "answers for a psychology service",
    ),
    Account("school@demo.example", "Sam Whitfield", Role.PROVIDER, "answers for a school"),
    Account("mother@demo.example", "Mother", Role.FAMILY, "follows her child's case"),
    Account("father@demo.example", "Declan Farrow", Role.FAMILY, "the same child, living apart"),
    Account(
        "admin@demo.example", "Adi Nowak", Role.ADMINISTRATOR, "runs the system, opens no case"
    ),
)
