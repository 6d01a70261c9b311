"""Room: a mention and a day -> who it is, from a roster with dated offices."""
