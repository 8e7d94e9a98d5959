"""Makes facts/: August 2013 of a water delivery department. All people and customers are invented.

Same seed, same files, on every machine. Standard library and ../oracle_kit.py only.
"""

import datetime
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import drawer, write

SEED = 20130808
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
DAYS = [datetime.date(2013, 8, day) for day in range(1, 32)]

# id, name, role, hired on, left on, probation, probation wage, grade
STAFF = [
    ("W1", "邓国强", "调度", "2011-03-14", "", "", "", "A"),
    ("W2", "方雪梅", "接待", "2012-06-01", "", "", "", "B"),
    ("W3", "姜小曼", "接待", "2013-07-22", "", "是", "1100.00", "C"),
    ("W4", "石振华", "仓管", "2010-10-08", "", "", "", "B"),
    ("W5", "龙慧敏", "接待", "2013-08-16", "", "", "", ""),
    ("W6", "向建平", "调度", "2012-09-17", "2013-08-20", "否", "", "D"),
    ("W7", "汤晓琳", "接待", "2013-08-31", "", "是", "1000.00", ""),
]
FROM = {"W5": 16, "W7": 32}  # W7 came on the last day and has no turn yet
UNTIL = {"W6": 20}

REST = {
    "W1": [5, 12, 19, 26],
    "W2": [3, 11, 18, 28],
    "W3": [7, 14, 22, 29],
    "W4": [9, 17, 30],  # three, not four
    "W5": [20, 27],
    "W6": [4, 8, 15],
    "W7": [],
}
LEAVE = {"W2": [23], "W3": [21], "W6": [13]}
FULL = {2: "W6", 10: "W1", 17: "W3", 24: "W2", 25: "W5", 31: "W1"}
SHORT = 21  # one on duty: W3 asked for leave and nobody took over
NO_WATER = 8  # the supplier's line stood still: no deliveries

HOUSEHOLDS = ["幸福里", "锦绣花园", "翠竹苑", "滨江小区", "书香门第", "东湖名邸"]
COMPANIES = ["恒达五金", "明珠幼儿园", "兴达商行(东门,二楼)", "宏图印务", "康宁诊所", "好味道餐馆"]
RELATED = ["和谐物业", "馥郁茶楼", "集团办公室"]
TICKETS = ["职工家属陈", "职工家属廖", "职工家属白", "退休职工聂"]


def customers():
    """name, relation, least and most barrels at a time"""
    rows = []
    for estate in HOUSEHOLDS:
        for _ in range(9):
            name = f"{estate}{draw(1, 12)}栋{draw(1, 18)}{draw(1, 4):02d}"
            rows.append((name, "普通客户", 1, 3))
    rows += [(name, "普通客户", 4, 12) for name in COMPANIES]
    rows += [(name, "公司关系客户", 3, 10) for name in RELATED]
    rows += [(name, "内部价票客户", 1, 2) for name in TICKETS]
    return rows


def roster():
    """Two on duty a day: whoever has had the fewest turns, one early and one late."""
    turns = {row[0]: 0 for row in STAFF}
    rows = []
    for day in range(1, 32):
        here = [i for i in turns if FROM.get(i, 1) <= day <= UNTIL.get(i, 31)]
        away = {i: "轮休" for i in here if day in REST[i]}
        away |= {i: "请假" for i in here if day in LEAVE.get(i, [])}
        free = [i for i in here if i not in away]
        free.sort(key=lambda i: (i != FULL.get(day), turns[i], draw(0, 99)))
        pair = free[:1] if day == SHORT else free[:2]
        kinds = dict(zip(pair, ["早班", "晚班"] if draw(0, 1) or day == SHORT else ["晚班", "早班"]))
        if day in FULL:
            kinds[FULL[day]] = "全天班"
        for i in pair:
            turns[i] += 1
        for i, kind in sorted({**kinds, **away}.items()):
            rows.append([f"B{day:02d}{i}", i, f"2013-08-{day:02d}", kind])
    return rows


def deliveries():
    rows, known = [], customers()
    for date in DAYS:
        count = 0 if date.day == NO_WATER else draw(18, 28)
        for n in range(1, count + 1):
            name, relation, least, most = known[draw(0, len(known) - 1)]
            # a clerk in a hurry leaves the usual kind of customer blank
            shown = "" if relation == "普通客户" and draw(1, 25) == 1 else relation
            rows.append([f"S{date.day:02d}{n:02d}", str(date), name, shown, draw(least, most)])
    # nobody at home: a trip without a barrel
    rows[100][4] = 0
    # one barrel more than drawn, so that the last odd fen of the pool is tied between W2 and W3
    rows[-1][4] += 1
    return rows


def main():
    sent = deliveries()
    barrels = sum(row[4] for row in sent)
    # three barrels more left the store than were written down; the money agrees with the records
    company = [["2013-08", "company", "2013-09-06", barrels + 3, barrels]]
    write(FACTS / "company.csv", ["期间", "编号", "统计完成日期", "出库桶数", "收款与收票桶数"], company)
    header = ["期间", "编号", "姓名", "岗位", "入职日期", "离职日期", "试用期", "试用期工资", "当月考核等级"]
    people = []
    for ident, name, role, hired, left, probation, wage, grade in STAFF:
        people.append(["2013-08", ident, name, role, hired, left, probation, wage, grade])
    write(FACTS / "employee.csv", header, people)
    write(FACTS / "shift.csv", ["编号", "员工", "日期", "班次"], roster())
    write(FACTS / "delivery.csv", ["编号", "日期", "客户", "客户性质", "桶数"], sent)


if __name__ == "__main__":
    main()
