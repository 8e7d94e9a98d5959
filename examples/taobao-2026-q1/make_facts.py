"""Makes facts/: one quarter of a Taobao shop's customer service. All people are invented.

Same seed, same files, on every machine. What is planted is written out below; the rest
(ordinary scores, sales, absence, dates) is drawn. Standard library and ../oracle_kit.py only.
"""

import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import drawer, half, write

SEED = 20260131
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
MONTHS = ["2026-01", "2026-02", "2026-03"]
NEXT = {"2026-01": "2026-02", "2026-02": "2026-03", "2026-03": "2026-04"}

PUBLIC_SALES = [
    # 617.28 over seven people: two odd fen
    ("2026-01", "售前组", "123456.00"),
    # 432.105: the pool itself ends on half a fen and is rounded up to 432.11
    ("2026-01", "售后组", "86421.00"),
    # a team that has public sales before it has people
    ("2026-01", "夜班组", "8800.50"),
    ("2026-02", "售前组", "98765.43"),
    ("2026-02", "售后组", "75310.40"),
    ("2026-02", "夜班组", "31000.00"),
    ("2026-03", "售前组", "133333.33"),
    ("2026-03", "售后组", "69999.99"),
    ("2026-03", "夜班组", "27182.81"),
]

# id, name, hired on, post wage, team per month (None: not on the roster)
A, B, N = "售前组", "售后组", "夜班组"
STAFF = [
    ("KF1", "林晓燕", "2014-06-15", "3600.00", [A, A, A]),
    ("KF2", "周建国", "2021-03-31", "3200.00", [A, A, A]),
    ("KF3", "吴桂芳", "2016-03-02", "3200.00", [A, A, A]),
    ("KF4", "郑海波", "2019-11-20", "3000.00", [A, A, A]),
    ("KF5", "王丽娜", "2024-08-05", "2650.00", [A, A, A]),
    ("KF6", "赵志强", "2023-01-09", "2865.00", [A, A, A]),
    ("KF7", "孙美玲", "2022-05-16", "2800.00", [A, None, None]),
    ("KF8", "陈思远", "2018-09-03", "3400.00", [B, B, B]),
    ("KF9", "刘雅婷", "2020-07-13", "3000.00", [B, B, B]),
    ("KF10", "黄文杰", "2022-10-24", "3000.00", [B, B, B]),
    ("KF11", "何秀兰", "2017-04-10", "3000.00", [B, B, B]),
    ("KF12", "徐浩然", "2024-02-19", "2865.00", [B, B, B]),
    ("KF13", "马晓东", "2025-06-30", "2650.00", [B, B, B]),
    ("KF14", "朱玉珍", "2021-12-06", "3100.00", [B, N, N]),
    ("KF15", "胡俊峰", "2026-02-02", "2600.00", [None, N, N]),
    ("KF16", "高雨欣", "2026-02-02", "2600.00", [None, N, None]),
    ("KF17", "罗嘉豪", "2026-02-09", "2600.00", [None, N, N]),
    ("KF18", "谢梦洁", "2026-02-01", "2650.00", [None, A, A]),
]

# (id, month): performance, ability, attitude
SCORES = {
    # first in the team three months running
    ("KF1", "2026-01"): ("96", "94", "95"),  # 95.5
    ("KF1", "2026-02"): ("94", "93.5", "96"),  # 94.1
    ("KF1", "2026-03"): ("93", "97", "91.5"),  # 93.65
    # exactly 90, then just below it
    ("KF2", "2026-01"): ("92", "88", "80"),  # 90
    ("KF2", "2026-02"): ("90", "90", "89.9"),  # 89.99
    # failing three months running; the second by a hundredth
    ("KF5", "2026-01"): ("54", "61", "58"),  # 55.8
    ("KF5", "2026-02"): ("60", "60", "59.9"),  # 59.99
    ("KF5", "2026-03"): ("47.5", "56", "62"),  # 50.65
    # exactly 60: passes
    ("KF6", "2026-02"): ("58", "64", "66"),  # 60
    # first three months running, in February together with KF10
    ("KF8", "2026-01"): ("92", "90", "87"),  # 91.1
    ("KF8", "2026-02"): ("90", "86", "82"),  # 88.4
    ("KF10", "2026-02"): ("88", "90", "88"),  # 88.4
    ("KF8", "2026-03"): ("91.5", "88", "86"),  # 90.25
    # fails twice, then not appraised: no third month
    ("KF9", "2026-01"): ("55", "60", "62"),  # 56.7
    ("KF9", "2026-02"): ("50", "62", "64"),  # 53.8
    # exactly 60 days absent and still appraised
    ("KF11", "2026-03"): ("62", "70", "75"),  # 64.9
    # 61 days absent: the scores were written down, but there is no appraisal
    ("KF4", "2026-03"): ("82", "85", "84"),  # 82.8
    # edges of the other grades
    ("KF12", "2026-01"): ("80", "80", "80"),  # 80
    ("KF13", "2026-02"): ("71", "68", "67"),  # 70
    # a tie that is not for the first place
    ("KF14", "2026-02"): ("83", "81", "85"),  # 82.8
    ("KF15", "2026-02"): ("72", "75", "80"),  # 73.4
    ("KF16", "2026-02"): ("72", "78", "74"),  # 73.4
    ("KF17", "2026-02"): ("66", "70", "72"),  # 67.4
}

SALES = {
    ("KF10", "2026-01"): "20000.00",  # the first edge
    ("KF12", "2026-01"): "50000.00",  # the second edge
    ("KF1", "2026-03"): "50000.01",  # a fen above it
    ("KF6", "2026-01"): "0.00",  # sold nothing
    ("KF13", "2026-02"): "12346.50",  # 123.465: half a fen, away from zero
    ("KF5", "2026-03"): "6180.30",
    ("KF9", "2026-01"): "5210.75",
    ("KF9", "2026-02"): "3988.00",
    ("KF9", "2026-03"): "10333.33",
    ("KF11", "2026-01"): "9120.00",
    ("KF11", "2026-02"): "2450.60",
    ("KF11", "2026-03"): "15720.90",
    ("KF4", "2026-01"): "4080.20",
    ("KF4", "2026-03"): "3666.66",
}

ABSENT = {
    ("KF9", "2026-01"): "25",  # 25 + 22 + 16 = 63: over two months in March
    ("KF9", "2026-02"): "22",
    ("KF9", "2026-03"): "16",
    ("KF11", "2026-01"): "20",  # 20 + 26 + 14 = 60: exactly two months
    ("KF11", "2026-02"): "26",
    ("KF11", "2026-03"): "14",
    ("KF4", "2026-01"): "28",  # 28 + 5 + 28 = 61 days, but 1.98 calendar months
    ("KF4", "2026-02"): "5",
    ("KF4", "2026-03"): "28",
    ("KF3", "2026-01"): "",  # nothing written: 0
    ("KF16", "2026-02"): "",
    ("KF2", "2026-02"): "0.5",  # half a day
}

APPRAISED_ON = {
    ("KF13", "2026-01"): "2026-02-04",  # a day early
    ("KF6", "2026-01"): "2026-02-11",  # a day late
    ("KF1", "2026-01"): "2026-02-05",  # the first day of the window
    ("KF2", "2026-01"): "2026-02-10",  # the last day of the window
    ("KF10", "2026-03"): "2026-04-13",  # after the holiday: late
}

# Not appraised in March and nothing written down.
NOT_APPRAISED = {("KF9", "2026-03")}


def ordinary_scores():
    # between 62.8 and 86.4: passes, and is never first beside KF1 or KF8
    return half(draw(128, 172)), half(draw(120, 172)), half(draw(120, 180))


def ordinary_sales():
    return f"{draw(7000, 71999)}.{draw(0, 99):02d}"


def ordinary_absence():
    return ["0", "0", "0", "0", "1", "2"][draw(0, 5)]


def main():
    write(FACTS / "team.csv", ["期间", "编号", "公共销售额"], PUBLIC_SALES)
    rows = []
    for index, month in enumerate(MONTHS):
        for team in (A, B, N):
            for ident, name, hired, wage, teams in STAFF:
                if teams[index] != team:
                    continue
                key = (ident, month)
                drawn_scores, drawn_sales = ordinary_scores(), ordinary_sales()
                drawn_absence, drawn_day = ordinary_absence(), f"{NEXT[month]}-{draw(5, 10):02d}"
                scores, day = SCORES.get(key, drawn_scores), APPRAISED_ON.get(key, drawn_day)
                if key in NOT_APPRAISED:
                    scores, day = ("", "", ""), ""
                sales, absence = SALES.get(key, drawn_sales), ABSENT.get(key, drawn_absence)
                rows.append([month, ident, name, team, hired, wage, sales, *scores, absence, day])
    header = ["期间", "编号", "姓名", "班组", "入职日期", "岗位工资", "个人销售额"]
    header += ["工作业绩", "工作能力", "工作态度", "未到岗天数", "考核日期"]
    write(FACTS / "employee.csv", header, rows)


if __name__ == "__main__":
    main()
