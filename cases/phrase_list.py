"""How people write the reasons that the law does not know. See `cases.phrases` for what each is."""

# What a modal sentence about a psychologist ends in: has seen, is available.
_SEEN = (
    r"(?:seen?|assess(?:ed)?|observ(?:ed?)|meet|met|visit(?:ed)?|involv(?:ed)?|consult(?:ed)?|ask(?:ed)?|"
    r"commission(?:ed)?|refer(?:red)?|work(?:ed)?|test(?:ed)?|evaluat(?:ed)?|known|look(?:ed)?|reviewed|"
    r"contribut(?:ed)?|spoken|been|provid(?:ed)?|written|reported|completed|had)"
)
_GIVEN = (
    r"(?:provided|supplied|submitted|attached|included|enclosed|received|sent|available|obtained|"
    r"commissioned|produced|forthcoming|on file|in place|seen|given|completed|carried out|done|requested|"
    r"undertaken|made|sought|arranged|shared|present|evident|held)"
)
_WAITS = r"(?:awaiting|awaited|pending|outstanding|waiting (?:for|on))"
_TOO = r"(?:too|so|fairly|relatively|quite)"

PATTERNS: dict[str, tuple[str, ...]] = {
    "psychologist": (
        r"{EP}<1>(?:should|must|needs? to|has to|ought to|would need to)<2>"
        + _SEEN
        + r"\b(?=.*\b(?:before|first)\b)",
        r"\bhad<2>{EP}<2>" + _SEEN + r"\b",
        r"\bno {ADJ}(?:{DOC}|report)<3>(?:from|by)<2>{EP}",
        r"\bnot<2>(?:supported|accompanied|evidenced|backed|informed|underpinned)<1>(?:by|with)<3>{EP}",
        r"\b(?:nothing|not a word|no word)<2>(?:from|by)<3>{EP}",
        r"\bwhen\b<3>{EP}<1>(?:has|have) ",
        r"{NO} {ADJ}{EP}(?: {DOC})?(?! (?:has )?(?:recommend\w*|suggest\w*|advis(?:es|ed)|found|finds|raised|concluded|"
        r"identified|said))",
        r"{NO} {ADJ}(?:{DOC}|report|word|paperwork) (?:from|by|of|with|written by|produced by)<2>{EP}",
        r"\b(?:not|never|n't|nor)\b<4>" + _SEEN + r"<1>(?:by|an?|any|with|to|from|the)<3>{EP}",
        r"\w+n't\b<3>" + _SEEN + r"<1>(?:by|an?|any|with|to|from|the)<3>{EP}",
        r"\b(?:yet|still) to (?:be )?" + _SEEN + r"<3>{EP}",
        r"\b(?:not|never)\b<2>(?:under|on)<3>{EP}",
        r"{EP}(?: {DOC})?<3>(?:has|have|had|was|were|is|are)(?: not|n't| never| yet)(?: been| yet| to| had)*"
        r" (?:{ADJ})?(?:" + _SEEN + "|" + _GIVEN + r")",
        r"{EP}(?: (?:service|team))? (?:did|does|do)(?: not|n't) (?:see|assess|meet|visit|know|get involved)"
        r"(?: (?:him|her|them|the child|the pupil|this child|[A-Z]\w+)\b|$|[,.])",
        r"{EP} {DOC} (?:is|are|was|were) (?:still )?(?:missing|absent|lacking|" + _WAITS + r")",
        r"{DOC} (?:from|by|of)<2>{EP} (?:is|are|was|were|has|have)(?: still)?(?: not<2>"
        + _GIVEN
        + r"|"
        r" missing| absent| lacking| outstanding| awaited)",
        _WAITS + r" {ADJ}{EP}",
        r"{EP} (?:{DOC} )?(?:is|are|was|were|would be|will be)(?: first| also| always)? (?:needed|required|"
        r"essential|expected|necessary|mandatory|a requirement|a condition|a prerequisite)",
        r"\b(?:need|needs|require|requires|required|expect|expects|expected|insist on|ask for|want|must have|"
        r"must see|must first see|should have|has to have|have to have|must be|should be|needs to be|has to be|"
        r"needs to|ought to be|should first be|must first be|should first|would need)\b<3>"
        r"(?:(?:seen|assessed|observed|referred|known|supported|obtain|see|provide|involve|seek|consult|"
        r"commission|have)<3>)?{ADJ}{EP}(?: {DOC})?(?! (?:says|states|shows|recommend))",
        r"\b(?:until|unless|before|once|only (?:when|after|if|with)|in the absence of)\b<4>{EP}<2>"
        r"(?:{DOC}<2>)?(?:has|have|is|are|been|can|sees?|assess\w*|reports?|involve\w*|provide\w*|obtained|"
        r"available|received)\b",
        r"\b(?:until|unless|once)\b<3>(?:has|have|is|been)<2>" + _SEEN + r"<3>{EP}",
        r"{EP}(?: {DOC})? (?:first|must come first|comes first)\b",
        r"\b(?:never|not) (?:been )?(?:had|seen) (?:an?|any|the) {EP}",
        r"\b(?:did|does|do)(?: not|n't) (?:see|have|attach|include|contain|hold|enclose|provide|send|show|get|"
        r"come with|involve)<3>{ADJ}{EP}",
        r"\b(?:evidence|information|paperwork|request|application|school|file|pack) (?:\w+ )?(?:does not|did not|"
        r"doesn't|didn't) (?:include|contain|have|hold|come with)<3>{EP}",
    ),
    "years-behind": (
        r"{NUM} {YEARS} (?:gap|delay|deficit|lag|discrepancy)<1>(?:we|which we|that we|council|authority)<2>(?:look|expect|require|ask|want|need|set|use)",
        r"{NUM} {YEARS} (?:gap|delay|deficit|lag|discrepancy)<4>(?:expected|needed|required|necessary|minimum|threshold)",
        r"(?:\b(?:not|never)\b|\w+n't\b) (?:(?:yet|at|least|currently|as|much|more|than|working|achieving|"
        r"attaining|performing|even|quite|the|considered|shown|found|assessed|to|be|been|functioning|operating|"
        r"fall|fallen|far|enough|by|over|a|gap|of|judged|reading|writing|presently|sufficiently|significantly) )*"
        r"{NUM} {YEARS}<2>{BEHIND}",
        r"\b(?:less|fewer|no more|not more|under|below) than {NUM}(?: and a half)? {YEARS}(?:<2>{BEHIND}| of a (?:gap|delay))",
        r"\bunder {NUM} {YEARS} {BEHIND}",
        r"\b(?:only|just|merely|barely|no more than|at most)\b<2>{NUM}(?: and a half| or two)? {YEARS}<2>{BEHIND}",
        r"\bwithin<2>{NUM} {YEARS} of (?!<1>?(?:report|assessment|request|start\w*|join\w*|birth|diagnosis|move|moving|"
        r"arriv\w*|coming|being|help|support|school|review|plan|intervention))",
        r"{MUST}<6>{NUM} {YEARS}<3>{BEHIND}",
        r"{NUM} {YEARS}<2>{BEHIND}<4>(?:is|are|was|were|being) (?:needed|required|expected|necessary|our|the"
        r" (?:threshold|minimum|level))",
        r"\b(?:gap|delay|deficit|discrepancy|lag)<2>(?:of|is|was)<3>{NUM} {YEARS}<4>(?:needed|required|expected|"
        r"necessary|minimum|threshold)\b",
        r"\b(?:gap|delay|deficit|discrepancy|lag)\b<4>(?:not|less than|under|smaller than|short of|n't)<4>{NUM} {YEARS}",
        r"{MUST}<5>(?:gap|delay|deficit|lag) of<3>{NUM} {YEARS}",
        r"\b(?:two|2|three|3) {YEARS}(?: {BEHIND})? (?:rule|threshold|gap rule|criterion|criteria|cut off)",
        r"(?:\bnot\b|\w+n't\b)<3>{BEHIND}<4>by (?:at least |as much as |more than )?{NUM} {YEARS}",
        r"{BEHIND}<3>by (?:only|just|less than|under|no more than) {NUM} {YEARS}",
        r"\b(?:not|n't) (?:a |at least |the )*{NUM} {YEARS} (?:gap|delay|lag|deficit)",
        r"\b(?:not|isn't|nor) (?:yet )?(?:two|2|three|3) (?:or more )?(?:national curriculum )?(?:levels|key stages|"
        r"year groups) {BEHIND}",
    ),
    "money-spent": (
        r"\bonly<4>{SPENT}<5>(?:of|from|towards|out of)<3>{MONEY}",
        r"{NOT}<6>{SPENT}<6>{MONEY}",
        r"\w+n't<6>{SPENT}<6>{MONEY}",
        r"{MONEY}<7>(?:\b(?:not|never|yet to|still to)\b|\w+n't\b)<5>{SPENT}",
        r"{MONEY}(?! of)<3>(?:remain(?:s|ing|ed)?|unspent|unused|underspent|left over|left|untouched|still available|"
        r"in hand|not yet|intact)\b",
        r"\b(?:unspent|unused|underspent|remaining)\b<3>{MONEY}",
        r"{MUST}<6>{SPENT}<6>{MONEY}",
        r"\b(?:first|must|until|before|unless|once)\b<5>{MONEY}<5>(?:has|have|is|been|be)<2>{SPENT}",
        r"\b(?:no|lack of|insufficient|without|little|any) (?:\w+ )?(?:evidence|proof|record|sign|breakdown|costings?|"
        r"indication|demonstration|confirmation|account)<8>{MONEY}",
        r"\b(?:less|fewer|no more|not more) than<2>{MONEY}",
        r"\b(?:under|below|short of|beneath) (?:the )?{MONEY}",
        r"\b(?:cost|costs|costing|costed|spend|spends|spent|spending|exceed|exceeds|exceeded|reach|reaches|reached|"
        r"pass|passed|above|over|beyond)\b<4>{MONEY}<2>(?:threshold|limit|mark|trigger)",
        r"\b(?:do|does|did|has|have)(?: not|n't)<3>(?:exceed|reach|cost|amount|come|go|add|hit|pass|total|cross)\w*<5>{MONEY}",
        r"\bwithin (?:the |its |their |a )?(?:first )?£ ?6[, ]?000",
        r"{MONEY}<4>(?:must|should|needs? to|has to|have to|is to|ought to) (?:first )?(?:be )?{SPENT}",
        r"{MONEY} (?:spend |spending )?(?:threshold|requirement|criteri\w+|rule)",
        r"\b(?:still|has|have|there is)\b<3>(?:money|funds?|funding|resources) (?:left|remaining|available|unspent)"
        r"<3>(?:in|from|of)<3>{MONEY}",
    ),
    "attainment": (
        r"\b(?:high achiever|high attainer|gifted)\b(?=.*\b(?:so|therefore|not|no)\b)",
        r"\bacademically (?:very |quite )?(?:able|strong|bright|capable|gifted)\b(?=.*\b(?:so|therefore|and|not|no)\b)",
        r"\b(?:meet(?:s|ing)|at|above|in line with|achiev\w+|reach\w*)<2>(?:age related|expected|national|age appropriate)<2>(?:expectations?|levels?|standards?|averages?)(?=.*\b(?:cannot (?:have|be|get|qualify|request)|not (?:eligible|entitled|qualify)|no (?:case|grounds|need) for)\b)",
        r"{ATTAIN}<6>too (?:high|good|strong|advanced|able)",
        r"{ATTAIN}<5>(?:\b(?:not|never|nor)\b|\w+n't\b)<2>(?:low|poor|weak|far|bad|delayed|depressed|concerning) enough",
        r"{ATTAIN}<5>(?:\b(?:not|nor)\b|\w+n't\b)<2>(?:sufficiently|low enough|adequately) (?:low|poor|weak|behind|delayed|below)?",
        r"{ATTAIN}<3>insufficiently (?:low|weak|poor|delayed)",
        r"\btoo (?:academically )?(?:able|bright|clever|intelligent|capable|high achieving|high attaining|academic)\b",
        r"\bdoing too well\b|\bachieving too (?:much|well|highly)\b",
        r"(?:\b(?:not|nor)\b|\w+n't\b)<3>(?:far|badly|much) enough {BEHIND}",
        r"(?:\b(?:not|nor)\b|\w+n't\b)<2>{BEHIND} (?:far |badly )?enough",
        r"(?:\b(?:not|nor)\b|\w+n't\b)<2>(?:sufficiently|adequately) (?:far )?{BEHIND}",
        r"\b(?:gap|lag|discrepancy)\b<5>(?:not|n't|nor)\b<2>(?:wide|large|big|great|significant|sufficient)(?:ly)?"
        r"(?: enough| wide| large| big)",
        r"\b(?:gap|difference)\b<9>(?:not|n't)<2>(?:wide|large|big|great) enough",
        r"\bgap<3>(?:too (?:small|narrow)|insufficient|n't (?:wide|big|large) enough)",
        r"{ATTAIN}<4>(?:not|n't)<2>(?:below|beneath|under|in the bottom|in the lowest)<4>(?:centile|percentile|standard"
        r" score|cut off|\d+(?:st|nd|rd|th))",
        r"{ATTAIN}<4>(?:above|over|exceeds?)<3>(?:cut off|threshold|limit|bar|level (?:at which|we|for)|maximum|"
        r"(?:\d+(?:st|nd|rd|th)|second|first|fifth) (?:per)?centile)",
        r"\b(?:must|should|needs? to|has to|have to|required to|expected to) (?:be|score|fall|perform|work) (?:at or )?"
        r"(?:below|beneath|under|in the (?:bottom|lowest))<4>(?:centile|percentile|standard score|per cent|%|\d+)",
        r"\b(?:level|standard) of (?:attainment|achievement|ability|work)<3>too (?:high|good)",
    ),
    "severity": (
        r"\b(?:not|n't)\b<5>(?:level|degree|threshold) of (?:severity|complexity|need|difficulty)\b",
        r"{NEEDS}<6>(?:\b(?:not|never|nor|hardly)\b|\w+n't\b)<3>(?:severe|complex|intense|significant|extreme|serious|bad|"
        r"acute|profound|great|marked|frequent|substantial|high|challenging|exceptional|long term|lifelong|enduring) enough",
        r"{NEEDS}<6>(?:\b(?:not|never|nor)\b|\w+n't\b)<2>(?:sufficiently|adequately|suitably) \w+",
        r"{NEEDS}<4>(?:insufficiently (?:severe|complex|intense|serious|significant)|too (?:mild|slight|minor|moderate|"
        r"low level))",
        r"\b(?:not|n't)\b<4>(?:severe|complex|intense|significant|extreme|serious|acute|profound|exceptional) enough"
        r"(?: {NEEDS})?",
        r"\b(?:not|n't)\b<3>(?:sufficiently|adequately) (?:severe|complex|intense|serious|significant|extreme|exceptional)",
        r"\bseverity<4>(?:not|n't|does not|insufficient|too low)<4>(?:met|reach\w*|warrant|justify|high|enough|meet)?",
        r"\b(?:lack|lacks|lacking|insufficient|not enough)<2>(?:severity|complexity|intensity)\b",
        r"\b(?:other|many|most|plenty of)<3>(?:children|pupils)<6>(?:worse|more (?:severe|complex|serious)|greater)"
        r"(?: need\w*| difficult\w*)?",
        r"\b(?:only|reserved) for<4>(?:most|severe|complex|profound|significant)<3>(?:needs?|complex|severe|children)",
        r"\b(?:plans?|assessments?|EHCPs?|EHCNAs?) (?:is|are) (?:only )?(?:for|reserved)<5>(?:most|severe\w*|complex|"
        r"exceptional|profound)<2>(?:needs?|complex|severe|children|cases|circumstances)",
        r"{MUST}<3>(?:severe|exceptional|profound|complex)<2>(?:and|or)<2>(?:severe|complex|long term|exceptional|profound|enduring)",
    ),
    "time-tried": (
        r"{SUPPORT}<3>only(?: just)? (?:begun|started|commenced|been)\b",
        r"{NUM} {SPAN}<4>{SUPPORT}<2>(?:is|are|was|were)(?: not|n't) (?:enough|sufficient|long|adequate)",
        r"\bonly(?: just)? (?:been (?:in place|running|on|given|offered|receiving|getting|at)|started|begun|began)\b<8>(?:since|in|for|this|last)\b",
        r"(?<!after )(?<!within )(?<!in )\b(?:only|just|merely|barely|less than|fewer than|no more than|under|not (?:yet )?"
        r"(?:had|received|completed|done)|not yet)\b<3>{NUM} {SPAN}<4>{SUPPORT}",
        r"\b(?:only|just|merely)<3>(?:had|received|been (?:given|offered|through)|completed|on)<3>{NUM} {SPAN}",
        r"{MUST}<6>{NUM} {SPAN}<5>{SUPPORT}",
        r"{NUM} {SPAN}<4>{SUPPORT}<5>(?:is|are|was|were|must|should|needs? to|has to|have to|will)<2>(?:needed|required|"
        r"expected|necessary|be (?:completed|tried|in place|done|given)|first|minimum)",
        r"{SUPPORT}<4>(?:\b(?:not|never)\b|\w+n't\b)<4>(?:been |had )?(?:in place|given|had|tried|running|run|completed|"
        r"implemented|embedded|exhausted|followed|long enough|(?:enough|sufficient|more) time|a chance|finished|fully|"
        r"sustained|worked through|used|evidenced|carried out)",
        r"(?:\b(?:not|never)\b|\w+n't\b)<3>(?:had|given|tried|completed|received|exhausted|followed|implemented|been"
        r" through|gone through|allowed|shown|demonstrated|evidenced|used|run)<5>{SUPPORT}(?:<3>(?:long enough|first|yet|fully))?",
        r"\b(?:not|n't)<3>(?:enough|sufficient) (?:cycles|rounds|terms|reviews|time)\b",
        r"\b(?:insufficient|too few|too little|not enough|inadequate|more) (?:cycles?|rounds?|terms?|time|evidence of)<4>{SUPPORT}",
        r"\b(?:more|further|additional|longer) (?:time|terms?|cycles?|rounds?|period)<5>(?:needed|required|necessary|"
        r"to (?:embed|show|work|take effect|have|make|see|try|allow|settle))",
        r"{SUPPORT}<4>(?:needs?|must|should|requires?)<3>(?:more time|longer|to (?:be )?(?:given|embed|run|complete|"
        r"continue|tried|in place))(?=.*\b(?:before|first|time|until|longer)\b)",
        r"\b(?:must|should|needs? to|has to|have to|expected to|ought to)\b<2>(?:first |then )?(?:complete|exhaust|finish|"
        r"try|undergo|go through|carry out|do|run|work through|follow|implement|show|demonstrate|have)<5>(?:graduated|"
        r"cycles?|rounds?|plan,? do|APDR|SEN support|interventions?|terms?)",
        r"\b(?:graduated (?:approach|response)|APDR|plan,? do,? (?:and )?review|SEN support)<3>(?:incomplete|unfinished|in its"
        r" infancy|at an early stage|must come first)",
        r"\b(?:before|until|unless)<4>{NUM}<2>{SPAN}<4>{SUPPORT}",
        r"\b(?:too (?:recently|recent|new|short)|recently)\b<3>(?:started|begun|put in place|introduced|a time|a period)"
        r"<6>(?:to (?:judge|say|assess|tell|know|consider))?(?=.*\b(?:too|judge|say|tell)\b)",
    ),
    "own-criteria": (
        r"\bnot<1>qualif(?:y|ied|ies)\b",
        r"(?:\b(?:do|does|did|has|have|is|are|was|were)(?: not|n't)|\bnot|\bnever|fail(?:s|ed|ing)? to)<3>(?:meet(?:ing)?|"
        r"met|satisf\w+|reach\w*|fulfil\w*|fit|pass\w*|hit|cross\w*|qualify\w*|cleared?|come within|fall within|match\w*)"
        r"(?! <4>{CRITERIA}<3>(?:in|of|under) (?:section|s|the (?:Act|law)))<7>{LOCALCRIT}",
        r"\b(?:below|under|outside|short of|beneath|not within)<3>{LOCALCRIT}",
        r"{LOCALCRIT}<4>(?:is|are|was|were|has|have)(?: not|n't)(?: yet)?(?: been)? (?:met|satisfied|reached|fulfilled|"
        r"passed|crossed|hit)",
        r"\b(?:under|by|according to|applying|against|in line with|as per|per|on the basis of|using|our|the council's|"
        r"the (?:local )?authority's)<2>(?:our|the (?:council|authority)(?:'s)?|local|county|borough|panel|internal)<2>"
        r"(?:criteria|thresholds?|matrix|policy|guidance|bandings?|descriptors?)",
        r"\b(?:our|council's|authority's|local|panel's|borough's|county's)<2>(?:criteria|thresholds?|matrix|policy|"
        r"guidance|descriptors?|bandings?)<3>(?:requires?|says?|states?|sets?|asks?|expects?|is that|unmet|applies|apply)",
        r"\b(?:threshold|criteria|bar)<3>(?:for (?:an? )?(?:assessment|EHC\w*|plan|statutory))<3>(?:not|n't|unmet)",
        r"\b(?:not|n't)<3>(?:eligible|qualify|qualifies)\b<5>(?:our|local|council|policy|criteria|assessment|EHC\w*|plan)",
        r"\bscor(?:e|es|ed|ing)\b<4>(?:points|on (?:our|the))<4>(?:matrix|checklist|threshold|criteria|scale|needed|required)",
    ),
    "diagnosis": (
        r"\b(?:not|n't)\b<3>confirmed by<2>diagnosis",
        r"\b(?:waiting list|waitlist|pathway|queue|referred|referral) (?:for|to)<4>(?:diagnos\w+|autis\w+|ADHD|ASD|ASC|neurodevelopmental)\b(?=.*\b(?:wait|until|so|first|before|outcome|not)\b)",
        r"\b(?:(?<!or )no|without|lack(?:s|ing|ed)?(?: of)?|absence of|(?:not|n't|never) (?:yet )?(?:have|had|got|received|been"
        r" given|hold|obtained|secured|possess|include|attach\w*))\b {ADJ}(?:\w+ )?diagnos(?:is|es|tic)",
        r"(?:\b(?:not|never|yet to be|neither)\b|\w+n't\b)<3>diagnosed",
        r"\bundiagnosed\b",
        r"\bdiagnos(?:is|es)\b<4>(?:(?:has|have|is|was|been)(?: not|n't)|not yet|never)(?: been| yet)*"
        r" (?:made|given|confirmed|received|provided|in place|available|obtained|sent)",
        r"\bdiagnos(?:is|es)\b<2>(?:pending|awaited|outstanding|missing|lacking|absent)",
        r"\b(?:awaiting|pending|waiting for|until|unless|before|once|after)\b<4>diagnos(?:is|ed|es|tic)\b",
        r"{MUST}<4>diagnos(?:is|ed|es)\b",
        r"\bdiagnos(?:is|es)(?: \w+){0,2} (?:is|was|would be|are) (?:first )?(?:needed|required|essential|expected|necessary)",
        r"\b(?:not|n't|no)\b<3>confirmed (?:autis\w+|ADHD|ASD|ASC|dyslexia|condition)",
    ),
    "too-early": (
        r"\btoo (?:early|soon|young|old|late)\b(?! (?:in the (?:day|morning|evening|week)|to bed|for school))",
        r"\b(?:request|application|referral|assessment|parents?|family|plan|it)\b<4>(?:is|was|are|were|seems?|appears?|"
        r"would be|thought to be|considered|felt)<2>premature",
        r"\bpremature(?:ly)?\b<3>(?:request|application|referral|requested|to (?:assess|consider|issue|decide))|"
        r"\b(?:requested|applied|asked)<2>prematurely",
        r"\b(?:should|must|can|could|may|need to|needs to|have to) (?:now )?(?:wait|hold off|come back|re ?apply|apply again|"
        r"re ?submit|try again|ask again|re ?refer)<5>(?:until|when|once|after|in|later|next|for|before|first|if)\b",
        r"\bwait and see\b|\bnot (?:yet )?the right time\b",
        r"\b(?:request|application|referral|asked|applied|requested)<4>(?:too|much|earlier than|before the (?:school|time))"
        r"<2>(?:early|soon|ready|necessary|expected|right)?",
        r"\b(?:not|n't)<3>(?:of )?(?:compulsory|statutory) school age\b",
        r"\b(?:is|are) (?:still )?(?:only|just) (?:in )?(?:reception|nursery|two|three|four|five|2|3|4|5)\b<4>(?:so|and"
        r"|too|years? old|therefore)?(?=.*\b(?:wait|early|soon|time|young|settle|mature)\b)",
        r"\b(?:about to|soon|due to) (?:leave|finish|transfer|move|change)<5>(?:so|therefore|not worth|no point|little point)",
        r"\b(?:no|little|not) (?:point|worth|value|purpose)<4>(?:assess\w*|at this (?:age|stage)|so (?:late|close))",
        r"\btime to (?:mature|settle|grow out)",
    ),
    "shortage": (
        r"\b(?:shortage|lack|scarcity|shortfall|deficit) of<3>{PEOPLE}",
        r"(?:\b(?:insufficient|too few|not enough|limited|no|inadequate|reduced|without enough|not have (?:enough|the)|lacks?(?: the)?)|n't"
        r" have (?:enough|the)) (?:\w+ )?{PEOPLE}"
        r"(?! (?:concern|raised|member|has|have|had|or))",
        r"{PEOPLE}<3>(?:shortages?|shortfall|constraints?|pressures?|vacanc\w+|(?:is|are|too) (?:limited|stretched|"
        r"overstretched|unavailable|short|full|scarce|over ?loaded))",
        r"\b(?:no|without an?y?) {ADJ}{EP} (?:is |are |was |time |currently )*(?:available|free|capacity|until|time)",
        r"{EP}<3>(?:shortages?|waiting (?:list|time)s?|vacanc\w+|backlog|unavailable|capacity|(?:is|are) (?:not|n't) available|workload)",
        r"\b(?:waiting lists?|backlog|queue)\b<6>(?:EP|psycholog\w*|assess\w*|months?|weeks?|too long|long|service|team|requests)",
        r"\b(?:we|council|authority|team|service)\b<4>(?:cannot|can't|unable to|not able to|n't able to)<3>(?:allocate|"
        r"resource|staff|cope|keep up|process|take on|absorb|manage)",
        r"\b(?:service|team|department|office)<3>(?:at|over|beyond|under|no) (?:full )?(?:capacity|stretched|pressure|strain)",
        r"\b(?:high|rising|increased|unprecedented|volume|growing|sheer|too many) (?:\w+ )?(?:demand|volume|number|numbers"
        r"|requests|of requests|level of demand)\b",
        r"\b(?:understaffed|short staffed|overstretched|at capacity)\b",
    ),
    "cost": (
        r"\b(?:council|authority|budget|block|DSG|grant|we|county|borough)<2>(?:is|are|has|in)<3>(?:deficit|overspent|overspend|overdrawn)\b",
        r"\b(?:we|council|authority|there)\b<3>(?:not|n't)(?: have)?<2>(?:money|funds|funding|budget)\b",
        r"\b(?:our|council's?|authority's?|high needs|central|whole|county|borough|department(?:al)?|dedicated schools"
        r"|DSG|SEND?|the)<2>(?:budgets?|block|funds?|grant|funding|finances|DSG)<3>(?:is|are|has|have|was|were|cannot|can't"
        r"|can not|will not|won't|does not|doesn't|do not|don't|would not)<3>(?:overspen\w+|exhausted|limited|deficit|"
        r"pressure|overdrawn|spent|gone|run out|allow|stretch|support|cover|bear|sustain|meet|permit|stand|fully|committed|"
        r"in deficit|under pressure|afford|finite|tight|been)",
        r"\b(?:budget(?:ary)?|financial|funding|fiscal|cost|spending|economic)<1>(?:pressures?|constraints?|deficit|"
        r"restrictions?|limits?|position|implications?|reasons?|considerations?|situation|cuts?|climate|overspend|"
        r"envelope|grounds|gap|burden)\b",
        r"\b(?:cannot|can't|could not|unable to|not|n't)<2>(?:afford|affordable|pay for|be afforded|be funded|fund)\b",
        r"\btoo (?:expensive|costly|dear)\b|\bunaffordable\b|\bvalue for money\b|\boverspen[dt]\b",
        r"\bcosts?<3>(?:of|for)<3>(?:assess\w*|plan|placement|EHC\w*|provision|statutory)<6>(?:high|great|too|prohibitive|"
        r"justif\w+|warrant\w*|consider\w*|would|is|outweigh\w*|disproportionate|not)",
        r"\b(?:would|will) cost<3>(?:council|authority|us|taxpayer|too much|more than|£)",
        r"\b(?:good|efficient|best|proportionate|responsible|effective|sensible|justified|justifiable) use of<3>(?:public |"
        r"our |council )?(?:money|resources|funds|funding|budget|time)\b",
        r"\bsav(?:e|es|ing|ings)\b<3>(?:money|£|costs?|budget|target)",
        r"\b(?:money|funding|funds|resources|budget)<2>(?:is|are)(?: not|n't) available|\b(?:no|not enough|insufficient|lack of"
        r"|limited) (?:\w+ )?(?:money|funds|funding|budget)\b(?!<4>(?:spent|school))",
        r"\b(?:deficit|overspend)<4>(?:budget|high needs|block|grant|council|authority)",
        r"\bhigh needs (?:block|budget|funding)<4>(?:deficit|overspen\w+|pressure|limited|allow|stretched|exhausted)",
    ),
    "attendance": (
        r"\battendance\b(?: (?:is|was|of|at|has been|remains|rate|record|figures?|this|year|term|\d+|per|cent|%|her|his|"
        r"overall|in|school|currently|very|generally|extremely|consistently|also|both|really|so|and|behaviour|are|"
        r"punctuality|itself|at))* (?:good|excellent|high|strong|fine|regular|full|outstanding|above|no concern|"
        r"not (?:been )?(?:an issue|a concern)|9\d(?:\.\d+)?|100|positive|exemplary|healthy|well)\b",
        r"\b(?:good|excellent|high|full|strong|regular|100 ?%|9\d(?:\.\d+)? ?%|outstanding|exemplary) (?:\w+ )?attendance\b",
        r"\battend(?:s|ed|ing)? (?:\w+ ){0,2}(?:well|regularly|every day|full time|daily|without difficulty|happily|100|9\d)\b"
        r"(?!<3>(?:when|only|because|with))",
        r"\b(?:has|have) (?:not|never) (?:been |yet been )?(?:permanently |formally )?(?:excluded|suspended)|"
        r"\bno (?:fixed term |permanent )?(?:exclusions?|suspensions?)\b|(?:hasn't|haven't) been (?:excluded|suspended)",
        r"\b(?:is|are|was) (?:always |very |so |too )*(?:well behaved|compliant|quiet|polite|no trouble)\b<8>(?:so|need|school|class)?",
    ),
    "papers": (
        r"\b(?:not|n't|never)<1>(?:receive[d]?|had|have|get|got|given|seen|sent)<3>{PAPERS}<3>(?:from|by)<3>{SOURCE}",
        r"{SOURCE}<3>(?:(?:has|have|had|did|does|do|was|were)(?: not|n't)|never|fail(?:s|ed) to|yet to|neglected to|"
        r"refused to|omitted to|was unable to|has yet to)<3>(?:sen[dt]|provid\w+|return(?:ed)?|submit\w*|suppl\w+|give[n]?|"
        r"attach\w*|includ\w+|enclos\w+|complet\w+|shar\w+|fill\w*|produc\w+|offer\w*|answer\w*|evidenc\w+|gather\w*|upload\w*)"
        r"(?! (?:her|him|them|it) (?:to|away|home))<6>(?:{PAPERS}|it\b|enough|one|our)",
        r"{SOURCE}<3>(?:(?:has|have|had|did|does|do)(?: not|n't)|never|fail(?:s|ed) to|yet to|refused to)<2>"
        r"(?:respond\w*|repl(?:y|ied)|engage\w*|answer\w*|cooperat\w+|co operat\w+|come back)\b"
        r"(?! (?:well |positively )?(?:to|with) (?:the )?(?:support|intervention|teaching|help|programme|phonics|adults|children|peers))",
        r"\b(?:no|insufficient|little|not enough|inadequate|limited|too little|incomplete|lack of|without|poor quality|scant)"
        r" (?:\w+ )?{PAPERS}<5>(?:sent|received|supplied|provided|submitted|returned|attached|enclosed|given|came|come|"
        r"forthcoming|(?:from|by)<2>{SOURCE})",
        r"{PAPERS}<5>(?:(?:was|were|has|have|is|are)(?: not|n't)|never|not)(?: yet)?(?: been)?<1>(?:sent|received|supplied|"
        r"provided|submitted|returned|attached|enclosed|completed|given|forthcoming|included)",
        r"\b(?:application|request|form|paperwork|submission|referral|pack) (?:is|was|are|were|remains)<1>(?:incomplete|"
        r"unsigned|blank|missing|inadequate|not (?:complete|signed|filled))",
        r"\b(?:not|n't) (?:been )?(?:provided|sent|given|supplied|received)<2>(?:with )?(?:enough|sufficient|any|the)<3>{PAPERS}",
        r"{SOURCE}(?:'s)?<2>(?:has|have|sent|provided|supplied|gave)<2>(?:no|too little|insufficient|not enough|very little) (?:\w+ )?{PAPERS}",
        r"\bfailure (?:of|by)<3>{SOURCE} to<3>(?:send|provide|return|supply|respond|submit|complete|reply)",
        r"\b(?:missing|outstanding|overdue|late) {PAPERS}<3>(?:from|by)<2>{SOURCE}",
    ),
    "who-asked": (
        r"\b(?:request\w*|application|applied|asked|came)\b<8>without<2>{SCHOOL}<1>(?:support|backing|agreement|endorsement)",
        r"{SCHOOL}<3>(?:does|do|did|has|have|is|was)(?: not|n't)<3>(?:support\w*|agree\w*|back(?:ed)?|endors\w+|request\w*|"
        r"in favour|ask(?:ed)?|appl(?:y|ied)|behind)(?: (?:with|to|for|of))?<2>(?:request|application|assessment|EHC\w*|"
        r"plan|referral)\b",
        r"\b(?:not|n't) (?:been )?(?:supported|backed|endorsed|made|requested|submitted|agreed) by<3>{SCHOOL}",
        r"\b(?:request|application|referral)<3>(?:must|should|needs? to|has to|ought to|can only) (?:come|be made|be"
        r" (?:submitted|supported|backed))<2>(?:from|by|through|via)<3>{SCHOOL}",
        r"\b(?:without|no|lack of)<2>(?:support|backing|agreement|endorsement|knowledge|involvement) (?:of|from|by)<2>{SCHOOL}"
        r"<4>(?:request|application)?",
        r"\b(?:only (?:a |the )?(?:parent\w*|family|parental)|parent (?:led|only)|parental) (?:request|application|referral)\b"
        r"<4>(?:so|not|rather than|and|carr\w+|without|only|with no)",
        r"\b(?:request|application)<3>(?:from|by|made by)<2>(?:parents?|mother|father|family) (?:rather than|and not|not|instead of)",
        r"\b(?:parents?|family|mother|father)<3>(?:went|gone|going|applied|requested|asked)<4>(?:over the head|behind|"
        r"without (?:the )?{SCHOOL}|ahead of|before (?:the )?{SCHOOL})",
    ),
    "other-route": (
        r"\b(?:must|should|needs? to|has to|have to|ought to|required to|expected to|would need to)\b<3>(?:first |then )?"
        r"(?:try|access|exhaust|complete|go through|use|be referred|refer|attend|approach|contact|see|explore|pursue|"
        r"engage with|seek|consult)<5>(?:early help|CAMHS|paediatric\w*|outreach|local offer|inclusion (?:service|team|support)|"
        r"top up|family support|parenting|GP|health services?|social care|behaviour support|speech and language)",
        r"\b(?:early help|CAMHS|outreach|top up|local offer|parenting (?:course|programme)|inclusion (?:service|team)|other (?:avenues|"
        r"routes|options|services))<4>(?:(?:has|have|had|was|were)(?: not|n't)<3>(?:tried|exhausted|accessed|used|explored|"
        r"attempted|pursued|completed|approached)|must (?:come|be (?:tried|exhausted)) first|should (?:come|be (?:tried|exhausted))"
        r"|first|must be|should be)",
        r"(?:\b(?:not|never)\b|\w+n't\b)<3>(?:tried|exhausted|accessed|used|explored|attempted|pursued|engaged with|been"
        r" referred to|approached|sought)<3>(?:early help|CAMHS|outreach|top up|local offer|parenting|other (?:avenues|"
        r"routes|options|services)|all (?:other )?(?:avenues|options))",
        r"\b(?:not|n't) the (?:right|appropriate|correct) (?:route|pathway|process|way)\b",
    ),
    "no-agency": (
        r"\b(?:no|without|lack of|absence of|little|limited) {ADJ}(?:outside |external |other |specialist |professional |"
        r"outreach )*(?:agenc\w+|professionals?|specialists?|specialist teachers?|services|paediatrician|therapist|CAMHS|"
        r"outreach|speech and language|occupational therap\w+)(?: (?:is|are|was|were|has|have|involvement|involved|reports?|"
        r"advice|assessment|input|evidence|support|currently|been|at))+",
        r"(?:\b(?:not|never)\b|\w+n't\b)<3>(?:seen|assessed|observed|referred|known|involved|consulted|open|sought|asked"
        r"|called in)<4>(?:outside agenc\w+|external|agenc\w+|professionals?|specialists?|specialist teacher|CAMHS|paediatric\w*|"
        r"speech and language|occupational therap\w+|outreach)",
        r"\b(?:outside|external|specialist) (?:agenc\w+|services|professionals|advice|teachers?|support)<2>(?:has|have|is|are|"
        r"was|were)(?: not|n't)<3>(?:involved|sought|used|consulted|seen|been)",
        r"\b(?:no|without|lack of) (?:\w+ )?(?:medical|professional|clinical|specialist|independent) (?:evidence|reports?|"
        r"assessments?|letters?)\b",
    ),
    "private-report": (
        r"\b(?:private(?:ly)?|independent(?:ly)?|paid for|self funded|commissioned by (?:the )?(?:parents?|family))\b<5>"
        r"(?:report|assessment|evidence|advice|psycholog\w*|commissioned|obtained|funded)<6>(?:(?:can|could|will|do|does|did|"
        r"is|was|are|were|has|have|may|should)(?: ?not|n't)|no weight|less weight|little weight|disregarded|discounted|ignored|"
        r"not accepted|limited weight|cannot)",
        r"\bprivate(?:ly)?\b(?=.*\b(?:(?:can ?not|not|no|little|less) (?:be )?(?:accept\w*|consider\w*|weight|rel(?:y|ied)"
        r"|count\w*)))",
        r"\b(?:do|did|can|could|will|does|would)(?: ?not|n't)<2>(?:accept|consider|rely on|use|recognise|take)<4>(?:private(?:ly)?|"
        r"independent|paid for|parental|family's) (?:\w+ )?(?:reports?|assessments?|evidence|advice)",
    ),
    "panel-decided": (
        r"\bpanel\b<3>(?:decided|refused|declined|turned (?:it |this )?down|rejected|did not agree|didn't agree|said no|has"
        r" decided|was not persuaded|determined|ruled|concluded that (?:no|we|an? assessment)|voted)",
        r"\b(?:decision|refusal|verdict|ruling)<2>(?:of|by|from)<3>panel\b|\bpanel's (?:decision|refusal|verdict)",
        r"\b(?:refused|declined|rejected|turned down|not agreed|not supported) (?:by|at)<2>panel\b",
    ),
}
