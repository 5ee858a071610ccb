"""Checks of what should not lie in a public folder, or shuts it: secrets, copies, a robots.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.check.finding import Finding
from briefing.check.rules import broken

_PRIVATE = re.compile(
    r"\.env(?:\..*)?|\.(?:git|svn|hg|ssh|aws|netrc|pgpass|htpasswd|boto)|id_(?:rsa|ed25519|ecdsa)"
    r"|.*\.(?:pem|key|p12|sqlite3?|sql|bak|swp|log)|.*~",
    re.IGNORECASE,
)
"Names of what nobody means to publish."


def check(folder: Path) -> Iterator[Finding]:
    """Look at the top of a public folder."""
    for path in sorted(folder.iterdir()):
        if _PRIVATE.fullmatch(path.name):
            yield broken("folder-private", path.name, "it lies where everybody can read it")
    robots = folder / "robots.txt"
    if robots.is_file() and _refused(robots.read_text("utf-8", "replace")):
        yield broken("robots-refused", robots.name, "it keeps every robot from the whole site")


def _refused(text: str) -> bool:
    """Tell whether robots.txt disallows everything to everybody (RFC 9309)."""
    everybody, ruled, refused = False, False, False
    for line in text.splitlines():
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if key.lower() == "user-agent":
            everybody = value == "*" or (everybody and not ruled)
            ruled = False
        elif key.lower() in ("allow", "disallow"):
            ruled = True
            if everybody and key.lower() == "disallow" and value in ("/", "/*"):
                refused = True
            elif everybody and key.lower() == "allow" and value:
                return False
    return refused
