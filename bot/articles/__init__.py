"""Room: an entry and its HTML -> an Article, its identity."""
