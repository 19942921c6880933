#!/usr/bin/env python3
"""hostile.py PLACARD - bundles that are sound and made to cost, or to do harm, and what every command makes of them.

Each costly one is made at two sizes, the second four times the first: in time and in bytes the commands may take little
more than four times as much.  (A fixed cost is taken off by the least size; a square would be sixteen times.)
"""
import hashlib
import pathlib
import re
import resource
import struct
import subprocess
import sys
import tempfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "reference"))
from grower import KINDS, Token, code, encode, varint  # noqa: E402

COMMANDS = (("verify",), ("inspect",), ("inspect", "--json"), ("render",), ("render", "--to", "json"), ("render", "--to", "html"),
            ("render", "--to", "html", "--fragment"))
TIMES, MOST = 8, 3.0  # a step of four may cost so many times as much; no command takes so many seconds of CPU
LEAST = 0.04  # seconds below which a clock says nothing
CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
EVIL = "\x1b]0;owned\a\x1b[2J\x9b31m\x7fX\r\n::error::fake\n##[error]fake \u202eabc"


# ---- Bundles by hand ---------------------------------------------------------------

class Nodes:
    """Bytes of tokens, and how many nodes they are."""

    def __init__(self, data=b"", count=0):
        self.data, self.count = data, count

    def __add__(self, other):
        return Nodes(self.data + other.data, self.count + other.count)

    def __mul__(self, times):
        return Nodes(self.data * times, self.count * times)


def node(name, number=0, text="", *children):
    inside = sum(children, Nodes())
    data = encode(Token(code(name), number, text.encode()))
    return Nodes(data + inside.data + (b"\0" if KINDS[code(name)].has_children else b""), 1 + inside.count)


def text(words):
    return node("text", 0, words)


def paragraph(*inlines):
    return node("paragraph", 0, "", *inlines)


def stream(magic, nodes):
    return magic + b"\1\0" + varint(1) + varint(len(nodes.data)) + nodes.data


def raw(name, number, data):
    """A fact of bytes."""
    return Nodes(bytes([code(name)]) + (varint(number) if KINDS[code(name)].has_number else b"") + varint(len(data)) + data, 1)


def archive(entries):
    out, central = b"", b""
    for name, content, is_deflated in entries:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush() if is_deflated else content
        if not len(packed) < len(content) <= 100 * len(packed):
            packed, is_deflated = content, False
        head = struct.pack("<HHHHHIIIHH", 20, 0, 8 * is_deflated, 0, 0x21, zlib.crc32(content), len(packed), len(content), len(name), 0)
        central += b"PK\1\2\x14\0" + head + bytes(10) + struct.pack("<I", len(out)) + name
        out += b"PK\3\4" + head + name + packed
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(central), len(out), 0)
    return out + central + b"PK\5\6" + end


def bundle(*body, facts=Nodes(), late=Nodes(), ident="m", pictures=()):
    """One language; `facts` stand behind the pictures, `late` ones behind those."""
    document = node("document", 0, "", *body)
    packed = stream(b"PLCD", document)
    media = sorted((hashlib.sha256(picture).digest()[:16], picture) for picture in pictures)
    content = hashlib.sha256(b"\2en" + struct.pack("<I", len(packed)) + packed)
    for _, picture in media:
        content.update(struct.pack("<I", len(picture)) + picture)
    shown = sum((raw("media", 65536 * 8 + 8, digest) for digest, _ in media), Nodes())
    manifest = node("manifest", 0, "", node("id", 0, ident), node("version", 0, "1.0.0"), raw("content", 0, content.digest()),
                    node("language", 2 * document.count, "en"), shown, facts, late)
    return archive([(b"mimetype", b"application/vnd.placard.module+zip", False), (b"manifest", stream(b"PLCM", manifest), False),
                    (b"text/en", packed, True)] + [(b"media/" + digest.hex().encode() + b".webp", picture, False) for digest, picture in media])


# ---- What costs --------------------------------------------------------------------

TITLE = node("title", 0, "T")
NOTICE = node("notice", 1, "", paragraph(text("Hot.")))
STEP = node("step", 0, "", paragraph(text("Go.")))


def question(answers):
    return node("question", 5 + 32, "q", node("digest", 1), node("prompt", 0, "", text("?")), answers, node("low", 0, "1"), node("high", 0, "2"))


# By name: a bundle of so many thousand of them.
COSTLY = {
    "images of one picture": lambda n: bundle(TITLE, paragraph(node("image", 0, "a") * (1000 * n)), pictures=[b"RIFF" + bytes(10000)]),
    "uses of a few footnotes": lambda n: bundle(
        TITLE, paragraph(node("footnote_ref", 1) * (1000 * n)), node("footnote", 1, "", paragraph(text("word " * 3000)))),
    "footnotes that name each other": lambda n: bundle(
        TITLE, paragraph(node("footnote_ref", 1) * (1000 * n)),
        *(node("footnote", i, "", paragraph(node("footnote_ref", 1 + i % 100) * 30)) for i in range(1, 101))),
    "notices": lambda n: bundle(TITLE, NOTICE * (1000 * n)),
    "notices in steps": lambda n: bundle(TITLE, node("procedure", 2, "", node("step", 0, "", NOTICE, paragraph(text("Go."))) * (1000 * n))),
    "phases with a step": lambda n: bundle(TITLE, node(
        "phase", 0, "", node("heading", 2, "", text("H")), node("procedure", 2, "", STEP)) * (1000 * n)),
    "steps below a long heading": lambda n: bundle(TITLE, node(
        "phase", 0, "", node("heading", 2, "", text("H" * 1000 * n)), node("procedure", 2, "", STEP * (1000 * n)))),
    "steps after empty phases": lambda n: bundle(TITLE, node("phase") * (1000 * n), node("procedure", 2, "", STEP * (1000 * n))),
    "tools": lambda n: bundle(TITLE, node("tool", 0, "t") * (1000 * n)),
    "keywords": lambda n: bundle(TITLE, node("keyword", 0, "k") * (1000 * n)),
    "roles": lambda n: bundle(TITLE, facts=node("role", 0, "r") * (1000 * n)),
    "equipment": lambda n: bundle(TITLE, facts=node("equipment", 0, "e") * (1000 * n)),
    "regulations": lambda n: bundle(TITLE, facts=node("regulation", 0, "r") * (1000 * n)),
    "reviews": lambda n: bundle(TITLE, facts=node("review", 60) * (1000 * n)),
    "triggers": lambda n: bundle(TITLE, late=node("trigger", 5) * (1000 * n)),
    "corners": lambda n: bundle(TITLE, late=node("trigger", 3, "", node("point", 0, "", node("latitude"), node("longitude")) * (1000 * n))),
    "table rows": lambda n: bundle(TITLE, node("table", 1, "", node("row", 1, "", node("cell", 0, "", text("h"))),
                                               node("row", 0, "", node("cell", 0, "", text("c"))) * (1000 * n))),
    "cells of a row": lambda n: bundle(TITLE, node("table", 60000, "", node("row", 1, "", node("cell", 0, "", text("h")) * (1000 * n)))),
    "links with titles": lambda n: bundle(TITLE, paragraph(node("link", 0, "https://a", text("a"), node("hover", 0, "h")) * (1000 * n))),
    "images in one link": lambda n: bundle(TITLE, paragraph(node("link", 0, "https://a", node("emphasis") * (1000 * n), node("hover", 0, "h")))),
    "blocks of a question": lambda n: bundle(TITLE, node("quiz", 80, "", question(paragraph(text("x")) * (1000 * n)))),
    "line breaks": lambda n: bundle(TITLE, paragraph(node("line_break") * (1000 * n))),
    "colons": lambda n: bundle(TITLE, paragraph(text("\n::" * (1000 * n)))),
    "blanks and colons": lambda n: bundle(TITLE, paragraph(text((" " * 3000 + "::") * n), text(" " * 1000 * n + "::"))),
    "words": lambda n: bundle(TITLE, paragraph(text("word " * (1000 * n)))),
    "one long word": lambda n: bundle(TITLE, paragraph(text("word" * (1000 * n)))),
    "tasks": lambda n: bundle(TITLE, node("bullet_list", 1, "", node("task", 0, "", paragraph(text("t"))) * (1000 * n))),
}
UNIT = {"corners": 1, "roles": 5, "equipment": 5, "regulations": 5, "triggers": 4, "reviews": 5}  # thousands at the least size, by what a manifest holds


def run(placard, command, path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([placard, *command, str(path)], capture_output=True, timeout=120)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime, len(done.stdout), done


def missing_pictures(folder, count):
    """So many pictures that are not there, beside so many that are."""
    modules = folder / f"missing-{count}" / "modules"
    modules.mkdir(parents=True)
    (modules.parent / "placard.yaml").write_text("id: x\ntitle: X\n")
    for number in range(count):
        (modules / f"picture-of-the-press-{number:05}.png").touch()
    images = "\n\n".join(f"![a](picture-of-the-pump-{number:05}.png)" for number in range(count))
    (modules / "page.md").write_text("---\nid: page\ntitle: Page\nversion: 1.0.0\nkind: reference\n---\n\nText.\n\n" + images + "\n")
    return modules.parent


def source_costs(placard, folder):
    (small, few, _), (large, many, done) = (run(placard, ("check", "--format", "json"), missing_pictures(folder, count)) for count in (1000, 4000))
    wrong = []
    if done.returncode != 1 or done.stdout.count(b"PL0601") < 4000:
        wrong.append(f"missing pictures: exit {done.returncode}, {done.stdout.count(b'PL0601')} told")
    if many > 5 * few or large > TIMES * max(small, LEAST):
        wrong.append(f"missing pictures: {small:.2f} s and {few} bytes, of four times the input {large:.2f} s and {many} bytes")
    return wrong


def costs(placard, folder):
    wrong = []
    for name, make in COSTLY.items():
        least = UNIT.get(name, 6)
        paths = []
        for times in (1, 4):
            paths.append(folder / f"{times}.placard")
            paths[-1].write_bytes(make(least * times))
        for command in COMMANDS:
            (small, few, done), (large, many, again) = (run(placard, command, path) for path in paths)
            title = f"{name}: placard {' '.join(command)}"
            if done.returncode or again.returncode:
                wrong.append(f"{title}: exit {done.returncode}, {again.returncode}: {again.stderr[-200:]!r}")
            if many > 5 * few + 4096:
                wrong.append(f"{title}: {few} bytes, of four times the input {many}")
            if large > MOST or (large > LEAST * TIMES and large > TIMES * max(small, LEAST)):
                wrong.append(f"{title}: {small:.2f} s, of four times the input {large:.2f} s")
    return wrong


# ---- What does harm ------------------------------------------------------------------

def evil_bundle():
    facts = sum((node(name, 0, EVIL) for name in ("role", "site", "requires", "equipment", "regulation", "supersedes", "withdrawn",
                                                   "replaced_by", "audience_language")), Nodes())
    late = (node("trigger", 4, "", node("exact", 0, EVIL)) + node("trigger", 1, "", node("field", 0, EVIL, node("value", 0, EVIL)))
            + node("trigger", 3, "", node("beacon", 0, EVIL)) + node("trigger", 6, "", node("event", 0, EVIL)))
    parts = [node(name, 0, EVIL) for name in ("title", "summary", "tool", "spare_part", "protection", "keyword")]
    options = [node("choice", right, EVIL + str(right), paragraph(text(EVIL)), node("feedback", 0, "", paragraph(text(EVIL)))) for right in (0, 1)]
    quiz = node("quiz", 80, "", paragraph(text(EVIL)), node("question", 1 + 32, EVIL, node("digest", 1), node("prompt", 0, "", text(EVIL)),
                                                           node("hint", 0, "", paragraph(text(EVIL))), *options))
    body = [paragraph(text(EVIL), node("code", 0, EVIL), node("link", 0, "https://" + EVIL, text(EVIL), node("hover", 0, EVIL)), node("image", 0, EVIL)),
            node("code_block", 0, EVIL, node("info", 0, EVIL)), node("heading", 2, "", text(EVIL)), NOTICE,
            node("table", 1, "", node("row", 1, "", node("cell", 0, "", text(EVIL)))),
            node("procedure", 2, "", node("step", 0, "", paragraph(text(EVIL)), paragraph(node("footnote_ref", 1)))), quiz,
            node("footnote", 1, "", paragraph(text(EVIL)))]
    return bundle(*parts, *body, facts=facts, late=late, ident=EVIL, pictures=[b"RIFF"])


def harmful_lines(shown):
    lines = shown.split("\n")
    return [line for line in lines if CONTROL.search(line.replace("\t", " ")) or re.match(r"\s*::[^:]", line) or "##[" in line]


def harm(placard, folder):
    wrong = []
    evil = folder / "evil.placard"
    evil.write_bytes(evil_bundle())
    odd = folder / "\x1b[31m\n::error::fake\n##[error]x.placard"
    odd.write_bytes(evil_bundle())
    damaged = folder / "\x9b\n::warning::x.placard"
    damaged.write_bytes(evil_bundle()[:-1])
    for path in (evil, odd, damaged, folder / "\x1b\n::error::not there", folder / "\x1b\n::error::not there.md"):
        for command in COMMANDS + (("check",), ("build", "-o", str(folder / "\x1b\n::error::out")), ("pin",), ("\x1b\n::error::",), ("render", "--to"),
                                   ("render", "--\x1b\n::error::"), ("check", "--format", "github"), ("check", "--format", "json"),
                                   ("check", "--format", "sarif"), ("new", "module"), ("explain",), ("schema",), ("completion",)):
            _, _, done = run(placard, command, path)
            for shown in (done.stdout, done.stderr):
                wrong += [f"{command} {path.name!r}: {line!r}" for line in harmful_lines(shown.decode())]
    return wrong


def links(placard, folder):
    wrong = []
    path = folder / "links.placard"
    for target, is_kept in (("https://a.b/", True), ("mailto:a@b.c", True), ("tel:+1", True), ("HTTPS://a.b/", True), ("javascript:alert(1)", False),
                            ("JavaScript:alert(1)", False), ("data:text/html,x", False), ("vbscript:x", False), ("file:///etc/passwd", False),
                            ("http://a.b/", False), ("intent://x", False)):
        path.write_bytes(bundle(TITLE, paragraph(node("link", 0, target, text("words")))))
        for command in COMMANDS[3:4] + COMMANDS[5:]:
            shown = run(placard, command, path)[2].stdout.decode()
            if (target in shown) != is_kept or "words" not in shown:
                wrong.append(f"{command}: the target {target} is {'lost' if is_kept else 'shown'}")
    return wrong


def pictures(placard, folder):
    """A picture that stands there several times is written once; each use says what it shows."""
    wrong = []
    path = folder / "pictures.placard"
    often, once = b"RIFF" + b"often" * 40, b"RIFF" + b"once" * 40
    order = sorted((often, once), key=lambda picture: hashlib.sha256(picture).digest())
    uses = [node("image", order.index(often), name) for name in ("first", "", "third")] + [node("image", order.index(once), "other")]
    path.write_bytes(bundle(TITLE, paragraph(*uses), pictures=order))
    for command in COMMANDS[5:]:
        shown = run(placard, command, path)[2].stdout.decode()
        for count, what in ((2, "data:image/webp;base64,"), (3, "<use href="), (1, 'aria-label="first"'), (1, 'aria-label="third"'), (1, 'alt="other"')):
            if shown.count(what) != count:
                wrong.append(f"{command}: {what} stands there {shown.count(what)} times, not {count}")
        target = re.search('<use href="#([^"]*)"', shown)[1]
        if shown.count(f'<image id="{target}"') != 1:
            wrong.append(f"{command}: {target} is not there")
    return wrong


def main():
    placard = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        wrong = harm(placard, folder) + links(placard, folder) + pictures(placard, folder)
        if "--harm" not in sys.argv:
            wrong += costs(placard, folder) + source_costs(placard, folder)
    print("\n".join(wrong[:60]))
    print(f"{len(COSTLY)} costly bundles at two sizes, {len(COMMANDS)} commands: {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
