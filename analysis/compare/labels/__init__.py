"""What persons, groups, countries, things and events are called, across the articles of one event."""
