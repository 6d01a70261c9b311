"""Room: a verdict -> an alert or the reason why not; to whom; in what words."""
