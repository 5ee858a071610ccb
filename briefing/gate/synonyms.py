"""Words that news uses for one another: a new word is licensed by one of its kin in the source.

Within a row the words may stand for one another in a report; a broader word may stand for a
narrower one. A row is no thesaurus: 'hurt' and 'killed' are no kin, nor are 'fined' and 'jailed'.
"""

from __future__ import annotations

from collections import defaultdict

from briefing import english

_GROUPS = """
hurt injured wounded casualties injuries
killed died dead death deaths fatal fatally lost
crash collision accident smash collided crashed hit struck
fire blaze flames burning burned
closed shut closure shutting closing
stop end halt cease ended stopped finish close axe scrap drop
start begin began open launch commence opened launched starting
rise increase grow climb go up jump soar rose increased growth higher more
fall drop decrease decline cut reduce reduction lower down fell dipped slipped less
say tell announce report state declare reveal confirm according explain add claim warn
ask urge request call appeal seek
warn warning caution alert
think believe consider suspect thought believed
want wish hope seek
plan intend propose aim plans proposals scheme proposal
allow let permit
buy purchase acquire takeover bought
sell sold sale
build construct built construction erect
make produce create manufacture
show reveal indicate suggest find found
win won beat defeat victory triumph overcome
lose lost defeat beaten
draw drew level
score goal goals scored scoring net netted strike struck
lead led head heads run runs chief boss chair
jail jailed prison sentence imprisoned
arrest arrested detain detained custody held
charge charged
court trial judge hearing tribunal
guilty convicted conviction
police officer officers force detectives gardai garda constabulary
firefighters crew crews fire
pay paid payment
cost costs price worth value valued spend bill
give gave donate donated donation given hand
get receive received obtain win won awarded
need require
help aid assist support
protest demonstration demonstrators march rally
vote voted ballot poll election elected
approve approved back backed agree agreed pass passed carry carried accept favour support
reject rejected oppose opposed refuse turn down decline block
choose select pick appoint appointed name named
leave left quit resign resigned depart step
job jobs post role work worker workers staff employee employees posts
firm company business group employer maker
school pupil pupils student students children
house home homes houses property building
hospital clinic ward medical
doctor doctors medic medics
child children boy girl youngster youngsters youth
man men male
woman women female
person people public resident residents villagers locals inhabitants population
car vehicle vehicles cars van lorry
ship boat vessel ferry yacht trawler
plane aircraft jet flight
road route street motorway
train rail railway
save rescue rescued saved
search hunt looking seek
find found discover discovered located
build built
move moved transfer transferred relocate
keep kept retain remain stay
return returned back
hold held stage host hosted
begin began
big large huge major
small little minor
new latest fresh
old elderly aged
money cash funds funding sum
fine fined penalty penalised
attack attacked assault
steal stole stolen theft taken took
damage damaged wreck wrecked destroyed ruined
flood flooding flooded floods floodwater
storm gales gale winds
blame blamed fault
deny denied denies dispute reject disagree
admit admitted
accuse accused allege alleged
deliberate deliberately arson
lorry truck
noon midday
midnight night
month months monthly
year years annual annually yearly
week weeks weekly
day days daily
wait waited waiting
cancel cancelled scrapped called off axed
delay delayed postpone postponed late
ready available
offer offered
visit visited trip
meet met meeting talks
speak spoke talk
retire retired retirement
former ex
marry married wife husband spouse
serve served service
use used
work worked
live lived lives living
create created creation
research researchers study scientists
test tests trial tested
vaccine jab
disease illness condition infection
council councillors authority councillor
government ministers
minister secretary
leader head
parliament mps commons
law legislation bill act
rule rules regulation
target goal aim
meet met reach reached hit
share third half quarter
ticket tickets
event festival
drive drove driver driven motorist
ride rode rider jockey ridden
train trainer trained trains
race raced
teach teacher headteacher
expect expected forecast predict likely
owner owned own owns
lead leads
set setting
pass passed
discharge leak leaked spill spilled release let released
kill killed
clear cleared remove removed
dog pet
cat pet
horse animal
animal creature
fish animal
money
number figure total count
rate level
record
team side club squad
match game fixture tie
player footballer
manager boss coach
season
fan fans supporters
sink sank sunk
run ran
ground aground
order ordered told
force forced made
ban banned prohibit outlaw barred
include included including among
contain contained hold
cover covered
near close nearby
north northern
south southern
east eastern
west western
early
fall fell
hire hired
shop shops store stores retailer
shopper shoppers customers customer
passenger passengers travellers commuters
farmer farmers farm
water
power electricity
gas
bill bills
tax taxes
benefit benefits
union unions
strike strikes walkout walkouts
worker workers
talk talks negotiations
deal agreement accord
fail failed failure
chance likelihood
risk threat danger threatened
worry worried concern concerned fear feared
happy pleased delighted
sad upset
angry furious anger
sorry apologise apologised apology
thank thanked
praise praised
criticise criticised criticism condemned
survey poll questioned question study
ft feet foot
km kilometre kilometres
kg kilogram kilograms kilo kilos
mph miles mile
lb lbs pounds pound
inquiry investigation probe review investigating investigate inquest
cause caused reason lead result
happen happened occur occurred take took place
swap swapped exchange exchanged
replace replaced succeed succeeds succeeded
name named called known
describe described call called
tree trees
worth valued
body corpse remains
grandmother grandparent
brother sibling relative
sister sibling relative
son child
daughter child
mother parent mum
father parent dad
wife partner
husband partner
family relatives
friend friends
neighbour neighbours
village community
town community
city
area district region
site location place scene
evacuate evacuated leave left flee fled
shoot shot shooting gunned
stab stabbed stabbing knife
suspect suspected suspects
victim
witness witnesses saw seen
appear appeared
tell told
send sent dispatched
carry carried transport
bring brought
reopen reopened open
improve improved better
worsen worsened worse
repair repaired mend mended fix fixed
build built
museum gallery
painting artwork picture
film movie
song track
book novel
writer author
singer musician
actor star
prize award
medal
king monarch
queen monarch
pope pontiff
priest clergyman cleric vicar
soldier troops soldiers
army military
war conflict
bomb bombing explosive explosion blast exploded
gun weapon firearm
drug drugs
alcohol drink drunk
bank lender
loan
debt owed
profit profits earnings
loss losses
sale sales
order orders
contract
pension
wage wages pay salary earnings
rain rainfall
snow snowfall
heat hot temperature warm
cold
weather conditions
warm
bird birds
sheep livestock animals
cow cattle cows
bridge crossing
tunnel
harbour port
airport
station
bus coach
cyclist bike cycling cycle
pedestrian walker
walk walked
swim swam swimmer
climb climbed climber
online internet web website
phone mobile
message text
letter wrote
email
video footage
photo picture photograph image
newspaper paper
broadcaster channel
journalist reporter
scientist expert researcher academic professor
university
college
exam exams
grade
degree
course
lesson
teacher
""".strip()

_LIGHT = frozenset(
    english.stem(word)
    for word in (
        "said says say saying told tells has have take took taken make made go goes went come "
        "came happened happen include includes including follow following followed according "
        "people person man woman old aged age place part way total number amount set due now time "
        "still already later earlier ago put get got given gave become became remain remains "
        "stand stands use used using being stay stays mean means call called see seen like among "
        "amid toward towards despite within onto inside outside near next last first new several "
        "aboard alongside ahead behind onward away back together altogether apart instead whose "
        "pair couple both each another others other own least rather quite almost nearly about "
        "roughly around some just over under more less than fewer approximately per cent percent "
        "county street road"
    ).split()
)
"Words that say little by themselves."


def _kin() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in _GROUPS.splitlines():
        stems = {english.stem(word) for word in row.split()}
        for one in stems:
            found[one] |= stems
    return {one: frozenset(others) for one, others in found.items()}


KIN = _kin()
"For each stem, the stems it may stand for, itself among them."


_GRAVE = frozenset(
    english.stem(word)
    for word in (
        "murder murdered kill killed die died dead death rape raped abuse abused assault assaulted "
        "arrest arrested charged convicted guilty jailed imprisoned resign resigned sacked fired "
        "dismissed suspended fraud theft stole stolen bribe bribery corrupt corruption terrorist "
        "terrorism bomb exploded explosion suicide stabbed shot shooting hostage kidnapped "
        "cancer bankrupt collapsed poisoned racist drunk drugs affair divorced pregnant missing "
        "evacuated banned recalled disgraced"
    ).split()
)
"Words that must never come from nowhere."


def is_grave(stem: str) -> bool:
    """Tell whether a word says something so grave that the sources must say it."""
    return stem in _GRAVE


def stands_for(stem: str, others: frozenset[str] | set[str]) -> bool:
    """Tell whether a word may stand for one of others."""
    return stem in others or not KIN.get(stem, frozenset()).isdisjoint(others)


def is_light(stem: str) -> bool:
    """Tell whether a word says so little that it may be added."""
    return stem in _LIGHT
