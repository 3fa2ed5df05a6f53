"""Voices: quotations, their speakers, and who says what."""
