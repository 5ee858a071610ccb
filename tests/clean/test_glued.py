"""Furniture run into a paragraph of news, with no stop or box between them."""

from __future__ import annotations

import pytest

from briefing.clean import clean
from briefing.clean.glued import parted
from briefing.models import Article

NEWS = "The bridge at Malby was shut on Monday after a lorry struck its parapet, the council said."
SHUT = "The bridge at Malby was shut on Monday"
AND_STAYS = "and may stay shut until the spring, the council said."


@pytest.mark.parametrize(
    ("run_in", "news"),
    [
        (f"Follow us on Facebook {NEWS}", NEWS),
        (f"READ MORE: Lorry driver fined over load of hay {NEWS}", NEWS),
        (f"Already a subscriber? Sign in {NEWS}", NEWS),
        (f"{NEWS} Story continues below A crane was sent from Corston on Tuesday.",
         f"{NEWS} A crane was sent from Corston on Tuesday."),
        (f"{NEWS} Also Read: Why the county's bridges are crumbling A crane was sent on Tuesday.",
         f"{NEWS} A crane was sent on Tuesday."),
        (f"{SHUT}, READ NEXT: Lorry driver fined over load of hay {AND_STAYS}",
         f"{SHUT}, {AND_STAYS}"),
    ],
)  # fmt: skip
def test_what_was_run_in_goes_and_the_news_stays(run_in, news):
    cleaned = clean(
        Article(id="a", title="Bridge shut", paragraphs=(NEWS, run_in, NEWS[:-1] + "."))
    )
    assert any(part.text == news for part in cleaned.paragraphs)
    assert any(cut.text in run_in for cut in cleaned.spans)


@pytest.mark.parametrize(
    "news",
    [
        NEWS,
        "“Follow us on Facebook The bridge is ours,” said a sign that was tied to the parapet on Monday.",
        "Residents want the council to Download Festival visitors' anger over the bridge at Malby.",
        "Get Carter was filmed on the bridge at Malby in 1970, and the council hopes for another.",
        "Advertisement hoardings on the bridge at Malby were struck by a lorry on Monday, police said.",
        "Read was seen on the bridge at Malby on Monday, Sign Lane residents told the inquest in Corston.",
    ],
)
def test_news_that_begins_like_it_is_left_whole(news):
    assert parted(news) is None


def test_taking_it_out_again_changes_nothing():
    first = parted(f"Follow us on Facebook {NEWS}")
    assert first is not None
    assert parted(first[0]) is None
