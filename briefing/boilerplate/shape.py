"""The shape of a line: what its letters, marks and words say of it before anything is learned."""

from __future__ import annotations

import re
from string import ascii_letters, ascii_uppercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.boilerplate.line import Line

# Patterns begin with the class of characters they look for wherever that can be, and look back
# from there: the engine then skips to such a character instead of trying every place.
_UPPER, _ALPHA, _DIGITS = (kind.encode() for kind in (ascii_uppercase, ascii_letters, "0123456789"))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_URL = re.compile(r"https?://|www\.|\b[a-z0-9-]+\.(com|co\.uk|org|net|ie|example)\b", re.IGNORECASE)
_DOMAIN = re.compile(r"\.(?:com|co\.uk|org|net|ie|example)\b", re.IGNORECASE)
"Without one an address has a scheme or 'www.': it is found several times quicker."
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_HANDLE = re.compile(r"(?<![\w.])@\w{2,}")
_HASHTAG = re.compile(r"(?<!\w)#[A-Za-z]\w+")
_TIME = re.compile(r"\d(?<!\w\d)\d?[:.]\d{2}\b")
_YEAR = re.compile(r"[12](?<!\w[12])(?:(?<=1)9|(?<=2)0)\d\d\b")
_GLUED = re.compile(r"[A-Z](?<=[a-z\d)][A-Z])")
_BRACKETED_END = re.compile(r"[(\[][^()\[\]]{2,80}[)\]][.\s]*$")
_BULLET = re.compile(r"^\s*(?:[•▪●■▶►📷🔔👉–-]|\d{1,2}\s?[.)])\s*")
YOU = frozenset("you your youre youll youve yours".split())
_WE = frozenset("we our us weve ours".split())
_WE_SHORTENED = re.compile(r"\b[Ww]e['’](?:re|ll)\b")
_FINITE = frozenset(
    "is are was were be been has have had will would said says say can could may might should must "
    "did does do went came told took made gave got held won lost left found".split()
)
_PAST = frozenset("was were had said told added went came took made gave held found".split())
_PRODUCT = frozenset(
    "app apps newsletter newsletters email emails emailed inbox alert alerts notification "
    "notifications subscribe subscribed subscribes subscribing subscriber subscribers subscription "
    "subscriptions premium download downloads downloaded downloading downloadable whatsapp "
    "telegram facebook instagram tiktok twitter youtube podcast podcasts epaper member members "
    "phone phones click tap follow signup".split()
)
_PRODUCT_PAIRS = re.compile(r"\b(?:sign(?:ed|ing)? up|home screen|digital edition|e-mail)")
_A_PERSON_WRITES = frozenset(
    "reporter correspondent columnist editor writer journalist author contributor covers writes "
    "teaches freelance".split()
)
_TOLD = frozenset(
    "was were had said told went came took made gave held found got left lost won began became "
    "brought caught drew fell felt fled grew heard hit kept knew led met paid ran sat saw sent set "
    "shot sold spent spoke stood struck taught thought threw woke wore wrote did".split()
)
"With the regular ones, verbs that tell of what is over."
_PRONOUNS = frozenset("he she they it his her its their this these that those both".split())
_LINKS = frozenset("but and so however meanwhile also still yet then nor instead".split())
"Words by which a sentence goes on from the one before."
_SAYING = frozenset(
    "said says told tells added adds according asked warned claimed explained insisted".split()
)
_DONE = frozenset(("has", "have"))
_PICTURED = frozenset(
    "pictured pic pics picture pictures photo photos photograph image images inset archive file "
    "library stock courtesy supplied credit left right centre".split()
)
_LOOKED_FOR = _FINITE | _PAST | _TOLD | _SAYING | _PRODUCT | _A_PERSON_WRITES | _PICTURED
"Few lines have many of these: what a line has of them is asked about in its stead."

SHAPE = (
    "words", "one", "two_three", "four_seven", "eight_up", "long", "sentence", "ends", "colon",
    "question", "exclaims", "starts_quote", "quoted", "unclosed", "curly", "you",
    "we", "finite", "past", "participle", "capitals", "titled", "digits", "glued", "url", "email",
    "handle", "hashtag", "time", "year", "bracketed_end", "bar", "bullet", "starts_lower",
    "by", "product", "person_writes", "named", "names", "told_past", "starts_pronoun",
    "goes_on", "attributed", "has_done", "pictured", "several",
)  # fmt: skip
"Names of the traits in `Line.shape`, in order."


def shape(
    x: Line, plain: str, outside: str, said: frozenset[str], spoken: str, titled: int
) -> list[float]:
    """Give a line's traits in the order of SHAPE.

    `plain` is its text with straight quotation marks, `outside` with its quotations blanked,
    `said` the words of that, `spoken` all of them in a row; `titled` of its tokens begin with a
    capital.
    """
    text, folded, n = x.text, x.folded, len(x.words)
    quoted, several = outside != text, text.count(". ")
    letters, capitals, digits, numbered = _counted(plain)
    at, first = "@" in text, x.words[0] if x.words else ""
    regular = "ed " in spoken or spoken.endswith("ed")
    looked_for = x.vocabulary & _LOOKED_FOR
    told = said & _LOOKED_FOR if quoted else looked_for
    # A full stop inside a word or a number; most stand before a space or at the end.
    dotted = text.count(".") > several + text.endswith(".")
    addressed = "http" in folded or "www." in folded or (dotted and _DOMAIN.search(text))
    return [
        min(n, 60) / 20, n <= 1, n in (2, 3), 4 <= n <= 7, n >= 8, n >= 30, x.is_sentence, x.ends,
        text.endswith(":"), "?" in text[-3:], "!" in text, text[:1] in "\"'“‘",
        quoted, x.unclosed, "“" in text,
        x.you, _says_we(outside, said),
        not _FINITE.isdisjoint(told) or regular,
        not _PAST.isdisjoint(told),
        "ing" in x.key and any(w[-3:] == "ing" and len(w) > 4 for w in x.words[1:6]),
        capitals / (letters or 1),
        x.titled,
        digits / max(len(text), 1),
        # Where every capital begins a token, none is glued to what is before it.
        min(len(_GLUED.findall(text)), 4) / 2 if capitals > titled else 0,
        bool(addressed) and _URL.search(text) is not None,
        at and _EMAIL.search(text) is not None,
        at and _HANDLE.search(text) is not None,
        "#" in text and _HASHTAG.search(text) is not None,
        numbered and (dotted or ":" in text) and _TIME.search(text) is not None,
        numbered and _YEAR.search(text) is not None,
        (")" in text or "]" in text) and _BRACKETED_END.search(text) is not None,
        "|" in text or "·" in text,
        not text[:1].isalpha() and _BULLET.match(text) is not None,
        text[:1].islower(), folded.startswith("by"),
        not _PRODUCT.isdisjoint(looked_for) or _has_product_pair(folded),
        not _A_PERSON_WRITES.isdisjoint(looked_for) or "lives in " in folded,
        bool(x.names), min(len(x.names), 6) / 3,
        regular or not _TOLD.isdisjoint(told), first in _PRONOUNS, first in _LINKS,
        not _SAYING.isdisjoint(told), not _DONE.isdisjoint(x.words[1:8]),
        not _PICTURED.isdisjoint(looked_for), min(several, 3) / 2,
    ]  # fmt: skip


def _counted(plain: str) -> tuple[int, int, int, bool]:
    """Give how many letters, capitals and digits a text has, and whether one is an ASCII digit."""
    raw = plain.encode()
    size = len(raw)
    letters = size - len(raw.translate(None, _ALPHA))
    capitals = size - len(raw.translate(None, _UPPER))
    digits = size - len(raw.translate(None, _DIGITS))
    numbered = digits > 0
    if size != len(plain):
        for other in _NOT_ASCII.findall(plain):
            letters += other.isalpha()
            capitals += other.isupper()
            digits += other.isdigit()
    return letters, capitals, digits, numbered


def _has_product_pair(folded: str) -> bool:
    hinted = (
        "sign" in folded or "e-mail" in folded or "home screen" in folded
        or "digital edition" in folded
    )  # fmt: skip
    return hinted and _PRODUCT_PAIRS.search(folded) is not None


def _says_we(text: str, said: frozenset[str]) -> bool:
    """Tell whether a text says "we" of itself; 'were' and 'well' are "we" with an apostrophe."""
    if not _WE.isdisjoint(said):
        return True
    return ("were" in said or "well" in said) and _WE_SHORTENED.search(text) is not None
