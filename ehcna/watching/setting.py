"""Who may watch the service, and who is told when it is not well."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any

from .reports import begin_reports


@dataclass(frozen=True)
class Watching:
    """The settings of watching. With none of them set nobody sees `/metrics` and nobody is told."""

    operators: tuple[str, ...]  # email addresses
    token: str  # what who asks for `/metrics` shows as a bearer token
    networks: tuple[IPv4Network | IPv6Network, ...]  # or from where it is asked, without a proxy


def watching(env: Any) -> Watching:
    """The same, from the environment."""
    return Watching(
        operators=tuple(env.list("OPERATORS", default=[])),
        token=env.str("METRICS_TOKEN", default=""),
        networks=tuple(map(ip_network, env.list("METRICS_FROM", default=[]))),
    )


def report_errors(env: Any) -> None:
    """Errors are reported to a service that speaks Sentry's protocol, where one is named."""
    dsn = env.str("SENTRY_DSN", default="")
    environment = env.str("SENTRY_ENVIRONMENT", default="production")
    release = env.str("SENTRY_RELEASE", default="")
    if dsn:
        begin_reports(dsn, environment=environment, release=release)
