from .activities import Activity as Activity
from .activities import activity_from as activity_from
from .activities import is_decided as is_decided
from .document import Document as Document
from .document import Line as Line
from .document import Section as Section
from .documents import build_document as build_document
