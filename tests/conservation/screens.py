"""The words of all screens of a document, taken by the runtime as a client takes them."""
import placard
from words import words

SAYS = {"text", "code", "code_block", "image", "title", "summary", "tool", "spare_part", "protection", "shown", "reply"}
BESIDE = {"hover", "info"}  # kept, and shown on demand or not at all

Error = placard.Error


def load(path, language=None):
    module = placard.Module(path.read_bytes())
    return module.load(module.languages.index(language) if language else 0)


def _children(node):
    """As an author writes them: the answers that are right before what is said to others."""
    children = list(node)
    if node.kind == "question":
        children.sort(key=lambda child: {"shown": 1, "reply": 2, "explanation": 3}.get(child.kind, 0))
    return children


def shown(document):
    """(words in the order in which they are read, a footnote at its first reference; words that are kept beside the text)."""
    said, beside, seen = [], [], set()

    def say(node, notes):
        stack = [node]
        while stack:
            node = stack.pop()
            kind = node.kind
            if kind in SAYS:
                said.extend(words(node.text))
            elif kind in BESIDE:
                beside.extend(words(node.text))
            elif kind == "notice":
                said.append(node.signal_word)
            elif kind == "footnote_ref" and node.number in notes and node.number not in seen:
                seen.add(node.number)
                stack.append(notes[node.number])
            stack.extend(reversed(_children(node)))

    for screen in document.screens:
        pieces = list(screen)
        notes = {piece.number: piece for piece in pieces if piece.kind == "footnote"}
        for piece in pieces:
            if piece.kind != "footnote":
                say(piece, notes)
    return said, beside
