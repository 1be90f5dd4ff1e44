"""The stance table row by row; what is expected is the annotation guide's (claims, rules 6, 8, 9 and 11)."""

import pytest

from allsource.reports.stance import stance_of


@pytest.mark.parametrize(
    ("stance", "cues"),
    [
        ("asserts", ["said", "told", "wrote", "according to", "fears", "wants", "suggests", "claimed", "reportedly"]),
        ("confirms", ["confirmed", "admits", "conceded that", "acknowledged", "accepts", "verified", "agreed that"]),
        ("denies", ["denied", "denies", "rejects", "rebutted", "disputed", "dismissed", "ruled out", "denial"]),
        (
            "declines",
            [
                "declined to comment", "declined to officially confirm", "refused to say whether", "would not say",
                "did not respond to a request for comment", "didn't answer", "neither confirmed nor denied",
                "could not be reached", "was not available", "has not commented", "has yet to respond",
                "refused to confirm or deny", "did not deny", "wouldn't discuss", "never replied",
            ],
        ),
        ("asks", ["asked", "demanded", "urged", "called on", "called for", "requested", "appealed", "wants to know"]),
        (
            "doubts",
            [
                "it is unclear whether", "doubted", "questioned whether", "could not be independently verified",
                "is not known", "has not been confirmed", "unconfirmed", "cast doubt on", "remains to be seen",
                "is not clear", "isn't clear", "was unable to verify",
            ],
        ),
    ],
)  # fmt: skip
def test_rows(stance: str, cues: list[str]) -> None:
    assert {cue: stance_of(cue, "the port is open") for cue in cues} == dict.fromkeys(cues, stance)


def test_an_order_told_is_a_demand() -> None:
    assert stance_of("told", "to leave the port") == "asks"
    assert stance_of("told", "that the port is open") == "asserts"
