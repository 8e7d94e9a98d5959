"""Makes facts/: a year of breaches in a telephone department. All people are invented.

Same seed, same files, on every machine. What is planted is written out below; the rest
(ordinary breaches on ordinary days) is drawn. Standard library and ../oracle_kit.py only.
"""

import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import drawer, last_day, write

SEED = 20130301
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
MONTHS = [f"2013-{month:02d}" for month in range(1, 13)]

DAY, EVENING, NIGHT = "早班组", "晚班组", "夜班组"  # the night team is planned from October, without people

# id, name, team of the month; None: not on the roster
STAFF = [
    ("T1", "苏婉清", lambda m: DAY),
    ("T2", "葛志明", lambda m: DAY),
    ("T3", "秦晓岚", lambda m: DAY if m < "2013-07" else EVENING),  # moves in July
    ("T4", "彭立新", lambda m: EVENING),
    ("T5", "夏雨荷", lambda m: EVENING if m < "2013-10" else None),  # leaves after September
    ("T6", "康建军", lambda m: DAY if m > "2013-04" else None),  # joins in May
    ("T7", "方可欣", lambda m: EVENING),
]

# day, who, clause
PLANTED = [
    # exactly 100 points off: 4 × 20 + 10 + 10
    ("2013-03-04", "T4", "二(一)6"),
    ("2013-03-04", "T4", "二(一)6"),  # twice on one day, counted twice
    ("2013-03-11", "T4", "二(一)7"),
    ("2013-03-12", "T4", "二(一)7"),
    ("2013-03-19", "T4", "二(一)10"),
    ("2013-03-25", "T4", "六(五)4"),
    # one point short of nothing left: 4 × 20 + 10 + 3 × 3 = 99
    ("2013-08-05", "T5", "二(一)7"),
    ("2013-08-06", "T5", "二(一)7"),
    ("2013-08-07", "T5", "二(一)7"),
    ("2013-08-08", "T5", "二(一)7"),
    ("2013-08-12", "T5", "六(五)4"),
    ("2013-08-13", "T5", "二(二)1"),
    ("2013-08-14", "T5", "二(二)2"),
    ("2013-08-15", "T5", "六(三)1"),
    # 103 off: still 0
    ("2013-11-04", "T7", "二(一)6"),
    ("2013-11-05", "T7", "二(一)6"),
    ("2013-11-06", "T7", "二(一)6"),
    ("2013-11-07", "T7", "二(一)7"),
    ("2013-11-11", "T7", "二(一)10"),
    ("2013-11-12", "T7", "六(五)4"),
    ("2013-11-13", "T7", "六(五)6"),
    # a single disclosure of each kind
    ("2013-05-20", "T2", "二(一)7"),
    ("2013-09-10", "T3", "二(一)6"),
    # the last day of a month and the first of the next
    ("2013-01-31", "T2", "五(二)1"),
    ("2013-02-01", "T2", "五(二)1"),
    ("2013-12-31", "T6", "二(三)"),
    # before and after the move to the other team
    ("2013-06-28", "T3", "二(一)8"),
    ("2013-07-01", "T3", "二(一)8"),
    # the last month of T5 and the first of T6
    ("2013-09-30", "T5", "六(三)5"),
    ("2013-05-02", "T6", "五(二)1"),
    # the five steps of one complaint, all left out
    ("2013-10-15", "T2", "六(三)1"),
    ("2013-10-15", "T2", "六(三)2"),
    ("2013-10-15", "T2", "六(三)3"),
    ("2013-10-15", "T2", "六(三)4"),
    ("2013-10-15", "T2", "六(三)5"),
    # clauses that are seldom broken
    ("2013-02-20", "T4", "二(一)1"),
    ("2013-04-09", "T7", "六(五)5"),
    ("2013-06-13", "T4", "六(五)7"),
    ("2013-07-22", "T5", "六(五)8"),
    ("2013-12-05", "T3", "六(五)1"),
]

# Ordinary breaches; T1 has none all year, and nobody breaks anything in April but T7 (planted).
ORDINARY = ["二(一)2", "二(一)3", "二(一)4", "二(一)5", "二(一)8", "二(一)9", "二(二)1", "二(二)2", "二(二)3"]
ORDINARY += ["二(二)4", "二(三)", "五(二)1", "五(二)1", "六(三)2", "六(三)4", "六(五)2", "六(五)3", "六(五)6"]


def main():
    roster = [(m, i, name, team(m)) for m in MONTHS for i, name, team in STAFF if team(m)]
    write(FACTS / "team.csv", ["期间", "编号"],
          [(m, team) for m in MONTHS for team in (DAY, EVENING, NIGHT) if team != NIGHT or m > "2013-09"])
    write(FACTS / "employee.csv", ["期间", "编号", "姓名", "班组"], roster)
    breaches = list(PLANTED)
    for month, ident, _, _ in roster:
        how_many = [0, 0, 0, 1, 1, 2][draw(0, 5)]
        for _ in range(how_many):
            day = draw(1, last_day(month).day)
            broken = ORDINARY[draw(0, len(ORDINARY) - 1)]
            full = (ident, month) in {("T4", "2013-03"), ("T5", "2013-08"), ("T7", "2013-11")}
            if ident != "T1" and month != "2013-04" and not full:
                breaches.append((f"{month}-{day:02d}", ident, broken))
    breaches.sort()
    rows = [(f"W{n:03d}", day, who, broken) for n, (day, who, broken) in enumerate(breaches, 1)]
    write(FACTS / "breach.csv", ["编号", "日期", "员工", "违反条款"], rows)


if __name__ == "__main__":
    main()
