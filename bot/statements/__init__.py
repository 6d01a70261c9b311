"""Room: an Article -> the statements in it, as far as the text alone tells."""
