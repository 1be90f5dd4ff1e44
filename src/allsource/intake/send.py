"""What the desk sends: one message to a webhook, under the same rules of address as everything it fetches.

Nothing else leaves the desk. A redirect is refused, since the person named one address; the answer's body is not read.
"""

import httpx

from allsource.errors import Refused
from allsource.intake.addresses import Border
from allsource.intake.fetch import AGENT, TIMEOUT, Pinned, must_be_web, plain_refusals
from allsource.intake.item import shown

__all__ = ["send"]


def send(address: str, content: bytes, media_type: str, *, border: Border) -> int:
    """POST a message; the status of an answer that took it (2xx). Refused where it was not taken, with the reason."""
    name = shown(address)
    must_be_web(address, name)
    headers = {"User-Agent": AGENT, "Content-Type": media_type}
    client = httpx.Client(transport=Pinned(border), timeout=TIMEOUT, follow_redirects=False, trust_env=False)
    with client, plain_refusals(name), client.stream("POST", address, content=content, headers=headers) as answer:
        status = answer.status_code
    if not httpx.codes.is_success(status):
        raise Refused(name, f"did not take the message (HTTP {status})")
    return status
