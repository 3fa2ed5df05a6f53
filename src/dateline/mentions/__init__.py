"""Actors, places, times and numbers: found in the text, then resolved against knowledge."""
