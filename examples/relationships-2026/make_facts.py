"""Makes facts/: four quarters of customer ratings. All customers are invented.

Same seed, same files, on every machine. Standard library and ../oracle_kit.py only.
"""

import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import drawer, write

SEED = 20260333
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
QUARTERS = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]

NAMES = ["瑞丰建材", "春晖超市", "蓝湾酒店", "安泰物流", "启明学校", "华欣电子", "金谷粮油", "海棠花店", "众信装饰",
         "天元医药", "博雅书店", "顺达汽修", "鸿运餐饮", "新月服饰", "北辰仪表", "云帆旅社"]
NEW = {"K15": "2026-Q3"}
GONE = {"K16": "2026-Q3"}  # the first quarter without it

# planted marks: purchases, payment, contact, potential, satisfaction; basis of the marks
PLANTED = {
    ("K01", "2026-Q1"): (["85"] * 5, ""),  # exactly 85
    ("K01", "2026-Q2"): (["85", "85", "84.9", "85", "85"], ""),  # 84.99
    ("K01", "2026-Q3"): (["85", "85", "84.9", "85", "85"], ""),  # unchanged
    ("K02", "2026-Q1"): (["70"] * 5, ""),  # exactly 70
    ("K02", "2026-Q2"): (["70", "69.96", "70", "70", "70"], ""),  # 69.99
    ("K03", "2026-Q1"): (["50"] * 5, ""),  # exactly 50
    ("K03", "2026-Q2"): (["50", "50", "50", "49.95", "50"], "合同额逐月下降"),  # 49.99: once in D
    ("K03", "2026-Q3"): (["60", "55", "50", "65", "70"], ""),
    ("K04", "2026-Q1"): (["40", "20", "60", "30", "50"], "三笔货款逾期"),  # D three quarters running
    ("K04", "2026-Q2"): (["38", "15", "60", "30", "45"], "三笔货款逾期"),
    ("K04", "2026-Q3"): (["30", "10", "50", "25", "45"], "已停止付款"),
    ("K04", "2026-Q4"): (["60", "70", "60", "60", "60"], "货款结清"),
    ("K05", "2026-Q1"): (["30", "45", "50", "40", "55"], ""),  # D, not rated, D: the run breaks
    ("K05", "2026-Q2"): (["30", "45", "50", "40", ""], ""),
    ("K05", "2026-Q3"): (["30", "45", "50", "40", "50"], ""),
    ("K06", "2026-Q2"): ([""] * 5, ""),  # nothing was filled in
    ("K07", "2026-Q4"): (["100", "100", "100", "100", "20"], ""),  # A, with one very weak mark
    ("K08", "2026-Q4"): (["100"] * 5, ""),
    ("K09", "2026-Q4"): (["0"] * 5, "全年无往来"),
    ("K10", "2026-Q3"): (["90", "", "80", "85", "75"], ""),  # not rated, then no change in Q4
}


def main():
    rows = []
    for quarter in QUARTERS:
        for at, name in enumerate(NAMES):
            ident = f"K{at + 1:02d}"
            drawn = [str(draw(52, 98)) for _ in range(5)]
            if quarter < NEW.get(ident, quarter) or quarter >= GONE.get(ident, "9999"):
                continue
            marks, basis = PLANTED.get((ident, quarter), (drawn, ""))
            rows.append([quarter, ident, name, *marks, basis])
    header = ["月均购买额得分", "付款态度得分", "沟通频率得分", "发展潜力得分", "客户满意度得分", "得分依据"]
    write(FACTS / "customer.csv", ["期间", "编号", "name", *header], rows)


if __name__ == "__main__":
    main()
