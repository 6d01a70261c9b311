"""Findings: what one sentence says was said, in token positions, before references and dates are settled."""

from dataclasses import dataclass, field

from bot.statements.grammar import CueForm
from bot.statements.sentences import Sentence


@dataclass(slots=True)
class Finding:
    """A cue with its speaker and content as token ranges of one sentence."""

    sentence: Sentence
    form: CueForm
    cue: tuple[int, int]
    subject: tuple[int, int] | None = None  # None: leans on an earlier speaker
    content: list[tuple[int, int]] = field(default_factory=list)
    frames: list[tuple[int, int]] = field(default_factory=list)  # adverbials: when and where it was said
    addressee: tuple[int, int] | None = None
    via: tuple[int, int] | None = None
    negated: bool = False
    perfect: bool = False
    modal: str = ""
    nested: bool = False
    relative: bool = False  # "X, who said A, has left": in a relative clause
    participle: bool = False  # ", adding that …": goes on with the point before
    coordinated: bool = False  # "… and said"
    colon: bool = False  # ends in a colon: what follows is said
    after: bool = False  # the cue follows its content
    recent: str = ""  # a weekday at the end: of the saying when it is the day of the report or the day before
    carrier: str = ""  # "statement", "letter": by what the words were carried

    @property
    def relays(self) -> bool:
        """Whether a medium may carry what another says: "…, according to X", "…, X reported"."""
        return self.after and self.form.cue in ("according", "report")

    @property
    def leans(self) -> bool:
        """Whether the speaker is named elsewhere."""
        return self.subject is None
