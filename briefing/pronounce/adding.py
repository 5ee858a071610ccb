"""Adding to a lexicon file: one word and its sound, checked as they will be read back."""

from __future__ import annotations

from pathlib import Path

from briefing import atomic
from briefing.errors import ConfigError
from briefing.pronounce.lexicon import Entry, load_lexicon

_HEAD = "# word\tipa\tamerican\trespelling\twhen\n"


def add(path: Path, entry: Entry) -> bool:
    """Put an entry into a lexicon file, which is made where there is none; the rest of it stays.

    Gives True when it took the place of an entry for the same word under the same condition.
    Raises ConfigError, and leaves the file as it was, when entry or file cannot be read back.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"lexicon {path}: {error}", "Give a readable UTF-8 file.") from None
    cells = (entry.word, entry.ipa, entry.american, entry.respelling, entry.when)
    spread = any("\t" in cell or len(f".{cell}.".splitlines()) > 1 for cell in cells)
    if spread or entry.word[:1] == "#" or not entry.word.strip():
        raise ConfigError(f"{entry.word!r} is not an entry", "Write it on one line, without tabs.")
    same = [number for number, line in enumerate(lines) if _names(line) == (cells[0], cells[4])]
    row = "\t".join(cells).rstrip("\t")
    if same:
        lines[same[0]] = row
        lines = [line for number, line in enumerate(lines) if number not in same[1:]]
    else:
        lines.append(row)
    head = "" if path.exists() else _HEAD
    with atomic.beside(path) as draft:
        draft.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
        try:
            read = load_lexicon(draft, shipped=False)
        except ConfigError as error:
            message = error.message.replace(draft.name, path.name)
            raise ConfigError(message, error.remedy) from None
        if read.find(entry.word.strip()) is None:
            raise ConfigError(f"{entry.word!r} is not an entry", "Begin the word with a letter.")
    return bool(same)


def _names(line: str) -> tuple[str, str]:
    """Give the word and the condition of a line; ('', '') for a remark."""
    if line.startswith("#"):
        return "", ""
    cells = [cell.strip() for cell in line.split("\t")] + [""] * 5
    return cells[0], cells[4]
