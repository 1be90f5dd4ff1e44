"""Which data each group of heads is trained on. One table; paths are below the data folder, which is a parameter."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from builders.reader.corpora.columns import crossner, uner, wikigold, wnut
from builders.reader.corpora.gum import gum
from builders.reader.corpora.masc import masc_entities
from builders.reader.corpora.polnear import polnear
from builders.reader.corpora.propbank import ewt, masc
from builders.reader.examples import pack
from builders.reader.passages import Passage
from builders.reader.splits import split

__all__ = ["GROUPS", "passages"]

_DOMAINS = ("politics", "ai", "literature", "music", "science")


def _attribution(data: Path) -> list[Passage]:
    return polnear(data / "polnear/train")


def _arguments(data: Path) -> list[Passage]:
    return ewt(data / "propbank_ewt/train.jsonl.xz") + masc(data / "propbank_masc/all.jsonl.xz")


def _entities(data: Path) -> list[Passage]:
    found = gum(data / "gum/gum_dep_coref.tar.xz", data / "gum/splits.md") + masc_entities(data / "masc")
    ours = split("uner_ewt_dev_train.txt") | split("wikigold_train.txt")
    halved = uner(data / "uner_ewt/en_ewt-ud-dev.iob2")
    halved += wikigold(data / "wikigold/CONLL-format/data/wikigold.conll.txt")
    found += [one for document in halved for one in document if one.document in ours]
    for domain in _DOMAINS:
        for part in ("train", "dev"):
            found += crossner(data / "crossner/ner_data" / domain / f"{part}.txt")
    return found + wnut(data / "wnut17/wnut17train.conll")


# group: (how it is read, epochs, how many consecutive passages are packed, most characters packed)
GROUPS: Mapping[str, tuple[Callable[[Path], list[Passage]], float, tuple[int, ...], int]] = {
    "attribution": (_attribution, 3.0, (1, 1, 1, 2, 3), 900),
    "arguments": (_arguments, 8.0, (1, 1, 2, 3, 4), 700),
    "entities": (_entities, 5.0, (1, 1, 2, 3), 700),
}


def passages(data: Path, group: str, random: Random) -> list[Passage]:
    """The passages of a group, packed."""
    read, _, choices, longest = GROUPS[group]
    return pack(read(data), random, choices, longest)
