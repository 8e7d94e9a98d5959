"""Works out expected/ from facts/ by reading the duties, not by running the library.

Standard library only; every number is an exact fraction. The deadlines and assumed values are typed in
again here from the text: nothing is read from the rule file. The readings are the default ones.
"""

import csv
import pathlib
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
DAY = timedelta(days=1)
MEETING_DAYS = ("Tuesday", "Thursday")
FULL_MARKS = 100

RATE_OF = {
    "需求投放": "requirementRate",
    "出货表": "shippingRate",
    "配货回复": "replyRate",
    "交期会议": "meetingRate",
    "交期填写": "datesRate",
    "日计划复核": "planCheckRate",
    "在制盘点": "stocktakeRate",
    "呆滞物料": "deadStockRate",
    "超损耗统计": "overuseRate",
}


def midnight_after(day):
    return datetime.combine(day + DAY, time(0, 0))


def last_of_month(day):
    while (day + DAY).month == day.month:
        day += DAY
    return day


def deadline(kind, day):
    if kind in ("需求投放", "日计划复核", "在制盘点"):  # the same day
        return midnight_after(day)
    if kind == "出货表":
        return datetime.combine(day, time(10, 0))
    if kind in ("配货回复", "交期会议"):
        return datetime.combine(day, time(16, 0))
    if kind == "交期填写":  # noon on the Wednesday of its week
        wednesday = date.fromisocalendar(*day.isocalendar()[:2], 3)
        return datetime.combine(wednesday, time(12, 0))
    assert kind in ("呆滞物料", "超损耗统计")  # the last day of the month
    return midnight_after(last_of_month(day))


def is_odd_meeting(kind, day, done):
    if kind != "交期会议":
        return False
    return day.strftime("%A") not in MEETING_DAYS or (done is not None and done.date() != day)


def minutes(span):
    return F(span.days * 86400 + span.seconds, 60)


def shortest(x):
    """95, 95.5, or n/d where no decimal is exact."""
    x, places = F(x), 0
    while (x * 10**places).denominator != 1:
        places += 1
        if places > 30:
            return f"{x.numerator}/{x.denominator}"
    digits = str(int(x * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def to_cents(x):
    """Two decimals, half up; no value here is below zero."""
    return F((x * 200 + 1).__floor__() // 2, 100)


def shown(moment):
    text = moment.strftime("%Y-%m-%d %H:%M:%S")
    return text[:-3] if text.endswith(":00") else text


def read(name):
    with open(HERE / "facts" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mean(marks):
    return F(sum(marks), len(marks))


def run():
    values, findings = {}, []
    marks = defaultdict(list)  # (month, person, kind) -> 1 in time, 0 late
    for row in read("task.csv"):
        kind, day, ident = row["事项"], date.fromisoformat(row["业务日期"]), row["编号"]
        done = datetime.fromisoformat(row["完成时间"]) if row["完成时间"] else None
        month, due = row["业务日期"][:7], deadline(kind, day)
        values[month, "task", ident, "deadline"] = shown(due)
        if is_odd_meeting(kind, day, done):
            findings.append((month, "task", ident, "misdated"))
            continue
        if kind == "需求投放" and row["非正常情况"] == "是":
            continue
        in_time = done is not None and done <= due
        values[month, "task", ident, "onTime"] = "yes" if in_time else "no"
        marks[month, row["责任人"], kind].append(int(in_time))
        if done is None:
            findings.append((month, "task", ident, "notDone"))
        elif not in_time:
            values[month, "task", ident, "minutesLate"] = shortest(to_cents(minutes(done - due)))
            findings.append((month, "task", ident, "lateTask"))

    people = [(row["期间"], row["编号"]) for row in read("employee.csv")]
    for month, who in people:
        rates = {kind: mean(marks[month, who, kind]) for kind in RATE_OF if (month, who, kind) in marks}
        mine = [mark for kind in rates for mark in marks[month, who, kind]]
        for kind, rule in RATE_OF.items():
            values[month, "employee", who, rule] = shortest(rates[kind]) if kind in rates else "none"
        values[month, "employee", who, "tasksCounted"] = str(len(mine))
        values[month, "employee", who, "tasksInTime"] = str(sum(mine))
        rate = mean(rates.values()) if rates else None
        values[month, "employee", who, "timeliness"] = "none" if rate is None else shortest(rate)
        score = "none" if rate is None else shortest(to_cents(rate * FULL_MARKS))
        values[month, "employee", who, "score"] = score
    for month in sorted({month for month, _ in people}):
        everyone = [m for (when, _, _), those in marks.items() if when == month for m in those]
        values[month, "company", "company", "departmentRate"] = shortest(mean(everyone))
    return values, findings


def write(name, header, rows):
    (HERE / "expected").mkdir(exist_ok=True)
    with open(HERE / "expected" / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    values, findings = run()
    write("lines.csv", ["period", "thing", "id", "line", "amount"], [])  # no money in this document
    write("values.csv", ["period", "thing", "id", "rule", "value"],
          [(*key, value) for key, value in sorted(values.items())])
    write("findings.csv", ["period", "thing", "id", "rule"], sorted(findings))
    print(f"{len(values)} values, {len(findings)} findings")


if __name__ == "__main__":
    main()
