"""Scripts of tools/, loaded as modules."""

import importlib.machinery
import importlib.util
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="session")
def tool():
    """A script by name; what it imports from beside it is found as when it is run."""

    def load(name: str):
        if name not in sys.modules:
            loader = importlib.machinery.SourceFileLoader(name, str(TOOLS / name))
            spec = importlib.util.spec_from_loader(name, loader)
            sys.modules[name] = importlib.util.module_from_spec(spec)
            loader.exec_module(sys.modules[name])
        return sys.modules[name]

    sys.path.insert(0, str(TOOLS))
    yield load
    sys.path.remove(str(TOOLS))
