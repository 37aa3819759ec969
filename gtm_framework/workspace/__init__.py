"""One workspace: its documents, its health, its findings, and the worked examples as workspaces."""

from gtm_framework.workspace.documents import CASCADE as CASCADE
from gtm_framework.workspace.documents import HEALTH as HEALTH
from gtm_framework.workspace.documents import INITIATIVE as INITIATIVE
from gtm_framework.workspace.documents import OWN_TABLE as OWN_TABLE
from gtm_framework.workspace.documents import REPORT as REPORT
from gtm_framework.workspace.documents import SETTINGS as SETTINGS
from gtm_framework.workspace.documents import STRATEGY as STRATEGY
from gtm_framework.workspace.documents import Kept as Kept
from gtm_framework.workspace.documents import readable as readable
from gtm_framework.workspace.settings import ReportSettings as ReportSettings
from gtm_framework.workspace.settings import Settings as Settings
from gtm_framework.workspace.template import Copied as Copied
from gtm_framework.workspace.template import as_template as as_template
from gtm_framework.workspace.template import copied as copied
from gtm_framework.workspace.workspace import Workspace as Workspace
