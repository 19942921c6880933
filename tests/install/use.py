"""What an embedder's first program does: read a bundle, every screen of it, and be told of one that is none.

Usage: use.py BUNDLE
"""
import mmap
import sys

import placard

with open(sys.argv[1], "rb") as file:
    module = placard.Module(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
said = [piece.plain for screen in module.load().screens for piece in screen if piece.kind == "step"]
assert module.id and len(said) > 3 and all(said), said
try:
    placard.Module(b"")
    sys.exit("nothing is a bundle")
except placard.Error as error:
    assert error.name == "PLACARD_ZIP_TRUNCATED", error.name
