"""Makes facts/: a year of telephone service for VIP customers. All people are invented.

Same seed, same files, on every machine. What is planted is written out below; the rest
(ordinary spending, visits, entries, complaints) is drawn. Standard library and ../oracle_kit.py only.
"""

import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import day_of_next, drawer, last_day, write

SEED = 20240115
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
MONTHS = [f"2024-{month:02d}" for month in range(1, 13)]

PHONE, AFTER, TAOBAO = "电话客服", "售后人员", "淘宝客服"

# id, name, post, in the trade since, education of the month, first month
STAFF = [
    ("A1", "温静怡", PHONE, "", lambda m: "", "2024-01"),
    ("A2", "邹凯文", PHONE, "", lambda m: "", "2024-01"),
    ("A3", "白若曦", PHONE, "", lambda m: "", "2024-03"),  # learns the work; no department
    ("S1", "施国梁", AFTER, "2019-05-31", lambda m: "本科", "2024-01"),  # five years on 31 May
    ("S2", "陶金凤", AFTER, "2012-09-10", lambda m: "本科" if m > "2024-06" else "大专及以下", "2024-01"),
    ("S3", "贺子轩", AFTER, "2021-03-15", lambda m: "大专及以下", "2024-09"),
    ("B1", "柳依依", TAOBAO, "", lambda m: "", "2024-01"),
]

FOOD, ROOMS, LEISURE = "餐饮部", "客房部", "休闲部"


def agent(department, month):
    """客房部 goes from A1 to A2 in July."""
    return "A1" if department == FOOD or (department == ROOMS and month < "2024-07") else "A2"


# month and department → handed in on, entered on
ENTRIES = {
    ("2024-01", FOOD): ("2024-02-05", "2024-02-15"),  # the last day
    ("2024-02", LEISURE): ("2024-03-04", "2024-03-16"),  # a day late
    ("2024-04", ROOMS): ("2024-05-06", ""),  # never entered
    ("2024-05", LEISURE): ("2024-06-16", "2024-06-16"),  # handed in after the day due
    ("2024-08", ROOMS): ("", ""),  # nothing handed in
    ("2024-09", LEISURE): ("2024-10-15", "2024-10-15"),  # both on the last day
    ("2024-12", FOOD): ("2025-01-06", "2025-01-20"),  # the next year
}

# id, name, department, month and day of birth, important, first month
CUSTOMERS = [
    ("V01", "顾先生", FOOD, 1, 31, False, "2024-01"),
    ("V02", "尹女士", FOOD, 3, 8, False, "2024-01"),
    ("V03", "田先生", FOOD, 6, 15, False, "2024-01"),
    ("V04", "孟女士", FOOD, 9, 1, True, "2024-01"),
    ("V05", "卢先生", FOOD, 11, 11, False, "2024-01"),
    ("V06", "常女士", ROOMS, 2, 14, False, "2024-01"),
    ("V07", "汤先生", ROOMS, 2, 29, True, "2024-01"),
    ("V08", "易女士", ROOMS, 12, 31, False, "2024-01"),
    ("V09", "乔先生", ROOMS, "", "", False, "2024-01"),  # birthday not on file
    ("V10", "赖女士", LEISURE, 5, 1, False, "2024-01"),
    ("V11", "龚先生", LEISURE, 7, 7, False, "2024-01"),
    ("V12", "文女士", LEISURE, 7, 20, False, "2024-01"),
    ("V13", "庞先生", LEISURE, 10, 1, False, "2024-01"),
    ("V14", "樊女士", LEISURE, 4, 30, False, "2024-06"),  # a new card in June
]
NEVER_SPENDS = {"V03"}  # until August
GREETED = {
    ("V02", "2024-03"): "2024-03-09",  # a day late
    ("V11", "2024-07"): "",  # forgotten
    ("V07", "2024-02"): "2024-02-29",
}

# (customer, month, half) → [(day, amount)]; half 1 or 2
SPENDING = {
    # first half of April: V02 and V05 tie for third, V05 spent more in the month
    ("V01", "2024-04", 1): [(3, "900.00")],
    ("V04", "2024-04", 1): [(15, "700.00")],
    ("V02", "2024-04", 1): [(8, "350.00")],
    ("V05", "2024-04", 1): [(2, "100.50"), (14, "249.50")],
    ("V02", "2024-04", 2): [(20, "60.00")],
    ("V05", "2024-04", 2): [(16, "75.00")],
    # second half of September: V10 and V12 share the first place
    ("V10", "2024-09", 2): [(18, "1200.00")],
    ("V12", "2024-09", 2): [(30, "1200.00")],
    ("V13", "2024-09", 2): [(19, "90.00")],
    # first half of October: V07, V08, V09 tie for second, also in the month; the id decides
    ("V06", "2024-10", 1): [(4, "888.00")],
    ("V07", "2024-10", 1): [(5, "400.00")],
    ("V08", "2024-10", 1): [(6, "400.00")],
    ("V09", "2024-10", 1): [(7, "400.00")],
    ("V07", "2024-10", 2): [],
    ("V08", "2024-10", 2): [],
    ("V09", "2024-10", 2): [],
    # one guest alone in the first half of November
    ("V10", "2024-11", 1): [(1, "45.00")],
    ("V11", "2024-11", 1): [],
    ("V12", "2024-11", 1): [],
    ("V13", "2024-11", 1): [],
    ("V14", "2024-11", 1): [],
}
CLOSED = {(LEISURE, "2024-02", 2), (LEISURE, "2024-03", 1)}  # rebuilding: nobody spends

# (customer, month, half): no visit although due
NOT_VISITED = {("V04", "2024-05", 1), ("V04", "2024-05", 2), ("V01", "2024-08", 2), ("V06", "2024-11", 1)}
# visits that nobody owes
EXTRA = [("V13", "2024-02-20"), ("V03", "2024-06-15")]

# day, department, returned on, satisfied, reported
COMPLAINTS = [
    ("2024-01-09", FOOD, "2024-01-09", "是", ""),  # the same day
    ("2024-01-22", LEISURE, "2024-01-25", "是", ""),
    ("2024-02-27", ROOMS, "2024-03-02", "是", ""),  # over the end of the month
    ("2024-03-05", FOOD, "2024-03-06", "否", "是"),  # not satisfied, reported
    ("2024-03-18", LEISURE, "2024-03-19", "", ""),  # nobody asked
    ("2024-04-11", FOOD, "", "", ""),  # never returned
    ("2024-05-07", ROOMS, "2024-05-08", "否", ""),  # not satisfied, not reported
    ("2024-05-30", LEISURE, "2024-06-03", "是", ""),
    ("2024-06-12", FOOD, "2024-06-13", "是", ""),
    ("2024-07-03", ROOMS, "2024-07-04", "是", ""),  # 客房部 is A2's now
    ("2024-07-19", FOOD, "2024-07-19", "是", ""),
    ("2024-08-21", LEISURE, "2024-08-23", "是", ""),
    ("2024-09-15", FOOD, "2024-09-16", "是", ""),
    ("2024-09-16", FOOD, "", "否", ""),  # neither returned nor reported
    ("2024-10-06", LEISURE, "2024-10-07", "是", ""),
    ("2024-11-28", ROOMS, "2024-12-01", "是", ""),
    ("2024-12-24", FOOD, "2024-12-25", "是", "是"),
    ("2024-12-31", LEISURE, "2025-01-02", "是", ""),
]


def drawn_spending(ident, department, month, half):
    """None, one or two bills; every draw is made, whatever is planted."""
    how_many = [0, 1, 1, 1, 2][draw(0, 4)]
    last = last_day(month).day
    bills = []
    for _ in range(2):
        day = draw(1, 15) if half == 1 else draw(16, last)
        bills.append((day, f"{draw(38, 980)}.{draw(0, 99):02d}"))
    if (department, month, half) in CLOSED or (ident in NEVER_SPENDS and month < "2024-08"):
        return []
    return SPENDING.get((ident, month, half), bills[:how_many])


def three(spent):
    """Who spent at least as much as the third."""
    amounts = sorted((a for a in spent.values() if a > 0), reverse=True)
    return {i for i, a in spent.items() if a > 0 and a >= amounts[min(3, len(amounts)) - 1]}


def main():
    write(FACTS / "employee.csv", ["期间", "编号", "姓名", "岗位", "入行日期", "学历"],
          [(m, i, name, post, since, education(m))
           for m in MONTHS for i, name, post, since, education, first in STAFF if m >= first])

    departments = []
    for month in MONTHS:
        for department in (FOOD, ROOMS, LEISURE):
            drawn = day_of_next(month, draw(2, 6)), day_of_next(month, draw(7, 14))
            handed, entered = ENTRIES.get((month, department), drawn)
            departments.append((month, department, agent(department, month), handed, entered))
    write(FACTS / "department.csv", ["期间", "编号", "负责客服", "交表日期", "录入日期"], departments)

    customers, spending, visits, before = [], [], list(EXTRA), set()
    for month in MONTHS:
        here = [c for c in CUSTOMERS if month >= c[6]]
        for ident, name, department, born_in, born_on, important, _ in here:
            due = born_in == int(month[5:])
            greeted = f"{month}-{born_on:02d}" if due else ""
            greeted = GREETED.get((ident, month), greeted)
            customers.append((month, ident, name, department, "是" if important else "",
                              born_in, born_on, greeted))
        for half in (1, 2):
            spent = {}
            for ident, _, department, *_ in here:
                bills = drawn_spending(ident, department, month, half)
                spent.setdefault(department, {})[ident] = sum(float(a) for _, a in bills)
                spending += [(f"{month}-{day:02d}", ident, amount) for day, amount in bills]
            for ident, _, _, _, _, important, _ in here:
                day = draw(1, 15) if half == 1 else draw(16, 28)
                missed = draw(1, 14) == 1 or (ident, month, half) in NOT_VISITED
                if (ident in before or important) and not missed:
                    visits.append((ident, f"{month}-{day:02d}"))
            before = set().union(*(three(amounts) for amounts in spent.values()))
    write(FACTS / "customer.csv", ["期间", "编号", "姓名", "部门", "重要客户", "出生月", "出生日", "生日祝贺日期"], customers)
    spending.sort()
    write(FACTS / "spending.csv", ["编号", "日期", "客户", "消费金额"],
          [(f"X{n:03d}", *row) for n, row in enumerate(spending, 1)])
    visits.sort(key=lambda visit: (visit[1], visit[0]))
    write(FACTS / "visit.csv", ["编号", "客户", "日期"], [(f"H{n:03d}", *row) for n, row in enumerate(visits, 1)])
    write(FACTS / "complaint.csv", ["编号", "日期", "部门", "回复日期", "客人满意", "已报总经理"],
          [(f"T{n:02d}", *row) for n, row in enumerate(COMPLAINTS, 1)])


if __name__ == "__main__":
    main()
