#!/usr/bin/env python3
"""Pages in a browser: the quiz, answered right and wrong and graded as docs/quiz-scoring.md
has it, and right-to-left text.

usage: page.py --placard PROGRAM     (exit 77 where there is no chromium)
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

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

# Puts the items into the wanted order with the buttons alone, as a thumb would.
HELPERS = """
var forms = Array.from(document.querySelectorAll('.question'));
function check(i) { forms[i].querySelector('.act button').click(); }
function choose(i, ids) {
  forms[i].querySelectorAll('.choices input').forEach(function (x) { if (ids.includes(x.value)) x.click(); });
}
function arrange(i, wanted) {
  wanted.forEach(function (place, at) {
    for (var n = 0; n < 40; n++) {
      var items = Array.from(forms[i].querySelectorAll('.order > li'));
      var now = items.findIndex(function (x) { return x.dataset.place === String(place); });
      if (now <= at) break;
      items[now].querySelector('[data-move=up]').click();
    }
  });
}
function match(i, shift) {
  var all = forms[i].querySelectorAll('select');
  all.forEach(function (x) { x.value = String((Number(x.dataset.right) - 1 + shift) % all.length + 1); });
}
function type(i, text) { forms[i].querySelector('.entry input').value = text; }
function checkAll() { for (var i = 0; i < 7; i++) check(i); }
"""
RIGHT = ("choose(0,['b']);choose(1,['a','b']);arrange(2,[1,2,3]);match(3,0);type(4,'%s');type(5,'%s');"
         "choose(6,['f']);checkAll();")
# Script, how many verdicts are good, what the score says.
CASES = {
    "all right": (RIGHT % ("0.4", " LOCKOUT "), 7, "7 / 7 \u00b7 Passed"),
    "other digits": (RIGHT % ("\u0660\u066b\u06f4", "loto"), 7, "7 / 7 \u00b7 Passed"),
    "other signs": (RIGHT % (" \u22120,5 V", "loto"), 7, "7 / 7 \u00b7 Passed"),
    "all wrong": ("choose(0,['a']);choose(1,['c']);arrange(2,[3,2,1]);match(3,1);type(4,'0.51');type(5,'tag');"
                  "choose(6,['t']);checkAll();", 0, "0 / 7 \u00b7 Not passed yet"),
    "too many ticked": ("choose(1,['a','b','c']);check(1);", 0, "0.5 / 7"),
    "half of most": ("choose(0,['b']);choose(1,['a']);arrange(2,[2,3,1]);match(3,0);type(4,'0');type(5,'loto');"
                     "choose(6,['f']);checkAll();", 5, "6 / 7 \u00b7 Passed"),
    "no side twice": ("match(3,0);var first=forms[3].querySelector('select');first.value='2';"
                      "first.dispatchEvent(new Event('change',{bubbles:true}));check(3);", 0, "0.333 / 7"),
    "nothing answered": ("check(0);check(1);check(3);check(4);check(5);check(6);", 0, ""),
    "not a number": ("type(4,'none');check(4);", 0, "0 / 7"),
    "again": ("choose(0,['a']);check(0);check(0);choose(0,['b']);check(0);", 1, "1 / 7"),
}



# ---- The worked examples of docs/quiz-scoring.md --------------------------------

SCORING = pathlib.Path(__file__).resolve().parents[2] / "docs" / "quiz-scoring.md"
HEAD = "---\nid: worked\ntitle: Worked examples\nversion: 1.0.0\nkind: reference\n---\n## Quiz\n"


def code(cell):
    """What stands between the code marks of a cell; keeps blanks."""
    return cell[1:-1] if cell.startswith("`") else cell


def tables():
    """Rows of the three tables, by the first word of their section."""
    section, rows = "", {"Worked": [], "Numbers": [], "Words": []}
    for line in SCORING.read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            section = line[3:].split()[0]
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if section in rows and len(cells) > 3 and cells[0] not in ("---", "type", "low", "accept"):
            rows[section].append(cells)
    return rows


def choices_question(index, cells):
    marks = cells[2].replace("`", "").split()
    body = "".join("- [%s] Choice %d <!-- #c%d -->\n" % ("x" if mark[0] == "+" else " ", at, at)
                   for at, mark in enumerate(marks))
    chosen = ["c%d" % at for at, mark in enumerate(marks) if mark.endswith("X")]
    return body, "choose(%d,%s);" % (index, json.dumps(chosen))


def order_question(index, cells):
    wanted = [int(word) for word in cells[2].split()]
    body = "".join("%d. Item %d\n" % (at, at) for at in range(1, len(wanted) + 1))
    return body, "arrange(%d,%s);" % (index, wanted)


def match_question(index, cells):
    wanted = cells[2].replace("0", "").split() + [""] * cells[2].split().count("0")
    body = "| Left | Right |\n| --- | --- |\n"
    body += "".join("| Thing %d | Side %d |\n" % (at, at) for at in range(1, len(wanted) + 1))
    return body, ("%s.forEach(function (v, at) { forms[%d].querySelectorAll('select')[at].value = v; });"
                  % (json.dumps(wanted), index))


def share_question(index, cells):
    make = {"order": order_question, "match": match_question}.get(cells[0], choices_question)
    body, script = make(index, cells)
    return "### Question %d? <!-- points=%s -->\n\n%s\n" % (index, cells[1], body), script, int(cells[3])


def number_question(index, cells):
    low, high, unit, typed, right = cells
    answer = low if low == high else "%s to %s %s" % (low, high, unit)
    script = "type(%d,%s);" % (index, json.dumps(code(typed)))
    return "### Number %d?\n\n**Answer:** %s\n\n" % (index, answer), script, 1000 if right == "yes" else 0


def word_question(index, cells):
    accept, fold, typed, right = cells
    script = "type(%d,%s);" % (index, json.dumps(code(typed)))
    if fold:  # the compiler writes its own; the example says which
        pair = "\t".join(code(side) for side in fold.split(" to "))
        script += ("forms[%d].querySelectorAll('data.fold').forEach(function (x) { x.remove(); });"
                   "forms[%d].querySelector('.entry').insertAdjacentHTML('beforeend', "
                   "'<data class=fold></data>');forms[%d].querySelector('data.fold').value = %s;"
                   % (index, index, index, json.dumps(pair)))
    return "### Word %d?\n\n**Answer:** %s\n\n" % (index, code(accept)), script, 1000 if right == "yes" else 0


def worked_module():
    """A module with a question for each example; the script that answers them; what each earns."""
    makers = {"Worked": share_question, "Numbers": number_question, "Words": word_question}
    made = []
    for section, rows in tables().items():
        made += [makers[section](len(made) + at, cells) for at, cells in enumerate(rows)]
    return HEAD + "".join(part for part, _, _ in made), [part for _, part, _ in made], [part for _, _, part in made]


def judge_worked(program, folder, placard):
    source, scripts, wanted = worked_module()
    if len(wanted) != 33:
        return ["docs/quiz-scoring.md has %d examples, not 33" % len(wanted)]
    script = HELPERS + "".join(scripts) + "for (var i = 0; i < forms.length; i++) check(i);"
    dom = browse(program, folder, with_script(render(placard, folder, "worked", source), script))
    found = [int(number) for number in re.findall(r'data-earned="(\d+)"', dom)]
    if len(found) != len(wanted):
        return ["%d worked examples were graded, not %d" % (len(found), len(wanted))]
    return ["worked example %d earns %d, not %d: %s" % (at + 1, got, want, scripts[at])
            for at, (got, want) in enumerate(zip(found, wanted)) if got != want]


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
var node = document.querySelector('main p bdi').firstChild, xs = [];
for (var i = 0; i < node.length; i++) {
  var range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 1);
  xs.push([range.getBoundingClientRect().left, node.data[i]]);
}
document.body.dataset.laid = xs.sort(function (a, b) { return a[0] - b[0]; }).map(function (x) { return x[1]; }).join('');
"""


def judge_rtl(program, folder, placard):
    page = render(placard, folder, "rtl", ARABIC, "ar")
    body = page[page.index("<main>"):]
    problems = []
    runs = re.findall(r'<bdi dir="ltr">(.*?)</bdi>', body)
    if runs != ISOLATED:
        problems.append("isolated: %r, not %r" % (runs, ISOLATED))
    if '<h1>\u0642\u0641\u0644 <bdi dir="ltr">480 V</bdi></h1>' not in page:
        problems.append("the title of a right-to-left page is not isolated")
    if 'data-laid="480 V"' not in browse(program, folder, with_script(page, LAID_OUT)):
        problems.append("480 V is laid out otherwise")
    if "<bdi" in render(placard, folder, "rtl", ARABIC, "ar", "--fragment"):
        problems.append("a fragment has isolates")
    if "<bdi dir" in render(placard, folder, "rtl", ARABIC):
        problems.append("a left-to-right page has isolates")
    return problems


# ---- The browser --------------------------------------------------------------------

def render(placard, folder, name, source, language="en", *more):
    """The page of one module in a library of its own."""
    library = os.path.join(folder, name + "-" + language)
    os.makedirs(os.path.join(library, "modules"), exist_ok=True)
    path = os.path.join(library, "modules", name + ".md")
    for target, text in ((os.path.join(library, "placard.yaml"), "id: x\ntitle: X\nlanguage: %s\n" % language),
                         (path, source)):
        with open(target, "w", encoding="utf-8") as file:
            file.write(text)
    return subprocess.run([placard, "render", path, "--to", "html", *more], stdout=subprocess.PIPE,
                          check=True).stdout.decode()


def with_script(page, script):
    """The page without its policy, and with a script of ours."""
    bare = re.sub(r"<meta http-equiv[^>]*>", "", page)
    return bare.replace("</body>", "<script>%s</script></body>" % script)


def browse(program, folder, page):
    path = os.path.join(folder, "page.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(page)
    profile = tempfile.mkdtemp(dir=folder)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    command = [program, *flags, "--user-data-dir=" + profile, "--dump-dom", "file://" + path]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def judge(name, dom, good, score):
    found = len(re.findall(r'class="verdict good"', dom))
    shown = re.search(r"<output>(.*?)</output>", dom).group(1)
    if found != good or shown != score:
        return "%s: %d good, score %r; wanted %d, %r" % (name, found, shown, good, score)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--placard", required=True)
    options = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("no chromium: not run")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        page = render(options.placard, folder, "quiz", MODULE)
        problems = []
        # As it stands: its own policy lets its own script run, and no other.
        if '<html lang="en" dir="ltr" class="js">' not in browse(program, folder, page):
            problems.append("the script of the page does not run under its policy")
        if "evil" in browse(program, folder, page.replace("</main>", "<script>document.title='ev'+'il'</script></main>")):
            problems.append("a script that is not of the page runs")
        for name, (script, good, score) in CASES.items():
            dom = browse(program, folder, with_script(page, HELPERS + script))
            problems.append(judge(name, dom, good, score))
        problems += judge_worked(program, folder, options.placard)
        problems += judge_rtl(program, folder, options.placard)
    problems = [problem for problem in problems if problem]
    print("page: %d cases, %d wrong" % (len(CASES) + 2 + 33 + len(ISOLATED) + 4, len(problems)))
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
