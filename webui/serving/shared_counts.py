"""Where the processes of one server count together.

A module of its own, because prometheus_client decides how it counts when it is imported.
"""

SHARED_DIR = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder; https://prometheus.github.io/client_python/multiprocess/"""
