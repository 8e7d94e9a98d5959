"""Works out expected/ from facts/ by reading the form, not by running the library.

Standard library and ../oracle_kit.py only; every number is an exact fraction. The parameters are typed in
again here from the form and the assumed bonus scale: nothing is read from the rule file.
"""

import pathlib
import sys
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import amounts, mean, read, shown, write_results

FACTS, EXPECTED = HERE / "facts", HERE / "expected"
WEIGHTS = {"经济利益": F(50, 100), "提案完整性": F(10, 100), "创造性": F(10, 100), "应用范围": F(10, 100),
           "研究观察花费时间": F(10, 100), "改善成本": F(10, 100)}
SCALE = [(90, F(1000)), (80, F(500)), (70, F(200)), (60, F(100))]


def scale(score):
    return next((bonus for edge, bonus in SCALE if score >= edge), None)


def run():
    lines, values, findings = {}, {}, []
    proposals, evaluations = read(FACTS / "proposal.csv"), read(FACTS / "evaluation.csv")
    of_year = F(0)
    for month in [row["期间"] for row in read(FACTS / "company.csv")]:
        mine = [row for row in proposals if row["评定日期"].startswith(month)]
        scores = {row["编号"]: [] for row in mine}
        for row in evaluations:
            if row["期间"] != month:
                continue
            complete = all(row[name] for name in WEIGHTS)
            values[month, "evaluation", row["编号"], "complete"] = shown(complete)
            values[month, "evaluation", row["编号"], "aboveMost"] = "no"
            if complete:
                score = sum(F(row[name]) * weight for name, weight in WEIGHTS.items())
                values[month, "evaluation", row["编号"], "evaluationScore"] = shown(score)
                scores[row["提案"]].append(score)
            else:
                values[month, "evaluation", row["编号"], "evaluationScore"] = "none"
                findings.append((month, "evaluation", row["编号"], "markMissing"))
        of_month = F(0)
        for row in mine:
            def say(rule, value, ident=row["编号"]):
                values[month, "proposal", ident, rule] = shown(value)

            adopted, marks = row["审核结果"] == "采纳", scores[row["编号"]]
            say("evaluations", len(marks))
            say("earnsBonus", adopted)
            if row["需要申请专利"] == "是":
                findings.append((month, "proposal", row["编号"], "patentToDecide"))
            if not marks:
                findings.append((month, "proposal", row["编号"], "notScored"))
                say("score", None)
                say("bonusScale", None)
                continue
            score = mean(marks)
            say("score", score)
            bonus = scale(score)
            say("bonusScale", bonus)
            if adopted and bonus is not None:
                lines[month, "proposal", row["编号"], "bonus"] = bonus
                of_month += bonus
        of_year += of_month
        for rule, value in [("proposals", len(mine)), ("bonusOfMonth", of_month), ("bonusOfYear", of_year),
                            ("adoptedProposals", sum(row["审核结果"] == "采纳" for row in mine))]:
            values[month, "company", "company", rule] = shown(value)
    return lines, values, findings


def main():
    lines, values, findings = run()
    write_results(EXPECTED, amounts(lines), values, findings)
    print(f"{len(lines)} lines, {len(values)} values, {len(findings)} findings; "
          f"total {sum(lines.values())}")


if __name__ == "__main__":
    main()
