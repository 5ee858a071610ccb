"""Short forms of speech written out: "they'd lost" is 'they had lost', "who's 45" 'who is 45'."""

from __future__ import annotations

import re

_WHO = r"\b(?P<who>i|you|he|she|it|we|they|who|that|there|here|what)"
_SHORT = re.compile(rf"{_WHO}'(?P<end>d|ll|ve|re|m|s)\b(?P<after>(?: \w+){{0,2}})", re.IGNORECASE)
_WHOLE = {"ll": "will", "ve": "have", "re": "are", "m": "am"}
_PARTICIPLE = re.compile(
    r" (?:(?:not|never|also|already|just|since|\w+ly) )?(?:been|had|gone|made|done|lost|won|left"
    r"|seen|found|told|met|put|become|come|got|heard|held|kept|led|paid|said|sent|set|sold|spent|taken"
    r"|\w+ed|\w{2,}en)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r" \w+ (?:a|an|the|his|her|its|their|more|up|over|out|been)$|^ (?:been|had|become)\b",
    re.IGNORECASE,
)


def written_out(sentence: str) -> str:
    """Give a sentence with the short forms behind its pronouns written out."""
    return _SHORT.sub(_whole, sentence) if "'" in sentence else sentence


def _whole(found: re.Match[str]) -> str:
    end, after = found["end"].lower(), found["after"]
    done = _PARTICIPLE.match(after) is not None
    if end == "d":
        verb = "had" if done else "would"
    elif end == "s":
        verb = "has" if done and _OBJECT.search(after) else "is"
    else:
        verb = _WHOLE[end]
    return f"{found['who']} {verb}{after}"
