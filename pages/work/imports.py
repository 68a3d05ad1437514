"""Impor: office spreadsheets brought in; which row is wrong, and why?"""

from lib.domain.permissions import Action
from lib.ui.imports.view import show_imports
from lib.ui.shell import open_page

page = open_page(Action.RECORD)
show_imports(page)
