"""Make the wheel and the source distribution of the Python module (PEP 517), with the standard library and a C compiler.

The library inside is compiled from the two files of runtime/tools/join; a source distribution carries them along.
"""
import base64
import hashlib
import os
import pathlib
import re
import shlex
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
RUNTIME = HERE.parents[1]  # in the tree; nothing where a source distribution was unpacked
LIBRARY = {"win32": "placard.dll", "darwin": "libplacard.dylib"}.get(sys.platform, "libplacard.so")
OPTIONS = ["-std=c11", "-O2", "-fPIC", "-shared", "-ffreestanding", "-fno-stack-protector"]
SOURCES = ["pyproject.toml", "README.md", "backend.py", "declare"]


def join(folder):
    """The folder with placard.c, placard.h and LICENSE."""
    if (HERE / "placard.c").exists():
        return HERE
    subprocess.run([sys.executable, RUNTIME / "tools/join", folder], check=True)
    (folder / "LICENSE").write_bytes((RUNTIME.parent / "LICENSE").read_bytes())
    return folder


def version_of(joined):
    numbers = re.findall(r"^#define PLACARD_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", (joined / "placard.h").read_text(), re.M)
    return ".".join(numbers)


def metadata(version):
    return (f"Metadata-Version: 2.1\nName: placard\nVersion: {version}\nSummary: Read Placard training bundles\n"
            "License: MIT\nRequires-Python: >=3.9\nDescription-Content-Type: text/markdown\n\n"
            + (HERE / "README.md").read_text())


def compile_library(joined, out):
    compiler = shlex.split(os.environ.get("CC") or "cc")
    subprocess.run([*compiler, *OPTIONS, joined / "placard.c", "-o", out], check=True)
    return out.read_bytes()


def package_files(joined, folder):
    """What is in the package, by name."""
    files = {f"placard/{path.name}": path.read_bytes() for path in sorted((HERE / "placard").iterdir())
             if path.suffix in (".py", ".typed") and path.name != "_header.py"}
    files["placard/_header.py"] = subprocess.run([sys.executable, HERE / "declare", LIBRARY, joined / "placard.h"],
                                                 check=True, capture_output=True).stdout
    files[f"placard/{LIBRARY}"] = compile_library(joined, folder / LIBRARY)
    return files


def write_wheel(path, files, record):
    """A ZIP in which every file and its sum is named by `record`."""
    lines = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, data in files.items():
            wheel.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            lines.append(f"{name},sha256={digest},{len(data)}\n")
        wheel.writestr(zipfile.ZipInfo(record), "".join(lines) + f"{record},,\n")


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        joined = join(folder)
        version, files = version_of(joined), package_files(joined, folder)
        tag = "py3-none-" + re.sub(r"\W", "_", sysconfig.get_platform())
        info = f"placard-{version}.dist-info"
        files[f"{info}/METADATA"] = metadata(version).encode()
        files[f"{info}/LICENSE"] = (joined / "LICENSE").read_bytes()
        files[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: placard\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()
        name = f"placard-{version}-{tag}.whl"
        write_wheel(pathlib.Path(wheel_directory, name), files, f"{info}/RECORD")
        return name


def build_sdist(sdist_directory, config_settings=None):
    with tempfile.TemporaryDirectory() as folder:
        joined = join(pathlib.Path(folder))
        base = f"placard-{version_of(joined)}"
        info = pathlib.Path(folder, "PKG-INFO")
        info.write_text(metadata(version_of(joined)))
        with tarfile.open(pathlib.Path(sdist_directory, base + ".tar.gz"), "w:gz") as archive:
            for path in [*(HERE / name for name in SOURCES), *(joined / name for name in ("placard.c", "placard.h", "LICENSE")),
                         *sorted((HERE / "placard").glob("*.py")), HERE / "placard/py.typed", info]:
                inside = f"placard/{path.name}" if path.parent == HERE / "placard" else path.name
                archive.add(path, f"{base}/{inside}")
        return base + ".tar.gz"
