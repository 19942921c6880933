#!/usr/bin/env python3
"""The Python module and the C++ wrapper against `render --to json`, the header and each other, in every language of each bundle.

Usage: PYTHONPATH=FOLDER bindings.py PLACARD CC [TREE] BUNDLE...     FOLDER: of the built module; TREE: tree.cpp as a program
"""
import array
import inspect
import json
import mmap
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import placard  # noqa: E402
from placard import _document, _header  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]


def check_structs(cc):
    """Every struct that Python lends to the library is that of the header, field by field."""
    places = [(struct.__name__, field[0]) for struct in _header.STRUCTS for field in struct._fields_]
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "sizes.c")
        lines = [f'printf("%zu\\n", sizeof({struct.__name__}));' for struct in _header.STRUCTS]
        lines += [f'printf("%zu\\n", offsetof({struct}, {field}));' for struct, field in places]
        source.write_text('#include <stdio.h>\n#include "placard.h"\nint main(void) {' + "".join(lines) + "}")
        subprocess.run([cc, "-I", ROOT / "runtime/include", source, "-o", source.with_suffix("")], check=True)
        numbers = subprocess.run([source.with_suffix("")], check=True, capture_output=True, text=True).stdout.split()
    ours = [placard._library.ctypes.sizeof(struct) for struct in _header.STRUCTS]
    ours += [getattr(getattr(_header, struct), field).offset for struct, field in places]
    for what, size, number in zip([struct.__name__ for struct in _header.STRUCTS] + places, ours, map(int, numbers)):
        if size != number:
            sys.exit(f"placard for Python: {what}: {number} in placard.h, {size} in Python")


def check_hints():
    """Whatever help(placard) names says what it takes, what it gives, and what for."""
    for name in placard.__all__:
        thing = getattr(placard, name)
        if not inspect.isclass(thing):
            continue
        assert inspect.getdoc(thing), name
        for member, value in vars(thing).items():
            function = value.fget if isinstance(value, property) else value
            if member.startswith("_") or not inspect.isfunction(function):
                continue
            missing = [name for name, parameter in inspect.signature(function).parameters.items()
                       if name != "self" and parameter.annotation is inspect.Parameter.empty]
            assert not missing and "return" in function.__annotations__, f"{name}.{member}: no type hint"


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
    for question in document.questions:
        if question.form == "places":
            options = list(range(len(question.options)))
            attempt = placard.Attempt(document, seed=7)
            assert attempt.answered_options(question) == []
            attempt.answer_order(question, options[::-1])
            assert placard.Attempt(document, saved=attempt.save()).answered_options(question) == options[::-1]
            count += 1
    return count


def lines_of_attempt(document):
    attempt = placard.Attempt(document, seed=7)
    for question in document.questions:
        try:
            attempt.answer_choices(question, [0])
        except placard.Error as error:
            assert error.name.startswith("PLACARD_") and error.offset is None, error.name
            try:
                attempt.answer_text(question, "25")
            except placard.Error:
                pass
        form = next(code for code, word in _document.FORMS.items() if word == question.form)
        yield " ".join(map(str, ["question", form, int(question.takes_many), question.millipoints, *attempt.shown(question),
                                 int(question.feedback(0) is not None), int(question.explanation is not None)]))
    resumed = placard.Attempt(document, saved=attempt.save())
    assert resumed.score_millipoints == attempt.score_millipoints
    attempt.finish()
    yield f"score {attempt.score_millipoints} of {document.most_millipoints}"


def line_of_session(document):
    """As tree.cpp: 1.5 s, over the end of the clock, and half of one; saved and taken up again."""
    screens, session = list(document.screens), placard.Session(document)
    assert session.last is None and session.time(screens[0]) is None and session.seen_count == 0
    session.show(screens[0], 4294967000)
    session.show(screens[1] if len(screens) > 1 else None, 4294967296 + 1204)
    session.show(None, 4294967296 + 1704)
    again = placard.Session(document, saved=session.save())
    times = [-1 if time is None else time for time in map(again.time, screens)]
    return f"session {again.seen_count} of {len(again)}, {again.last.digest:016x} " + " ".join(map(str, times))


def lines_of_screens(document):
    kinds = {word: code for code, word in _document.SCREENS.items()}
    for screen in document.screens:
        yield " ".join([f"screen {kinds[screen.kind]} {screen.number} {screen.digest:016x}",
                        *(str(piece.index) for piece in screen), *(f"!{guard.index}" for guard in screen.guards)])


def lines_of_triggers(module):
    for trigger, fact in zip(module.triggers, (fact for fact in module.facts if fact.kind == "trigger")):
        yield " ".join([f"trigger {fact.number}", *("=".join([name, *values]) for name, values in trigger.fields.items()),
                        *(f"{term.kind}:{term.number}" for term in trigger.terms)])


def lines_of_python(module, document):
    yield from lines_of_screens(document)
    yield from lines_of_triggers(module)
    yield from (f"picture {len(module.media(i))}" for i in range(module.media_count))
    yield from lines_of_attempt(document)
    yield line_of_session(document)


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
             [question.node.index for question in document.questions],
             [len(module.media(i)) for i in range(module.media_count)],
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
                                             *lines_of_python(module, document)])
    return len(expected), check_order(document)


def check_buffers(data):
    """Any buffer is taken; in place when its bytes lie side by side, and then it stays alive and cannot be resized."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    scattered = memoryview(bytes(byte for pair in zip(data, data) for byte in pair))[::2]
    for buffer in (data, bytearray(data), memoryview(data), mapped, array.array("B", data), scattered):
        module = placard.Module(buffer)
        assert module.load().title
        # Two copies cannot have one address while both are there.
        is_copied = placard._library.Lent(buffer).address != module._file.address
        assert is_copied == (buffer is scattered), type(buffer)
    held = bytearray(data)
    module = placard.Module(held)
    try:
        held.append(0)
        sys.exit("a bytearray that is read can be resized")
    except BufferError:
        pass
    del module
    held.append(0)
    for wrong in ("text", None, 7):
        try:
            placard.Module(wrong)
            sys.exit(f"{wrong!r} is no buffer")
        except TypeError:
            pass


def check_damage(tree, data):
    """A picture with a damaged byte is told when it is asked for, and hurts no other.  How many were there?"""
    module = placard.Module(data)
    count, names = module.media_count, [entry.name for entry in module.entries]
    for index in range(count):
        entry = module.entries[len(names) - count + index]
        damaged = bytearray(data)
        damaged[entry.offset + 30 + len(entry.name)] ^= 1
        module = placard.Module(damaged)
        try:
            module.media(index)
            sys.exit("a damaged picture is handed out")
        except placard.Error as error:
            assert (error.name, error.offset) == ("PLACARD_ZIP_CRC", entry.offset + 14), error
        sizes = [0 if i == index else len(module.media(i)) for i in range(count)]
        assert len(module.media_unchecked(index)) == entry.size
        if tree:
            with tempfile.NamedTemporaryFile() as file:
                file.write(damaged)
                file.flush()
                lines = subprocess.run([tree, file.name, module.languages[0]], check=True, capture_output=True).stdout.decode()
            same("C++, damaged", re.findall("^picture .*", lines, re.M), [f"picture {size}" for size in sizes])
    for wrong in (-1, count):
        try:
            module.media(wrong)
            sys.exit("a picture that is not there is handed out")
        except IndexError:
            pass
    return count


def refuses(kind, says, call):
    """The call raises that kind of exception, whose text has the words."""
    try:
        result = call()
    except kind as error:
        assert says in str(error), f"{error} does not say {says!r}"
        return
    sys.exit(f"{call.__code__.co_firstlineno}: {result!r} where {kind.__name__} should be raised")


def check_arguments(module, document):
    """What does not fit the library's numbers, and what is no language, is refused by what is wrong with it: never cut off."""
    attempt, question = placard.Attempt(document, seed=1), document.questions[0]
    for beyond in (-1, 1 << 32, (1 << 32) + 1, 1 << 64):
        for call in (lambda: module.load(beyond), lambda: module.fact("id", beyond), lambda: document.nth("step", beyond),
                     lambda: question.feedback(beyond), lambda: placard.Attempt(document, seed=beyond),
                     lambda: placard.Attempt(document, seed=1, made=beyond), lambda: attempt.shown(beyond),
                     lambda: attempt.answer_choices(beyond, {0}), lambda: attempt.answer_order(beyond, [0]),
                     lambda: attempt.answer_text(beyond, "1"), lambda: attempt.take_hint(beyond), lambda: attempt.is_answered(beyond),
                     lambda: attempt.is_hint_taken(beyond), lambda: attempt.is_chosen(0, beyond), lambda: attempt.answered_options(beyond),
                     lambda: attempt.is_right(0, beyond), lambda: attempt.earned_millipoints(beyond)):
            refuses(ValueError, f"is {beyond}, and must be from 0 to 4294967295", call)
        refuses(ValueError, f"no option {beyond}: a question has at most 32, from 0", lambda: attempt.answer_choices(0, {beyond}))
        refuses(ValueError, f"no option {beyond}: a question has at most 32, from 0", lambda: attempt.answer_order(0, [beyond]))
        refuses(IndexError, f"no language {beyond}: there are", lambda: module.is_rtl(beyond))
        refuses(IndexError, f"no picture {beyond}: there are", lambda: module.media_size(beyond))
    for wrong in (None, 2.5, b"en", ["en", None], object()):
        for call in (lambda: module.load(wrong), lambda: module.lookup(wrong), lambda: placard.Module.rank("en", wrong)):
            refuses(TypeError, f'a text like "es-MX, fr", or a list of such texts, and not {wrong!r}', call)
    refuses(placard.Error, "the module has no such language", lambda: module.load(len(module.languages)))
    refuses(placard.Error, "nothing has this number", lambda: attempt.answer_choices(len(document.questions), {0}))
    refuses(TypeError, "'float' object cannot be interpreted as an integer", lambda: attempt.is_answered(0.5))
    assert not any(attempt.is_answered(i) for i in range(len(document.questions))), "a refused answer was kept"


def main():
    compiler, cc, *rest = sys.argv[1:]
    tree, bundles = (rest[0], rest[1:]) if not rest[0].endswith(".placard") else (None, rest)
    check_structs(cc)
    check_hints()
    nodes = orders = pictures = quizzes = 0
    for bundle in bundles:
        data = pathlib.Path(bundle).read_bytes()
        module = placard.Module(data)
        assert [fact.text for fact in module.facts if fact.kind == "id"] == [module.id] == [module.fact("id").text]
        assert [entry.name for entry in module.entries][:2] == ["mimetype", "manifest"]
        for i, tag in enumerate(module.languages):
            found = check_language(compiler, tree, bundle, module, i, tag)
            nodes, orders = nodes + found[0], orders + found[1]
        check_buffers(data)
        if module.load().questions:
            check_arguments(module, module.load())
            quizzes += 1
        pictures += check_damage(tree, data)
        try:
            placard.Module(data[:-1])
            sys.exit(f"{bundle}: opens though its last byte is missing")
        except placard.Error as error:
            assert error.name.startswith("PLACARD_ZIP") and error.offset is not None, error.name
    assert orders > 0, "no order question"
    assert quizzes > 0, "no quiz"
    assert pictures > 0, "no picture"
    print(f"{len(bundles)} bundles, {nodes} nodes, {orders} order questions by Python{' and C++' if tree else ' (no C++ compiler)'}")


if __name__ == "__main__":
    main()
