"""Door in: the one HTTP client."""
