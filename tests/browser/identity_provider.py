"""An identity provider of an office: OpenID Connect with a page to choose who one is.

Discovery, authorisation code with PKCE, ID tokens signed with RS256, and signing out.
"""

import secrets
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from html import escape
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "pantau", "rahasia kantor"


class IdentityProvider:
    """A provider with people by name, each with the claims that its tokens make."""

    def __init__(self, people: dict[str, dict[str, object]]) -> None:
        self.people = people
        self.left: list[dict[str, str]] = []
        """What each signing out told it."""
        self.issuer = ""
        self._key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
        self._codes: dict[str, tuple[str, dict[str, str]]] = {}

    @property
    def metadata_url(self) -> str:
        return f"{self.issuer}/.well-known/openid-configuration"

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/authorize", self._choose),
                Route("/token", self._token, methods=["POST"]),
                Route("/jwks", self._jwks),
                Route("/leave", self._leave),
            ]
        )

    async def _metadata(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "end_session_endpoint": f"{self.issuer}/leave",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _choose(self, request: Request) -> Response:
        """A link for each person, and one to think better of it."""
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT and "openid" in asked["scope"].split()
        links = []
        for name in self.people:
            code = secrets.token_urlsafe()
            self._codes[code] = name, asked
            onward = urlencode({"code": code, "state": asked["state"]})
            links.append(f'<p><a href="{escape(asked["redirect_uri"])}?{onward}">{name}</a></p>')
        no = urlencode({"error": "access_denied", "state": asked["state"]})
        links.append(f'<p><a href="{escape(asked["redirect_uri"])}?{no}">Batal</a></p>')
        return HTMLResponse(f"<h1>Siapa Anda?</h1>{''.join(links)}")

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        basic = request.headers["authorization"].removeprefix("Basic ")
        name, asked = self._codes.pop(str(form["code"]))
        made = sha256(str(form["code_verifier"]).encode()).digest()
        assert b64decode(basic).decode().replace("+", " ") == f"{CLIENT}:{SECRET}"
        assert form["redirect_uri"] == asked["redirect_uri"]
        assert urlsafe_b64encode(made).rstrip(b"=").decode() == asked["code_challenge"]
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": name,
            "iat": now,
            "exp": now + 3600,
            "nonce": asked["nonce"],
            **self.people[name],
        }
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self._key)
        return JSONResponse(
            {
                "access_token": secrets.token_urlsafe(),
                "token_type": "Bearer",
                "expires_in": 3600,
                "id_token": signed,
            }
        )

    async def _jwks(self, request: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    async def _leave(self, request: Request) -> Response:
        told = dict(request.query_params)
        self.left.append(told)
        return RedirectResponse(told["post_logout_redirect_uri"], 302)


@contextmanager
def provided(provider: IdentityProvider) -> Iterator[IdentityProvider]:
    """The provider answering on this machine."""
    server = uvicorn.Server(
        uvicorn.Config(provider.app(), host="127.0.0.1", port=0, log_level="warning")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the identity provider ended"
        thread.join(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    provider.issuer = f"http://127.0.0.1:{port}"
    yield provider
    server.should_exit = True
    thread.join(10)
