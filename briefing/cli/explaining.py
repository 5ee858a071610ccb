"""What was cut from an article and why, for the terminal and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import click

from briefing.models import CleanArticle, Cut

_STYLE = (
    "body{font:17px/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
    "color:#222;background:#fff}h1{font-size:1.4rem}del{color:#8a2a1c;background:#fbeae7}"
    "small{font:12px/1 system-ui,sans-serif;color:#8a2a1c;margin-left:.5em}"
    ".doubt{font-family:system-ui,sans-serif;background:#fff4d6;padding:.5em .8em}"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#161616}"
    "del,small{color:#f0a79b}del{background:#3a1f1b}.doubt{background:#3a3114}}"
)
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)


def as_text(cleaned: CleanArticle, *, colour: bool) -> str:
    """Give every line of an article in order, the cut ones struck out with label and rule."""
    rows = [f"{cleaned.article.source}  {cleaned.article.title}".rstrip(), ""]
    rows += [f"  LOOK: {doubt.reason}" for doubt in cleaned.doubts]
    for index, text, cut in _in_order(cleaned):
        if cut is None:
            rows.append(f"{index:>4}  {text}")
            continue
        note = f"[{cut.label.value}: {cut.rule}]"
        if colour:
            struck = click.style(text, strikethrough=True, fg="red")
            rows.append(f"{index:>4}  {struck} {click.style(note, dim=True)}")
        else:
            rows.append(f"{index:>4}- {text}  {note}")
    rows += [
        f"      within line {span.paragraph}: {span.text!r} [{span.label.value}: {span.rule}]"
        for span in cleaned.spans
    ]
    words = f"{len(cleaned.cuts)} of {len(cleaned.article.paragraphs)} lines cut"
    return "\n".join([*rows, "", f"      {words}", ""])


def as_page(articles: Sequence[CleanArticle]) -> str:
    """Give the same as an HTML page; article text is escaped."""
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8>",
        _POLICY,
        '<meta name="viewport" content="width=device-width">',
        f"<title>What was cut</title><style>{_STYLE}</style>",
    ]
    for cleaned in articles:
        parts.append(f"<h1>{escape(cleaned.article.title or cleaned.article.source)}</h1>")
        parts += [f"<p class=doubt>{escape(doubt.reason)}</p>" for doubt in cleaned.doubts]
        for _, text, cut in _in_order(cleaned):
            if cut is None:
                parts.append(f"<p>{escape(text)}</p>")
            else:
                note = f"{escape(cut.label.value)}: {escape(cut.rule)}"
                parts.append(f"<p><del>{escape(text)}</del><small>{note}</small></p>")
    return "\n".join(parts) + "\n"


def _in_order(cleaned: CleanArticle) -> Iterator[tuple[int, str, Cut | None]]:
    kept = {paragraph.index: paragraph.text for paragraph in cleaned.paragraphs}
    cuts = {cut.paragraph: cut for cut in cleaned.cuts}
    for index, text in enumerate(cleaned.article.paragraphs):
        yield index, kept.get(index, text), cuts.get(index)
