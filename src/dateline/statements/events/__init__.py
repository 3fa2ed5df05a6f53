"""Events: what words tell one, who did it to whom, where and when, and which tellings are one happening."""
