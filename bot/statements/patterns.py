r"""Words in, the text of a pattern out that finds them: the same as ``\b(?i:one|other)\b``, several times faster.

The pattern begins with the set of first letters, so that the engine passes over all other letters at once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable


def any_of(words: Iterable[str], *, cased: frozenset[str] = frozenset(), whole: bool = True) -> str:
    """Return a pattern for any of ``words``, the longest first; ``cased`` ones stand as written, all begin a word."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        firsts = word[0] if word in cased else "".join(sorted({*word[0].lower(), *word[0].upper()}))
        groups[firsts].append(re.escape(word[1:]) if word in cased else f"(?i:{re.escape(word[1:])})")
    if not groups:
        return r"(?!)"
    letters = re.escape("".join(groups))
    branches = "|".join(f"(?<=[{re.escape(firsts)}])(?:{'|'.join(rest)})" for firsts, rest in groups.items())
    return rf"[{letters}](?<!\w.)(?:{branches})" + (r"\b" if whole else "")
