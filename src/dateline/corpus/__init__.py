"""The annotated corpus: its format, what is checked of it, what it counts, and ways out to other formats."""
