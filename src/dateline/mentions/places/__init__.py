"""Places: candidates in the text, the evidence that they are places, and where they are."""
