"""Works out expected/ from facts/ by reading the policy, not by running the library.

    python3 oracle.py            this folder
    python3 oracle.py FOLDER     another one with the same tables, as ../water-2014

Standard library and ../oracle_kit.py only; every number is an exact fraction. The parameters are typed in
again here from the policy and its assumed values: nothing is read from the rule file.
"""

import datetime
import pathlib
import sys
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import (
    amounts, as_date, changes, cut, day_of_next, finding_changes, largest_remainder, last_day, money, read,
    rounded, shortest, write, write_results, yes,
)

DEFAULTS = {
    "fullDayMeals": "two meals in total",
    "partMonth": "calendar days",
    "oddFen": "largest remainder",
    "appraisalCounts": "none",
}
OTHERS = [
    ("fullDayMeals", "on top of the 10"),
    ("partMonth", "21.75 days"),
    ("partMonth", "none"),
    ("oddFen", "each rounded"),
    ("oddFen", "each cut"),
    ("appraisalCounts", "coefficient per grade"),
]

ROLE_WEIGHT = {"调度": F("1.2"), "接待": F(1), "仓管": F("0.8")}
GRADE_FACTOR = {"A": F("1.2"), "B": F("1.1"), "C": F(1), "D": F("0.8"), "E": F("0.5")}
ON_DUTY = {"早班", "晚班", "全天班"}
UNPAID = {"公司关系客户", "内部价票客户"}


def share(pool, weights, how):
    """Largest remainder, equal remainders by id; or each by itself. Returns id → amount."""
    pool, total = rounded(pool), sum(weights.values())
    exact = {i: pool * w / total for i, w in weights.items()}
    if how == "largest remainder":
        return largest_remainder(exact)
    to_the_fen = {"each rounded": rounded, "each cut": cut}[how]
    return {i: to_the_fen(x) for i, x in exact.items()}


def load(facts=HERE / "facts"):
    """month → its row of company.csv, its people, its shifts, its deliveries"""
    people = read(facts / "employee.csv")
    shifts, sent = read(facts / "shift.csv"), read(facts / "delivery.csv")
    return {
        company["期间"]: (
            company,
            [r for r in people if r["期间"] == company["期间"]],
            [r for r in shifts if r["日期"].startswith(company["期间"])],
            [r for r in sent if r["日期"].startswith(company["期间"])],
        )
        for company in read(facts / "company.csv")
    }


def run(tables, choice):
    lines, values, findings = {}, {}, []
    for month, facts in tables.items():
        run_month(month, facts, choice, lines, values, findings)
    return lines, values, findings


def run_month(month, facts, choice, lines, values, findings):
    company, people, shifts, sent = facts
    first, last, ready_by = as_date(f"{month}-01"), last_day(month), day_of_next(month, 5)
    length = last.day

    def of_company(rule, value, period=month):
        values[period, "company", "company", rule] = value

    # 一 第五条 11: day, month, books against goods and money
    total = sum(F(r["桶数"]) for r in sent)
    for n in range(length):
        day = str(first + datetime.timedelta(days=n))
        of_company("barrelsOfDay", shortest(sum(F(r["桶数"]) for r in sent if r["日期"] == day)), day)
        on_duty = sum(r["日期"] == day and r["班次"] in ON_DUTY for r in shifts)
        of_company("onDuty", str(on_duty), day)
        if on_duty != 2:
            findings.append((day, "company", "company", "dutyBreach"))
    of_company("barrelsOfMonth", shortest(total))
    if company["出库桶数"] and F(company["出库桶数"]) != total:
        findings.append((month, "company", "company", "goodsDiffer"))
    if company["收款与收票桶数"] and F(company["收款与收票桶数"]) != total:
        findings.append((month, "company", "company", "moneyDiffers"))

    # 三3: statistics by the 5th of the next month
    of_company("readyBy", str(ready_by))
    if company["统计完成日期"]:
        late = as_date(company["统计完成日期"]) > ready_by
        of_company("statisticsTiming", "overdue" if late else "on time")
        if late:
            findings.append((month, "company", "company", "statisticsLate"))

    # 三2: the pool; a blank kind of customer is an ordinary one
    unpaid = sum(F(r["桶数"]) for r in sent if r["客户性质"] in UNPAID)
    of_company("excludedBarrels", shortest(unpaid))
    of_company("paidBarrels", shortest(total - unpaid))
    of_company("commissionPool", shortest((total - unpaid) * 1))
    full_day_meal = F(30) if choice["fullDayMeals"] == "on top of the 10" else F(20)
    of_company("fullDayMeal", shortest(full_day_meal))
    meal = {"早班": F(10), "晚班": F(10), "全天班": full_day_meal}

    weights = {}
    for p in people:
        i = p["编号"]

        def say(rule, value, i=i):
            values[month, "employee", i, rule] = value

        def line(name, amount, i=i):
            lines[month, "employee", i, name] = rounded(amount)

        mine = [r["班次"] for r in shifts if r["员工"] == i]
        worked, full, rest = sum(k in ON_DUTY for k in mine), mine.count("全天班"), mine.count("轮休")
        begin = max(as_date(p["入职日期"]), first)
        end = min(as_date(p["离职日期"]), last) if p["离职日期"] else last
        employed = (end - begin).days + 1
        whole = employed == length
        if choice["partMonth"] == "calendar days":
            part = F(employed, length)
        elif choice["partMonth"] == "21.75 days":
            part = F(1) if whole else min(worked / F("21.75"), F(1))
        else:
            part = F(1)
        say("daysWorked", str(worked))
        say("fullDays", str(full))
        say("restDays", str(rest))
        say("daysEmployed", str(employed))
        say("wholeMonth", yes(whole))
        say("partOfMonth", shortest(part))
        if whole and rest != 4:
            findings.append((month, "employee", i, "restBreach"))

        # 二
        line("meals", sum((meal.get(k, F(0)) for k in mine), F(0)))
        if full > 0:
            line("overtime", F(50) * full)

        # 三1
        monthly = F(1500)
        if p["试用期"] == "是":
            monthly = F(p["试用期工资"])
            assert 1000 <= monthly <= 1200
            say("probationWage", shortest(monthly))
        line("wage", monthly * part)

        # 三2 and 三3
        say("roleWeight", shortest(ROLE_WEIGHT[p["岗位"]]))
        grade = p["当月考核等级"]
        if grade:
            say("gradeFactor", shortest(GRADE_FACTOR[grade]))
        factor = GRADE_FACTOR[grade] if grade and choice["appraisalCounts"] != "none" else F(1)
        say("appraisalFactor", shortest(factor))
        weights[i] = ROLE_WEIGHT[p["岗位"]] * factor * part
    for i, amount in share((total - unpaid) * 1, weights, choice["oddFen"]).items():
        lines[month, "employee", i, "commission"] = amount


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    tables = load(folder / "facts")
    lines, values, findings = run(tables, DEFAULTS)
    paid, expected = amounts(lines), folder / "expected"
    write_results(expected, paid, values, findings)

    totals, changed, changed_findings = [], [], []
    for reading, option in OTHERS:
        other, _, found = run(tables, {**DEFAULTS, reading: option})
        totals.append((reading, option, money(sum(other.values()))))
        changed += [(reading, option, *row) for row in changes(paid, amounts(other))]
        changed_findings += [(reading, option, *row) for row in finding_changes(findings, found)]
    write(expected / "readings.csv", ["reading", "option", "total"], totals)
    write(expected / "reading-lines.csv",
          ["reading", "option", "period", "thing", "id", "line", "default", "amount"], changed)
    write(expected / "reading-findings.csv",
          ["reading", "option", "period", "thing", "id", "rule", "change"], changed_findings)
    print(f"{len(lines)} lines, {len(values)} values, {len(findings)} findings; "
          f"total {money(sum(lines.values()))}")
    for month in sorted({key[0] for key in lines}):
        print(month, money(sum(x for key, x in lines.items() if key[0] == month)))


if __name__ == "__main__":
    main()
