"""The errors: the tree drawn at the head of the file is the tree there is."""

from __future__ import annotations

import inspect
import re

from briefing import errors
from briefing.errors import BriefingError


def drawn() -> dict[str, tuple[int, str | None]]:
    """Give exit code and parent of each class, as the drawing shows them."""
    found: dict[str, tuple[int, str | None]] = {}
    above: list[tuple[int, str]] = []
    for line in errors.__doc__.splitlines():
        match = re.match(r"    ([│├└─ ]*)(\w+) +(\d)  \S", line)
        if match:
            depth = len(match[1])
            above = [(d, name) for d, name in above if d < depth]
            found[match[2]] = (int(match[3]), above[-1][1] if above else None)
            above.append((depth, match[2]))
    return found


def test_the_drawing_is_true():
    classes = {
        name: kind
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, BriefingError)
    }
    real = {
        name: (kind.exit_code, None if kind is BriefingError else kind.__base__.__name__)
        for name, kind in classes.items()
    }
    assert drawn() == real


def test_exit_codes_are_those_of_the_contract():
    assert {code for code, _ in drawn().values()} == {1, 2, 3, 4, 5}


def test_an_error_says_what_went_wrong_and_keeps_the_remedy():
    error = BriefingError("news.txt: is empty", "Give a file with an article in it.")
    assert str(error) == error.message == "news.txt: is empty"
    assert error.remedy == "Give a file with an article in it."
    assert BriefingError("lost").remedy == ""
