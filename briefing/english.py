"""English as the rooms know it: word endings, empty words, verbs of saying, names of people."""

from __future__ import annotations

import re
from functools import lru_cache

SAYING = (
    "said|says|say|added|adds|told|tells|asked|asks|replied|replies|wrote|writes|tweeted"
    "|explained|explains|continued|warned|warns|insisted|insists|admitted|admits|claimed|claims"
    "|declared|commented|recalled|joked|concluded|announced|argued|argues|stated|noted|notes"
    "|responded|shouted|agreed|observed|remarked|posted|confirmed|confirms|predicted|suggested"
    "|vowed|urged|revealed|believes|stressed|quipped|reported|testified"
    "|asserted|alleged|alleges|describing|saying|calling|telling|urging|warning|calls|called"
    "|described"
    "|acknowledged|conceded|complained|pledged|promised"
)
"Verbs of saying, as alternatives for a pattern."

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january february march april may june july august september october november december".split()
)

PERSONAL = frozenset("he she him his her hers himself herself".split())
"Pronouns that stand for one person."

EMPTY = frozenset(
    "the a an and or but nor of to in on at by for from with as is are was were be been being "
    "am has "
    "have had having do does did doing will would can could may might shall should must that this "
    "these those it its itself he she they them him his her hers their theirs we us our i me my "
    "you "
    "your who whom whose which what when where why how there here not no so than then if into out "
    "up down over about after before under again off through during between against while until "
    "because both each more most other some such only own same too very just also upon within "
    "without around among across along since per via s t re ve ll d m".split()
)
"Words that carry grammar and not news."

_HONORIFICS = frozenset(
    "Mr Mrs Ms Miss Dr Sir Lord Lady Dame Prof Professor PC Sgt Rev Cllr Judge".split()
)
_PART = r"[A-Z][a-z'’]+(?:-[A-Z][a-z]+)*"
_PERSON = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(_HONORIFICS, reverse=True))})\.? )?"
    rf"{_PART}(?: [A-Z]\.)?(?: (?:de |van |von |der |bin |al-|Mc|Mac|O['’])*{_PART}){{1,2}}\b"
)
_NOT_IN_NAMES = frozenset(
    "the a an in on at by for from with after before when while as if but and or so yet however "
    "once twice thrice then now later today yesterday tomorrow tonight rookie veteran hero "
    "meanwhile north south east west new united city county street road house court council police "
    "department university school hospital club party league cup office national international "
    "association bridge college church state states kingdom world high supreme royal great park "
    "station airport river lake lane avenue square hall museum theatre theater centre center "
    "service services committee commission agency authority union group company bank trust force "
    "army navy network press times news daily mail post guardian home prime white minister "
    "secretary president judge chief crown magistrates town village green hill valley island "
    "islands bay beach day week festival award awards championship open grand champions "
    "premier general "
    "american british english scottish welsh irish french german european african asian chinese "
    "russian new old upper lower central western eastern northern southern democratic republican "
    "labour conservative liberal green health fire ambulance his her their our my this that these "
    "those there two three four five six seven eight nine ten first second third former last next "
    "both all some many most no one it he she they we you i what who how why where which".split()
    + list(WEEKDAYS)
    + MONTHS
)
_ENDINGS = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "ly", "s")
_FORMS = """
beat beaten | win won winning | lose lost | say said
tell told | go went gone | kill killed | take took taken
give gave given | begin began begun | find found | hold held
leave left | make made | meet met | pay paid
rise rose risen | fall fell fallen | see saw seen | sell sold
send sent | spend spent | stand stood | steal stole stolen
think thought | write wrote written | drive drove driven | break broke broken
build built | buy bought | catch caught | choose chose chosen
come came | fight fought | get got | grow grew grown
keep kept | know knew known | lead led | run ran
shoot shot | show showed shown | speak spoke spoken | strike struck
swim swam | wear wore worn | die died dies dying dead death | child children
man men | woman women | person people | bring brought
feel felt | hear heard | lie lying | hide hid hidden
ride rode ridden | throw threw thrown | fly flew flown | teach taught
become became | blow blew blown | draw drew drawn | eat ate eaten
forget forgot forgotten | swear swore sworn | sink sank sunk | burn burnt
withdraw withdrew withdrawn | shake shook shaken
seek sought | bend bent | deal dealt | feed fed | freeze froze frozen | hang hung | lay laid
learn learnt | light lit | mean meant | prove proven | rebuild rebuilt | sing sang sung | sit sat
sleep slept | stick stuck | sweep swept | tear tore torn | understand understood | wake woke woken
undertake undertook undertaken | arise arose arisen | cling clung | flee fled | spin spun
swing swung | weep wept | dig dug | lend lent | ring rang rung | drink drank drunk
overcome overcame | overtake overtook overtaken | overthrow overthrew overthrown | uphold upheld
apply applied applies | reply replied replies | supply supplied supplies
try tried tries | cry cried cries | dry dried dries | shelf shelves | thief thieves | knife knives
life lives | foot feet | tooth teeth | wolf wolves
wife wives | sue sued suing | use used using | owe owed owing | tie tied tying | lie lied
free freed freeing frees | flee fleeing | swim swam swum | age aged ageing | stride strode
"""
_IRREGULAR = {
    form: base
    for row in _FORMS.replace("|", "\n").strip().splitlines()
    for base, *forms in (row.split(),)
    for form in forms
}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Take the regular ending off a lower-case English word, and undo the common irregular ones."""
    root = _root(_IRREGULAR.get(word, word))
    # 'cancelled' and 'cancel' are one; 'call' keeps both of its letters.
    return root[:-1] if len(root) > 5 and root.endswith("ll") else root


def _root(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            root = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            if root[-1] == root[-2] and root[-1] not in "slz":
                return root[:-1]
            return root.rstrip("e") if len(root) > 3 else root
    return word.rstrip("e") if len(word) > 3 else word


def people(sentence: str) -> list[str]:
    """Give the full names that stand in a sentence and look like people's, in order, each once.

    A pattern, not a register: 'Aysha Frade' is one, 'Feltham Road' and 'High Court' are not.
    """
    names = []
    for found in _PERSON.finditer(sentence):
        parts = re.sub(r"['’]s?$", "", found[0]).split()
        while parts and parts[0].lower() in _NOT_IN_NAMES:
            parts = parts[1:]
        bare = parts[1:] if parts and parts[0].rstrip(".") in _HONORIFICS else parts
        if len(bare) > 1 and not {part.lower() for part in parts} & _NOT_IN_NAMES:
            names.append(" ".join(parts))
    return list(dict.fromkeys(names))
