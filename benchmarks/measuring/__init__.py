"""How benchmarks measure: processes, connections, times, measures of ranking, and their tables.

`measurement.py` measures engines one after the other, each in a process of its own (`serving.py`);
`running_site.py` and `connections.py` load a whole site. Programs of `benchmarks` call these and
print what `report.py` and `table.py` make of the figures.
"""
