"""The map: geometry goes to the browser once, by URL; a rerun sends one character per village.

``view`` shows it and alone imports streamlit_folium; ``update`` and ``event`` are what goes in and
what comes out; ``assets`` says where the browser finds scripts and geometry and is safe to import
while the server starts; ``static`` holds what runs in the browser.
"""
