#!/usr/bin/env python3
"""spoil.py BUNDLE DIGEST - write a bundle whose manifest names another content digest, and is sound otherwise."""
import pathlib
import struct
import sys
import zipfile
import zlib

path, digest = pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
data = bytearray(path.read_bytes())
with zipfile.ZipFile(path) as bundle:
    entry = bundle.getinfo("manifest")
    assert entry.compress_type == zipfile.ZIP_STORED
    begin = entry.header_offset + 30 + len(entry.filename)
    end, central = begin + entry.file_size, bundle.start_dir
at = data.index(digest, begin, end)
data[at] ^= 1
crc = struct.pack("<I", zlib.crc32(data[begin:end]))
data[entry.header_offset + 14:entry.header_offset + 18] = crc
record = data.index(struct.pack("<I", entry.CRC) + struct.pack("<II", entry.file_size, entry.file_size), central)
data[record:record + 4] = crc
path.write_bytes(data)
