from .demo import demo_company as demo_company
from .demo import demo_workshop as demo_workshop
from .example import example_ideas as example_ideas
from .file import corrections_in as corrections_in
from .file import read_workspace as read_workspace
from .file import workspace_bytes as workspace_bytes
from .schema import schema_bytes as schema_bytes
