"""Sentences, tokens and clauses of a manuscript, as a dependency parser sees them."""
