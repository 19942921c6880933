#!/usr/bin/env python3
"""Turn over a bit of an entry of a bundle.

Usage: spoil.py BUNDLE ENTRY [--damage] [DIGEST]

ENTRY is stored, and named by how its name begins.  The bit is in the last byte, or the first of DIGEST (in hexadecimal), which
the entry holds.  The sums are mended, so that the container is sound, unless --damage leaves them.
"""
import pathlib
import struct
import sys
import zipfile
import zlib

options = [argument for argument in sys.argv[3:] if argument != "--damage"]
path = pathlib.Path(sys.argv[1])
data = bytearray(path.read_bytes())
with zipfile.ZipFile(path) as bundle:
    entry = next(entry for entry in bundle.infolist() if entry.filename.startswith(sys.argv[2]))
    assert entry.compress_type == zipfile.ZIP_STORED
    begin = entry.header_offset + 30 + len(entry.filename)
    end, central = begin + entry.file_size, bundle.start_dir
at = data.index(bytes.fromhex(options[0]), begin, end) if options else end - 1
data[at] ^= 1
if "--damage" not in sys.argv:
    crc = struct.pack("<I", zlib.crc32(data[begin:end]))
    data[entry.header_offset + 14:entry.header_offset + 18] = crc
    record = data.index(struct.pack("<I", entry.CRC) + struct.pack("<II", entry.file_size, entry.file_size), central)
    data[record:record + 4] = crc
path.write_bytes(data)
