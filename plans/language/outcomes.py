"""How outcomes are said: by when, measured how, whose act, and what is too soft or too much."""

from __future__ import annotations

from functools import lru_cache

from . import swift as re
from .timing import _MONTH, DAY

_STAGE = (
    r"(?:key stage \d|ks ?\d|year \d+|years? ?\d+|y\d+|reception|nursery|pre-?school|early years|eyfs|foundation stage|primary|secondary|"
    r"sixth form|post-16|school|college|(?:his|her|their|the|this|next) (?:\w+ )?(?:course|placement|apprenticeship|phase|plan|programme|time (?:at|in|with) (?:the )?\w+|key stage)|"
    r"(?:(?:the|this|that|next|current|school|academic|\d{4}[/-]\d{2,4}|autumn|spring|summer|first|second|third|reception|nursery) )+(?:year|term|half[- ]term|phase|key stage|holidays?)|infants?|juniors?|"
    r"compulsory school(?:ing)?|education|internship|traineeship|(?:autumn|spring|summer)(?: term)?(?: \d{4})?|t-?level|a-?levels?|gcses?|(?:19|2[0-5]|1[0-8]|\d)\b)"
)
_WHEN_IT_IS = rf"(?:(?:end of |start of )?(?:{DAY.pattern}|{_MONTH},? ?(?:20)?\d\d|(?:early|mid|late|spring|summer|autumn|easter|christmas)(?: term)?,? 20\d\d|{_STAGE}|(?:within )?\d+ (?:months|terms|years|weeks)))"
DEADLINE = re.compile(
    rf"\b(?:target(?: date)?|deadline|time ?scale|time ?frame|date(?: for (?:achiev\w+|this|review))?|(?:to be )?achieved by|by when|due(?: by)?|achieve by|review date|to be met)(?: is| of)?[:, -]*(?:by )?(?:the )?{_WHEN_IT_IS}|"
    rf"\b(?:(?:at|by|from|on|before|until) the (?:point|moment|day|date|stage|time)(?: of| at which| when| that| on which)?|as|on|at|upon|when|once|before|come the day)(?: (?:his|her|their|the))?(?: (?:he|she|they|[A-Z][\w-]+))?(?: is (?:due|about|ready) to)? "
    rf"(?:leav|start|mov|transfer|transition|enter|join|turn|goes|go|reach|begin|finish|complet|com)\w*(?! between| from)(?: [\w-]+){{0,3}}? (?:(?:secondary |primary |high |junior |infant |middle |big )?school|college|primary|secondary|nursery|sixth form|reception|year \d+|key stage|infants?|juniors?|1[0-9]\b|2[0-5]\b|adult\w*|university)|"
    rf"\b(?:within|over|during|in|for) the (?:life(?:time)?|course|term|span|currency|period) of (?:this|the|his|her|their) (?:[\w-]+ )?plan\b|\bcome (?:{_MONTH}|summer|autumn|spring|easter|christmas|year \d+)|"
    rf"^\W*(?:{DAY.pattern}|{_MONTH},? 20\d\d)\W*[:–-]|"
    rf"\b(?:by|before|at|until|from|on|in|towards|prior to|no later than|not later than|during)(?: or before)?(?: the)? (?:end|start|close|beginning|completion|conclusion|last day|middle) of (?:the |his |her |their |this |next )?{_STAGE}|"
    rf"^\W*(?:(?:early|late|mid|end of|spring|summer|autumn|christmas|easter|{_MONTH})[ -]?(?:term)? ?)+20\d\d|\b(?:by|before|on) (?:his|her|their|the) [\w-]+ birthday|"
    rf"\bend of (?:{_STAGE})|\b(?:by|before|at|in|until|aged?|around|of)(?: the)?(?: age)?(?: of)? (?:age|aged) (?:of )?\d+|\bat \d{{2}}\b(?! (?:%|percent|out|words|minutes))|"
    rf"\b(?:by|before|in|within|over|during|until|from|on|for)(?: the)?(?: (?:end|start) of)?(?: (?:early|mid|late|spring|summer|autumn|christmas|easter|whitsun))?(?: in| of|,)? ?(?:{DAY.pattern}|{_MONTH}(?=[ ,.;]|$))|"
    rf"\b(?:by|before) (?:the )?(?:his |her |their )?(?:(?:next|first|second|coming|annual|phase|transfer|\d+(?:st|nd|rd|th)?) )*(?:review|easter|christmas|birthday|half[- ]term|summer(?: holidays?| term)?|spring(?: term)?|autumn(?: term)?|transition|transfer|move|move to [\w ]+)\b|"
    rf"\b(?:by|before|at) the time (?:that )?(?:he|she|they|\w+)\b|\b(?:by|before|when|on|upon|at|prior to|after)(?: \w+)? (?:leav\w+|start\w*|mov(?:es?|ing)|transfer\w*|transition\w*|enter\w*|join\w*|finish\w*|complet\w+|turn\w*)\b (?!the (?:task|activity|lesson)|a (?:task|activity|lesson)|class\b|lessons?\b|his task|her task|work\b|up\b|between)[^,.;]{{0,40}}?(?:school|college|primary|secondary|nursery|sixth form|reception|year \d+|key stage|infants?|juniors?|\d{{2}}|course|university|work|placement|education|internship|adult)|"
    rf"\b(?:when|once|before|until) (?:he|she|they|[A-Z]\w+) (?:leaves?|starts?|moves?|transfers?|joins?|turns?|is|goes|reaches|begins?|finishes) (?:[\w-]+ ){{0,3}}?(?:school|college|primary|secondary|nursery|sixth form|reception|year \d+|key stage|\d{{1,2}}\b)|"
    rf"\b(?:within|in|over|after|inside)(?: the)?(?: (?:next|first|coming|following))? ?(?:\d+|a|an|1)(?:-| )?(?:school |academic |calendar |full )?(?:years?|months?|terms?|half[- ]terms?|weeks?)(?:'s?)?(?: time| from| of)?(?! in \d| day| (?:old|of age))|"
    rf"\b(?:a|1|\d+) (?:years?|months?|terms?) from (?:now|the date|issue)|\bby (?:then|the (?:next|first|annual|following) \w+)|\b(?:short|medium|long)er?[- ]term by|"
    rf"\b(?:this|next) (?:academic |school )?year\b|\bby (?:1\d|2[0-5])(?=,| (?:he|she|they)\b| [A-Z])|\bby (?:year|yr|y|ks|key stage) ?\d+|\bby (?:the )?(?:summer|autumn|spring)|\bby \d{{4}}|\b(?:in|for|during) (?:year|yr) \d+\b|\bby (?:{_MONTH})",
    re.IGNORECASE,
)
# "... nine lessons in ten (July 2027)", where nothing is said of how it is now.
DATED_AT_END = re.compile(
    rf"^(?!.*\b(?:currently|at present|now|was|were|baseline|scored|assessed)\b).*\((?:by |end of |to )?(?:{DAY.pattern}|(?:summer|autumn|spring|easter) 20\d\d)\)\W*$"
)
BASELINE = re.compile(
    r"\([^()]*\)|\b(?:currently|at present|from|was|baseline|now|compared with|up from|rather than|instead of|at the moment|in place of)\b[^,.;]{0,40}?(?=,|\.|;| to\b|$)",
    re.IGNORECASE,
)
_NUMBERISH = re.compile(
    r"\d|\b(?:half|all|both|every|each|none|no (?:more|fewer|less|missed|late|adult|help|prompt\w*|support|reminder\w*)|twice|daily|weekly|a full|a whole|nothing|zero|either|least)\b|%",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:alone|by (?:himself|herself|themselves|themself)|on (?:his|her|their) own|unaided|unaccompanied|unprompted|unassisted|independently|spontaneously|"
    r"without (?:(?:any|an|a|adult|physical|verbal|further|being|having|needing|the|extra|staff|direct|her|his|their|constant|one|1:1) )*(?:help|prompt\w*|support|remind\w*|assist\w*|cue\w*|adult|supervision|stabilisers|armbands|aids?|told|asked|"
    r"repeat\w*|parent\w*|mum|dad|escort|stopping|crying|leaving|distress|hurting|hitting|equipment|a frame|wheelchair|mother|carer|TA|being|pictures?|nappy|pads?|pain|tears|injury|holding)|first time|unfamiliar (?:\w+ )?(?:adult|person|people|listener|reader|text|place)|"
    r"(?:a|an) (?:stranger|shop ?keeper|shop assistant|bus driver|unfamiliar)|same as (?:his|her|their) peers|in line with|above|below|or more|or better|at or above|grade \w|level \w+|pass(?:es|ed)?\b|"
    r"with (?:only |just )?(?:an adult|someone|staff) (?:watching|nearby|beside|within sight|present but)|from memory|accurately|correctly|to the end|from start to finish|in full|for the (?:whole|full|entire|length)|throughout|out loud to|"
    r"as (?:recorded|measured|shown|judged|seen|assessed|observed|evidenced|noted) (?:by|in|on)|in the company of|with a friend|of (?:his|her|their) own (?:choice|accord)|one other|another child|so that (?:an|a|the) \w+ can (?:read|understand|follow))\b",
    re.IGNORECASE,
)
# What is either done or not, so that nobody need measure it.
_YES_NO = re.compile(
    r"\b(?:will (?:have |be |then |also )*|to (?:have |be )?|can |is |has |able to )(?:\w+ly )?(?:travel(?:s|led|ling)?|cycl(?:e|ed|ing)|swim|swum|cross(?:es|ed)?|dress(?:ed)?|undress|tie|fasten|button|zip|cook(?:ed)?|bake|shop|order(?:ed)?|pay|paid|tell|told|name[ds]?|"
    r"write (?:his|her|their) (?:\w+ )?name|ride|catch|toilet trained|dry (?:at|by|during|through)|out of (?:nappies|pads)|enrol(?:led)?|employed|in (?:paid|part-time|full-time|voluntary) (?:work|employment)|living in|live in|registered|join(?:ed)?|complete[ds]? (?:an?|the|his|her|\d)|completing (?:an?|his|her)|"
    r"achiev(?:e|ed) (?:an?|his|her|level|entry|grade|the)(?! (?:[\w-]+ ){0,2}?(?:potential|best|goals?|aspirations?|ambitions?|dreams?|targets?|outcomes?)\b)|gain(?:ed)? (?:an?|entry|level|his|her|the|\d)|obtain(?:ed)?|hold a|held a|pass(?:ed)? (?:an?|his|her|the)|sit (?:his|her|their|an?|the|\d) ?\w*(?:gcse|exam|paper)|apply for|appl(?:y|ied)|attend (?:every|all|a full|full[- ]time|school full)|attending (?:every|all|full)|"
    r"make (?:a|his|her) (?:own )?(?:sandwich|breakfast|bed|lunch|drink|meal|phone call|appointment|cup)|prepare (?:a|his|her)|use the (?:toilet|bus|train|cash)|wash (?:his|her)|brush (?:his|her)|clean (?:his|her)|feed (?:himself|herself)|eat (?:a|his|her|with)|drink from|sleep|walk (?:to|from|into|the)|climb|get (?:on|off|to)|choose (?:what|which|between|his|her)|"
    r"move[ds]? (?:into|out)|open(?:ed)? (?:a|his|her)|vote|present(?:ed)? (?:his|her|a)|chair(?:ed)?|(?:lead|led) (?:a|his|her)(?! (?:[\w-]+,? (?:and )?)*li(?:fe|ves)\b)|sign (?:his|her|for)|transfer (?:from|between|himself|herself)|inject|administer|take (?:his|her) own (?:medic\w+|insulin))\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:[A-Z][\w'-]+|[Hh]e|[Ss]he|[Tt]hey) (?:\w+ly )?(?:zips|ties|fastens|buttons|dresses|undresses|swims|cooks|travels|catches|cycles|crosses|orders|pays|brushes|washes|sleeps|shops|rides|"
    r"writes (?:his|her|their) (?:\w+ )?name|makes (?:a|his|her) (?:own )?(?:sandwich|breakfast|bed|lunch|drink|meal|phone call)|walks (?:to|from|home)|uses the (?:toilet|bus|train))\b"
)
SOFT = re.compile(
    r"\b(?:improv\w+|develop\w*|increas\w+|progress\w*|build\w*|enhanc\w+|maintain\w*|continu\w+|cope\w*|coping|reach (?:his|her|their|\w+'s)? ?(?:full )?potential|potential|happy|happier|happily|confiden\w+|safe(?:r|ly)?|feel\w*|understand\w*|engag\w+|access\w*|"
    r"better|more|greater|fewer|less\b|strengthen\w*|extend\w*|broaden\w*|grow\w*|manag\w+|regulat\w+|participat\w*|includ\w+|ready|prepar\w+|enjoy\w*|thriv\w+|succeed\w*|achiev\w+|flourish\w*|comfortable|settled|resilien\w+|independen\w+|aware\w*|"
    r"appropriate\w*|positive\w*|successful\w*|reduc\w+|decreas\w+|able to cope|make friends|friendships?|communicat\w+|express\w*|interact\w*|sociali[sz]\w*|concentrat\w+|focus\w*|behav\w+|learn\w*|be part of|belong\w*|valued|fulfil\w*|"
    r"calm\w*|secure|trust\w*|relationships?|skills?|recogni[sz]\w*|respond\w*|follow\w*|cooperat\w*|co-operat\w*|control\w*|sustain\w*|retain\w*|work(?:s|ing)?|attend\w*|contribut\w*|explor\w+|identify\w*|use\b|using|try\w*|know\w*|healthy|healthier|well\b|wellbeing|close the gap|catch(?:ing)? up)\b",
    re.IGNORECASE,
)
SERVICE = re.compile(
    r"\b(?:will|to|shall|should)(?: have| be| then| continue to| also)* (?:receiv\w+|access(?:ed)?(?! (?:his|her|their) (?:own|emotions|locker|phone|home|community))|(?:given|provided with|offered|supported|helped|taught|allocated|assigned|monitored|assessed|seen|referred|funded|enabled|encouraged|assisted|facilitated|placed|exposed|reviewed|accompanied|included)\b|benefit\w* from|"
    r"have (?:had )?(?:\d+|an?|weekly|daily|fortnightly) (?:[\w'-]+ ){0,5}?(?:lessons?|sessions?|hours?|minutes|visits?|appointments?|blocks?|tutorials?|meetings?|\w*therapy|tuition|teaching|counselling|input|support)\b|be supported|have (?:had )?(?:access|support|opportunit\w+|an? (?:[\w-]+ )?(?:[\w-]+ )?(?:TA|teaching assistant|scribe|programme|environment|curriculum|approach|package|place|key (?:worker|adult)|mentor|laptop|timetable|plan|therapist|reader))|had (?:access|support|\d+ sessions?|an? (?:\w+ )?(?:programme|assessment))|"
    r"attend(?:ed)? (?:[\w-]+ ){0,5}?(?:sessions?|therapy|interventions?|group|programme|appointments?|clinic|counselling)|(?:have )?complete[ds]? (?:[\w-]+ ){0,4}?(?:sessions?|therapy|intervention|block of)|take part in (?:[\w-]+ ){0,4}?(?:sessions|therapy|intervention|programme)|"
    r"work(?:ed)? with (?:an?|the|his|her) (?:[\w-]+ ){0,4}?(?:therapist|TA|assistant|teacher|psychologist|mentor|counsellor)|engage(?:d)? with (?:[\w-]+ ){0,3}?(?:therapy|sessions|services?|CAMHS|intervention|programme))\b|"
    r"\baccess to\b|^\W*(?:provision of|support (?:with|for|from|to)|an? (?:scribe|TA|programme|place)\b|\d+ (?:sessions|hours) of)|\b(?:targets|programme|plan|provision|support|strategies) (?:will|to) (?:be )?(?:met|in place|delivered|provided|implemented|followed|given|available)",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"^\W*(?:(?:the|all|a|an|his|her|their|our|every|each|both|school|class|most) )*(?:[\w'-]+ ){0,4}?(?:staff|school|LA|local authority|authority|council|therapists?|OT|SALT|SaLT|parents?|mum|dad|mother|father|family|teachers?|adults|TAs?|setting|college|nursery|SENCo|professionals|nhs|camhs|peers|team|service|"
    r"assistants?|psychologist|governors|classmates|placement|support|targets|strategies|provision|sessions?|therapy|programme|assessments?|referral|transport|timetable|funding|equipment|plan|curriculum|school day|resources|interventions?|classroom|environment|"
    r"input|tuition|counselling|staffing|(?:therapy|nursing|outreach|TA|adult|1:1|support) (?:visits?|hours|time|contact|blocks?)) (?:will|to|is|are|shall|have|has|should)\b",
    re.IGNORECASE,
)
ABSOLUTE = re.compile(
    r"\b(?:always|never|100 ?(?:%|percent)|all of the time|at all times|fully independent|completely independent|no longer (?:has|have|had|be autistic|need (?:any|a plan)|suffer|experience)|cured?|free of (?:autism|anxiety|epilepsy)|age[- ]appropriate in all|in every (?:situation|area|subject|context|aspect)|"
    r"entirely|without (?:any|ever|a single) (?:difficult\w*|mistakes?|errors?|support|anxiety|help ever|exception|distress)|normal(?:ly)? like|caught? up (?:fully|completely|with (?:all|his|her|their) peers in)|perfect(?:ly)?|no (?:anxiety|difficult\w*|outbursts|meltdowns|seizures|incidents|problems) (?:at all|ever|whatsoever|of any kind)|"
    r"(?:[3-9]|\d\d) years'? (?:of )?(?:progress|growth|gains?|development)|every (?:gcse|subject|exam|child|pupil|single)|all (?:gcses|subjects|areas|exams) at|zero (?:incidents|seizures|absences)|any (?:difficulty|anxiety) (?:at all|ever))\b",
    re.IGNORECASE,
)
SAFE_ALWAYS = re.compile(
    r"\b(?:toilet|dress|undress|zip|fasten|button|kerb|road|cross|wash|hand|seat ?belt|stop|helmet|pads?|nappy|hearing aid|radio aid|glasses|lock|medic\w+|inhaler|inject|insulin|chew|swallow|armbands|brake|traffic|pavement|allerg\w+|epipen|catheter)\w*",
    re.IGNORECASE,
)
# Where the child began is no mark to reach.
_START = re.compile(
    r"\b(?:from|above|on|of) (?:(?:a|an|the|his|her|their|its) )?(?:(?:current|present|starting|baseline|initial|existing|own|entry|\w+) )*(?:starting[- ]points?|baseline|position|level|scores?|standing)"
    r"(?: (?:of|at|on|\())? ?(?:\w+ ){0,3}?\d[^,;]*?(?=,|;|\.(?:\s|$)| to \d|$)",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    r"\b(?:expected|good|better|best|accelerated|steady|rapid)(?: or (?:better|more|above))*(?: than \w+)? (?:levels? of )?progress\b",
    re.IGNORECASE,
)
# "Closer to the average than it was in 2025 (71%)": any rise at all would do.
_THAN_BEFORE = re.compile(
    r"\bthan (?:it|he|she|they|[A-Z]\w+|at|in|before|now|last|currently|the) ?(?:was|were|is|are|did|does|has|had|present|the start|baseline|20\d\d|year|term|previous\w*)?\b[^,;]*?\d[^,;]*",
)
_TO_A_NUMBER = re.compile(
    r"\bto (?:at least |a |an |the |about |over )?(?:\w+ ){0,3}?\d", re.IGNORECASE
)
_CHILD_LESS = re.compile(
    r"\b(?:despite|although) (?:working|being|reading)\b[^,.;]*\b(?:below|behind)\b", re.IGNORECASE
)


@lru_cache(maxsize=256)
def _without_days(text: str) -> str:
    return DEADLINE.sub(lambda m: " " * len(m.group()), text)


@lru_cache(maxsize=256)
def measured(text: str) -> bool:
    """Whether somebody could tell afterwards, leaving out numbers that say when."""
    own = _without_days(text)
    if not _TO_A_NUMBER.search(own):
        own = _START.sub(" ", own)
    own = _THAN_BEFORE.sub(" ", _PROGRESS.sub(" ", own))
    own = re.sub(
        r"\b(?:key stage|ks|year|section|level) ?\d+\b|\bhalf[- ]terms?\b|\b20\d\d\b|\b1:1\b|\b(?:school|college|full|every|each) (?:day|week|term)s?\b(?=$|[,.;])",
        " ",
        own,
        flags=re.IGNORECASE,
    )
    return bool(
        _NUMBERISH.search(own) or _LEVEL.search(own) or _YES_NO.search(own) or _DOES.search(own)
    )


def counted(text: str) -> bool:
    """Whether a number, proportion or level of help says how much."""
    own = _without_days(text)
    own = re.sub(
        r"\b(?:key stage|ks|year|section) ?\d+\b|\b20\d\d\b|\b1:1\b", " ", own, flags=re.IGNORECASE
    )
    return bool(re.search(r"\d|%|\bhalf\b|\b(?:first time|unaided|alone|without)\b", own))


def unreal(text: str) -> bool:
    """A target out of all proportion to where the child is said to be."""
    return _CHILD_LESS.search(text) is not None
