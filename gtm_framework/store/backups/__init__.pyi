from .backup import back_up as back_up
from .backup import restore as restore
from .database_copy import Copied as Copied
from .database_copy import copy_database as copy_database
