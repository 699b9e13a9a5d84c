"""How hard Hypothesis tries: the same cases on every run of CI, new ones elsewhere."""

import os

import hypothesis

hypothesis.settings.register_profile("house", deadline=None, max_examples=60, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")
