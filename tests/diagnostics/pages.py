"""pages.py - reads compiler/diagnostics/PLnnnn.md: one page a code."""
import base64
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "compiler" / "diagnostics"
GROUPS = {
    1: "Source, YAML and the library",
    2: "Markdown",
    3: "Structure of a module",
    4: "Triggers",
    5: "Quiz",
    6: "Pictures",
    7: "Language and translation",
    8: "Safety and suitability",
    9: "Accessibility",
    10: "Version and release",
}
LIBRARY = "id: plant-7\ntitle: Plant 7\nlanguage: en\n"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR42mM4IaAHRAwQCgAfHgQZMPeRJgAAAABJRU5ErkJggg==")
FRONT_MATTER = "id: example\ntitle: Run the press\nversion: 1.0.0\n"


class Page:
    """One code: `.examples` maps Wrong and Right to (kind, text).

    `repeat=N` behind the kind repeats the block, `joined` without its last line end.
    """

    def __init__(self, path):
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        first = re.match(r"# (PL(\d{4})) ([a-z0-9-]+) \((error|warning)(, style)?\): (.+)\n", self.text)
        if first is None:
            raise ValueError("the first line is not `# PLnnnn name (error|warning): title`")
        self.code, number, self.name, self.severity, style, self.title = first.groups()
        self.is_style = style is not None
        self.number = int(number)
        head, *sections = re.split(r"^## (Wrong|Right)$", self.text, flags=re.M)
        self.prose = head[first.end():].strip()
        self.examples = {}
        for name, section in zip(sections[::2], sections[1::2]):
            block = re.fullmatch(r"\s*(`{3,})([a-z-]+)(?: repeat=(\d+))?( joined)?\n(.*?\n)\1\s*", section, flags=re.S)
            if block is None:
                raise ValueError(f"{name} is not one fenced block with an info word")
            _, kind, count, joined, text = block.groups()
            once = text.rstrip("\n") if joined else text
            self.examples[name] = (kind, once * int(count or 1) + ("\n" if joined else ""))
        if list(self.examples) != ["Wrong", "Right"]:
            raise ValueError("there must be one Wrong and one Right example, in this order")

    @property
    def set_word(self):
        return "style" if self.is_style else self.severity

    @property
    def enumerator(self):
        return "DIAG_" + self.name.upper().replace("-", "_")


def pages():
    """All pages in the order of their codes; the text of the problem where one cannot be read."""
    result, problems = [], []
    for path in sorted(FOLDER.glob("PL*.md")):
        try:
            result.append(Page(path))
        except ValueError as error:
            problems.append(f"{path.name}: {error}")
    return result, problems


class Link(bytes):
    """What a symbolic link leads to; as a file it is empty."""

    def __new__(cls, target):
        link = super().__new__(cls)
        link.target = target
        return link


def write_files(folder, files):
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(data, Link):
            target.symlink_to(data.target)
        else:
            target.write_bytes(data)


def split_files(text):
    """The files of a `files` example: each follows a line `=== path` or `=== path base64`; `=== path -> target` is a link."""
    files, path, coded = {}, None, False
    for line in text.splitlines(keepends=True):
        if line.startswith("=== "):
            words = line.split()
            path, coded = words[1], words[2:] == ["base64"]
            files[path] = Link(words[3]) if words[2:3] == ["->"] else b""
        elif coded:
            files[path] += base64.b64decode(line.strip())
        else:
            files[path] += line.encode("utf-8")
    return files


def module_path(text):
    """A module's file has the name of its id."""
    found = re.search(r"^id: *([a-z0-9][a-z0-9._-]*) *$", text, flags=re.M)
    return f"modules/{found.group(1) if found else 'example'}.md"


def pictures_of(text):
    """A small PNG for each picture that an example shows without giving its bytes."""
    return {f"modules/{name}": PICTURE for name in re.findall(r"!\[[^\]]*\]\((images/[a-z0-9.-]+)\)", text)}


def files_of(kind, text):
    """Path -> bytes of the library that an example stands for.

    `files` are taken as they are; the other kinds get what a library needs besides.
    """
    library = {"placard.yaml": LIBRARY.encode()}
    if kind == "files":
        files = split_files(text)
        # One file alone may be there to show what a missing placard.yaml does.
        return files if len(files) == 1 else library | files
    if kind == "library":
        body = f"---\n{FRONT_MATTER}kind: reference\n---\n\nA plain sentence.\n"
        return {"placard.yaml": text.encode(), "modules/example.md": body.encode()}
    if kind == "body":
        text = f"---\n{FRONT_MATTER}kind: reference\n---\n\n{text}"
    elif kind == "procedure":
        text = f'---\n{FRONT_MATTER}triggers:\n  - scan: "P-7"\n---\n\n{text}'
    elif kind == "front-matter":
        inner = text if text.startswith("---") else f"---\n{text}---\n"
        text = f"{inner}\nA plain sentence.\n\n## Work\n\n1. Press **STOP**.\n"
    elif kind != "module":
        raise ValueError(f"unknown kind of example: {kind}")
    return library | pictures_of(text) | {module_path(text): text.encode()}
