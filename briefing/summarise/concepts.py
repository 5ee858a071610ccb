"""News words that mean nearly the same, so that two papers' tellings of one event can meet."""

from __future__ import annotations

from briefing import english

_GROUPS = """
fire blaze flames inferno burn alight ablaze wildfire bushfire
kill dead die death fatal fatality
injure hurt wound harm casualty injury
jail prison sentence imprison custody
arrest detain held custody cells suspect
acquit clear cleared freed innocent
resign quit stepped departure sacked ousted
increase rise raise hike climb soar lift
fall drop cut decrease decline slump plunge
crash collision smash pile-up collide accident rollover overturn overturned rolled
hit struck strike ram slam
flee fled evacuate evacuation escape
storm gale wind gust hurricane
flood deluge floodwater flooding
boat vessel ship ferry barge trawler yacht
lorry truck
plane aircraft jet flight airliner aeroplane airplane
police officer detective constable inspector
firefighter crew brigade
theft steal stolen robbery raid thief burglar burglary heist
gem jewel diamond necklace
school pupil classroom teacher primary student
hospital ward infirmary patient clinic
doctor nurse medic surgeon
buy takeover acquire merger purchase deal
grocer supermarket retailer shop
vote poll election ballot
strike walkout stoppage
power electricity supply blackout
worker staff employee workforce
home house household family resident
child boy girl youngster kid teenager
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
company firm business operator maker manufacturer
bridge crossing span
approve approval permission backed
reject refuse throw
plan proposal scheme
crowd fan spectator
baby birth born newborn
wedding marry bride
cost price fee fare
warn alert alarm
layoff redundancy redundant shed axe axed job post
law bill measure legislation act statute
ban prohibit outlaw forbid
phone cellphone mobile handset smartphone device
ai artificial
drug cocaine heroin narcotic
gang ring cartel
smuggle traffic trafficking
recall withdraw
fault defect failure flaw malfunction
car vehicle hatchback automobile motorist driver
river stream
camp caravan campsite holiday
rescuer lifeguard paramedic
operation surgery operate
survivor survive
victim deceased
vaccine jab inoculation
disease illness virus outbreak infection
virus bug
farmer farm rancher ranch grower
shark predator
whale dolphin
dog hound puppy
cat kitten feline
snow blizzard
rain downpour
heat heatwave scorcher
drought dry
landslide mudslide landslip
earthquake aftershock
budget
tax levy
inflation price
rate interest borrowing mortgage
bank lender
profit earning
share stock
bankruptcy collapse administration insolvency
launch unveil
rocket spacecraft satellite
museum gallery exhibition
painting artwork canvas portrait
film movie
singer musician band
award prize trophy medal
champion winner
captain skipper
coach manager
referee official
player striker footballer
runner athlete
contract agreement accord pact
ceasefire truce
soldier troop army
attack assault
hostage captive
refugee migrant asylum
minister secretary
president leader
governor
councillor council
lawsuit suit sue
fraud swindle con scam
theft pilfer
charge accuse accused
guilty convict conviction
bus coach minibus
cyclist bicycle bike
motorcyclist motorbike motorcycle
pedestrian walker
stadium ground arena
tower skyscraper
church chapel cathedral
priest vicar bishop
tree oak
park garden
beach shore coast sand
mountain fell peak hill
rubble debris wreckage
gas leak
pipe main
oil spill
nuclear reactor
wind turbine
solar panel
internet online web
hack hacker cyber cyberattack breach
data information
water reservoir
food meal
restaurant cafe pub
hotel inn
shopper customer
tenant landlord
rent lease
builder developer construction
delay postpone
cancel scrap abandon
begin start open
end finish
leave depart
arrive reach
grow growth
record unprecedented
cheer applaud
cry weep tear
thank grateful
row dispute quarrel feud clash
debate argument
ballot
march parade procession
royal king queen prince
funeral burial
tribute mourner
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
    return of_stem(english.stem(word))


def of_stem(stem: str) -> str:
    """Give what a word without its ending means."""
    return _TABLE.get(stem, stem)
