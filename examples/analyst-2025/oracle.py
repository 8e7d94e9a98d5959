"""Works out expected/ for trial.yaml from the policy and its draft, not by running the library.

    python3 oracle.py

The year of ../taobao-2025 is paid twice, as the policy says and as the draft does; the difference is divided over the
five changed clauses by going through all 120 orders in which they could be changed, one by one.
"""

import importlib.util
import pathlib
import sys
from fractions import Fraction as F
from itertools import permutations

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import amounts, changes, finding_changes, money, write  # noqa: E402

spec = importlib.util.spec_from_file_location("policy", HERE.parent / "taobao-2026-q1" / "oracle.py")
policy = importlib.util.module_from_spec(spec)
spec.loader.exec_module(policy)


def whole(sales):
    """Every yuan at the rate of the tier that the total reaches."""
    rate = F("0.014") if sales >= 50000 else F("0.011") if sales >= 20000 else F("0.01")
    return sales * rate


DRAFT = {
    "第8条": {"grades": [(*row[:6], {"B": F("1.15"), "D": F("0.7")}.get(row[1], row[6])) for row in policy.GRADES]},
    "第9条": {"commission": whole},
    "第10条": {"publicRate": F("0.0045")},
    "第11条": {"startHelp": (F(15000), F(120))},
    "第12条": {"award": F(500)},
}


def paid(clauses):
    """Lines and findings with these clauses as the draft has them."""
    said = dict(policy.POLICY)
    for clause in clauses:
        said |= DRAFT[clause]
    teams, people = policy.load(HERE.parent / "taobao-2025" / "facts")
    lines, _, findings = policy.run(teams, people, policy.DEFAULTS, said)
    return lines, findings


def divided(parts):
    """The same total in whole fen each: all are brought down, then the odd fen go to the largest remainders."""
    fen = F(1, 100)
    down = {key: x // fen * fen for key, x in parts.items()}
    odd = (sum(parts.values()) - sum(down.values())) / fen
    assert odd.denominator == 1
    for key in sorted(parts, key=lambda key: down[key] - parts[key])[: int(odd)]:
        down[key] += fen
    return down


totals = {}


def total(clauses):
    key = frozenset(clauses)
    if key not in totals:
        totals[key] = sum(paid(key)[0].values())
    return totals[key]


def main():
    clauses, expected = list(DRAFT), HERE / "expected"
    (before, old), (after, new) = paid([]), paid(clauses)
    write(expected / "lines.csv", ["period", "thing", "id", "line", "before", "after"],
          changes(amounts(before), amounts(after)))
    write(expected / "findings.csv", ["period", "thing", "id", "rule", "change"], finding_changes(old, new))

    people = sorted({key[2] for key in before | after})
    sums = {side: {i: sum(x for key, x in lines.items() if key[2] == i) for i in people}
            for side, lines in (("before", before), ("after", after))}
    write(expected / "people.csv", ["id", "before", "after", "difference"],
          [(i, money(sums["before"][i]), money(sums["after"][i]), money(sums["after"][i] - sums["before"][i]))
           for i in people])

    orders = list(permutations(clauses))
    brought = {clause: F(0) for clause in clauses}
    for order in orders:
        for at, clause in enumerate(order):
            brought[clause] += total(order[: at + 1]) - total(order[:at])
    mean = {clause: x / len(orders) for clause, x in brought.items()}
    parts = divided(mean)
    assert sum(parts.values()) == total(clauses) - total([])
    write(expected / "attribution.csv", ["clause", "difference", "alone", "last"],
          [(c, money(parts[c]), money(total([c]) - total([])),
            money(total(clauses) - total([x for x in clauses if x != c]))) for c in clauses])
    write(expected / "totals.csv", ["side", "total"],
          [("before", money(total([]))), ("after", money(total(clauses)))])
    print(f"{money(total([]))} → {money(total(clauses))}, {len(totals)} combinations")


if __name__ == "__main__":
    main()
