"""The texts of all replies: Telegram HTML with named places, apart from all code, in English, the catalogues' source.

``N_`` marks what is translated where it is shown; a tuple is a singular and a plural with ``{n}``.
"""

from bot.alerts.wording import N_
from bot.model import Commitment, Form, Modality, VerdictKind


def P_(one: str, many: str) -> tuple[str, str]:  # named as gettext's own markers are
    """Mark a singular and a plural for translation."""
    return one, many


# --- greeting and help ------------------------------------------------------------------------------------------------

START = N_(
    "<b>Volteface</b> watches what governments say, remembers it, and tells you when they say something new "
    "or change their position.\n\n"
    "Try /reversals, /position Iran talks or /search ceasefire. /subscribe sends you the alerts that you choose; "
    "/help lists everything."
)
HELP_HEAD = N_("<b>What you can ask</b>")
HELP_ADMIN = N_("<b>For admins</b>")
HELP_LINE = "/{name} — {about}"
HELP_FOOT = N_(
    "Names may be persons, ministries, countries or issues, in any order and with small mistakes: "
    "<code>/recent 5 Lavrov ceasefire</code>. A second country, or one after “toward”, is the counterpart: "
    "<code>/reversals Iran toward USA</code>."
)

ABOUT = {
    "start": N_("what this bot does"),
    "help": N_("all commands"),
    "recent": N_("latest statements: [n] [actor, country, issue]"),
    "reversals": N_("latest changes of position: [actor, country, issue]"),
    "position": N_("where someone stands: ACTOR [ISSUE]"),
    "timeline": N_("a picture of a position over time: ACTOR ISSUE"),
    "search": N_("search everything said: WORDS"),
    "actors": N_("who is watched: [country or name]"),
    "issues": N_("the issues that are told apart"),
    "sources": N_("the feeds and how they are"),
    "status": N_("how the bot is"),
    "why": N_("why an alert was sent: ALERT"),
    "subscribe": N_("get alerts here: [kinds, actors, countries, issues, “words”]"),
    "unsubscribe": N_("stop a subscription: [number, or all]"),
    "mine": N_("the subscriptions of this chat"),
    "language": N_("the language of this chat"),
    "reload": N_("read the configuration again"),
    "source": N_("add URL, pause ID or resume ID a feed"),
    "silence": N_("no alerts for a while: FILTERS 6h; alone: list"),
    "test": N_("send a test message to every channel, or to one: [ROUTE]"),
    "stats": N_("alerts, and how editors judged them by week"),
}

# --- words of the field -----------------------------------------------------------------------------------------------

ISSUES = (
    N_("talks"), N_("sanctions"), N_("tariffs"), N_("trade deal"), N_("military action"), N_("troops"),
    N_("ceasefire"), N_("recognition"), N_("territory"), N_("treaty/membership"), N_("aid"), N_("arms"),
    N_("nuclear"), N_("prisoners"), N_("visas/border"), N_("blockade"), N_("investigation"), N_("human rights"),
    N_("other"),
)  # fmt: skip
VERDICTS = {
    VerdictKind.FIRST: N_("first position"),
    VerdictKind.REAFFIRMED: N_("reaffirmed"),
    VerdictKind.HARDENED: N_("hardened"),
    VerdictKind.SOFTENED: N_("softened"),
    VerdictKind.HALF_TURN: N_("half turn"),
    VerdictKind.REVERSED: N_("reversed"),
    VerdictKind.WALKED_BACK: N_("walked back"),
    VerdictKind.CONFLICT: N_("conflict"),
    VerdictKind.OVERRIDE: N_("override"),
    VerdictKind.FOLLOW_THROUGH: N_("follow-through"),
    VerdictKind.SUCCESSION: N_("succession"),
    VerdictKind.NOT_COMPARABLE: N_("not comparable"),
}
MODALITIES = {
    Modality.ASSERTED: "",
    Modality.CONDITIONAL: N_("conditional"),
    Modality.HYPOTHETICAL: N_("hypothetical"),
    Modality.NEGATED: N_("negated"),
    Modality.DENIED: N_("denied"),
    Modality.REPORTED: N_("reported of someone else"),
    Modality.HISTORICAL: N_("historical"),
}
COMMITMENTS = {
    Commitment.HINT: N_("hint"),
    Commitment.OPENNESS: N_("openness"),
    Commitment.INTENTION: N_("intention"),
    Commitment.PROMISE: N_("promise"),
    Commitment.DECISION: N_("decision"),
    Commitment.ACT: N_("act"),
}
FORMS = {Form.WORDS: "🗣", Form.ACT: "⚙️"}
UNKNOWN_SPEAKER = N_("An official")

# --- pages ------------------------------------------------------------------------------------------------------------

BACK = N_("‹ Back")
FORWARD = N_("More ›")
PAGE = N_("{first}–{last} of {total}")
READ_AS = N_("<i>Read “{typed}” as {name}.</i>")
UNKNOWN = N_("I do not know {names}.")
DID_YOU_MEAN = N_("Did you mean:")
OTHERS = N_("<i>Others of that name: {names}.</i>")
NOTHING = N_("Nothing on record for that.")
MISSING_ACTOR = N_("Whose position? For example: <code>/position Iran talks</code>")
MISSING_TIMELINE = N_("Whose position, on what? For example: <code>/timeline Iran talks</code>")
MISSING_WORDS = N_("What shall I look for? For example: <code>/search red line</code>")
MISSING_ALERT = N_("Which alert? It stands at the end of its message: <code>/why #ab12cd</code>")
NO_ALERT = N_("There is no such alert.")

RECENT_HEAD = N_("<b>Latest statements</b>")
SEARCH_HEAD = N_("<b>Said with “{words}”</b>")
REVERSALS_HEAD = N_("<b>Changes of position</b>")
POSITION_HEAD = N_("<b>Where {name} stands</b>")
TIMELINE_TITLE = N_("{name}: {issue}")
TIMELINE_CAPTION = P_(
    "<b>{name}</b> on <b>{issue}</b>: {n} statement from {first} to {last}.",
    "<b>{name}</b> on <b>{issue}</b>: {n} statements from {first} to {last}.",
)
ACTORS_HEAD = N_("<b>Actors</b>")
ISSUES_HEAD = N_("<b>Issues</b>")
SOURCES_HEAD = N_("<b>Sources</b>")

STATEMENT = "{form} {flag}<b>{name}</b>{office}\n{stance} {issue}{toward}{modality} · {day}\n“{quote}”\n{link}"
OFFICE = ", {office}"
TOWARD = " → {party}"
MODALITY = " · <i>{modality}</i>"
CHANGE = "{sign} {flag}<b>{name}</b>{office}\n{issue}{toward} · <b>{verdict}</b> · {day}{mark}\n{before}{now}\n#{alert}"
BEFORE = "{stance} {day}: “{quote}” {link}\n"
NOW = "{stance} {day}: “{quote}” {link}"
POSITION = "{stance} <b>{issue}</b>{toward}\n{commitment} · {since}\n{name}: “{quote}” {link}"
POSITION_SINCE = N_("since {day}")
POSITION_LAST = N_("since {day}, last said {last}")
ACTOR = "{flag}<b>{name}</b>{office}"
SOURCE = "{sign} <b>{name}</b> <code>{id}</code>\n{state}"
SOURCE_OK = N_("last read {when}")
SOURCE_NEVER = N_("not read yet")
SOURCE_FAILING = P_("failing, {n} time in a row; last read {when}", "failing, {n} times in a row; last read {when}")
SOURCE_DOWN = P_("failing, {n} time in a row; never read", "failing, {n} times in a row; never read")
SOURCE_PAUSED = N_("paused")
SOURCE_GONE = N_("gone: its publisher took it away")
SOURCE_OFF = N_("switched off in the configuration")

# --- why and sources of one alert -------------------------------------------------------------------------------------

WHY_HEAD = N_("<b>Why</b> #{alert}: {verdict}")
WHY_SEVERITY = N_("Severity {severity} of 3: {reason}")
WHY_TRACE = N_("<b>What was compared</b>")
WHY_MARK = N_("Editors said: {mark}")
SOURCES_OF = N_("<b>Sources</b> of #{alert}")
SOURCES_NOW = N_("<b>Now</b>")
SOURCES_BEFORE = N_("<b>Before</b>")
LINK = '<a href="{url}">{label}</a>'
SHORT_WHY = "{verdict}: {reason}"

# --- status -----------------------------------------------------------------------------------------------------------

STATUS_HEAD = N_("<b>Status</b> · {moment}")
STATUS_SOURCES = N_("Sources: {ok} well, {failing} failing, {paused} paused, {gone} gone")
STATUS_LAST = N_("Last feed read {when}")
STATUS_LAST_NEVER = N_("No feed was read yet")
STATUS_READ = N_("Entries: {entries}, of them {unread} unread; statements: {statements}; positions: {positions}")
STATUS_OUTBOX = N_("Messages: {waiting} waiting, {held} held, {uncertain} uncertain, {dead} refused")
STATUS_OLDEST = N_("The oldest waits since {when}")
STATUS_ALERTS = N_("Alerts in 24 hours: {alerts}")
STATUS_NO_ALERTS = N_("Alerts in 24 hours: none")
STATUS_LANGUAGES = N_("Entries not read, by language: {languages}")
STATUS_SUSPENDED = P_("{n} chat is closed to me", "{n} chats are closed to me")
STATUS_CHAT = "<code>{chat}</code> {reason} ({since})"
STATUS_SILENCES = P_("{n} silence in force", "{n} silences in force")
STATUS_REFUSED = N_("Commands refused for haste since the start: {refused}")
KINDS = {
    "statement": P_("{n} statement", "{n} statements"),
    "reversal": P_("{n} reversal", "{n} reversals"),
    "walkback": P_("{n} walk-back", "{n} walk-backs"),
    "conflict": P_("{n} conflict", "{n} conflicts"),
    "hardened": P_("{n} hardening", "{n} hardenings"),
    "softened": P_("{n} softening", "{n} softenings"),
}

# --- subscriptions ----------------------------------------------------------------------------------------------------

SUBSCRIBED = N_("Subscribed: {filter}")
SUBSCRIBED_ALREADY = N_("You have that already: {filter}")
SUBSCRIBE_UNSURE = N_("Nothing was changed.")
SUBSCRIBE_FULL = N_("This chat has {limit} subscriptions; stop one with /mine first.")
SUBSCRIBE_HINT = N_(
    "Stop it with /mine. You can narrow it: <code>/subscribe reversals Iran toward USA severity2 daily</code>, "
    "quiet hours as <code>22:00-07:00 Europe/Paris</code>."
)
NOT_HERE = N_("In a group, only the bot's admins can change that.")
NOT_YOU = N_("That is not for you, sorry.")
MINE_HEAD = N_("<b>Subscriptions of this chat</b>")
MINE_LINE = "{n}. {filter}"
MINE_NONE = N_("This chat has no subscription. /subscribe makes one.")
MINE_CLOSED = N_("I could not write to this chat since {since}: {reason}")
STOP = N_("✖️ Stop {n}")
STOPPED = N_("Stopped: {filter}")
STOPPED_ALL = P_("{n} subscription stopped.", "{n} subscriptions stopped.")
STOPPED_NONE = N_("There is no such subscription here.")
LANGUAGE_ASK = N_("Which language shall I use here?")
LANGUAGE_SET = N_("I will write English here.")  # each catalogue names its own language

FILTER_ALL = N_("every alert")
FILTER_KINDS = N_("kinds: {names}")
FILTER_FROM = N_("from: {names}")
FILTER_TOWARD = N_("toward: {names}")
FILTER_ISSUES = N_("on: {names}")
FILTER_WORDS = N_("with the words: {names}")
FILTER_LANGUAGES = N_("in: {names}")
FILTER_SEVERITY = N_("severity {n} and more")
FILTER_DIGEST = N_("as a digest: {schedule}")
FILTER_QUIET = N_("quiet {start}–{end} {zone}")

# --- administration ---------------------------------------------------------------------------------------------------

RELOADED = N_("The configuration is read and in force. Sources: {sources}, actors: {actors}, channels: {routes}.")
RELOAD_FAULTS = P_(
    "The configuration has {n} fault; the one before stays in force.",
    "The configuration has {n} faults; the one before stays in force.",
)
SOURCE_HOW = N_(
    "<code>/source add https://example.org/feed.xml</code>, <code>/source pause ID</code>, "
    "<code>/source resume ID</code>"
)
SOURCE_ADDED = N_("Added <code>{id}</code>. Its first poll only builds the record; alerts come from then on.")
SOURCE_KNOWN = N_("That feed is there already: <code>{id}</code>")
SOURCE_BAD = N_("That is no web address that I may read: it must be public http or https, without a password.")
SOURCE_UNKNOWN = N_("There is no source {id}.")
SOURCE_IS_PAUSED = N_("Paused <code>{id}</code>.")
SOURCE_IS_BACK = N_("<code>{id}</code> is read again.")
SILENCED = N_("Silent until {until}: {filter}")
SILENCE_HOW = N_("For how long, and what? For example: <code>/silence Iran tariffs 6h</code>")
SILENCES_HEAD = N_("<b>Silences</b>")
SILENCE_LINE = N_("{n}. {filter} · until {until}, by {author}")
SILENCES_NONE = N_("No silence is in force.")
SILENCE_END = N_("✖️ End {n}")
SILENCE_ENDED = N_("The silence is over.")
TEST_MESSAGE = N_("This is a test message of Volteface, sent {moment}.")
TEST_QUEUED = P_("A test message goes to {n} chat: {names}", "A test message goes to {n} chats: {names}")
TEST_NONE = N_("There is no such channel in the configuration.")
STATS_HEAD = N_("<b>How editors judged the alerts</b>")
STATS_WEEK = N_("{week}: {good} good, {wrong} not a reversal, {speaker} wrong speaker; precision {percent} %")
STATS_NONE = N_("No alert was judged yet.")

# --- buttons and marks ------------------------------------------------------------------------------------------------

MARK_NOT = N_("✖️ Not a reversal")
MARK_SPEAKER = N_("👤 Wrong speaker")
MARK_GOOD = N_("👍 Good")
MARKS = {
    "not a reversal": N_("not a reversal"),
    "wrong speaker": N_("wrong speaker"),
    "good": N_("good"),
    "retracted": N_("retracted"),
}
MARKED = N_("Noted: {mark}. The message is being changed.")
ONLY_ADMINS = N_("Only the bot's admins can judge alerts.")
EXPIRED = N_("This button is too old. Please give the command again.")
SLOW_DOWN = N_("One moment: you ask faster than I may answer.")
BUSY = N_("I am busy at the moment; nothing is lost. Please try again in a minute.")
FAILED = N_("That did not work. The fault is noted.")
NO_SUCH_COMMAND = N_("I do not know that command. Did you mean /{near}?")
SEE_HELP = N_("I do not know that command. /help lists all.")

# --- notices and inline -----------------------------------------------------------------------------------------------

CONFLICT_NOTICE = N_(
    "Another program reads this bot's messages (409): two instances run with one token. I keep trying, more slowly."
)
