"""News words that mean nearly the same, so that two papers' tellings of one event can meet."""

from __future__ import annotations

from briefing import english

_GROUPS = """
fire blaze flames inferno burn alight ablaze
kill dead die death fatal fatality
injure hurt wound harm casualty
jail prison sentence imprison custody
arrest detain held custody cells suspect
acquit clear cleared freed innocent
resign quit stepped departure sacked ousted
increase rise raise hike climb soar lift
fall drop cut decrease decline slump plunge
crash collision smash pile-up collide
hit struck strike ram slam
flee evacuate evacuation escape
storm gale wind gust hurricane
flood deluge floodwater
boat vessel ship ferry barge
lorry truck
plane aircraft jet flight
police officer detective constable inspector
firefighter crew brigade
theft steal stolen robbery raid thief burglar burglary heist
gem jewel diamond necklace
school pupil classroom teacher primary
hospital ward infirmary patient clinic
doctor nurse medic surgeon
buy takeover acquire merger purchase deal
grocer supermarket retailer shop
vote poll election ballot
strike walkout stoppage
power electricity supply blackout
worker staff employee
home house household family resident
child boy girl youngster
match game tie fixture
win victory beat defeat triumph
goal score header equaliser
protest demonstration rally march
shut close closure closed
leak seep seepage
dam reservoir embankment
bomb explosion blast explode
gun shoot shot shooting gunman
stab knife stabbing
murder homicide
quake earthquake tremor
drug medicine pill tablet treatment
study trial research
court trial jury judge
money cash fund loan
mayor civic leader
rescue save lifeboat
miss missing lost vanish vanished disappear
train rail railway
road motorway route
company firm business operator
bridge crossing span
approve approval permission backed
reject refuse throw
plan proposal scheme
crowd fan spectator
baby birth born newborn
wedding marry bride
cost price fee fare
warn alert alarm
"""


def _concepts() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _GROUPS.strip().splitlines():
        stems = [english.stem(word) for word in line.split()]
        for stem in stems:
            table.setdefault(stem, f"={stems[0]}")
    return table


_TABLE = _concepts()


def concept(word: str) -> str:
    """Give what a lower-case word means in news: one name for all of a group, else its stem."""
    stem = english.stem(word)
    return _TABLE.get(stem, stem)
