"""The six files of a configuration folder, and the model of each."""

from bot.settings.keys import Model
from bot.settings.knowledge import ActorsFile, CuesFile, IssuesFile
from bot.settings.operation import ChannelsFile, SettingsFile, SourcesFile

FILES: dict[str, type[Model]] = {
    "settings": SettingsFile,
    "sources": SourcesFile,
    "channels": ChannelsFile,
    "actors": ActorsFile,
    "issues": IssuesFile,
    "cues": CuesFile,
}
