"""Whether a tag such as 'en-GB' names a language: ISO 639 and ISO 3166 codes, as in BCP 47."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"([a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-([a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)


def known(tag: str) -> bool:
    """Tell whether a tag names a language, and its region, if it has one, is one that exists."""
    match = _TAG.fullmatch(tag)
    if not match or match[1].lower() not in LANGUAGES:
        return False
    region = (match[2] or "").upper()
    return not region or region.isdigit() or region in REGIONS


LANGUAGES = frozenset(
    (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv "
        "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr "
        "ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw "
        "ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv "
        "ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr "
        "ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
        "yo za zh zu "
        "aar abk ace ach ada ady afa afh afr aii ain aka akk alb ale alg als alt amh ang anp apa "
        "apc ara arb arc arg arm arn arp art arw ary arz asm ast ath aus ava ave awa aym aze bad "
        "bai bak bal bam ban baq bar bas bat bej bel bem ben ber bho bih bik bin bis bla bnt bod "
        "bos bra bre btk bua bug bul bur byn cad cai car cat cau ceb cel ces cha chb che chg chi "
        "chk chm chn cho chp chr chu chv chy ckb cmc cmn cnr cop cor cos cpe cpf cpp cre crh crp "
        "csb cus cym cze dak dan dar day del den deu dgr din div doi dra dsb dua dum dut dyu dzo "
        "efi egy eka ekk ell elx eng enm epo est eus ewe ewo fan fao fas fat fij fil fin fiu fon "
        "fra fre frm fro frr frs fry ful fur gaa gay gba gem geo ger gez gil gla gle glg glv gmh "
        "goh gon gor got grb grc gre grn gsw guj gwi hai hak hat hau haw heb her hil him hin hit "
        "hmn hmo hrv hrx hsb hsn hun hup hye iba ibo ice ido iii ijo iku ile ilo ina inc ind ine "
        "inh ipk ira iro isl ita jav jbo jpn jpr jrb kaa kab kac kal kam kan kar kas kat kau kaw "
        "kaz kbd kha khi khm kho kik kin kir kmb kmr kok kom kon kor kos kpe krc krl kro kru kua "
        "kum kur kut lad lah lam lao lat lav lez lim lin lit lld lol loz ltz lua lub lug lui lun "
        "luo lus lvs mac mad mag mah mai mak mal man mao map mar mas may mdf mdr men mga mic min "
        "mis mkd mkh mlg mlt mnc mni mno moh mon mos mri msa mul mun mus mwl mwr mya myn myv nah "
        "nai nan nap nau nav nbl nde ndo nds nep new nia nic niu nld nno nob nog non nor npi nqo "
        "nso nub nwc nya nym nyn nyo nzi oci oji ori orm ory osa oss ota oto paa pag pal pam pan "
        "pap pau peo per pes phi phn pli pnb pol pon por pra pro prs pus que raj rap rar roa roh "
        "rom ron rum run rup rus sad sag sah sai sal sam san sas sat scn sco sel sem sga sgn shn "
        "sid sin sio sit sla slk slo slv sma sme smi smj smn smo sms sna snd snk sog som son sot "
        "spa sqi srd srn srp srr ssa ssw suk sun sus sux swa swe swh syc syr szl tah tai tam tat "
        "tel tem ter tet tgk tgl tha tib tig tir tiv tkl tlh tli tmh tog ton tpi tsi tsn tso tuk "
        "tum tup tur tut tvl twi tyv udm uga uig ukr umb und urd uzb vai vec ven vie vol vot wak "
        "wal war was wel wen wln wol wuu xal xho yao yap yid yor ypk yue zap zbl zen zgh zha zho "
        "znd zul zun zxx zza "
    ).split()
)
"Codes of ISO 639: two letters, three letters (639-2), and the commonest others of 639-3."

REGIONS = frozenset(
    (
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ "
        "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM "
        "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS "
        "GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
        "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
        "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
        "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
        "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
        "VN VU WF WS YE YT ZA ZM ZW "
    ).split()
)
"Two-letter codes of ISO 3166."
