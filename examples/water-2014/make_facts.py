"""Makes facts/: the year 2014 of a water delivery department. All people and customers are invented.

Same seed, same files, on every machine. What is planted is written out below; the rest
(rosters, barrels, most grades) is drawn. Standard library and ../oracle_kit.py only.
"""

import datetime
import pathlib
import random
import sys
from calendar import monthrange

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import day_of_next, drawer, write

SEED = 20140105
FACTS = HERE / "facts"
YEAR = 2014
rng = random.Random(SEED)
draw = drawer(rng)

# id, name, roles from the how manyeth month, hired on, left on, probation wages by month
STAFF = [
    ("W1", "邓国强", {1: "调度"}, "2011-03-14", "", {}),
    ("W2", "方雪梅", {1: "接待", 7: "调度"}, "2012-06-01", "", {}),  # another role from July on
    ("W3", "姜小曼", {1: "接待"}, "2013-12-02", "", {1: "1100.00", 2: "1150.00"}),
    ("W4", "石振华", {1: "仓管"}, "2010-10-08", "", {}),
    # joins in the middle of 28 days; the lower and the upper bound of the probation wage
    ("W5", "龙慧敏", {1: "接待"}, "2014-02-15", "", {2: "1000.00", 3: "1000.00", 4: "1200.00"}),
    ("W6", "向建平", {1: "调度"}, "2012-09-17", "2014-06-10", {}),  # a third of 30 days
    # joins on the last of 31 days, leaves on the last of 30: that month is a whole one
    ("W7", "汤晓琳", {1: "接待"}, "2014-07-31", "2014-11-30", {7: "1050.50", 8: "1050.50", 9: "1100.00"}),
    ("W8", "贺春兰", {1: "仓管"}, "2014-11-01", "", {11: "1080.00", 12: "1080.00"}),  # on the first
    ("W9", "江涛", {1: "接待"}, "2014-10-13", "2014-10-17", {10: "1000.00"}),  # five days
]

# three rest days, five, three
REST_LESS = {("W4", 3): 1, ("W2", 12): 1}
REST_MORE = {("W1", 8): 29}
LEAVE = {("W2", 1): [20, 21], ("W4", 5): [12, 13, 14, 15, 16], ("W1", 9): [9], ("W3", 12): [24]}
# other than two on duty: the eve of the New Year, the holiday in May, the storm, a day with one ill
ON_DUTY = {(1, 30): 1, (5, 1): 3, (7, 19): 0, (12, 24): 1}
STORM = (7, 19)  # nobody could work, and nothing was delivered
FULL_DAYS = {1: 3, 2: 4, 3: 2, 4: 0, 5: 4, 6: 2, 7: 3, 8: 5, 9: 2, 10: 4, 11: 1, 12: 3}

READY_ON = {
    2: "2014-03-05",  # on the last day allowed
    3: "2014-04-06",  # a day late
    7: "",  # not written down
    11: "2014-12-09",  # four days late
    12: "2015-01-05",  # the last day allowed, in the next year
}
# barrels out of stock, and barrels paid for, against what was recorded; None: not counted
OUT = {2: None, 4: 5, 9: -2, 11: 1}
PAID = {6: -3, 8: None, 11: -1}

COMPANIES = ["恒达五金", "明珠幼儿园", "兴达商行(东门,二楼)", "宏图印务", "康宁诊所", "好味道餐馆"]
RELATED = ["和谐物业", "馥郁茶楼", "集团办公室"]


def days_of(month, person):
    """The days of the month that somebody is employed."""
    hired, left = person[3], person[4] or "9999-12-31"
    days = range(1, monthrange(YEAR, month)[1] + 1)
    return [day for day in days if hired <= str(datetime.date(YEAR, month, day)) <= left]


def rest_days(month, people):
    """The same weekday every week, another one for each."""
    weekdays = sorted(range(1, 8), key=lambda _: rng.random())
    rest = {}
    for person, start in zip(people, weekdays):
        key = (person[0], month)
        days = [start, start + 7, start + 14, start + 21][: 4 - REST_LESS.get(key, 0)]
        days += [REST_MORE[key]] if key in REST_MORE else []
        rest[person[0]] = [day for day in days if day in days_of(month, person)]
    return rest


def roster(month, people):
    """Whoever has had the fewest turns is on duty: one early, one late, or a full day on top."""
    rows, rest, turns = [], rest_days(month, people), {one[0]: 0 for one in people}
    length = monthrange(YEAR, month)[1]
    full = {1 + at * length // FULL_DAYS[month] for at in range(FULL_DAYS[month])}
    for day in range(1, length + 1):
        here = [one[0] for one in people if day in days_of(month, one)]
        away = {i: "轮休" for i in here if day in rest[i]}
        away |= {i: "请假" for i in here if day in LEAVE.get((i, month), []) and i not in away}
        # W7 comes on the last day of July and has no turn yet
        free = [i for i in here if i not in away and (i, month) != ("W7", 7)]
        free.sort(key=lambda i: (turns[i], draw(0, 99)))
        chosen = free[: ON_DUTY.get((month, day), 2)]
        kinds = dict(zip(chosen, ["早班", "晚班", "早班"] if draw(0, 1) else ["晚班", "早班", "晚班"]))
        if day in full and chosen:
            kinds[chosen[-1]] = "全天班"
        for i in chosen:
            turns[i] += 1
        date = datetime.date(YEAR, month, day)
        rows += [[f"B{month:02d}{day:02d}{i}", i, str(date), kind] for i, kind in sorted({**kinds, **away}.items())]
    return rows


def deliveries(month):
    """A few records a day: households together, now and then a company, a related customer, tickets together."""
    rows = []
    for day in range(1, monthrange(YEAR, month)[1] + 1):
        date = datetime.date(YEAR, month, day)
        summer = 10 if month in (6, 7, 8) else 0
        sent = [("散户合计", "普通客户", draw(22, 48) + summer)]
        company, related, tickets = draw(0, 5), draw(0, 8), draw(0, 2)
        barrels = draw(3, 12)
        if draw(0, 9) < 6:
            # a clerk in a hurry leaves the usual kind of customer blank
            sent.append((COMPANIES[company], "" if barrels == 5 else "普通客户", barrels))
        if related < 3:
            sent.append((RELATED[related], "公司关系客户", draw(3, 10)))
        if tickets == 0:
            sent.append(("职工内部价票合计", "内部价票客户", draw(1, 6)))
        if (month, day) == STORM:
            sent = []
        if (month, day) == (1, 31):
            sent = [("散户合计", "普通客户", 0)]  # the first day of the New Year: nobody at home
        rows += [[f"S{month:02d}{day:02d}{at}", str(date), *one] for at, one in enumerate(sent, 1)]
    return rows


def difference(table, month, barrels):
    shown = table.get(month, 0)
    return "" if shown is None else barrels + shown


def main():
    companies, staff, shifts, sent = [], [], [], []
    for month in range(1, 13):
        period = f"{YEAR}-{month:02d}"
        people = [one for one in STAFF if days_of(month, one)]
        for ident, name, roles, hired, left, wages in people:
            role = [role for since, role in roles.items() if since <= month][-1]
            grade = ["A", "B", "B", "C", "C", "D", "E", ""][draw(0, 7)]
            shown = left if left[:7] == period else ""  # written down in the month it happens
            probation = "是" if month in wages else ""
            staff.append([period, ident, name, role, hired, shown, probation, wages.get(month, ""), grade])
        shifts += roster(month, people)
        ours = deliveries(month)
        sent += ours
        barrels = sum(row[4] for row in ours)
        nearly = day_of_next(period, draw(1, 5))
        ready = READY_ON.get(month, str(nearly))
        companies.append([period, "company", ready, difference(OUT, month, barrels),
                          difference(PAID, month, barrels)])
    write(FACTS / "company.csv", ["期间", "编号", "统计完成日期", "出库桶数", "收款与收票桶数"], companies)
    header = ["期间", "编号", "姓名", "岗位", "入职日期", "离职日期", "试用期", "试用期工资", "当月考核等级"]
    write(FACTS / "employee.csv", header, staff)
    write(FACTS / "shift.csv", ["编号", "员工", "日期", "班次"], shifts)
    write(FACTS / "delivery.csv", ["编号", "日期", "客户", "客户性质", "桶数"], sent)


if __name__ == "__main__":
    main()
