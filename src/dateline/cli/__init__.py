"""The command line. Commands are thin, and load what is heavy only when they run."""

from dateline.cli.app import app, main

__all__ = ["app", "main"]
