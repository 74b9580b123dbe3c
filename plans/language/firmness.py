"""What takes the promise out of a promise: a condition, a cap, a decision left to someone else.

Each function hands back the places it found. They read clauses for their sense: who is the
subject of an "if", what a "no more than" counts, what somebody is left to decide.
"""

from __future__ import annotations

from . import swift as re

Span = tuple[int, int]

_PRONOUN = r"(?:he|she|they|his|her|their|him|them)"
_RESOURCE = (
    r"(?:staff(?:ing)?|fund(?:s|ing|ed)?|budgets?|resourc\w+|capacity|availab\w+|rotas?|cover(?! (?:his|her|their|the|up|it))|"
    r"caseloads?|vacanc\w+|waiting lists?|workload|finances?|(?<=if )money|(?<=if the )money|affordab\w+|staffed|"
    r"recruit\w*|recruitment|in post|appointed|post is filled|can be (?:found|spared|released|arranged|accommodated|"
    r"sourced|freed|spared|identified|secured|staffed|covered|provided)|"
    r"(?:is|are|becomes?|falls?|not|comes) (?:free|vacant|spare|up|needed elsewhere|in use|covering|absent|busy|"
    r"required elsewhere|deployed)|free\b(?=$|[,.;)])|spare|time (?:allows?|permits?)|timetable (?:allows?|permits?)|permits?|allows?|"
    r"allowing|permitting|referral criteria|eligib\w+|commission\w*|a slot|"
    r"approval|panel|agreement of|grant is|renewed)"
)
_IF = (
    r"(?:subject to|depend(?:ent|ing|s) (?:up)?on|contingent (?:up)?on|conditional (?:up)?on|provided(?: that)?|providing(?: that)?|"
    r"so long as|as long as|if|when(?:ever)?|where(?:ver)?|once|unless|as and when|on condition that|"
    r"assuming(?: that)?|in the event that|except when|as soon as|until)"
)
CONDITION = re.compile(
    rf"\b{_IF}(?= )(?:(?! (?:{_PRONOUN}|so that|will|shall)\b)[^,.;]){{0,60}}?\b{_RESOURCE}\b|"
    rf"\b(?:[\w-]+ ){{0,3}}(?:permitting|allowing)(?=$|[,.;)]| [a-z]+ will)|\bas (?:\w+ ){{0,4}}(?:permits?|allows?|allow)\b|"
    rf"\b(?:within|from|out of) (?:the )?(?:\w+ )?(?:existing|available|current|usual|core|own|delegated|allocated|notional|present|normal) (?:\w+ )?(?:resources?|budgets?|"
    rf"staffing|capacity|funding|provision|means)|\bwithin (?:resources|budget|capacity|staffing)\b|\bwhile (?:funding|stocks?|money|resources|staffing)\b[^,.;]{{0,30}}|"
    rf"\b(?:subject to|dependent on|dependant on|contingent on|conditional on)\b(?! (?:the )?(?:seizures?|attacks?|bullying|an? (?:reaction|seizure|fall)))[^,.;]{{2,60}}|"
    r"\b(?:if|when|whenever|where|once) (?:\w+ )?(?:I|he|she|they|we|it|staff|someone|somebody|one|there)(?:'s|'ve)?(?: is| are| has| have| gets?)?(?: got)? (?:an? )?(?:\w+ )?(?:gap|spare \w+|minute|moment|(?<!the )time|chance)\b(?! (?:of|to (?:himself|herself)))|"
    r"\b(?:built|absorbed|included|factored|incorporated|subsumed|pooled|counted) (?:in|into|within|with|as part of) (?:the )?(?:\w+ )?(?:class|school|base|room|whole[- ]\w+|year group|unit|nursery)(?:'s)? (?:\w+ )?(?:allocation|staffing|budget|numbers|ratios?|complement|establishment|support)\b|"
    r"\b(?:if|when|unless|as long as|provided) (?:I|we|you) ?(?:'m|am|'re|are|have|can|'ve) (?:not )?(?:\w+ )?(?:tied up|free|busy|about|around|there|able|in|teaching|off|out|available|the time|time|a minute|spare)\b|"
    r"\b(?:pending|awaiting)\b(?! (?:the |his |her |their |this |an? |any )?(?:next |annual |early |interim |statutory |emergency )*(?:review|tribunal|amend\w+|hearing))[^,.;)]{2,60}|"
    r"\b(?:if|when(?:ever)?|where|provided|as long as|unless|once) (?:he|she|they|one|we) (?:can|could|cannot|can't|is|are) (?:not )?(?:be )?(?:spared|released|freed|let go)\b|"
    r"\b(?:if|where|should|once|provided(?: that)?) (?:he|she|they|[A-Z]\w+) (?:[\w']+ ){0,4}?(?:qualif(?:y|ies)|eligible|entitled|meets? (?:the|their|its) (?:criteria|threshold))\b|"
    r"\bpooled (?:between|across|among|with)\b|\bfrom which (?:he|she|they|[A-Z]\w+) (?:may|can|could|will) draw\b|\b(?:can|may|could|able to) (?:also )?draw (?:up)?on (?:it|them|(?:this|that|the|these|their) (?:[\w-]+ )?(?:resources?|services?|support|team|expertise|time|help|provision|pool|staff))\b|\battached to (?:the|his|her|their) (?:class|room|base|year)\b(?=[^.;]{0,40}\b(?:can|may) call)|\b(?:up)?on which (?:all|every|any|the|other) (?:[\w-]+ ){1,5}?(?:[^.;]{0,30} )?(?:can|may) call\b|\bto which (?:he|she|they|[a-z]+) (?:may|might) be entitled\b|"
    r"\b(?:hours?|minutes)\b[^.;,]{0,60}? (?:for the class(?=[.,;]|$)|across (?:the|his|her|their) (?:whole )?(?:class|year|room|base|unit|key stage|cohort|school)\b(?! (?:day|week|year)))|"
    r"\b(?:when|if|where|as) (?:his|her|their|the) timetable (?:allows|permits)\b|\b(?:provided(?: that)?|so long as|as long as|while|if) (?:the |his |her |our )?[\w-]+ (?:keeps?|continues?|maintains?|goes on|still (?:has|runs|offers|funds)|can still)\b|\bdrawn (?:up)?on for\b|\bunless (?:he|she|they)(?:'s|'re| is| are) (?:needed|required|wanted|busy)\b|\bif (?:the|his|her|our|an?) (?:bid|application|business case|request|funding)\b|\b(?:can|may|could) be called (?:up)?on\b|\b(?:so|as|in so) far as [^.;,]{2,40} (?:can be|are|is) (?:found|available|released|spared)\b|\band there is (?:space|room|capacity|time|staff)\b|\b(?:when|whenever|wherever|where|as often as|as much as|as far as) (?:they|staff|adults|teachers|we|it) can\b(?=[.,;]|$)|\bthere (?:is|are|will be) (?:already )?(?:an?|\d) (?:[\w-]+ ){1,3}in the (?:class|room)\b|"
    rf"\bif (?:and when )?(?:approved|agreed|funded|granted|commissioned|authorised|accepted|successful)\b",
    re.IGNORECASE,
)
# The one who helps, or the room, has to be there: a condition on the provider.
PRESENCE = re.compile(
    r"\bonce (?:an?|the|another) (?:[\w-]+ )?(?:volunteer|befriender|buddy|mentor|place|placement|PA|carer|worker) (?:is|has been) (?:matched|found|recruited|identified|appointed|allocated)\b|"
    r"\b(?:if|when(?:ever)?|where(?:ver)?|provided(?: that)?|as long as|so long as|unless|while|on days (?:when|that)|whenever) (?:there (?:is|are) (?:(?:enough|sufficient|someone|somebody|no|space|room|time|adequate)\b(?: [\w-]+){0,4}|(?:an?|another|\d+)(?: (?!of )[\w-]+){0,3}? (?:[\w-]{3,}(?:er|or|ist|ant|ian|man)s?\b(?<!order)(?<!number)(?<!matter)(?<!danger)|TAs?|staff|adults?|people|person|nurse|rooms?|space|place|slot|pool|hall|bus|minibus|tablet|laptop|vacancy|gap))|(?:an?|the|another|any|enough|sufficient|his|her|their|our|someone|somebody|\d+)(?: [\w-]+){0,3}? ?"
    r"(?:adults?|TAs?|assistants?|staff|teachers?|therapists?|rooms?|hall|minibus|pool|space|bus|volunteers?|colleagues?|nurses?|suite|cover|people|members?|tutors?|mentors?|equipment|kitchen|gym|library|someone|somebody|worker|place)? ?(?:is|are|can be|happens? to be|has been|have been) (?:not )?(?:on site|present|allocated|found|recruited|identified|in school|on duty|around|trained|booked|open|working|running|not away|at work|in|there|able|willing|about|released|appointed|to be had)\b(?! (?:noisy|busy|loud)))",
    re.IGNORECASE,
)
# "Unless the TA is away"; "if she is away, it will not take place": help that falls with a person.
_GONE = (
    r"(?:the|his|her|their|an?) (?:[\w-]+ ){0,2}(?:TA|LSA|HLTA|assistant|teacher|therapist|adult|worker|keyworker|mentor|nurse|tutor|counsellor|helper)"
    r" is (?:away|absent|off(?: sick)?|ill|sick|unwell|on leave)\b"
)
LAPSE = re.compile(
    rf"\bunless {_GONE}|\b(?:if|when(?:ever)?|where) {_GONE}[^.;]{{0,50}}?"
    r"\b(?:(?:will|does|do|shall) not (?:take place|happen|run|go ahead)|(?:be|is|are) (?:cancelled|lost|missed|sought|suspended)|(?:on|be) another (?:day|time)|(?:may|might|should) be)\b",
    re.IGNORECASE,
)
_NEED = (
    r"(?:need(?:ed|s)?|required|req'd|necessary|appropriate|possible|practicable|practical|feasible|"
    r"desirable|relevant|applicable|indicated|warranted|convenient|reasonable|realistic|achievable|"
    r"suitable|helpful|beneficial|useful|viable|sensible|manageable|prudent)(?! by (?:law|statute|the (?:[\w']+ ){0,4}(?:regulations?|rules|board|body|council)))"
)
AS_NEEDED = re.compile(
    rf"\b(?:as(?: and)?(?: when)?|if(?: and when)?|when(?:ever)?|where(?:ver)?|as often as|as much as|"
    rf"as far as|so far as|insofar as|to the extent|only (?:if|when)|unless) (?:(?:it|this|these|they|that|he|she|help|support|the need|\w+) )?(?:(?:is|are|be|felt|thought|deemed|"
    rf"considered|judged|clinically|reasonably|found|may be|becomes?|was|it|still|educationally|operationally) )*{_NEED}\b(?! (?:help|an?|the|to (?:use|go|leave|calm|move|rest|be|change|drink|eat))\b)|"
    r"\bas and when\b|\bon an as[- ]needed basis|\b(?:as|when|where|if) (?:the )?(?:needs?|occasion|situation|opportunity|opportunities|necessity|circumstances?) (?:arises?|demands?|requires?|dictates?|presents?|allows?|permits?|occurs?)|"
    r"\b(?:according to|in response to|based on|in line with|to suit|to meet|commensurate with|responsive to|as dictated by) (?:\w+ )?(?:(?:emerging|individual|presenting|changing|current|his|her|their|identified|clinical|assessed|perceived) )*(?:needs?|demand|presentation)\b|"
    r"\bneeds?[- ]led\b|\bon demand\b|\b(?:seems?|is|are|be) (?:to be )?called for\b|\bas (?:he|she|they) (?:requires?|needs)\b(?=[.,;]|$)|\bad hoc\b|\bif at all\b|\bas (?:is )?(?:best|fit)\b|\bwhen(?:ever)? (?:he|she|they|[A-Z]\w+) feels? (?:the|a|in) need\b|\bif (?:it|this) (?:would|will) help\b|\bif (?:problems?|difficult\w+|concerns|issues) (?:arise|occur|emerge|persist|continue)s?\b",
    re.IGNORECASE,
)
_AMOUNT = (
    r"(?:frequency|amounts?|(?<!small )numbers?|length|duration|levels?|dosage|intensity|timing|timings|extent|"
    r"schedule|quantity|details|arrangements?|how (?:much|often|long|many|"
    r"frequently|regularly)|whether|which|type|nature|intervals?|hours|what form|"
    r"specifics|cadence|package|format|staffing|input|decisions?|number of sessions|dates)"
)
_DECIDE = (
    r"(?:determin|decid|agree|settl|confirm|advis|set|fix|review|discuss|negotiat|judg|arrang|"
    r"identif|establish|clarif|finalis|schedul|specif|allocat|assess|worked? out|left|resolv|"
    r"follow|chosen|choose|dictat|inform|led by|driven by|guided by|vary|varies|variable|flexib|up to|a matter|under review|at the)"
)
_DECIDED = (
    r"(?:determined|decided|directed|agreed|advised|judged|identified|seen fit|deemed|considered|"
    r"recommended|specified|arranged|negotiated|assessed|felt|thought|indicated|dictated|guided|"
    r"suggested|instructed|chosen|selected|requested|prioritised|set|scheduled|allocated|sanctioned|approved|informed|led)"
)
DELEGATED = re.compile(
    rf"\b(?:as|when|where|if|whatever|whichever|however (?:much|often|many)) (?:is |are |it is |may be |and when |otherwise |jointly |clinically )?{_DECIDED}(?: (?:necessary|appropriate|suitable|to be \w+|useful|helpful))?(?: (?:by|with|between|in|through|from|following|after|at)\b[^,.;]{{0,50}})?|"
    rf"\b(?:at|in) (?:the )?(?:[\w']+ ){{0,4}}(?:discretion|convenience)(?: of)?|\bhas (?:full )?discretion|\bdiscretion\w*|\bto (?:his|her|their) judgement|"
    rf"\b(?:in|on) the (?:professional |clinical )?(?:judgement|judgment|opinion|view) of|"
    rf"\b(?:(?:is|are|be|being|been) left (?:\w+ ){{0,2}}?(?:to|with|for|open)|left (?:up )?to (?=the|his|her|their|school|staff|each|whoever)|leav(?:es|ing) (?:it|this|them|the (?:\w+ )?(?:decision|amount|frequency|detail|timing|choice)) (?:\w+ )?to|delegated|devolved|entrusted)\b[^,.;]{{0,40}}|\bup to the \w+(?= \w+ to (?:decide|judge|say)|$|[,.;]| to (?:decide|judge|say))|\ba matter for\b|"
    rf"\b{_AMOUNT}(?:,? (?:and|or) {_AMOUNT})*(?:(?! (?:will|shall) be (?:at least|\d)| until\b)[^.;,]){{0,45}}?,? (?:(?:is|are|being|has been|have been|remains?|still|which|that|then|will|shall|would|can|may)\b ?)+(?:yet )?(?:to be|be|being|been)? ?(?:\w+ly )?(?:to be )?{_DECIDE}\w*(?: (?:by|with|between|at|in|on|upon|following|after|to|for|as|when|from|within|through|according|depending|later|termly|jointly|locally|flexibly)\b|$|[,.;)])|"
    rf"\b{_AMOUNT}(?:,? (?:and|or) {_AMOUNT})*,? (?:is |are |to be |being )?(?:as a|as per|according to|in (?:line|accordance|keeping) with|governed by|as in|as for) (?!(?:week|day|term|month)\b)[^,.;]{{3,40}}|"
    rf"\b{_AMOUNT}(?:,? (?:and|or) {_AMOUNT})* (?:(?:of|for) (?:[\w'-]+ ){{1,4}})?(?:to be )?(?:\w+ly )?{_DECIDE}\w* (?:by|with|between|at|following|after|in|later|locally)\b|"
    rf"\b(?:will|shall|to|can|may|is to|are to|should|would)? ?(?:\w+ly )?(?:judge|decide|determine|agree|choose|set|let (?:us|them|school|parents|the \w+) know|advise(?: on)?|allocate|work out|settle|consider|exercise|assess|establish|negotiate|plan|confirm|specify|monitor and decide|use (?:\w+ )?judge?ment|use discretion)s? (?:on |upon |about |for \w+ )?(?:the |an? |his |her |their |its |and \w+ )?(?:\w+ )?(?:how (?:much|often|long|many|frequent\w*|regular\w*)|when(?= |$)(?! (?:he|she|they|the (?:seizure|alarm|timer))\b)|whether|frequency|amount|level of|number of|duration|hours|intensity|discretion|appropriate (?:level|amount)|what (?:support|help|provision|input|else|is))\b|"
    rf"\b(?:as|if|when(?:ever)?|where(?:ver)?) (?:the|his|her|their) (?:risk assessment|assessment|provision map|profile|timetable) (?:points|says|shows|suggests|indicates|requires|allows|calls)\b[^,.;]{{0,30}}|"
    rf"\b{_AMOUNT} of which [^.;,]{{0,40}}\b(?:will|shall|is to) {_DECIDE}|\bin such (?:manner|way|form)s? as\b|\bas (?:many|much|long) [\w ]{{0,25}}as it takes\b|\bas the (?:day|week|lesson|moment) (?:demands|requires)\b|\bas (?:often|much|many) as (?!needed|required)[^.;,]{{3,45}}? (?:considers?|thinks?|feels?|judges?|sees?|deems?)\b|\bas (?:they|he|she|we) (?:sees?|thinks?) (?:fit|best|right)\b|\bas (?:school|college|nursery|staff|parents) (?:sees? (?:fit|best)|thinks?|feels?|chooses?|decides?|judges?|considers?|prefers?|deems?|wishes|wish)\b|"
    rf"\bas (?:the|his|her|their|its|any) (?:[\w-]+ ){{1,4}}?(?:sees? (?:fit|best)|thinks?|feels?|chooses?|decides?|judges?|considers?|prefers?|deems?|wishes|finds? (?:useful|helpful)|directs?|determines?|advises|recommends|requires?|requests?)\b|\bwhat(?:ever)? (?:the )?(?:\w+ ){{1,3}}?(?:thinks?|feels?|considers?|deems?|judges?)\b|"
    r"\bto be (?:determined|decided|settled|sorted|firmed up|negotiated|finalised|clarified|confirmed|advised|agreed)\b(?: (?:by|with|at|following|after|between)\b[^,.;]{0,40})?|\bt\.?b\.?[cad]\b|\bdepend(?:s|ing|ent) (?:up)?on\b(?! (?:the |which |whether it is )?(?:term|week|day|season)\b)[^,.;]{0,50}|"
    r"\b(?:used|deployed|allocated|directed|offered|spread|arranged|timetabled|employed|applied|provided|delivered|managed|organised) (?:as )?(?:\w+ )?(?:flexibl[ey]|creatively|where (?:most|it is|it)|wherever|as the)\b[^,.;]{0,30}|\bflexible (?:use|deployment|basis|approach)|\bflexibly\b|\bwhere (?:it is |they are |most |it will be )?most (?:needed|useful|effective)|\bat (?:a |an )?(?:\w+[- ])?(?:clinician|school|service|therapist|teacher|provider)[- ](?:decided|determined|led)",
    re.IGNORECASE,
)
_PROVIDER = (
    r"(?:parents?|school|college|nursery|setting|team|teachers?|staff|service|SENCo|SENDCo|therapists?|headteacher|head|adults?|authority|council|LA|provider|psychologist|nurse|"
    r"professionals?|tutor|TA|assistant|lead|manager|mentor|ELSA|counsellor|governors|key (?:adult|worker|person)|consultant|clinician|paediatrician|OT|SaLT|all parties|everyone|we|family|both|it is)"
)
OPINION = re.compile(
    rf"\b(?:save|except|other than|apart from) (?:in|on|where|when|for) [^.;,]{{0,30}}?(?:thinks?|feels?|judges?|decides?|considers?|believes?)\b|\band it is (?:felt|thought|considered|judged|believed)\b|\b(?:if|when|where|whenever|unless|until|once|provided(?: that)?|so long as|as long as) (?:the |her |his |their |both |all |a |an )?(?:[\w-]+ ){{0,3}}?(?:and (?:the )?\w+ )?(?:{_PROVIDER}|it(?= (?:considers|judges|decides|deems|thinks|believes)\b)) (?:both |also |all |jointly |\w+ly )?"
    rf"(?:thinks?|feels?|felt|considers?|agrees?|wish(?:es)?|wants?|judges?|deems?|decides?|believes?|sees? (?:fit|a need|it)|finds? it|accepts?|is satisfied|are satisfied|thought|considered|recommends?|requests?|asks?(?! (?:him|her|them))|identif(?:y|ies)|chooses?|prefers?|advises?)\b[^,.;]{{0,40}}",
    re.IGNORECASE,
)
LONG_AS = re.compile(
    rf"\b(?:as|so) long as (?:the |her |his |their |a |an )?(?:[\w-]+ )?{_PROVIDER}\b[^,.;]{{0,50}}",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"\b(?:in (?:line|accordance|keeping) with|as (?:set out|described|outlined|detailed|specified|listed|identified|recommended|stated|contained|per|a)(?: (?:in|by|within))?|"
    r"as per|according to|following|consistent with|see|refer to|under|through|via|from|part of|within|based on|drawn from|recommendations (?:in|of|from))(?: the| its| their| our| his| her)?(?: \w+'s?| [\w-]+){0,4}? "
    r"(?:offer|provision map|policy|policies|section k|appendix \w+|appendices|advice|reports?|recommendations?|guidelines|guidance|package|pathway|service specification|"
    r"local offer|core offer|menu|toolkit|individual (?:education )?plan|support plan|care plan|pupil passport|one-page profile|service level agreement|handbook|framework|"
    r"graduated (?:response|approach)|procedures?|criteria|usual (?:arrangements|practice|systems?)|statutory (?:requirements|duties|timescales|expectations)|behaviour policy|assessment findings)\b",
    re.IGNORECASE,
)
# Rules by which a service chooses whom it helps.
THRESHOLD = re.compile(
    r"\b(?:in (?:line|accordance|keeping) with|subject to|depending on|according to|under|within|against|meets?|by|following|as per) "
    r"(?:the |its |their |our |local |current |that |\w+'s? )*(?:[\w-]+ ){0,3}?(?:prioritis\w+|priorit(?:y|ies)|eligibility|threshold|caseload|triage|waiting[- ]list|"
    r"referral|commission\w+|discharge|acceptance|admission)(?: \w+)? ?(?:criteri\w+|matrix|tool|policy|arrangements|rules|thresholds?|levels?|model|guid\w+|framework|system|protocols?)?\b",
    re.IGNORECASE,
)
# "At a level sufficient to keep him safe" names no level.
ENOUGH = re.compile(
    r"\b(?:level|amount|degree|quantity|extent|frequency|intensity|number|ratio)s? (?:of [^,.;]{0,50}?)?(?:that (?:is|are) |which (?:is|are) |being )?"
    r"(?:sufficient|adequate|necessary|appropriate|commensurate|proportionate|required|needed|enough|suitable|conducive|consistent) (?:to|for|with)\b|"
    r"\b(?:sufficient(?:ly)?|enough|adequate) (?:[\w-]+ ){0,4}?(?:to (?:enable|ensure|allow|meet|keep|secure|support|make|let|help|cover))\b",
    re.IGNORECASE,
)
# Help that comes only if it is asked for, and not by the child.
ON_REQUEST = re.compile(
    r"\b(?:offered|provided|given|available|begin|start|introduced)\b[^.;,]{0,60}?\b(?:if|when|once) (?:he|she|they|[A-Z][\w-]+) (?:feels?|says (?:he|she|they) (?:is|are)) (?:\w+ )?(?:ready|able|willing|happy)\b|"
    r"\b(?:obtainable|available|arranged|offered) (?:[\w-]+ ){0,6}?on request\b|\b(?:visit|see|attend|come|advise|help|support|meet|train|observe|join|call)(?:s|ed|ing)?\b[^.;]{0,50}?\b(?:on request|(?:at|on) (?:the )?(?:school|college|nursery|setting|staff|team|SENCo|family|parent|teacher|head\w*)(?:'s|s'|'s?)? ?request|at the request of (?:the )?(?:school|college|nursery|setting|staff|team|SENCo|family|parents?|teacher|head\w*))\b",
    re.IGNORECASE,
)
# A door left open: somebody is there, and nothing is done unless the child comes.
OPEN_DOOR = re.compile(
    r"\b(?:on hand|available|open|about|there|around|at hand)\b[^.;]{0,70}?\b(?:drop[- ]in|drop(?:s|ping)? in|pop (?:by|in)|open[- ]door|for anyone|for a chat|(?:to )?whom (?:he|she|they) (?:can|may) (?:turn|go|talk|come)|(?:can|may|could) make use of (?:him|her|them|it|this)|at intervals|(?:can|may) call (?:up)?on (?:him|her|them)\b|"
    r"(?:if|when(?:ever)?|any time|should) (?:he|she|they|you) (?:ever )?(?:wants?|needs? (?:to talk|someone)|wish(?:es)?|likes?|chooses?|(?:is |are )?feel(?:s|ing)?|finds? (?:it|things|this|the work))|(?:should|if|when) [a-z]+ finds? (?:it|things|this|the work))\b|\b(?:open[- ]door (?:policy|approach)|just pop (?:by|in)|my door is)\b|"
    r"\baccess to [^.;]{3,60}? (?:through|via|by way of) (?:the|an?|its) drop[- ]in\b|(?<=\b[A-Z]\. )welcome to (?:attend|come|join|drop in)\b|"
    # That the child may come to it is no help given; that a parent may is beside the point.
    r"(?<!parents )(?<!parent )(?<!mother )(?<!father )(?<!family )(?<!mum )(?<!dad )(?<!carers )(?<!staff )\b(?:is|are|will be|be) (?:always |also |very )?(?:welcome to (?:attend|come|join|drop|call|use|visit|go along)|free to (?:attend|drop in|call in|come along))\b|\balways welcome\b|\bat liberty to\b|\bmay refer (?:himself|herself|themselves)\b|\b(?:can|may) go there (?:when|if) (?:things|it|class|lessons|mainstream) (?:gets?|is|are|becomes?)\b|\bwill be able to (?:go there|go in|come in|come along|use it)\b|"
    r"\bdrop[- ]ins?\b[^.;]{0,60}?\b(?:(?:may|can|could) (?:attend|come|go|join|visit)|(?:is|are|be) (?:invited|encouraged|able) to (?:attend|come|go|join|visit))\b",
    re.IGNORECASE,
)
# More watching than others have, and no number of people who watch.
_WATCH = re.compile(
    r"\b(?:enhanced|increased|additional|extra|close|closer|heightened|high|higher|greater|more|tighter|vigilant|careful|good|appropriate|suitable)"
    r"(?:,? (?:and )?\w+)? (?:levels? of )?(?:(?:adult|staff) )?(?:supervision|staffing|monitoring|presence|staff ratios?|oversight|vigilance|adult attention)\b",
    re.IGNORECASE,
)
_WATCHERS = re.compile(
    r"\b\d+:\d+|\b\d+ (?:[\w-]+ ){0,3}?(?:adults?|staff|supervisors?|assistants?|teachers?|TAs?|people)\b|\b(?:by|from|of|an?) (?:an?|the|his|her|1|\d) (?:[\w-]+ ){0,4}?\w+|"
    r"\b(?:line of sight|arm's length|within \d+)",
    re.IGNORECASE,
)
_COUNTED = (
    r"(?:hours?|hrs?|sessions?|minutes?|days?|visits?|contacts?|lessons?|periods?|appointments?|nights?|"
    r"times|occasions|weeks|half-days?|blocks?|afternoons?|mornings?|meetings?|consultations?|placements?|breaks?|calls?|TAs?|assistants?|adults?|stays?|weekends?)"
)
_CAP_N = r"\d+(?:[.,]\d+)?(?: 1/[24]| 3/4)?(?: ?(?:-|to) ?\d+)?"
CAP = re.compile(
    rf"\b(?:up to|at most|(?:a |the |an? (?:annual|weekly|termly|monthly|yearly|absolute|upper) )?(?:maximum|max\.?|ceiling|limit|cap|upper limit)(?: of| is| being| total of)?:?|no more than|not more than|no longer than|not exceeding|not to exceed|(?:must|will|shall|should|does|do|to) not exceed|"
    rf"never (?:exceeding|more than)|(?:is |are |will be |being )?(?:capped|limited|restricted|kept) (?:at|to)|within a (?:limit|ceiling|maximum|cap) of|no greater than|fewer than|less than|under|anything up to|as many as|between 0 and|0 ?(?:-|to)) ?(?:a total of |around |about |approximately )?(?:{_CAP_N}|an?|half a|the equivalent of \d+) ?(?:(?!(?:pupils|children|peers|others|learners|students|people|classmates|every|each|a) )[\w:'-]+ ){{0,3}}?{_COUNTED}\b|"
    rf"\b{_CAP_N} ?(?:[\w:-]+ ){{0,2}}?{_COUNTED}(?: [\w ]{{0,25}}?)?,? ?\(?(?:max\b|maximum|at (?:the )?most|at the outside|or (?:less|fewer)|as a (?:maximum|ceiling|cap|limit)|tops)|"
    rf"\b(?:capped|limited) at\b[^,.;]{{0,20}}",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"\b(?:at least|not (?:fewer|less) than|no (?:fewer|less) than|(?:a )?minimum(?: of)?|(?:never|at no time|nor|not|no (?:lesson|day|time))\b[^.;]{0,60}?\b(?:fewer|less) than|between [1-9]\d* and)\b",
    re.IGNORECASE,
)
# A limit on waiting, sitting, noise, work, travel or gaps is a kindness, not a cap.
_KIND_LIMIT = re.compile(
    r"\b(?:wait\w*|sit(?:s|ting)?|stand(?:s|ing)?|homework|tasks?|writ\w+|listen\w*|apart|gap|interval|within|before (?:a|the|any|his|her)|without|journey|travel\w*|"
    r"screen|late\b|delay\w*|noise|instructions?|carpet|chunks?|seated|concentrat\w+|work(?:s|ing)? (?:for|in)|assembl\w+|exposed|exposure|alone|unsupervised|left|queue\w*|of being|response|walk\w*|stretch\w*|"
    r"independent work|desk work|test|exam\w*|fasting|passes|pass|elapse\w*|old|of (?:arriv|ask|signal|start)\w*|between (?:changes|breaks|checks|sessions|repositioning)|bursts?|in one go|at a time|at once|in a row|consecutive\w*|continuous\w*|transitions?|chair|wheelchair|position|class|group)\b",
    re.IGNORECASE,
)


# "Gives Max 2 hours a week": a name in the middle of a sentence.
_TO_MAX = re.compile(r"\b(?:with|to|for|by|(?:give|help|offer|see|teache?|support|take|meet)s?) $")


def watching(text: str) -> list[Span]:
    """Closer supervision by nobody knows how many."""
    if _WATCHERS.search(text):
        return []
    return [m.span() for m in _WATCH.finditer(text)]


# "When the TA is absent, another TA trained alike takes her place" leaves nothing open.
_AWAY = re.compile(
    r"^(?!unless|provided)\w+ .*\b(?:absent|away|off|ill|sick|not in|not there|not at work)\b",
    re.IGNORECASE,
)
_STANDS_IN = re.compile(
    r"\b(?:another|a second|the second|a different|the other|a named|a replacement)\b(?! (?:day|time|date|week|slot))|\b(?:takes?|in) (?:his|her|their) place\b|(?:will|shall) take (?:both|over|it|the (?:session|meeting|lesson|visit|group))s?\b|\bsteps? in\b|\bstands? in\b|\bcovers?\b(?! (?:will|is to|may|can|would) be (?:sought|looked|asked|requested))|"
    r"\b(?:the|a|his|her|their) (?:[\w-]+ )?(?:deputy|stand-in|substitute|reserve|understudy)\b(?! (?:head|manager))|"
    # The same help at a set time soon after: "will be made up within 5 school days".
    r"\b(?:will|shall|is to) (?:still )?(?:be )?(?:made up|moved|given|held|repeated|take place|happen) (?:\w+ ){0,5}?(?:the (?:same|next|following) (?:\w+ )?(?:day|week)|that (?:same )?(?:day|week)|within (?:the )?(?:\d+|same|next)\b)"
)


def conditions(text: str) -> list[Span]:
    """Conditions on what the provider has, never on what the child or illness does."""
    return [
        m.span()
        for pattern in (CONDITION, PRESENCE, LAPSE, LONG_AS)
        for m in pattern.finditer(text)
        if not (_AWAY.search(m.group()) and _STANDS_IN.search(text[m.start() : m.end() + 90]))
    ]


def caps(text: str) -> list[Span]:
    """A most without a least, where what is counted is help given."""
    found = []
    for match in CAP.finditer(text):
        before = text[max(0, match.start() - 45) : match.start()]
        after = re.split(r"[.,;]", text[match.end() : match.end() + 30])[0]
        if match.group().startswith("Max ") and _TO_MAX.search(before):
            continue
        if _FLOOR.search(text[max(0, match.start() - 120) : match.end() + 60]):
            continue
        if not _KIND_LIMIT.search(before + " | " + match.group() + after):
            found.append(match.span())
    return found
