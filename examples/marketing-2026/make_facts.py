"""Makes facts/: a year of a customer-service department. All people are invented.

Same seed, same files, on every machine. What is planted is written out below; the rest is drawn.
Standard library and ../oracle_kit.py only.
"""

import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import drawer, half, write

SEED = 20260501
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
MONTHS = [f"2026-{month:02d}" for month in range(1, 13)]
A, B = "售前组", "售后组"

# id, name, team, first month, last month, sales plan, level (strong, plain, weak)
STAFF = [
    ("K1", "林晓燕", A, 1, 12, 60000, "strong"),
    ("K2", "周建国", A, 1, 12, 50000, "plain"),
    ("K3", "吴桂芳", A, 1, 12, 50000, "plain"),
    ("K4", "郑海波", A, 1, 12, 50000, "weak"),
    ("K5", "王丽娜", B, 5, 12, 45000, "plain"),  # joins in May: two months in the second quarter
    ("K6", "赵志强", B, 1, 8, 45000, "plain"),  # leaves in August: no third quarter
    ("K7", "孙美玲", B, 1, 12, 45000, "plain"),
    ("K8", "陈思远", B, 1, 12, 60000, "strong"),
    ("K9", "马晓东", B, 9, 12, 45000, "weak"),  # joins in September
]
# orders, sales in percent of the plan, satisfaction, answers right of 100, marks
RANGES = {
    "strong": ((700, 830), (84, 124), (174, 196), (92, 100), (168, 194)),
    "plain": ((560, 680), (62, 92), (150, 176), (82, 96), (144, 176)),
    "weak": ((400, 470), (45, 55), (120, 140), (60, 75), (110, 130)),
}
FIELDS = ["orders", "sales", "plan", "satisfaction", "checked", "right", "complaints", "onTime",
          "awareness", "teamwork", "customer", "self"]

# performance 90, quality 100: orders 720 of 800, sales 90% of the plan, satisfaction 85.5 of 95
NINETY = {"orders": 720, "sales": "45000.00", "satisfaction": "85.5", "checked": 100, "right": 98,
          "complaints": 20, "onTime": 19}
SEVENTY = {"awareness": "70", "teamwork": "70", "customer": "70", "self": "70"}
ALL_MET = {"orders": 830, "sales": "63000.00", "satisfaction": "96", "checked": 100, "right": 99,
           "complaints": 10, "onTime": 10}
# the same results, month after month, for two people: they tie in the quarter
TIED = {"orders": 800, "satisfaction": "95", "checked": 100, "right": 98, "complaints": 40, "onTime": 38,
        "awareness": "84", "teamwork": "88", "customer": "80", "self": "90"}


def below(performance, quality, mark):
    """All three of performance at the same percent, both of quality likewise, all raters the same mark."""
    return {"orders": 8 * performance, "sales": f"{500 * performance}.00",
            "satisfaction": f"{95 * performance / 100:.2f}", "checked": 500, "right": quality * 490 // 100,
            "complaints": 200, "onTime": quality * 190 // 100,
            "awareness": mark, "teamwork": mark, "customer": mark, "self": mark}


PLANTED = {
    # exactly 90; 89.99 by one point of self-appraisal
    ("K2", 1): {**NINETY, **SEVENTY},
    ("K3", 1): {**NINETY, **SEVENTY, "self": "69"},
    # 120% of the plan; a fen below it
    ("K2", 2): {"sales": "60000.00"},
    ("K3", 2): {"sales": "59999.99"},
    # no complaints in the month; nobody answered the survey
    ("K1", 3): {"complaints": 0, "onTime": 0},
    ("K3", 11): {"satisfaction": ""},
    # a tie in the second quarter, also for the first places
    **{("K2", month): {**TIED, "sales": f"{50000 + month * 100}.00"} for month in (4, 5, 6)},
    **{("K3", month): {**TIED, "sales": f"{50000 + month * 50}.50"} for month in (4, 5, 6)},
    **{("K1", month): ALL_MET for month in (4, 5, 6)},
    # below standard in March, April, May; 4.99 points above the first of them: no clear improvement
    ("K4", 3): below(50, 50, "50"),  # 50
    ("K4", 4): below(52, 50, "50"),  # 51.4
    ("K4", 5): below(55, 50, "64.9"),  # 54.99
    ("K4", 6): below(55, 50, "65"),  # 55: clear improvement against the first of the run
    ("K4", 7): below(60, 60, "60"),  # 60: meets the standard, the run ends
    # and again from August; 59.99 in October
    ("K4", 8): below(54, 50, "70"),  # 54.8
    ("K4", 9): below(50, 50, "70"),  # 52
    ("K4", 10): below(61, 60, "52.9"),  # 59.99: 5.19 above the first
    ("K4", 11): below(58, 60, "60"),  # 58.6: 3.8 above the first, in the fourth month
    # customers did not appraise: no score under the reading taken
    ("K7", 2): {"customer": ""},
    # half a fen: 1% of 38210.50 is 382.105
    ("K7", 3): {"sales": "38210.50"},
    # joins without satisfaction before; then gains 1.25 points
    ("K5", 5): {"satisfaction": "80"},
    ("K5", 6): {"satisfaction": "81.25"},
    # below standard at once, with a month of leave between the first and the second time
    ("K9", 9): below(50, 50, "50"),
    ("K9", 11): below(49, 50, "50"),
    ("K9", 12): below(48, 50, "50"),
}
# On leave all month: no orders, no sales, no marks.
NOT_APPRAISED = {("K7", 7), ("K9", 10)}
# The tie of the second quarter is for the second place.
REVIEWS = {("K1", 2): "98", ("K2", 2): "88", ("K3", 2): "88", ("K8", 2): "80"}
# Quarters in which nobody wrote a review.
NO_REVIEW = {("K7", 3)}


def ordinary(plan, level):
    orders, percent, satisfaction, right, marks = RANGES[level]
    complaints = draw(4, 20)
    on_time = max(0, complaints - (draw(0, 4) if level == "weak" else draw(0, 1)))
    row = {"orders": draw(*orders), "sales": f"{plan * draw(*percent) // 100}.{draw(0, 99):02d}",
           "satisfaction": half(draw(*satisfaction)), "checked": 100, "right": draw(*right),
           "complaints": complaints, "onTime": on_time}
    for rater in ("awareness", "teamwork", "customer", "self"):
        row[rater] = half(draw(*marks))
    return {**row, "plan": f"{plan}.00"}


def main():
    rows, teams, reviews = [], [], {quarter: [] for quarter in (1, 2, 3, 4)}
    for month, period in enumerate(MONTHS, start=1):
        teams += [(period, A), (period, B)]
        for ident, name, team, first, last, plan, level in STAFF:
            drawn = ordinary(plan, level)
            if not first <= month <= last:
                continue
            row = {**drawn, **PLANTED.get((ident, month), {})}
            appraised = ""
            if (ident, month) in NOT_APPRAISED:
                appraised = "否"
                row = {field: "" for field in FIELDS} | {"orders": 0, "sales": "0.00", "plan": row["plan"]}
            rows.append([period, ident, name, team, appraised, *(row[field] for field in FIELDS)])
            quarter = (month + 2) // 3
            mark = {"strong": draw(176, 192), "plain": draw(150, 176), "weak": draw(100, 124)}[level]
            if month % 3 == 0 and (ident, quarter) not in NO_REVIEW:
                reviews[quarter].append([ident, name, REVIEWS.get((ident, quarter), half(mark))])
    header = ["期间", "编号", "姓名", "班组", "参加当月考核", "订单处理量", "销售额", "营销任务", "客户满意度"]
    header += ["抽查解答数", "解答准确数", "投诉数", "及时处理的投诉数"]
    header += ["服务意识（上级评分）", "团队合作（上级评分）", "客户评价", "自我评价"]
    write(FACTS / "employee.csv", header, rows)
    write(FACTS / "team.csv", ["期间", "编号"], teams)
    for quarter, list_ in reviews.items():
        write(FACTS / f"employee-2026-Q{quarter}.csv", ["编号", "姓名", "季度综合评估"], list_)


if __name__ == "__main__":
    main()
