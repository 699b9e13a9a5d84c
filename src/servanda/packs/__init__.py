"""Language packs: folders of YAML under `data/languages/xx`, typed, merged, compiled once and cached.

A pack is `language.yaml` (how the language is written) and any number of lexicon files. Layers, later ones win:
`signs.yaml` (shared by all) ← `cldr.yaml` (generated from CLDR) ← the hand-written files ← the user's own folder
`$SERVANDA_DATA/languages/xx`.
"""

from servanda.packs.classes import BESIDE, CLASSES
from servanda.packs.concepts import Concept, concepts
from servanda.packs.customs import customs
from servanda.packs.digest import judging_digest, reading_digest
from servanda.packs.glosses import glosses
from servanda.packs.lands import Lands, lands
from servanda.packs.load import available, load
from servanda.packs.schema import Entry, Language, Pack

__all__ = [
    "BESIDE", "CLASSES", "Concept", "Entry", "Lands", "Language", "Pack", "available", "concepts", "customs", "glosses",
    "judging_digest", "lands", "load", "reading_digest",
]  # fmt: skip
