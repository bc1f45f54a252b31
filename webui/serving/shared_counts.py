"""The environment variable by which the processes of one server count together.

It is a module of its own because prometheus_client decides how to count when it is imported.
"""

SHARED_DIR = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder; https://prometheus.github.io/client_python/multiprocess/"""
