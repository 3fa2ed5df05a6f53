"""The encoder: one pass over a document's sentences gives mentions, triggers, what is said and links."""
