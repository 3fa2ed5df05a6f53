"""What Dateline knows of words, actors, places and event types: data, its schema and its checks."""
