#!/usr/bin/env python3
"""The Python module and the C++ wrapper against `placard render --to json`, in every language of each bundle.

Usage: PLACARD_LIBRARY=libplacard.so bindings.py PLACARD CC [TREE] BUNDLE...     TREE: tree.cpp as a program
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "runtime/bindings/python"))
sys.dont_write_bytecode = True
import placard  # noqa: E402


def check_structs(cc):
    """The structs that Python lends to the library are those of the header."""
    names = ["bytes", "error", "module", "document", "fact", "answer", "attempt"]
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "sizes.c")
        source.write_text('#include <stdio.h>\n#include "placard.h"\nint main(void) {' + "".join(
            f'printf("%zu\\n", sizeof(placard_{name}));' for name in names) + "}")
        subprocess.run([cc, "-I", ROOT / "runtime/include", source, "-o", source.with_suffix("")], check=True)
        sizes = subprocess.run([source.with_suffix("")], check=True, capture_output=True, text=True).stdout.split()
    for name, size in zip(names, map(int, sizes)):
        ours = placard.ctypes.sizeof(getattr(placard, "_" + name.capitalize()))
        if ours != size:
            sys.exit(f"placard.py: placard_{name} has {size} bytes in placard.h, {ours} in Python")


def of_json(node, depth=0):
    text = node.get("text", "").replace("\n", "\t")
    yield f"{depth} {node['node']} {node['kind']} {node.get('number', 0)} {text}"
    for child in node.get("children", ()):
        yield from of_json(child, depth + 1)


def of_python(node, depth=0):
    text = node.text.replace("\n", "\t")
    yield f"{depth} {node.index} {node.kind} {node.number} {text}"
    for child in node:
        yield from of_python(child, depth + 1)


def check_order(document):
    """What was arranged comes back after resuming; returns how many order questions there were."""
    count = 0
    for i, question in enumerate(document.questions):
        options = list(range(sum(child.kind == "ordered" for child in question)))
        if options:
            attempt = placard.Attempt(document, seed=7)
            assert attempt.answered_options(i) == []
            attempt.answer_order(i, options[::-1])
            assert placard.Attempt(document, saved=attempt.save()).answered_options(i) == options[::-1]
            count += 1
    return count


def score_of(document):
    attempt = placard.Attempt(document, seed=7)
    for i in range(len(document.questions)):
        try:
            attempt.answer_choices(i, [0])
        except placard.Error as error:
            assert error.name == "PLACARD_BAD_ARGUMENT"
            try:
                attempt.answer_text(i, "25")
            except placard.Error:
                pass
    resumed = placard.Attempt(document, saved=attempt.save())
    assert resumed.score_millipoints == attempt.score_millipoints
    attempt.finish()
    return attempt.score_millipoints


def same(what, ours, expected):
    for a, b in zip(ours, expected):
        if a != b:
            sys.exit(f"{what}: {a!r} instead of {b!r}")
    if len(ours) != len(expected):
        sys.exit(f"{what}: {len(ours)} lines instead of {len(expected)}")


def check_language(compiler, tree, bundle, module, index, tag):
    run = subprocess.run([compiler, "render", bundle, "--lang", tag, "--to", "json"], check=True, capture_output=True)
    page = json.loads(run.stdout)
    document = module.load(module.lookup(tag))
    facts = [module.id, module.version, document.title, module.languages, [step.index for step in document.steps],
             [question.index for question in document.questions], [len(data) for data in module.media],
             "rtl" if module.is_rtl(index) else "ltr"]
    quiz = page["quiz"] or {"questions": []}
    same(f"{bundle} {tag}", facts, [page["id"], page["version"], page["title"], [l["tag"] for l in page["languages"]],
                                    [step["node"] for step in page["steps"]],
                                    [question["node"] for question in quiz["questions"]],
                                    [media["size"] for media in page["media"]], page["direction"]])
    expected = list(of_json(page["document"]))
    same(f"{bundle} {tag}: Python", list(of_python(document.root)), expected)
    assert len(document) == len(expected) == len(list(document.root.walk()))
    if tree:
        lines = subprocess.run([tree, bundle, tag], check=True, capture_output=True).stdout.decode().split("\n")[:-1]
        same(f"{bundle} {tag}: C++", lines, [f"{module.id} {module.version} {document.title}", *expected,
                                             f"score {score_of(document)}"])
    return len(expected), check_order(document)


def main():
    compiler, cc, *rest = sys.argv[1:]
    tree, bundles = (rest[0], rest[1:]) if not rest[0].endswith(".placard") else (None, rest)
    check_structs(cc)
    nodes = orders = 0
    for bundle in bundles:
        data = pathlib.Path(bundle).read_bytes()
        module = placard.Module(data)
        assert [fact.text for fact in module.facts() if fact.kind == "id"] == [module.id]
        for i, tag in enumerate(module.languages):
            found = check_language(compiler, tree, bundle, module, i, tag)
            nodes, orders = nodes + found[0], orders + found[1]
        try:
            placard.Module(data[:-1])
            sys.exit(f"{bundle}: opens though its last byte is missing")
        except placard.Error as error:
            assert error.name.startswith("PLACARD_ZIP"), error.name
    assert orders > 0, "no order question"
    print(f"{len(bundles)} bundles, {nodes} nodes, {orders} order questions by Python{' and C++' if tree else ' (no C++ compiler)'}")


if __name__ == "__main__":
    main()
