"""The ids of countries in the pack `places` for the codes and names that upstream files use.

Nothing comes in; out go two maps. What stands in neither is no country: the World Bank's regions and
income groups, ships and games among the countries of CSSE. `WORLD` is the whole.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["BY_CODE", "BY_CSSE_NAME", "EUROPEAN_UNION", "WORLD"]

WORLD = "world"
EUROPEAN_UNION = "european-union"

CODES = """
ABW:aw AFG:af AGO:ao ALB:al AND:ad ARE:ae ARG:ar ARM:am ASM:as ATG:ag AUS:au AUT:at AZE:az BDI:bi BEL:be BEN:bj
BFA:bf BGD:bd BGR:bg BHR:bh BHS:bs BIH:ba BLR:by BLZ:bz BMU:bm BOL:bo BRA:br BRB:bb BRN:bn BTN:bt BWA:bw CAF:cf
CAN:ca CHE:ch CHL:cl CHN:cn CIV:ci CMR:cm COD:cd COG:cg COL:co COM:km CPV:cv CRI:cr CUB:cu CUW:cw CYM:ky CYP:cy
CZE:cz DEU:de DJI:dj DMA:dm DNK:dk DOM:do DZA:dz ECU:ec EGY:eg ERI:er ESP:es EST:ee ETH:et FIN:fi FJI:fj FRA:fr
FRO:fo FSM:fm GAB:ga GBR:gb GEO:ge GHA:gh GIB:gi GIN:gn GMB:gm GNB:gw GNQ:gq GRC:gr GRD:gd GRL:gl GTM:gt GUM:gu
GUY:gy HKG:hk HND:hn HRV:hr HTI:ht HUN:hu IDN:id IMN:im IND:in IRL:ie IRN:ir IRQ:iq ISL:is ISR:il ITA:it JAM:jm
JOR:jo JPN:jp KAZ:kz KEN:ke KGZ:kg KHM:kh KIR:ki KNA:kn KOR:kr KWT:kw LAO:la LBN:lb LBR:lr LBY:ly LCA:lc LIE:li
LKA:lk LSO:ls LTU:lt LUX:lu LVA:lv MAC:mo MAF:mf MAR:ma MCO:mc MDA:md MDG:mg MDV:mv MEX:mx MHL:mh MKD:mk MLI:ml
MLT:mt MMR:mm MNE:me MNG:mn MNP:mp MOZ:mz MRT:mr MUS:mu MWI:mw MYS:my NAM:na NCL:nc NER:ne NGA:ng NIC:ni NLD:nl
NOR:no NPL:np NRU:nr NZL:nz OMN:om PAK:pk PAN:pa PER:pe PHL:ph PLW:pw PNG:pg POL:pl PRI:pr PRK:kp PRT:pt PRY:py
PSE:ps PYF:pf QAT:qa ROU:ro RUS:ru RWA:rw SAU:sa SDN:sd SEN:sn SGP:sg SLB:sb SLE:sl SLV:sv SMR:sm SOM:so SRB:rs
SSD:ss STP:st SUR:sr SVK:sk SVN:si SWE:se SWZ:sz SXM:sx SYC:sc SYR:sy TCA:tc TCD:td TGO:tg THA:th TJK:tj TKM:tm
TLS:tl TON:to TTO:tt TUN:tn TUR:tr TUV:tv TZA:tz UGA:ug UKR:ua URY:uy USA:us UZB:uz VCT:vc VEN:ve VGB:vg VIR:vi
VNM:vn VUT:vu WSM:ws XKX:xk YEM:ye ZAF:za ZMB:zm ZWE:zw
"""

CSSE = """
Afghanistan = af; Albania = al; Algeria = dz; Andorra = ad; Angola = ao; Antigua and Barbuda = ag; Argentina = ar;
Armenia = am; Australia = au; Austria = at; Azerbaijan = az; Bahamas = bs; Bahrain = bh; Bangladesh = bd; Barbados =
bb; Belarus = by; Belgium = be; Belize = bz; Benin = bj; Bhutan = bt; Bolivia = bo; Bosnia and Herzegovina = ba;
Botswana = bw; Brazil = br; Brunei = bn; Bulgaria = bg; Burkina Faso = bf; Burma = mm; Burundi = bi; Cabo Verde =
cv; Cambodia = kh; Cameroon = cm; Canada = ca; Central African Republic = cf; Chad = td; Chile = cl; China = cn;
Colombia = co; Comoros = km; Congo (Brazzaville) = cg; Congo (Kinshasa) = cd; Costa Rica = cr; Cote d'Ivoire = ci;
Croatia = hr; Cuba = cu; Cyprus = cy; Czechia = cz; Denmark = dk; Djibouti = dj; Dominica = dm; Dominican Republic =
do; Ecuador = ec; Egypt = eg; El Salvador = sv; Equatorial Guinea = gq; Eritrea = er; Estonia = ee; Eswatini = sz;
Ethiopia = et; Fiji = fj; Finland = fi; France = fr; Gabon = ga; Gambia = gm; Georgia = ge; Germany = de; Ghana =
gh; Greece = gr; Grenada = gd; Guatemala = gt; Guinea = gn; Guinea-Bissau = gw; Guyana = gy; Haiti = ht; Holy See =
va; Honduras = hn; Hungary = hu; Iceland = is; India = in; Indonesia = id; Iran = ir; Iraq = iq; Ireland = ie;
Israel = il; Italy = it; Jamaica = jm; Japan = jp; Jordan = jo; Kazakhstan = kz; Kenya = ke; Kiribati = ki; Korea,
North = kp; Korea, South = kr; Kosovo = xk; Kuwait = kw; Kyrgyzstan = kg; Laos = la; Latvia = lv; Lebanon = lb;
Lesotho = ls; Liberia = lr; Libya = ly; Liechtenstein = li; Lithuania = lt; Luxembourg = lu; Madagascar = mg; Malawi
= mw; Malaysia = my; Maldives = mv; Mali = ml; Malta = mt; Marshall Islands = mh; Mauritania = mr; Mauritius = mu;
Mexico = mx; Micronesia = fm; Moldova = md; Monaco = mc; Mongolia = mn; Montenegro = me; Morocco = ma; Mozambique =
mz; Namibia = na; Nauru = nr; Nepal = np; Netherlands = nl; New Zealand = nz; Nicaragua = ni; Niger = ne; Nigeria =
ng; North Macedonia = mk; Norway = no; Oman = om; Pakistan = pk; Palau = pw; Palestine = ps; Panama = pa; Papua New
Guinea = pg; Paraguay = py; Peru = pe; Philippines = ph; Poland = pl; Portugal = pt; Qatar = qa; Romania = ro;
Russia = ru; Rwanda = rw; Saint Kitts and Nevis = kn; Saint Lucia = lc; Saint Vincent and the Grenadines = vc; Samoa
= ws; San Marino = sm; Sao Tome and Principe = st; Saudi Arabia = sa; Senegal = sn; Serbia = rs; Seychelles = sc;
Sierra Leone = sl; Singapore = sg; Slovakia = sk; Slovenia = si; Solomon Islands = sb; Somalia = so; South Africa =
za; South Sudan = ss; Spain = es; Sri Lanka = lk; Sudan = sd; Suriname = sr; Sweden = se; Switzerland = ch; Syria =
sy; Taiwan* = tw; Tajikistan = tj; Tanzania = tz; Thailand = th; Timor-Leste = tl; Togo = tg; Tonga = to; Trinidad
and Tobago = tt; Tunisia = tn; Turkey = tr; Tuvalu = tv; US = us; Uganda = ug; Ukraine = ua; United Arab Emirates =
ae; United Kingdom = gb; Uruguay = uy; Uzbekistan = uz; Vanuatu = vu; Venezuela = ve; Vietnam = vn; West Bank and
Gaza = ps; Western Sahara = eh; Yemen = ye; Zambia = zm; Zimbabwe = zw
"""


def _pairs(text: str, ends: str, joins: str) -> Mapping[str, str]:
    pairs = (pair.split(joins) for pair in " ".join(text.split()).split(ends))
    return {name.strip(): code.strip() for name, code in pairs}


BY_CODE = _pairs(CODES, " ", ":")
BY_CSSE_NAME = _pairs(CSSE, ";", " = ")
