"""The law's clocks. Standard library only; knows nothing of the web, the database or today.

Facts and a calendar go in, deadlines come out: `timetable(Facts([...]))`. Every deadline can say
in one sentence why it falls on its day, with its source.
"""

from .advice_sources import Known, Need, Source, sources_of_advice
from .ages import (
    age_on,
    birthday,
    compulsory_school_age_ends,
    curriculum_year,
    keep_until,
    rights_holder,
    twenty_fifth_birthday,
    young_person_from,
)
from .calendar import ENGLAND, Calendar, CalendarRunsOut
from .citation import Citation, Mark
from .counting import days_after, weeks_after, years_after
from .facts import Fact, Facts, Ground, StatutoryException
from .grounds import Availability
from .incidents import TELLING_THE_COMMISSIONER, hours_between, tell_commissioner_by
from .kinds import Kind
from .reminders import Nudge, Policy, Step, To, nudge_for
from .rule import Force, Holder, Rule
from .rules import RULES, RULES_BY_ID
from .stage import Stage, stage
from .timetable import Deadline, Status, available, timetable
from .words import counted, format_date

__all__ = [
    "ENGLAND",
    "RULES",
    "RULES_BY_ID",
    "TELLING_THE_COMMISSIONER",
    "Availability",
    "Calendar",
    "CalendarRunsOut",
    "Citation",
    "Deadline",
    "Fact",
    "Facts",
    "Force",
    "Ground",
    "Holder",
    "Kind",
    "Known",
    "Mark",
    "Need",
    "Nudge",
    "Policy",
    "Rule",
    "Source",
    "Stage",
    "Status",
    "StatutoryException",
    "Step",
    "To",
    "age_on",
    "available",
    "birthday",
    "compulsory_school_age_ends",
    "counted",
    "curriculum_year",
    "days_after",
    "format_date",
    "hours_between",
    "keep_until",
    "nudge_for",
    "rights_holder",
    "sources_of_advice",
    "stage",
    "tell_commissioner_by",
    "timetable",
    "twenty_fifth_birthday",
    "weeks_after",
    "years_after",
    "young_person_from",
]
