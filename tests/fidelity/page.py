#!/usr/bin/env python3
"""The quiz of a page, answered in a browser: every type, right and wrong.

usage: page.py --placard PROGRAM     (exit 77 where there is no chromium)
"""
import argparse
import os
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
    "other digits and signs": (RIGHT % ("\u2212\u0660,\u0665", "loto"), 7, "7 / 7 \u00b7 Passed"),
    "all wrong": ("choose(0,['a']);choose(1,['a']);arrange(2,[3,2,1]);match(3,1);type(4,'0.51');type(5,'tag');"
                  "choose(6,['t']);checkAll();", 0, "0 / 7 \u00b7 Not passed yet"),
    "too many ticked": ("choose(1,['a','b','c']);check(1);", 0, "0 / 7"),
    "nothing answered": ("check(0);check(1);check(3);check(4);check(5);check(6);", 0, ""),
    "not a number": ("type(4,'0 V');check(4);", 0, ""),
    "again": ("choose(0,['a']);check(0);check(0);choose(0,['b']);check(0);", 1, "1 / 7"),
}


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
        source = os.path.join(folder, "quiz.md")
        with open(source, "w", encoding="utf-8") as file:
            file.write(MODULE)
        page = subprocess.run([options.placard, "render", source, "--to", "html"],
                              capture_output=True, check=True).stdout.decode()
        problems = []
        # As it stands: its own policy lets its own script run, and no other.
        if '<html lang="en" dir="ltr" class="js">' not in browse(program, folder, page):
            problems.append("the script of the page does not run under its policy")
        if "evil" in browse(program, folder, page.replace("</main>", "<script>document.title='ev'+'il'</script></main>")):
            problems.append("a script that is not of the page runs")
        bare = re.sub(r"<meta http-equiv[^>]*>", "", page)
        for name, (script, good, score) in CASES.items():
            dom = browse(program, folder, bare.replace("</body>", "<script>%s%s</script></body>" % (HELPERS, script)))
            problems.append(judge(name, dom, good, score))
    problems = [problem for problem in problems if problem]
    print("page: %d cases, %d wrong" % (len(CASES) + 2, len(problems)))
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
