"""What a running site needs: limits, compression, health, metrics, a log, processes.

`service.init_app` makes an application fit for service; `server.run` serves it with several
processes. Pages, API and views may not be imported. Here are the doors of granian,
prometheus_client and Flask-Compress.
"""
