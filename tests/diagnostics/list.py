#!/usr/bin/env python3
"""list.py [--write] - docs/guide/diagnostics.md lists every code; without --write, checks that it does."""
import sys

from pages import GROUPS, ROOT, pages

TARGET = ROOT / "docs" / "guide" / "diagnostics.md"
HEAD = """# Diagnostics

Every message of `placard check` and `placard build` has a code that never changes its meaning. `placard explain CODE`
shows why it matters, an example that causes it, and the mend. Errors stop a build; warnings do not, unless
`--deny warnings` is given.

A warning that is wrong about one place is silenced there, with a reason:

```markdown
<!-- allow PL0805: reviewed by site safety -->
```

The comment silences the block that holds it or that follows it; before the first block, the whole file. A silencer that
silences nothing is reported. Errors cannot be silenced, but for a few that are a matter of judgement: {judged}.

A code of the **style** set is a warning that is too often debatable for everybody. It is reported only where `placard.yaml`
says `style: true`, or with `--style`. How often each rule that works on words is right is measured: [words.md](../words.md).

This page is made from `compiler/diagnostics/` by `tests/diagnostics/list.py --write`.
"""
JUDGED = ["notice-too-late", "undeclared-role", "undeclared-site", "undeclared-certification", "undeclared-equipment"]


def link(page):
    return f"[{page.code}](../../compiler/diagnostics/{page.code}.md)"


def text(read):
    judged = ", ".join(link(page) for page in read if page.name in JUDGED)
    parts = [HEAD.format(judged=judged)]
    for number, title in GROUPS.items():
        group = [page for page in read if page.number // 100 == number]
        if not group:
            continue
        parts.append(f"\n## {title}\n\n| code | name | | what it says |\n| --- | --- | --- | --- |\n")
        parts += [f"| {link(page)} | `{page.name}` | {page.set_word} | {page.title} |\n" for page in group]
    return "".join(parts)


def main():
    read, problems = pages()
    for problem in problems:
        print(problem)
    wanted = text(read)
    if sys.argv[1:] == ["--write"]:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(wanted, encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != wanted:
        print(f"{TARGET.relative_to(ROOT)} is not current; run tests/diagnostics/list.py --write")
        return 1
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
