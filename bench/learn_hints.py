"""Learn the weights of `data/hints_learned.toml` from the labeled statements.

    python -m bench.learn_hints [--check]

Writes the file afresh, its head and its rules kept; with `--check` it writes nothing and fails when the
file is not what the statements give. It takes a second.

For each trait (a word, the first word, two words in a row) the lines of each side are counted in which
it stands, in hundredths by the part of the line. Its weight is how much likelier it is on the strategic
side, as a logarithm, with a fifth of a line added to every count (naive Bayes over what is there). The
parts of a line are told by its small words alone: a wider vocabulary changes no weight.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from textwrap import fill

from bench.hints import STATEMENTS, read_lines
from gtm_framework.catalog import data_file
from gtm_framework.triage.hints.reading import read
from gtm_framework.triage.hints.traits import traits
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.zones import zones
from gtm_framework.triage.initiative import Kind

SOURCES = ("train", "dev", "held_out", "later", "lists_learn")
"""The sets of statements that are learned from."""
LISTS = ("lists_learn",)
"""Those of them whose undecided lines count on both sides: they could be either, not too faint to read."""
ADDED = 20
"""Hundredths of a line that every count begins with."""
LEAST_LINES = 2
"""In how many lines two words in a row must stand to count."""
LEAST_WEIGHT = 3
"""Tenths below which a weight says nothing and is left out."""
WEIGHTS = "\n[weights]\n"


def statements() -> list[tuple[str, Kind]]:
    """The lines that are learned from: those of either side, and of lists those that could be either."""
    return [
        (text, label)
        for name in SOURCES
        for text, label in read_lines(STATEMENTS / f"{name}.csv")
        if label is not Kind.UNDECIDED or name in LISTS
    ]


def learn(lines: Iterable[tuple[str, Kind]]) -> dict[str, int]:
    """The weight of each trait in tenths, above 0 for strategic, in alphabetical order."""
    counts: dict[Kind, Counter[str]] = {Kind.STRATEGIC: Counter(), Kind.TACTICAL: Counter()}
    met: Counter[str] = Counter()
    vocabulary = Vocabulary.default()
    for text, label in lines:
        words = read(text, "title", vocabulary).words
        for key, (percent, _) in traits(words, zones(words, (), vocabulary), vocabulary).items():
            for side in counts if label is Kind.UNDECIDED else (label,):
                counts[side][key] += percent
            met[key] += 1
    known = sorted(key for key, count in met.items() if " " not in key or count >= LEAST_LINES)
    total = {kind: sum(count[key] + ADDED for key in known) for kind, count in counts.items()}
    share = {
        kind: {key: log((count[key] + ADDED) / total[kind]) for key in known}
        for kind, count in counts.items()
    }
    weights = {key: round(10 * (share[Kind.STRATEGIC][key] - share[Kind.TACTICAL][key])) for key in known}
    return {key: weight for key, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}


def rewritten(text: str) -> str:
    """The text of the data file with the weights learned afresh; all that stands before them is kept."""
    by_weight: dict[int, list[str]] = {}
    for key, weight in learn(statements()).items():
        by_weight.setdefault(weight, []).append(key)
    rows = [
        f'{weight} = """{fill(", ".join(keys), 108, break_on_hyphens=False, break_long_words=False)}"""\n'
        for weight, keys in sorted(by_weight.items())
    ]
    return text.partition(WEIGHTS)[0] + WEIGHTS + "".join(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.learn_hints", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail when the file would change"
    )
    asked = parser.parse_args(arguments)
    path = data_file("hints_learned.toml")
    before = path.read_text(encoding="utf-8")
    after = rewritten(before)
    if asked.check:
        print("as the statements give it" if after == before else "not what the statements give")
        return int(after != before)
    path.write_text(after, encoding="utf-8")
    print(f"{len(statements())} statements, {len(after.encode()) // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
