"""Pantau Desa Binaan: ``streamlit run dashboard.py``.

Script and host at once: Streamlit runs it as the script of every page, and imports it once as the
ASGI application that serves the map's files and the headers.
"""

if __name__ == "__main__":
    from lib.ui.shell import run

    run()
else:
    from pathlib import Path

    import streamlit as st

    from lib.server import lifespan, middleware, routes

    app = st.App(Path(__file__), routes=routes(), middleware=middleware(), lifespan=lifespan)
