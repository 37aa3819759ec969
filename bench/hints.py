"""How often the hints are right: suggested answers, all accepted, put to the rubric.

    python -m bench.hints [--json FILE] [--errors] [FILE.csv ...]

Prints for each set accuracy where it commits (strategic or tactical), coverage (how often it does),
the confusion table, and how many faint lines it wrongly commits on, before that the figures of the words
alone, without the learned opinion; then the time a line takes. `dev` is learnt from: its figures with the
opinion promise nothing. A further file needs the columns `text` and `label`.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench.timing import Figure, Measure
from gtm_framework.triage.hints import Hints, Vocabulary, suggest
from gtm_framework.triage.hints.accepting import Reader, hinted
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.verdict import classify

STATEMENTS = Path(__file__).parent / "statements"
OWN = ("dev", "held_out", "later")
ROUNDS = 5
KINDS = tuple(Kind)


@dataclass(frozen=True)
class Tally:
    """How one set of labelled lines came out.

    Attributes:
        name: The set.
        table: Label and verdict to the number of lines.
        wrong: Lines that got the other verdict than their label, with that verdict.
    """

    name: str
    table: Counter[tuple[Kind, Kind]]
    wrong: tuple[tuple[str, Kind], ...]

    @property
    def labelled(self) -> int:
        """Lines that are strategic or tactical."""
        return sum(count for (label, _), count in self.table.items() if label is not Kind.UNDECIDED)

    @property
    def committed(self) -> int:
        """Those of them that got a verdict."""
        return sum(count for pair, count in self.table.items() if Kind.UNDECIDED not in pair)

    @property
    def right(self) -> int:
        """Those of them that got the right one."""
        return self.table[Kind.STRATEGIC, Kind.STRATEGIC] + self.table[Kind.TACTICAL, Kind.TACTICAL]

    @property
    def faint(self) -> tuple[int, int]:
        """Lines labelled undecided: how many got a verdict all the same, and how many there are."""
        there = [(verdict, n) for (label, verdict), n in self.table.items() if label is Kind.UNDECIDED]
        return sum(n for verdict, n in there if verdict is not Kind.UNDECIDED), sum(n for _, n in there)

    def as_dict(self) -> dict[str, object]:
        """The figures, for a JSON file."""
        return {
            "set": self.name,
            "lines": self.labelled,
            "accuracy": self.right / self.committed if self.committed else None,
            "coverage": self.committed / self.labelled if self.labelled else None,
            "confusion": {f"{label} as {verdict}": n for (label, verdict), n in sorted(self.table.items())},
            "faint_committed": self.faint[0],
            "faint": self.faint[1],
        }

    @property
    def head(self) -> str:
        """The figures in one line."""
        head = f"{self.name}: {self.labelled} lines"
        if self.committed:
            head += (
                f", accuracy {self.right / self.committed:.1%} of {self.committed} committed"
                f", coverage {self.committed / self.labelled:.1%}"
            )
        return head

    def __str__(self) -> str:
        rows = ["  label       " + "".join(f"{f'as {kind}':>15}" for kind in KINDS)]
        rows += [
            f"  {label:<12}" + "".join(f"{self.table[label, verdict]:>15}" for verdict in KINDS)
            for label in KINDS
        ]
        return "\n".join([self.head, *rows])


def by_words(title: str, description: str) -> Hints:
    """The hints of the words alone: beside a vocabulary that is given stands no learned opinion."""
    return suggest(title, description, vocabulary=Vocabulary.default())


def tally(name: str, lines: Sequence[tuple[str, Kind]], read: Reader = suggest) -> Tally:
    """Suggest, accept, classify and count."""
    table: Counter[tuple[Kind, Kind]] = Counter()
    wrong = []
    for text, label in lines:
        verdict = classify(hinted(Initiative(title=text), read=read)).kind
        table[label, verdict] += 1
        if verdict not in (label, Kind.UNDECIDED):
            wrong.append((text, verdict))
    return Tally(name, table, tuple(wrong))


def read_lines(path: Path) -> list[tuple[str, Kind]]:
    """The labelled lines of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["text"], Kind(row["label"].strip().lower())) for row in csv.DictReader(file)]


def seconds_a_line(texts: Sequence[str]) -> tuple[float, ...]:
    """The mean time of `suggest`, vocabulary loaded, round by round."""
    suggest(texts[0])
    rounds = []
    for _ in range(ROUNDS):
        start = perf_counter()
        for text in texts:
            suggest(text)
        rounds.append((perf_counter() - start) / len(texts))
    return tuple(rounds)


def figures() -> Iterator[Figure]:
    """How many verdicts are right and how many lines get one, set by set; then the time a line takes."""
    sets = {name: read_lines(STATEMENTS / f"{name}.csv") for name in OWN}
    for name, lines in sets.items():
        found = tally(name, lines)
        of = f"of {found.labelled} labelled lines, {name}"
        yield Figure(f"wrong verdicts from hints {of}", Measure((found.committed - found.right,), "wrong"))
        yield Figure(f"verdicts from hints {of}", Measure((found.committed,), "verdicts"))
        yield Figure(
            f"verdicts from hints of {found.faint[1]} faint lines, {name}",
            Measure((found.faint[0],), "verdicts"),
        )
    texts = [text for lines in sets.values() for text, _ in lines]
    yield Figure(
        f"suggest for one line, mean of {len(texts):,}", Measure(seconds_a_line(texts)), limit=1e-3
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.hints", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.csv", help="columns text and label")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument(
        "--errors", action="store_true", help="list the wrong lines, save the held-out ones"
    )
    asked = parser.parse_args(arguments)
    sets = {name: read_lines(STATEMENTS / f"{name}.csv") for name in OWN}
    sets |= {path.name: read_lines(path) for path in asked.files}
    alone = [tally(f"{name}, words alone", lines, by_words) for name, lines in sets.items()]
    tallies = [tally(name, lines) for name, lines in sets.items()]
    for words, found in zip(alone, tallies, strict=True):
        print(words.head, found, sep="\n")
        if asked.errors and found.name != "held_out":
            print(*(f"  as {verdict}: {text}" for text, verdict in found.wrong), sep="\n")
    pace = min(seconds_a_line([text for name in OWN for text, _ in sets[name]])) * 1e6
    print(f"{pace:.0f} µs a line")
    if asked.json:
        kept = {
            "sets": [found.as_dict() for found in tallies],
            "words_alone": [found.as_dict() for found in alone],
            "microseconds_a_line": pace,
        }
        asked.json.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
