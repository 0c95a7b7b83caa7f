"""Prints, a line each, the compiler flags of the source nearest to a path: same folder, else a folder above.
compile_flags.py COMPILE_COMMANDS PATH"""
import json
import os
import shlex
import sys

commands, path = sys.argv[1:3]
wanted = os.path.realpath(path)


def shared(entry):
    """Length of the folder that the source and the path have in common, in parts."""
    a, b = entry["file"].split(os.sep), wanted.split(os.sep)
    return next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))


with open(commands, encoding="utf-8") as file:
    entries = [e for e in json.load(file) if e["file"].endswith(".cpp") and "/precompiled/" not in e["file"]]
nearest = max(entries, key=shared)
words = shlex.split(nearest["command"])
skip = False
for i, word in enumerate(words):
    if skip:
        skip = False
    elif word in ("-isystem", "-I"):
        print(word)
        print(words[i + 1])
        skip = True
    elif word == "-include":
        skip = True
    elif word.startswith(("-I", "-D", "-std", "-W", "-f")) and word != "-fpch-preprocess" and word != "-Winvalid-pch":
        print(word)
