"""What kind of thing is promised: help that takes time, an act done in a moment, or a thing.

Help by a person needs a length; checking a hearing aid or sending a diary home does not; a desk
or a quiet room needs neither, but where and when it is there.
"""

from __future__ import annotations

from . import swift as re
from .roles import roles

_SERVICE = re.compile(
    r"\b(?:support\w*|help\w*|assist(?!ive)\w*|(?<!team )(?<!team-)teach(?!er|ing assistant|ers)\w*|taught|tuition|tutoring|tutored|instruction in|sessions?|\w*therapy|therapies|interventions?|"
    r"programmes?|mentoring|mentored|counselling|coaching|coached|work(?:s|ing|ed)? (?:\w+ ){0,2}?(?:with|alongside|on)|groups?|supervis\w+|practis\w+|practice|1:1|2:1|input|visit(?:s|ed|ing)?|contact|"
    r"time with|phonics|breaks|circuits?|rehearse\w*|respite|short breaks?|care\b|stays?|clubs?|exercises|supported|accompan\w+|interpret\w*|facilitat\w+|(?:individual|literacy|numeracy|language|speech|skills|sensory|motor|social|emotional|group|project|therapeutic|nurture|self-esteem|regulation|desensitisation|phonics|maths) work|lessons in|"
    r"play(?:s|ing)? with|read(?:s|ing)? with|tutorial\w*|consultation|seen by|be seen|sees? (?!that)|learn(?:s|ing)? (?:to|how)|individually(?! to\b)|massage|physio|physiotherapy|rehab\w*|training in|pre-teach\w*|overlearning|"
    r"keep(?:s|ing)? watch|watch(?:es|ing)? over|look(?:s|ing)? after|chats?|deep pressure|joint compressions?|brushing|sign(?:ing)?\b|singing|(?:do|doing|follow\w*|implement\w*) (?:the|his|her|their|a) (?:\w+ )?(?:plan|programme|scheme)|(?:sensory|movement|activity) (?:diets?|menus?|plans?)|check-ins?|drop-ins?|call(?:s|ing)? in\b|appointments?|surger(?:y|ies)|over-learning|relaxation|job coaching|travel training|outreach|workshops?|stretch\w*|swim\w*|hydro\w*|standing programme|positioning|catch-up|precision teaching|joint work|reading|spelling|handwriting)\b",
    re.IGNORECASE,
)
_EVENT_VERB = (
    r"(?:check|review|observe|write|report|update|train|retrain|brief|meet|phone|ring|call(?! in\b)|text|send|test|measure|calibrate|replace|clean|"
    r"adjust|prompt|remind|greet|administer|weigh|email|attend|audit|re-?test|share|collect|hand|model|demonstrate|"
    r"inspect|repair|charge|photograph|record|log|evaluate|monitor|reassess|re-?assess|quality-assure|moderate|tell|warn|show|read out|"
    r"complete|fill (?:in|out)(?! (?:[\w-]+ )?gaps)|telephone|message|note down|jot down|tick|stamp|pack|unpack|fetch|post|forward|scan|pass on|lay out|switch o(?:n|ff)|plug in|issue|print|enlarge|copy|upload|refit|fit|order|sign|plan|convene|hold|chair|draw up|draft|ride|drive|travel|place|set out|put|hang|position|escort|walk|carry|hoist|"
    r"transfer|change|suction|take (?:him|her|them|[A-Z][a-z]+) to (?=hydro|physio|swim|clinic|hospital|the (?:clinic|hospital|pool|centre))|catheteris\w*|feed|flush|prepare|give (?:him|her|them|\w+) (?:\w+ )?(?:medic\w*|warning|notice|minutes|seconds|prompt|cue|symbol|card|choice)|take (?:\w+ )?(?:register|blood|temperature)|be (?:told|shown|warned|given (?:notice|warning|\d+)|reminded|prompted|checked|weighed|printed|sent|tested|reviewed|calibrated|serviced|trained|measured|replaced|observed|collected|met|escorted|greeted|set out|put (?:out|up)|placed|laid out|displayed|hung|pinned|filled in|handed|passed on|packed|fetched|posted|switched o(?:n|ff)|copied|charged|cleaned|telephoned|phoned|rung|emailed))"
)
_EVENT = re.compile(
    rf"\b(?:will|shall|is to|are to|must|to) (?:\w+ly |each |also |then |both |all |personally )*{_EVENT_VERB}\b|"
    r"^\W*(?:[\w'/():, -]{0,90}?\b)?(?:checks|reviews|observes|writes|reports|updates|trains|briefs|meets|phones|rings|calls(?! in\b)|sends|tests|measures|calibrates|replaces|cleans|prompts|reminds|greets|administers|"
    r"rides|drives|weighs|emails|audits|retests|re-tests|inspects|charges|logs|warns|tells|escorts|walks|prints|enlarges|hoists|collects|hands|telephones|fetches|unpacks|fills (?:in|out)(?! (?:[\w-]+ )?gaps)|passes on|lays out|switches o(?:n|ff))\b|\bhelps? [\w'-]+ (?:into|out of|onto|off|up|down|on with|put on|take off|in and out)\b|^\W*(?:[\w'-]+ ){0,3}(?:review|check|report|meeting|observation|training|refresher|assessment of|test|inspection|(?<!sitting )(?<!befriending )(?<!respite )(?<!outreach )service|audit|clinic|phone call|email|diary|INSET|induction)s?\b(?! (?:support|in))",
    re.IGNORECASE,
)
TRAINING = re.compile(
    r"\b(?:will|shall|is to|are to|to|must) (?:\w+ ){0,3}?(?:train|retrain|be trained|brief|be briefed)\b|"
    r"\b(?:will|shall|is to|are to|receives?|completes?|attends?|finish(?:es)?|delivers?|provides?|gives?|(?:have|has)(?! (?:had|completed|attended|done|received|undertaken|been|passed)\b)|gets?|undertakes?|undergoe?s?) (?:[\w',/-]+ ){0,12}?(?:training|course|INSET|workshop|refresher|e-learning|masterclass|module|induction|briefing)\b|"
    r"^\W*(?:[\w'/-]+ ){0,6}(?:training|INSET|induction|CPD)\b(?! (?:programme for him|in travel))|\btrains\b",
    re.IGNORECASE,
)
COURSE = re.compile(
    r"\b(?:training|course|INSET|workshop|refresher|e-learning|masterclass|module|induction|CPD)s?\b(?! (?:needs|plan))",
    re.IGNORECASE,
)
STANDARD = re.compile(
    r"\b(?:\d+(?:\.\d+)?[- ]?(?:cm|mm|m\b|metres?|point|pt|dB|decibels?|lux|words?|pupils?|children|students?|peers|learners|key words|information|degrees|seconds?|%|percent|inch|inches|kg|others?|boys|girls|people|"
    r"steps?|items?|choices?|lines|questions|copies|sets?|monitors?|sockets)|class(?:es)? of (?:no more than |up to |at most )?\d+|\d+ or (?:fewer|less|under)|A[34]\b|(?:size|font|Arial|N) ?\d+|\d+:\d+|1 (?:teacher|adult|TA)\b|\d+ (?:[\w-]+ ){0,2}(?:adults|teachers|teaching assistants|TAs|staff))",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"\b(?:small[- ]?(?:er)?[- ]?(?:\w+ )?groups?|group of (?:pupils|children|students|peers|learners|friends|others)|(?:some|a few|other|several) (?:peers|classmates|friends)(?= for| with| in a| at| to play)|(?:in|as|within|a|the|nurture|social\w*|friendship|skills|language|talk|lego|literacy|phonics|reading|maths|intervention|targeted|focus|support|teaching|lunch|motor|sensory|paired|shared|peer|focused) ?(?:[\w-]+ )?groups?\b(?! (?:work skills|home|times?\b))|group (?:work|sessions?|"
    r"teaching|intervention|support|therapy|tuition|programme|activit\w+|input|phonics|reading|maths|literacy|speech|social)|shared (?:support|adult|TA|teaching assistant|assistant|between)|paired (?:work|support|sessions?)|(?:small|reduced|smaller) class(?:es)?|class support)\b",
    re.IGNORECASE,
)
SIZE = re.compile(
    r"\b(?:\d+:\d+|1 to \d+|(?:of|with|plus|and|to|than|alongside|between|among|for|by|maximum|max|size:?|up to|including) (?:(?:no more than|up to|at most|a maximum of|between|fewer than|not more than|under|about|a further|the same|him and|her and|\w+ and|max\.?|only|never more than) )?\d+(?: (?:or|to|-|and) \d+)?"
    r"(?! (?:minutes|hours|times|weeks|sessions|days|lessons|months|terms))(?: (?:or fewer|or less|other|others|pupils?|peers?|children|students?|classmates?|friends?|learners?|young people|in total|in all|maximum|max|named|chosen))?|"
    r"\d+ (?:or fewer |other |more |named |chosen |same-age |\w+ )?(?:pupils?|peers?|children|students?|classmates?|friends?|others|learners?|participants|members|boys|girls|young people)|"
    r"(?:above|exceeds?|exceeding|over|beyond|bigger than|larger than|more than) \d+|(?:group|class)(?: size)?:? ?(?:of )?(?:max\w* |no more than |up to )?\d+|\d+-pupil|\d+-strong|(?:a|an|one|1) (?:other |chosen |named |single )?(?:peer|friend|classmate|partner|buddy|pupil)|in (?:pairs|a pair|3s|threes|fours)|pairs?\b|trio|\d+ (?:other )?(?:\w+ )?who|"
    r"(?:1|2|3|4|5|6|8|10) other|\d+ in (?:the|each|a) group|-person|quartet)\b",
    re.IGNORECASE,
)


_ROOM = re.compile(
    r"^\W*(?:there (?:is|are|will|shall) (?:to )?(?:be )?)?(?:(?:a |in a |his |her |their |all |each |the |\w+ is (?:to be )?taught in a )?(?:class|group|teaching group|tutor group)(?:es| size)?(?: size)? (?:of|will be|is|shall be|not exceeding|limited to)|"
    r"(?:no more than|at most|fewer than|not more than|a maximum of|up to)? ?\d+ (?:or fewer )?(?:pupils|learners|children|students)) ",
    re.IGNORECASE,
)


# What is promised as there: "There shall be provided, by the service, a table".
_THERE = re.compile(
    r"^\W*there (?:shall|will|is to|are to) be (?:provided|supplied|fitted|installed|placed|issued|set up)(?:,? [^.;]{0,90}?,)?(?: \w+ly)? (?:an?|the|1|\d) "
    r"(?:[\w'-]+ ){0,7}?(?:rooms?|spaces?|areas?|desks?|chairs?|tables?|workstations?|laptops?|tablets?|hoists?|ramps?|rails?|beds?|frames?|boards?|screens?|devices?|systems?|software|seats?|benches|bench|toilets?|lifts?|slings?)\b",
    re.IGNORECASE,
)
# A dated delivery: "Supply and fitting, by 30 June, of a hoist".
_SUPPLY = re.compile(
    r"^\W*(?:the )?(?:provision|supply|purchase|installation|fitting|loan|delivery|issue|building|adaptation)"
    r"(?:,? (?:and )?(?:supply|fitting|installation|delivery|setting up|programming|maintenance))*(?:, [^,;]{3,40},)? of "
    r"(?:an?|the|\d|his|her|their|one|ramps|rails)\b(?! (?:minutes|hours|\w+ (?:support|help|therapy)))",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:will|shall|is|are|to|has|have|must|[a-z]{2,}(?:s|es) (?:him|her|them|the|a|an|his|to|on|with))\b"
)
# What a row or sentence is about when it begins with a thing: no person need be named for it.
_THING = re.compile(
    r"^\W*(?:(?:an?|the|his|her|their|each|every|all|two|\d+|own|use of an?|[A-Z][\w'-]+ (?:will|is to|shall) (?:have|be given|be provided with|use|wear|sit (?:at|on|in|near)|carry|be seated|keep)|(?:he|she|they) (?:will|is to|shall) (?:have|be given|use|wear|sit|carry)|[A-Z][\w'-]+ (?:has|wears|uses|sits|carries|gets)|[\w-]+) ){0,6}?"
    r"(?:rooms?|spaces?|area|bay|den|tent|desks?|chairs?|seat\w*|tables?|workstation|pass|cards?|laptops?|tablet|ipad|boards?|timers?|keyboard|devices?|aids?|hoists?|ramps?|rails?|defenders|headphones|frames?|walker|cushions?|"
    r"wedge|slope|pencils?|pens?|software|screens?|lamps?|lighting|lights|blinds|panels?|lockers?|toilets?|bathroom|bench|microphones?|systems?|worksheets?|handouts|texts?|books?|papers?|copies|peg|glasses|splints?|shoes|boots|bed|slings?|trolley|"
    r"scissors|ruler|calculator|symbols|pictures|overlays?|planner|checklist|extra time|rest breaks?|door|carpet|flooring|mats?|swing|trike|scooter|wheelchair|printer|materials|slides|jacket|collar|cutlery|cups?|plates?|bowl|bottle|pads?|clothing|uniform|whiteboard|magnifier|telescope|camera|recorder|app|furniture|stool|step)\b"
    r"(?! (?:support|group|work|time\b|programme|session|therapy|training|teaching|teacher|assistant|tuition|use training))",
)
_STUFF = re.compile(
    r"\b(?!(?:weekly|daily|termly|monthly|ongoing|continuing|regular)\b)[a-z]{5,}\b"
)
_HOURS = re.compile(r"\b(?:minutes|hours)\b")
_NOBODY = re.compile(
    r"\b(?:rest|extra time|lunch|homework|tests?|exams?|attends?|attendance|naps?|sleeps?|charged?|battery|arriv\w+|leaves?|timer|timetable)\b",
    re.IGNORECASE,
)


# A talk with the child is help, and takes its time; a meeting of adults about the child is an act.
_TALK = re.compile(
    r"\b[Mm]eet(?:s|ing)?(?: up)?(?: with)? (?:him|her|(?!Mrs?\b|Ms\b|Miss\b|Dr\b|Mum\b|Dad\b|Mother\b|Father\b|Parents\b|Staff\b)[A-Z][a-z]+(?! [A-Z]))(?: (?!and\b|at\b|outside\b|from\b|off\b)[\w:-]+){0,6}?,? "
    r"(?:to (?:talk|chat|catch up|reflect|listen|(?:discuss|explore|go over|look at) (?:how|any|what|(?:his|her) (?:feelings|worries|week)\b))|for (?:an? )?(?:[\w-]+ )?(?:chat|talk|catch-up))\b"
)


def kind_of(text: str) -> str:
    """ "service", "event" or "thing", for the words of one promise."""
    if _ROOM.match(text) or _THERE.match(text) or _SUPPLY.match(text):
        return "thing"
    if _TALK.search(text) and not TRAINING.search(text):
        return "service"
    if TRAINING.search(text) or _EVENT.search(text):
        return "event"
    if _THING.match(text) and not roles(text[:40]):
        return "thing"
    if _SERVICE.search(without_roles(text)):
        return "service"
    if roles(text) and not _VERB.search(text) and not _STUFF.search(without_roles(text)):
        return "service"  # a row with nothing in it but somebody and when
    return "service" if _HOURS.search(text) and not _NOBODY.search(text) else "thing"


def is_help(text: str) -> bool:
    """Whether help that takes time is named, its people's jobs left out."""
    return _SERVICE.search(without_roles(text)) is not None


def without_roles(text: str) -> str:
    """The text with people's jobs blanked, so that "support worker" is no support."""
    for start, end in roles(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


CARE = re.compile(
    r"\b(?:toilet\w*|feeds?|drinks?|medic\w+|insulin|inhaler|glucose|catheter\w*|suction\w*|pad|pads|nappy|chang(?:es?|ed|ing)|hoist\w*|reposition\w*|meals?|escort\w*|hand(?:ed|s)? over|walks? (?:him|her|them)|checks?|checked)\b",
    re.IGNORECASE,
)
# Going along with the class on a trip is no shared help.
_WITH_OTHERS = re.compile(
    r"\b(?:stay|remain|keep|travel|walk|catch|join|rejoin|return|go)(?:s|es)? (?:up )?(?:with |to )?the (?:\w+ )?group\b|\b(?:said|done|happening|going on)(?: and \w+)? in the group\b"
)


def size_missing(text: str) -> tuple[int, int] | None:
    """Where a group or shared help is promised and nobody says how many share it."""
    group = GROUP.search(_WITH_OTHERS.sub(lambda m: " " * len(m.group()), text))
    if group is None or SIZE.search(text) or re.search(r"\b1:\d|\d+:\d+", text):
        return None
    return group.span()
