#!/usr/bin/env python3
"""Check what bundles weigh: documents against deflated Markdown, and what a bundle adds to its document.

Usage: compact.py PLACARD

Over a generated library of 200 text-only modules and over the example library: the document entries together take at most
the bytes of the source files deflated one by one at libdeflate's level 9, and a bundle with one language and no picture adds
at most 600 bytes to its document entry; in the example library, whose authors name more regulations and triggers, at most 800.
"""
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import compile as bench

ROOT = bench.HERE.parent.parent
MOST_OVERHEAD = {"generated": 600, "plant-7": 800}


def weigh(placard, library, out):
    """(bytes of document entries, bytes of deflated sources, largest overhead of a text-only bundle)"""
    subprocess.run([placard, "build", library, "-o", out], check=True, capture_output=True)
    documents = overhead = 0
    for path in sorted(out.glob("*.placard")):
        with zipfile.ZipFile(path) as bundle:
            packed = [entry.compress_size for entry in bundle.infolist() if entry.filename.startswith("text/")]
            has_media = any(entry.filename.startswith("media/") for entry in bundle.infolist())
        documents += sum(packed)
        if len(packed) == 1 and not has_media:
            overhead = max(overhead, path.stat().st_size - packed[0])
    sources = bench.deflated(sorted((pathlib.Path(library) / "modules").glob("*.md")))
    return documents, sources, overhead


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    is_held = True
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        subprocess.run([sys.executable, bench.HERE / "generate.py", "200", work / "generated"], check=True)
        for name, library in (("generated", work / "generated"), ("plant-7", ROOT / "examples" / "plant-7")):
            documents, sources, overhead = weigh(sys.argv[1], library, work / f"out-{name}")
            print(f"{name}: documents {documents} bytes, sources deflated {sources} bytes, ratio {documents / sources:.3f} (at most 1); "
                  f"a text-only bundle adds at most {overhead} bytes (at most {MOST_OVERHEAD[name]})")
            is_held = is_held and documents <= sources and 0 < overhead <= MOST_OVERHEAD[name]
    sys.exit(0 if is_held else 1)


if __name__ == "__main__":
    main()
