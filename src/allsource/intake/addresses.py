"""Which addresses may be reached: http and https at public hosts, unless private ones are allowed by the user.

A page, a feed or a redirect must not make the desk talk to the network it runs in (server-side request forgery). So a
name is resolved once, **all** its addresses must be public, and the connection goes to one of exactly these addresses:
what the name resolves to a moment later does not matter (DNS rebinding). The public ranges are those of the IANA
special-purpose registries, as `ipaddress` holds them; an IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64,
compatible) is judged too.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from allsource.errors import Refused

__all__ = ["Border", "Resolver", "is_public", "resolve"]

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], list[str]]
"""Host name and port to the addresses it stands for, as text."""

_SHARED = ip_network("100.64.0.0/10")  # carrier-grade NAT, RFC 6598: not private, and not global either
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = IPv6Network("::/96")
_SITE_LOCAL = IPv6Network("fec0::/10")


def resolve(host: str, port: int) -> list[str]:
    """The operating system's own answer."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: Address) -> bool:
    """Whether an address, and any IPv4 address within it, belongs to the public internet."""
    if isinstance(address, IPv6Address) and (inner := _within(address)) is not None and not is_public(inner):
        return False
    if address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback:
        # A NAT64 or compatible address lies in a reserved range and is as public as the address within.
        return isinstance(address, IPv6Address) and any(address in net for net in _NAT64[:1])
    if address.is_link_local or address.is_private or address in _SHARED or address in _SITE_LOCAL:
        return False
    return address.is_global


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """The rule that every connection is held to. `resolver` and `public` are replaced in tests."""

    allow_private: bool = False
    resolver: Resolver = resolve
    public: Callable[[Address], bool] = is_public

    def checked(self, host: str, port: int, name: str) -> list[str]:
        """The addresses of a host to connect to; Refused (as `name`) where one of them may not be reached."""
        try:
            addresses = [ip_address(entry.partition("%")[0]) for entry in self.resolver(host, port)]
        except (OSError, UnicodeError, ValueError) as error:
            raise Refused(name, f"its host {host} cannot be found ({error})") from None
        if not addresses:
            raise Refused(name, f"its host {host} has no address")
        for address in addresses:
            if not self.allow_private and not self.public(address):
                reason = f"leads to {address}, which is not a public address; --allow-private would let it"
                raise Refused(name, reason)
        return [str(address) for address in addresses]


def _within(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address carries."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in net for net in _NAT64) or (address in _COMPATIBLE and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
