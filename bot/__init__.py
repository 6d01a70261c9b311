"""Volteface watches what governments say, remembers it, and tells a Telegram channel when they change position."""

__version__ = "0.1.0"
