"""Kinds of news: a fire, a crash, a sentence, a match; and how much two articles are of a kind."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from briefing import english

_KINDS = """
fire: fire blaze flame inferno smoke burn alight firefighter burnt ablaze wildfire plume
    smoulder extinguish arson gutted appliance brigade
crash: crash collision smash collide hit-and-run motorist pile-up motorcyclist rider motorbike
    lorry carriageway dashcam overturn wreck skid carriage driver pedestrian cyclist vehicle
killing: murder kill stab stabbing manslaughter shot shooting homicide knife machete gunman hack
attack: assault attack punch beat rape abuse threaten
theft: steal theft robbery raid thief burglar burglary heist rob ransack loot
fraud: fraud embezzle swindle con scam launder siphon fraudster bookkeeper treasurer plunder
    forge
court: court judge jury trial prosecutor defendant plead magistrate sheriff barrister crown
    tribunal
sentence: jail sentence prison imprison custody suspended unpaid term years behind
fine: fine fined costs penalty breach ordered prosecute prosecuted prosecution summons
verdict: guilty convict acquit verdict clear convicted
inquest: inquest coroner misadventure conclusion pathologist
arrest: arrest detain suspect custody detective charge bail
resign: resign quit sack step dismiss oust departure axe dugout caretaker leave part company
appoint: appoint appointment named successor hire join role
jobs: redundancy redundant job layoff lay-off mothball plant factory worker closure close
    administration collapse insolvency
invest: invest investment factory plant build jobs create expansion contract order deal
closing: close shut closure axe end mothball scrap
opening: open opening launch unveil reopen
strike: strike walkout picket union ballot stoppage dispute rota walk
match: match goal score half equaliser striker goalkeeper keeper penalty win beat defeat referee
    substitute header wicket innings try inning pitcher league cup fixture midfielder defender
preview: doubtful doubt preview kick-off face clash ahead upcoming host suspended lineup tickets
    semi-final
transfer: transfer sign signing fee loan deal move winger medical bid
find: find discover dig unearth archaeologist excavate hoard treasure coin detector roman statue
animal: animal dog cat horse bird eagle whale seal dolphin vet poison sheep cow pup
rescue: rescue lifeboat coastguard winch helicopter stranded climber walker hillwalker mountain
    volunteer
missing: missing search disappear sought
weather: storm gale wind flood rain snow fog forecast forecaster warning hurricane temperature
    tropical heat drought
illness: outbreak virus infection bacteria illness sick vomiting norovirus salmonella ecoli
    contamination hospitalised legionnaire
health: hospital nurse patient doctor ward surgeon clinic midwife maternity vaccine ambulance
    nhs trust
school: school pupil teacher classroom head headteacher exam academy principal
planning: planning permission approve housing homes developer scheme application committee
    rezoning zoning
council: council councillor budget tax vote meeting cabinet mayor
politics: minister mp parliament election poll bill commons senator governor
transport: train tram bus rail passenger airport flight ferry bridge line services route
culture: museum gallery exhibition festival play film music concert orchestra singer author book
    painting
science: scientist telescope comet researcher study university space species professor
pollution: spill oil pollution sewage leak contaminate discharge
food: recall supermarket food product brewery restaurant chef whisky beer
tribute: tribute mourn funeral vigil family grief
evacuation: evacuate evacuation crack collapse structure unsafe tenement props
shop: shop store retailer customer high
charity: charity fundraise donate hospice campaign petition
"""
"A kind a row, its words after it; a word may speak for several kinds. Indented rows go on."


def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in _KINDS.strip().replace("\n    ", " ").splitlines():
        kind, _, words = row.partition(":")
        for word in words.split():
            kinds = found.setdefault(english.stem(word), [])
            if kind not in kinds:
                kinds.append(kind)
    return {stem: tuple(kinds) for stem, kinds in found.items()}


_OF = _table()


def kinds(stems: Mapping[str, int]) -> dict[str, float]:
    """Give how strongly a text is of each kind; `stems` are its words without endings, counted."""
    strength: dict[str, float] = {}
    for stem, count in stems.items():
        for kind in _OF.get(stem, ()):
            strength[kind] = strength.get(kind, 0.0) + 1 + math.log(count)
    return strength


def vectors(articles: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Give the kinds of each article as a vector of length 1; what many articles are counts less.

    An article of no kind has an empty one.
    """
    held = Counter(kind for article in articles for kind in article)
    total = len(articles) + 1
    found = []
    for article in articles:
        raw = {
            kind: strength * (math.log(total / (held[kind] + 1)) + 0.2)
            for kind, strength in article.items()
        }
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        found.append({kind: value / length for kind, value in raw.items()})
    return found
