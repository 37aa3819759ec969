"""Library results in the form an assistant receives them."""

from gtm_framework.mcp_server import schemas as out
from gtm_framework.strategy import Remark
from gtm_framework.strategy.capacity import BestSet
from gtm_framework.triage import Ranked, Rubric, Verdict
from gtm_framework.triage.explain import flip_sentence, next_step, verdict_sentence, why
from gtm_framework.triage.methods import Methods
from gtm_framework.triage.scales import scale
from gtm_framework.workspace import INITIATIVE, Workspace


def verdict_out(verdict: Verdict) -> out.VerdictOut:
    """A verdict with its reasons."""
    return out.VerdictOut(
        kind=verdict.final_kind,
        lean=verdict.lean,
        coverage=verdict.coverage,
        decided=verdict.decided,
        reason=verdict_sentence(verdict),
        next_step=next_step(verdict),
        what_would_change_it=flip_sentence(verdict),
        contributions=[
            out.Contribution(
                question=part.criterion,
                answer=verdict.rubric.words(part.criterion, part.answer),
                adds=part.value,
            )
            for part in verdict.contributions
        ],
    )


def methods_out(methods: Methods) -> list[out.MethodOut]:
    """Every method with its numbers."""
    return [
        out.MethodOut(
            id=by.id,
            name=by.name,
            formula=by.formula,
            is_default=by.id == methods.default,
            inputs=[
                out.MethodInput(
                    id=each.id,
                    label=each.label,
                    unit=each.unit,
                    scale=scale(each.scale).name if each.scale else "",
                    calculated_from="" if each.is_field else each.field or "",
                )
                for each in by.inputs
            ],
        )
        for by in methods.values()
    ]


def ranked_out(item: Ranked, based_on: int | None = None) -> out.RankedIdea:
    """One idea with its rank."""
    idea = item.initiative
    return out.RankedIdea(
        id=idea.id,
        title=idea.title,
        rank=item.rank,
        kind=item.verdict.final_kind,
        quadrant=item.quadrant,
        score=item.score,
        impact=item.matrix_impact,
        effort=item.matrix_effort,
        owner=idea.owner,
        status=idea.status,
        why=why(item),
        missing=list(item.missing),
        based_on=based_on,
    )


def workspace_out(workspace: Workspace) -> out.WorkspaceOut:
    """A workspace with its ranked list."""
    return out.WorkspaceOut(
        id=workspace.id,
        name=workspace.name,
        revision=workspace.revision,
        method=workspace.settings.method,
        threshold=workspace.settings.threshold,
        ideas=[
            ranked_out(item, workspace.based_on.get((INITIATIVE, item.initiative.id)))
            for item in workspace.ranked()
        ],
        objectives={objective.id: objective.title for objective in workspace.cascade.objectives},
    )


def questions_out(rubric: Rubric) -> list[out.Question]:
    """The questions of the rubric with their options."""
    return [
        out.Question(
            id=question.id,
            question=question.question,
            weight=question.weight,
            options=[
                out.Option(
                    id=option,
                    text=rubric.words(question.id, option),
                    lean=lean / rubric.lean_max,
                )
                for option, lean in rubric.leans[question.id].items()
            ],
        )
        for question in rubric.questions
    ]


def finding_out(remark: Remark) -> out.FindingOut:
    """One finding."""
    return out.FindingOut(
        id=remark.id,
        severity=remark.severity,
        family=remark.family,
        reason=remark.reason,
        question=remark.question,
        advice=remark.advice,
    )


def portfolio_out(best: BestSet) -> out.PortfolioOut:
    """A recommended portfolio."""
    return out.PortfolioOut(
        feasible=best.feasible,
        impact=best.value,
        person_weeks=best.person_weeks,
        strategic_share=best.share,
        chosen=[
            out.PortfolioItem(
                id=one.id,
                title=one.title,
                quarter=one.quarter,
                person_weeks=one.person_weeks,
                impact=one.value,
            )
            for one in best.chosen
        ],
        left_out=[out.LeftOutItem(id=one.id, title=one.title, reason=one.text) for one in best.left],
        conflicts=[conflict.text for conflict in best.conflicts],
    )
