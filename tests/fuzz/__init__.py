"""Fuzzing: bytes that nobody wrote, given to everything that takes bytes or words.

``PYTHONPATH=src:tests python -m fuzz --seconds 600 --jobs 16`` spreads the targets of
:mod:`fuzz.targets` over processes and prints a table. See the README beside this file.
"""
