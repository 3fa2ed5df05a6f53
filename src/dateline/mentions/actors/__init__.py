"""Actors: names, descriptions, persons, and who is meant by "the group" and "he"."""
