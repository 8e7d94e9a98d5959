"""Works out expected/corrections.csv and expected/corrected-findings.csv: what corrected/ changes.

The corrected January stands in place of the original one; both quarters are worked out by
oracle.py, and the difference is taken line by line. Nothing here reads the library.
"""

import sys
from fractions import Fraction as F

from oracle import DEFAULTS, HERE, load, run

sys.path.append(str(HERE.parent))
from oracle_kit import amounts, money, write

EXPECTED = HERE / "expected"


def main():
    before = run(*load(), DEFAULTS)
    tables, changed = load(), load(HERE / "corrected")
    for own, new in zip(tables, changed):
        months = {month for month, _ in new}
        for key in [key for key in own if key[0] in months]:
            del own[key]
        own.update(new)
    after = run(*tables, DEFAULTS)

    paid, due = before[0], after[0]
    cells, rows, total = (amounts(paid), amounts(due)), [], F(0)
    for key in sorted(paid.keys() | due.keys()):
        difference = due.get(key, F(0)) - paid.get(key, F(0))
        total += difference
        if difference:
            rows.append((*key, *(one.get(key, "") for one in cells), money(difference)))
    write(EXPECTED / "corrections.csv", ["period", "thing", "id", "line", "paid", "due", "difference"], rows)
    write(EXPECTED / "corrected-findings.csv", ["side", "period", "thing", "id", "rule"],
          [("appeared", *one) for one in sorted(set(after[2]) - set(before[2]))]
          + [("disappeared", *one) for one in sorted(set(before[2]) - set(after[2]))])
    print(f"{len(rows)} lines differ; in total {money(total)}")


if __name__ == "__main__":
    main()
