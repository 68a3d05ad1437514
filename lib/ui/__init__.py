"""Everything that imports streamlit: how the pages look, speak and remember."""
