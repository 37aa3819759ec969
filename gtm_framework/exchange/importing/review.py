"""A file under review: what it would become, what it would change, and what is still open."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from gtm_framework.exchange.cells.vocabulary import Vocabulary
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.files.grid_in import Progress, grid_of_file
from gtm_framework.exchange.importing.assumptions import assumed_line
from gtm_framework.exchange.importing.changes import Changes, apply_plan
from gtm_framework.exchange.importing.choices import Choices, grid_as_kept
from gtm_framework.exchange.importing.plan import ImportPlan, plan_import
from gtm_framework.exchange.importing.planned_columns import Question, column_choices
from gtm_framework.exchange.limits import PAGE_ROWS
from gtm_framework.exchange.report import FileRefused, Report
from gtm_framework.triage import Initiative, Rubric, missing_of
from gtm_framework.triage.methods import Method, Methods


@dataclass(frozen=True, slots=True)
class ImportRequest:
    r"""A file and a person's choices for it.

    Attributes:
        name: What to call it in messages.
        content: Its bytes.
        choices: The chosen columns, scales, rows, sheet, and header row.
        skips_bad_rows: Whether rows with errors are left out.
        skips_duplicates: Whether new ideas that look like existing ones are left out.

    Example:
        >>> request = ImportRequest("ideas.csv", b"Idea,Value\nPartner program,4\n")
        >>> request.with_column("Value", "", "impact").with_scale("impact", "1-5").choices.scales
        {'impact': '1-5'}
    """

    name: str
    content: bytes
    choices: Choices = field(default_factory=Choices)
    skips_bad_rows: bool = False
    skips_duplicates: bool = False

    def with_column(self, header: str, before: str, name: str) -> "ImportRequest":
        """The same file with one column assigned differently.

        Args:
            header: The column's header.
            before: Our name for what it was so far; empty for nothing.
            name: Our name for what it becomes; empty to keep it as is.
        """
        columns = dict(self.choices.columns)
        if before:
            columns[before] = ""
        if name:
            columns[name] = header
        return replace(self, choices=replace(self.choices, columns=columns))

    def with_scale(self, name: str, on: str) -> "ImportRequest":
        """The same file with the numbers of one column on another scale."""
        return replace(self, choices=replace(self.choices, scales={**self.choices.scales, name: on}))

    def with_answer(self, question: Question, value: str) -> "ImportRequest":
        """The same file with a question answered."""
        answer = question.answered(value)
        if answer.sheet is not None:  # another sheet has other columns
            return replace(self, choices=answer)
        return replace(self, choices=self.choices | answer)


@dataclass(frozen=True)
class ImportReview:
    r"""What a file would do to a workspace.

    Attributes:
        plan: What each column becomes, with checks and questions.
        changes: What would be new, changed, and unchanged; None while the file is rejected.
        refused: What is wrong with it; None if nothing is.
        unranked: Maps each missing number to how many ideas would be unranked without it.
        unranked_ideas: How many ideas would be unranked.
        remembered: Whether choices were saved for these headers.
        forgotten: Headers of columns saved as a number that no method uses anymore.

    Example:
        >>> from gtm_framework.triage.methods import all_methods
        >>> request = ImportRequest("ideas.csv", b"Idea,Impact\nPartner program,8\n")
        >>> rules = {"methods": all_methods(), "method": all_methods()["ratio"], "threshold": 5}
        >>> made = review_import(request, existing=(), **rules)
        >>> made.only_adds, dict(made.unranked), made.obstacle
        (True, {'effort': 1}, '')
    """

    plan: ImportPlan
    changes: Changes | None
    refused: Report | None
    unranked: Mapping[str, int]
    unranked_ideas: int
    remembered: bool
    forgotten: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The unanswered questions."""
        return tuple(each for each in self.plan.questions if each.is_open(self.plan.choices))

    @property
    def assumed(self) -> str:
        """What is assumed about the numbers, and how to change it; empty if nothing is."""
        return assumed_line(self.plan.assumptions, "To change that, choose another scale below.")

    @property
    def only_adds(self) -> bool:
        """Whether it only adds new ideas, with every row read and nothing left open."""
        changes = self.changes
        return (
            not self.obstacle
            and not self.plan.grid.left_out
            and changes is not None
            and not (changes.changed or changes.unchanged or changes.likely_duplicates)
        )

    @property
    def obstacle(self) -> str:
        """Why it can't be imported now, and what to do; empty if it can."""
        if self.questions:
            count = len(self.questions)
            return "Answer the question above." if count == 1 else f"Answer the {count} questions above."
        if self.changes is None:
            return "Fix the file, or choose other columns."
        if not len(self.changes.sheet):
            return "The list has a header row but no ideas below it. Add one row per idea."
        if not self.changes.puts:
            return "Nothing would change: the workspace already has all of it."
        return ""


def review_import(
    request: ImportRequest,
    *,
    existing: Sequence[Initiative],
    methods: Methods,
    method: Method,
    threshold: float,
    mappings: str = "",
    progress: Progress | None = None,
) -> ImportReview:
    r"""Read a file and say what it would do, without adding anything.

    Args:
        request: The file and the choices.
        existing: The ideas of the workspace.
        methods: The methods whose numbers can be columns.
        method: The method that ranks the list.
        threshold: Scores above it are high.
        mappings: Choices saved for sets of headers (`choices.saved`).
        progress: Called with bytes read and total bytes; raising from it cancels.

    Raises:
        FileRefused: If it isn't a list; says what it is and what to do.
        GtmError: If it has no such sheet.

    Example:
        >>> from gtm_framework.triage.methods import all_methods
        >>> request = ImportRequest("ideas.csv", b"Idea,Impact\nPartner program,8\n")
        >>> rules = {"methods": all_methods(), "method": all_methods()["ratio"], "threshold": 5}
        >>> made = review_import(request, existing=(), **rules)
        >>> [(idea.title, idea.impact) for idea in made.changes.new]
        [('Partner program', 8.0)]
    """
    chosen = request.choices

    def read(sheet: str | None, header_row: int | None) -> Grid:
        return grid_of_file(
            request.content,
            request.name,
            sheet=chosen.sheet or sheet,
            header_row=header_row if chosen.header_row is None else chosen.header_row,
            keep=chosen.keep,
            max_rows=PAGE_ROWS,
            progress=progress,
        )

    grid, found = grid_as_kept(read, mappings)
    kept, forgotten = _still_known(found, methods)
    plan = plan_import(
        grid,
        existing=existing,
        method=method,
        methods=methods,
        choices=kept | chosen,
        threshold=threshold,
    )
    changes, refused = None, None
    try:
        changes = apply_plan(plan, on_bad="skip" if request.skips_bad_rows else "refuse")
    except FileRefused as error:
        refused = error.report
    if changes and request.skips_duplicates:
        changes = changes.without_duplicates()
    missing = [missing_of(idea, method) for idea in changes.puts] if changes else []
    lacking = Counter(name for names in missing for name in names)
    return ImportReview(
        plan,
        changes,
        refused,
        lacking,
        sum(map(bool, missing)),
        bool(kept.columns or kept.scales),
        forgotten,
    )


def _still_known(kept: Choices, methods: Methods) -> tuple[Choices, tuple[str, ...]]:
    """The saved choices without numbers that no method uses anymore, and the headers of those columns."""
    vocabulary = Vocabulary.of(Rubric.default(), comma=False, inputs=methods.inputs)
    known = {*column_choices(vocabulary)}
    columns = {name: header for name, header in kept.columns.items() if name in known}
    scales = {name: on for name, on in kept.scales.items() if name in known}
    still = Choices(columns, scales, sheet=kept.sheet, header_row=kept.header_row)
    return still, tuple(h for name, h in kept.columns.items() if name not in known and h)
