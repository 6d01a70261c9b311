"""Door out: Telegram, or the terminal where there is no token."""
