"""Why a unit may not be spoken, and which one it leans on: the radio rules, as tests on text."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing import english, quotes, text
from briefing.quotes import Unit
from briefing.summarise import length

SHORTEST = 6
"Words below which a unit is a heading or a fragment."
LONGEST = 30
"Words beyond which a sentence is not spoken while there is another to open with."
LONGEST_QUOTATION = 20
"Words of direct speech beyond which it is not read out."

_FIRST_PERSON = re.compile(
    r"(?<!War )(?<!Part )(?<!Act )(?<!Phase )(?<!beth )(?<!ries )(?<!Type )\bI\b(?!['’.])"
    r"|\b(?:I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Mm]y|[Oo]urs?|us|[Mm]e)\b"
)
# A newsreader tells what happened, not what to do; and what speaks to a reader is seldom news.
_SECOND_PERSON = re.compile(r"\b[Yy]ou(?:['’](?:re|ve|ll|d)|rs?)?\b")
_CAPTION = re.compile(
    r"\((?:pictured|left|right|centre|center|above|below|front|back|circled|inset|file|top|bottom)"
    r"\b[^)]*\)\s*\.?$"
    r"|^(?:pictured|above|below|left|right|inset|clockwise|file photo|file picture|photo|image"
    r"|picture"
    r"|video|watch|gallery|caption|scroll down|click here|read more|see also|related|listen|e-?mail"
    r" to a friend|share this|advertisement|sign up|follow us)\b(?![’'])(?=[:\s,.]|$)"
    r"|\b(?:is|are|was|were) (?:pictured|seen here)\b|\bpictured (?:here|above|below|in|with|at)\b"
    r"|\bin (?:this|a|an) [^.]{0,40}(?:photo(?:graph)?|picture|image)\.?$"
    r"|^an? (?:file )?(?:image|photo(?:graph)?|picture|still|map|graphic|screengrab|artist['’]s "
    r"impression)\b"
    r"|\b(?:photo|photograph|image|picture) ?(?:by|:|courtesy)\b|\bscroll down\b",
    re.IGNORECASE,
)
_POSES = frozenset(
    "celebrate pose wait walk stand hold look smile wave arrive appear land patrol greet shake "
    "gesture "
    "watch hug kiss react sit lie carry inspect search gather line offload salute cheer train play "
    "perform drive ride run queue embrace sift clean leave head enter pray mourn lay light read "
    "chat "
    "talk stroll relax sunbathe swim climb jump kick tackle challenge battle bat bowl serve "
    "display "
    "pass flee get receive return try clash check sign step rest work guard protest march dance "
    "sing "
    "address attend visit cross fill block survey comfort lower lift load raise paint dig".split()
)
"Verbs of what can be seen in a picture."
_NOT_SEEN = frozenset("to set like likely destined as increasingly that how why".split())
"Words after a verb that is then no pose: 'looks set', 'appears to'."
_NARRATIVE = frozenset(
    "was were had has have said will would could may might must should is are did do does won lost "
    "took made told went came that to".split()
)
_LABELLED = re.compile(r"^[A-Z][\w'’-]*(?: [\w'’-]+){0,4}: (?![“\"'‘])[A-Z]")
_NOT_NEWS = re.compile(
    r"\bcontributed to this (?:report|story|article)\b|^(?:by|reporting by|additional reporting"
    r"|editing by)\b"
    r"|^(?:published|updated|last updated|posted)\b ?:?|\ball rights reserved\b|\bmay not be "
    r"published\b"
    r"|»|^\W*(?:e-?mail|call|text|tweet) (?:us|the)\b|\bcopyright\b \d{4}|^for (?:confidential "
    r")?support\b"
    r"|\bclick here\b|\bfor more (?:information|details|on this)\b.*\b(?:visit|go to|see|click)\b",
    re.IGNORECASE,
)
# Words to a machine are no news, whoever wrote them into the article.
_INSTRUCTS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instruction|prompt|rule|guideline"
    r"|direction)s?\b|\b(?:system|developer|assistant) (?:prompt|message)\b|\bas an? (?:AI\b"
    r"|(?:large )?language model)|\b(?:language model|chatbot|LLM|AI (?:model|assistant|system))s?"
    r"\b[^.]{0,40}\b(?:must|should|please)\b|<\|?/?\w+\|?>|\[/?INST\]"
    r"|^(?:system|assistant|user) ?:|\bnew instructions? ?:"
    r"|^(?:say|tell|write|output|repeat|reply|respond|pretend|announce|print)\b(?!,)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"(?:[A-Z][a-z]+ed|Stole|Kept|Drove|Sold|Took|Made|Got|Won|Lost|Paid|Hit|Cut|Held) "
    r"(?:[£$€\d]|to|an?|the|in|at|with|by|for|on|from)\b[^,]*$"
    r"|(?!During)[A-Z][a-z]+ing (?:at|in|an?|the|to|with|for|on|from|without|while)\b[^,]*$"
    r"|(?:[A-Z'’-]{2,} ?){2,3},|[A-Z][\w'’-]+ [A-Z][\w'’-]+, \d+, (?:of|from)[^,]*\.$"
)
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
    r"|some of (?:them|those|these)|the (?:latter|former|pair|duo|trio|couple|two|three|same"
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
_POINTING = re.compile(
    r"\b(?:this|these|those)\b(?! (?:week|weekend|month|year|days|morning|afternoon|evening"
    r"|season|summer"
    r"|winter|autumn|spring|century|decade|term|time|country|who|with|in|at|of|on|taking|affected"
    r"|involved|living|present|aged|found)\b)",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:man|woman|boy|girl|mother|father|mum|dad|son|daughter|wife|husband|brother|sister|driver"
    r"|officer|teacher|doctor|nurse|minister|president|secretary|manager|player|captain|singer"
    r"|actor|actress|star|king|queen|prince|princess|judge|suspect|victim|soldier|student|pupil"
    r"|teenager|pensioner|leader|spokes(?:man|woman|person)|councillor|mayor|senator|governor|pilot"
    r"|rider|author|artist|farmer|resident|owner|worker|patient|child|baby|chairman|director|coach"
    r"|striker|goalkeeper|midfielder|defender|lawyer|attorney|professor|pope|bishop|chancellor"
    r"|celebrity|model|footballer|champion|sergeant|detective|neighbour|neighbor|person|someone"
    r"|anyone|everyone|who|passenger|cyclist|pedestrian|lieutenant|chief|commissioner|gunman|killer"
    r"|attacker|\d+-year-old)s?\b",
    re.IGNORECASE,
)
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
    reasons = [
        ("short", len(text.words(unit.text)) < SHORTEST),
        ("caption", _is_caption(unit.text)),
        ("not-news", bool(_NOT_NEWS.search(unit.text))),
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
        ("instruction", instructs(unit.text)),
        ("shouted", unit.text.isupper()),
        ("fragment", bool(_FRAGMENT.match(said)) and not _FINITE.search(said.split(" ", 1)[-1])),
    ]
    return tuple(reason for reason, holds in reasons if holds)


def instructs(sentence: str) -> bool:
    """Tell whether a sentence tells a machine, or a reader, what to say or do."""
    return bool(_INSTRUCTS.search(sentence))


def leans(sentence: str) -> bool:
    """Tell whether a sentence is understood only after the one before it."""
    said = quotes.outside_quotations(sentence).lstrip("\"“”‘’'(- ")
    if _LEANS.match(said) or _LEANS.match(sentence):
        return True
    if _POINTING.search(said):
        return True
    personal = _PERSONAL.search(said)
    if personal is None:
        return False
    before = said[: personal.start()]
    if _FRONTED.match(said):
        before = said
    subject = _A_NOUN.match(before)
    if subject and subject[1].lower() not in _BODIES:
        return False
    return not (_SOMEBODY.search(before) or _names_somebody(before))


_A_NOUN = re.compile(
    r"(?:an?|one) (?:[\w'’-]+ )*?([\w'’-]+)(?= (?:who|whose|was|is|has|had|will|[a-z]+ed)\b)",
    re.IGNORECASE,
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
    return any(word[:1].isupper() and word.lower() not in _DAYS for word in before.split()[1:])


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june "
    "july august september october november december police i".split()
)


def _is_caption(sentence: str) -> bool:
    """Tell whether a sentence describes a picture: by its marks, or as a scene in the present."""
    if _CAPTION.search(sentence) or _LABELLED.match(sentence):
        return True
    return _poses(sentence)


def _poses(sentence: str) -> bool:
    """Tell whether a sentence's verb is one of posing, in the present, as captions have it."""
    words = sentence.split()
    for place, (before, word) in enumerate(pairwise(words[:9])):
        low = word.lower().strip(".,")
        following = words[place + 2] if place + 2 < len(words) else ""
        if following in _NOT_SEEN or before.endswith(("'", "’")):
            continue
        if low in _NARRATIVE or (low.endswith("ed") and len(low) > 4) or before.endswith(","):
            return False
        if not before[:1].isalpha() or before.lower() in english.EMPTY or not low.isalpha():
            continue
        singular = low.removesuffix("es") in _POSES or low.removesuffix("s") in _POSES
        if low.endswith("s") and singular and not before.endswith("s") and word.islower():
            return _person_like(words[0], before)
        many = before.endswith("s") or before.lower() in (
            "people",
            "police",
            "children",
            "men",
            "women",
        )
        if low in _POSES and many and word.islower() and not before.endswith("'s"):
            return True
    return False


def _person_like(first: str, subject: str) -> bool:
    """Tell whether a subject can be seen: a name, or a noun with an article."""
    return subject[:1].isupper() or (
        first.lower() in ("a", "an", "the") and bool(_SOMEBODY.match(subject))
    )


def _unclosed(sentence: str) -> bool:
    return bool(_OPEN_MARK.search(sentence)) or sentence.count('"') % 2 == 1
