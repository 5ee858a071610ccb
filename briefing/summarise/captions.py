"""Captions: a sentence that tells what is seen in a picture is not read out."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing import english

_OPENS = re.compile(
    r"(?:pictured|above|below|left|right|inset|clockwise|file photo|file picture|photo|image"
    r"|on the (?:far )?(?:left|right)|from left(?: to right)?|left to right"
    r"|picture|video|watch|gallery|caption|scroll down|click here|read more|see also|related|listen"
    r"|e-?mail to a friend|share this|advertisement|sign up|follow us)\b(?![’'])(?=[:\s,.]|$)"
    r"|an? (?:file )?(?:image|photo(?:graph)?|picture|still|map|graphic|screengrab|artist['’]s "
    r"impression)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\((?:pictured|left|right|centre|center|above|below|front|back|circled|inset|file|top|bottom)"
    r"\b[^)]*\)\s*\.?$"
    r"|\b(?:is|are|was|were) (?:pictured|seen here)\b|\bpictured (?:here|above|below|in|with|at)\b"
    r"|\bin (?:this|a|an) [^.]{0,40}(?:photo(?:graph)?|picture|image)\.?$"
    r"|(?-i:^(?:[A-Z][\w.]* ){1,4}?[A-Z]\w+/(?:for )?[A-Z])"
    r"|\b(?:photo|photograph|image|picture) ?(?:by|:|courtesy)\b|\bscroll down\b",
    re.IGNORECASE,
)
_MARKS = ("(", "/", "pictur", "photo", "image", "seen here", "scroll")
"What a sentence must hold one of, folded, for `_HOLDS` to find anything: it is slow."
_POSES = frozenset(
    "celebrate pose wait walk stand hold look smile wave arrive appear land patrol greet "
    "shake gesture watch hug kiss react sit lie carry inspect search gather line offload "
    "salute cheer train play perform drive ride run queue embrace sift clean leave head enter "
    "pray mourn lay light read chat talk stroll relax sunbathe swim climb jump kick tackle "
    "challenge battle bat bowl serve display pass flee get receive return try clash check "
    "sign step rest work guard protest march dance sing address attend visit cross fill block "
    "survey comfort lower lift load raise paint dig".split()
)
"Verbs of what can be seen in a picture."
_NOT_SEEN = frozenset("to set like likely destined as increasingly that how why".split())
"Words after a verb that is then no pose: 'looks set', 'appears to'."
_NARRATIVE = frozenset(
    "was were had has have said will would could may might must should is are did do does won lost "
    "took made told went came that to".split()
)
_LABELLED = re.compile(r"^[A-Z][\w'’-]*(?: [\w'’-]+){0,4}: (?![“\"'‘])[A-Z]")
SOMEBODY = re.compile(
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


def is_caption(sentence: str, folded: str) -> bool:
    """Tell whether a sentence describes a picture: by its marks, or as a scene in the present.

    `folded` is the sentence case-folded.
    """
    if _OPENS.match(sentence) or _LABELLED.match(sentence):
        return True
    if any(mark in folded for mark in _MARKS) and _HOLDS.search(sentence):
        return True
    return _SHOWN.match(sentence) is not None or _poses(sentence)


_SHOWN = re.compile(
    r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2} (?:is|are) (?:mobbed|congratulated|hugged|embraced"
    r"|comforted|consoled|greeted|lifted|hoisted|pictured|tackled|challenged)"
    r"(?: \w+){0,2} (?:by|from|into|to|off|on|at|in|through|past)\b"
)
"Somebody to whom something is being done, as in a picture; news says what has been done."


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
        first.lower() in ("a", "an", "the") and bool(SOMEBODY.match(subject))
    )
