"""Which addresses of the network may be asked: public ones, whatever a name or a redirect says.

In: an address that a name resolved to. Out: whether it lies on the public network. The standard
library's `is_global` lets through addresses that carry a private one inside, so these are unpacked.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

__all__ = ["is_loopback", "is_public"]

Address = IPv4Address | IPv6Address

REFUSED = tuple(
    ip_network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
GLOBAL_V6 = ip_network("2000::/3")
REFUSED_V6 = tuple(ip_network(net) for net in ("2001::/23", "2001:db8::/32", "3fff::/20"))
NAT64 = ip_network("64:ff9b::/96")
SIX_TO_FOUR = ip_network("2002::/16")


def is_public(address: str) -> bool:
    """Tell whether an address lies on the public network.

    >>> [is_public(text) for text in ("93.184.216.34", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    >>> [is_public(text) for text in ("2606:2800:220:1::1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%eth0")]
    [True, False, False, False]
    """
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        inner = _inner(parsed)
        if inner is not None:
            return is_public(str(inner))
        return parsed in GLOBAL_V6 and not any(parsed in net for net in REFUSED_V6)
    return parsed is not None and not any(parsed in net for net in REFUSED)


def is_loopback(address: str) -> bool:
    """Tell whether an address is this machine, and carries no other one inside.

    >>> [is_loopback(text) for text in ("127.0.0.1", "::1", "localhost", "10.0.0.1")]
    [True, True, False, False]
    """
    parsed = _parsed(address)
    if (
        isinstance(parsed, IPv6Address) and _inner(parsed) is not None
    ):  # releases of Python differ on "::ffff:127.0.0.1"
        return False
    return parsed is not None and parsed.is_loopback


def _parsed(address: str) -> Address | None:
    """Read an address; a name is none."""
    try:
        return ip_address(address.partition("%")[0])
    except ValueError:
        return None


def _inner(address: IPv6Address) -> IPv4Address | None:
    """Return the address of version 4 that one of version 6 carries."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in SIX_TO_FOUR:
        return IPv4Address((int(address) >> 80) & 0xFFFFFFFF)
    return None
