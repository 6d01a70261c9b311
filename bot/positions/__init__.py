"""Room: the ledger of dated stands, and the comparison with what was said before."""
