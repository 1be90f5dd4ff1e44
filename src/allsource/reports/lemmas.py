"""The dictionary form of an English word, from the word and its Penn Treebank tag.

Rules for regular endings and one table of irregular forms. Idea and order of the rules follow ordinary English spelling
(doubling, -ies, silent e); there is no dictionary, so the lemma of a rare verb may lack or gain a final e. Every verb
of the event table is tested in all its forms.
"""

import re
from functools import lru_cache

from allsource.reports.tables import words

__all__ = ["lemma"]

_IRREGULAR_VERBS = {
    "be": "am is are was were been being 's 're 'm", "have": "has had having 've", "do": "does did done doing",
    "arise": "arose arisen", "bear": "bore borne born", "beat": "beaten", "become": "became", "begin": "began begun",
    "bid": "bade bidden", "bind": "bound", "bite": "bit bitten", "bleed": "bled", "blow": "blew blown",
    "break": "broke broken", "breed": "bred", "bring": "brought", "build": "built", "burn": "burnt", "buy": "bought",
    "catch": "caught", "choose": "chose chosen", "cling": "clung", "come": "came", "creep": "crept", "deal": "dealt",
    "dig": "dug", "draw": "drew drawn", "dream": "dreamt", "drink": "drank drunk",
    "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen", "feed": "fed", "feel": "felt",
    "fight": "fought", "find": "found", "flee": "fled fleeing", "fling": "flung", "fly": "flew flown",
    "forbid": "forbade forbidden", "foresee": "foresaw foreseen", "forget": "forgot forgotten",
    "forgive": "forgave forgiven", "forgo": "forwent forgone", "freeze": "froze frozen", "get": "got gotten",
    "give": "gave given", "go": "went gone goes", "grind": "ground", "grow": "grew grown", "hang": "hung",
    "hear": "heard", "hide": "hid hidden", "hold": "held", "keep": "kept", "kneel": "knelt", "know": "knew known",
    "lay": "laid", "lead": "led", "leave": "left", "lend": "lent", "light": "lit", "lose": "lost",
    "make": "made", "mean": "meant", "meet": "met", "mistake": "mistook mistaken", "overcome": "overcame",
    "oversee": "oversaw overseen", "overthrow": "overthrew overthrown", "overtake": "overtook overtaken",
    "override": "overrode overridden", "overrun": "overran", "pay": "paid", "plead": "pled",
    "rebuild": "rebuilt", "rend": "rent", "ride": "rode ridden", "ring": "rang rung", "rise": "rose risen",
    "run": "ran", "say": "said says", "see": "saw seen seeing", "seek": "sought", "sell": "sold",
    "resell": "resold", "send": "sent",
    "shake": "shook shaken", "shine": "shone", "shoot": "shot", "show": "shown", "shrink": "shrank shrunk",
    "sing": "sang sung", "sink": "sank sunk sunken", "sit": "sat", "slay": "slew slain", "sleep": "slept",
    "slide": "slid", "speak": "spoke spoken", "speed": "sped", "spend": "spent",
    "spin": "spun", "spring": "sprang sprung",
    "stand": "stood", "steal": "stole stolen", "stick": "stuck", "sting": "stung", "strike": "struck stricken",
    "string": "strung", "strive": "strove striven", "swear": "swore sworn", "sweep": "swept", "swim": "swam swum",
    "swing": "swung", "take": "took taken", "teach": "taught", "tear": "tore torn", "tell": "told", "think": "thought",
    "throw": "threw thrown", "undergo": "underwent undergone", "understand": "understood",
    "undertake": "undertook undertaken", "uphold": "upheld", "wake": "woke woken", "wear": "wore worn", "win": "won",
    "withdraw": "withdrew withdrawn", "withhold": "withheld", "withstand": "withstood",
    "write": "wrote written", "panic": "panicked panicking", "vie": "vying vied",
    "free": "freed freeing frees", "die": "died dies dying",
    "lie": "lied lies lying", "tie": "tied ties tying", "agree": "agreed agreeing", "decree": "decreed decreeing",
    "guarantee": "guaranteed guaranteeing", "veto": "vetoed vetoing vetoes",
    "torpedo": "torpedoed torpedoing torpedoes",
    "echo": "echoed echoing echoes", "embargo": "embargoed embargoing embargoes", "quit": "quitting", "ally": "allied",
    "bus": "bussed busses", "gas": "gassed gassing gasses", "prove": "proven", "bend": "bent", "learn": "learnt",
    "spoil": "spoilt", "stink": "stank stunk", "focus": "focused focusing focuses focussed", "shed": "shedding",
}  # fmt: skip
_IRREGULAR_NOUNS = {
    "men": "man", "women": "woman", "people": "people", "children": "child", "talks": "talks", "forces": "forces",
    "troops": "troops", "arms": "arms", "goods": "goods", "authorities": "authorities", "police": "police",
    "policemen": "policeman", "gunmen": "gunman", "fishermen": "fisherman", "crewmen": "crewman", "feet": "foot",
    "clergymen": "clergyman", "lives": "life", "wives": "wife", "thieves": "thief", "knives": "knife",
    "crises": "crisis", "bases": "base", "analyses": "analysis", "media": "media", "series": "series",
    "headquarters": "headquarters", "news": "news", "aircraft": "aircraft", "ties": "tie", "gas": "gas", "bus": "bus",
    "buses": "bus", "status": "status", "congress": "congress", "campus": "campus", "virus": "virus",
    "census": "census", "consensus": "consensus", "chaos": "chaos", "movies": "movie", "rookies": "rookie",
    "politics": "politics", "economics": "economics", "means": "means", "species": "species", "shells": "shell",
    "servicemen": "serviceman", "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "businessmen": "businessman",
    "congressmen": "congressman", "seamen": "seaman", "militiamen": "militiaman", "tribesmen": "tribesman",
    "missiles": "missile", "leaves": "leave", "selves": "self", "halves": "half", "gases": "gas",
    "avalanches": "avalanche", "tsunamis": "tsunami",
    "axes": "axe", "caches": "cache", "bogus": "bogus", "corps": "corps",
}  # fmt: skip
_FORMS = {form: base for base, forms in _IRREGULAR_VERBS.items() for form in forms.split()}
_MODALS = {"ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "'d": "would"}
_MUTE_E = re.compile(
    r"(?:[vzcu]|[^aeious]s|[^aeioulrw]l|[^aeiou][aeiou]s|[aeiou]{2}s|[dr]g|[aei]g|(?<![aeiou])[aeiou][kb]|(?<![eo])at|(?<![aeo])u[tdlmr]"
    r"|(?<!a)(?<!o)i[rdb]|(?<![eo])a[dr]|(?<!e)ed|(?<!o)om|(?<!o)ap)$"
)
"""Endings of a longer stem, left by -ed or -ing, after which English spelling has a silent e."""
_ALSO_MUTE = words(
    """ignit unit invit excit incit recit declin combin defin examin determin undermin imagin outlin refin ignor
    restor explor ador deplor interfer adher persever complet delet compet devot promot denot explod erod implod
    condon postpon dethron compil reconcil arrang chang exchang challeng aveng reveng infring plung loung extradit
    expedit televis telephon jeopardis blam nam sham telescop oblig abdicat machin quarantin reunit hydrat creat
    recreat confin accommodat past wast tast hast loath declar trampl aton conven dynamit exil implor massacr parol
    avalanch"""
)
_NEVER_MUTE = words(
    """add err ebb focus bias format combat offer visit bomb climb debut hiccup revel attack break speak look cook
    hook book invest disband beat treat repeat defeat threat cheat heat seat float boat benefit limit plumb thumb
    succumb entomb murmur harbour labour favour honour neighbour occur recur incur concur avoid raid aid fluid wed
    shed embed boycott kidnap wrap plead head lead spread load upload read broad blackmail"""
)
_VOWEL = re.compile(r"[aeiouy]+")


def _regular(stem: str) -> str:
    """The base of a regular verb's stem, which lost -ed or -ing: `invad` is invade, `bann` ban, `attack` attack."""
    syllables = len(_VOWEL.findall(stem.replace("qu", "kw")))
    if stem in _NEVER_MUTE:
        return stem
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiousfz":
        return stem if stem[-1] == "l" and (syllables == 1 or stem.endswith(("stall", "roll", "call"))) else stem[:-1]
    if syllables == 1 and re.search(r"(?:^|[^aeiou]|qu)[aeiouy][^aeiouwxy]$", stem):
        return stem + "e"
    return stem + "e" if stem in _ALSO_MUTE or _MUTE_E.search(stem) else stem


def _verb(word: str) -> str:
    if word in _FORMS:
        return _FORMS[word]
    if word.endswith("ing") and _VOWEL.search(word[:-3]):
        return _regular(word[:-3])
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and not word.endswith("eed") and _VOWEL.search(word[:-2]):
        return _regular(word[:-2])
    return _plural(word) if word.endswith("s") else word


def _plural(word: str) -> str:
    """A form in -s without it; verbs and nouns alike."""
    if word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "goes", "toes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=16384)
def lemma(word: str, tag: str) -> str:
    """Dictionary form of `word`, lower case; `tag` is its Penn Treebank tag.

    >>> lemma("struck", "VBD"), lemma("deliveries", "NNS"), lemma("met", "VBN")
    ('strike', 'delivery', 'meet')
    """
    lower = word.lower().replace("’", "'")
    if tag == "MD":
        return _MODALS.get(lower, lower)
    if tag.startswith("VB"):
        return _verb(lower)
    if tag.startswith("N"):
        return _IRREGULAR_NOUNS.get(lower) or (_plural(lower) if tag.endswith("S") else lower)
    return lower
