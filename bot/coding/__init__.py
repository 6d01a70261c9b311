"""Room: a resolved statement -> issue, stance, act, target, and the words that say so."""
