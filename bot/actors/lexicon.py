"""Words that tell who speaks for a government or an organisation of states, and who does not.

Plain lists, one phrase between commas; plurals come by themselves. STRONG words make an official whatever stands beside
them; WEAK ones ("leader", "spokesman") only beside a country or a body, and not beside a PRIVATE word
("student leader").
"""

STRONG = """
minister, prime minister, deputy prime minister, vice prime minister, pm, deputy pm, fm, foreign minister, premier,
vice premier, secretary of state, secretary of defense, secretary of war, secretary of defence,
secretary of the army, secretary of the navy, secretary of the treasury, secretary of homeland security,
secretary of commerce, secretary of energy, foreign secretary, home secretary, defence secretary,
defense secretary, health secretary, treasury secretary, war secretary, commerce secretary, energy secretary,
education secretary, interior secretary, labor secretary, agriculture secretary, transportation secretary,
homeland security secretary, business secretary, trade secretary, economy secretary, culture secretary,
environment secretary, justice secretary, chief secretary, cabinet secretary, chief cabinet secretary,
acting director, elections administrator, election administrator, administrator of elections,
permanent secretary, undersecretary, under-secretary, under-secretary-general, assistant secretary,
deputy secretary, state secretary, press secretary, secretary-general, secretary general, vice president,
vice-president, chancellor, vice-chancellor, supreme leader, king, queen, emir, sultan, crown prince, monarch,
pope, pontiff, ambassador, un envoy, special envoy, peace envoy, envoy, top diplomat, chief diplomat, consul,
consul general, chargé d'affaires, charge d'affaires, high commissioner, eu commissioner, european commissioner,
high representative, special rapporteur, un expert, special representative, permanent representative,
chief negotiator, negotiator, presidential aide, presidential adviser, presidential advisor,
national security adviser, national security advisor, chief of staff, deputy chief of staff, chief of defence,
chief of defense, lieutenant general, major general, brigadier general, brigadier, gen, lt gen, maj gen, brig gen,
general, admiral, vice admiral, rear admiral, adm, colonel, col, lt col, lieutenant colonel, army chief,
military chief, navy chief, air force chief, air chief marshal, field marshal, joint chiefs, military commander,
commander-in-chief, centcom commander, police chief, chief of police, police commissioner, chief constable,
deputy chief constable, assistant commissioner, detective superintendent, chief superintendent, superintendent,
inspector, detective, sheriff, police officer, police spokesman, police spokesperson, prosecutor, chief prosecutor,
state prosecutor, federal prosecutor, public prosecutor, district attorney, us attorney, u.s. attorney,
attorney general, attorney-general, deputy attorney general, assistant attorney general, solicitor general,
procurator, inspector general, mayor, deputy mayor, governor, gov, deputy governor, regional governor,
lieutenant governor, regional head, prefect, ombudsman, coroner, fire chief, fire commissioner,
central bank governor, fed chair, fed chairman, federal reserve chair, border czar, drug czar, fbi director,
cia director, cia chief, fbi chief, spy chief, intelligence chief, intelligence minister, intelligence director,
director of national intelligence, director-general, director general, un chief, un rights chief, rights chief,
un aid chief, humanitarian chief, nato chief, eu chief, foreign policy chief, trade chief, iaea chief, imf chief,
who chief, kremlin chief, kremlin boss, kremlin leader, pentagon chief, pentagon head, pentagon boss,
nuclear watchdog, nuclear watchdog chief, nuclear watchdog head, atomic watchdog, atomic watchdog chief,
taoiseach, tánaiste, tanaiste, ayatollah, head of state, head of government, trade representative,
security council secretary, speaker of the house, house speaker, speaker of parliament, parliament speaker,
parliamentary speaker, speaker of the knesset, duma speaker, national assembly president, majority leader,
minority leader, majority whip, minority whip, senate majority leader, house majority leader,
house minority leader, senate minority leader, committee chairman, committee chair, committee chairwoman,
chairman of the house, chairman of the senate, chair of the house, chair of the senate, select committee,
house committee, senate committee, foreign affairs committee, foreign relations committee, intelligence committee,
armed services committee, judiciary committee, oversight committee, homeland security committee, house china panel,
house panel, senate panel, house leaders, senate leaders, congressional leaders, parliamentary committee,
party congress, central committee, politburo, member of the politburo, deputy minister, vice minister,
health minister, acting president, interim president, interim leader, interim prime minister,
caretaker prime minister, chief executive of hong kong, senior adviser to the president, adviser to the president,
aide to the president, government adviser, kremlin aide, white house official, white house adviser,
white house advisor, presidential envoy, civil defence spokesman, judiciary chief, head of the judiciary,
state-run, state-controlled, state-affiliated,
semi-official, presidente, ministro, ministra, canciller, primer ministro, portavoz, vocero, embajador,
fiscal general"""

WEAK = """
president, leader, leadership, spokesman, spokeswoman, spokesperson, spokespeople, spokesmen, official, chief,
head, director, secretary, chairman, chairwoman, chairperson, chair, representative, commissioner, commander,
adviser, advisor, aide, delegate, delegation, deputy, officer, counsellor, counselor, czar, tsar, prince, princess,
sheikh, sheik, mediator, regulator, inspector, diplomat, captain, major, lieutenant, bosses, inspectors,
councillor, administrator, coordinator, negotiating team, side,
counterpart, strongman, ruler, junta leader, first lady, member"""

BODY = """
ministry, department, state department, justice department, defense department, treasury, foreign office,
home office, pentagon, white house, interior ministry, embassy, consulate, government, administration, regime,
authority, authorities, junta, army, military, armed forces, navy, air force, coast guard, coastguard,
border guard, border force, national guard, central command, police, police department, gendarmerie,
security forces, security force, defence forces, defense forces, defence force, defense force, presidency,
presidential office, president's office, prime minister's office, office of the president, pm's office,
office of the prime minister, royal court, palace, royal palace, national assembly, council of ministers, cabinet,
prosecution service, crown prosecution service, prosecution, board of elections, elections board,
state board of elections,
security cabinet, war cabinet, security council, presidential council, leadership council, military council,
sovereign council, state council, transitional council, presidential leadership council, electoral commission,
election commission, central bank, intelligence agency, defence intelligence, defense intelligence,
military intelligence, city council, town council, intelligence service, intelligence services,
security agency, security service, security services, space agency, nuclear agency, state agency, health agency,
health commission, health bureau,
aviation authority, aviation administration, customs, civil defence, civil defense, civil defence agency,
health ministry, emergency service, emergency services, emergency ministry, fire department, fire service,
fire brigade, prosecutor's office, prosecutors' office, attorney general's office, attorney's office,
public prosecution, state media, state television, state tv, state-run media, state-affiliated media,
state news agency, state-run news agency, state broadcaster, official media, official news agency,
government media office, media office, ministerio, gobierno, congress, parliament, nation, kingdom,
high commission, secretariat, tribunal, european commission, un agency, un mission, un rights office,
human rights office, un human rights office, un refugee agency, rights office, regulator, watchdog agency,
parliament's presidium, federal reserve, ministries, state duma, house of representatives, revolutionary guards,
revolutionary guard, national police, federal police, border police, rebel government, state security"""

ANONYMOUS = """
official, officials, senior official, senior officials, government official, diplomat, diplomats, western diplomat,
authorities, authority, aide, aides, ministers, leaders, military official, military officials, police officers,
negotiators, investigators, prosecutors, generals, envoys, ambassadors, commanders, mediators, foreign ministers,
defence ministers, finance ministers, security official, security officials, intelligence official,
intelligence officials, defense official, defense officials, defence official, us official, health officials,
local officials, election officials, administration officials, administration official, state department official,
white house officials, court officials, embassy officials, customs officials, federal officials, state officials,
federal agents, federal authorities, local authorities, health authorities, police, countries, two states,
both states, governments, member states, coalition members, nato members, eu members"""

PAST = """
former, ex, then, one-time, onetime, ousted, deposed, exiled, self-exiled, retired, late, would-be, nominee,
candidate, presidential candidate, hopeful, presumptive, shadow, opposition, banned, dissident, president-elect,
elect, pretender, heir, self-styled, self-proclaimed, toppled, detained president, fugitive, disgraced,
predecessor, veteran politician, frontrunner, front-runner, rival, running mate, running for, campaign, turned"""

PRIVATE = """
analyst, expert, professor, lecturer, scholar, academic, researcher, scientist, economist, historian, fellow,
strategist, pollster, observer, activist, campaigner, advocate, protester, protestor, demonstrator, supporter,
critic, ally, resident, villager, local, neighbour, neighbor, witness, eyewitness, survivor, victim, refugee,
migrant, evacuee, passenger, tourist, student, pupil, teacher, doctor, nurse, surgeon, medic, paramedic, patient,
farmer, fisherman, fishermen, shopkeeper, shop owner, trader, merchant, vendor, driver, worker, labourer, laborer,
mother, father, parent, son, daughter, brother, sister, cousin, uncle, aunt, nephew, niece, wife, wives, husband,
widow, relative, family, families, friend, colleague, boyfriend, girlfriend, fiancé, fiance, fiancée, lawyer,
attorney, barrister, solicitor, counsel, legal team, defence team, ceo, chief executive, cfo, executive,
co-founder, founder, owner, entrepreneur, businessman, businessmen, businesswoman, billionaire, tycoon, investor,
banker, broker, consultant, company, companies, firm, corporation, manufacturer, maker, airline, carmaker,
retailer, operator, union, trade union, guild, realtor, opponent, granddaughter, grandson, journalist,
reporter, correspondent, editor, columnist,
commentator,
broadcaster, anchor, host, presenter, newspaper, blogger, podcaster, author, writer, novelist, poet, actor,
actress, singer, rapper, musician, artist, filmmaker, comedian, influencer, celebrity, coach, player, footballer,
athlete, goalkeeper, striker, manager, fan, priest, pastor, imam, rabbi, bishop, archbishop, monk, cleric,
worshipper, church, charity, charities, ngo, non-profit, nonprofit, aid group, rights group, human rights group,
human rights organisation, human rights organization, organisation, organization, watchdog, monitor, group,
monitoring group, advocacy group, campaign group, think tank, think-tank, institute, foundation, association,
university, universities, college, hospital, school, club, team, league, federation, lawmaker, senator, sen, rep,
congressman, congresswoman, congressmen, mp, mep, legislator, parliamentarian, backbencher, democrat, republican,
gop, conservative, tory, tories, labour, party, parties, politician, socialist, liberal, rebel, militant,
insurgent, gunman, gunmen, fighter, separatist, gang, cartel, hacker, suspect, defendant, prisoner, hostage,
detainee, veteran, soldier, people, person, man, men, woman, women, teenager, teen, boy, girl, child, children,
voter, citizen, public, source, insider, data, figures, statistics, judge, magistrate, report, study, survey,
poll, document, outlet, news agency, media,
news outlet, lobbyist, donor, designer, engineer, pilot, crew, sailor, aid worker, volunteer, rescuer, astronaut,
chef, guide, hunter, guest, customer, user, reader, viewer, model, speechwriter, biographer, bank president,
club president, blog, website, agent, trader, psychologist, psychiatrist, therapist, dietitian, meteorologist,
geologist, climatologist, general manager, general counsel, council member,
city council member, immunologist, physician, zoologist, biologist, dermatologist, cardiologist, sociologist,
criminologist, former officer, whistleblower, landlord, tenant, homeowner, shopper, commuter, motorist, cyclist,
climber, skier, swimmer, dog, inmate, convict, killer, murderer, attacker, shooter, bassist, drummer, guitarist,
producer, publicist, publisher, executive editor, spokesman for the family, committee to protect, opposition party,
ruling party, member of parliament, member of congress, mob, crowd, brotherhood, movement, network, coalition,
start-up, startup, bank, plaintiff, juror, jury, court filing, court document, lawsuit, complaint, judge's, court,
supreme court, high court, appeals court, grand jury, industry, business, tribal, religious, faith, community,
civil society, national committee chair, national committee chairman, national committee chairwoman, chief justice,
times, herald, gazette, tribune, newsletter, magazine, podcast"""

OF_COUNTRY = """
VAT: pontiff, pope, vatican, holy see
USA: house, senate, congress, capitol hill, congressional, gop, republican, republicans, democrat, democrats,
democratic, senator, sen, rep, congressman, congresswoman, fbi, cia, ice, dhs, faa, irs, doj, dea, cdc, fda, epa,
pentagon, homeland security, border patrol, secret service, coast guard, secretary of state, state department,
treasury secretary, federal reserve, secretary of war, secretary of defense, u.s. attorney, us attorney,
supreme court justice, national guard, alabama, alaska, arizona, arkansas, california, colorado, connecticut,
delaware, florida, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland,
massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey,
new mexico, new york, nyc, new york city, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania,
rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, west virginia, wisconsin,
wyoming, los angeles, chicago, san francisco, minneapolis, portland, seattle, philadelphia, houston, dallas,
boston, denver, phoenix, new orleans, las vegas, atlanta, detroit, baltimore, orlando, miami, san diego, san antonio,
austin, nashville, milwaukee, charlotte, honolulu, sacramento, tampa, cleveland, pittsburgh, st. louis, kansas city
CAN: alberta, ontario, quebec, british columbia, manitoba, saskatchewan, nova scotia, new brunswick, newfoundland, yukon
AUS: new south wales, nsw, queensland, western australia, south australia, tasmania, sydney, melbourne, brisbane
GBR: mi5, mi6, scotland yard, metropolitan police, met police, foreign secretary, home secretary,
chancellor of the exchequer, scotland, wales, northern ireland, greater manchester, house of commons,
house of lords, downing street, defence secretary, commons
RUS: fsb, duma, svr, gru, rosatom, kremlin
ISR: knesset, idf, mossad, shin bet
DEU: bundestag, bundeswehr, bundesbank
IND: lok sabha, rajya sabha, external affairs minister, union minister, ministry of external affairs
IRN: majlis, irgc, revolutionary guards, revolutionary guard, basij
UKR: rada, verkhovna rada, sbu
JPN: diet, chief cabinet secretary
IRL: taoiseach, tánaiste, dáil
POL: sejm
CHN: politburo, state council
KOR: joint chiefs of staff in seoul"""


# Where "the leader" is the head of the government, and where the monarch rules; elsewhere it is the president.
_CABINETS = frozenset(
    """
ISR DEU ITA IRL IND AUT GRC HUN POL CZE SVK EST LVA LTU FIN BGR SVN HRV ALB MKD MNE XKX MLT ISL PAK BGD IRQ LBN ETH NPL
SGP SRB ARM GEO MDA TTO DMA MUS WSM VUT FJI LBY PRT""".split()  # noqa: SIM905
)
_CROWNS = frozenset("JOR MAR BHR KWT QAT OMN SWZ BRN MCO LIE".split())  # noqa: SIM905


def heads_of(country: str) -> tuple[str, ...]:
    """The office keys that "the leader" of a country may mean, the likeliest first."""
    if country in _CABINETS:
        return ("chancellor", "pm", "president")
    if country in _CROWNS:
        return ("monarch", "pm")
    return ("supreme", "president", "leader", "chancellor", "pm", "monarch")


def spaced(block: str) -> frozenset[str]:
    """Split a list of single words between spaces."""
    return frozenset(block.split())


def listed(block: str) -> tuple[str, ...]:
    """Split one of the lists into phrases and their plurals."""
    found: dict[str, None] = {}
    for phrase in (part.strip() for part in block.replace("\n", " ").split(",")):
        if phrase:
            found[phrase] = None
            found[_plural(phrase)] = None
    return tuple(found)


def _plural(phrase: str) -> str:
    head, space, tail = phrase.partition(" of ")
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    elif not head.endswith("s"):
        head += "s"
    return head + space + tail
