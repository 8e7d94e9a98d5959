"""Works out expected/ from facts/ by reading the questionnaire, not by running the library.

Standard library only; every number is an exact fraction. Steps, points and the least numbers
of responses are typed in again here: nothing is read from the rule file.
"""

import csv
import pathlib
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
FIVE = {"满意": 100, "比较满意": 80, "一般": 60, "不满意": 40, "非常不满意": 20}
THREE = {"强": 100, "一般": 60, "较弱": 20}
FOUR = {"完全满足": 100, "基本满足": 80, "不太满足": 40, "非常不满足": 20}
PRODUCT = {"产品功能": FIVE, "产品质量": FIVE, "产品价格": FIVE, "产品包装": FIVE, "产品竞争力": THREE, "能否满足要求": FOUR}
SATISFIED = {"满意", "比较满意", "强", "完全满足", "基本满足"}


def rounded(x, places):
    """To so many places, half away from zero; nothing here is below zero."""
    scaled = F(x) * 10**places
    return F((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**places)


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


def mean(marks):
    return rounded(F(sum(mark["points"] for mark in marks), len(marks)), 2) if marks else None


def rate(marks):
    return rounded(F(sum(mark["satisfied"] for mark in marks), len(marks)), 4) if marks else None


def month_of(month, before, values, findings):
    """Everything of one month; `before` has the satisfaction of each employee in the month before."""
    served = {row["编号"]: row["服务人员"] for row in read("response.csv") if row["调查日期"].startswith(month)}
    people = {row["编号"]: row["班组"] for row in read("employee.csv") if row["期间"] == month}
    questions = {row["编号"]: row["题目"] for row in read("item.csv") if row["期间"] == month}

    def say(thing, ident, **rules):
        for rule, value in rules.items():
            values.append((month, thing, ident, rule, "none" if value is None else shortest(value)))

    marks = []
    for row in read("answer.csv"):
        if row["期间"] != month or not row["选项"]:
            continue
        steps = PRODUCT.get(questions[row["题号"]], FIVE)
        if row["选项"] not in steps:
            findings.append((month, "answer", row["编号"], "wrongStep"))
            continue
        service = questions[row["题号"]] not in PRODUCT
        who = served[row["答卷"]]
        marks.append({"item": row["题号"], "response": row["答卷"], "who": who, "team": people.get(who),
                      "service": service, "points": steps[row["选项"]], "satisfied": row["选项"] in SATISFIED})

    for item in questions:
        mine = [mark for mark in marks if mark["item"] == item]
        say("item", item, itemAnswers=len(mine), itemScore=mean(mine), itemRate=rate(mine),
            itemSatisfied=sum(mark["satisfied"] for mark in mine))
    for response in served:
        mine = [mark for mark in marks if mark["response"] == response]
        say("response", response, answered=len(mine), answeredOfService=sum(mark["service"] for mark in mine))
    result = {}
    for who in people:
        mine = [mark for mark in marks if mark["who"] == who and mark["service"]]
        responses = len({mark["response"] for mark in mine})
        say("employee", who, responses=responses, answers=len(mine), satisfaction=mean(mine),
            satisfiedAnswers=sum(mark["satisfied"] for mark in mine), satisfiedRate=rate(mine))
        say("employee", who, rise=mean(mine) - before[who] if mine and who in before else None)
        if mine:
            result[who] = mean(mine)
        if 0 < responses < 3:
            findings.append((month, "employee", who, "smallSample"))
    for team in [row["编号"] for row in read("team.csv") if row["期间"] == month]:
        mine = [mark for mark in marks if mark["team"] == team and mark["service"]]
        say("team", team, teamAnswers=len(mine), teamSatisfaction=mean(mine), teamRate=rate(mine))
    responses = len({mark["response"] for mark in marks})
    say("company", "company", companyResponses=responses, companyAnswers=len(marks), companySatisfaction=mean(marks),
        productSatisfaction=mean([mark for mark in marks if not mark["service"]]),
        serviceSatisfaction=mean([mark for mark in marks if mark["service"]]),
        companySatisfied=sum(mark["satisfied"] for mark in marks), companyRate=rate(marks))
    if responses < 10:
        findings.append((month, "company", "company", "companySmallSample"))
    return result


def main():
    values, findings, before = [], [], {}
    for number in range(1, 13):
        before = month_of(f"2026-{number:02d}", before, values, findings)
    write("lines.csv", ["period", "thing", "id", "line", "amount"], [])  # a survey pays nothing
    write("values.csv", ["period", "thing", "id", "rule", "value"], sorted(values))
    write("findings.csv", ["period", "thing", "id", "rule"], sorted(findings))
    print(f"0 lines, {len(values)} values, {len(findings)} findings")


if __name__ == "__main__":
    main()
