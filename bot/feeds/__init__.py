"""Room: what came over the wire -> entries; when to ask again."""
