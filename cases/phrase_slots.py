"""What phrases are written with: one name for each thing that people name in many ways."""

SLOTS: dict[str, str] = {
    "EP": (
        r"\b(?:ed(?:ucational?|uc)? )?(?:p[hsy]{1,3}[yshc]{1,4}olog\w*|psych\b)(?:'s?|s')?(?: service| team)?"
        r"|\bEPS?\b(?:'s?)?|\bEPs\b"
    ),
    "DOC": (
        r"\b(?:reports?|assessments?|advice|evidence|involvement|input|opinions?|consultations?|"
        r"observations?|visits?|letters?|views?|work|recommendations?|support|contact)\b"
    ),
    "NO": (
        r"\b(?:(?<!or )no|(?<!with or )without|lack(?:s|ed|ing)?(?: of)?|(?:absence|want) of|missing|not any|"
        r"(?:not|n't|never) (?:yet )?(?:have|had|got|been given|seen|received|provided with|hold|include[ds]?|"
        r"contain(?:ed)?|attach(?:ed)?|enclose[d]?|provide[d]?|sen[dt]|submit(?:ted)?|supply|supplied|obtain(?:ed)?|"
        r"secure[d]?|produce[d]?))\b"
    ),
    "NOT": (
        r"\b(?:not|never|cannot|nor|neither|hardly|nobody|no one|unable to|(?:yet|still) to|"
        r"fail(?:s|ed|ing)? to|failure to|without)\b|\w+n't\b"
    ),
    "ADJ": (
        r"(?:(?:an?|any|the|formal|recent|up|to|date|current|written|independent|full|new|private|external|"
        r"outside|detailed|evidence|of|from|by|available|sign|single|such|proper|specialist|professional|"
        r"school|council|council's|local|authority|clear|confirmed|medical|clinical|official|input|report|"
        r"reports|assessment|advice|involvement|yet|supporting|educational|clinical|firm|definite|"
        r"recorded|named|known|submitted|accompanying|relevant|or) )*"
    ),
    "MUST": (
        r"\b(?:must|needs? to|ha(?:s|ve|d) to|should|shall|ought to|(?:is|are|was|were) (?:required|expected|"
        r"supposed|needed) to|(?:would|will|do|does) (?:need|have|expect|require|want)|we (?:need|require|"
        r"expect|ask for|want|look for)|requires?|minimum|at least|criteri\w+|threshold|unless|until|before|looks? (?:for|to see)|expects?)\b"
    ),
    "NUM": (
        r"\b(?:\d+(?:\.\d+)?|one|two|three|four|five|six|twelve|eighteen|twenty four|a single|single|a|an|a couple of|several|"
        r"enough|sufficient|full|complete)\b"
    ),
    "YEARS": (
        r"(?:(?:or more|full|whole|complete|academic|school|chronological|national curriculum|clear|key) )*"
        r"(?:years?(?: groups?)?|yrs?|months?|stages?|levels?|terms?)\b"
    ),
    "BEHIND": (r"\b(?:behind|below|beneath|delay(?:ed)?|adrift|lower|under|short of|down on)\b"),
    "SCHOOL": (
        r"\b(?:schools?|settings?|college|nursery|pre school|academy|SENCO|SENDCO|head(?:teacher| teacher)?|"
        r"provider|teachers?)\b(?:'s)?"
    ),
    "FAMILY": (
        r"\b(?:mother|father|mum|mam|dad|parents?|family|carers?|grand(?:mother|father|parents?)|guardian|"
        r"step\w+|aunt|uncle|foster carers?|young person|M(?:rs?|s|iss|x) [A-Z][\w'-]+)\b(?:'s?)?"
    ),
    "SAYS": (
        r"\b(?:says?|said|saying|tells?|told|feels?|felt|believes?|believed|thinks?|thought|worr(?:y|ies|ied)|"
        r"reports?|reported|describes?|described|explain(?:s|ed)?|writes?|wrote|written|states?|stated|argues?|"
        r"argued|points? out|pointed out|asks?|asked|complain(?:s|ed)|(?:was|were|been|being) (?:told|advised|"
        r"informed)|understand|understood|fears?|feared|recalls?|recalled|quotes?|quoted|mention(?:s|ed)|"
        r"disagrees?|objects?|puts? it|view is|view was)\b"
    ),
    "MONEY": (
        r"(?:£ ?6[, .]?000|£ ?6 ?k\b|\b6 ?k\b|\b6[, ]?000\b|\bsix thousand\b(?: pounds)?|\bnotional (?:SEND? )?"
        r"(?:funding|budgets?|allocation|money|resources?|amount|sum)\b|\bdelegated (?:SEND? )?(?:funding|budgets?|"
        r"resources?|money)\b|\belement (?:2|two)\b(?: funding)?|\bSEND? (?:budget|funding|notional)\b|"
        r"\bown (?:SEND? )?(?:budget|funding|money)\b|\bfirst £ ?[\d,]+|\b(?:expected|ordinary) spend\b)"
    ),
    "SPENT": (
        r"\b(?:spen[dt]|spending|access\w*|claim\w*|us(?:e|ed|ing)|exhaust(?:ed|ing)?|deploy(?:ed)?|commit(?:ted)?|appl(?:y|ied)|"
        r"reach(?:ed)?|exceed(?:ed)?|met|contribut\w+|evidenc\w+|demonstrat\w+|show(?:n|ed)?|account\w*|"
        r"allocat\w+|drawn|fund(?:ed)?|cost(?:ed)?|run out|gone|paid|put in|prov(?:ed|en))\b"
    ),
    "SUPPORT": (
        r"\b(?:support|interventions?|plan,? do,? (?:and )?review|assess,? plan,? do,? (?:and )?review|APDR|"
        r"graduated (?:approach|response)|SEN support|help|provision|reviews?|programmes?)\b"
    ),
    "SPAN": (
        r"(?:(?:full|complete|whole|further|more|half|school|academic|documented|recorded|evidenced) )*"
        r"(?:terms?|half terms?|cycles?|rounds?|weeks?|months?|years?|reviews?)\b"
    ),
    "CRITERIA": (
        r"(?:criteria|criterion|thresholds?|cut ?offs?|matrix|matrices|bandings?|descriptors?|guidelines|"
        r"guidance|policy|entry level|eligibility|bar|benchmarks?|trigger|ranges? document|checklist|"
        r"minimum standards?)\b"
    ),
    "ATTAIN": (
        r"\b(?:attain\w*|achievements?|achiev\w+|scor\w+|grades?|academic\w*|abilit(?:y|ies)|cognitive\w*|IQ|marks|"
        r"results|progress|percentiles?|centiles?|reading age|spelling age|performance|test scores?|standardised)\b"
    ),
    # Criteria of our own; what the Act itself sets is not among them.
    "LOCALCRIT": (
        r"(?<!legal )(?<!statutory )(?<!lawful ){CRITERIA}(?! (?:is |are )?(?:in|of|under|set by|set out in)"
        r" (?:section|s |the act|the law|law))"
    ),
    "SOURCE": r"{SCHOOL}|{FAMILY}|\b(?:health|social care|services?|SENDIASS|GP|applicants?|referrer|they)\b",
    "NEEDS": (
        r"\b(?:needs?|difficult(?:y|ies)|behaviou?rs?|anxiety|presentation|delays?|impact|autism|ADHD|dyslexia|"
        r"conditions?|disabilit(?:y|ies)|problems?|incidents?|issues|case|concerns?|outbursts?|distress)\b"
    ),
    "PEOPLE": (
        r"\b(?:psychologists?|EPs|staff(?:ing)?|officers|coordinators|caseworkers|capacity|resources|workforce|"
        r"assessors|therapists|appointments|people|manpower)\b"
    ),
    "PAPERS": (
        r"\b(?:evidence|information|reports?|paperwork|forms?|response|data|records?|documents?|documentation|"
        r"advice|papers|details|provision map|costings?|anything|contribution|submission|application|reply|"
        r"support plans?|appendix|chronology)\b"
    ),
    "REFUSES": (
        r"\b(?:assess\w*|consider\w*|agree\w*|decid\w+|proceed\w*|re ?appl\w+|request\w*|issue[ds]?|plan|EHCP?|"
        r"appl(?:y|ied|ication)\w*|refer\w*|submit\w*|start\w*)\b"
    ),
}
