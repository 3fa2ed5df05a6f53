"""What a document states: events, quotations, figures, relations and control, and who says so."""
