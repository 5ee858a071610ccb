"""Brackets: dates after a weekday, pictures, constituencies, parties and other asides go."""

from __future__ import annotations

from briefing.summarise.ear.rule import Rule, substitution

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}"
    r"|\d{1,2}[/.]\d{1,2})"
)

RULES: tuple[Rule, ...] = (
    substitution(
        "bracketed-date",
        "The date in brackets after a weekday goes.",
        rf"(\b{_DAY}(?: (?:morning|afternoon|evening|night))?),? ?\((?:{_DATE})(?:,? \d{{4}})?\)",
        r"\1",
        ("Crowds met on Wednesday (March 29) at noon.", "Crowds met on Wednesday at noon."),
        ("It opens on Friday (3rd June).", "It opens on Friday."),
        ("It opened in May (2019).", "It opened in May (2019)."),
        marks=("(",),
    ),
    substitution(
        "bracketed-picture",
        "A pointer into a picture goes.",
        r"\s?\((?:[Pp]ictured|[Ss]een|[Ll]eft|[Rr]ight|[Cc]ent(?:re|er)|[Aa]bove|[Bb]elow"
        r"|[Ii]nset|[Cc]ircled"
        r"|[Ff]ront|[Bb]ack|[Tt]op|[Bb]ottom|[Ff]ar (?:left|right)|[Ff]ile (?:photo"
        r"|picture))(?:(?:,| (?:with|and|in|at|of|on|by|from|here|above|below|left|right|centre"
        r"|yesterday|today|this|last)\b)[^()]{0,40})?\)",
        "",
        ("Mayor Ola Brandt (pictured, left) has resigned.", "Mayor Ola Brandt has resigned."),
        marks=("(",),
    ),
    substitution(
        "bracketed-seat",
        "The constituency or party in brackets after a name goes.",
        r"(?<=[a-z])\s\((?:(?:Con|Lab|Lib ?Dem|SNP|DUP|Ind|Green|Labour|Conservative|Liberal "
        r"Democrat|Plaid"
        r"|Sinn F[eé]in|D|R|I)(?:[,;-]\s?[^()]{2,40})?|(?:[A-Z][\w'’-]+(?: (?:and|upon|on|of|the"
        r"|in|&|[A-Z][\w'’-]+))"
        r"{0,5}))\)",
        "",
        (
            "MPs Ann Ray (Brent Vale) and Bo Lee (Stow and Hythe) spoke.",
            "MPs Ann Ray and Bo Lee spoke.",
        ),
        ("Senator Jo Marsh (D-Ohio) voted against.", "Senator Jo Marsh voted against."),
        ("It cost less (about £3).", "It cost less (about £3)."),
        marks=("(",),
    ),
    substitution(
        "bracketed-conversion",
        "A sum or measure given again in another unit goes.",
        r"(?<=\w)\s\((?:about |around |roughly )?(?:[£$€]|US\$|A\$)?\d[\d.,]*\s?(?:m|bn|k"
        r"|million|billion|km|kg|mph"
        r"|kmh|kph|miles?|feet|ft|metres?|meters?|acres?|hectares?|lbs?|pounds?|dollars?|euros?"
        r"|[CF])?"
        r"(?:[;,] ?[£$€]\d[\d.,]*(?:m|bn|k)?)?\)",
        "",
        ("It cost £30m ($38m) to build.", "It cost £30m to build."),
        ("They walked 10 miles (16km) home.", "They walked 10 miles home."),
        marks=("(",),
    ),
    substitution(
        "bracketed-initials",
        "The initials of a name just given in full go.",
        r"(?<=[a-z])\s\([A-Z][A-Za-z]{0,2}[A-Z]{1,4}\)",
        "",
        ("The Harbour Safety Board (HSB) has agreed.", "The Harbour Safety Board has agreed."),
        marks=("(",),
    ),
    substitution(
        "bracketed-aside",
        "A short aside in brackets goes.",
        r"(?:(?<=\w),(?=\s\([^()]*\)\s[a-z]))?\s\((?!(?:or|from|not|according|while|if|but|unless|except|and|as"
        r"|since|until)\b)(?![^()]*(?:hamstring|knee|ankle|groin|calf|thigh|injur|ill))[^()]{1,80}\)",
        "",
        ("The line (which is single track) has closed.", "The line has closed."),
        marks=("(",),
    ),
)
