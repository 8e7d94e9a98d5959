"""Works out expected/ from facts/ by reading the form, not by running the library.

Standard library only; every number is an exact fraction. Indicators, weights, cut points and
advice are the assumed ones, typed in again here: nothing is read from the rule file.
"""

import csv
import pathlib
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
WEIGHTS = {"月均购买额得分": F(30, 100), "付款态度得分": F(25, 100), "沟通频率得分": F(10, 100),
           "发展潜力得分": F(20, 100), "客户满意度得分": F(15, 100)}
TIERS = [(85, "A"), (70, "B"), (50, "C"), (0, "D")]
ADVICE = {"A": "keep", "B": "keep", "C": "improve", "D": "end"}


def shortest(x):
    """95, 95.5, or n/d where no decimal is exact."""
    x, places = F(x), 0
    while (x * 10**places).denominator != 1:
        places += 1
        if places > 30:
            return f"{x.numerator}/{x.denominator}"
    digits = str(abs(int(x * 10**places))).rjust(places + 1, "0")
    sign = "-" if x < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def read(name):
    with open(HERE / "facts" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, header, rows):
    (HERE / "expected").mkdir(exist_ok=True)
    with open(HERE / "expected" / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def run():
    values, findings = [], []
    rows = read("customer.csv")
    scores, runs = {}, {}  # of the quarter before
    for quarter in sorted({row["期间"] for row in rows}):
        new_scores, new_runs, tiers = {}, {}, []
        for row in rows:
            if row["期间"] != quarter:
                continue
            ident = row["编号"]

            def say(rule, value, ident=ident):
                values.append((quarter, "customer", ident, rule, value))

            if not all(row[name] for name in WEIGHTS):
                findings.append((quarter, "customer", ident, "notRated"))
                new_runs[ident] = 0
                say("lowestRun", "0")
                for rule in ["score", "tierScore", "weakest", "tier", "endDue", "advice", "change"]:
                    say(rule, "none")
                continue
            score = sum(F(row[name]) * weight for name, weight in WEIGHTS.items())
            tier = next(letter for edge, letter in TIERS if score >= edge)
            tiers.append(tier)
            new_scores[ident] = score
            new_runs[ident] = runs.get(ident, 0) + 1 if tier == "D" else 0
            say("score", shortest(score))
            say("tierScore", shortest(score))
            say("weakest", shortest(min(F(row[name]) for name in WEIGHTS)))
            say("tier", tier)
            say("lowestRun", str(new_runs[ident]))
            say("endDue", "yes" if tier == "D" else "no")
            say("advice", ADVICE[tier])
            say("change", shortest(score - scores[ident]) if ident in scores else "none")
            if tier == "D":
                findings.append((quarter, "customer", ident, "endingToDecide"))
        counts = {"rated": len(tiers), "unrated": sum(row["期间"] == quarter for row in rows) - len(tiers)}
        counts |= {f"inTier{letter}": tiers.count(letter) for letter in "ABCD"}
        counts |= {"toKeep": tiers.count("A") + tiers.count("B"), "toImprove": tiers.count("C")}
        counts |= {"toEnd": tiers.count("D")}
        values += [(quarter, "company", "company", rule, str(count)) for rule, count in counts.items()]
        scores, runs = new_scores, new_runs
    return values, findings


def main():
    values, findings = run()
    write("lines.csv", ["period", "thing", "id", "line", "amount"], [])  # a rating pays nothing
    write("values.csv", ["period", "thing", "id", "rule", "value"], sorted(values))
    write("findings.csv", ["period", "thing", "id", "rule"], sorted(findings))
    print(f"0 lines, {len(values)} values, {len(findings)} findings")


if __name__ == "__main__":
    main()
