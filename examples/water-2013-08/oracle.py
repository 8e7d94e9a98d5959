"""Works out expected/ from facts/ by reading the policy, not by running the library.

Standard library only; every number is an exact fraction. The parameters are typed in again
here from the policy and its assumed values: nothing is read from the rule file.
"""

import csv
import datetime
import pathlib
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
FEN = F(1, 100)
MONTH = "2013-08"
FIRST, LAST, LENGTH = datetime.date(2013, 8, 1), datetime.date(2013, 8, 31), 31
READY_BY = datetime.date(2013, 9, 5)

ROLE_WEIGHT = {"调度": F("1.2"), "接待": F(1), "仓管": F("0.8")}
GRADE_FACTOR = {"A": F("1.2"), "B": F("1.1"), "C": F(1), "D": F("0.8"), "E": F("0.5")}
MEAL = {"早班": F(10), "晚班": F(10), "全天班": F(20)}
ON_DUTY = {"早班", "晚班", "全天班"}
UNPAID = {"公司关系客户", "内部价票客户"}


def rounded(x):
    """To the fen, half away from zero."""
    fen = abs(x) / FEN
    whole = (2 * fen.numerator + fen.denominator) // (2 * fen.denominator)
    return (whole if x >= 0 else -whole) * FEN


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


def money(x):
    fen = x / FEN
    assert fen.denominator == 1
    whole, rest = divmod(abs(fen.numerator), 100)
    return f"{'-' if fen < 0 else ''}{whole}.{rest:02d}"


def share(pool, weights):
    """Largest remainder; equal remainders by id. Returns id → amount."""
    pool, total = rounded(pool), sum(weights.values())
    exact = {i: pool * w / total for i, w in weights.items()}
    down = {i: (x / FEN).__floor__() * FEN for i, x in exact.items()}
    left = (pool - sum(down.values())) / FEN
    queue = sorted(exact, key=lambda i: (-(exact[i] - down[i]), i))
    for i in queue[: int(left)]:
        down[i] += FEN
    assert sum(down.values()) == pool
    return down


def read(name):
    with open(HERE / "facts" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def date(text):
    return datetime.date.fromisoformat(text)


def yes(truth):
    return "yes" if truth else "no"


def run():
    [company] = read("company.csv")
    people, shifts, sent = read("employee.csv"), read("shift.csv"), read("delivery.csv")
    lines, values, findings = {}, {}, []

    def of_company(rule, value, period=MONTH):
        values[period, "company", "company", rule] = value

    # 一 第五条 11: day, month, books against goods and money
    total = sum(F(r["桶数"]) for r in sent)
    for n in range(LENGTH):
        day = str(FIRST + datetime.timedelta(days=n))
        of_company("barrelsOfDay", shortest(sum(F(r["桶数"]) for r in sent if r["日期"] == day)), day)
        on_duty = sum(r["日期"] == day and r["班次"] in ON_DUTY for r in shifts)
        of_company("onDuty", str(on_duty), day)
        if on_duty != 2:
            findings.append((day, "company", "company", "dutyBreach"))
    of_company("barrelsOfMonth", shortest(total))
    if company["出库桶数"] and F(company["出库桶数"]) != total:
        findings.append((MONTH, "company", "company", "goodsDiffer"))
    if company["收款与收票桶数"] and F(company["收款与收票桶数"]) != total:
        findings.append((MONTH, "company", "company", "moneyDiffers"))

    # 三3: statistics by the 5th of the next month
    of_company("readyBy", str(READY_BY))
    if company["统计完成日期"]:
        late = date(company["统计完成日期"]) > READY_BY
        of_company("statisticsTiming", "overdue" if late else "on time")
        if late:
            findings.append((MONTH, "company", "company", "statisticsLate"))

    # 三2: the pool; a blank kind of customer is an ordinary one
    unpaid = sum(F(r["桶数"]) for r in sent if r["客户性质"] in UNPAID)
    of_company("excludedBarrels", shortest(unpaid))
    of_company("paidBarrels", shortest(total - unpaid))
    of_company("commissionPool", shortest((total - unpaid) * 1))
    of_company("fullDayMeal", "20")

    weights = {}
    for p in people:
        i = p["编号"]

        def say(rule, value, i=i):
            values[MONTH, "employee", i, rule] = value

        def line(name, amount, i=i):
            lines[MONTH, "employee", i, name] = rounded(amount)

        mine = [r["班次"] for r in shifts if r["员工"] == i]
        full, rest = mine.count("全天班"), mine.count("轮休")
        begin = max(date(p["入职日期"]), FIRST)
        end = min(date(p["离职日期"]), LAST) if p["离职日期"] else LAST
        employed = (end - begin).days + 1
        part = F(employed, LENGTH)
        say("daysWorked", str(sum(k in ON_DUTY for k in mine)))
        say("fullDays", str(full))
        say("restDays", str(rest))
        say("daysEmployed", str(employed))
        say("wholeMonth", yes(employed == LENGTH))
        say("partOfMonth", shortest(part))
        if employed == LENGTH and rest != 4:
            findings.append((MONTH, "employee", i, "restBreach"))

        # 二
        line("meals", sum((MEAL.get(k, F(0)) for k in mine), F(0)))
        if full > 0:
            line("overtime", F(50) * full)

        # 三1
        monthly = F(1500)
        if p["试用期"] == "是":
            monthly = F(p["试用期工资"])
            assert 1000 <= monthly <= 1200
            say("probationWage", shortest(monthly))
        line("wage", monthly * part)

        # 三2, with the appraisal not counting
        say("roleWeight", shortest(ROLE_WEIGHT[p["岗位"]]))
        if p["当月考核等级"]:
            say("gradeFactor", shortest(GRADE_FACTOR[p["当月考核等级"]]))
        say("appraisalFactor", "1")
        weights[i] = ROLE_WEIGHT[p["岗位"]] * part
    for i, amount in share((total - unpaid) * 1, weights).items():
        lines[MONTH, "employee", i, "commission"] = amount
    return lines, values, findings


def write(name, header, rows):
    (HERE / "expected").mkdir(exist_ok=True)
    with open(HERE / "expected" / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    lines, values, findings = run()
    write("lines.csv", ["period", "thing", "id", "line", "amount"],
          [(*key, money(x)) for key, x in sorted(lines.items())])
    write("values.csv", ["period", "thing", "id", "rule", "value"],
          [(*key, x) for key, x in sorted(values.items())])
    write("findings.csv", ["period", "thing", "id", "rule"], sorted(findings))
    print(f"{len(lines)} lines, {len(values)} values, {len(findings)} findings; "
          f"total {money(sum(lines.values()))}")


if __name__ == "__main__":
    main()
