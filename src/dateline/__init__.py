"""Dateline reads reports of armed conflict into events, quotations, figures, relations and control."""
