#!/usr/bin/env python3
"""schemas.py PLACARD - schemas/ is what `placard schema` prints, what the program
writes agrees with it, and `inspect` and `render` say the same of a fact that both know."""
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMES = ["module", "translation", "library", "diagnostics", "build", "inspect", "render"]


def output(placard, *arguments):
    return subprocess.run([placard, *map(str, arguments)], capture_output=True).stdout


def check(name, schema, value, problems):
    for error in jsonschema.Draft7Validator(schema).iter_errors(value):
        where = "/".join(map(str, error.absolute_path))
        problems.append(f"{name}: at /{where}: {error.message[:200]}")


# What a module says of itself: in both outputs, always.
FACTS = {
    "schema", "id", "version", "kind", "title", "reading_seconds", "languages", "equipment", "regulations", "roles", "sites",
    "requires", "audience_languages", "effective", "review_seconds", "supersedes", "withdrawn", "triggers", "media", "content", "quiz",
}


def differences(one, other, where=""):
    """Places where two values differ, of what both have."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() & other.keys():
            yield from differences(one[key], other[key], f"{where}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (a, b) in enumerate(zip(one, other)):
            yield from differences(a, b, f"{where}/{index}")
    elif one != other:
        yield f"{where}: {json.dumps(one)[:80]} and {json.dumps(other)[:80]}"


def check_agreement(name, inspected, shown, problems):
    """The source language's facts stand at the top of `inspect`; title and time of another, in its row."""
    lacks = FACTS - (inspected.keys() & shown.keys())
    if lacks:
        problems.append(f"{name}: not in both: {sorted(lacks)}")
    row = next(row for row in inspected["languages"] if row["tag"] == shown["language"])
    row = {key: value for key, value in row.items() if key in ("title", "direction", "reading_seconds", "keywords")}
    for fact in differences({**inspected, **row}, shown):
        problems.append(f"{name}: inspect and render say differently: {fact}")


def said(schema):
    """A schema without what is only said to people."""
    if isinstance(schema, dict):
        return {key: said(value) for key, value in schema.items() if key not in ("description", "required")}
    return [said(value) for value in schema] if isinstance(schema, list) else schema


def check_contracts(schemas, problems):
    one, other = said(schemas["inspect"]), said(schemas["render"])
    for key in sorted(FACTS - {"languages", "quiz"}):
        if one["properties"][key] != other["properties"][key]:
            problems.append(f"the schemas of inspect and render differ: {key}")
    if one["definitions"]["term"] != other["definitions"]["term"]:
        problems.append("the schemas of inspect and render differ: a trigger's terms")


def check_examples(placard, schemas, problems):
    library = ROOT / "examples" / "plant-7"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "out"
        output(placard, "build", library, "-o", folder)
        check("build.json", schemas["build"], json.loads((folder / "build.json").read_text()), problems)
        bundles, withdrawn = sorted(folder.glob("*.placard")), 0
        for bundle in bundles:
            inspected = json.loads(output(placard, "inspect", "--json", bundle))
            check(f"inspect {bundle.name}", schemas["inspect"], inspected, problems)
            for language in inspected["languages"]:
                shown = json.loads(output(placard, "render", bundle, "--to", "json", "--lang", language["tag"]))
                check(f"render {bundle.name} {language['tag']}", schemas["render"], shown, problems)
                check_agreement(f"{bundle.name} {language['tag']}", inspected, shown, problems)
            withdrawn += inspected["withdrawn"] is not None
    if withdrawn == 0:
        problems.append("no example is withdrawn")
    with tempfile.TemporaryDirectory() as name:
        bad = pathlib.Path(name) / "bad.md"
        bad.write_text("---\nid: bad\ntitel: T\n---\n\n<b>x</b>\n")
        found = json.loads(output(placard, "check", bad, "--format", "json"))
        check("diagnostics", schemas["diagnostics"], found, problems)
        if not found["diagnostics"]:
            problems.append("a module full of mistakes has no diagnostics")
    return len(bundles)


def main():
    placard, problems, schemas = pathlib.Path(sys.argv[1]).resolve(), [], {}
    for name in NAMES:
        printed, kept = output(placard, "schema", name), ROOT / "schemas" / f"{name}.schema.json"
        schemas[name] = json.loads(printed)
        jsonschema.Draft7Validator.check_schema(schemas[name])
        if not kept.exists() or json.loads(kept.read_bytes()) != schemas[name]:
            problems.append(f"{kept.relative_to(ROOT)} is not what `placard schema {name}` prints")
    check_contracts(schemas, problems)
    count = check_examples(placard, schemas, problems)
    print(f"{len(schemas)} schemas, {count} bundles, {len(problems)} problems", *problems, sep="\n  ")
    return 1 if problems or count == 0 else 0


sys.exit(main())
