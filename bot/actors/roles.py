"""Words of office and of no office: a speaker's words in, what kind of speaker they name out."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.actors.offices import office_key, rank_of


class Standing(StrEnum):
    """Whether words name someone who speaks for a government or an organisation of states."""

    OFFICIAL = "official"
    BODY = "body"  # an organ: ministry, army, police
    ANONYMOUS = "anonymous"  # officials without a name
    PRIVATE = "private"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Role:
    """What the words say of a speaker: standing, rank, office keys, the word that decided, the organ's kind."""

    standing: Standing
    rank: int = 0
    keys: tuple[str, ...] = ()
    words: str = ""
    organ: str = ""


def _any(words: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w'-])(?:" + "|".join(words.split("\n")).replace(" ", r"\s+") + r")(?![\w])", re.IGNORECASE
    )


_PAST = _any("""former
ex-\\w+
ex
then
one-time
onetime
ousted
deposed
exiled
self-exiled
retired
late
ousted
would-be
nominee
candidate
hopeful
presumptive
shadow
opposition
banned
jailed
imprisoned
dissident
-elect
president-elect
outgoing member""")
_PRIVATE = _any("""analysts?
experts?
professors?
lecturers?
scholars?
academics?
researchers?
scientists?
economists?
historians?
fellows?
strategists?
pollsters?
observers?
activists?
campaigners?
advocates?
dissidents?
protesters?
protestors?
demonstrators?
supporters?
critics?
allies
ally
residents?
villagers?
locals?
neighbou?rs?
witness(?:es)?
eyewitness(?:es)?
survivors?
victims?
refugees?
migrants?
evacuees?
passengers?
tourists?
students?
teachers?
doctors?
nurses?
surgeons?
medics?
patients?
farmers?
fishermen
shopkeepers?
shop owners?
traders?
merchants?
vendors?
taxi drivers?
drivers?
workers?
labou?rers?
mothers?
fathers?
parents?
sons?
daughters?
brothers?
sisters?
cousins?
uncles?
aunts?
nephews?
nieces?
wife
wives
husbands?
widows?
relatives?
famil(?:y|ies)
friends?
colleagues?
boyfriends?
girlfriends?
fianc[eé]e?s?
lawyers?
attorneys?
barristers?
solicitors?
counsel
defen[cs]e lawyers?
ceos?
chief executives?
chief executive officers?
executives?
chairman of the board
co-founders?
founders?
founder
owners?
entrepreneurs?
businessm[ae]n
businesswom[ae]n
billionaires?
tycoons?
investors?
bankers?
brokers?
consultants?
company
companies
firms?
corporations?
manufacturers?
airlines?
carmakers?
retailers?
operators?
unions?
trade unions?
bosses of
journalists?
reporters?
correspondents?
editors?
columnists?
commentators?
broadcasters?
anchors?
hosts?
presenters?
newspapers?
bloggers?
authors?
writers?
novelists?
poets?
actors?
actress(?:es)?
singers?
rappers?
musicians?
artists?
filmmakers?
directors of the film
comedians?
influencers?
celebrit(?:y|ies)
coach(?:es)?
players?
captains? of the team
footballers?
athletes?
goalkeepers?
strikers?
managers?
fans?
priests?
pastors?
imams?
rabbis?
bishops?
archbishops?
cardinals?
monks?
clerics?
worshippers?
church(?:es)?
charit(?:y|ies)
ngos?
non-profits?
nonprofits?
aid groups?
rights groups?
human rights groups?
watchdogs?
monitors?
monitoring groups?
advocacy groups?
campaign groups?
think[- ]tanks?
institutes?
foundations?
associations?
universit(?:y|ies)
colleges?
hospitals?
schools?
school officials
clubs?
teams?
lawmakers?
senators?
sen\\.?
rep\\.?
congressm[ae]n
congresswom[ae]n
representatives?
mps?
meps?
legislators?
deput(?:y|ies) of the
parliamentarians?
backbenchers?
democrats?
republicans?
conservatives
tories
labour
part(?:y|ies)
politicians?
socialists
liberals
rebels?
militants?
insurgents?
gunm[ae]n
fighters?
separatists?
gang leaders?
gangs?
cartels?
hackers?
suspects?
defendants?
prisoners?
hostages?
detainees?
veterans?
soldiers?
troops
people
person
m[ae]n
wom[ae]n
teenagers?
teens?
boys?
girls?
children
child
voters?
citizens?
public
sources?
insiders?
report
reports
study
survey
poll
documents?
court documents
media
outlets?
news agency
news agencies
newspaper
crown prince of the former
lobbyists?
donors?
designers?
engineers?
pilots?
crew
sailors?
captains?
aid workers?
volunteers?
rescuers?
scientist
astronauts?
chefs?
guides?
hunters?
guests?
customers?
internet users
netizens
users?
readers?
viewers?
model
models
speechwriters?
biographers?
heirs?
pretenders?
self-styled
greenlanders
cubans
venezuelans
iranians
ukrainians
palestinians
israelis
americans
russians
syrians
europeans
kurds""")
_LEADS = _any("""chair(?:man|woman|person)? of the (?:house|senate)
(?:house|senate|select|foreign affairs|foreign relations|intelligence|armed services|judiciary|oversight|budget) committee
committee chair(?:man|woman)?
select committee
house speaker
speaker of (?:the )?(?:house|parliament|knesset|national assembly|state duma)
parliament(?:ary)? speaker
(?:majority|minority) leader
majority whip
minority whip
house china panel
vice[- ]president of the european parliament
president of the european parliament
(?:house|senate) leaders?
congressional leaders
bipartisan leaders""")
_OFFICIAL = _any("""ministers?
secretary of (?:state|defen[cs]e|war|the \\w+|\\w+)
\\w+ secretary
secretary[- ]general
deputy secretary
undersecretary
under-secretary(?:-general)?
assistant secretary
prime ministers?
premiers?
presidents?
vice[- ]presidents?
chancellors?
leaders?
supreme leader
king
queen
emir
sultan
sheikh
prince
crown prince
monarch
pope
pontiff
spokes(?:man|woman|person|people|persons)
press secretary
ambassadors?
envoys?
diplomats?
consuls?
consul general
charg[eé] d'affaires
high commissioners?
commissioners?
high representative
rapporteurs?
representative to
permanent representative
negotiators?
mediators?
advis[eo]rs?
aides?
chief of staff
deputy chief of staff
generals?
gen\\.?
lt\\.? gen\\.?
lieutenant general
maj\\.? gen\\.?
major general
brig\\.? gen\\.?
brigadier
admirals?
adm\\.?
col\\.?
colonels?
lt\\.? col\\.?
commanders?
commander-in-chief
army chief
military chief
police chiefs?
chief constable
sheriffs?
prosecutors?
public prosecutors?
attorney[s]? general
attorney-general
solicitor general
inspector general
coroners?
mayors?
governors?
gov\\.?
deputy governor
regional head
head of the region
ombudsm[ae]n
regulators?
director[- ]general
director of (?:the )?(?:cia|fbi|national intelligence|national \\w+)
(?:cia|fbi|mi5|mi6|mossad|fsb) (?:director|chief)
intelligence chief
spy chief
central bank (?:governor|chief)
fed chair(?:man)?
border czar
czar
tsar
un chief
rights chief
humanitarian chief
aid chief
nato chief
eu chief
foreign policy chief
trade chief
top diplomat
taoiseach
t[aá]naiste
ayatollah
cabinet
ministr(?:y|ies)
minist[eè]re
ministerio
department of \\w+
state department
justice department
treasury
defen[cs]e department
\\w+ department
foreign office
home office
interior ministry
embass(?:y|ies)
consulate
mission to the un
government
governments
administration
regime
authorit(?:y|ies)
junta
army
military
armed forces
navy
air force
coast ?guard
border guards?
national guard
central command
police
gendarmerie
security forces
defen[cs]e forces
presidency
presidential office
president's office
prime minister's office
office of the president
office of the prime minister
royal court
palace
parliament
national assembly
council of ministers
security council
presidential council
leadership council
military council
sovereign council
electoral commission
election commission
central bank
agency
commission
office of the
state media
state television
state tv
state-run
official media
coast guard
customs
civil defen[cs]e
health ministry
health officials
emergency services
fire service
civil protection
envoy""")
_ANONYMOUS = re.compile(
    r"(?:^|(?<=\s))(?:officials?|official sources|authorities|diplomats?|aides|envoys|ministers|leaders|lawmakers on the)\s*$"
    r"|^(?:an?|the|one|two|three|several|some|senior|top|unnamed|anonymous|many)?\s*[\w.' -]*\bofficials?\b",
    re.IGNORECASE,
)
_STATE_BODY = re.compile(
    r"\b(?:ministr|department|government|administration|army|military|police|command|embass|office|council|"
    r"parliament|presidency|authorit|regime|cabinet|forces|navy|guard|agency|commission|media|television|junta)",
    re.IGNORECASE,
)


def role_of(words: str) -> Role:
    """Tell what kind of speaker the words name."""
    text = words[:300].replace("’", "'")
    past = _PAST.search(text)
    if past:
        return Role(Standing.PRIVATE, words=past.group())
    lead = _LEADS.search(text)
    if lead:
        return Role(Standing.OFFICIAL, 2, office_key(text), lead.group())
    official = _OFFICIAL.search(text)
    anonymous = _ANONYMOUS.search(text)
    private = _PRIVATE.search(text)
    keys = office_key(text)
    if private and not (keys or (official and official.start() > private.start())):
        return Role(Standing.PRIVATE, words=private.group())
    if anonymous and not keys:
        return Role(Standing.ANONYMOUS, 1, keys, anonymous.group().strip())
    if official or keys:
        body = official is not None and bool(_STATE_BODY.search(official.group()))
        rank = max(rank_of(text), 2 if body else 1)
        return Role(Standing.BODY if body else Standing.OFFICIAL, rank, keys, official.group() if official else text)
    return Role(Standing.UNKNOWN)
