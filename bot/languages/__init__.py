"""Language packs: a YAML file of closed word classes and newsroom habits in, a frozen ``LanguagePack`` out.

A language is data: adding one is adding a file here and a CueBook in config/cues.yaml. An entry in a language without
a pack is stored and counted, never guessed at.
"""

from bot.languages.pack import LanguagePack, available, load

__all__ = ["LanguagePack", "available", "load"]
