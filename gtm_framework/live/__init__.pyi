from .files import LiveFiles as LiveFiles
from .rules import LiveFile as LiveFile
from .rules import live_rules as live_rules
from .server import LiveServer as LiveServer
from .server import live_address as live_address
