"""Room: what to do after a failed send; how a long message is cut."""
