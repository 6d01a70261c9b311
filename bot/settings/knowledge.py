"""What actors.yaml, issues.yaml and cues.yaml may hold: who speaks, about what, and in which words."""

from typing import Literal

from bot.facts import ActorType
from bot.model import IssueClass, Plover, TurnKind
from bot.settings.keys import Model, Rank, Severity, key, must
from bot.settings.kinds import Country, Day, Flag, Id, Pattern, Text, Texts

# --- actors.yaml --------------------------------------------------------------------------------------------------


class OfficeEntry(Model):
    """An office of a person, from a day on and up to (not including) another."""

    title: Text = must("What the holder is called.", "Foreign Minister")
    org: Id = must("The actor it is an office of.", "mfa.nor")
    principal: str = key("", "Spoken for; left out: the government or organisation that org belongs to.", "gov.nor")
    start: Day = key(None, "First day; a month or a year alone will do.", "2025-02-04", alias="from")
    end: Day = key(None, "The day it ended (the successor's first); left out: still in office.", "2026-01", alias="to")
    rank: Rank = key(0, "4 head of state or government, 3 minister, 2 spokesperson, 1 other; 0: told by the title.", 3)
    verify: Flag = key(False, "true: something about it is not checked.", True)
    unchecked: tuple[Literal["from", "to", "holder"], ...] = key((), "What is not checked.", ["from"])


class ActorEntry(Model):
    """Someone or something that speaks or is spoken about."""

    id: Id = must("A short name that never changes.", "gov.nor")
    type: ActorType = must("government, ministry, institution, organisation, group or person.", "government")
    name: Text = must("The name that alerts show.", "Norway")
    names: Texts = key(
        (), 'Other names; capitals, "U.S.", "Defense" and "Norway\'s ..." come by themselves.', ["Kingdom of Norway"]
    )
    ambiguous_names: Texts = key((), "Names that need context before they count.", ["the Kingdom"])
    demonyms: Texts = key((), "Adjectives and names of its people.", ["Norwegian"])
    capital: str = key("", "The capital.", "Oslo")
    metonyms: Texts = key((), "Places and buildings that stand for it.", ["Oslo"])
    ambiguous_metonyms: Texts = key((), "Metonyms that need context before they count.", ["Victoria"])
    country: Country = key("", "Alpha-3 code; empty for international bodies.", "NOR")
    principal: str = key("", "The actor it speaks for; empty: itself.", "gov.nor")
    role: str = key("", "Its part in the government.", "foreign_ministry")
    surname: str = key("", "A person's surname as news uses it.", "Eide")
    surname_use: Literal["unique", "ambiguous", "avoid"] = key(
        "ambiguous", "unique: the surname alone will do; ambiguous: needs title or first name; avoid: never.", "unique"
    )
    offices: tuple[OfficeEntry, ...] = key((), "A person's offices.")
    members: tuple[Country, ...] = key((), "An organisation's member states.", ["NOR", "DNK"])
    official: Flag = key(True, "false: known, but speaks for no government.", False)
    gender: Literal["", "f", "m"] = key("", 'Helps to read "she said"; empty: not known.', "f")
    verify: Flag = key(False, "true: something about it is not checked.", True)
    note: str = key("", "For the next editor.", "Dissolved in 2025.")


class PlaceEntry(Model):
    """A place with a thread of its own."""

    id: Id = must("A short name that never changes.", "svalbard")
    name: Text = must("The name that alerts show.", "Svalbard")
    names: Texts = key((), "Other names, and towns that stand for it.", ["Spitsbergen"])
    within: tuple[Country, ...] = key((), "Countries that it lies in or that claim it.", ["NOR"])
    note: str = key("", "For the next editor.", "Claimed by two.")


class ActorsFile(Model):
    """config/actors.yaml: who speaks, and for whom."""

    actors: tuple[ActorEntry, ...] = must("Governments, ministries, institutions, organisations, groups, persons.", [])
    places: tuple[PlaceEntry, ...] = key((), "Places that positions are about.")


# --- issues.yaml --------------------------------------------------------------------------------------------------


class Events(Model):
    """PLOVER event types of an issue."""

    pro: tuple[Plover, ...] = key((), "Events for it.", ["AGREE"])
    con: tuple[Plover, ...] = key((), "Events against it.", ["REJECT"])


class IssueEntry(Model):
    """What statements are about, and what for and against mean."""

    id: Id = must("A short name that never changes.", "chagos-deal")
    label: Text = must("The name that alerts show.", "Chagos deal")
    cls: IssueClass = must("One of the classes.", "territory", alias="class")
    plus: str = key("", "What +1 means.", "the handover goes ahead")
    minus: str = key("", "What -1 means.", "the handover is stopped")
    nouns: Texts = key((), "Noun phrases that name it.", ["Chagos deal", "Chagos handover"])
    con_nouns: Texts = key((), "Nouns that name it and whose going ahead is -1.", ["Chagos lease end"])
    pro: Texts = key((), "Phrases that are for it by themselves.", ["signed the Chagos treaty"])
    con: Texts = key((), "Phrases that are against it by themselves.", ["shelved the Chagos bill"])
    severity: Severity = key(2, "Weight of a change: 1 minor, 2 notable, 3 major.", 2)
    plover: Events = key(Events(), "PLOVER event types.")
    note: str = key("", "For the next editor.", "Bill in the Lords.")


class IssuesFile(Model):
    """config/issues.yaml: what statements are about."""

    issues: tuple[IssueEntry, ...] = must("The issues.", [])


# --- cues.yaml ----------------------------------------------------------------------------------------------------

CueClass = Literal["neutral", "request", "accuse", "deny", "threaten", "promise", "praise", "reject", "confirm"]


class VerbEntry(Model):
    """A verb of saying."""

    id: Id = must("A short name that never changes.", "say")
    cls: CueClass = must("What saying so does.", "neutral", alias="class")
    forms: Texts = must("Every form, base first.", ["say", "says", "said", "saying"])
    speech: Literal["always", "usually", "sometimes"] = key("always", "How often it means saying.", "usually")
    complements: tuple[Literal["quote", "that", "inf", "np"], ...] = key((), "What may follow it.", ["quote", "that"])
    note: str = key("", "For the next editor.", "Often a noun.")


class TurnEntry(Model):
    """Words with which a report says that someone changed position."""

    id: Id = must("A short name that never changes.", "back-down")
    kind: TurnKind = must("What change they tell.", "retreat")
    strength: Severity = must("3 strong, 2 moderate, 1 only with a contrary position on record.", 3)
    forms: Texts = must("Every form, base first.", ["back down", "backs down", "backed down"])
    pattern: Pattern = key("", "RE2, for words that stand in between.", "\\bdrops? (?:\\w+ )?threat")
    note: str = key("", "For the next editor.", "Weak in sports.")


class EffectEntry(Model):
    """A verb that removes or restores the measure named by its object."""

    id: Id = must("A short name that never changes.", "lift")
    effect: Literal["removes", "restores"] = must("What it does to its object.", "removes")
    forms: Texts = must("Every form, base first.", ["lift", "lifts", "lifted"])


class FalseFriendEntry(Model):
    """Words of change that mean something else."""

    id: Id = must("A short name that never changes.", "store-shelves")
    pattern: Pattern = must("RE2.", "store shelves")
    why: Text = must("What it means.", "a noun")


class VenueEntry(Model):
    """Places and media in which words were said."""

    cls: Text = must("What kind of venue.", "interview", alias="class")
    firsthand: Flag = key(True, "false: relayed.", False)
    phrases: Texts = must("The phrases.", ["in an interview"])


class CueBookEntry(Model):
    """The words of saying and of change of one language."""

    verbs: tuple[VerbEntry, ...] = key((), "Verbs of saying.")
    phrases: dict[CueClass, Texts] = key({}, "Phrases of saying, by class.", {"neutral": ["told reporters"]})
    turns: tuple[TurnEntry, ...] = key((), "Words of change.")
    contrasts: Texts = key((), "Words that set a statement against an earlier one.", ["days after saying"])
    effects: tuple[EffectEntry, ...] = key((), "Verbs that remove or restore.")
    holds: Texts = key((), "The position did not move.", ["stands firm"])
    false_friends: tuple[FalseFriendEntry, ...] = key((), "Words of change that mean something else.")
    negators: dict[str, Texts] = key({}, "Words that turn a proposition round, by group.", {"simple": ["not"]})
    hedges: dict[str, Texts] = key({}, "Words that weaken a proposition, by group.", {"modal": ["may"]})
    venues: tuple[VenueEntry, ...] = key((), "Where words were said.")
    pro_verbs: Texts = key((), "Verbs that are for whatever they govern.", ["agreed to"])
    con_verbs: Texts = key((), "Verbs that are against whatever they govern.", ["called off"])


class CuesFile(Model):
    """config/cues.yaml: the words of saying and of change."""

    cues: dict[str, CueBookEntry] = must("One book for each language code.", {})
