"""What a client that shows a module must have said: every word of it but the quiz's answers, and each notice with its signal word.

Known from `placard render --to json` alone, whose tree of nodes has nothing to do with screens.
"""
import datetime
import json
import pathlib
import random
import subprocess
import sys
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "reference"))
import grower  # noqa: E402
import mutants  # noqa: E402

# What is no part of the body, or is said in its own time: answers, hints and feedback of the quiz.
NOT_SHOWN = {"link", "hover", "info", "keyword", "question"}  # their own text; what is inside is shown
LATER = {"choice", "ordered", "pair", "hint", "feedback", "reply", "explanation", "low", "high", "accept", "fold", "shown"}
SIGNALS = ["DANGER", "WARNING", "CAUTION", "NOTICE", "IMPORTANT", "NOTE", "TIP", "OUTDATED"]


def one_line(text):
    return " ".join(text.split())


def texts(node):
    if node["kind"] in LATER:
        return
    if node.get("text") and node["kind"] not in NOT_SHOWN:
        yield one_line(node["text"])
    for child in node.get("children", ()):
        yield from texts(child)


def notices(node):
    """The signal word of each."""
    if node["kind"] in LATER:
        return
    if node["kind"] == "notice":
        yield f"{SIGNALS[node['number'] - 1]}:"
    for child in node.get("children", ()):
        yield from notices(child)


def referred(node, footnotes):
    """Numbers of the footnotes that a node refers to, and those to which these refer."""
    numbers, found = set(), {node["number"]} if node["kind"] == "footnote_ref" else set()
    for child in node.get("children", ()):
        if child["kind"] != "footnote":
            found |= referred(child, footnotes)
    for number in found:
        numbers |= {number} | (referred(footnotes.pop(number), footnotes) if number in footnotes else set())
    return numbers


def without_idle_footnotes(document):
    """The compiler writes no footnote that nothing refers to; what made a bundle by chance does, and no screen has it."""
    footnotes = {node["number"]: {**node, "kind": "body"} for node in document["children"] if node["kind"] == "footnote"}
    numbers = referred(document, footnotes)
    kept = [node for node in document["children"] if node["kind"] != "footnote" or node["number"] in numbers]
    return {**document, "children": kept}


def lacks(said, document):
    """What of a document is not in what a client printed, or not as often; a short text may be part of another."""
    said, document = one_line(said), without_idle_footnotes(document)
    wanted = Counter(filter(None, [*texts(document), *notices(document)]))
    return [text for text, count in wanted.items() if said.count(text) < (count if len(text) > 20 or text[-1] == ":" else 1)]


def untold(said, module, document):
    """Of a module that is withdrawn: why, the day and what replaces it; and when that day is past nothing to follow."""
    withdrawn = module["withdrawn"]
    told = [withdrawn["reason"], withdrawn["date"], withdrawn["replaced_by"]]
    yield from (text for text in told if text is not None and text not in said)
    if is_over(module) and withdrawn["reason"] in said:
        yield from (f"(to follow) {text}" for text in texts(document) if len(text) > 40 and text in one_line(said).replace(told[0], ""))


def is_over(module):
    """Withdrawn, and not only from a day to come."""
    return module["withdrawn"] is not None and (module["withdrawn"]["date"] or "") <= datetime.date.today().isoformat()


def withdraw(compiler, folder):
    """Modules that are withdrawn in the past and in times to come, each to be told."""
    (folder / "modules").mkdir(parents=True, exist_ok=True)
    (folder / "placard.yaml").write_text("id: withdrawals\ntitle: Taken out of use\n")
    for name, day in ("past", "2021-02-03"), ("future", "2199-04-05"), ("other", None):
        withdrawn = f"withdrawn:\n  date: {day}\n  reason: The valve was taken out\n  replaced_by: other\n" if day else ""
        (folder / f"modules/{name}.md").write_text(
            f"---\nid: {name}\nversion: 1.0.0\ntitle: The valve {name}\nkind: reference\n{withdrawn}---\n\n"
            "Turn the handle of the valve slowly to the left.\n")
    return build(compiler, folder, folder / "bundles")


def other_languages(compiler, clients, bundle, languages):
    """What `clients` do not say when a language is asked for that is not there, or is left out since it is too old."""
    module = json.loads(render(compiler, bundle, None))
    gone = [lag["language"] for lag in module["lagging"] if lag["outdated_parts"] == 0]
    for name, command in clients.items():
        source = module["languages"][0]["tag"]
        plain = subprocess.run([*command, bundle, source], check=True, capture_output=True, text=True).stdout
        for asked in [*languages, *gone]:
            said = subprocess.run([*command, bundle, asked], check=True, capture_output=True, text=True).stdout
            more = said.removesuffix(plain)
            if more == said or source not in more or (asked in gone and asked not in more.replace(source, "", 1)):
                yield f"{name} does not say of {bundle.name} that it is not there in {asked}"
        if gone and gone[0] in subprocess.run([*command, bundle, f"{source}, {gone[0]}"], check=True, capture_output=True,
                                              text=True).stdout.removesuffix(plain):
            yield f"{name} says of {bundle.name} that {gone[0]} is left out, though another is wanted more"


def check(compiler, clients, bundles):
    """Every bundle in every language through `clients`: how many, and what they leave out.

    clients   commands by name; each takes BUNDLE and LANGUAGE
    """
    pages, failures = 0, []
    for bundle in bundles:
        module = json.loads(render(compiler, bundle, None))
        for tag in (language["tag"] for language in module["languages"]):
            document, pages = json.loads(render(compiler, bundle, tag))["document"], pages + 1
            for name, command in clients.items():
                said = subprocess.run([*command, bundle, tag], check=True, capture_output=True, text=True).stdout
                missing = list(untold(said, module, document)) if module["withdrawn"] is not None else []
                missing += [] if is_over(module) else lacks(said, document)
                failures += [f"{name} leaves out of {bundle.name}, {tag}: {text!r}" for text in missing]
    return pages, failures


def build(compiler, library, folder):
    subprocess.run([compiler, "build", library, "--output", folder], check=True, capture_output=True)
    return sorted(pathlib.Path(folder).glob("*.placard"))


def grow(compiler, folder, count):
    """Bundles grown at random by the grammar of docs/format, those that the runtime takes in every language: blocks where no author puts them."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        rng = random.Random(number)
        path = folder / f"grown-{number}.placard"
        path.write_bytes(mutants.put_together(grower.grow_bundle(rng), rng))
        if subprocess.run([compiler, "inspect", path], capture_output=True).returncode == 0:
            yield path


def render(compiler, bundle, tag):
    language = ["--lang", tag] if tag else []
    return subprocess.run([compiler, "render", bundle, *language, "--to", "json"], check=True, capture_output=True).stdout
