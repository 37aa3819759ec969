"""A workbook as LibreOffice calculates it, every formula again."""

import csv
import shutil
import subprocess
from pathlib import Path

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def program() -> str | None:
    """LibreOffice on this machine, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def calculated(workbook: bytes, sheet: str, folder: Path) -> list[list[str]]:
    """The cells of one sheet, recalculated when the workbook is opened."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    profile.joinpath("registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    folder.joinpath("book.xlsx").write_bytes(workbook)
    command = [
        str(program()), f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to",
        _EVERY_SHEET, "--outdir", str(folder), str(folder / "book.xlsx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with folder.joinpath(f"book-{sheet}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
