"""The third ring: the real program in a process of its own, against servers on loopback."""
