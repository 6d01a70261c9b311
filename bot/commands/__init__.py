"""What the command line does beside running the service: whole results or none, expected failures as VoltefaceError."""
