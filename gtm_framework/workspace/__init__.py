"""One workspace: its documents, its health, its findings, and the worked examples as workspaces."""

from gtm_framework.workspace.template import Copied as Copied
from gtm_framework.workspace.template import as_template as as_template
from gtm_framework.workspace.template import copied as copied
from gtm_framework.workspace.workspace import CASCADE as CASCADE
from gtm_framework.workspace.workspace import HEALTH as HEALTH
from gtm_framework.workspace.workspace import INITIATIVE as INITIATIVE
from gtm_framework.workspace.workspace import OWN_TABLE as OWN_TABLE
from gtm_framework.workspace.workspace import REPORT as REPORT
from gtm_framework.workspace.workspace import SETTINGS as SETTINGS
from gtm_framework.workspace.workspace import STRATEGY as STRATEGY
from gtm_framework.workspace.workspace import Kept as Kept
from gtm_framework.workspace.workspace import ReportSettings as ReportSettings
from gtm_framework.workspace.workspace import Settings as Settings
from gtm_framework.workspace.workspace import Workspace as Workspace
from gtm_framework.workspace.workspace import readable as readable
