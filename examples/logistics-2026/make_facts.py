"""Makes facts/: the year 2026 of a logistics customer service. All people are invented.

Same seed, same files, on every machine. Standard library and ../oracle_kit.py only.
"""

import datetime
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import calendar, drawer, moment_text, write

SEED = 20260105
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
DAY = datetime.timedelta(days=1)

# id, name, first month, last month
STAFF = [
    ("L1", "贺志远", 1, 12),
    ("L2", "罗小芹", 1, 10),  # left at the end of October
    ("L3", "唐雨辰", 1, 12),
    ("L4", "孟庆华", 1, 12),
    ("L5", "郝佳宁", 3, 12),  # came in March
]
NO_TASKS = {("L4", 7)}  # on leave for all of July, on the list without a task
PERFECT = {("L1", 5)}  # nothing late
HOPELESS = {("L2", 8)}  # nothing in time

# Holidays and worked weekends of 2026, as the State Council announced them.
HOLIDAYS = [
    ("01-01", "01-03"), ("02-15", "02-23"), ("04-04", "04-06"), ("05-01", "05-05"),
    ("06-19", "06-21"), ("09-25", "09-27"), ("10-01", "10-07"),
]
WORKED = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]

# kind, hour of the deadline on the day itself (24 for the end of the day)
DAILY = [("出货表", 10), ("出货表", 10), ("配货回复", 16), ("需求投放", 24), ("日计划复核", 24)]


def date(text):
    return datetime.date.fromisoformat(f"2026-{text}")


OTHERWISE = calendar(2026, HOLIDAYS, WORKED)


def works(day):
    return OTHERWISE.get(day, "是" if day.weekday() < 5 else "否") == "是"


def days_of(month):
    day, days = datetime.date(2026, month, 1), []
    while day.month == month:
        days.append(day)
        day += DAY
    return days


def at(day, hour):
    return datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(hours=hour)


def finish(due, who, month):
    """When the task was done: mostly before it was due, sometimes after, seldom never."""
    fate = draw(1, 100)
    if (who, month) in PERFECT:
        fate = 100
    if (who, month) in HOPELESS:
        fate = min(fate, 15)
    if fate <= 3:
        return None
    if fate <= 15:
        return due + datetime.timedelta(minutes=draw(1, 240))
    return due - datetime.timedelta(minutes=draw(2, 150))


def tasks_of(who, month):
    """(day, kind, due) of one person in one month."""
    open_days = [day for day in days_of(month) if works(day)]
    meetings = [day for day in open_days if day.weekday() in (1, 3)]
    rows = []
    for kind, hour in DAILY:
        day = open_days[draw(0, len(open_days) - 1)]
        rows.append((day, kind, at(day, hour)))
    day = meetings[draw(0, len(meetings) - 1)]
    rows.append((day, "交期会议", at(day, 16)))
    day = open_days[draw(0, len(open_days) - 1)]
    rows.append((day, "交期填写", at(day - day.weekday() * DAY + 2 * DAY, 12)))
    last = days_of(month)[-1]
    monthly = {"L3": "在制盘点", "L4": "呆滞物料", "L1": "超损耗统计"}.get(who)
    if monthly:
        day = open_days[-1]
        rows.append((day, monthly, at(day if monthly == "在制盘点" else last, 24)))
    return rows


# What is planted: id, who, day, kind, done at, exceptional
PLANTED = [
    ("P01", "L1", "01-06", "出货表", "2026-01-06 10:00", ""),  # exactly at ten
    ("P02", "L1", "02-03", "出货表", "2026-02-03 10:00:01", ""),  # a second late
    ("P03", "L2", "01-08", "交期会议", "2026-01-08 16:00", ""),  # exactly on time at the meeting
    ("P04", "L2", "03-11", "交期会议", "2026-03-11 15:55", ""),  # a Wednesday
    ("P05", "L3", "04-09", "交期会议", "2026-04-10 16:00", ""),  # the time is of another day
    ("P06", "L3", "03-02", "交期填写", "2026-03-04 12:00", ""),  # exactly at noon on Wednesday
    ("P07", "L3", "06-30", "交期填写", "2026-07-01 12:05", ""),  # the Wednesday is in the next month
    ("P08", "L1", "01-02", "交期填写", "2025-12-31 11:40", ""),  # the Wednesday was in the year before
    ("P09", "L4", "03-19", "需求投放", "2026-03-19 23:59:59", ""),  # a second before the day ends
    ("P10", "L4", "03-20", "需求投放", "2026-03-21 00:00", ""),  # exactly at 24:00
    ("P11", "L4", "03-23", "需求投放", "2026-03-24 00:01", ""),  # a minute late
    ("P12", "L5", "05-12", "需求投放", "2026-05-14 11:00", "是"),  # exceptional: not counted
    ("P13", "L5", "05-13", "出货表", "2026-05-13 11:30", "是"),  # excuses item 1 only
    ("P14", "L2", "02-16", "配货回复", "2026-02-16 17:30", ""),  # a holiday
    ("P15", "L3", "02-28", "配货回复", "2026-02-28 15:20", ""),  # a Saturday that is worked
    ("P16", "L1", "11-14", "出货表", "", ""),  # an ordinary Saturday, not done
    ("P17", "L5", "09-30", "超损耗统计", "2026-10-02 09:00", ""),  # only after the month
    ("P18", "L4", "02-27", "呆滞物料", "2026-03-01 00:00", ""),  # exactly at 24:00 of the last day
    ("P19", "L5", "12-31", "日计划复核", "", ""),  # not done on the last day of the year
]


def tasks():
    rows = []
    for month in range(1, 13):
        for who, _, first, last in STAFF:
            if not first <= month <= last or (who, month) in NO_TASKS:
                continue
            drawn = sorted(tasks_of(who, month), key=lambda row: row[0])
            for n, (day, kind, due) in enumerate(drawn, 1):
                rows.append([f"{who}-{month:02d}{n}", who, day, kind, moment_text(finish(due, who, month)), ""])
        planted = [row for row in PLANTED if row[2].startswith(f"{month:02d}")]
        rows += [[i, who, date(day), kind, done, odd] for i, who, day, kind, done, odd in planted]
    return rows


def main():
    people, days = [], []
    for month in range(1, 13):
        period = f"2026-{month:02d}"
        people += [[period, who, name] for who, name, first, last in STAFF if first <= month <= last]
        days += [[period, f"H{day:%m%d}", day, w] for day, w in sorted(OTHERWISE.items()) if day.month == month]
    write(FACTS / "employee.csv", ["期间", "编号", "姓名"], people)
    write(FACTS / "holiday.csv", ["期间", "编号", "调整日期", "是否上班"], days)
    write(FACTS / "task.csv", ["编号", "责任人", "业务日期", "事项", "完成时间", "非正常情况"], tasks())


if __name__ == "__main__":
    main()
