"""The words a feed may use: Apple's categories, media, types, names of elements."""

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

CHANNEL_NAMES = _words(
    "title link description language copyright managingEditor webMaster pubDate lastBuildDate "
    "category generator docs cloud ttl image rating textInput skipHours skipDays item"
)
"Elements of an RSS channel."

ITEM_NAMES = _words("title link description author category comments enclosure guid pubDate source")
"Elements of an RSS item."

IMAGE_NAMES = _words("url title link width height description")
"Elements of an RSS image."

ITUNES_NAMES = _words(
    "author block category complete duration email episode episodeType explicit image "
    "isClosedCaptioned keywords name new-feed-url order owner season subtitle summary title "
    "type applepodcastsverify"
)
"Elements of Apple's namespace, those it no longer reads among them."

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

GROUPS = frozenset({
    "administration", "audio post-production", "audio production", "cast", "community",
    "creative direction", "misc.", "video post-production", "video production", "visuals",
    "writing",
})  # fmt: skip
"Groups of people by the Podcast Taxonomy, which podcast:person goes by; capitals do not count."

ROLES = frozenset(
    """announcer|assistant camera|assistant director|assistant editor|associate producer
    |audio editor|audio engineer|author|booking coordinator|camera grip|camera operator|co-host
    |co-writer|composer|consultant|content manager|cover art designer|creative director
    |development producer|director|editor|editorial director|executive producer|fact checker
    |foley artist|graphic designer|guest|guest host|guest writer|host|intern|lighting designer
    |logger|managing editor|marketing manager|music contributor|music production|narrator
    |post production engineer|producer|production assistant|production coordinator
    |remote recording engineer|reporter|researcher|sales manager|sales representative
    |script coordinator|script editor|senior producer|social media manager|songwriter
    |sound designer|story editor|studio coordinator|technical director|technical manager
    |theme music|transcriber|translator|voice actor|writer""".replace("\n    ", "").split("|")
)
"Roles of people by the same list."
