"""What the OpenAPI document says holds: schemathesis asks everything that it allows, and what it does not."""

import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from servanda.cli.app import app

HERE = Path(__file__).parent
PATIENCE = 900  # seconds

pytestmark = pytest.mark.skipif(not find_spec("schemathesis"), reason="needs schemathesis: pip install '.[api]'")


def test_the_interface_does_what_its_document_says(tmp_path):
    ledger = tmp_path / "demo.ledger"
    made = CliRunner().invoke(app, ["ledger", "demo", "--ledger", str(ledger)])
    assert made.exit_code == 0, made.output
    command = [sys.executable, "-m", "servanda", "serve", "--ledger", str(ledger), "--port", "0", "--by", "tester"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own command
        try:
            address = server.stderr.readline().split()[0]
            runs = shutil.which("schemathesis", path=sysconfig.get_path("scripts"))
            told = subprocess.run(  # noqa: S603
                [runs, "--config-file", HERE / "schemathesis.toml", "run", f"{address}api/schema/openapi.json"],
                capture_output=True, text=True, timeout=PATIENCE, check=False, cwd=tmp_path,
            )  # fmt: skip
        finally:
            server.terminate()
    assert told.returncode == 0, told.stdout + told.stderr
