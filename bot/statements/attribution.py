"""Article in, statements out: the one door of this room.

Title, summary and text are read by the same grammar; what a sentence leaves open (a pronoun, a quotation that stands
alone) is settled from the sentences before it.
"""

from dataclasses import replace
from datetime import date

from bot.model import Article, Field, Form, Mention, Modality, Span, Statement, Tier
from bot.statements.acts import acts
from bot.statements.drafts import Draft, Drafting, Part, slice_hits
from bot.statements.grammar import Grammar
from bot.statements.occasions import settle_occasions
from bot.statements.passages import Passage, passages
from bot.statements.reference import References
from bot.statements.releases import releases

MAX_STATEMENTS = 500  # of one field: no article or live blog has more
TRIM = " \t\n\xa0,;:—–-\u200b\u200e\u200f"


def attribute(article: Article, grammar: Grammar) -> list[Statement]:
    """Return every statement of an article, words and acts, in reading order."""
    body = "" if article.aggregator else f"{article.summary}\n{article.text}"
    references = References(body, article.title, grammar.vocabulary)
    parts = passages(article, grammar)
    drafts = [draft for passage in parts for draft in _read(article, passage, grammar, references)]
    words = [statement for draft in drafts if (statement := _statement(article, draft, grammar)) is not None]
    released = releases(article, parts, words)
    deeds = acts(article, grammar, words + released, parts)
    body = "" if article.aggregator else article.text
    told = _lead_day(parts, grammar, article.published.date())
    return settle_occasions(words, body, article.published.date(), deeds, told) + released + deeds


def _lead_day(parts: list[Passage], grammar: Grammar, published: date) -> date | None:
    """The day of an occasion that a lead names without a word of saying: "used a meeting today to underscore"."""
    lead = next((p.sentences[0] for p in parts if p.where is Field.TEXT and not p.headline and p.sentences), None)
    if lead is None or not lead.low or grammar.kind("gatherings").isdisjoint(lead.low):
        return None
    told = lead.text[lead.start : lead.end]
    return grammar.calendar.day(told, published) if grammar.calendar.any.search(told) else None


def _read(article: Article, passage: Passage, grammar: Grammar, references: References) -> list[Draft]:
    in_body = passage.where is Field.TEXT and not article.aggregator
    references.offset = len(article.summary) + 1 if in_body else 0
    references.quotes = [(quote.start, quote.end) for quote in passage.quotes if quote.double]
    hits = grammar.hits(passage.lowered)
    hit_starts = [hit.start for hit in hits]
    drafting = Drafting(grammar, references, grammar.calendar.places(passage.text, passage.lowered))
    for sentence in passage.sentences:
        if len(drafting.drafts) >= MAX_STATEMENTS:
            break
        inside = slice_hits(hits, hit_starts, sentence.start, sentence.end)
        label = ":" in sentence.text[sentence.start : sentence.start + 60]
        if passage.headline or inside or label or passage.has_quote(sentence):
            drafting.take(passage.tokenised(sentence), inside)
        else:
            drafting.pass_by(sentence)
    return drafting.finish()


def _statement(article: Article, draft: Draft, grammar: Grammar) -> Statement | None:
    spans = tuple(span for part in draft.parts if (span := make_span(part)) is not None)
    if not spans:
        return None
    finding = draft.finding
    published = article.published.date()
    sentences = list({id(part.sentence): part.sentence for part in draft.parts}.values())
    if finding.sentence not in sentences:
        sentences.insert(0, finding.sentence)
    said_on, past = grammar.calendar.when(draft.frames, published)
    if said_on is None and finding.recent:
        day = grammar.calendar.day(finding.recent, published)
        said_on = day if day is not None and (published - day).days <= 1 else None
    modality, _ = grammar.moods.of(
        spans[0].text,
        denied=finding.form.cue in grammar.kind("denial_cues"),
        negated=finding.negated,
        nested=draft.nested,
        past=past,
    )
    if modality is Modality.ASSERTED and _supposed(draft, grammar):
        modality = Modality.CONDITIONAL
    return Statement(
        entry=article.entry,
        speaker=_speaker(article, draft, grammar),
        cue=finding.sentence.slice(*finding.cue),
        cue_class=finding.form.cls,
        form=Form.WORDS,
        content=spans,
        context=tuple(Span(s.text[s.start : s.end], s.start, s.end, s.where) for s in sentences),
        direct=any(map(_quotes, draft.parts)),
        modality=modality,
        said_on=said_on,
        venue=grammar.places.of(_zone(draft), finding.sentence.slice(*finding.addressee) if finding.addressee else ""),
        addressee=finding.sentence.slice(*finding.addressee) if finding.addressee else "",
        outlet=finding.sentence.outlet,
        via=finding.sentence.slice(*finding.via) if finding.via else "",
    )


def _quotes(part: Part) -> bool:
    """Tell whether a quotation stands in a part."""
    return any(part.start <= k < part.end for k in part.sentence.quotes) if part.sentence.quotes else False


def _supposed(draft: Draft, grammar: Grammar) -> bool:
    """Tell whether the saying itself stands behind a condition: "… if Norland agrees to a truce"."""
    subject, low = draft.finding.subject, draft.finding.sentence.low
    return subject is not None and subject[0] > 0 and low[subject[0] - 1] in grammar.kind("conditions")


def _speaker(article: Article, draft: Draft, grammar: Grammar) -> Mention:
    """In an official release "we" is the publisher."""
    mention = draft.mention
    if article.publisher and article.tier is Tier.OFFICIAL and mention.surface.lower() in grammar.kind("first_person"):
        return replace(mention, publisher=article.publisher)
    return mention


def _zone(draft: Draft) -> str:
    """The words around the cue that are neither speaker nor content."""
    finding = draft.finding
    listener = finding.sentence.slice(finding.cue[0], finding.addressee[1]) if finding.addressee else ""
    end = min(finding.cue[1] + 12, len(finding.sentence.low))
    starts = [part.start for part in draft.parts if part.sentence is finding.sentence and part.start >= finding.cue[1]]
    after = finding.sentence.slice(finding.cue[0], min([end, *starts]))
    return " ; ".join((*draft.frames, listener, after))


def make_span(part: Part) -> Span | None:
    """The exact words of a part, without loose marks at the edges."""
    s, i, j = part.sentence, part.start, part.end
    if i >= j:
        return None
    start, end = s.spans[i][0], s.spans[j - 1][1]
    if j - i == 1 and i in s.quotes:
        start, end = s.quotes[i].inner, s.quotes[i].stop
    while start < end and s.text[start] in TRIM:
        start += 1
    while end > start and s.text[end - 1] in TRIM:
        end -= 1
    return Span(s.text[start:end], start, end, s.where) if start < end else None
