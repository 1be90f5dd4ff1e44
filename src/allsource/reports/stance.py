"""What a source does to the content: the first row of the table whose pattern the cue shows.

Rows follow the annotation guide: refusals before denials, denials before confirmations, since `declined to confirm`
holds the words of both. Patterns are read against the cue and up to three words before it. The default is `asserts`.
Left out: irony, and what a source implies without saying.
"""

import re

from allsource.reports.tables import either

__all__ = ["STANCES_BY_CUE", "stance_of"]

_NOT = r"(?:not|n't|never|nor|neither|no one|nobody|none)"
_SAY = either(
    """comment say confirm discuss answer elaborate disclose name identify specify respond reply explain reveal give
    provide detail speak talk address mention release be_(?:drawn|named|identified|interviewed)"""
)
_AUX = either("did does do would will has have had could")
_DENY = either("den(?:y|ies|ied|ying|ials?)\\b rebut refut reject repudiat disput dismiss disavow contradict debunk")
_WAVE_OFF = either("rubbish shot_down brush(?:ed|es)?_(?:off|aside) disagree rul(?:es?|ed|ing)_out")
_OPEN = either("doubt sceptic skeptic unclear uncertain unknown unsure")
_CONFIRM = either("confirm admit admission conced acknowledg accept(?:s|ed|ing)?\\b verif corroborat concur")
_ASK = either("ask demand request urg(?:e|es|ed|ing)\\b beg(?:s|ged|ging)?\\b appeal inquir enquir wonder plead implor")

STANCES_BY_CUE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (stance, re.compile(pattern))
    for stance, pattern in (
        ("doubts", r"\b(?:un|not (?:be |been )?)(?:\w+ly )?(?:confirmed|verified|substantiated|proven)\b"),
        ("doubts", r"\b(?:could|can|was|were|been)(?: ?not|n't)(?: \w+)? (?:be )?(?:\w+ly )?(?:verif|confirm)"),
        ("doubts", r"\bunable to (?:\w+ly )?(?:verif|confirm)|\bno (?:\w+ )?confirmation\b"),
        ("declines", rf"\b(?:declin|refus)\w*(?: to(?: \w+ly)? {_SAY}| (?:comment|request)|\b)"),
        ("declines", r"\bneither confirm\w* nor den|\b(?:confirm|den(?:y|ied)) or (?:den|confirm)|no comment"),
        ("declines", rf"\b{_AUX}(?: {_NOT}|n't)(?: \w+)? (?:be )?{_SAY}\b"),
        ("declines", rf"\b{_AUX}(?: {_NOT}|n't)(?: \w+)? (?:return|repl|respond|answer|comment)"),
        ("declines", rf"\b{_NOT}(?: \w+)? (?:den(?:y|ied)|available|respond|repl|comment)|n't den(?:y|ied)"),
        ("declines", r"could(?: not|n't)(?: \w+)? be (?:reached|contacted)|(?:was|were)(?: not|n't)(?: \w+)? reach"),
        ("declines", r"\b(?:silent|without (?:elaborat|comment)|yet to (?:comment|respond)|dodged|sidestepp|evaded)"),
        ("denies", rf"\b(?:{_DENY}|{_WAVE_OFF})"),
        (
            "doubts",
            r"\bquestion(?:s|ed|ing)\b|\bquestion (?:whether|if|the)\b|\braised? (?:\w+ )?(?:questions?|doubts?)",
        ),
        ("doubts", rf"\b{_OPEN}|(?:\bnot|n't) (?:\w+ )?(?:clear|known|sure|certain)\b"),
        ("doubts", r"\bremains? to be seen|\bopen question|\bcast\w* doubt"),
        ("confirms", rf"\b{_CONFIRM}|\bown(?:s|ed)? up|\brecogni[sz](?:e|es|ed|ing)\b|\bagree(?:s|d|ing)?\b(?! to\b)"),
        ("asks", rf"\b{_ASK}|\bcall(?:s|ed|ing)? (?:\w+ )?(?:on|upon|for)\b|\bpress(?:es|ed|ing)? for\b"),
        ("asks", r"\bseek(?:s|ing)?\b|\bsought\b|\bwant(?:s|ed)? to know\b|\border(?:s|ed|ing)\b|\binstruct"),
    )
)
_ORDERS = re.compile(r"\b(?:tell|tells|told|telling|warn(?:s|ed|ing)?|advis(?:e|es|ed|ing)|command(?:s|ed|ing)?)\b")


def stance_of(cue: str, content: str) -> str:
    """The stance of a cue (with the words before it, lower case) towards a content."""
    for stance, pattern in STANCES_BY_CUE:
        if pattern.search(cue):
            return stance
    return "asks" if _ORDERS.search(cue) and re.match(r"(?:not )?to \w", content) else "asserts"
