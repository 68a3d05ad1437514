"""Where the app lies below its host, for addresses that Streamlit does not write itself."""


def base_path() -> str:
    """``server.baseUrlPath`` with a leading slash, empty when the app lies at the root."""
    from streamlit import config

    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""
