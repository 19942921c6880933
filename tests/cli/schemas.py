#!/usr/bin/env python3
"""schemas.py PLACARD - schemas/ is what `placard schema` prints, and what the
program writes agrees with it."""
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


def check_examples(placard, schemas, problems):
    library = ROOT / "examples" / "plant-7"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "out"
        output(placard, "build", library, "-o", folder)
        check("build.json", schemas["build"], json.loads((folder / "build.json").read_text()), problems)
        bundles = sorted(folder.glob("*.placard"))
        for bundle in bundles:
            inspected = json.loads(output(placard, "inspect", "--json", bundle))
            check(f"inspect {bundle.name}", schemas["inspect"], inspected, problems)
            for language in inspected["languages"]:
                shown = output(placard, "render", bundle, "--to", "json", "--lang", language["tag"])
                check(f"render {bundle.name} {language['tag']}", schemas["render"], json.loads(shown), problems)
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
    count = check_examples(placard, schemas, problems)
    print(f"{len(schemas)} schemas, {count} bundles, {len(problems)} problems", *problems, sep="\n  ")
    return 1 if problems or count == 0 else 0


sys.exit(main())
