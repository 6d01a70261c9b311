"""Paragraphs of an article -> those that carry its text, without related links, sign-ups, credits and captions.

Dropped is only what shows by its form that it is none of the story; a quotation in capitals or a linked sentence stays.
"""

import re
from collections.abc import Sequence

from bot.articles.text import Paragraph

_PROMOTION = re.compile(
    r"""(?ix) ^[^\w"'“‘«]* (?:
      (?:app\ users\ )? (?:click|tap)\ (?:here|the|on)\b
    | (?:like|love|enjoy|enjoying)\ what\ you.?re?\ reading
    | (?:read|see|learn|find)\ (?:more|also|next|the\ full)\b (?!\ than)
    | (?:also|recommended|suggested)\ (?:read|reading)\b
    | (?:related|more|recommended|trending|most\ read|watch|listen|photos?|gallery)
        \ ?(?:stor(?:y|ies)|articles?|links?|coverage|news|videos?|now|live)?\ ?[:|\u2013\u2014]
    | (?:for\ )?more\ (?:on|from|about|stories|news|coverage|deals)\b (?=[^.!?]{0,80}[.:|]?$)
    | for\ (?:more|all)\b [^.]{0,60} \b(?:visit|click|sign\ up|follow|go\ to|check\ out|see)\b
    | sign\ up\b | subscribe\ (?:to|now|here|today)\b | (?:join|get)\ (?:our|the\ latest)\b
    | follow\b [^.]{0,80} \b(?:on|@)\ ?(?:x|twitter|facebook|instagram|tiktok|youtube|threads|telegram|whatsapp
        |bluesky)\b
    | (?:follow|like)\ us\b | download\ (?:the|our)\b | (?:share|print|email|copy)\ (?:this|link)\b
    | get\ (?:the\ )? [^.]{0,40} \b(?:app|newsletter|inbox|updates)\b | test\ yourself\b
    | take\ (?:our|the|my)\ (?:quiz|poll)
    | (?:copyright\W{0,3})?(?:\(c\)|\u00a9)\s*\d{4} | copyright\ \d{4} | all\ rights\ reserved
    | advertisement$ | sponsored\b | ad$ | continue\ reading
    | (?:this\ is\ a\ )? (?:developing|breaking)\ (?:news\ )?story\b | (?:please\ )?(?:check|come)\ back\ (?:for|later)
    | view\ full\ coverage | the\ post\b .{0,300} \bappeared\ first\ on\b | \[?\W*(?:\.\.\.|\u2026|read\ on)\W*\]?$
    | (?:source|photo|image|picture|video|file\ photo)(?:\ (?:source|credit|caption|by))?\ ?[:|]
    | image\ (?:source|caption),
    )"""
)
_CREDIT = re.compile(
    r"(?i)\b(?:contributed (?:to (?:this|the) (?:report|story|article)|reporting)|(?:additional )?reporting by\b"
    r"|all rights reserved\b|edited by\b)"
)
_CREDIT_WORDS = ("ontribut", "eporting by", "ights reserved", "dited by")  # looked for first: much faster
_CAPTION_CREDIT = re.compile(
    r"(?i)(?:getty images|\bap photo|\bvia (?:ap|afp|reuters|getty|epa|shutterstock|zuma|anadolu)\b"
    r"|/\s?(?:afp|ap|reuters|epa|getty|anadolu|bloomberg|shutterstock|pool)\b|\bfile photo|\bhandout\b|\bscreengrab)"
)
_SENTENCE_END = (".", "!", "?", "\u2026", '."', '!"', '?"', ".\u201d", "!\u201d", "?\u201d", ".\u2019", '"', "\u201d")
_QUOTE_STARTS = ('"', "\u201c", "\u2018", "'", "\u00ab", "\u201e")
_SHORT = 280  # characters: a longer paragraph is story, however it begins


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= 8


def _is_caption(text: str) -> bool:
    """A picture's legend: ends in a bracket that names an agency, or is nothing but the agency's name."""
    if not text.endswith((")", "]")):
        return len(text) < 60 and bool(_CAPTION_CREDIT.match(text))
    opening = max(text.rfind("("), text.rfind("["))
    return opening >= 0 and len(text) - opening < 160 and bool(_CAPTION_CREDIT.search(text, opening))


def _is_promotion(text: str) -> bool:
    if _PROMOTION.match(text):
        return True
    credit = len(text) < 180 and any(word in text for word in _CREDIT_WORDS)
    return credit and bool(_CREDIT.search(text))


def _is_related_link(paragraph: Paragraph, among: int) -> bool:
    """A line that is one link and no sentence: a headline of another story."""
    text = paragraph.text
    if not paragraph.linked:
        return False
    return _is_capitals(text) or (among >= 3 and not text.endswith(_SENTENCE_END))


def _is_shouted_line(text: str) -> bool:
    """A link line in capitals that lost its link; capitals that end or open like speech are someone's words."""
    if not _is_capitals(text) or text.count(" ") < 3:
        return False
    return not text.endswith((".", "!")) and not (text.startswith(_QUOTE_STARTS) and text.endswith(_SENTENCE_END))


def story(lines: Sequence[Paragraph]) -> list[str]:
    """Return the texts of the paragraphs that belong to the story; a text that is all capitals is left as it is."""
    plain = sum(not p.linked and not _is_capitals(p.text) for p in lines)
    shouting = plain * 2 < len(lines)  # a release in capitals: form tells nothing here
    return [p.text for p in lines if not _is_noise(p, plain, shouting)]


def _is_noise(paragraph: Paragraph, plain: int, shouting: bool) -> bool:
    text = paragraph.text
    if len(text) > _SHORT:
        return text.endswith((")", "]")) and _is_caption(text)
    if _is_promotion(text) or _is_caption(text) or not any(map(str.isalnum, text)):
        return True
    if shouting:
        return False
    return _is_related_link(paragraph, plain) or (not paragraph.linked and _is_shouted_line(text))
