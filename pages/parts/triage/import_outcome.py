"""What an import would do: the buttons, the errors, what is new and changed, and what stays unranked."""

from dataclasses import replace

import streamlit as st

from gtm_framework.english import counted, first_few
from gtm_framework.errors import GtmError
from gtm_framework.exchange import Report
from gtm_framework.exchange.importing import Changes, ImportRequest, ImportReview, saved
from pages.parts import session, workspace
from pages.parts.shell.inert import inert
from pages.parts.triage import import_state

_FAULTS_SHOWN = 20


def outcome(request: ImportRequest, review: ImportReview) -> None:
    """What would change, with the buttons."""
    if review.refused and not review.questions:
        _faults(review.refused, skips=request.skips_bad_rows)
    if review.changes:
        _changes(review.changes, skips=request.skips_duplicates)
        _unranked(review)
    for check in review.plan.checks:
        for sentence in check.sentences:
            st.markdown(f":material/fact_check: {inert(sentence)}")
    for note in review.plan.notes:
        st.markdown(f":material/info: {inert(note)}")
    if review.assumed:
        st.markdown(f":material/help: {inert(review.assumed)}")
    with st.container(horizontal=True, vertical_alignment="center", key="import-buttons"):
        puts = len(review.changes.puts) if review.changes else 0
        st.button(
            f"Import {counted(puts, 'idea')}" if puts else "Import",
            key="import",
            type="primary",
            icon=":material/download_done:",
            disabled=bool(review.obstacle),
            on_click=_import,
        )
        st.button("Cancel import", key="import-cancel", on_click=cancel)
        if review.obstacle:
            st.markdown(review.obstacle, width="content")


def cancel() -> None:
    """End the review without adding anything."""
    import_state.change(None)


def _faults(report: Report, *, skips: bool) -> None:
    st.error(f"We can’t read {counted(report.fault_count, 'cell')}, so nothing can be imported yet.")
    for line in first_few([str(fault) for fault in report.faults], _FAULTS_SHOWN, report.fault_count):
        st.text(line)
    if report.taken and not skips:
        st.button(
            f"Import valid rows only ({counted(report.taken, 'row')})",
            key="import-skip",
            on_click=_skip_bad_rows,
        )


def _changes(changes: Changes, *, skips: bool) -> None:
    counts = {
        "new": [idea.title for idea in changes.new],
        "changed": [f"{each.after.title} ({', '.join(each.fields)})" for each in changes.changed],
        "unchanged": [idea.title for idea in changes.unchanged],
    }
    st.markdown("  ·  ".join(f"**{len(titles):,}** {name}" for name, titles in counts.items()))
    pairs = [each.reason for each in changes.likely_duplicates]
    for name, titles in {**counts, "possible duplicates": pairs}.items():
        if titles:
            with st.expander(f"{len(titles):,} {name}"):
                st.dataframe({name: titles}, hide_index=True, alt=name)
    if pairs:
        st.checkbox(
            "Leave out possible duplicates",
            key=session.bound_key("import-duplicates", skips),
            on_change=_skip_duplicates,
        )


def _unranked(review: ImportReview) -> None:
    if review.unranked_ideas:
        lacking = ", ".join(f"{count:,} without {name}" for name, count in review.unranked.items())
        st.markdown(
            f":material/info: {counted(review.unranked_ideas, 'idea')} will stay unranked by "
            f"{inert(review.plan.method.name)}: {inert(lacking)}."
        )


def _skip_bad_rows() -> None:
    import_state.change(replace(import_state.request(), skips_bad_rows=True))


def _skip_duplicates() -> None:
    skips = bool(session.widget_value("import-duplicates"))
    import_state.change(replace(import_state.request(), skips_duplicates=skips))


@session.report_errors
def _import() -> None:
    request = import_state.request()
    review = import_state.review(request)
    if review.obstacle or review.changes is None:
        raise GtmError(review.obstacle)
    settings = workspace.current().settings
    mappings = saved(review.plan.settled, review.plan.grid.headers, settings.mappings)
    new, changed = review.changes.new, [each.after for each in review.changes.changed]
    told = f"{counted(len(new), 'new idea')} and {counted(len(changed), 'changed idea')}"
    workspace.import_ideas(new, changed, mappings, f"Import {told} from {request.name}")
    import_state.change(None)
    if draft := import_state.draft():
        session.clear_drafts(draft)
    unchanged = len(review.changes.unchanged)
    rest = f" Unchanged: {counted(unchanged, 'idea')}." if unchanged else ""
    session.notify(f"Imported {told} from {inert(request.name)}.{rest}", undo=True)
