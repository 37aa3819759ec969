"""This visitor's session: widgets, cache, drafts, notices; the only package that touches session state.

The store is the source of truth. Widgets get the stored values, and every edit is saved at once, so a
refresh or a restart loses nothing.
"""

from pages.parts.session.author import author
from pages.parts.session.cache import cached
from pages.parts.session.dates import date_format, date_words
from pages.parts.session.drafts import (
    DRAFT_PREFIX,
    clear_drafts,
    draft_key,
    draft_status,
    draft_text,
    draft_was_restored,
    receive_drafts,
)
from pages.parts.session.local import (
    get_local,
    open_item,
    open_workspace_id,
    opened_item,
    set_local,
    set_open_workspace,
)
from pages.parts.session.messages import UnreadableMessageError, reading_message
from pages.parts.session.notices import Notice, has_notices, notify, report_errors, take_notices
from pages.parts.session.visitor import (
    WINDOW,
    local_time,
    presenting,
    query_param,
    set_window,
    stage,
    store,
    theme,
    today,
    window,
)
from pages.parts.session.widgets import (
    SINGLE_ROW,
    bound_key,
    clear_widgets,
    selected_rows,
    selection_key,
    set_widget,
    shared_key,
    shared_value,
    widget_value,
)

__all__ = [
    "DRAFT_PREFIX",
    "SINGLE_ROW",
    "WINDOW",
    "Notice",
    "UnreadableMessageError",
    "author",
    "bound_key",
    "cached",
    "clear_drafts",
    "clear_widgets",
    "date_format",
    "date_words",
    "draft_key",
    "draft_status",
    "draft_text",
    "draft_was_restored",
    "get_local",
    "has_notices",
    "local_time",
    "notify",
    "open_item",
    "open_workspace_id",
    "opened_item",
    "presenting",
    "query_param",
    "reading_message",
    "receive_drafts",
    "report_errors",
    "selected_rows",
    "selection_key",
    "set_local",
    "set_open_workspace",
    "set_widget",
    "set_window",
    "shared_key",
    "shared_value",
    "stage",
    "store",
    "take_notices",
    "theme",
    "today",
    "widget_value",
    "window",
]
