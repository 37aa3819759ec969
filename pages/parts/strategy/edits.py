"""Editing the strategy."""

from gtm_framework.workspace import STRATEGY
from pages.parts.workspace import DocumentEditor

strategy = DocumentEditor(STRATEGY, lambda workspace: workspace.strategy, item="card")
