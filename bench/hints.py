"""How often the hints are right: accept all suggested answers, and compare the verdicts with labels.

    python -m bench.hints [--json FILE] [--errors] [FILE.csv ...]

Prints for each set accuracy where it commits (strategic or tactical), coverage (how often it does),
the confusion table, and how many unclear lines it wrongly commits on; how right each verdict is in a list
where one line in ten is strategic, with its 95 % interval; what becomes of the lines that are called
strategic in lists of one field; how far the two readings of a set agree (Cohen's kappa); then the
processor time a line takes, also as a multiple of a fixed computation. None of the sets is learned from;
of the vocabulary only `pairs_read` and `styles_read` were read. A further file needs the columns `text` and
`label`.
"""

import argparse
import csv
import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from bench.timing import Figure, Measure
from gtm_framework.triage.hints import Hints, Vocabulary, suggest
from gtm_framework.triage.hints.accepting import Reader, hinted
from gtm_framework.triage.hints.words import read_words
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.verdict import classify

STATEMENTS = Path(__file__).parent / "statements"
MEASURED = ("lists_kept", "hard")
"""Sets that are neither learned from nor read before they are measured."""
SHARES = {Kind.STRATEGIC: 0.1, Kind.TACTICAL: 0.9}
"""The strategic share of clear lines in a pasted list (house: 10 to 15% in the lists kept here)."""
READ_TWICE = ("hard", "styles")
"""Sets whose files hold two blind readings."""
FIELDS = {
    "go-to-market": ("marketing", "sales", "product", "founder", "content", "events"),
    "engineering": ("engineering", "tooling", "objectives", "operations"),
}
"""The fields of `lists_kept` that the report separates: engineering with what is written like it."""
MOST_TIMES_CUTTING = 18
"""At most this many times as long as splitting a line into words: 125 µs per line if that takes 7."""
STEPS = 20_000
"""How many entries the reference computation counts."""
DRAWS = 1000
"""How many draws an interval is based on."""
ROUNDS = 5
KINDS = tuple(Kind)


@dataclass(frozen=True)
class Tally:
    """The result for one set of labeled lines.

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
        """Lines labeled undecided: how many got a verdict anyway, and how many there are."""
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
            "precision_at_one_in_ten": {
                str(verdict): {
                    "right": self.precision(verdict),
                    "interval": self.precision_interval(verdict),
                }
                for verdict in (Kind.STRATEGIC, Kind.TACTICAL)
            },
        }

    def precision(self, verdict: Kind) -> float | None:
        """How often a verdict is right when one clear line in ten is strategic; None for an empty set."""
        lines = {label: sum(self.table[label, each] for each in KINDS) for label in SHARES}
        if not all(lines.values()):
            return None
        given = {label: self.table[label, verdict] / lines[label] for label in SHARES}
        return _precision(verdict, given) if any(given.values()) else None

    def precision_interval(self, verdict: Kind) -> tuple[float, float]:
        """Where `precision` is with 95% probability: Jeffreys' interval of each share, by simulation."""
        draw = random.Random(0)
        found = []
        for _ in range(DRAWS):
            given = {}
            for label in SHARES:
                hits = self.table[label, verdict]
                others = sum(self.table[label, each] for each in KINDS) - hits
                given[label] = draw.betavariate(hits + 0.5, others + 0.5)
            found.append(_precision(verdict, given))
        found.sort()
        return found[DRAWS * 25 // 1000], found[DRAWS * 975 // 1000]

    @property
    def by_verdict(self) -> str:
        """How right each verdict is, in one line."""
        told = []
        for verdict in (Kind.STRATEGIC, Kind.TACTICAL):
            right = self.precision(verdict)
            if right is not None:
                low, high = self.precision_interval(verdict)
                told.append(f"{verdict} {right:.1%} ({low:.1%} to {high:.1%})")
        return f"  right at one strategic line in ten: {', '.join(told) or 'no verdicts'}"

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
        return "\n".join([self.head, *rows, self.by_verdict])


def _precision(verdict: Kind, given: Mapping[Kind, float]) -> float:
    """The share of right verdicts, by how often lines of each label get it."""
    weighed = {label: share * given[label] for label, share in SHARES.items()}
    return weighed[verdict] / sum(weighed.values())


def by_words(title: str, description: str) -> Hints:
    """The hints of the words alone: with a custom vocabulary, there is no learned opinion."""
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
    """The labeled lines of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["text"], Kind(row["label"].strip().lower())) for row in csv.DictReader(file)]


def was_read(text: str) -> bool:
    """Whether a line is in the half of its set that was read while the vocabulary was made.

    The first byte of the BLAKE2b digest (4 bytes) of the line says so.
    """
    return hashlib.blake2b(text.encode(), digest_size=4).digest()[0] % 2 == 0


def pairs(*, read_before: bool) -> list[tuple[str, Kind]]:
    """The lines of `pairs.csv`: the half that was read, or the other; the strategic line says which."""
    with (STATEMENTS / "pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        (row[kind], Kind(kind))
        for row in rows
        if was_read(row["strategic"]) is read_before
        for kind in ("strategic", "tactical")
    ]


def styles(*, read_before: bool) -> list[tuple[str, Kind]]:
    """The lines of `styles.csv`: the half that was read, or the other."""
    return [line for line in read_lines(STATEMENTS / "styles.csv") if was_read(line[0]) is read_before]


def own_sets() -> dict[str, list[tuple[str, Kind]]]:
    """The project's own sets, by name."""
    sets = {name: read_lines(STATEMENTS / f"{name}.csv") for name in MEASURED}
    halves = {"pairs": pairs, "styles": styles}
    sets |= {f"{name}_kept": half(read_before=False) for name, half in halves.items()}
    return sets | {f"{name}_read": half(read_before=True) for name, half in halves.items()}


def called_strategic() -> dict[str, Counter[Kind]]:
    """By field, the labels of the lines of `lists_kept` that are called strategic."""
    with (STATEMENTS / "lists_kept.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (row["field"], Kind(row["label"])) for row in csv.DictReader(file) if _is_strategic(row["text"])
        ]
    return {
        name: Counter(label for field, label in rows if field in fields) for name, fields in FIELDS.items()
    }


def _is_strategic(text: str) -> bool:
    return classify(hinted(Initiative(title=text))).kind is Kind.STRATEGIC


def agreement(path: Path) -> tuple[float, float]:
    """The share of lines that two readings label alike, and Cohen's kappa, for a file with both."""
    with path.open(encoding="utf-8", newline="") as file:
        readings = [(row["first"], row["second"]) for row in csv.DictReader(file)]
    lines = len(readings)
    alike = sum(first == second for first, second in readings) / lines
    first, second = (Counter(reading[which] for reading in readings) for which in (0, 1))
    by_chance = sum(first[label] * second[label] for label in first) / lines**2
    return alike, (alike - by_chance) / (1 - by_chance) if by_chance < 1 else 1.0


def reference() -> int:
    """A fixed computation to compare with: what a line takes depends on the machine, their ratio hardly."""
    found: dict[str, int] = {}
    for step in range(STEPS):
        key = str(step % 997)
        found[key] = found.get(key, 0) + step
    return len(found)


def seconds_a_line(texts: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """Processor seconds round by round: `suggest` and cutting into words, a line; and the reference."""

    def each(act: Callable[[str], object]) -> None:
        for text in texts:
            act(text)

    acts: dict[str, tuple[Callable[[], object], int]] = {
        "suggest": (lambda: each(suggest), len(texts)),
        "cutting": (lambda: each(read_words), len(texts)),
        "reference": (reference, 1),
    }
    suggest(texts[0])
    took: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(ROUNDS):
        for name, (act, parts) in acts.items():
            start = process_time()
            act()
            took[name].append((process_time() - start) / parts)
    return {name: tuple(values) for name, values in took.items()}


def figures() -> Iterator[Figure]:
    """How many verdicts are right and how many lines get one, set by set; then the time a line takes."""
    sets = own_sets()
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
    took = seconds_a_line(texts)
    ours, cutting = Measure(took["suggest"]), Measure(took["cutting"])
    what = f"suggest for one line, mean of {len(texts):,}, beside cutting it into words"
    yield Figure(what, ours, cutting, limit=MOST_TIMES_CUTTING)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.hints", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.csv", help="columns text and label")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument(
        "--errors",
        action="store_true",
        help="list the wrong lines of files and of the halves that were read",
    )
    asked = parser.parse_args(arguments)
    sets = own_sets()
    sets |= {path.name: read_lines(path) for path in asked.files}
    alone = [tally(f"{name}, words alone", lines, by_words) for name, lines in sets.items()]
    tallies = [tally(name, lines) for name, lines in sets.items()]
    for words, found in zip(alone, tallies, strict=True):
        print(words.head, found, sep="\n")
        if asked.errors and found.name not in (*MEASURED, "pairs_kept", "styles_kept"):
            print(*(f"  as {verdict}: {text}" for text, verdict in found.wrong), sep="\n")
    print(*_field_lines(called_strategic()), sep="\n")
    agreements = {name: agreement(STATEMENTS / f"{name}.csv") for name in READ_TWICE}
    for name, (alike, kappa) in agreements.items():
        print(f"{name}: two readings agree on {alike:.1%} of the lines, kappa {kappa:.2f}")
    took = seconds_a_line([text for name in own_sets() for text, _ in sets[name]])
    pace, beside = min(took["suggest"]), min(took["reference"])
    print(
        f"{pace * 1e6:.0f} µs of processor time a line, {pace / beside:.4f} of counting {STEPS:,} entries "
        f"({beside * 1e3:.1f} ms)"
    )
    if asked.json:
        kept = {
            "sets": [found.as_dict() for found in tallies],
            "words_alone": [found.as_dict() for found in alone],
            "called_strategic": {
                name: {str(label): labels[label] for label in KINDS}
                for name, labels in called_strategic().items()
            },
            "agreement": {
                name: {"alike": alike, "kappa": kappa} for name, (alike, kappa) in agreements.items()
            },
            "microseconds_a_line": pace * 1e6,
            "of_the_reference": pace / beside,
        }
        asked.json.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def _field_lines(fields: Mapping[str, Counter[Kind]]) -> Iterator[str]:
    """The labels of the lines that are called strategic."""
    for name, labels in fields.items():
        right, wrong, unclear = (labels[kind] for kind in (Kind.STRATEGIC, Kind.TACTICAL, Kind.UNDECIDED))
        told = f"{right} right, {wrong} wrong, {unclear} unclear"
        count = sum(labels.values())
        share = f", {20 * wrong / count:.1f} wrong in 20" if count else ""
        yield f"lists_kept, called strategic, {name}: {told}{share}"


if __name__ == "__main__":
    main()
