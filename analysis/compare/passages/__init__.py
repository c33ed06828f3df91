"""What several articles tell alike, found without being asked for; and what only one of them tells."""
