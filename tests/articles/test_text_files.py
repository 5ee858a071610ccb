"""The front desk: text in any encoding, any wrapping, any number, read right or refused by name."""

from __future__ import annotations

import io
import json
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import articles
from briefing.articles import decoding, desk, plain
from briefing.errors import ArticleError
from briefing.text import tidy

NEWS = (
    "Café owner Zoë Müller’s £1,250 rent “will not rise”, says council",
    "Café owner Zoë Müller has been told that her rent of £1,250 will not rise this year.",
    "“It’s a relief – I hadn’t slept,” she said, and thanked the council’s officers.",
    "The council said rents in the façade’s shops would stay as they are until May.",
)
TEXT = "\n\n".join(NEWS) + "\n"


def read(folder, raw: bytes, name: str = "story.txt"):
    (folder / name).write_bytes(raw)
    (article,) = articles.read([str(folder / name)])
    return article


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_is_read_right_in_every_encoding_newsrooms_use(tmp_path, encoding):
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    article = read(tmp_path, marks.get(encoding, b"") + TEXT.encode(encoding))
    assert article.paragraphs == NEWS
    assert article.title == NEWS[0]


def test_latin_1_is_read_right(tmp_path):
    lines = [line.translate(dict(zip(map(ord, "’“”–"), '\'""-', strict=True))) for line in NEWS]
    article = read(tmp_path, "\n\n".join(lines).encode("latin-1"))
    assert article.paragraphs == tuple(lines)


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_text_that_somebody_decoded_wrongly_is_repaired(tmp_path, wrong):
    line = "Zoë Müller’s café will stay open, the council said on Tuesday."
    assert read(tmp_path, line.encode().decode(wrong, "replace").encode()).paragraphs == (line,)


def test_curly_quotation_marks_and_entities_stay_as_they_are(tmp_path):
    lines = (
        "“Fish &amp; chips” was the sign’s ‘first’ line.\n\nThe £5 menu’s gone: â€œall of itâ€\x9d"
    )
    article = read(tmp_path, lines.encode())
    assert article.paragraphs[0] == "“Fish &amp; chips” was the sign’s ‘first’ line."
    assert article.paragraphs[1] == "The £5 menu’s gone: “all of it”"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused_by_name(raw):
    try:
        assert isinstance(decoding.text(raw, "story.txt"), str)
    except ArticleError as error:
        assert error.message.startswith("story.txt: ")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_is_never_guessed_over(text):
    if not any(sign in text for sign in decoding._MOJIBAKE):
        assert decoding.text(text.encode("utf-8"), "story.txt") == text.removeprefix("\ufeff")


@pytest.mark.parametrize("width", [60, 72, 80])
def test_hard_wrapped_text_is_joined_again(tmp_path, width):
    long = tuple(f"{NEWS[1]} {line}" for line in NEWS[1:])
    wrapped = "\n\n".join(textwrap.fill(line, width) for line in long)
    assert read(tmp_path, wrapped.encode()).paragraphs == long


def test_lines_that_are_paragraphs_are_not_joined(tmp_path):
    assert read(tmp_path, "\n".join(NEWS).encode()).paragraphs == NEWS
    assert read(tmp_path, "\r\n".join(NEWS).encode()).paragraphs == NEWS
    assert read(tmp_path, "\r".join(NEWS).encode()).paragraphs == NEWS


@given(st.lists(st.text(max_size=60), max_size=8))
def test_no_word_is_lost_and_none_is_made_up(lines):
    text = "\n".join(lines)
    assert " ".join(plain.paragraphs(text)) == " ".join(
        tidied for line in text.replace("\r", "\n").split("\n") if (tidied := tidy(line))
    )


@pytest.mark.parametrize(
    ("first", "is_headline"),
    [
        ("Council keeps rent of café owner Zoë Müller as it is", True),
        ("Rent row: café owner’s ‘relief’ as council backs down", True),
        ("Café owner Zoë Müller has been told her rent will not rise this year.", False),
        ("By Jonah Fairweather", False),
        ("Published: 17:12, 24 June 2025", False),
        ("Share", False),
        ("Advertisement", False),
        ("https://gazette.example/news/cafe-owner", False),
        ("Weather warning for heavy snow across northern hills tonight", False),
    ],
)
def test_the_first_line_is_the_headline_only_if_it_looks_like_one(first, is_headline):
    lines = (first, *NEWS[1:])
    article = plain.article("\n\n".join(lines), "story.txt", "story")
    assert (article.title == first) is is_headline
    assert article.headline == (0 if is_headline else None)
    assert article.paragraphs == lines


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"---\n\n***\n", "has no words in it"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)), "is not text"),
        (b"GIF89a" + bytes(range(1, 32)) * 20, "is not text"),
        (b"news " * 500_000, "longer than 2,000,000 bytes"),
    ],
)
def test_what_is_no_article_is_refused_by_name(tmp_path, raw, says):
    with pytest.raises(ArticleError, match=rf"story\.txt: .*{says}") as caught:
        read(tmp_path, raw)
    assert caught.value.remedy


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ArticleError, match=r"nowhere\.txt: there is no such file"):
        articles.read([str(tmp_path / "nowhere.txt")])


def test_a_folder_gives_its_articles_in_order_and_nothing_hidden(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "picture.jpg"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert [article.id for article in articles.read([str(tmp_path)])] == ["a", "b", "a-2"]


def test_standard_input_is_an_article():
    (article,) = articles.read(["-"], stdin=io.BytesIO(TEXT.encode("cp1252")))
    assert (article.source, article.paragraphs) == ("-", NEWS)
    with pytest.raises(ArticleError, match="standard input"):
        articles.read(["-"])


def test_addresses_are_only_read_when_the_network_is_lent():
    with pytest.raises(ArticleError, match=r"https://gazette\.example/"):
        articles.read(["https://gazette.example/news"])

    def fetch(url):
        return TEXT.encode(), f"{url}/ferry"

    (article,) = articles.read(["https://gazette.example"], fetch=fetch)
    assert article.source == "https://gazette.example/ferry"


def jsonl(folder, *entries, name="news.jsonl"):
    path = folder / name
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return articles.read([str(path)])


def test_a_file_of_articles_is_read_with_the_keys_newsrooms_use(tmp_path):
    first, second = jsonl(
        tmp_path,
        {"id": "Ferry 1", "headline": "Ferry &amp; lido", "body": TEXT, "publisher": "Gazette",
         "link": "https://g.example/1", "pubDate": "2026-11-22", "author": "A. Reporter"},
        {"lines": [{"text": line, "label": "news"} for line in NEWS]},
    )  # fmt: skip
    assert (first.id, first.title, first.site) == ("ferry-1", "Ferry & lido", "Gazette")
    assert (first.url, first.published) == ("https://g.example/1", "2026-11-22")
    assert first.byline == "A. Reporter"
    assert first.paragraphs == second.paragraphs == NEWS
    assert (second.id, second.title) == ("news-2", NEWS[0])


def test_json_lines_are_recognised_without_their_suffix(tmp_path):
    article = read(tmp_path, json.dumps({"text": TEXT, "title": "Rents"}).encode(), "news.txt")
    assert (article.title, article.paragraphs) == ("Rents", NEWS)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "is not JSON"),
        ("[1]", "is not a JSON object"),
        ('{"title": "Only a title"}', "has no text"),
        ('{"text": 5}', "has no text"),
        ('{"text": "  "}', "has no text"),
        ('{"paragraphs": [1, null]}', "has no text"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_line_that_is_no_article_is_named_with_its_number(tmp_path, line, says):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + "\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=rf"news\.jsonl:3: {says}"):
        articles.read([str(path)])


def test_ids_are_unique_within_one_run(tmp_path):
    given = jsonl(tmp_path, *({"id": "same", "text": TEXT} for _ in range(3)))
    assert [article.id for article in given] == ["same", "same-2", "same-3"]


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=8))
def test_a_free_id_is_always_found(wanted):
    taken: set[str] = set()
    for name in wanted:
        free = desk._free_id(name, taken)
        assert free not in taken
        taken.add(free)
