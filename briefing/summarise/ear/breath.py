"""Long sentences: split in two, or cut at a clause that only adds, where the parse is sure."""

from __future__ import annotations

import re

from briefing import english, sentences
from briefing.summarise import length
from briefing.summarise.ear.rule import Rule, capitalised, outside

_FINITE = r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|says)"
_NOUN = r"(?:(?:[A-Z][\w'’-]+ ){1,4}(?=\w)|the|a|an|its|his|her|their|two|three|four|five|six|seven|eight|nine|ten|one|another|several|some|many|\d[\d,]*)(?: [\w'’-]+){1,5}"
_JOIN = re.compile(
    rf"(?:; (?:and |but |while )?|, (?:and|while|but|so) | (?:--|[–—-]) (?:and |but )?)(?=(?:(?:he|she|they|it|there|police|officials) [\w'’]+|{_NOUN}\s?{_FINITE})\b)"
)
_REPORTS = re.compile(
    rf"\b(?:{english.SAYING}|alleged|alleges|claims?|accord\w+|believed?|think|thought|if|whether|because|unless|although|though|when|while|after|before|since|as|that|who|which|how)\b",
    re.IGNORECASE,
)
_NAME = (
    r"[A-Z][\w'’.]+(?:-[A-Z]\w+)*(?: (?:of |the |and |de |van )?[A-Z][\w'’.]+(?:-[A-Z]\w+)*){0,4}"
)
_WHO_INSIDE = re.compile(
    rf"^(?P<name>(?:[\w'’-]+ ){{0,3}}?{_NAME})(?P<aged>, aged \d+)?, (?:who|which) (?P<clause>[^,;:–—]{{10,140}}), (?P<rest>{_FINITE} .+)$"
)
_WHO_AT_END = re.compile(
    rf"^(?P<main>.{{30,}}\b(?P<name>{_NAME}))(?:, aged (?P<age>\d+))?, who (?P<clause>[^,;:–—]+)\.$"
)
_FINITE_START = re.compile(
    rf"^(?:{_FINITE}|[a-z]+ed|won|lost|made|took|went|came|left|ran|began|became|gave|got|held|kept|led|met|paid|sold|told|wrote|died|lives?|works?|plays?|runs?)\b"
)


_SAID_LAST = re.compile(rf"\b(?:according to|{english.SAYING})\b")


def _joined(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    for found in _JOIN.finditer(text):
        first, second = text[: found.start()], text[found.end() :]
        if min(len(first.split()), len(second.split())) < 6 or _within_marks(text, found.start()):
            continue
        if (
            _REPORTS.search(first)
            or _SAID_LAST.search(second)
            or not re.search(rf"\b{_FINITE}\b|\b[a-z]+ed\b", first)
        ):
            continue
        lead = "But " if "but" in found[0] else ""
        return (f"{first}.", capitalised(lead + second))
    return (text,)


def _within_marks(text: str, at: int) -> bool:
    """Tell whether a place stands inside quotation marks or brackets."""
    if text.count("(", 0, at) > text.count(")", 0, at):
        return True
    return any(start <= at < end for start, end in sentences.quotations(text))


def _relative(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _WHO_INSIDE.match(text)
    if found and _FINITE_START.match(found["clause"]):
        name = found["name"]
        aged = found["aged"] + "," if found["aged"] else ""
        return (
            f"{name}{aged} {found['rest']}",
            f"{_short(name)} {found['clause']}.",
        )
    found = _WHO_AT_END.match(text)
    sure = found and english.people(found["name"]) and text[:1] not in "“\"‘'"
    if (
        found
        and sure
        and _FINITE_START.match(found["clause"])
        and not _within_marks(text, len(found["main"]))
    ):
        aged = f", aged {found['age']}" if found["age"] else ""
        return (f"{found['main']}{aged}.", f"{_short(found['name'])} {found['clause']}.")
    return (text,)


_SEQUEL = re.compile(
    r",? (?P<word>after|when|following) (?P<clause>[^,;:–—“”\"]+(?:, [^;:–—“”\"]+)?)\.$"
)
_CLAUSE = re.compile(
    rf"^(?:(?:the|an?|his|her|its|their|two|three|some|more|[A-Z])[\w'’-]* ?)(?:[\w'’-]+ ){{1,8}}?(?:{_FINITE}|[a-z]{{3,}}ed|ripped|broke|struck|hit|fell|shot|cut|caught|tore|burst|sank|drove|threw|put|met|made|said|beat|ran|set|took|came|found|lost|won|went|left|gave)\b|^(?:he|she|they|it|police) \w+"
)


def _sequel(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    for found in _SEQUEL.finditer(text):
        first, clause = text[: found.start()], found["clause"]
        if len(first.split()) < 8 or len(clause.split()) < 4 or _within_marks(text, found.start()):
            continue
        finite = bool(_CLAUSE.match(clause))
        said = _SAID_FIRST.match(first)
        stated = first[said.end() :] if said else first
        if (
            (found["word"] == "following") == finite
            or _LOOSE.search(stated)
            or not _PAST.search(stated)
        ):
            continue
        if _HANGING.search(first) or _SAID_AT_END.search(f"{clause}."):
            continue
        if found["word"] == "when" and not re.search(
            r"\b(?:was|were|had|[a-z]{3,}ed|died)\b", stated
        ):
            continue
        now = re.search(r"\b(?:has|have|is|are)\b", stated) is not None
        opening = {
            "after": "It comes after" if now else "It came after",
            "when": "It happened when",
            "following": "It follows" if now else "It followed",
        }[found["word"]]
        if said:
            opening = f"{said['who'].strip()} said {opening[0].lower()}{opening[1:]}"
        return (f"{first}.", f"{opening} {clause}.")
    return (text,)


_SAID_FIRST = re.compile(
    r"^(?P<who>(?:[\w'’.-]+ ){1,7}?)(?:said|reported|confirmed|announced)(?: on \w+ that)? "
)
_HANGING = re.compile(
    rf"\b(?:{'|'.join(sorted(english.EMPTY))}|second|minute|moment|hour|day|week|month|year"
    r"|(?:second|minute|moment|hour|day|week|month|year)s|shortly|soon|just|only|even|part)$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|has|have|is|are|had|[a-z]{3,}ed|died|won|lost|told)\b")
_LOOSE = re.compile(
    rf"\b(?:{english.SAYING}|alleg\w+|claims?|accord\w+|believed?|think|thought|if|whether|because|unless|although|not|never|no|will|would|after|when|before|until|accused|charged|since|shortly|soon|moments|minutes|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)


_PREDICATE = re.compile(
    r"^(?P<subject>(?:(?:The|A|An|His|Her|Its|Their|Two|Three|Four|Five|Some|Most) )?[\w'’.-]+(?: (?!and\b|or\b)[\w'’.-]+){0,4}) (?P<first>(?:was|were|is|are|has|have|had|will|would) (?:(?! -)[^;:–—“”\"]){25,}?),? (?P<joint>and|but) (?P<second>(?:was|were|is|are|has|have|had|will|would) [^;:–—“”\"]{20,})$"
)


def _predicate(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _PREDICATE.match(text)
    if (
        not found
        or _REPORTS.search(found["first"])
        or re.search(rf"\b{_FINITE}\b", found["subject"])
    ):
        return (text,)
    subject = found["subject"]
    again = f"{_short(subject)} {found['second']}"
    if found["joint"] == "but":
        again = f"But {again if subject[:1] not in 'TAHIS' else again[0].lower() + again[1:]}"
    return (f"{subject} {found['first']}.", again)


_WHICH = re.compile(
    r"^(?P<first>.{30,}[a-z0-9]), (?P<word>which|where) (?P<rest>[^,;:–—“”\"]+)\.$"
)


def _which(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    found = _WHICH.match(text)
    if not found or _within_marks(text, len(found["first"])) or _LOOSE.search(found["first"]):
        return (text,)
    rest = found["rest"]
    if (
        found["word"] == "which"
        and not found["first"].endswith("s")
        and re.match(r"(?:is|was|has|had|will|would|could|may|can|[a-z]+ed)\b", rest)
    ):
        return (f"{found['first']}.", f"This {rest}.")
    if found["word"] == "where" and _CLAUSE.match(rest):
        return (f"{found['first']}.", f"There, {rest}.")
    return (text,)


def _short(name: str) -> str:
    """Give what a person is called the second time: the surname, or the whole when not a person."""
    people = english.people(name)
    return people[-1].split()[-1] if people else re.sub(r"^[Tt]he ", "The ", name)


_APPOSITIVE = re.compile(rf"(?P<name>{_NAME}), (?:an?|the) [^,;:–—“”\"]{{5,90}},(?= {_FINITE} )")
_DASHES = re.compile(
    r"\s(?:--|[–—-])\s(?!and |or |not |but )[^–—]{3,140}?\s(?:--|[–—-])(?=\s(?!\w+ing\b))"
)
_TAIL = re.compile(
    r"(?:,| (?:--|[–—-])) (?:after|as|when|while|where|who|which|whose|including|with|despite|because|following|amid"
    r"|according to|a |an |the |but |and (?!\w+ing)|[a-z]+ing )[^“”\"]*$"
)
_TAIL_NO_COMMA = re.compile(
    r" (?:after|when|while|where|because|following|amid|despite|although|which|in what|as (?:he|she|it|they|the|his|her))\b [^“”\"]*$"
)
_TAIL_PLACE = re.compile(
    r" (?:in|at|during|over|near|since|throughout|across|outside|on (?=[A-Z]\w+day\b|[A-Z][a-z]+ \d|charges|suspicion|allegations))\b"
    rf"(?!.*\b(?:{_FINITE}|[a-z]+ed|that|who|which|to|or|and [a-z]+s|{english.SAYING})\b) [^“”\",]*$"
)
_INSERTED = re.compile(
    r", (?:who|which|whose|where|also known|known|accompanied|currently|including|released|taken|identified|held"
    rf"|based|built|led|described|dubbed|named|armed|dressed|aged \d+)\b[^,:;–—“”\"]*,(?= (?:{_FINITE}|easily|also|later|then|again|never|has|[a-z]+ed) )"
    r"|, [a-z]+ing [^,“”\"]+(?=, according to [^,]+\.$)"
)


def _appositive(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (outside(text, lambda part: _APPOSITIVE.sub(r"\g<name>", part)),)


def _inserted(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (outside(text, lambda part: _INSERTED.sub(_unless_nested, part)),)


def _unless_nested(found: re.Match[str]) -> str:
    """Keep a clause that stands after another comma: what it hangs on is then not sure."""
    return found[0] if "," in found.string[: found.start()] else ""


def _place(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_without_tail(text, _TAIL_PLACE),)


_TAIL_PHRASE = re.compile(
    r" (?<!charged )(?<!keeping )(?<!connection )(?<!line )(?<!accordance )(?:for|with|by|from|through|into|against|under|among|amid|via|around|towards?)\b"
    rf"(?!.*\b(?:{_FINITE}|[a-z]+ed|that|who|which|to|or|and [a-z]+s|{english.SAYING})\b) [^“”\",]*$"
)


def _phrase(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_without_tail(text, _TAIL_PHRASE),)


_SOURCE = re.compile(
    r"(?P<source>, according to (?:[\w'’.&-]+ ){1,6}?[\w'’.&-]+),? "
    r"(?:who|which|that|released|issued|published|filed|posted|unsealed|obtained|by|in|on|at|from)\b [^,“”\"]*\.$"
)


def _source(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_SOURCE.sub(r"\g<source>.", text),)


def _dashes(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (outside(text, lambda part: _DASHES.sub("", part)),)


def _tail(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_without_tail(text, _TAIL),)


def _subordinate(text: str, _common: frozenset[str]) -> tuple[str, ...]:
    return (_without_tail(text, _TAIL_NO_COMMA),)


def _without_tail(text: str, pattern: re.Pattern[str]) -> str:
    """Give the longest beginning of at most thirty words that a tail can be cut from."""
    best = text
    for found in re.finditer(r" ?[,–—-]* ", text):
        tail = pattern.match(text, found.start())
        kept = text[: found.start()].rstrip(" ,–—-")
        if (
            tail
            and 10 <= length.written(kept) <= 30
            and not _within_marks(text, found.start())
            and _whole(kept, tail[0])
            and _keeps_source(tail[0])
        ):
            best = f"{re.sub(',([”’])$', chr(92) + '1', kept)}."
    return best


def _keeps_source(tail: str) -> bool:
    """Tell whether a cut leaves who says so, and what it depends on, where they were."""
    if re.search(rf", (?:{_FINITE})\b", tail) or _SAID_AT_END.search(tail):
        return False
    return not re.search(r"\b(?:according|if|unless|until|but|not)\b", tail)


_SAID_AT_END = re.compile(
    rf", [^,]{{2,90}} (?:{english.SAYING})(?: [^,]{{2,40}})?\.$|, (?:says?|said) [^,]+\.$"
)


_FRONTED = (
    r"(?:As|When|After|While|Although|Though|Despite|If|Since|With|In|At|On|For|By|From|Now|Once|Having|Because"
    r"|Before|Upon|Under|During|Following|Armed|Asked|[A-Z][a-z]+ing)\b"
)


def _whole(kept: str, tail: str) -> bool:
    """Tell whether the words before a cut can stand as a sentence."""
    last = kept.rsplit(maxsplit=1)[-1].lower()
    opened = re.match(_FRONTED, kept) and not re.match(
        rf"{_FRONTED}[^,]*, .*\b(?:{_FINITE}|[a-z]+ed)\b", kept
    )
    listed = re.search(r", (?:\w+ ?){1,6}$", kept)
    if listed and re.match(r",? (?:an?|the) ", tail):
        return False
    if re.match(r" (?:after|before|when|that|as)\b", tail) and _HANGING.search(kept):
        return False
    if last.endswith("ing") and not tail.startswith(","):
        return False
    return (
        last not in english.EMPTY
        and not opened
        and bool(re.search(rf"\b{_FINITE}\b|\b[a-z]+ed\b|\b(?:{english.SAYING})\b", kept))
    )


SPLITS: tuple[Rule, ...] = (
    Rule(
        "split-joined",
        "Two statements joined by “and”, “but” or a semicolon become two sentences.",
        _joined,
        (
            (
                "The old swing bridge across the harbour mouth closed on Friday night, and it will not open again until spring.",
                "The old swing bridge across the harbour mouth closed on Friday night. / It will not open again until spring.",
            ),
            (
                "Police said the bridge closed on Friday night, and it will not open again.",
                "Police said the bridge closed on Friday night, and it will not open again.",
            ),
        ),
    ),
    Rule(
        "split-relative",
        "A “who” or “which” clause on a name becomes a sentence of its own.",
        _relative,
        (
            (
                "Nora Quill, who was a teacher in the village for thirty years, has left her cottage to the school.",
                "Nora Quill has left her cottage to the school. / Quill was a teacher in the village for thirty years.",
            ),
        ),
    ),
    Rule(
        "split-predicate",
        "Two things said of one subject, joined by “and” or “but”, become two sentences.",
        _predicate,
        (
            (
                "The ferry company was fined £2m for dumping oil in the harbour last spring and was ordered to pay for the cleaning.",
                "The ferry company was fined £2m for dumping oil in the harbour last spring. / The ferry company was ordered to pay for the cleaning.",
            ),
        ),
    ),
    Rule(
        "split-which",
        "A last clause with “which” or “where” becomes a sentence of its own.",
        _which,
        (
            (
                "The council has bought the old corn exchange in the middle of the town, which will open as a library in May.",
                "The council has bought the old corn exchange in the middle of the town. / This will open as a library in May.",
            ),
        ),
    ),
    Rule(
        "split-sequel",
        "A last clause with “after”, “when” or “as” becomes a sentence of its own.",
        _sequel,
        (
            (
                "More than forty homes in the village have been left without water or power after a landslip cut the only road.",
                "More than forty homes in the village have been left without water or power. / It comes after a landslip cut the only road.",
            ),
        ),
    ),
)

CUTS: tuple[Rule, ...] = (
    Rule(
        "cut-appositive",
        "A long description between commas after a name goes.",
        _appositive,
        (
            (
                "Nora Quill, a teacher in the village for thirty years, has left her cottage to the school.",
                "Nora Quill has left her cottage to the school.",
            ),
        ),
    ),
    Rule(
        "cut-inserted",
        "A clause between commas that only adds goes.",
        _inserted,
        (
            (
                "The walker, who has been missing since Sunday, was found at a farm on the moor.",
                "The walker was found at a farm on the moor.",
            ),
        ),
    ),
    Rule(
        "cut-dashes",
        "An aside between dashes goes.",
        _dashes,
        (("The bridge - built in 1890 - has closed again.", "The bridge has closed again."),),
    ),
    Rule(
        "cut-tail",
        "A last clause after a comma that only adds goes.",
        _tail,
        (
            (
                "The swing bridge across the harbour mouth was closed on Friday night, leaving drivers with a long way round.",
                "The swing bridge across the harbour mouth was closed on Friday night.",
            ),
        ),
    ),
    Rule(
        "cut-subordinate",
        "A last clause that begins with a conjunction goes.",
        _subordinate,
        (
            (
                "The swing bridge across the harbour mouth closed to all traffic on Friday night because a crane had struck it.",
                "The swing bridge across the harbour mouth closed to all traffic on Friday night.",
            ),
        ),
    ),
    Rule(
        "cut-source",
        "How a source came to say it goes; the source stays.",
        _source,
        (
            (
                "The bridge will stay closed, according to a report published on Monday by the harbour board.",
                "The bridge will stay closed, according to a report.",
            ),
        ),
    ),
    Rule(
        "cut-place",
        "A last phrase of place or time goes.",
        _place,
        (
            (
                "The swing bridge has been closed to all traffic by the harbour board in the first week of October.",
                "The swing bridge has been closed to all traffic by the harbour board.",
            ),
        ),
    ),
    Rule(
        "cut-phrase",
        "A last phrase that only adds goes.",
        _phrase,
        (
            (
                "The swing bridge has been closed to all traffic by the harbour board for the rest of the year.",
                "The swing bridge has been closed to all traffic by the harbour board.",
            ),
        ),
    ),
)
