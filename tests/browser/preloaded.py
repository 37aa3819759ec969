"""Everything that a server of ours imports, but for what can only be imported while it runs (the pages)."""

import pkgutil
from importlib import import_module

import gtm_framework

OTHERS = (
    *("pandas", "plotly.graph_objects", "streamlit.web.bootstrap", "streamlit.web.cli"),
    *("anyio._backends._asyncio", "packaging.tags", "starlette.applications", "starlette.staticfiles"),
    *("starlette.middleware.sessions", "uvicorn.lifespan.on", "uvicorn.protocols.http.h11_impl"),
    *("uvicorn.main", "uvicorn.protocols.websockets.websockets_sansio_impl"),
)

for name in OTHERS:
    import_module(name)
for found in pkgutil.walk_packages(gtm_framework.__path__, "gtm_framework."):
    if not {"__main__", "migrations"} & set(found.name.split(".")):
        import_module(found.name)
