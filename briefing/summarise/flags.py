"""Why a unit may not be spoken, and which one it leans on: the radio rules, as tests on text."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing import english, quotes, text
from briefing.quotes import Unit
from briefing.summarise import captions, length, notices

SHORTEST = 6
"Words below which a unit is a heading or a fragment."
LONGEST = 30
"Words beyond which a sentence is not spoken while there is another to open with."
LONGEST_QUOTATION = 20
"Words of direct speech beyond which it is not read out."

_FIRST_PERSON = re.compile(
    r"\bI\b(?<!War I)(?<!Part I)(?<!Act I)(?<!Phase I)(?<!beth I)(?<!ries I)(?<!Type I)(?!['’.])"
    r"|\b(?:I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Mm]y|[Oo]urs?|us|[Mm]e)\b"
)
# A newsreader tells what happened, not what to do; and what speaks to a reader is seldom news.
_SECOND_PERSON = re.compile(r"\b[Yy]ou(?:['’](?:re|ve|ll|d)|rs?)?\b")
_FRAGMENT = re.compile(
    r"(?:[A-Z][a-z]+ed|Stole|Kept|Drove|Sold|Took|Made|Got|Won|Lost|Paid|Hit|Cut|Held) "
    r"(?:[£$€\d]|to|an?|the|in|at|with|by|for|on|from)\b[^,]*$"
    r"|(?!During)[A-Z][a-z]+ing (?:at|in|an?|the|to|with|for|on|from|without|while)\b[^,]*$"
    r"|(?:[A-Z'’-]{2,} ?){2,3},(?! [A-Z][A-Za-z.]{1,12} ?(?:--|[–—]))"
    r"|[A-Z][\w'’-]+ [A-Z][\w'’-]+, \d+, (?:of|from)[^,]*\.$"
)
_SUBORDINATE = re.compile(
    r"As (?!of\b|many\b|much\b|well\b|part\b|an?\b|for\b|usual\b|it\b|the [a-z]+est\b)[^,–—:]*$"
)
"What depends on a main clause that does not come."
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do"
    r"|says?|said)\b"
)
_LEANS = re.compile(
    r"^(?:he|she|it|they|this(?! (?:week|weekend|month|year|morning|afternoon|evening|season"
    r"|summer|winter|autumn|spring)\b)|these|those|that|his|hers?|their|its|him|them|but|and|or"
    r"|so|yet|nor|however"
    r"|also|still|instead|then|therefore|thus|otherwise|nevertheless|nonetheless|indeed|likewise"
    r"|similarly|besides|furthermore|moreover|additionally|meanwhile|elsewhere|afterwards?|later"
    r"|earlier|soon|both|neither|either|others?|another|such|one (?:of (?:them|those|these)|such)"
    r"|some of (?:them|those|these)|the (?:latter|former)"
    r"(?= (?:is|are|was|were|has|have|had|will|would|can|could|won|took|went|[a-z]+ed)\b|,)"
    r"|the (?:pair|duo|trio|couple)(?! (?:who|whose|behind|from|at|of|in|that|with)\b)"
    r"|the (?:two|three|same"
    r"|others?"
    r"|rest|second|third|next)|among (?:them|those|these)|because of (?:this|that|it)|as a "
    r"result|in addition|in fact"
    r"|in contrast|by contrast|in turn|on the other hand|for (?:example|instance)|after (?:that"
    r"|this|which)"
    r"|at (?:that|the same|this) (?:time|point)|since then|until then|by then|when asked|asked "
    r"(?:about|if|whether)"
    r"|there,|here,|of (?:those|these|the)|not only|too|again|even so|of course|that['’]s"
    r"|it['’]s|he['’]s"
    r"|she['’]s|they['’](?:re|ve)|well|yes|no,|the \d+-year-old|to (?:this|that) end|despite "
    r"(?:this|that)"
    r"|according to (?:him|her|them))\b",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"it (?:took|takes|may take|will take) (?:[\w'’£$€.,-]+ ){1,9}?to (?!the\b|an?\b)[a-z]+ "
    r"|it(?:['’]s| is| was| will be| has been) (?:(?:(?:about|almost|nearly|more than|not) )?"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty) (?:years?|months?|weeks?|days?|hours?)\b.{0,40}? since "
    r"|(?:against the law|illegal|an offence|hard|difficult|easy|rare|unusual) to )"
    r"|it(?:['’]s| is) going to (?:be (?:a|an|hot|cold|wet|dry|windy|stormy)|rain|snow)\b",
    re.IGNORECASE,
)
"'It took the board four minutes to', 'It is fifty years since': of nothing told before."
_A_NAME = re.compile(r"The [A-Z][a-z]+ [A-Z]")
"'The Three Pickerels'."
_POINTING = re.compile(
    r"\b(?:this|these|those)\b(?! (?:week|weekend|month|year|days|morning|afternoon|evening"
    r"|season|summer"
    r"|winter|autumn|spring|century|decade|term|time|country|who|with|in|at|of|on|taking|affected"
    r"|involved|living|present|aged|found|given|left|born|held|taken|newspaper|paper|past|coming"
    r"|fourth|easter|christmas|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\w@\w")
_COUNTED = re.compile(
    r"^(?:one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|several|none|half|all"
    r"|\d+)(?: (?:in|out of) \w+)? (?:is|are|was|were|has|have|had|will|would|went|came|got|did)\b"
    r"|\b(?:sa(?:id|ys?)|do(?:es|ne)?|did|knows?|knew|means?|believes?|thinks?|heard) that"
    r"(?:\.|,| (?:more than|before|again|too|many times|several times|once|twice)\b)",
    re.IGNORECASE,
)
"So many of what was told of before; 'has said that before'."
_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_HANGS = re.compile(r"(?:[:,;–—]|--)\W*$|\b(?:and|or|but|the|an?|of|including)\W*$", re.IGNORECASE)
_LAST_WORDS = 40
"Characters at the end of a unit that show whether it hangs."
_ENDS = re.compile(r"[.!…][\"”’')\]]*\s*$")
_OPEN_MARK = re.compile(r"^[^“]*”|“[^”]*$")


def barred(unit: Unit, spoken: str) -> tuple[str, ...]:
    """Give the reasons why a unit, said as `spoken`, may not be; empty when it may."""
    return (*barred_as_written(unit), *barred_as_said(spoken))


def barred_as_said(spoken: str) -> tuple[str, ...]:
    """Give the reasons why words are too long to be said."""
    speech = [spoken[start:end] for start, end in quotes.spoken_parts(spoken)]
    reasons = [
        ("long", length.written(spoken) > LONGEST),
        ("long-quotation", sum(map(length.written, speech)) > LONGEST_QUOTATION),
    ]
    return tuple(reason for reason, holds in reasons if holds)


def barred_as_written(unit: Unit) -> tuple[str, ...]:
    """Give the reasons why a unit may not be spoken however it is said."""
    said = quotes.outside_quotations(unit.text)
    folded = unit.text.casefold()
    reasons = [
        ("short", _is_short(unit.text)),
        ("caption", captions.is_caption(unit.text, folded)),
        ("not-news", notices.is_notice(unit.text, folded)),
        ("question", "?" in said or unit.text.rstrip("\"”’') ").endswith("?")),
        (
            "unterminated",
            not _ENDS.search(unit.text) or bool(_HANGS.search(unit.text[-_LAST_WORDS:])),
        ),
        ("unclosed-quotation", _unclosed(unit.text)),
        ("bare-quotation", unit.bare),
        ("no-speaker", unit.quotation and not unit.bare and unit.speaker is None),
        ("first-person", bool(_FIRST_PERSON.search(said))),
        ("second-person", bool(_SECOND_PERSON.search(said))),
        ("instruction", notices.instructs(unit.text, folded)),
        ("step", notices.is_step(said)),
        ("no-verb", notices.has_no_verb(said)),
        ("shouted", unit.text.isupper()),
        ("bracketed", unit.text.startswith("(") and unit.text.rstrip(". ").endswith(")")),
        ("address", "@" in unit.text and _ADDRESS.search(unit.text) is not None),
        ("fragment", _is_fragment(said)),
    ]
    return tuple(reason for reason, holds in reasons if holds)


_BOTH = 2
"Verbs of a sentence with a clause before it."


def _is_fragment(said: str) -> bool:
    """Tell whether words tell nothing by themselves: 'As ministers fly in to discuss it.'."""
    if _SUBORDINATE.match(said) and len(_FINITE.findall(said)) < _BOTH:
        return True
    return bool(_FRAGMENT.match(said)) and not _FINITE.search(said.split(" ", 1)[-1])


def _is_short(sentence: str) -> bool:
    """Tell whether a unit has too few words; where enough are parted by spaces, it has not."""
    parted = length.written(sentence) if "_" not in sentence else 0
    return parted < SHORTEST and len(text.words(sentence)) < SHORTEST


_SAID_BY = re.compile(rf",[\"”’]? (?:he|she|they) (?:{english.SAYING})\b")
"Who says so is somebody of before: 'it had been asked for, she said'."


def leans(sentence: str) -> bool:
    """Tell whether a sentence is understood only after the one before it."""
    by_pronoun = _SAID_BY.search(sentence)
    if by_pronoun and not english.people(sentence[: by_pronoun.start()]):
        return True
    said = quotes.outside_quotations(sentence).lstrip("\"“”‘’'(- ")
    if _EXPLETIVE.match(said):
        return _PERSONAL.search(said) is not None
    if not _A_NAME.match(said) and (_LEANS.match(said) or _LEANS.match(sentence)):
        return True
    if _POINTING.search(said) or _COUNTED.search(said):
        return True
    personal = _PERSONAL.search(said)
    if personal is None:
        return False
    before = said[: personal.start()]
    if _FRONTED.match(said):
        before = said
    return not (
        _speaks_of_one(before) or captions.SOMEBODY.search(before) or _names_somebody(before)
    )


def _speaks_of_one(before: str) -> bool:
    """Tell whether a sentence opens with somebody for whom a pronoun behind may stand."""
    subject, known = _A_NOUN.match(before), _THE_PERSON.match(before)
    if subject and subject[1].lower() not in _BODIES:
        return True
    return known is not None and known[1].lower() not in _THINGS_IN_ER


_A_NOUN = re.compile(
    r"(?:an?|one) (?:[\w'’-]+ )*?([\w'’-]+)(?= (?:who|whose|was|is|has|had|will|[a-z]+ed|lost|won"
    r"|fell|died|took|stole|made|left|told|came|went|found|drove|spent|got|said|paid|sold|built|fought|beat|ran)\b)",
    re.IGNORECASE,
)
_THE_PERSON = re.compile(
    r"the (?:former |late |retired |ex-|[\w-]+-year-old )?(?:[a-z-]+ ){0,2}?"
    r"([a-z-]*(?:man|woman|boy|girl|mother|father|parent|widow|couple|nurse|chief|boss|head|star"
    r"|friend|er|or|ist|ian|eer))s?(?= (?:of|at|in|from|who|whose|has|was|is|had|will)\b|,)",
    re.IGNORECASE,
)
"'The former manager of a home has been jailed for what she stole': nobody else is 'she'."
_THINGS_IN_ER = frozenset(
    "river tower letter number paper water weather computer order border matter power summer "
    "winter corner chapter quarter poster tender cover offer motor door floor error terror labour "
    "harbour answer trailer boiler container helicopter transfer register newspaper disaster "
    "barrier danger fever dinner other another under over after never ever for or nor".split()
)
_BODIES = frozenset(
    "court jury inquest council company firm report government ministry team club department study "
    "statement spokesman committee inquiry hearing review poll survey "
    "police bank union charity".split()
)
_FRONTED = re.compile(
    r"(?:with|as|after|when|while|before|despite|since|in|at|by|having|once|until|for|from"
    r"|on)\b[^,]{3,120}, (?!(?:he|she)\b)",
    re.IGNORECASE,
)


def _names_somebody(before: str) -> bool:
    """Tell whether a name stands in the words before a pronoun, beyond a first capital."""
    if english.people(before):
        return True
    words = before.split()
    return any(
        word[:1].isupper() and word.lower() not in _DAYS and one.lower() not in _AT
        for one, word in pairwise(words)
    )


_AT = frozenset("in at near from around outside across into to".split())
"Before a name: it is a place's, and nobody is 'he' for it."


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june "
    "july august september october november december police i".split()
)


def _unclosed(sentence: str) -> bool:
    return bool(_OPEN_MARK.search(sentence)) or sentence.count('"') % 2 == 1
