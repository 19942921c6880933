"""Read Placard module bundles: libplacard by ctypes, with no behaviour of its own.

    import placard
    module = placard.Module(open("hand-rub.placard", "rb").read())
    document = module.load(module.lookup("es-MX"))
    for node in document.root.walk():
        print(node.kind, node.number, node.text)

Looks for the shared library where the environment variable PLACARD_LIBRARY says, then where the system looks.  What each
call means and promises stands in placard.h.  A failed call raises Error with the status.
"""
import ctypes
import ctypes.util
import os

NONE = 0xFFFFFFFF
MAX_CHOICES = 32
NO_OPTION = 0xFF
MAX_QUESTIONS = 64

_library = ctypes.CDLL(os.environ.get("PLACARD_LIBRARY") or ctypes.util.find_library("placard") or "libplacard.so")
_u8, _u32, _size, _int, _pointer = ctypes.c_uint8, ctypes.c_uint32, ctypes.c_size_t, ctypes.c_int, ctypes.c_void_p


def _struct(name, **fields):
    return type(name, (ctypes.Structure,), {"_fields_": list(fields.items())})


# The structs of placard.h, field by field.
_Bytes = _struct("placard_bytes", data=_pointer, size=_size)
_Error = _struct("placard_error", status=_int, entry=_u32, offset=_size)
_Module = _struct("placard_module", file_=_pointer, manifest_=_pointer,
                  entry_count_=_u32, central_=_u32, language_count_=_u32, media_count_=_u32)
_Document = _struct("placard_document", nodes_=_pointer, text_=_pointer, text_size_=_u32, node_count_=_u32,
                    step_count_=_u32, question_count_=_u32)
_Fact = _struct("placard_fact", kind=_u32, number=_u32, text=_Bytes, at_=_pointer, children_=_pointer)
_Answer = _struct("placard_answer", earned_=_u32, digest_=_u8 * 4, state_=_u8, count_=_u8, option_=_u8 * MAX_CHOICES)
_Attempt = _struct("placard_attempt", seed_=_u32, made_=_u32, most_=_u32, count_=_u32, is_finished_=_u8,
                   answers_=_Answer * MAX_QUESTIONS)


def _declare(result, names, *arguments):
    for name in names.split():
        function = getattr(_library, "placard_" + name)
        function.restype, function.argtypes = result, arguments


_declare(ctypes.c_char_p, "status_text status_name", _int)
_declare(ctypes.c_char_p, "kind_name", _u32)
_declare(_int, "open", _pointer, _pointer, _size, _pointer)
_declare(_Fact, "fact_first", _pointer)
_declare(_Fact, "fact_next fact_child", _pointer)
_declare(_Bytes, "id module_version", _pointer)
_declare(_int, "kind_of_module", _pointer)
_declare(_u32, "language_count media_count", _pointer)
_declare(_Bytes, "language_tag media", _pointer, _u32)
_declare(_int, "language_is_rtl", _pointer, _u32)
_declare(_u32, "language_lookup", _pointer, _Bytes)
_declare(_u32, "media_width media_height", _pointer, _u32)
_declare(_size, "load_size", _pointer, _u32)
_declare(_int, "load", _pointer, _pointer, _u32, _pointer, _size, _pointer)
_declare(_u32, "node_count step_count question_count pass_mark most_millipoints", _pointer)
_declare(_u32, "node_kind node_number node_first node_end step_at question_at", _pointer, _u32)
_declare(_Bytes, "node_text", _pointer, _u32)
_declare(_u32, "node_next", _pointer, _u32, _u32)
_declare(_Bytes, "title", _pointer)
_declare(_int, "attempt_begin", _pointer, _pointer, _pointer, _u32, _u32)
_declare(_u32, "attempts_left score_millipoints", _pointer)
_declare(_u32, "question_type_of question_millipoints option_count explanation", _pointer, _u32)
_declare(_u32, "option_at feedback", _pointer, _u32, _u32)
_declare(_u32, "shown_options", _pointer, _pointer, _u32, _pointer)
_declare(_int, "answer_choices", _pointer, _pointer, _u32, _u32)
_declare(_int, "answer_order", _pointer, _pointer, _u32, _pointer, _u32)
_declare(_int, "answer_text", _pointer, _pointer, _u32, _Bytes)
_declare(_int, "is_answered is_hint_taken", _pointer, _u32)
_declare(_u32, "take_hint", _pointer, _pointer, _u32)
_declare(_int, "is_chosen", _pointer, _u32, _u32)
_declare(_u32, "answered_option", _pointer, _u32, _u32)
_declare(_int, "is_right", _pointer, _pointer, _u32, _u32)
_declare(_u32, "earned_millipoints", _pointer, _u32)
_declare(_int, "is_passed", _pointer, _pointer)
_declare(None, "attempt_finish", _pointer)
_declare(_size, "attempt_save", _pointer, _pointer, _size)
_declare(_int, "attempt_resume", _pointer, _pointer, _pointer, _pointer, _size)


class Error(Exception):
    """A call was refused: `status` (its number), `name`, and where: `entry` (None: the file) and `offset`."""

    def __init__(self, status, error=None):
        super().__init__(_library.placard_status_text(status).decode())
        self.status, self.name = status, _library.placard_status_name(status).decode()
        self.entry = None if error is None or error.entry == NONE else error.entry
        self.offset = None if error is None else error.offset


def _check(status, error=None):
    if status != 0:
        raise Error(status, error)


def _copy(borrowed):
    return ctypes.string_at(borrowed.data, borrowed.size) if borrowed.size else b""


def _text(borrowed):
    return _copy(borrowed).decode()


def _lend(data):
    """Bytes to hand over, and what must live as long as they are used."""
    keep = ctypes.create_string_buffer(data, len(data))
    return _Bytes(ctypes.addressof(keep), len(data)), keep


class Fact:
    """One token of the manifest."""

    def __init__(self, module, fact):
        self._module, self._fact = module, fact
        self.kind, self.number = _library.placard_kind_name(fact.kind).decode(), fact.number
        self.data = _copy(fact.text)

    @property
    def text(self):
        return self.data.decode()

    def children(self):
        return _facts(self._module, _library.placard_fact_child(ctypes.byref(self._fact)))


def _facts(module, fact):
    while fact.kind != 0:
        yield Fact(module, fact)
        fact = _library.placard_fact_next(ctypes.byref(fact))


class Module:
    """An open bundle; keeps a copy of its bytes."""

    def __init__(self, data):
        self._file = ctypes.create_string_buffer(data, len(data))
        self._it, error = _Module(), _Error()
        _check(_library.placard_open(ctypes.byref(self._it), self._file, len(data), ctypes.byref(error)), error)

    @property
    def id(self):
        return _text(_library.placard_id(ctypes.byref(self._it)))

    @property
    def version(self):
        return _text(_library.placard_module_version(ctypes.byref(self._it)))

    @property
    def kind(self):
        return _library.placard_kind_of_module(ctypes.byref(self._it))

    @property
    def languages(self):
        count = _library.placard_language_count(ctypes.byref(self._it))
        return [_text(_library.placard_language_tag(ctypes.byref(self._it), i)) for i in range(count)]

    def is_rtl(self, language):
        return bool(_library.placard_language_is_rtl(ctypes.byref(self._it), language))

    def lookup(self, priority):
        wanted, _keep = _lend(priority.encode())
        return _library.placard_language_lookup(ctypes.byref(self._it), wanted)

    @property
    def media(self):
        """The WebP files, as image nodes number them."""
        count = _library.placard_media_count(ctypes.byref(self._it))
        return [_copy(_library.placard_media(ctypes.byref(self._it), i)) for i in range(count)]

    def media_size(self, index):
        return (_library.placard_media_width(ctypes.byref(self._it), index),
                _library.placard_media_height(ctypes.byref(self._it), index))

    def facts(self):
        return _facts(self, _library.placard_fact_first(ctypes.byref(self._it)))

    def load(self, language=0):
        return Document(self, language)


class Node:
    """One node of a document."""

    __slots__ = ("document", "index")

    def __init__(self, document, index):
        self.document, self.index = document, index

    def __eq__(self, other):
        return isinstance(other, Node) and (self.document, self.index) == (other.document, other.index)

    def __hash__(self):
        return hash(self.index)

    def _get(self, name):
        return getattr(_library, "placard_node_" + name)(ctypes.byref(self.document._it), self.index)

    @property
    def kind(self):
        return _library.placard_kind_name(self._get("kind")).decode()

    @property
    def number(self):
        return self._get("number")

    @property
    def text(self):
        return _text(self._get("text"))

    def __iter__(self):
        """The children, in order."""
        it = ctypes.byref(self.document._it)
        child = _library.placard_node_first(it, self.index)
        while child != NONE:
            yield Node(self.document, child)
            child = _library.placard_node_next(it, self.index, child)

    def walk(self):
        """This node and all inside it, in reading order."""
        return (Node(self.document, i) for i in range(self.index, self._get("end")))


class Document:
    """One language of a module; keeps the module and the loaded memory."""

    def __init__(self, module, language):
        self.module, self._it, error = module, _Document(), _Error()
        size = _library.placard_load_size(ctypes.byref(module._it), language)
        self._memory = (_u32 * ((size + 3) // 4))()
        _check(_library.placard_load(ctypes.byref(self._it), ctypes.byref(module._it), language, self._memory,
                                     ctypes.sizeof(self._memory), ctypes.byref(error)), error)

    def __len__(self):
        return _library.placard_node_count(ctypes.byref(self._it))

    def _node(self, index):
        return None if index == NONE else Node(self, index)

    def _list(self, name):
        count = getattr(_library, f"placard_{name}_count")(ctypes.byref(self._it))
        return [self._node(getattr(_library, f"placard_{name}_at")(ctypes.byref(self._it), i)) for i in range(count)]

    @property
    def root(self):
        return Node(self, 0)

    @property
    def title(self):
        return _text(_library.placard_title(ctypes.byref(self._it)))

    @property
    def steps(self):
        return self._list("step")

    @property
    def questions(self):
        return self._list("question")

    def type(self, question):
        return _library.placard_question_type_of(ctypes.byref(self._it), question)

    def millipoints(self, question):
        return _library.placard_question_millipoints(ctypes.byref(self._it), question)

    def options(self, question):
        count = _library.placard_option_count(ctypes.byref(self._it), question)
        return [Node(self, _library.placard_option_at(ctypes.byref(self._it), question, i)) for i in range(count)]

    def feedback(self, question, option):
        return self._node(_library.placard_feedback(ctypes.byref(self._it), question, option))

    def explanation(self, question):
        return self._node(_library.placard_explanation(ctypes.byref(self._it), question))

    @property
    def pass_mark(self):
        return _library.placard_pass_mark(ctypes.byref(self._it))

    @property
    def most_millipoints(self):
        return _library.placard_most_millipoints(ctypes.byref(self._it))


class Attempt:
    """One attempt at the quiz.  Begins with `seed`, or takes up `saved` bytes; `document` may be exchanged for
    another language's at any time."""

    def __init__(self, document, seed=0, made=0, saved=None):
        self.document, self._it = document, _Attempt()
        attempt, module, it = ctypes.byref(self._it), ctypes.byref(document.module._it), ctypes.byref(document._it)
        if saved is None:
            _check(_library.placard_attempt_begin(attempt, module, it, seed, made))
        else:
            _check(_library.placard_attempt_resume(attempt, module, it, saved, len(saved)))

    def _call(self, name, *arguments):
        return getattr(_library, "placard_" + name)(ctypes.byref(self._it), ctypes.byref(self.document._it), *arguments)

    def _own(self, name, *arguments):
        return getattr(_library, "placard_" + name)(ctypes.byref(self._it), *arguments)

    def shown(self, question):
        """Options in the order in which to show them."""
        shown = (_u8 * MAX_CHOICES)()
        return list(shown[:self._call("shown_options", question, shown)])

    def answer_choices(self, question, options):
        _check(self._call("answer_choices", question, sum(1 << option for option in set(options))))

    def answer_order(self, question, options):
        _check(self._call("answer_order", question, bytes(options), len(options)))

    def answer_text(self, question, text):
        typed, _keep = _lend(text.encode())
        _check(self._call("answer_text", question, typed))

    def hint(self, question):
        return self.document._node(self._call("take_hint", question))

    def is_answered(self, question):
        return bool(self._own("is_answered", question))

    def is_chosen(self, question, option):
        return bool(self._own("is_chosen", question, option))

    def answered_options(self, question):
        """What was put to each place of an order question, or to each left side of a match question: options, None
        where nothing was; [] before an answer."""
        if not self.is_answered(question):
            return []
        count = _library.placard_option_count(ctypes.byref(self.document._it), question)
        put = [self._own("answered_option", question, place) for place in range(count)]
        return [None if option == NO_OPTION else option for option in put]

    def is_right(self, question, option):
        return bool(self._call("is_right", question, option))

    def earned_millipoints(self, question):
        return self._own("earned_millipoints", question)

    @property
    def score_millipoints(self):
        return self._own("score_millipoints")

    @property
    def is_passed(self):
        return bool(self._call("is_passed"))

    @property
    def attempts_left(self):
        """None: no limit."""
        left = self._own("attempts_left")
        return None if left == NONE else left

    def finish(self):
        self._own("attempt_finish")

    def save(self):
        out = ctypes.create_string_buffer(self._own("attempt_save", None, 0))
        size = self._own("attempt_save", out, len(out))
        return out.raw[:size]
