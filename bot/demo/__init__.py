"""The story that Volteface was made for, end to end: a small feed server on loopback, the real poller, two days."""
