"""The lexicon: words that engines get wrong, how they sound, and how to put that in a text.

Files are tab-separated, described at the head of `scripts/lexicon/places.tsv`; later layers
(house, show, story) win over earlier ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import ConfigError
from briefing.pronounce.context import capital
from briefing.pronounce.ipa import to_alphabet
from briefing.pronounce.marks import plural
from briefing.shipped import folder
from briefing.text import straight_quotes

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$|['’][sS]$")
_TAIL = re.compile(r".['’][sS]\b|[sS]['’](?!\w)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:])\s*$")
_COLUMNS = ("word", "ipa", "american", "respelling", "when")
_LONGEST_LINE = 2_000
_MOST_ENTRIES = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or name, and how it sounds."""

    word: str
    "As written; several words may make one entry."
    ipa: str = ""
    "Broad IPA as Wikipedia's English key writes it; empty when only a respelling is known."
    american: str = ""
    "IPA for American voices, where it cannot be derived from `ipa`."
    respelling: str = ""
    "Plain letters for engines without phonemes; empty to leave the word as it is."
    when: str = ""
    "Empty: always. 'name': with its capital, inside a sentence. 'before:x,y z', 'after:x,y z'."

    def sound(self, alphabet: str) -> str:
        """Give its sound in an engine's alphabet; empty when only a respelling is known."""
        source = self.american if alphabet == "misaki-us" and self.american else self.ipa
        return to_alphabet(source, alphabet, where=f"lexicon entry {self.word!r}") if source else ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by the first word of each, the longest first; empty means nothing is known."""

    entries: dict[str, tuple[Entry, ...]]
    "First word in lower case: the entries that begin with it."

    def __bool__(self) -> bool:
        """Tell whether it holds anything."""
        return bool(self.entries)

    def __len__(self) -> int:
        """Give the number of entries."""
        return sum(map(len, self.entries.values()))

    def apply(self, text: str, phonemes: str | None) -> str:
        """Give text with each known word pronounced: inline phonemes, or else its respelling."""
        pieces: list[str] = []
        place = 0
        for match in _TOKEN.finditer(text):
            if match.start() < place:
                continue
            found = self._at(text, match)
            if found is None:
                continue
            entry, end = found
            said = _said(entry, text[match.start() : end], phonemes)
            pieces += [text[place : match.start()], said]
            place = end
        return "".join([*pieces, text[place:]])

    def find(self, word: str) -> Entry | None:
        """Give the entry of a word or name, whatever its capitals; None when there is none."""
        first = _TOKEN.match(word)
        for entry in self.entries.get(first[0].lower(), ()) if first else ():
            if entry.word.lower() == word.lower():
                return entry
        return None

    def _at(self, text: str, match: re.Match[str]) -> tuple[Entry, int] | None:
        """Give the longest entry that fits at a word, and where it ends (a possessive included)."""
        stem = _POSSESSIVE.sub("", match[0])
        for entry in self.entries.get(stem.lower(), ()):
            end = match.start() + len(entry.word)
            if not _same(text[match.start() : end], entry.word):
                continue
            tail = _TAIL.match(text[end - 1 : end + 3])
            end += len(tail[0]) - 1 if tail else 0
            inside = text[end : end + 1].isalnum() or re.match(r"[-'’]\w", text[end : end + 2])
            if not inside and _fits(entry, text, match.start(), end):
                return entry, end
        return None


def load_lexicon(*paths: Path, shipped: bool = True) -> Lexicon:
    """Give the shipped lexicon with the files of `paths` over it, the last the strongest.

    A path may be a folder of .tsv files. Raises ConfigError naming file and line of a fault.
    """
    layers = [folder("scripts") / "lexicon"] if shipped else []
    merged: dict[tuple[str, str], Entry] = {}
    for path in [*layers, *paths]:
        for file in sorted(path.glob("*.tsv")) if path.is_dir() else [path]:
            read = _read(file)
            for word in {entry.word for entry in read}:
                for key in [key for key in merged if key[0] == word]:
                    del merged[key]
            merged.update({(entry.word, entry.when): entry for entry in read})
    return _by_first_word(list(merged.values()))


def _read(path: Path) -> list[Entry]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"lexicon {path}: {error}", "Give a readable UTF-8 file.") from None
    rows = [
        (n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")
    ]
    if len(rows) > _MOST_ENTRIES:
        raise ConfigError(f"lexicon {path}: {len(rows)} entries", f"Keep to {_MOST_ENTRIES}.")
    return [_entry(line, f"lexicon {path.name} line {n}") for n, line in rows]


def _entry(line: str, where: str) -> Entry:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(line) > _LONGEST_LINE or len(cells) > len(_COLUMNS) or not _TOKEN.match(cells[0]):
        raise ConfigError(
            f"{where}: {line[:40]!r} is not an entry",
            f"Columns: {', '.join(_COLUMNS)}, parted by tabs.",
        )
    entry = Entry(*cells)
    if not (entry.ipa or entry.respelling):
        raise ConfigError(f"{where}: {entry.word!r} has no sound", "Give its IPA or a respelling.")
    if entry.when not in ("", "name") and not re.fullmatch(r"(?:before|after):\S.*", entry.when):
        raise ConfigError(
            f"{where}: {entry.when!r} is not a condition", "Use name, before:x,y or after:x,y."
        )
    if re.search(r"[\[\]()/]", entry.word + entry.respelling):
        raise ConfigError(f"{where}: brackets and strokes cannot be spoken", "Take them out.")
    for alphabet in ("misaki-us", "misaki-gb"):
        to_alphabet(entry.ipa or "ə", alphabet, where=where)
    to_alphabet(entry.american or "ə", "misaki-us", where=where)
    return entry


def _by_first_word(entries: list[Entry]) -> Lexicon:
    """File entries under their first word: longer ones first, then those with a condition."""
    filed: dict[str, list[Entry]] = {}
    for entry in entries:
        first = _TOKEN.match(entry.word)
        if first:
            filed.setdefault(_POSSESSIVE.sub("", first[0]).lower(), []).append(entry)
    ordered = {
        word: sorted(known, key=lambda e: (-len(e.word), not e.when))
        for word, known in sorted(filed.items())
    }
    return Lexicon({word: tuple(known) for word, known in ordered.items()})


def _same(written: str, word: str) -> bool:
    """Tell whether a stretch of text is the entry: as filed, capitalised, or all in capitals."""
    written, word = straight_quotes(written), straight_quotes(word)
    return (
        written == word
        or (written[:1] == word[:1].upper() and written[1:] == word[1:])
        or (len(word) > 3 and written == word.upper())
    )


def _fits(entry: Entry, text: str, start: int, end: int) -> bool:
    """Tell whether the entry's condition holds where it was found."""
    if not entry.when:
        return True
    if entry.when == "name":
        return text[start].isupper() and not _SENTENCE_START.search(
            text[max(0, start - 10) : start]
        )
    side, _, listed = entry.when.partition(":")
    behind = side == "after"
    near = _TOKEN.findall(text[max(0, start - 60) : start] if behind else text[end : end + 60])
    company = [straight_quotes(word).lower() for word in near]
    return any(
        company[-len(words) :] == words if behind else company[: len(words)] == words
        for words in (phrase.lower().split() for phrase in listed.split(",") if phrase.strip())
    )


def _said(entry: Entry, written: str, phonemes: str | None) -> str:
    possessive = re.search(r"['’][sS]$", written[len(entry.word) :])
    if phonemes and entry.ipa:
        sound = entry.sound(phonemes) + (plural(entry.sound("misaki-us")) if possessive else "")
        return f"[[ {sound} ]]" if phonemes == "ipa" else f"[{written}](/{sound}/)"
    if phonemes or not entry.respelling:
        return written
    said = capital(entry.respelling) if written[0].isupper() else entry.respelling
    return said + (written[len(entry.word) :] if possessive else "")
