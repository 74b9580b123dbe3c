"""Words that point at an amount or a thing without saying it. Pointers, never verdicts."""

from __future__ import annotations

from . import swift as re

Span = tuple[int, int]

_UNITS = (
    r"(?:sessions?|times|hours|minutes|days|weeks|lessons|visits|breaks|opportunities|occasions|"
    r"blocks|periods|meetings|check-ins|contacts|mornings|afternoons)"
)
# In place of a number or of how often: these void what stands next to them.
LOOSE = re.compile(
    rf"\b(?:(?:several|some|a few|few|many|various|multiple|a number of|a couple of|numerous|plenty of|lots of|a series of|occasional|frequent|regular|additional|extra) (?:[\w-]+ ){{0,2}}?{_UNITS}|"
    r"most (?:days|weeks|lessons|mornings|afternoons|sessions|of the)|(?:the )?(?:majority|bulk|much|some|part|most) of (?:his|her|their|the|its)? ?\w+|"
    r"every (?:few|so often|now and)|a few times|several times|from time to time|now and (?:then|again)|once or twice(?! an?)|at (?:regular |suitable |appropriate |frequent )?intervals|at (?:key|certain|suitable|appropriate|various|relevant|specific|particular|some|identified|agreed|regular|difficult|tricky) (?:times|points|moments|intervals|parts)|"
    r"bi-?weekly|bi-?monthly|bi-?annual\w*|at suitable \w+|when (?:the )?(?:opportunity|chance)|in due course|over time|in blocks\b(?! of \d)|blocks? of (?!\d|time)|sessional\w*|intermittent\w*|short bursts|short periods|short sessions|brief(?:ly)?|(?:certain|some|selected|key|relevant|particular|specific|targeted|identified|appropriate|agreed|suitable) (?:lessons|subjects|times|activities|parts|classes|situations|aspects|days|sessions|areas)|as many|as much)\b",
    re.IGNORECASE,
)
WEAK = re.compile(
    r"\b(?:access to|opportunit(?:y|ies)|regular(?:ly)?|frequent(?:ly)?|ongoing|on-going|occasional(?:ly)?|periodic(?:ally)?|sometimes|often|"
    r"(?:a )?(?:high|higher|good|significant|enhanced|increased|intensive|appropriate|suitable|sufficient|adequate|considerable|reasonable|greater|substantial|additional|close|certain) (?:level|levels|degree|degrees|amount|amounts|deal|quantity) of|level of|"
    r"sufficient|adequate|intensive|significant|enhanced|considerable|plenty of|lots of|a lot of|(?:a )?(?:wide |broad |full )?(?:range|variety|mix|menu|selection|combination) of|various|several|some|flexible|flexibly|"
    r"bespoke|personalised|tailored|individualised|holistic|appropriate(?:ly)?|suitable|suitably|reasonable|consistent|robust|targeted|"
    r"available|on hand|to hand|on call|around|nearby|close by|embedded|in place|accessible|time to time|where and when|as often as|input|liaison|drop[- ]in|keep an eye|touch base|check-ins?|"
    r"support(?:ed)?|help(?:ed)?|assistance|assisted|guidance|interventions?|involvement|oversight|encouragement|reassurance|nurture|pastoral|monitoring|provision|strategies|resources|adjustments|catch-up|"
    r"small amounts?)\b",
    re.IGNORECASE,
)
# Nothing left but these: it is not said what is done.
_SAYS_NOTHING = """
a an the of to in on at by for with from and or as is are be being been will shall would should
may can has have had having get gets give gives given giving receive receives received receiving
provide provides provided providing provision deliver delivered delivers make made offer offered
access accessing benefit support supports supported supporting input help helps helped helping
assistance assist assisted intervention interventions time service services contact contacts
session sessions visit visits visiting see sees seen regular regularly frequent frequently
ongoing weekly daily termly fortnightly monthly level levels high higher degree amount amounts
enhanced additional extra further some several various range variety appropriate suitable
sufficient adequate specialist specialised individual individualised personalised bespoke
tailored targeted it this these that they he she his her him their them its who which pupil
child young person student learner week weeks day days term terms year years month months
fortnight half school academic hour hours minutes minute each every per up about around least
most minimum maximum total than more less no not also able available during through throughout
within out put place need needs needed required require requires meet meeting adult adults staff
team setting placement education educational special all other any times work works working
trained qualified experienced 1:1 1:2 2:1 direct indirect small group hands intensive quality
effective good agreed one period periods block blocks spend spends spent continue continues
full-time part-time hourly yearly annual annually basis dedicated allocated named designated
quantity plan opportunity opportunities arranged organised there was were his/her monday tuesday
wednesday thursday friday morning mornings afternoon afternoons september october november
december january february march april june july august half-termly alternate first second third
last hour's long package consistent approach cover covered
"""
EMPTY = frozenset(_SAYS_NOTHING.split())
_WEAK_THING = re.compile(
    r"\b(?<!as )(?<!if )(?<!when )(?<!where )(?:appropriate|suitable|specialist|specialised|adapted|relevant|necessary|personalised|bespoke|tailored|individualised|individual|differentiated|"
    r"flexible|consistent|enhanced|adequate|additional|various|different|modified|extra|targeted|supportive|nurturing|structured|inclusive|"
    r"evidence[- ]based|structured|proven|recommended|a range of|a variety of|range of|variety of|the right|right|reasonable|sensory|visual|therapeutic|calm|positive|autism-friendly|dyslexia-friendly|communication-friendly|low[- ]arousal|differentiated,? \w+)(?:,? (?:and )?[\w-]+){0,2}? "
    r"(?:equipment|resources?|strateg(?:y|ies)|approach(?:es)?|environments?|supports?|arrangements?|adjustments?|materials?|provision|curriculum|interventions?|"
    r"activit(?:y|ies)|technology|adaptations?|tasks?|aids?|ethos|timetable|teaching|tools?|techniques?|modifications?|seating|furniture|software|opportunities|programmes?|work|methods?|practice|spaces?)\b",
    re.IGNORECASE,
)
_ATTITUDE = re.compile(
    r"\b(?:(?:reasonable|adequate|sufficient|appropriate|due) (?:notice|warning|preparation)|with (?:his|her|their|the|[A-Z][\w-]+'s) [^.;,]{2,40} in mind\b|(?:be|remain|stay|keep) (?:made )?(?:aware|mindful|sensitive|sympathetic|alert|conscious|patient|understanding|supportive|flexible|vigilant|responsive|attuned|encouraged|empathetic|kept informed|informed|familiar)|"
    r"understand(?:s|ing)? (?:of )?(?:his|her|their|the|that|how)|awareness of|respond(?:s|ing)? (?:sensitively|appropriately|promptly|positively|calmly)|recognis\w+(?! (?:[\w-]+ ){0,2}(?:qualifications?|awards?|courses?|certificates?|training|scheme|body|level|standard))|acknowledg\w+|take account of|borne in mind|(?:remain|stay|keep|be) (?:\w+ly )?involved\b|(?:handled|managed|dealt with|approached) (?:sensitively|carefully|calmly|gently|with care)|(?:respond|act|deal|react)s? (?:\w+ ){0,2}?in (?:line|accordance|keeping) with|calming (?:techniques|strategies)|draw(?:s|ing)? (?:up)?on (?:\w+ ){0,2}(?:strategies|techniques|approaches|ideas)|(?:is|are|be) reminded of|at (?:a|the|whatever) (?:pace|speed|rate) (?:that|which) (?:suits?|feels?|seems?|(?:is|are) (?:right|best|comfortable))|(?:in|by) (?:an? |whatever )?ways? that (?:suits?|fits?|feels?|works?|seems?|(?:is|are) (?:right|best))|"
    r"being (?:flexible|patient|sensitive|calm|supportive|aware|mindful|understanding|consistent|positive|proactive)|pre-?empt\w*|in an? (?:\w+ )?(?:calm|supportive|sensitive|positive|nurturing|appropriate|consistent|caring|suitable) (?:way|manner|tone|voice)|"
    r"(?:made|kept|been made) (?:fully |well )?aware|(?:(?<=  )|\b(?:[Ss]taff|[Aa]dults|[Ee]veryone) )(?:are|is) (?:patient|calm|kind|mindful|sensitive|aware|flexible|understanding)\b|(?:be|is|are|being|been) (?:\w+ly )?(?:embedded|woven|threaded|infused|integrated|instilled|mainstreamed|permeat\w+|interwoven|built in(?!\s\s))(?= |$|[,.;])|"
    r"(?:embedded|woven|threaded|interwoven|infused) (?:through|into|across|within|in)|(?:embed|weave|instil|infuse|permeate)s?\b|(?:us(?:e|es|ed|ing)|adopt(?:s|ed|ing)?|appl(?:y|ies|ied)|tak(?:e|es|ing)|employ(?:s|ed)?|follow(?:s|ed|ing)?|model(?:s|led)?) (?:an?|the|his|her|their) (?:[\w-]+,? |\([^()]{0,60}\) ){0,5}?"
    r"(?:approach(?:es)?|ethos|stance|philosophy|principles|mindset|lens|style|manner|tone|attitude|demeanour|advice sheet|guidance|advice)\b|(?:have|has|having|pay) (?:due )?regard|(?:thought|attention|emphasis|priority|weight|heed) (?:will|shall|is to|should) (?:\w+ )?be (?:given|paid)|bear in mind|celebrat\w+|nurtur(?:e|ed|ing)\b(?! (?:room|group|base|class|suite|hub|breakfast|practitioner|teacher|lead))|foster\w*(?!\s\s| (?:carers?|parents?|mother|father|mum|dad|home|family|brother|sister|placement|child))|promot(?:e|es|ed|ing)\b|embrac\w+|empower\w*|show (?:warmth|kindness|respect|empathy|understanding|patience|sensitivity)|"
    r"(?:pick(?:s|ed)?|catch(?:es)?|check(?:s|ed)?|follow(?:s|ed)?) (?:up|in|base) with|ha(?:ve|s) a (?:quiet |quick )?(?:word|natter)|keep(?:s|ing)? an eye|look(?:s|ing)? out for|make (?:reasonable )?allowances?|allowances? (?:will|are|is)|be(?:ing)? treated with|understood by(?! [a-z]+ing\b)|be supported|be helped|be assisted|be facilitated|be nurtured|be valued|be included|feel (?:safe|valued|included|welcome)|"
    r"work (?:closely|together|in partnership)|liais\w+|collaborat\w+|communicate (?:well|effectively|regularly)|maintain (?:close|good|regular)|have (?:close|good|regular) (?:links|contact|communication)|stay in touch|keep in touch|touch base)\b",
    re.IGNORECASE,
)
# A place kept for a thing or a person not yet thought of.
INDEFINITE = re.compile(
    r"\b(?:(?<!when )(?<!whenever )(?<!if )something(?! (?:he|she|they))|some (?:form|kind|sort|type|way|manner) of|whoever(?! (?:is |was )?(?:teach|tak|lead|runn|on duty|with (?:him|her|them)))|whatever(?! (?:is|was|are) (?:said|spoken|taught|read|written))(?= (?:is|are|help|support|level|else|form|amount|alternative|works|suits|extra|may|seems|staff|resources|times?|hours|days|way|he needs|she needs|they need|\w+ is|(?:\w+ ){1,2}(?:is|are|can|seems))\b)|whichever(?! of\b| (?:room|lesson|day|subject)| (?:teacher|assistant|adult|TA|member of staff)(?: or \w+)? (?:is|takes|teaches|has)\b)|"
    r"(?:somebody|someone) (?:he|she|they) (?:trusts?|knows?|likes?)|somewhere (?:quiet|safe|calm|suitable)|relevant (?:disciplines?|professionals?)|(?:^|(?<=[.;] ))arrangements (?:will|shall|are to|to) be (?:made|put in place)|(?:alternative|special|suitable|appropriate|other) arrangements (?:for [\w ]{2,30})?(?:will|shall|are to|to) be (?:made|offered|put in place|agreed|considered)|(?<!, )\bif any\b(?= )|, if any\b|any (?:available|suitable|appropriate|spare)|(?:someone|somebody|an adult|a person|anyone) (?:suitable|appropriate|available|free|suitably)|"
    r"or (?:another|other|some other|an alternative) (?:suitable|available|appropriate)|or (?:whatever|whichever|something(?: else)?)(?: \w+)? (?:he|she|they|the [\w-]+) (?:thinks?|feels?|finds?|judges?|prefers?|considers?)|"
    r"or (?:another|other|some other|a different) (?:\w+ )?(?:activity|task|intervention|programme|approach|scheme|therapy|method) (?:that |which )?(?:the |his |her )?[\w-]+ (?:prefers?|thinks?|chooses?|feels?|judges?|finds?)|"
    r"or (?:(?:an?|the|its|their) )?(?:equivalent|comparable|alternative) (?:in |level of |amount of )?(?:resourc\w+|support|provision|funding|interventions?|input|arrangements?|packages?|help))\b",
    re.IGNORECASE,
)
COMMON = re.compile(
    r"\b(?:(?<![a-z] )some (?:1:1|individual|small[- ]group|extra|direct) (?:teaching|support|help|time|work|therapy|tuition)|quality[- ]first teaching|high[- ]quality teaching|(?:suitably|appropriately|sensitively|sensibly) (?:modified|adapted|adjusted)|(?:fully )?differentiat\w+|scaffold\w*|ordinarily available|inclusive (?:practice|classroom|teaching)|"
    r"whole[- ]school (?:approach|ethos|polic\w+)|reasonable adjustments|adaptive teaching|broad and balanced|graduated (?:approach|response)|universal (?:offer|provision)|"
    r"(?:lessons?|work|teaching|curriculum|tasks?|activities|materials) (?:will be|is|are|to be) (?:adapted|modified|adjusted)(?= so\b|[.,;]|$| to (?:meet|suit|enable|allow|ensure)\b)|timetable (?:will be|is) (?:personalised|individualised|tailored|bespoke|flexible)(?=[,.;]|$)|(?:favourable|generous|good|high|low|better) (?:staff\w*|adult|pupil)(?:[- ]to[- ]\w+)? ratios?|good (?:classroom )?practice|usual (?:school )?(?:offer|systems|provision)|same as (?:his|her|their|other) peers|available to all|every (?:child|pupil|student) (?:in|receives|gets))\b",
    re.IGNORECASE,
)
OPEN_LIST = re.compile(
    r"\b(?:such as|including,? but (?:is )?not limited to|e\.?g\.?(?=[\s,])|for example|for instance|and so (?:on|forth)|and/or|or similar|or the like|and (?:the like|similar)|"
    r"among(?:st)? other(?:s| things)|things like|that sort of thing|or equivalent support)|\betc\b\.?|\b(?:may|might|could) include\b",
    re.IGNORECASE,
)


def found(pattern: re.Pattern[str], text: str) -> list[Span]:
    """Where a pattern stands."""
    return [m.span() for m in pattern.finditer(text)]


def weak_things(text: str) -> list[Span]:
    """An adjective of praise before a noun of no substance: "appropriate resources"."""
    return found(_WEAK_THING, text)


def attitudes(text: str) -> list[Span]:
    """A state of mind instead of an act: "be mindful of", "liaise"."""
    return found(_ATTITUDE, text)
