"""Works out expected/ from facts/ by reading the form, not by running the library.

Standard library only; every number is an exact fraction. The parameters are typed in again
here from the form and the assumed bonus scale: nothing is read from the rule file.
"""

import csv
import pathlib
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
WEIGHTS = {"经济利益": F(50, 100), "提案完整性": F(10, 100), "创造性": F(10, 100), "应用范围": F(10, 100),
           "研究观察花费时间": F(10, 100), "改善成本": F(10, 100)}
SCALE = [(90, F(1000)), (80, F(500)), (70, F(200)), (60, F(100))]


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


def yes(truth):
    return "yes" if truth else "no"


def scale(score):
    return next((bonus for edge, bonus in SCALE if score >= edge), None)


def run():
    lines, values, findings = [], [], []
    proposals, evaluations = read("proposal.csv"), read("evaluation.csv")
    of_year = F(0)
    for month in [row["期间"] for row in read("company.csv")]:
        mine = [row for row in proposals if row["评定日期"].startswith(month)]
        scores = {row["编号"]: [] for row in mine}
        for row in evaluations:
            if row["期间"] != month:
                continue
            complete = all(row[name] for name in WEIGHTS)
            values.append((month, "evaluation", row["编号"], "complete", yes(complete)))
            values.append((month, "evaluation", row["编号"], "aboveMost", "no"))
            if complete:
                score = sum(F(row[name]) * weight for name, weight in WEIGHTS.items())
                values.append((month, "evaluation", row["编号"], "evaluationScore", shortest(score)))
                scores[row["提案"]].append(score)
            else:
                values.append((month, "evaluation", row["编号"], "evaluationScore", "none"))
                findings.append((month, "evaluation", row["编号"], "markMissing"))
        of_month = F(0)
        for row in mine:
            def say(rule, value, ident=row["编号"]):
                values.append((month, "proposal", ident, rule, value))

            adopted, marks = row["审核结果"] == "采纳", scores[row["编号"]]
            say("evaluations", str(len(marks)))
            say("earnsBonus", yes(adopted))
            if row["需要申请专利"] == "是":
                findings.append((month, "proposal", row["编号"], "patentToDecide"))
            if not marks:
                findings.append((month, "proposal", row["编号"], "notScored"))
                say("score", "none")
                say("bonusScale", "none")
                continue
            score = sum(marks) / len(marks)
            say("score", shortest(score))
            bonus = scale(score)
            say("bonusScale", "none" if bonus is None else shortest(bonus))
            if adopted and bonus is not None:
                lines.append((month, "proposal", row["编号"], "bonus", f"{bonus.numerator}.00"))
                of_month += bonus
        of_year += of_month
        for rule, value in [("proposals", len(mine)), ("bonusOfMonth", of_month), ("bonusOfYear", of_year),
                            ("adoptedProposals", sum(row["审核结果"] == "采纳" for row in mine))]:
            values.append((month, "company", "company", rule, shortest(value)))
    return lines, values, findings


def main():
    lines, values, findings = run()
    write("lines.csv", ["period", "thing", "id", "line", "amount"], sorted(lines))
    write("values.csv", ["period", "thing", "id", "rule", "value"], sorted(values))
    write("findings.csv", ["period", "thing", "id", "rule"], sorted(findings))
    print(f"{len(lines)} lines, {len(values)} values, {len(findings)} findings; "
          f"total {sum(F(row[4]) for row in lines)}")


if __name__ == "__main__":
    main()
