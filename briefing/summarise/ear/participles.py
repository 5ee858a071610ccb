"""What a lead tells with '-ing' or 'in what' at its end, as a sentence of its own."""

from __future__ import annotations

import re

from briefing import english
from briefing.summarise.ear.clauses import again, subject, within_marks
from briefing.summarise.ear.rule import capitalised, stopped

_AFTER = re.compile(r"^(?P<first>[^“”\"]+?),? after (?P<doing>[a-z]+ing) (?P<rest>[^“”\"]+)\.$")
_RESULT = re.compile(
    r"^(?P<first>[^“”\"]+), (?P<doing>killing|injuring|wounding|leaving|forcing|causing|cutting"
    r"|destroying|damaging|sending|trapping|blocking|closing|flooding|knocking|bringing|wrecking"
    r"|burying|sparking|triggering|shutting) (?P<rest>[^“”\"]+)\.$"
)
_WHAT = re.compile(
    r"^(?P<first>[^“”\"]+), in what "
    r"(?:(?P<believed>(?:is|was) (?:believed|thought|understood) to be)"
    r"|(?P<who>(?:the |its |his |her )?[\w'’]+(?: [\w'’]+){0,4}?) "
    r"(?:(?P<say>says?|said|believes?|believed) (?P<be>is|was|are|were|(?:will|would|could|may) be)"
    r"|(?P<call>called|calls?|describes?|described)(?P<as> as)?)) (?P<what>[^“”\"]+)\.$"
)
_HAPPENED = re.compile(
    r"\b(?:storm|fire|blaze|crash|explosion|blast|quake|earthquake|tremor|bomb|floods?|flooding"
    r"|tornado|twister|cyclone|hurricane|typhoon|landslide|landslip|mudslide|avalanche|collapse"
    r"|wildfire|rockfall|derailment|lightning|wave|gale|outage|rain|eruption)\b",
    re.IGNORECASE,
)
"What can kill or cut off, and is 'it'."
_SOMEBODY_ELSES = re.compile(
    rf"\b(?:that|who|which|whose|if|whether|not|never|no|will|would|could|may|might|{english.SAYING})\b"
    r"|n['’]t\b"
)
"Before a last part: that may be another's than the subject's, or not have happened."
_NOW = re.compile(r"(?:has|have|is|are)\b")
_OF_SEVERAL = ("are", "were", "have")
"Verbs that show that the subject is more than one, or a team."
_AND_DOING = re.compile(r"\b(?P<and>and |, )(?P<doing>[a-z]{2,}ing)\b")
_IRREGULAR = {
    "beating": ("beat", "beaten"), "becoming": ("became", "become"), "being": ("was", "been"),
    "breaking": ("broke", "broken"), "bringing": ("brought", "brought"),
    "building": ("built", "built"), "buying": ("bought", "bought"), "coming": ("came", "come"),
    "cutting": ("cut", "cut"), "doing": ("did", "done"), "drinking": ("drank", "drunk"),
    "driving": ("drove", "driven"), "falling": ("fell", "fallen"), "fighting": ("fought", "fought"),
    "finding": ("found", "found"), "getting": ("got", "got"), "giving": ("gave", "given"),
    "going": ("went", "gone"), "having": ("had", "had"), "hearing": ("heard", "heard"),
    "hitting": ("hit", "hit"), "holding": ("held", "held"), "leaving": ("left", "left"),
    "letting": ("let", "let"), "losing": ("lost", "lost"), "making": ("made", "made"),
    "meeting": ("met", "met"), "paying": ("paid", "paid"), "putting": ("put", "put"),
    "running": ("ran", "run"), "saying": ("said", "said"), "seeing": ("saw", "seen"),
    "selling": ("sold", "sold"), "sending": ("sent", "sent"), "setting": ("set", "set"),
    "shooting": ("shot", "shot"), "shutting": ("shut", "shut"), "spending": ("spent", "spent"),
    "stealing": ("stole", "stolen"), "taking": ("took", "taken"), "telling": ("told", "told"),
    "throwing": ("threw", "thrown"), "winning": ("won", "won"), "writing": ("wrote", "written"),
}  # fmt: skip
"Past and participle of verbs that have no '-ed'."


def past(doing: str) -> tuple[str, str]:
    """Give the past and the participle of a verb in '-ing': 'admitted' and 'admitted'."""
    if doing in _IRREGULAR:
        return _IRREGULAR[doing]
    stem = doing.removesuffix("ing")
    ended = f"{stem[:-1]}ied" if re.search(r"[^aeiou]y$", stem) else f"{stem}ed"
    return ended, ended


def after_doing(text: str) -> tuple[str, ...] | None:
    """Part 'quit after admitting that she ...': what the subject of it all had done before."""
    found = _AFTER.match(text)
    told = subject(stopped(found["first"])) if found else None
    if found is None or told is None or within_marks(text, len(found["first"])):
        return None
    who = "They" if told[1] in _OF_SEVERAL else again(told[0])
    beyond = found["first"][len(told[0]) :]
    if who is None or _SOMEBODY_ELSES.search(beyond) or ", " in beyond:
        return None
    did, done = past(found["doing"])
    verb = did if _NOW.match(told[1]) else f"had {done}"
    return stopped(found["first"]), f"{who} {verb} {found['rest']}."


def result(text: str) -> tuple[str, ...] | None:
    """Part what a disaster did: 'struck the coast, killing nine people and cutting off two'."""
    found = _RESULT.match(text)
    told = subject(stopped(found["first"])) if found else None
    if found is None or told is None or not _HAPPENED.search(told[0]):
        return None
    if _SOMEBODY_ELSES.search(found["first"]) or within_marks(text, len(found["first"])):
        return None
    rest = _AND_DOING.sub(lambda one: f"{one['and']}{past(one['doing'])[0]}", found["rest"])
    return stopped(found["first"]), f"It {past(found['doing'])[0]} {rest}."


def in_what(text: str) -> tuple[str, ...] | None:
    """Part what somebody calls it: 'was found, in what experts say is a first'."""
    found = _WHAT.match(text)
    if found is None or within_marks(text, len(found["first"])):
        return None
    if found["believed"]:
        second = f"It {found['believed']} {found['what']}."
    elif found["say"]:
        second = f"{found['who']} {found['say']} it {found['be']} {found['what']}."
    else:
        second = f"{found['who']} {found['call']} it{found['as'] or ''} {found['what']}."
    return stopped(found["first"]), capitalised(second)
