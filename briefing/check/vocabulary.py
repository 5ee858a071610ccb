"""The words a feed may use: Apple's categories, languages, media, types."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CATEGORIES: dict[str, frozenset[str]] = {
    name: frozenset(filter(None, subs.split("|")))
    for name, subs in {
        "Arts": "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts",
        "Business": "Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit",
        "Comedy": "Comedy Interviews|Improv|Stand-Up",
        "Education": "Courses|How To|Language Learning|Self-Improvement",
        "Fiction": "Comedy Fiction|Drama|Science Fiction",
        "Government": "",
        "History": "",
        "Health & Fitness": "Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality",
        "Kids & Family": "Education for Kids|Parenting|Pets & Animals|Stories for Kids",
        "Leisure": "Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden"
        "|Video Games",
        "Music": "Music Commentary|Music History|Music Interviews",
        "News": "Business News|Daily News|Entertainment News|News Commentary|Politics"
        "|Sports News|Tech News",
        "Religion & Spirituality": "Buddhism|Christianity|Hinduism|Islam|Judaism|Religion"
        "|Spirituality",
        "Science": "Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics"
        "|Natural Sciences|Nature|Physics|Social Sciences",
        "Society & Culture": "Documentary|Personal Journals|Philosophy|Places & Travel"
        "|Relationships",
        "Sports": "Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby"
        "|Running|Soccer|Swimming|Tennis|Volleyball|Wilderness|Wrestling",
        "Technology": "",
        "True Crime": "",
        "TV & Film": "After Shows|Film History|Film Interviews|Film Reviews|TV Reviews",
    }.items()
}
"Apple's categories and their sub-categories, as spelt there; capitals count."

LANGUAGES = _words(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu "
    "cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi "
    "ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks "
    "ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl "
    "nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve "
    "vi vo wa wo xh yi yo za zh zu"
)
"Two-letter codes of ISO 639."

MEDIA = _words("podcast music video film audiobook newsletter blog publisher course mixed")
"Values of podcast:medium; each but the last two also with an L for lists."

PODCAST_NAMES = _words(
    "transcript locked funding chapters soundbite person location season episode trailer "
    "license alternateEnclosure source integrity guid value valueRecipient medium images "
    "image liveItem contentLink socialInteract block txt remoteItem podroll updateFrequency "
    "podping valueTimeSplit chat publisher"
)
"Elements of the podcast namespace."

TRANSCRIPT_TYPES = frozenset(
    {
        "text/vtt",
        "application/x-subrip",
        "application/srt",
        "text/srt",
        "application/json",
        "text/html",
        "text/plain",
    }
)
"Types a transcript may have."

AUDIO_TYPES = {
    "audio/mpeg": (".mp3",),
    "audio/x-m4a": (".m4a",),
    "audio/mp4": (".m4a", ".mp4"),
    "audio/aac": (".aac", ".m4a"),
    "audio/ogg": (".ogg", ".opus", ".oga"),
    "audio/opus": (".opus", ".ogg"),
    "audio/flac": (".flac",),
    "audio/wav": (".wav",),
    "video/mp4": (".mp4", ".m4v"),
    "video/x-m4v": (".m4v",),
    "video/quicktime": (".mov",),
}
"Types an enclosure may have, and how its name may end."

NOTES_TAGS = frozenset({"p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br"})
"Tags that podcast apps show in notes."
