"""The feed room's Jinja environment: sandboxed, strict, escaping all it is not told to trust."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jinja2 import PackageLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefing import clock
from briefing.feed.markup import Html


@cache
def template(name: str) -> Template:
    """Give a template of the folder beside this file."""
    return _environment().get_template(name)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("briefing.feed", "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        rfc2822=clock.rfc2822,
        long_date=clock.long_date,
        clock_time=clock.clock_time,
        as_page=_as_page,
        as_data=_as_data,
        seconds=_seconds,
    )
    return environment


def _as_page(source: Html) -> Markup:
    """Let Html stand as it is in a page; anything else was not cleaned and is refused."""
    if not isinstance(source, Html):
        raise TypeError(f"as_page takes Html, not {type(source).__name__}")
    return Markup(source)  # noqa: S704 - Html holds only what its cleaner wrote


def _as_data(value: Any) -> Markup:
    """Give a value as JSON that can stand in a script element without ever ending it."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - every sign that HTML reads is escaped above


def _seconds(value: float) -> str:
    """Give seconds without needless digits: '12', '12.35'."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
