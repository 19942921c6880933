"""What a client that shows a module must have said: every word of it but the quiz's answers, and each notice with its signal word.

Known from `placard render --to json` alone, whose tree of nodes has nothing to do with screens.
"""
import json
import pathlib
import subprocess
from collections import Counter

# What is no part of the body, or is said in its own time: answers, hints and feedback of the quiz.
NOT_SHOWN = {"link", "hover", "info", "keyword", "question"}  # their own text; what is inside is shown
LATER = {"choice", "ordered", "pair", "hint", "feedback", "explanation", "low", "high", "accept", "fold", "shown"}
SIGNALS = ["DANGER", "WARNING", "CAUTION", "NOTICE", "IMPORTANT", "NOTE", "TIP"]


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


def lacks(said, document):
    """What of a document is not in what a client printed, or not as often; a short text may be part of another."""
    said = one_line(said)
    wanted = Counter(filter(None, [*texts(document), *notices(document)]))
    return [text for text, count in wanted.items() if said.count(text) < (count if len(text) > 20 or text[-1] == ":" else 1)]


def check(compiler, clients, bundles):
    """Every bundle in every language through `clients`: how many, and what they leave out.

    clients   commands by name; each takes BUNDLE and LANGUAGE
    """
    pages, failures = 0, []
    for bundle in bundles:
        languages = json.loads(render(compiler, bundle, None))["languages"]
        for tag in (language["tag"] for language in languages):
            document, pages = json.loads(render(compiler, bundle, tag))["document"], pages + 1
            for name, command in clients.items():
                said = subprocess.run([*command, bundle, tag], check=True, capture_output=True, text=True).stdout
                failures += [f"{name} leaves out of {bundle.name}, {tag}: {text!r}" for text in lacks(said, document)]
    return pages, failures


def build(compiler, library, folder):
    subprocess.run([compiler, "build", library, "--output", folder], check=True, capture_output=True)
    return sorted(pathlib.Path(folder).glob("*.placard"))


def render(compiler, bundle, tag):
    language = ["--lang", tag] if tag else []
    return subprocess.run([compiler, "render", bundle, *language, "--to", "json"], check=True, capture_output=True).stdout
