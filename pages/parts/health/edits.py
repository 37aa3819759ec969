"""Editing the health sheet."""

from gtm_framework.workspace import HEALTH
from pages.parts.workspace import DocumentEditor

sheet = DocumentEditor(HEALTH, lambda workspace: workspace.health)
