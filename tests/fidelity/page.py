#!/usr/bin/env python3
"""Pages in a browser, from their files: the quiz, answered right and wrong, graded as
tests/vectors/quiz.txt has it; and right-to-left text.

usage: page.py --placard PROGRAM --bare PROGRAM --vectors BUNDLE     (exit 77 where there is no chromium)

--bare is the program built without the runtime as wasm; --vectors is the bundle of quiz.txt's questions.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "support"))
from chromium import Chromium  # noqa: E402

MODULE = """---
id: quiz
title: All types
version: 1.0.0
kind: reference
---
## Quiz

### One of three <!-- #one -->

- [ ] No <!-- #a -->
  > Not this.
- [x] Yes <!-- #b -->
- [ ] Perhaps <!-- #c -->

Since it is so.

### Two of three <!-- #two -->

- [x] Electric <!-- #a -->
- [x] Air <!-- #b -->
- [ ] Steam <!-- #c -->

### In order <!-- #row -->

1. Stop
2. Open
3. Lock

### Match <!-- #pairs -->

| Tag | Meaning |
| --- | --- |
| Red | Stop |
| Green | Go |
| Blue | Wait |

### How many volts? <!-- #volts -->

**Answer:** 0 \u00b1 0.5 V

### What is the method called? <!-- #word -->

**Answer:** Lockout | LOTO

### A tag is enough. <!-- #tf -->

- [ ] True <!-- #t -->
- [x] False <!-- #f -->
"""

# Arranges with the buttons alone, as a thumb would.
HELPERS = """
const forms = [...document.querySelectorAll('.question')];
const check = (i) => forms[i].querySelector('.act button').click();
const items = (i) => [...forms[i].querySelectorAll('li[data-option]')];
const choose = (i, ids) => items(i).map((x) => x.querySelector('input')).filter((x) => ids.includes(x.value)).forEach((x) => x.click());
const arrange = (i, wanted) => wanted.forEach((option, at) => {
  for (let now; (now = items(i).findIndex((x) => x.dataset.option === String(option))) > at;)
    items(i)[now].querySelector('[data-move=up]').click();
});
const match = (i, put) => [...forms[i].querySelectorAll('select')].forEach((x, at) => { x.value = put[at] ?? ''; });
const type = (i, text) => { forms[i].querySelector('.entry input').value = text; };
const checkAll = () => forms.forEach((_, i) => check(i));
const told = () => ({
  good: document.querySelectorAll('.verdict.good').length,
  score: document.querySelector('.score output').textContent,
});
"""
RIGHT = ("choose(0,['b']);choose(1,['a','b']);arrange(2,[0,1,2]);match(3,[0,1,2]);type(4,'%s');type(5,'%s');"
         "choose(6,['f']);checkAll();")
# Script, how many verdicts are good, what the score says.
CASES = {
    "all right": (RIGHT % ("0.4", " LOCKOUT "), 7, "7 / 7 \u00b7 Passed"),
    "other digits": (RIGHT % ("\u0660\u066b\u06f4", "loto"), 7, "7 / 7 \u00b7 Passed"),
    "other signs": (RIGHT % (" \u22120,5 V", "loto"), 7, "7 / 7 \u00b7 Passed"),
    "all wrong": ("choose(0,['a']);choose(1,['c']);arrange(2,[2,1,0]);match(3,[1,2,0]);type(4,'0.51');type(5,'tag');"
                  "choose(6,['t']);checkAll();", 0, "0 / 7 \u00b7 Not passed yet"),
    "too many ticked": ("choose(1,['a','b','c']);check(1);", 0, "0.5 / 7"),
    "half of most": ("choose(0,['b']);choose(1,['a']);arrange(2,[1,2,0]);match(3,[0,1,2]);type(4,'0');type(5,'loto');"
                     "choose(6,['f']);checkAll();", 5, "6 / 7 \u00b7 Passed"),
    "a side twice": ("match(3,[0,1,2]);const first=forms[3].querySelector('select');first.value='1';"
                      "first.dispatchEvent(new Event('change',{bubbles:true}));check(3);", 0, "0.667 / 7"),
    "nothing answered": ("check(0);check(1);check(3);check(4);type(5,' ');check(5);check(6);", 0, ""),
    "not a number": ("type(4,'none');check(4);", 0, "0 / 7"),
    "again": ("choose(0,['a']);check(0);check(0);choose(0,['b']);check(0);", 1, "1 / 7"),
    "counts until checked again": ("choose(0,['b']);check(0);check(0);", 0, "1 / 7"),
}
# Script, what it must give: marks, feedback and answers that show once a question is checked.
SHOWN = {
    "feedback of what was chosen": ("choose(0,['a']);check(0);getComputedStyle(forms[0].querySelector('.feedback')).display", "block"),
    "no feedback before": ("choose(0,['a']);getComputedStyle(forms[0].querySelector('.feedback')).display", "none"),
    "no feedback of another": ("choose(0,['c']);check(0);getComputedStyle(forms[0].querySelector('.feedback')).display", "none"),
    "marks of choices": ("choose(0,['a']);check(0);items(0).map((x) => x.querySelector('input').value + x.className).sort().join()",
                         "ais-wrong,bis-right,c"),
    "marks of places": ("arrange(2,[0,2,1]);check(2);items(2).map((x) => x.className).join()", "is-right,is-wrong,is-wrong"),
    "marks of pairs": ("match(3,[0,2]);check(3);items(3).map((x) => x.className).join()", "is-right,is-wrong,is-wrong"),
    "why": ("choose(0,['b']);check(0);forms[0].querySelector('.explanation').checkVisibility()", True),
    "fields rest": ("choose(0,['b']);check(0);[...forms[0].querySelectorAll('input')].every((x) => x.disabled)", True),
    "a verdict for a part": ("choose(1,['a']);check(1);forms[1].querySelector('.verdict').className", "verdict part"),
}


def judge_cases(browser, folder, page):
    problems = []
    for name, (script, good, score) in CASES.items():
        told = show(browser, folder, page).run("{%s%s told();}" % (HELPERS, script))
        if told != {"good": good, "score": score}:
            problems.append("%s: %r; wanted %d good, %r" % (name, told, good, score))
    for name, (script, wanted) in SHOWN.items():
        found = show(browser, folder, page).run("{%s%s}" % (HELPERS, script))
        if found != wanted:
            problems.append("%s: %r, not %r" % (name, found, wanted))
    return problems


# ---- The vectors ------------------------------------------------------------------

# Each answer is put into its fields, checked, compared, and the question asked again.
VECTORS = """
const problems = [];
let count = 0;
const isAnswer = ({ value, isRefused }) => !isRefused && (Array.isArray(value) ? value.some((x) => x !== null) : value.trim() !== '');
// Of right sides that read the same, the first is shown.
function put(form, value, first) {
  const list = form.querySelector('ul'), items = [...form.querySelectorAll('li[data-option]')];
  const selects = [...form.querySelectorAll('select')];
  if (typeof value === 'string') form.querySelector('.entry input').value = value;
  else if (selects.length > 0) selects.forEach((select, at) => { select.value = first[value[at]] ?? ''; });
  else if (list.className === 'order')
    value.forEach((option) => list.append(items.find((item) => item.dataset.option === String(option))));
  else items.forEach((item) => { item.querySelector('input').checked = value.includes(Number(item.dataset.option)); });
}
const marksOf = (form) => [...form.querySelectorAll('li[data-option]')].sort((a, b) => a.dataset.option - b.dataset.option)
  .map((item) => (item.classList.contains('is-right') ? '+' : '-')).join('');
const shownOf = (form) => (form.querySelector('select') === null
  ? [...form.querySelectorAll('li[data-option]')].map((item) => Number(item.dataset.option))
  : [...form.querySelector('select').options].slice(1).map((option) => Number(option.value)));
readVectors(text).forEach(({ first, answers }, at) => {
  const form = forms[at];
  for (const answer of answers) {
    if (answer.seed !== undefined) {
      if (String(answer.seed) === document.getElementById('quiz').dataset.seed && shownOf(form).join() !== answer.shown.join())
        problems.push(`quiz.txt:${answer.line}: shown as ${shownOf(form)}`);
      continue;
    }
    if (!isAnswer(answer)) continue;
    put(form, answer.value, first);
    check(at);
    count++;
    if (form.dataset.earned !== String(answer.earned)) problems.push(`quiz.txt:${answer.line}: earns ${form.dataset.earned}`);
    const marks = marksOf(form); // a right side that belongs to nothing, which is among the last, has none
    if (answer.marks !== '' && marks !== answer.marks.slice(0, marks.length)) problems.push(`quiz.txt:${answer.line}: marked ${marksOf(form)}`);
    check(at);
    delete form.dataset.earned;
  }
});
({ problems, count });
"""


def judge_vectors(browser, folder, placard, bundle):
    reader = (TESTS / "vectors/vectors.mjs").read_text(encoding="utf-8").replace("export function", "function")
    text = (TESTS / "vectors/quiz.txt").read_text(encoding="utf-8")
    page = subprocess.run([placard, "render", bundle, "--to", "html"], stdout=subprocess.PIPE, check=True).stdout.decode()
    script = "{%s%s const text = %s; %s}" % (HELPERS, reader, json.dumps(text), VECTORS)
    found = show(browser, folder, page).run(script)
    if found["count"] < 80:
        found["problems"].append("only %d answers of quiz.txt were given" % found["count"])
    return found["problems"], found["count"]


# ---- Without a script, and under the policy ------------------------------------------

STATIC = """
const q = document.querySelector('.question');
const before = q.querySelector('.explanation').checkVisibility();
q.querySelector('.answer summary').click();
({ before, after: q.querySelector('.explanation').checkVisibility(), button: q.querySelector('.act').checkVisibility(),
   score: document.querySelector('.score').checkVisibility() });
"""


def judge_static(browser, folder, page, what):
    found = show(browser, folder, page, is_graded=False).run("{%s}" % STATIC)
    wanted = {"before": False, "after": True, "button": False, "score": False}
    return [] if found == wanted else ["%s: %r, not %r" % (what, found, wanted)]


def judge_policy(browser, folder, page):
    problems = []
    evil = page.replace("</main>", "<script>document.title='ev'+'il'</script></main>")
    if show(browser, folder, evil).run("document.title") == "evil":
        problems.append("a script that is not of the page runs")
    other = page.replace("</style>", "</style><script>window.other = 1</script>")
    if show(browser, folder, other).run("window.other") is not None:
        problems.append("a second script runs")
    # Bytes that are not the runtime: the page stays what it is without a script.
    broken = re.sub(r'(id="runtime">)[^<]{8}', r"\1AAAAAAAA", page)
    problems += judge_static(browser, folder, broken, "a damaged runtime")
    return problems


def judge_bare(browser, folder, bare):
    """The program that was built without the wasm says so, and shows the quiz with its answers folded away."""
    done = run_render(bare, folder, "quiz", MODULE)
    page, said = done.stdout.decode(), done.stderr.decode()
    problems = judge_static(browser, folder, page, "built without the wasm")
    if said.count("built without the runtime") != 1:
        problems.append("built without the wasm, it says: %r" % said)
    if "<script" in page or "script-src" in page:
        problems.append("built without the wasm, the page has a script")
    if run_render(bare, folder, "rtl", ARABIC, "ar").stderr:
        problems.append("built without the wasm, it speaks of a quiz where there is none")
    return problems


# ---- Right to left ----------------------------------------------------------------

ARABIC = """---
id: rtl
title: \u0642\u0641\u0644 480 V
version: 1.0.0
kind: reference
---
\u0627\u0644\u062c\u0647\u062f 480 V \u0648 \u22125 \u00b0C \u062b\u0645 0 \u00b1 0.5 V\u060c \u0641\u064a 2026-10-15 \u0627\u0644\u0633\u0627\u0639\u0629 06:45 \u0623\u0648 12.

\u0627\u0646\u0638\u0631 29 CFR 1910.147(c)(4). \u062b\u0645 (25 kg) \u0648 3 mm, 4 mm \u0648 312 555 0107 \u0648 `5 V`.
"""
ISOLATED = ["480 V", "\u22125 \u00b0C", "0 \u00b1 0.5 V", "2026-10-15", "29 CFR 1910.147(c)(4)", "25 kg", "3 mm", "4 mm",
            "312 555 0107"]
# Characters of `480 V` from left to right, as they are laid out.
LAID_OUT = """
var xs = [], node = document.querySelector('main p bdi').firstChild;
while (node.nodeType != Node.TEXT_NODE) node = node.firstChild; // within what no line's end parts
for (var i = 0; i < node.length; i++) {
  var range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 1);
  xs.push([range.getBoundingClientRect().left, node.data[i]]);
}
xs.sort((a, b) => a[0] - b[0]).map((x) => x[1]).join('');
"""


def judge_rtl(browser, folder, placard):
    page = render(placard, folder, "rtl", ARABIC, "ar")
    bare = re.sub('<span class="whole">(.*?)</span>', r"\1", page)
    if bare.count('<bdi dir="ltr">') == 0 or bare == page:
        return ["nothing is isolated, or kept from being parted"]
    body = bare[bare.index("<main>"):]
    problems = []
    runs = re.findall(r'<bdi dir="ltr">(.*?)</bdi>', body)
    if runs != ISOLATED:
        problems.append("isolated: %r, not %r" % (runs, ISOLATED))
    if '<h1>\u0642\u0641\u0644 <bdi dir="ltr">480 V</bdi></h1>' not in bare:
        problems.append("the title of a right-to-left page is not isolated")
    if show(browser, folder, page).run(LAID_OUT) != "480 V":
        problems.append("480 V is laid out otherwise")
    if "<bdi" in render(placard, folder, "rtl", ARABIC, "ar", "--fragment"):
        problems.append("a fragment has isolates")
    if "<bdi dir" in render(placard, folder, "rtl", ARABIC):
        problems.append("a left-to-right page has isolates")
    return problems


# ---- The browser --------------------------------------------------------------------

def run_render(placard, folder, name, source, language="en", *more):
    """Render one module in a library of its own."""
    library = os.path.join(folder, name + "-" + language)
    os.makedirs(os.path.join(library, "modules"), exist_ok=True)
    path = os.path.join(library, "modules", name + ".md")
    for target, text in ((os.path.join(library, "placard.yaml"), "id: x\ntitle: X\nlanguage: %s\n" % language),
                         (path, source)):
        with open(target, "w", encoding="utf-8") as file:
            file.write(text)
    return subprocess.run([placard, "render", path, "--to", "html", *more], capture_output=True, check=True)


def render(*arguments):
    return run_render(*arguments).stdout.decode()


READY = """
new Promise((resolve) => {
  const look = () => (document.documentElement.classList.contains('js') ? resolve(true) : setTimeout(look, 5));
  look();
  setTimeout(() => resolve(false), 20000);
})
"""


def show(browser, folder, page, is_graded=None):
    """The page, opened from its file; its script, where it has one, has begun."""
    path = os.path.join(folder, "page.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(page)
    shown = browser.open("file://" + path)
    has_quiz = 'id="runtime"' in page if is_graded is None else is_graded
    if has_quiz and not shown.run(READY):
        raise RuntimeError("the script of the page does not begin")
    return shown


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--placard", required=True)
    parser.add_argument("--bare", required=True)
    parser.add_argument("--vectors", required=True)
    options = parser.parse_args()
    browser = Chromium.start()
    if browser is None:
        print("no chromium: not run")
        sys.exit(77)
    with browser, tempfile.TemporaryDirectory() as folder:
        page = render(options.placard, folder, "quiz", MODULE)
        problems, count = judge_bare(browser, folder, options.bare), 0
        if 'id="runtime"' in page:
            problems += judge_policy(browser, folder, page)
            problems += judge_cases(browser, folder, page)
            told, count = judge_vectors(browser, folder, options.placard, options.vectors)
            problems += told
        else:
            print("the program was built without the runtime as wasm: pages that do not grade")
        problems += judge_rtl(browser, folder, options.placard)
    print("page: %d cases, %d answers of quiz.txt, %d wrong" % (len(CASES) + len(SHOWN), count, len(problems)))
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
