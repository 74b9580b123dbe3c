"""Start-up checks: refuse to run in a state that would lose work or give a wrong date."""
