"""The cleaner as a producer meets it: the news stays, the rest goes, and each cut has a receipt."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from labelled import CORPUS, corpus

from briefing import articles
from briefing.clean import clean
from briefing.models import Article, CleanArticle, Label

VIGIL = Path(__file__).parents[3] / "shared" / "articles" / "vigil.txt"

NEWS = (
    "A bridge over the Marl has been shut after a lorry struck its parapet on Tuesday night.",
    "Engineers found a crack nine metres long in the eastern arch of the bridge at Tollerby.",
    "“It shook the whole house,” said Ann Pryce, 61, who lives in Weir Cottage next to it.",
    "The council said that repairs would take at least five weeks and cost about £180,000.",
    "Buses between Tollerby and Great Marl will run by way of the bypass until further notice.",
)


def _article(*lines: str, **more: str) -> Article:
    return Article(
        id="bridge", title="Lorry strike shuts Tollerby bridge", paragraphs=lines, **more
    )


def _kept(cleaned: CleanArticle) -> list[str]:
    return [paragraph.text for paragraph in cleaned.paragraphs]


def test_news_alone_is_left_as_it_is() -> None:
    cleaned = clean(_article(*NEWS))
    assert _kept(cleaned) == list(NEWS)
    assert cleaned.cuts == ()
    assert not cleaned.held


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Advertisement", Label.AD_MARKER),
        ("Video Loading", Label.MEDIA_PLACEHOLDER),
        ("The bridge on Wednesday morning (Image: Pat Lowe)", Label.CAPTION),
        ("READ MORE: Six bridges that need mending", Label.RELATED_LINK),
        ("BookmarkShareComments", Label.UI_CHROME),
        ("Sign up for our daily newsletter", Label.PROMO_NEWSLETTER),
        ("Follow us on Facebook and Instagram", Label.PROMO_SOCIAL),
        ("Lorry strike shuts Tollerby bridge", Label.DUPLICATE),
    ],
)
def test_furniture_between_paragraphs_goes_with_its_label(line: str, label: Label) -> None:
    cleaned = clean(_article(*NEWS[:2], line, *NEWS[2:]))
    assert _kept(cleaned) == list(NEWS)
    assert [(cut.paragraph, cut.text, cut.label) for cut in cleaned.cuts] == [(2, line, label)]
    assert cleaned.cuts[0].rule


@pytest.mark.parametrize(
    "line",
    [
        "Drivers are asked to report damage through the council's app or by calling 0300 555 0199.",
        "“Sign up now or lose your place,” the message to the drivers had said.",
        "The court was shown a video of the lorry taken from a house across the river.",
        "Anyone who saw the lorry should call 101 and quote reference 417 of March 3.",
        "The Samaritans can be called free on 116 123 at any hour of the day or night.",
        "Turvey Park 9.8 (62) d Collingullie 9.7 (61)",
        "Anyone who was on the London flight on Sunday night is asked to call 101",
        "Dame Rosalind Pym, mezzo-soprano, born March 4 1934, died May 27 2025",
    ],
)
def test_news_that_looks_like_promotion_stays(line: str) -> None:
    assert line in _kept(clean(_article(*NEWS[:3], line, *NEWS[3:])))


def test_a_span_inside_a_sentence_goes_and_the_sentence_stays() -> None:
    line = "The council said on Monday that the bridge would be rebuilt. (Image: Pat Lowe)"
    long = f"Nobody was hurt, and the driver, from Great Marl, was able to climb out. {line}"
    cleaned = clean(_article(*NEWS[:3], long, *NEWS[3:]))
    assert long.removesuffix(" (Image: Pat Lowe)") in _kept(cleaned)
    assert [span.text for span in cleaned.spans] == ["(Image: Pat Lowe)"]


@pytest.mark.parametrize(
    "caption",
    [
        "A heron, thought to be a young one, stands on the weir below the bridge at Stow.",
        "Waves breaking over the sea wall at Stow, where the road was shut.",
        "The bridge had been shut to lorries since the spring.",
    ],
)
def test_a_caption_between_its_frame_and_its_credit_goes(caption: str) -> None:
    framed = ("View image in fullscreen", caption, "Photograph: Jo Lowe/The Mercury")
    cut = {cut.text for cut in clean(_article(*framed, *NEWS)).cuts}
    assert set(framed) <= cut
    assert not cut & set(NEWS)


def test_news_above_a_credit_stays_where_it_is_no_caption() -> None:
    article = _article(*NEWS[:2], "Photograph: Jo Lowe/The Mercury", *NEWS[2:])
    assert [cut.text for cut in clean(article).cuts] == ["Photograph: Jo Lowe/The Mercury"]


def test_a_rule_that_no_news_can_match_is_followed_among_news() -> None:
    line = (
        "No one will be able to see who is signed up and no one can send messages except the "
        "Mercury team."
    )
    article = _article(*NEWS[:2], line, *NEWS[2:])
    assert [cut.text for cut in clean(article).cuts] == [line]


def test_a_caption_the_page_names_goes_whatever_it_says() -> None:
    caption = "Engineers examined the arch from a boat on Wednesday morning, in heavy rain."
    article = replace(_article(*NEWS[:2], caption, *NEWS[2:]), captions=(caption,))
    assert [cut.rule for cut in clean(article).cuts] == ["page-calls-it-a-caption"]


def test_a_line_the_site_repeats_goes() -> None:
    line = "All of Marl in one place, every morning, since eighteen eighty-one."
    assert line in _kept(clean(_article(*NEWS, line)))
    known = {"all of marl in one place every morning since eighteen eighty one"}
    assert line not in _kept(clean(_article(*NEWS, line), known=known))


def test_a_paragraph_pasted_twice_is_kept_once() -> None:
    cleaned = clean(_article(*NEWS, NEWS[1]))
    assert _kept(cleaned) == list(NEWS)


def test_sentences_that_differ_in_a_number_are_both_kept() -> None:
    other = NEWS[3].replace("five", "nine")
    assert other in _kept(clean(_article(*NEWS, other)))


def test_an_article_that_is_all_furniture_is_held() -> None:
    cleaned = clean(_article("Advertisement", "Video Loading", "Sign up for our newsletter"))
    assert cleaned.held
    assert "words of news" in cleaned.doubts[0].reason


def test_every_line_is_kept_or_cut_and_none_is_lost() -> None:
    for labelled in corpus("gate"):
        cleaned = clean(labelled.article)
        places = [p.index for p in cleaned.paragraphs] + [cut.paragraph for cut in cleaned.cuts]
        assert sorted(places) == list(range(len(labelled.article.paragraphs)))


def test_cleaning_what_was_cleaned_changes_nothing() -> None:
    for labelled in corpus("gate"):
        once = clean(labelled.article)
        again = clean(replace(once.article, paragraphs=tuple(_kept(once)), headline=None))
        assert _kept(again) == _kept(once)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=12), st.text(max_size=60))
def test_no_text_whatever_breaks_the_cleaner(lines: list[str], title: str) -> None:
    article = Article(id="any", title=title, paragraphs=tuple(lines))
    cleaned = clean(article)
    assert len(cleaned.paragraphs) + len(cleaned.cuts) == len(lines)


@pytest.mark.skipif(not VIGIL.is_file(), reason="the shared articles are not at hand")
def test_the_article_that_started_it_loses_ten_lines_and_no_news() -> None:
    (article,) = articles.read([str(VIGIL)])
    cut = [cut.paragraph for cut in clean(article).cuts]
    assert cut == [3, 6, 8, 11, 14, 17, 21, 25, 26, 27]


@pytest.mark.parametrize(
    "tail",
    [
        "Sign up to our daily newsletter here.",
        "Join our Marl WhatsApp community for the latest news.",
        "Picture: Pat Lowe",
        "READ MORE: Six bridges that need mending",
    ],
)
def test_an_invitation_after_a_sentence_of_news_goes_and_the_sentence_stays(tail: str) -> None:
    line = "A temporary bridge for people on foot will be put up beside it before the end of May."
    cleaned = clean(_article(*NEWS[:3], f"{line} {tail}", *NEWS[3:]))
    assert _kept(cleaned) == [*NEWS[:3], line, *NEWS[3:]]
    assert [span.text for span in cleaned.spans] == [tail]


def test_openings_of_other_stories_that_stop_in_mid_air_go() -> None:
    teasers = (
        "A woman of 93 who has swum in the sea at Port Ellis every day since 1961 has been told to",
        "Two brothers who built a working lighthouse out of milk crates in a back garden are to be",
        "The price of a pasty at the county's biggest bakery will rise for the third time this year",
    )
    assert _kept(clean(_article(*NEWS, *teasers))) == list(NEWS)


def test_a_sentence_that_offers_the_titles_own_app_goes_wherever_it_stands() -> None:
    line = "Traffic for every road in the valley is in the Beacon app, which costs nothing."
    article = _article(*NEWS[:3], line, *NEWS[3:], site="www.marlbeacon.example")
    assert _kept(clean(article)) == list(NEWS)


def test_what_somebody_told_the_title_is_news() -> None:
    line = "She told the Beacon that the council's app had not warned her about the closure."
    article = _article(*NEWS[:3], line, *NEWS[3:], site="www.marlbeacon.example")
    assert line in _kept(clean(article))


def test_who_the_author_is_goes_at_the_end_and_not_in_the_middle() -> None:
    line = "Nora Whitfield is a reporter who has covered the county council since 2016."
    assert line not in _kept(clean(_article(*NEWS, line)))
    witness = "Nora Whitfield is a nurse who has lived beside the bridge since it was built."
    assert witness in _kept(clean(_article(*NEWS[:2], witness, *NEWS[2:])))


@pytest.mark.parametrize("divider", ["~", "* * *", "•", "."])
def test_a_line_without_a_letter_is_nothing_to_say(divider: str) -> None:
    assert _kept(clean(_article(*NEWS[:3], divider, *NEWS[3:]))) == list(NEWS)


def test_a_sub_heading_may_quote_the_paragraph_beneath_it() -> None:
    told = "“It shook the whole house and I hid,” said Ann Pryce, who lives in Weir Cottage."
    lines = (*NEWS[:2], "‘It shook the whole house’", told, *NEWS[3:])
    assert _kept(clean(_article(*lines))) == list(lines)


def test_a_card_of_scores_is_no_run_of_teasers() -> None:
    card = (
        "England second innings: Hale c Holder b Baptiste 14, Oakshott lbw b Baptiste 9, Reid 22",
        "Bowling: Joseph 27-4-81-3, Baptiste 24-6-70-2, Seales 21-5-58-0, Motie 22-3-71-0, Low 1-0-4-0",
        "Fall of wickets: 1-20, 2-31, 3-77, 4-80, 5-112, 6-140, 7-141, 8-166, 9-170, all out in 60",
    )
    lines = (*NEWS[:4], *card, NEWS[4])
    assert _kept(clean(_article(*lines))) == list(lines)


def test_a_pointer_to_the_titles_other_pages_goes() -> None:
    pointer = "Also in the Mercury: Six bridges that need mending before winter"
    assert _kept(clean(_article(*NEWS[:3], pointer, *NEWS[3:]))) == list(NEWS)


def test_the_voice_is_not_asked_where_nothing_hangs_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object) -> None:
        raise AssertionError("the voice was asked")

    monkeypatch.setattr("briefing.boilerplate.voice.opinions", nobody)
    told_as_news = NEWS[:4]
    assert _kept(clean(_article(*told_as_news))) == list(told_as_news)


def test_a_post_is_news_where_the_text_announces_it() -> None:
    post = "That bridge has been tired for years, and nobody would listen. https://t.co/abc123"
    signed = "— Ann Pryce (@annpryce) April 15, 2019"
    announced = "Among those who wrote about it on Wednesday was a neighbour of the bridge:"
    kept = _kept(clean(_article(*NEWS[:3], announced, post, signed, *NEWS[3:])))
    assert kept == [*NEWS[:3], announced, post.removesuffix(" https://t.co/abc123"), *NEWS[3:]]
    assert _kept(clean(_article(*NEWS[:3], post, signed, *NEWS[3:]))) == list(NEWS)


KEY_POINTS = ("- Marl Weir bridge was shut at 9pm on Tuesday", "- Repairs will take five weeks")
BELOW = (
    "Police shut the Marl Weir bridge at 9pm on Tuesday after a lorry struck its parapet.",
    "“It shook the whole house,” said Ann Pryce, 61, who lives in Weir Cottage next to it.",
    "The council said that the repairs will take at least five weeks and cost £180,000.",
)


def test_key_points_above_an_article_go_where_it_tells_their_facts() -> None:
    cleaned = clean(_article(*KEY_POINTS, *BELOW))
    assert _kept(cleaned) == list(BELOW)


def test_a_key_point_with_a_number_the_article_does_not_tell_stays() -> None:
    other = "- Marl Weir bridge was shut at 11pm on Tuesday"
    assert other in _kept(clean(_article(other, *BELOW)))


HOSTILE = ("(", "'", "A-", "A ", ".@", "1.", "app ", "app's ", ": ", "-", "😀", 'search "', "born ")


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_line_of_one_thing_over_and_over_is_cleaned_within_three_seconds(unit: str) -> None:
    line = unit * (100_000 // len(unit))
    started = time.process_time()
    clean(_article(*NEWS[:3], line, *NEWS[3:]))
    clean(_article(*NEWS[:3], line[:3_900], *NEWS[3:]))
    assert time.process_time() - started < 3


def test_a_table_written_in_a_row_stays() -> None:
    table = "Division One: Tollerby P9 Pts 21; Great Marl P9 Pts 19; Weir Park P8 Pts 17"
    assert table in _kept(clean(_article(*NEWS, table)))


def test_what_goes_on_about_the_councils_app_stays_with_it() -> None:
    told = (
        "The council said that drivers should check its own app, MarlWays, before they set off.",
        "To use it you enter a postcode, pick a road and turn on alerts.",
    )
    assert _kept(clean(_article(*NEWS, *told))) == [*NEWS, *told]


def test_the_demo_says_nothing_of_what_stands_around_its_articles() -> None:
    furniture = (
        "paid for by local firms", "nothing to pay", "Choose up to five", "Be kind, be brief",
        "WhatsApp", "newsletter", "(Image:", "Join the", "Read more",
    )  # fmt: skip
    for path in sorted((CORPUS / "demo").glob("*.txt")):
        title, *lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
        kept = " ".join(
            part.text for part in clean(Article("demo", title, tuple(lines))).paragraphs
        )
        assert not [words for words in furniture if words in kept], path.name
