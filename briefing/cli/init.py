"""briefing init: a show folder with a show file to edit."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.errors import ConfigError

_SHOW = """# The show. Every line is optional; what is left out has a default.

[show]
title = "{title}"
description = "The news, read aloud."
# Where the public folder will be served; podcast directories ask for https.
link = "http://localhost:8000/"
author = "{title}"
email = "producer@example.com"
language = "en-GB"
category = "News"
subcategory = "Daily News"
# image = "cover.jpg"                     # your own: square, 1400 to 3000 pixels
colours = ["#14213d", "#fca311", "#ffffff"]  # background, accent, text of drawn pictures

[bulletin]
voice = "hibari"                          # see: briefing voices
# reporter = "piper"                      # a second presenter: stories are read by turns
# quotations = "kokoro"                   # who reads somebody's own words
# fallback = ["hibari"]                   # who steps in when a voice cannot speak
programme = "bulletin"                    # a folder of radio scripts; see scripts below
profile = "podcast"                       # loudness: -16 LUFS, true peak at most -2 dBTP
# lufs = -19                              # a loudness of your own, and true_peak with it
# writer = "openai-compatible"            # a model that tells the stories: docs/writer.md
# format = "m4a"                          # mp3, m4a or opus; bit_rate = 128 (kbps) with it
# dual_mono = true                        # the same sound on both sides, not one channel
# inserts = ["end: 20 local weather"]     # silences left for adverts and local items
# minutes = 3                             # length the sound is fitted to
# pins = ["ferry", "council tax"]         # told first: ids, addresses, words of titles
# order = ["news", "sport", "and finally"]  # sections, in the order they are told
# scripts = "scripts"                     # your own radio scripts, one folder a programme
# sounds = "sounds"                       # your own opening, sting, bed and closing
# lexicon = "lexicon.tsv"                 # how your names are said

# [sections]                              # your own, by words that mark an article
# politics = ["council", "minister", "election"]
"""


@click.command("init", short_help="Start a show folder with a show file.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--title", default="The Briefing", show_default=True, help="Title of the show.")
def command(folder: Path, title: str) -> None:
    """Start a show in DIR: write DIR/briefing.toml, which says what can be set.

    \b
    Example:
      briefing init my-show --title "The Valley Briefing"
    """
    from briefing import atomic
    from briefing.settings import FILE
    from briefing.text import tidy

    path = folder / FILE
    if path.exists():
        raise ConfigError(f"{path}: is there already", "Edit it, or choose another folder.")
    safe = tidy(title).replace("\\", "\\\\").replace('"', '\\"')
    atomic.write_text(path, _SHOW.format(title=safe))
    click.echo(f"{path}: edit it, then: briefing make ARTICLE... --to {folder}")
