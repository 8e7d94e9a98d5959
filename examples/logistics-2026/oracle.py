"""Works out expected/ from facts/ by reading the duties, not by running the library.

Standard library and ../oracle_kit.py only; every number is an exact fraction. The deadlines and assumed
values are typed in again here from the text: nothing is read from the rule file. The readings are the
default ones.
"""

import pathlib
import sys
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import (
    as_date, as_moment, last_day, mean, moment_text, read, rounded, shortest, shown, write_results, yes,
)

FACTS, EXPECTED = HERE / "facts", HERE / "expected"
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
    return midnight_after(last_day(f"{day:%Y-%m}"))


def is_odd_meeting(kind, day, done):
    if kind != "交期会议":
        return False
    return day.strftime("%A") not in MEETING_DAYS or (done is not None and done.date() != day)


def minutes(span):
    return F(span.days * 86400 + span.seconds, 60)


def run():
    values, findings = {}, []
    marks = defaultdict(list)  # (month, person, kind) -> 1 in time, 0 late
    for row in read(FACTS / "task.csv"):
        kind, day, ident = row["事项"], as_date(row["业务日期"]), row["编号"]
        done = as_moment(row["完成时间"])
        month, due = row["业务日期"][:7], deadline(kind, day)
        values[month, "task", ident, "deadline"] = moment_text(due)
        if is_odd_meeting(kind, day, done):
            findings.append((month, "task", ident, "misdated"))
            continue
        if kind == "需求投放" and row["非正常情况"] == "是":
            continue
        in_time = done is not None and done <= due
        values[month, "task", ident, "onTime"] = yes(in_time)
        marks[month, row["责任人"], kind].append(int(in_time))
        if done is None:
            findings.append((month, "task", ident, "notDone"))
        elif not in_time:
            values[month, "task", ident, "minutesLate"] = shortest(rounded(minutes(done - due)))
            findings.append((month, "task", ident, "lateTask"))

    people = [(row["期间"], row["编号"]) for row in read(FACTS / "employee.csv")]
    for month, who in people:
        rates = {kind: mean(marks[month, who, kind]) for kind in RATE_OF if (month, who, kind) in marks}
        mine = [mark for kind in rates for mark in marks[month, who, kind]]
        for kind, rule in RATE_OF.items():
            values[month, "employee", who, rule] = shown(rates.get(kind))
        values[month, "employee", who, "tasksCounted"] = str(len(mine))
        values[month, "employee", who, "tasksInTime"] = str(sum(mine))
        rate = mean(rates.values())
        values[month, "employee", who, "timeliness"] = shown(rate)
        score = None if rate is None else rounded(rate * FULL_MARKS)
        values[month, "employee", who, "score"] = shown(score)
    for month in sorted({month for month, _ in people}):
        everyone = [m for (when, _, _), those in marks.items() if when == month for m in those]
        values[month, "company", "company", "departmentRate"] = shortest(mean(everyone))
    return values, findings


def main():
    values, findings = run()
    write_results(EXPECTED, {}, values, findings)  # no money in this document
    print(f"{len(values)} values, {len(findings)} findings")


if __name__ == "__main__":
    main()
