"""Makes facts/: the year 2026 of a customer service with two teams. All people are invented.

Same seed, same files, on every machine. Standard library and ../oracle_kit.py only.
"""

import datetime
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import calendar, drawer, moment_text, write

SEED = 20260110
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
MINUTE = datetime.timedelta(minutes=1)

# id, name, team by first month, first month, last month
STAFF = [
    ("F1", "苏晚晴", {1: "在线组"}, 1, 12),
    ("F2", "梁伟东", {1: "在线组"}, 1, 12),
    ("F3", "薛梦洁", {1: "在线组", 7: "热线组"}, 1, 12),  # changes the team in July
    ("F4", "康子豪", {1: "热线组"}, 1, 12),
    ("F5", "白云飞", {1: "热线组"}, 1, 9),  # left at the end of September
    ("F6", "戴晓岚", {1: "热线组"}, 4, 12),  # came in April
]
NO_TICKETS = {("F2", 8)}  # on leave for all of August
NOBODY_ASKED = {("F4", 3)}
ONLY_PLANTED = {("F1", 5), ("F3", 10), ("F1", 11), ("F2", 11)}

# Holidays and worked weekends of 2026, as the State Council announced them.
HOLIDAYS = [
    ("01-01", "01-03"), ("02-15", "02-23"), ("04-04", "04-06"), ("05-01", "05-05"),
    ("06-19", "06-21"), ("09-25", "09-27"), ("10-01", "10-07"),
]
WORKED = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def after(created, minutes):
    return moment_text(created + minutes * MINUTE)


def ticket(ident, who, month, asked=True):
    day = datetime.date(2026, month, draw(1, 28))
    created = datetime.datetime.combine(day, datetime.time(draw(8, 20), draw(0, 59)))
    luck = draw(1, 100)
    responded = "" if luck <= 1 else after(created, draw(11, 45) if luck <= 8 else draw(1, 9))
    kind = "问题" if draw(1, 100) <= 45 else "咨询"
    answered = handled = solved = ""
    luck = draw(1, 100)
    if kind == "咨询" and luck > 1:
        answered = after(created, draw(46, 120) if luck <= 8 else draw(12, 29))
    if kind == "问题":
        handled = "" if luck <= 2 else after(created, draw(1441, 2000) if luck <= 8 else draw(20, 1400))
        solved = "" if luck <= 4 else after(created, draw(2881, 5000) if luck <= 14 else draw(1410, 2800))
    luck = draw(1, 100)
    satisfied = "" if luck > 75 or not asked else "否" if luck <= 7 else "是"
    times = [moment_text(created), responded, answered, handled, solved]
    return [f"2026-{month:02d}", ident, who, kind, *times, satisfied]


# What is planted: period, id, who, kind, created, first response, answer, handled, solved, satisfied
PLANTED = [
    # on the limits, and a second or a minute beyond them
    ("2026-01", "P01", "F1", "咨询", "2026-01-06 10:00", "2026-01-06 10:10", "2026-01-06 10:30", "", "", "是"),
    ("2026-01", "P02", "F1", "咨询", "2026-01-06 11:00", "2026-01-06 11:10:01", "2026-01-06 11:30:01", "", "", "是"),
    ("2026-01", "P03", "F2", "问题", "2026-01-13 09:00", "2026-01-13 09:02", "", "2026-01-14 09:00", "2026-01-15 09:00", "是"),
    ("2026-01", "P04", "F2", "问题", "2026-01-13 09:00", "2026-01-13 09:02", "", "2026-01-14 09:01", "2026-01-15 09:01", "否"),
    # the Spring Festival and a Saturday that is worked: late by the clock, in time by working hours
    ("2026-02", "P05", "F4", "问题", "2026-02-14 17:00", "2026-02-14 17:04", "", "2026-02-24 10:00", "2026-02-26 15:00", "是"),
    ("2026-02", "P06", "F4", "咨询", "2026-02-27 17:58", "2026-02-28 09:05", "2026-02-28 09:20", "", "", "是"),
    # an ordinary weekend
    ("2026-03", "P07", "F3", "问题", "2026-03-13 17:30", "2026-03-13 17:36", "", "2026-03-16 09:30", "2026-03-17 11:00", ""),
    # no response: five minutes before the month ends, and early in a month
    ("2026-03", "P08", "F3", "咨询", "2026-03-31 23:55", "", "", "", "", ""),
    ("2026-04", "P09", "F6", "咨询", "2026-04-03 09:00", "", "", "", "", "否"),
    # solved in the next month
    ("2026-04", "P10", "F5", "问题", "2026-04-30 15:00", "2026-04-30 15:03", "", "2026-05-01 10:00", "2026-05-02 14:59", "是"),
    # slips: a response before the ticket, a ticket of another month
    ("2026-06", "P11", "F2", "咨询", "2026-06-09 14:00", "2026-06-09 13:55", "2026-06-09 14:20", "", "", "否"),
    ("2026-06", "P12", "F2", "咨询", "2026-05-31 22:00", "2026-05-31 22:05", "2026-05-31 22:20", "", "", "是"),
    # nothing was handled
    ("2026-07", "P13", "F5", "问题", "2026-07-08 10:00", "2026-07-08 10:04", "", "", "", "否"),
    # a mean of exactly 30 minutes: 10 and 50
    ("2026-05", "P14", "F1", "咨询", "2026-05-12 10:00", "2026-05-12 10:10", "2026-05-12 10:25", "", "", ""),
    ("2026-05", "P15", "F1", "咨询", "2026-05-13 10:00", "2026-05-13 10:50", "2026-05-13 11:00", "", "", ""),
    # a tie for first: the same three tickets for two people
    ("2026-11", "P16", "F1", "咨询", "2026-11-04 10:00", "2026-11-04 10:05", "2026-11-04 10:20", "", "", "是"),
    ("2026-11", "P17", "F1", "问题", "2026-11-05 10:00", "2026-11-05 10:05", "", "2026-11-05 16:00", "2026-11-06 16:00", "是"),
    ("2026-11", "P18", "F2", "咨询", "2026-11-04 15:00", "2026-11-04 15:08", "2026-11-04 15:20", "", "", "是"),
    ("2026-11", "P19", "F2", "问题", "2026-11-10 10:00", "2026-11-10 10:03", "", "2026-11-10 16:00", "2026-11-11 16:00", "是"),
]

# October of F3: ten customers asked, nine satisfied, which is exactly 90%
for n in range(10):
    start = datetime.datetime(2026, 10, 9 + n, 10, 0)
    PLANTED.append(("2026-10", f"P{20 + n}", "F3", "咨询", moment_text(start), after(start, 3 + n % 5),
                    after(start, 15 + n), "", "", "否" if n == 4 else "是"))

# after-sales: id, who, claimed on, kind, received on, accepted
CLAIMS = [
    ("C01", "F1", "2026-01-15", "退换货", "2026-01-08", "是"),  # the 7th day
    ("C02", "F1", "2026-01-16", "退换货", "2026-01-08", "否"),  # the 8th: refused, rightly
    ("C03", "F4", "2026-02-28", "维修", "2025-02-28", "是"),  # 12 months to the day
    ("C04", "F4", "2026-03-01", "维修", "2025-02-28", "否"),  # a day later
    ("C05", "F2", "2026-04-20", "退换货", "2026-04-20", "是"),  # the same day
    ("C06", "F5", "2026-05-07", "退换货", "2026-05-01", "否"),  # refused within the promise
    ("C07", "F6", "2026-06-11", "维修", "2025-09-30", "否"),  # refused within the promise
    ("C08", "F3", "2026-07-22", "退换货", "2026-07-02", "是"),  # late, accepted all the same
    ("C09", "F6", "2026-09-08", "维修", "2025-09-08", ""),  # not decided yet
    ("C10", "F1", "2026-10-13", "退换货", "2026-10-06", "是"),
    ("C11", "F2", "2026-12-31", "维修", "2025-12-31", "否"),  # 12 months to the day, refused
    ("C12", "F4", "2026-12-03", "退换货", "2026-11-25", "是"),  # the 8th day, accepted
]

# id, who, in use from, first revisit
REVISITS = [
    ("R01", "F1", "2026-01-05", "2026-01-12"),  # the 7th day
    ("R02", "F2", "2026-01-05", "2026-01-13"),  # the 8th
    ("R03", "F3", "2026-02-25", "2026-03-04"),  # in the next month, in time
    ("R04", "F4", "2026-03-10", ""),  # never
    ("R05", "F5", "2026-04-14", "2026-04-14"),  # the same day
    ("R06", "F6", "2026-04-20", "2026-04-19"),  # before use: no revisit
    ("R07", "F1", "2026-05-06", "2026-05-10"),
    ("R08", "F2", "2026-06-15", "2026-06-22"),
    ("R09", "F2", "2026-06-16", "2026-06-18"),
    ("R10", "F3", "2026-07-20", "2026-07-29"),
    ("R11", "F4", "2026-08-11", "2026-08-16"),
    ("R12", "F5", "2026-09-28", "2026-10-05"),  # by the day it is due the person has left
    ("R13", "F6", "2026-10-09", "2026-10-15"),
    ("R14", "F1", "2026-11-17", "2026-11-24"),
    ("R15", "F6", "2026-12-28", "2027-01-04"),  # in the next year, in time
]


def team_of(teams, month):
    return teams[max(first for first in teams if first <= month)]


def tickets():
    rows = []
    for month in range(1, 13):
        for who, _, _, first, last in STAFF:
            skipped = NO_TICKETS | ONLY_PLANTED
            if not first <= month <= last or (who, month) in skipped:
                continue
            for n in range(1, draw(4, 6) + 1):
                rows.append(ticket(f"{who}-{month:02d}{n}", who, month, (who, month) not in NOBODY_ASKED))
        rows += [list(row) for row in PLANTED if row[0] == f"2026-{month:02d}"]
    return rows


def main():
    otherwise = calendar(2026, HOLIDAYS, WORKED) | {datetime.date(2027, 1, 1): "否"}
    people, teams, days = [], [], []
    for month in range(1, 13):
        period = f"2026-{month:02d}"
        here = [(who, name, team_of(of, month)) for who, name, of, first, last in STAFF if first <= month <= last]
        people += [[period, who, name, team] for who, name, team in here]
        teams += [[period, team] for team in ("在线组", "热线组")]
        # tickets of a month are handled in the next one too, so its days are needed as well
        near = [day for day in sorted(otherwise) if (day.year - 2026) * 12 + day.month in (month, month + 1)]
        days += [[period, f"H{day:%m%d}", day, otherwise[day]] for day in near]
    write(FACTS / "employee.csv", ["期间", "编号", "姓名", "班组"], people)
    write(FACTS / "team.csv", ["期间", "编号"], teams)
    write(FACTS / "holiday.csv", ["期间", "编号", "调整日期", "是否上班"], days)
    header = ["期间", "编号", "经办人", "类别", "受理时间", "首次响应", "详细解答", "初步处理", "解决时间", "客户满意"]
    write(FACTS / "ticket.csv", header, tickets())
    write(FACTS / "claim.csv", ["编号", "经办人", "申请日期", "售后类别", "收货日期", "是否受理"], CLAIMS)
    write(FACTS / "revisit.csv", ["编号", "经办人", "开始使用日期", "首次回访日期"], REVISITS)


if __name__ == "__main__":
    main()
