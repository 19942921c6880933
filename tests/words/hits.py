"""hits.py - what the rules that work on words find in procedures that others wrote.

Every Markdown file of the corpora becomes a module of one library, a procedure under its own title, and the library is
checked.  A hit is one message.  Its key is the code, the file, its line there (0: the title that it was given), and a
hash of the bytes that it points at; of the text itself the key holds a few words at most.
"""
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPORA = [ROOT / ".." / "shared" / "corpus", ROOT / ".." / "shared" / "corpus-text"]
SAMPLE = 80  # hits of a rule that are judged, when there are more
SEED = "placard"
LEGAL = re.compile(r"licen[cs]e\.md$|open-source-licen[cs]es/", re.I)  # texts of licences, not the author's to mend


class Hit:
    def __init__(self, code, file, line, text, message, wrapped_line):
        self.code, self.file, self.line, self.text, self.message = code, file, line, text, message
        self.wrapped_line = wrapped_line
        digest = hashlib.sha256(f"{message}\n{text}".encode()).hexdigest()[:8]
        self.key = f"{code} {file}:{line} {digest}"

    @property
    def words(self):
        """At most four words of what it points at."""
        words = re.findall(r"[^\s|`]+", self.text)
        return " ".join(words[:4])[:40] + (" ..." if len(words) > 4 else "")

    @property
    def rank(self):
        return hashlib.sha256(f"{SEED} {self.key}".encode()).digest()


def files():
    """(name, path) of every file of the corpora, by name."""
    found = {}
    for corpus in CORPORA:
        for path in corpus.rglob("*.md"):
            if path.parent != corpus and not LEGAL.search(str(path.relative_to(corpus))):
                found[str(path.relative_to(corpus))] = path
    return sorted(found.items())


def own_front_matter(text):
    return re.match(r"---\r?\n.*?\n---\r?\n", text, re.S)


def title_of(name, text):
    """What the author calls it: the front matter's title, the first heading, or the file's name."""
    own = own_front_matter(text)
    title = own and re.search(r"^title:\s*[\"']?(.*?)[\"']?\s*$", own.group(), re.M)
    heading = re.search(r"^#\s+(.+?)\s*#*\s*$", text[own.end() if own else 0:], re.M)
    words = title.group(1) if title else heading.group(1) if heading else pathlib.Path(name).stem
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*_<>]", r"\1", words)
    plain = "".join(c for c in plain if c.isprintable()).strip()
    return plain[:100] or pathlib.Path(name).stem


def wrap(module_id, name, data):
    """The module for a file, and what to add to one of its lines to get the line of the file."""
    text = data.decode("utf-8", errors="replace")
    own = own_front_matter(text)
    head = f"---\nid: {module_id}\ntitle: {json.dumps(title_of(name, text), ensure_ascii=False)}\nversion: 1.0.0\n---\n"
    cut = own.end() if own else 0
    return head + text[cut:], text.count("\n", 0, cut) - head.count("\n")


def lay_out(folder):
    """The library of all files; module path -> (file name, wrapped text, line offset)."""
    modules = folder / "modules"
    modules.mkdir()
    (folder / "placard.yaml").write_text("id: corpus\ntitle: Corpus\nlanguage: en\n")
    laid = {}
    for number, (name, path) in enumerate(files()):
        text, offset = wrap(f"m{number}", name, path.read_bytes())
        (modules / f"m{number}.md").write_text(text, encoding="utf-8")
        laid[f"modules/m{number}.md"] = (name, text.encode(), offset)
    return laid


def hit_of(found, laid):
    place = found["place"]
    path = next((p for p in laid if place and place["path"].endswith(p)), None)
    if path is None:
        return None
    name, data, offset = laid[path]
    text = data[place["bytes"]["begin"]:place["bytes"]["end"]].decode(errors="replace")
    line = place["start"]["line"]
    return Hit(found["code"], name, max(line + offset, 0), text, found["message"], line)


def number_repeats(hits):
    """The second of two that are told at one line in the same words has a key of its own."""
    seen = collections.Counter()
    for hit in hits:
        seen[hit.key] += 1
        if seen[hit.key] > 1:
            hit.key += f" {seen[hit.key]}"


def find(placard, codes):
    """All hits of the codes, in reading order, and the laid-out modules by file name."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        laid = lay_out(folder)
        run = subprocess.run([placard, "check", "--all", "--style", "--format", "json", folder], capture_output=True, timeout=600)
        if run.returncode not in (0, 1):
            raise SystemExit(f"exit {run.returncode}: {run.stderr.decode(errors='replace')[:500]}")
        found = [one for one in json.loads(run.stdout)["diagnostics"] if one["code"] in codes]
    hits = [hit for hit in (hit_of(one, laid) for one in found) if hit]
    number_repeats(hits)
    return hits, {name: data.decode(errors="replace") for name, data, _ in laid.values()}


def sample(hits):
    """Those to judge: all, or the first by a seeded order that another hit does not disturb."""
    return sorted(hits, key=lambda hit: hit.rank)[:SAMPLE]
