#!/usr/bin/env python3
"""Fidelity: what Placard keeps of Markdown is what cmark-gfm prints.

Every example of the GFM specification that the cmark-gfm package installs
becomes the body of a reference module; `placard render --to html --fragment`
must print what the cmark-gfm program prints for the same text, byte for byte.

Left out, and counted by reason: what the format refuses on purpose (raw HTML
beyond its list, refused link schemes, characters that are none) and pictures (an
example's picture does not exist).  The format has no autolink extension: its examples are run with it
off on both sides, where they are plain text, and counted apart.  Normalised:
comments, which the format drops.

With --corpus, the files that others wrote are held to the same, where they are at hand: each is equal, or left out for a
reason as above, or refused by an error, which is counted by its code.

usage: gfm.py --placard PROGRAM [--least N] [--only NUMBER] [--spec FILE] [--corpus FOLDER]...
"""
import argparse
import collections
import concurrent.futures
import difflib
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SPEC = "/usr/share/doc/cmark-gfm/spec.txt.gz"
VERSION = "0.29.0.gfm.6"
CMARK = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "tasklist", "-e", "footnotes"]
SCHEMES = {"https", "mailto", "tel", "module"}
FRONT = "---\nid: example\ntitle: An example\nversion: 1.0.0\nkind: reference\n---\n"
REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
COMMENT = re.compile(r"<!--.*?-->", re.S)

# Our own, for what the specification's text has no examples of: footnotes and
# the tags that are let through.  Labels of footnotes do not reach a bundle;
# these are numbers in order.
OWN = [
    "a[^1] b[^2] c[^1] d[^1]\n\n[^1]: foo\n\n    bar\n\n[^2]: - x\n\n[^3]: unused\n",
    "[^1] *x*[^2] [^3]\n\n[^1]: foo\n    > q\n[^2]:\n\n        code\n\n[^3]: ```\n    x\n    ```\n",
    "> a[^1]\n> [^1]: in quote\n\n- b\n",
    "a[^1]\n\n[^1]: one\n\n    | a | b |\n    |---|---|\n    | c | d |\n",
    "- [ ] a\n- [x] b\n\n  c\n- \n",
    "1. [x] a\n   - [ ] b\n2. c\n",
    "| a | b |\n|:-|-:|\n| x |\n\n| z |\n|:-:|\n",
    "| `a\\|b` | ~~c~~ |\n|--|--|\n| **d** | [e](/f \"g\") |\n",
    "~~~ js foo&amp;\"\nx < y\n~~~\n",
    "[x](<!\"#$%'*+,-./:;=?@[]^_{|}~&amp;()&lt;&gt; `\u00e9&#xe9;&nbsp;&#126;>)\n",
    "<kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup>\n",
    "# a\n\n## b\n\ntext\n\n### c\n\n1. x\n2. y\n\n## d\n\n> quote\n\n7. z\n",
    "[a](mailto:x@example.org) [b](tel:+123) [c](https://example.org/?a=1&b=2)\n",
]


def find_spec(path, folder):
    """The installed text, or that of the package: images of Debian leave documentation out."""
    if path or os.path.exists(SPEC):
        return path or SPEC
    subprocess.run(["apt-get", "download", "-qq", "cmark-gfm"], cwd=folder, check=True)
    package = next(name for name in os.listdir(folder) if name.endswith(".deb"))
    subprocess.run(["dpkg-deb", "-x", package, "x"], cwd=folder, check=True)
    return folder + "/x" + SPEC


def read_examples(path):
    text = gzip.open(path).read().decode()
    found = re.findall(r"^`{32} example([^\n]*)\n(.*?)^\.\n(?:.*?)^`{32}$", text, re.S | re.M)
    return [(info.strip(), body.replace("\u2192", "\t")) for info, body in found]


def cmark(body, *more):
    return subprocess.run(CMARK + list(more), input=body.encode(), capture_output=True, check=True).stdout.decode()


def is_comment(literal):
    return not COMMENT.sub("", literal).strip()


def reason_to_skip(body):
    """Why an example cannot be a module, or None."""
    tree = cmark(body, "-t", "xml")
    raw = re.findall(r"<html_(?:block|inline)[^>]*>(.*?)</html_", tree, re.S)
    literals = [text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"') for text in raw]
    if not all(is_comment(text) or re.fullmatch(r"</?(kbd|sub|sup)>", text) for text in literals):
        return "raw HTML"
    if REFUSED.search(tree):
        return "refused character, written as an entity"
    if "<image" in tree:
        return "picture"
    if re.search(r"<text[^>]*>[^<]*!\[", tree) and "\\![" not in body and "!\\[" not in body:
        return "nearly a picture"
    for target in re.findall(r'<link destination="([^"]*)"', tree):
        scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", target)
        if scheme and scheme.group(1).lower() not in SCHEMES:
            return "refused link scheme"
    return None


def reason_to_refuse(body):
    """Why an example is an error, or None."""
    tree = cmark(body, "-t", "xml")
    if re.search(r"<text[^>]*>[^<]*&lt;!--", tree):
        return "nearly a comment"
    stars = re.search(r"\d\*+\d", body) and re.search(r"<(emph|strong)>", tree)
    return "stars between digits" if stars else None


def without_comments(html):
    """A comment goes with the blanks before it and the line that held nothing else."""
    lines = [line.rstrip() for line in re.sub(r" *<!--.*?-->", "", html, flags=re.S).split("\n")]
    return "\n".join(line for line in lines if line)


def run_one(placard, folder, number, body):
    """None when equal, else what to show."""
    path = os.path.join(folder, "example-%d.md" % number)
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.write(FRONT + body)
    command = [placard, "render", path, "--to", "html", "--fragment"]
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0:
        return "exit %d\n%s" % (done.returncode, done.stderr.decode(errors="replace"))
    ours, theirs = done.stdout.decode().replace("&#58;:", "::"), cmark(body)  # no line of ours is a workflow command
    if "<!--" in theirs:
        ours, theirs = without_comments(ours), without_comments(theirs)
    if ours == theirs:
        return None
    lines = difflib.unified_diff(theirs.splitlines(), ours.splitlines(), "cmark-gfm", "placard", lineterm="")
    return "\n".join(lines) or "line ends differ: %r, %r" % (theirs, ours)


# ---- What others wrote ----


def read_corpora(roots):
    """(path, body without its front matter) of each file in a folder of a corpus."""
    for root in map(pathlib.Path, roots):
        for path in sorted(root.rglob("*.md")):
            if path.parent != root:
                text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
                front = re.match(r"\ufeff?---\n.*?\n---\n", text, re.S)
                yield path, text[front.end():] if front else text


def error_codes(placard, folder, number):
    command = [placard, "check", "--format", "json", os.path.join(folder, "example-%d.md" % number)]
    report = json.loads(subprocess.run(command, capture_output=True).stdout)
    return sorted({one["code"] for one in report["diagnostics"] if one["severity"] == "error"})


def compare_one(placard, folder, number, body):
    """(kind of what came of it, what to show when that is a difference)."""
    reason = reason_to_skip(body)
    if reason:
        return "left out, " + reason, None
    problem = run_one(placard, folder, number, body)
    if problem is None:
        return "equal", None
    codes = error_codes(placard, folder, number) if problem.startswith("exit ") else []
    return ("refused, " + ", ".join(codes), None) if codes else ("different", problem)


def check_corpora(placard, roots, folder):
    """The number of files that differ."""
    files = list(read_corpora(roots))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda one: compare_one(placard, folder, one[0], one[1][1]), enumerate(files)))
    for (path, _), (_, problem) in zip(files, results):
        if problem:
            print("--- %s\n%s\n" % (path, problem))
    kinds = collections.Counter(kind for kind, _ in results)
    print("files of others: %d" % len(files) + "".join("\n  %s: %d" % one for one in kinds.most_common()))
    return kinds["different"]


# ---- The examples ----


def check_all(placard, examples, folder):
    skipped, failed, chosen = collections.Counter(), [], []
    for number, _, body in examples:
        reason = reason_to_skip(body) or reason_to_refuse(body)
        if reason:
            skipped[reason] += 1
        else:
            chosen.append((number, body))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda one: run_one(placard, folder, *one), chosen)
        for (number, body), problem in zip(chosen, results):
            if problem:
                failed.append(number)
                print("--- example %d\n%s\n%s\n" % (number, body, problem))
    return len(chosen), failed, skipped


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--placard", required=True)
    parser.add_argument("--least", type=int, default=560, help="fewest examples of the specification to run")
    parser.add_argument("--only", type=int)
    parser.add_argument("--spec")
    parser.add_argument("--corpus", action="append", default=[])
    options = parser.parse_args()
    version = subprocess.run(["cmark-gfm", "--version"], capture_output=True, check=True).stdout.decode()
    if VERSION not in version:
        sys.exit("cmark-gfm is not %s: %s" % (VERSION, version.split("\n")[0]))
    with tempfile.TemporaryDirectory() as folder:
        spec = [(i + 1, *one) for i, one in enumerate(read_examples(find_spec(options.spec, folder)))]
        own = [(1001 + i, "", body) for i, body in enumerate(OWN)]
        if options.only:
            spec, own = [one for one in spec + own if one[0] == options.only], []
        run, failed, skipped = check_all(options.placard, spec, folder)
        own_run, own_failed, own_skipped = check_all(options.placard, own, folder)
        different = check_corpora(options.placard, options.corpus, folder)
    print("GFM specification: %d examples, %d run, %d equal" % (len(spec), run, run - len(failed)))
    print("  of the autolink extension, as plain text: %d" % sum("autolink" in info for _, info, _ in spec))
    for reason, count in sorted(skipped.items()):
        print("  skipped, %s: %d" % (reason, count))
    print("our own: %d run, %d equal" % (own_run, own_run - len(own_failed)))
    if failed or own_failed or own_skipped or different:
        sys.exit("different: %d files; %s" % (different, ", ".join(map(str, failed + own_failed))))
    if not options.only and run < options.least:
        sys.exit("only %d examples were run, %d are wanted" % (run, options.least))


if __name__ == "__main__":
    main()
