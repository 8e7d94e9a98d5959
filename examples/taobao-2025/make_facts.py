"""Makes facts/: the year 2025 of a Taobao shop's customer service, and January 2026. All people are invented.

Same seed, same files, on every machine. What is planted is written out below; the rest
(ordinary scores, sales, absence, dates) is drawn. Standard library and ../oracle_kit.py only.
"""

import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import drawer, half, write

SEED = 20251231
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
# the thirteenth month shows that runs go on over the new year and absence starts again
MONTHS = [f"2025-{number:02d}" for number in range(1, 13)] + ["2026-01"]
NEXT = dict(zip(MONTHS, MONTHS[1:] + ["2026-02"]))
A, B = "售前组", "售后组"

# id, name, hired on, (from the how manyeth month, post wage), (months in it, team)
STAFF = [
    ("KF1", "林晓燕", "2013-03-01", {1: "3600.00", 7: "3800.00"}, {A: range(1, 14)}),
    ("KF2", "周建国", "2021-03-31", {1: "3200.00"}, {A: range(1, 9), B: range(9, 14)}),
    ("KF3", "吴桂芳", "2015-09-20", {1: "3200.00"}, {A: range(1, 14)}),
    ("KF4", "郑海波", "2023-02-28", {1: "2900.00"}, {A: range(1, 14)}),
    ("KF5", "王丽娜", "2024-02-29", {1: "2700.00"}, {A: range(1, 14)}),
    ("KF6", "陈思远", "2020-12-31", {1: "3400.00"}, {B: range(1, 14)}),
    # leaves after May and comes back in October under a new contract
    ("KF7", "刘雅婷", "2019-06-10", {1: "3300.00", 10: "2900.00"}, {B: [1, 2, 3, 4, 5, 10, 11, 12, 13]}),
    ("KF8", "黄文杰", "2019-07-01", {1: "3100.00"}, {B: range(1, 14)}),
    ("KF9", "何秀兰", "2018-11-05", {1: "3100.00"}, {B: range(1, 14)}),
    ("KF10", "徐浩然", "2024-08-19", {1: "2650.00"}, {B: range(1, 9)}),
    ("KF11", "马晓东", "2025-04-14", {1: "2600.00"}, {B: range(4, 14)}),
    ("KF12", "朱玉珍", "2025-08-01", {1: "2600.00"}, {A: range(8, 14)}),
]
HIRED_AGAIN = ("KF7", 10, "2025-10-09")

# Whoever is first: (performance, ability, attitude) in the how manyeth month
SCORES = {
    # six months running; then two, and a third one shared with KF3
    "KF1": {1: "96 94 95", 2: "94 93.5 96", 3: "93 97 91.5", 4: "92 90 91", 5: "95 92 93", 6: "91 94 90",
            9: "92 91 90", 10: "94 90 92", 11: "90 90 90"},
    # four months running, two in each team
    "KF2": {7: "93 91 94", 8: "92 92 92", 9: "91 95 92", 10: "94 93 90", 2: "90 90 89.9"},
    # three months running over the new year, the first of them shared with KF1 (both 90)
    "KF3": {11: "91 88 87", 12: "93 90 88", 13: "92 91 93"},
    # fails three times, then exactly 60; fails twice, is not appraised from August on, fails in January
    "KF4": {2: "54 61 58", 3: "60 60 59.9", 4: "47.5 56 62", 5: "58 64 66", 6: "55 60 58", 7: "52 61 60",
            8: "70 70 70", 9: "72 70 71", 10: "70.5 71 70", 11: "75 72 74", 12: "70 74 72", 13: "56 58 61"},
    # fails six times running
    "KF5": {6: "58 57 60", 7: "55 62 60", 8: "51 60 64", 9: "57 58.5 61", 10: "59 60 61", 11: "50 55 58",
            12: "66 68 70"},
    # first twice, then together with KF7
    "KF6": {1: "91 92 90", 2: "93 89 90", 3: "92 90 87", 6: "90 91 92", 11: "91 90 94", 12: "92 93 91"},
    "KF7": {3: "92 89 89", 4: "91 93 90", 5: "90 94 91"},
    # absent to exactly two months by the calendar; not appraised from September on
    "KF8": {2: "78 80 82", 7: "93 90 91", 8: "91 92 93", 9: "80 82 84", 10: "81 80 83", 11: "82 80 79",
            12: "80 83 81", 13: "94 92 90"},
    "KF9": {5: "81 80 84", 6: "80 80 80", 13: "76 75 80"},
    # fails four times running
    "KF10": {3: "56 60 61", 4: "54 58 60", 5: "57 61 62", 6: "49 57 60", 7: "70 70 70"},
    # fails in November, December and January
    "KF11": {11: "55 61 62", 12: "58 60 57", 13: "54 59 63"},
}

SALES = {
    "KF1": {4: "50000.01"},  # a fen above the second edge
    "KF3": {5: "50000.00"},  # the second edge
    "KF6": {7: "20000.00"},  # the first edge
    "KF10": {7: "12346.50"},  # 123.465: half a fen, away from zero
    "KF12": {8: "0.00"},  # sold nothing in the first month
    "KF9": {6: "", 7: ""},  # away the whole month, nothing written: 0
    "KF8": {2: ""},
}

ABSENT = {
    # 12 + 31 + 18 = 61 days, but 12/30 + 1 + 18/31 calendar months
    "KF4": {1: "0", 2: "0", 3: "0", 4: "0", 5: "0", 6: "12", 7: "31", 8: "18"},
    # 15 + 28 + 16 = 59 days and exactly two calendar months; 60 in June; 60.5 in September
    "KF8": {1: "15", 2: "28", 3: "16", 4: "0", 5: "0", 6: "1", 7: "0", 8: "0", 9: "0.5"},
    # maternity leave of 98 days from 15 May to 20 August
    "KF9": {1: "0", 2: "0", 3: "0", 4: "0", 5: "17", 6: "30", 7: "31", 8: "20"},
    # before leaving and after coming back: 4 + 3 + 2 in one calendar year
    "KF7": {1: "0", 2: "4", 3: "0", 4: "3", 5: "0", 10: "2", 11: "0", 12: "0"},
    "KF3": {1: "", 6: "0.5"},  # nothing written: 0; half a day
    "KF11": {4: "", 12: "2"},
}

APPRAISED_ON = {
    "KF1": {1: "2025-02-05", 12: "2026-01-05"},  # the first day of the window
    "KF2": {1: "2025-02-10", 12: "2026-01-10"},  # the last day of the window
    "KF6": {1: "2025-02-11", 9: "2025-10-13"},  # a day late; after the holiday
    "KF5": {12: "2026-01-04"},  # a day early
}

# Not appraised and nothing written down: KF9 from July to December.
NOT_APPRAISED = {("KF9", at) for at in range(7, 13)}

PUBLIC_SALES = {
    (1, A): "123456.00",  # 617.28 over five: three odd fen
    (2, B): "0.00",  # the shop was closed over the New Year holiday
    (3, B): "86421.00",  # 432.105: the pool itself ends on half a fen and becomes 432.11
    (7, A): "100000.00",  # 500.00 over five: nothing is left over
    (11, A): "145000.00",
    (11, B): "188888.88",  # the shopping festival
}


def ordinary_scores():
    # between 62.8 and 86.4: passes, and is never first beside those who are
    return half(draw(128, 172)), half(draw(120, 172)), half(draw(120, 180))


def ordinary_sales():
    return f"{draw(7000, 71999)}.{draw(0, 99):02d}"


def ordinary_absence():
    return ["0", "0", "0", "0", "1", "2"][draw(0, 5)]


def row_of(at, month, team, person):
    ident, name, hired, wages, _ = person
    # everything is drawn for everybody, so that planting one thing leaves the rest as it was
    scores, sales = ordinary_scores(), ordinary_sales()
    absence, day = ordinary_absence(), f"{NEXT[month]}-{draw(5, 10):02d}"
    scores = SCORES.get(ident, {}).get(at, " ".join(scores)).split()
    day = APPRAISED_ON.get(ident, {}).get(at, day)
    if (ident, at) in NOT_APPRAISED:
        scores, day = ["", "", ""], ""
    sales = SALES.get(ident, {}).get(at, sales)
    absence = ABSENT.get(ident, {}).get(at, absence)
    if ident == HIRED_AGAIN[0] and at >= HIRED_AGAIN[1]:
        hired = HIRED_AGAIN[2]
    wage = [wage for since, wage in wages.items() if since <= at][-1]
    return [month, ident, name, team, hired, wage, sales, *scores, absence, day]


def main():
    sales, people = [], []
    for at, month in enumerate(MONTHS, 1):
        for team in (A, B):
            drawn = f"{draw(60000, 139999)}.{draw(0, 99):02d}"
            sales.append([month, team, PUBLIC_SALES.get((at, team), drawn)])
            people += [row_of(at, month, team, one) for one in STAFF if at in one[4].get(team, ())]
    write(FACTS / "team.csv", ["期间", "编号", "公共销售额"], sales)
    header = ["期间", "编号", "姓名", "班组", "入职日期", "岗位工资", "个人销售额"]
    write(FACTS / "employee.csv", header + ["工作业绩", "工作能力", "工作态度", "未到岗天数", "考核日期"], people)


if __name__ == "__main__":
    main()
