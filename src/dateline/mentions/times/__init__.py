"""Times: expressions of time, resolved to intervals of days."""
