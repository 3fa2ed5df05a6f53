"""Figures: how many were killed, wounded, displaced, and how many there are."""
