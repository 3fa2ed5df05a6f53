"""How well and how fast Dateline reads, measured on annotated texts and compared with what was stored.

``./dev bench`` runs every set, ``./dev bench NAME`` one. A set is one module here that makes a
:class:`benchmarks.harness.Benchmark`; its texts are never part of the project.
"""
