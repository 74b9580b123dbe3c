"""How often, how long, over what stretch and after what event, as English says it.

Every pattern reads the normal spelling (`normal.py`): numbers are digits, "per" is "a".
"""

from __future__ import annotations

from . import swift as re

NUMBER = r"\d+(?:[.,]\d+)?(?: 1/[24]| 3/4)?"
_UNIT = (
    r"(?:(?:school|working|college|nursery|term-time|academic|calendar|teaching|timetabled|"
    r"half|full|long|other|alternate|week|preschool|pre-school|setting|attended|attendance|financial|"
    r"spring|summer|autumn|holiday|single|and every|consecutive) ?-?)*"
    r"(?:day|week|fortnight|month|term|half[- ]term|year|quarter|morning|afternoon|evening|night|"
    r"weekday|weekend|cycle|seme?ster|"
    r"spring|summer|autumn|january|february|march|april|june|july|august|september|october|"
    r"november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sat|sun)(?:days?)?"
_PLACE_IN_DAY = (
    r"registration|the bell|bell|lunch(?:time)?|break(?:time)?|playtime|home ?time|assembly|"
    r"morning registration|tutor time|form time|the first lesson|first lesson|period \d|the school day|"
    r"snack(?: time)?|arrival|the day|breakfast(?: club)?|circle time|morning break|lessons start|"
    r"lessons begin|school starts|school|bedtime|story time|gate|the end of the day"
)
_LY = (
    r"(?:half-?\s?)?(?:daily|weekly|fortnightly|monthly|termly|yearly|annually|nightly|hourly|"
    r"quarterly)"
)

FREQUENCY = re.compile(
    rf"\b(?:{_LY}(?! (?:newsletter|routine life))|\d+[- ]?(?:weekly|monthly|hourly)|"
    rf"(?:each|every) (?:(?:\d+|other|second|third|fourth|alternate|1st|2nd|3rd) )?(?:\d+ )?{_UNIT}s?|"
    rf"(?:on|in) alternate (?:\w+)|alternate (?:weeks?|days?|mornings?|{_WEEKDAY})|"
    rf"(?:{NUMBER}|\ban?|one|single|1 (?:full|whole|half|of the)|half an?|full|whole|double) (?:[\w'-]+ ){{0,5}}?(?:in |of |out of |over |across |on |"
    rf"within |during )?(?:an?|each|every|any 1|any|a given|1|(?:in|over|across|within|during|of) the) {_UNIT}\b|"
    rf"\d+ times(?: in)? (?:an?|each|every|the|per|during the|across the|over the|in the|in a|within a) (?:[\w-]+ )?\w+|"
    rf"\d+ times (?:over|across|during|within|in) |\d+ times,? (?:daily|weekly|termly)|"
    rf"on (?:\d+ )?(?:{_WEEKDAY})\b|(?:{_WEEKDAY})(?=,| and| to|/|-| &| \+|:|;|\.|$| \d| \()|\b(?:mondays|tuesdays|"
    rf"wednesdays|thursdays|fridays|saturdays|sundays)\b|every (?:{_WEEKDAY})\b|"
    rf"monday to friday|mon-fri|m-f\b|(?:mornings?|days?|afternoons?|weeks?|sessions?|lessons?|evenings?|nights?|weekends?) (?:out of|in) (?:every )?\d+|"
    rf"\d+ (?:full |whole |half |school |set )?(?:days|mornings|afternoons|evenings) (?:in|of|out of|from) |"
    rf"weeks? \d+(?: ?(?:-|to|and|,|&) ?\d+)+|in weeks? \d|week [AB]\b|\d+ weeks (?:a|of the|each|in the|of each|in each) (?:school |academic )?(?:year|term)|"
    rf"\d+ (?!(?:minutes?|hours?) (?:\w+ )?(?:sessions?|lessons?|visits?|slots?)\b)(?:[\w-]+ ){{0,4}}?(?:sessions?|visits?|contacts?|appointments?|meetings?|lessons?|periods?|clinics?|reviews?|interviews?|"
    rf"observations?|hours|days|placements?|blocks?|half-days|afternoons|mornings|checks?|calls?)(?: of [^,;]{{1,60}}?)?,? (?:over|across|in|within|during|before|between|spread over|"
    rf"spread across|by|through|throughout|delivered over|1 a week|one a week|to be completed)\b|"
    rf"\d+ (?:a|each|every) {_UNIT}|1 a {_UNIT}|\(?\d+ (?:in (?:all|total)|(?:sessions |visits |nights |days |times )?a year)\)?|"
    rf"(?:at|by|before|after|around) \d{{1,2}}(?:[.:]\d\d)? ?(?:am|pm|o'clock)?(?=\W|$)(?! (?:minutes|hours|metres|weeks|days|months|years|terms|pupils|school|working|per|%|words|sessions|cm))|"
    rf"(?!(?:in|at) school\b)(?:before|after|during|at|between|straight after|immediately after|immediately before|just before|in|on|throughout) (?:morning |afternoon |evening )?(?:{_PLACE_IN_DAY})\b|"
    rf"before (?:he|she|they) arrives?|"
    rf"at the (?:start|beginning|end|close) of (?:the|each|every|his|her|their) (?:{_UNIT}|\w+)|"
    rf"(?:first|last) (?:thing|lesson|\d+ minutes)|a day\b(?= for| in| over|,|\.|$)|nightly|on the (?:first|second|third|last|1st) \w+ of|"
    rf"(?:each|every) (?:first|last) \w+|night and morning|morning and (?:afternoon|evening|night)|a\.?m\.? and p\.?m\b|"
    rf"in each (?:{_UNIT})|(?<![£\d.])(?:[1-9]|1[0-9]|20)[.:][0-5][05] ?(?:am|pm)?(?=\W)(?! (?:hours|minutes|metres|m\b|fte|%|percent|to |- ?\d))|(?:{_WEEKDAY}) (?:clubs?|sessions?|groups?|class(?:es)?|school|lessons?|mornings?|afternoons?|evenings?)\b|all \d+ (?:school |working |week|college )?(?:days|mornings|afternoons|sessions)|in (?:any 1 |any |a given |1 )?fortnight|for \d+ weeks (?:of|in|out of) (?:each|every|the)|(?<!the )school ?days?(?=[,;.)|]|$)|term[- ]time(?= weeks)|"
    rf"annual(?! (?:review|leave|report|cycle))|six-weekly)\b",
    re.IGNORECASE,
)
# "10-2" can only be hours of the clock.
_DOWN = "|".join(f"{n}(?: ?- ?| to )[1-{min(n - 1, 6)}]" for n in range(8, 13))
_LONG = r"(?:full |whole |half |double |single |complete |entire |taught |timetabled |extended )*"
LENGTH = re.compile(
    rf"\b(?:{NUMBER}(?: ?(?:-|to|or|and|–) ?{NUMBER})?[- ]?(?:minutes?|hours?|seconds?)|"
    rf"{NUMBER} (?:taught|timetabled|contact|teaching|guided|direct|live|online|clock|funded|contracted|weekly) (?:\w+ )?(?:minutes?|hours?)|"
    rf"(?:\d+|an?|1|one) (?:full|whole|half|double|single|complete|entire)[- ]+(?:\w+ )?(?:days?|mornings?|"
    rf"afternoons?|lessons?|periods?|sessions?|nights?|evenings?|weekends?|classes|week)|"
    rf"half (?:a|an?|of (?:a|1)) (?:\w+ )?(?:day|morning|afternoon|lesson|term|session)|half[- ]days?|"
    rf"(?:\d+|an?) (?:[\w-]+ )?(?:lessons?|periods?|nights?|overnight\w*|overnight stays?|tutorials?|"
    rf"mornings?|afternoons?|evenings?|weekends?|lectures?|half-days|study periods|lunchtimes?|playtimes|breaktimes)|(?:for )?(?:\d+|an?) days? (?:a|each|every) (?:{_UNIT})|"
    rf"\d+ days(?= of (?:work|experience|placement)|'? (?:work|placement|training))|"
    rf"0\.\d+|\d+% of|\d+ percent of|fte|full[- ]time|"
    rf"(?:until|till|to) (?:half past|quarter (?:past|to)|\d{{1,2}}[.:]\d\d|noon|midday|lunch(?:time)?|morning break|break|\d{{1,2}} ?(?:am|pm|o'clock)|home ?time|the end of the (?:day|lesson|session|morning|afternoon))|"
    rf"(?:until|till) (?:[1-9]|1[0-2])(?=[,;)]|\.(?!\d)|$| (?:each|every|on|daily|with)\b)|\d{{1,2}} ?(?:am|pm)? (?:till|until) \d{{1,2}}(?! (?:pupils|children|times|sessions|weeks|days|minutes))|{_DOWN}|hour-long|(?:the )?(?:whole|entire) (?:of )?(?:the |each )?(?:\w+ )?(?:lesson|session|day|morning|"
    rf"afternoon|period|week|lunch\w*|break)|(?:from|between) \d{{1,2}}[.:]?\d* ?(?:am|pm)? ?(?:to|and|until|till|-) ?\d{{1,2}}(?:[.:]\d\d)? ?(?:am|pm)?|"
    rf"\d{{1,2}}[.:]\d\d ?(?:am|pm)? ?(?:to|-|until|till) ?\d{{1,2}}[.:]\d\d(?: ?(?:am|pm))?|\d{{1,2}} ?(?:am|pm) ?(?:to|-|until|till) ?\d{{1,2}}(?:[.:]\d\d)? ?(?:am|pm)|\d{{1,2}} ?- ?\d{{1,2}} ?(?:am|pm))\b|\b\d+ minute\b",
    re.IGNORECASE,
)
# A round at hours of the clock: "at 10am, noon and 2pm".
ROUND = re.compile(
    r"\bat (?:\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?|noon|midday)(?:, (?:\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?|noon|midday))*,? and (?:at )?(?:\d{1,2}[.:]\d\d|\d{1,2} ?(?:am|pm)|noon|midday)(?!\d)",
    re.IGNORECASE,
)
# "20 hours a week": how much and how often in one.
RATE = re.compile(
    rf"\b(?:{NUMBER})(?: ?(?:-|to) ?{NUMBER})? (?:full |whole |taught |timetabled |contact |school |of his |of her |term-time |weekly |direct |clear )*"
    rf"(?:hours?|minutes?|nights?|lessons?|periods?|half[- ]days?|full days?|whole days?|mornings|afternoons|evenings|weekends?)"
    rf"(?:[^.;]{{0,45}}?)?,? ?(?:an?|each|every|in each|in every|per|across the|over the|in the|in any) (?:\w+ )?{_UNIT}\b|"
    rf"\b(?:{NUMBER}) ?(?:hours?|minutes?|nights?|days?|lessons?|periods?) (?:daily|weekly|fortnightly|monthly|termly|yearly|annually|half[- ]termly|of (?:each|every))\b|"
    rf"\b{NUMBER} of (?:those|these|the|his|her|their)(?: \d+)? (?:(?:funded|entitlement|universal|free|weekly|nursery|attended|timetabled) )*hours\b|"
    rf"\b(?:an?|each|every|per|the) {_UNIT} ?(?:=|:|-|is|are) ?(?:a total of |{NUMBER} ?(?:x|times) ?)?{NUMBER} ?(?:hours?|minutes?|nights?)\b|"
    rf"\b(?:daily|weekly|fortnightly|monthly|termly|half-termly|yearly|annual)[:,]? (?:\w+ )?(?:total )?(?:of )?{NUMBER} ?(?:hours?|minutes?|nights?)",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:(?:kind|type|form|sort|piece|level)s? of|pupils?|child(?:ren)?|staff|adults?|teachers?|members?|person|people|peers?|students?|"
    r"professionals?|parents?|assistants?|TAs?|practitioners?|learners?|one|of (?:whom|these|them)|effort|"
    r"other|individual|opportunit\w+|areas?|aspects?|needs?|involved|who|concerned|parties|services?|"
    r"agenc\w+|visits?|appointments?|contacts?|blocks?|reviews?|sides?|domains?|targets?|outcomes?|possible|"
    r"necessary|support|provision|interventions?|therap\w+|reasonable|training|colleagues|else|at|such|about)\b(?!s?'? (?:evenings?|days?)\b)"
)
_BOUNDED = (
    r"(?:lessons?|subjects?|class(?:es)?|classrooms?|assembl(?:y|ies)|break(?:s|times?)?|playtimes?|"
    r"lunch(?:es|times?| times?)?|meals?|mealtimes?|snacks?|transitions?|transfers?|changes?|journeys?|"
    r"trips?|tests?|exams?|examinations?|assessments?|tasks?|activit(?:y|ies)|instructions?|occasions?|"
    r"lectures?|seminars?|workshops?|practicals?|periods?|tutorials?|corridors?|rooms?|texts?|worksheets?|"
    r"handouts?|materials?|occasions?|swim\w*|P\.?E\.?|outings?|papers?|timetabled (?:hours|time)|"
    r"taught (?:hours|time)|hours|moves?|movements?|feeds?|seizures?|slides?|videos?|changeovers?|handovers?|printed matter|"
    r"conversations?|written work|homework|settings?|(?:taught|timetabled|teaching|classroom|tutor) sessions|teaching (?:areas|spaces|rooms|time)|times|practical\w*)"
)
# What no two people would see alike: "when things get too much", "if there are concerns".
HARD = (
    r"(?:(?:[\w-]+ ){1,3}?(?:is|are|gets?|becomes?|feels?|seems?|proves?|goes|looks?) (?:too |very |really |so |more |a bit |getting )*"
    r"(?:hard|harder|tough|difficult|tricky|bad|much|challenging|overwhelming|stressful|wrong|rough)\b|"
    r"there (?:is|are) (?:any |an? |real |further |ongoing |significant )*(?:concern|worry|worrie|problem|issue|difficulty|difficultie)s?\b"
    r"(?! (?:with|about) (?:the|his|her|their) (?:\w+ )?(?:pump|tube|aids?|chair|device|hoist|equipment)))"
)
COVERAGE = re.compile(
    rf"\b(?:(?:at|before|after|during|in|on|for|with|to|of|within|around|throughout|from|between|until|through|across|and)? ?"
    rf"(?:every|each)(?! (?:other|{_UNIT}|\d+ (?:\w+ )?(?:{_UNIT})s?|{_PEOPLE}|(?:(?!of |in |to |for |between |from |an? |the |his |her |their )\w+ ){{1,2}}?{_PEOPLE}|session|sessions|meeting|block|first|last|second|third|alternate|working|school day|term|few|so)\b)"
    rf"(?: [\w'-]+){{1,3}}|"
    rf"\d+ (?:[\w-]+ ){{1,2}}a lesson\b|everything (?:he|she|they|[a-z]+) (?:is|are|has|reads?|writes?)\b|(?:whole|entire|full) [\d.]+[- ]hours? (?:school )?(?:week|day)\b|no (?:\w+ )?(?:lesson|session|class|task|break|journey|test|activity|change|transition|meal|text|worksheet|teaching group|group)\b|"
    rf"all (?:of )?(?:(?:his|her|their|the|its|school|taught|timetabled|written|printed|other|whole-class|group|spoken|\d+|"
    rf"core|academic|practical|whole|lunch|unstructured|classroom|external|internal|mainstream|public|outdoor|indoor|break|meal|"
    rf"timed|formal|learning|teaching|curriculum|college|off-site|class|verbal|new|[\w'-]+) ){{0,3}}?{_BOUNDED}\b|"
    rf"(?:every|each)(?: single)? one of (?:[\w'-]+ ){{1,3}}?{_BOUNDED}\b|"
    rf"any (?:\w+ )?(?:test|exam|trip|examination|assessment|lesson|journey|outing|visit off|change|room|class|group|activity|text|task)s?\b|"
    rf"(?:on|for|during) (?:all|every|each) (?:off-?site|out-of-school|school|class|educational|museum|residential|community|outside) visits?|between (?:all |his |her |their |the )*(?:lessons|classes|classrooms|rooms|buildings|sites|floors)\b|both (?:\w+ )?(?:breaks|playtimes|lunch)|at all times|at any time|at all (?:\w+ ){{0,2}}times|throughout(?: \w+)?|(?:on|during) all (?!fronts\b|counts\b|sides\b|levels\b|{_PEOPLE})(?:[\w'-]+ ){{0,3}}?(?!{_PEOPLE})\w+s\b|all (?:through )?(?:the )?(?:day|week|morning|afternoon|night)\b|"
    rf"(?:the |his |her |their |for )?(?:whole|entire|full)(?: of)?(?: (?:the|his|her|their|each|every))? ?-?(?:\w+ )?(?:day|week|lesson|session|year|term|timetable|"
    rf"time (?:he|she|they)|journey|night|lunch\w*|break\w*|period|placement|programme|curriculum)\b|"
    rf"full[- ]time|for the (?:length|duration|entirety|full|whole|remainder|rest) (?:of )?|(?:from|between) (?:(?:(?:his|her|their) )?arrival|start|drop-off|the start|when|the moment|the time|the bell|leaving) (?:\w+ ){{0,6}}?(?:to|until|till|and)\b|"
    rf"in any (?:week|day|lesson|session) (?:with|when|that|in which)\b|(?:bell to bell|gate to gate|door to door)|whatever the (?:lesson|subject|weather|room|activity|task|day)\b|(?:the|any) (?:lessons?|sessions?|work) (?:that )?(?:he|she|they|[A-Z]\w+) miss(?:es|ed)\b|as long as (?:it|(?:an?|the|each|any) [\w-]+) lasts?\b|from start to finish|continuous(?:ly)?|round the clock|24/7|24 hours|uninterrupted|(?:his|her|their) (?:\w+ )?(?:lessons|classes|timetable)\b|"
    rf"for all|in all\b(?! (?:areas?|aspects?|respects|likelihood|ways))|whenever(?! {HARD})|wherever|each time|every time|any time|on (?:each|every) occasion|(?:each|every) (?:review )?meeting (?:between|about|with|and)\b|at the end of a|"
    rf"always|permanently|all year round|all-day|whole[- ]day|day-long|at no time|never|without exception|as the default|by default|(?<!call )(?<!calls )in (?:each|every)\b|"
    rf"(?:during|in|at) (?:all )?(?:\w+ ){{0,3}}(?:lessons|assemblies|breaktimes|lunchtimes|playtimes|mealtimes|break times|lunch times|exams|tests|examinations|assessments|transitions|classes|swimming|PE|P\.E\.)\b)",
    re.IGNORECASE,
)
# "In 60% of her lessons", "for half of his taught hours": how much and how often in one.
SHARE = re.compile(
    r"\b(?:in|for|during|at|across|through|over) (?:at least |no less than |not less than |a minimum of |a full )?"
    r"(?:\d{1,3} ?(?:%|percent)|half|(?:a|\d) (?:thirds?|quarters?|fifths?)) of (?:all |of |the |his |her |their |[\w-]+'s? )*(?:[\w-]+ ){0,2}?"
    r"(?:lessons|sessions|classes|periods|lectures|seminars|tutorials|practicals|workshops|assemblies|breaks|breaktimes|playtimes|lunchtimes|mealtimes|meals|journeys|trips|"
    r"(?:taught|timetabled|teaching|school|college|curriculum|lesson|contact|nursery|attended) (?:time|hours|day|week|timetable)|timetable)\b"
    # Which lessons are meant is left open again: "in half of the lessons where writing is expected".
    r"(?! (?:where|when|in which|that) )",
    re.IGNORECASE,
)
# A share that follows one of these is a mark the child is to reach, and no amount of help.
_MARK = re.compile(
    r"\b(?:until|so (?:that|as)|in order to|aim\w*|target\w*|goal|once|able to|(?:if|when) (?:he|she|they|[A-Z]\w+))\b"
)
# The journey is how long it takes: "goes with her on the bus to college", "there and back".
_RIDE = r"(?:bus|train|tram|tube|metro|coach|minibus|taxi|ferry|walk|drive|ride|journeys?)\b(?! (?:passes|pass|stops?|stations?|timetables?|tickets?|drivers?))"
_BOTH_WAYS = r"(?:there and back|both ways|each way|in both directions|to and from|home and back)"
_WAY = (
    r"(?:from (?:[\w'-]+ ){1,4}?to|(?:home from|to|from) (?:school|college|nursery|university))\b"
)
JOURNEY = re.compile(
    r"\b(?:accompan(?:y|ies|ied|ying)|escort(?:s|ed|ing)?|(?:travel|ride|go|walk|drive)(?:s|es)? (?:with|alongside)|travelling with|walking with|riding with) (?:[\w'()-]+ ){1,6}?"
    rf"(?:{_BOTH_WAYS}\b|on (?:the|his|her|their|an?|both|each|every) (?:[\w'-]+ ){{0,4}}?{_RIDE}|{_WAY})|"
    rf"\b(?:on|for|during|throughout) (?:the|his|her|their|both|each|every) (?:[\w'-]+ ){{0,3}}?{_RIDE},? (?:(?:to|from|home|into|back)\b|{_BOTH_WAYS})",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
# "When she shows her card", "if a seizure lasts 5 minutes", "within 2 minutes of the signal".
TRIGGER = re.compile(
    r"\b(?:[Ww]hen|[Ii]f|[Oo]nce|[Aa]s soon as|[Tt]he moment|[Ii]mmediately (?:after|before)|[Ss]traight after|[Oo]n (?=\w+ing\b)|"
    r"[Aa]t (?:the first |the earliest |the |any |a |each |every )(?=signs? of)|[Ss]hould (?=he\b|she\b|they\b|[A-Z])|[Oo]n any (?:school |college )?(?:day|morning|afternoon) (?=(?:when|that|on which)\b)|[Aa]fter (?=(?:any|each|every) (?:\w+ )?(?:(?:on|in) which|(?:that|when))\b|an?y? (?:seizure|fall|absence|"
    r"incident|episode|change|illness|outburst|exclusion|tic|accident|panic))|[Ii]n the event of|[Ff]ollowing (?=an? |any )|[Oo]n the (?:same|next|following) (?:school )?day (?:as|after) (?=an? |any |each |every )|"
    r"[Ww]here (?=(?:an?|any|the) (?:\w+ )?(?:session|lesson|visit|appointment|TA) is (?:missed|lost|cancelled|away|absent)\b)|[Ww]ithin \d+ (?:minutes|hours|seconds|school days?|working days?|days?) of|[Bb]efore (?=an? |any )|[Oo]n (?=\w+'s signal|request|seeing|hearing|arrival)|"
    r"[Ww]here (?=(?:[A-Z]\w+'s|his|her|their) (?:[\w-]+ ){1,4}?(?:stays|falls|drops|rises|reads|reaches|remains|exceeds)\b)|(?:(?<=^)|(?<=[.;] ))Where (?=(?:he|she|they|[A-Z]\w*) (?:has|have|is|are|does|did|cannot|misses|fails|arrives|leaves|shows|goes)\b)|on (?:return|receipt|production|presentation)|ahead of(?! "
    rf"{_MONTH}\b"
    r")|in response to)\s*(?P<event>[^,;.]{3,90})",
)
_EMPTY_EVENT = re.compile(
    rf"^{HARD}|"
    r"^(?:\w+ ){0,3}?(?:needed|required|necessary|appropriate|possible|available|practicable|feasible|"
    r"indicated|relevant|applicable|requested by (?:the )?(?:school|setting)|need|needs|requires?|"
    r"support|help|this|that|time|staff\w*|resources?|fund\w+|difficult\w*|a need|needs? arise|"
    r"opportunit\w+|helpful|beneficial|useful|suitable|deemed|considered|felt|judged|identified|struggling)\b",
    re.IGNORECASE,
)
DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:20)\d\d|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d|20\d\d-\d\d-\d\d|20[2-5]\d(?:[/-]\d\d)?)\b"
)
DEADLINE = re.compile(
    rf"\b(?:(?:by|before|no later than|not later than|on|on or before|from|starting|begins?|beginning|commencing|until|in|from the|"
    rf"during|with effect from)(?: the)?(?: (?:start|end|first day|first week|beginning|last day|middle) of)?(?: the)? (?:"
    rf"{DAY.pattern}|{_MONTH}(?= |$|[,.;])|(?:spring|summer|autumn|october|february|next|first)? ?half[- ]term|"
    rf"(?:spring|summer|autumn|christmas|easter) (?:term|holiday|break|20\d\d)|christmas|easter|"
    rf"(?:(?:his|her|their|he|she|they|it|term|school|the placement|placement) )?(?:first day|starts?|begins?|joins?|move|transfer|day 1)|"
    rf"(?:\w+ )?(?:term(?!s of\b)|year \d+|academic year|first day|new term|placement starts))|"
    rf"within (?:the first )?(?:\d+|a|1) (?:school |working |calendar |term-time |college )?(?:days?|weeks?|months?|terms?|half[- ]terms?)|"
    rf"within the first (?:\d+ )?(?:weeks?|half[- ]term|term|month)|(?:by|before) {DAY.pattern})",
    re.IGNORECASE,
)


def shares(text: str) -> bool:
    """Whether it goes on in a share of all lessons that is said in a number."""
    found = SHARE.search(text)
    return found is not None and not _MARK.search(text[: found.start()])


def triggers(text: str) -> list[tuple[int, int]]:
    """Events that set something off, leaving out "when needed" and its like."""
    return [
        (m.start(), m.start("event") + _over(m.group("event")))
        for m in TRIGGER.finditer(text)
        if not _EMPTY_EVENT.search(m.group("event"))
    ]


# Where no comma parts them: "when she shows her card | the TA takes her out".
_ANSWER = re.compile(
    r" (?=(?:(?:the|an?|his|her|their|both|staff|\d) (?:[\w'-]+ ){0,4}?|it |she |he |they )(?:is (?:given|made|put|taken|moved|held)|will|shall|is to"
    r"|[a-z]{2,}s (?:him|her|them|it|the|an?|his|with|\d|[A-Z]\w+))\b)"
)
_HAPPENS = re.compile(r"\b(?:is|are|has|have|signs? of|[a-z]{2,}s)\b")


def _over(event: str) -> int:
    """Where an event is over and what is done about it begins."""
    for match in _ANSWER.finditer(event):
        before = event[: match.start()]
        if before.count(" ") and _HAPPENS.search(before) and not _OPEN.search(before):
            return match.start()
    return len(event)


_OPEN = re.compile(r"\b(?:and|or|that|which|who|of|by|with|to|in|on|at|for|from)$")
