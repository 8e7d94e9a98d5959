"""Works out expected/ from facts/ by reading the form, not by running the library.

Standard library and ../oracle_kit.py only; every number is an exact fraction. Indicators, weights, cut
points and advice are the assumed ones, typed in again here: nothing is read from the rule file.
"""

import pathlib
import sys
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import read, shown, write_results

FACTS, EXPECTED = HERE / "facts", HERE / "expected"
WEIGHTS = {"月均购买额得分": F(30, 100), "付款态度得分": F(25, 100), "沟通频率得分": F(10, 100),
           "发展潜力得分": F(20, 100), "客户满意度得分": F(15, 100)}
TIERS = [(85, "A"), (70, "B"), (50, "C"), (0, "D")]
ADVICE = {"A": "keep", "B": "keep", "C": "improve", "D": "end"}


def run():
    values, findings = {}, []
    rows = read(FACTS / "customer.csv")
    scores, runs = {}, {}  # of the quarter before
    for quarter in sorted({row["期间"] for row in rows}):
        new_scores, new_runs, tiers = {}, {}, []
        for row in rows:
            if row["期间"] != quarter:
                continue
            ident = row["编号"]

            def say(rule, value, ident=ident):
                values[quarter, "customer", ident, rule] = shown(value)

            if not all(row[name] for name in WEIGHTS):
                findings.append((quarter, "customer", ident, "notRated"))
                new_runs[ident] = 0
                say("lowestRun", 0)
                for rule in ["score", "tierScore", "weakest", "tier", "endDue", "advice", "change"]:
                    say(rule, None)
                continue
            score = sum(F(row[name]) * weight for name, weight in WEIGHTS.items())
            tier = next(letter for edge, letter in TIERS if score >= edge)
            tiers.append(tier)
            new_scores[ident] = score
            new_runs[ident] = runs.get(ident, 0) + 1 if tier == "D" else 0
            say("score", score)
            say("tierScore", score)
            say("weakest", min(F(row[name]) for name in WEIGHTS))
            say("tier", tier)
            say("lowestRun", new_runs[ident])
            say("endDue", tier == "D")
            say("advice", ADVICE[tier])
            say("change", score - scores[ident] if ident in scores else None)
            if tier == "D":
                findings.append((quarter, "customer", ident, "endingToDecide"))
        counts = {"rated": len(tiers), "unrated": sum(row["期间"] == quarter for row in rows) - len(tiers)}
        counts |= {f"inTier{letter}": tiers.count(letter) for letter in "ABCD"}
        counts |= {"toKeep": tiers.count("A") + tiers.count("B"), "toImprove": tiers.count("C")}
        counts |= {"toEnd": tiers.count("D")}
        values |= {(quarter, "company", "company", rule): str(count) for rule, count in counts.items()}
        scores, runs = new_scores, new_runs
    return values, findings


def main():
    values, findings = run()
    write_results(EXPECTED, {}, values, findings)  # a rating pays nothing
    print(f"0 lines, {len(values)} values, {len(findings)} findings")


if __name__ == "__main__":
    main()
