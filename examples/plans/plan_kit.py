"""Holds the worked cases of a plan to a program that knows nothing of the library.

A plan's `plan.py` has a function `work(given)`. It gets the tables that a case gives, as thing → rows of text, and
returns {(thing, id, column): value}, or with the period as a fourth part of the key; None is what does not apply.
Where a clause can be read in two ways it is `work(given, readings)`, with the options that a case names.
`check` compares every figure that the case expects. Standard library only.
"""

import importlib.util
import inspect
import re
import sys
from fractions import Fraction as F
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def cases(rules):
    """The worked cases of a rule file: (name, readings, given, expect), tables as they are typed.

    >>> [(name, readings, given, expect)] = cases('''
    ... examples:
    ...   - name: one order
    ...     readings: { oddFen: each cut }
    ...     given: |
    ...       employee | sales
    ...       E1       | 7
    ...     expect: |
    ...       employee | pay
    ...       E1       | 0.70
    ... ''')
    >>> name, readings, given, expect
    ('one order', {'oddFen': 'each cut'}, {'employee': [{'id': 'E1', 'sales': '7'}]}, {'employee': [{'id': 'E1', 'pay': '0.70'}]})
    """
    text = rules.split("\nexamples:\n")[-1]
    return [
        (name.strip(), options(body), tables(block(body, "given")), tables(block(body, "expect")))
        for name, body in re.findall(r"^  - name: (.*)\n((?:(?!  - name:).*\n?)*)", text, re.M)
    ]


def block(body, key):
    """The lines of a literal block."""
    found = re.search(rf"^    {key}: \|\n((?:      .*\n?|\s*\n)*)", body, re.M)
    return found.group(1) if found else ""


def options(body):
    """The readings of a case, on one line: question → option.

    >>> options("    readings: { month: calendar, tied: last }")
    {'month': 'calendar', 'tied': 'last'}
    """
    found = re.search(r"^    readings: \{(.*)\}$", body, re.M)
    pairs = found.group(1).split(",") if found else []
    return {question.strip(): option.strip() for question, option in (pair.split(":") for pair in pairs)}


def asked(work, given, readings):
    """What the program says; one that knows no readings is never asked about any.

    >>> asked(lambda given: 1, {}, {}), asked(lambda given, readings: readings, {}, {"tied": "last"})
    (1, {'tied': 'last'})
    """
    if len(inspect.signature(work).parameters) == 2:
        return work(given, readings)
    assert not readings, f"work(given, readings) has to know {readings}"
    return work(given)


def tables(text):
    """Thing → rows, each as column → text; tables of one thing are put together."""
    found = {}
    for part in re.split(r"\n\s*\n", text):
        lines = [[cell.strip() for cell in line.split("|")] for line in part.splitlines() if line.strip()]
        if lines:
            (thing, *columns), *rows = lines
            found.setdefault(thing, []).extend(
                {"id": row[0]} | dict(zip(columns, row[1:], strict=True)) for row in rows)
    return found


def number(text):
    """A number as the files write it; None where it does not apply.

    >>> number("12.5%"), number("49/6"), number("none")
    (Fraction(1, 8), Fraction(49, 6), None)
    """
    if text == "none":
        return None
    return F(text[:-1]) / 100 if text.endswith("%") else F(text)


def same(expected, value):
    """Whether a typed cell says this value."""
    if value is None or isinstance(value, str):
        return expected == ("none" if value is None else value)
    if isinstance(value, bool):
        return expected == ("yes" if value else "no")
    try:
        return number(expected) == value
    except ValueError:
        return False


def check(folder, work):
    """How many figures of how many cases agree; what differs is said, and ends the program with 1."""
    rules = (Path(folder) / "rules.yaml").read_text(encoding="utf-8")
    figures, differing, found = 0, [], cases(rules)
    for name, readings, given, expect in found:
        values = asked(work, given, readings)
        for thing, rows in expect.items():
            for row in rows:
                at = [row[key] for key in ("period", "moment") if key in row]
                for column, text in row.items():
                    if column in ("id", "period", "moment"):
                        continue
                    figures += 1
                    key = (thing, row["id"], column, *at)
                    if key not in values or not same(text, values[key]):
                        differing.append(f"{name}: {key} is {text}, and by the program {values.get(key, 'not there')}")
    if differing:
        sys.exit("\n".join([str(folder), *differing]))
    assert figures > 0, folder
    return figures, len(found)


def main():
    """All plans, or those named."""
    home = Path(__file__).resolve().parent
    names = sys.argv[1:] or sorted(path.parent.name for path in home.glob("*/plan.py"))
    for name in names:
        spec = importlib.util.spec_from_file_location(name, home / name / "plan.py")
        plan = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(plan)
        figures, count = check(home / name, plan.work)
        print(f"{name}: {figures} figures of {count} cases agree")


if __name__ == "__main__":
    main()
