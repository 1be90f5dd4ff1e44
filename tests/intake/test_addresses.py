"""The public internet by the IANA special-purpose address registries (IPv4 and IPv6), and names that lead elsewhere."""

from ipaddress import ip_address

import pytest

from allsource.errors import Refused
from allsource.intake.addresses import Border, is_public

PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1"]
NOT_PUBLIC = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "10.1.2.3": "private",
    "172.31.255.255": "private",
    "192.168.0.1": "private",
    "169.254.169.254": "link-local, where clouds keep their secrets",
    "100.64.0.1": "carrier-grade NAT",
    "100.127.255.255": "carrier-grade NAT",
    "0.0.0.0": "this network",
    "192.0.0.1": "protocol assignments",
    "192.0.2.1": "documentation",
    "198.18.0.1": "benchmarking",
    "224.0.0.1": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "broadcast",
    "::": "unspecified",
    "::1": "loopback",
    "::127.0.0.1": "IPv4-compatible loopback",
    "::ffff:127.0.0.1": "IPv4-mapped loopback",
    "::ffff:10.0.0.1": "IPv4-mapped private",
    "::ffff:169.254.169.254": "IPv4-mapped link-local",
    "64:ff9b::7f00:1": "NAT64 of loopback",
    "64:ff9b:1::a00:1": "local-use NAT64",
    "2002:7f00:1::": "6to4 of loopback",
    "2001:0:4136:e378:8000:63bf:80ff:fffe": "Teredo of loopback",
    "fe80::1": "link-local",
    "fc00::1": "unique local",
    "fd12:3456::1": "unique local",
    "fec0::1": "site-local",
    "ff02::1": "multicast",
    "2001:db8::1": "documentation",
    "100::1": "discard",
}


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address)), NOT_PUBLIC[address]


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    border = Border(resolver=lambda _host, _port: ["8.8.8.8", "192.168.1.1"])
    with pytest.raises(Refused, match=r"192\.168\.1\.1, which is not a public address; --allow-private"):
        border.checked("x.example", 80, "a")


def test_private_addresses_may_be_allowed() -> None:
    border = Border(allow_private=True, resolver=lambda _host, _port: ["8.8.8.8", "192.168.1.1"])
    assert border.checked("x.example", 80, "a") == ["8.8.8.8", "192.168.1.1"]


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "017700000001", "localhost", "127.0.0.1.", "::1"])
def test_other_spellings_of_loopback_do_not_pass(host: str) -> None:
    with pytest.raises(Refused):
        Border().checked(host, 80, "a")


@pytest.mark.parametrize("answer", [[], ["not an address"]])
def test_a_host_without_an_address_is_named(answer: list[str]) -> None:
    with pytest.raises(Refused, match=r"x\.example"):
        Border(resolver=lambda _host, _port: answer).checked("x.example", 80, "a")
