"""Makes facts/: one year of customer proposals. All people and firms are invented.

Same seed, same files, on every machine. Standard library and ../oracle_kit.py only.
"""

import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import drawer, half, write

SEED = 20260304
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
MONTHS = [f"2026-{month:02d}" for month in range(1, 13)]
EMPTY = "2026-08"  # nothing was evaluated

PEOPLE = [("罗海燕", "瑞丰建材"), ("孙立群", "瑞丰建材"), ("马文静", "春晖超市"), ("何志远", "蓝湾酒店"),
          ("傅春梅", "安泰物流"), ("崔国华", ""), ("钟晓岚", "启明学校"), ("袁卫东", "华欣电子")]
SUBJECTS = ["送货前短信通知", "包装箱改为可回收", "售后配件就近备货", "发票随货同行", "电话导航减少一级", "安装视频教程",
            "对账单按月推送", "旧机以旧换新", "缺货时推荐替代品", "夜间报修专线"]
JUDGES = ["评定员甲", "评定员乙", "审查小组"]


def all_six(mark):
    return [mark] * 6


# planted: (month, nth proposal of the month) → evaluations, review, patent; marks in the order of the form
PLANTED = {
    ("2026-01", 1): ([all_six("90")], "采纳", "否"),  # exactly 90
    ("2026-01", 2): ([["90", "90", "90", "90", "90", "89.9"]], "采纳", ""),  # 89.99
    ("2026-02", 1): ([all_six("80"), ["80", "70", "90", "85", "75", "80"]], "采纳", "是"),  # 80 by two, patent
    ("2026-02", 2): ([["95", "95", "90", "92", "98", "90"]], "不采纳", "否"),  # high, not adopted
    ("2026-03", 1): ([all_six("70")], "采纳", "否"),  # exactly 70
    ("2026-03", 2): ([["90", "85", "80", "85", "80", ""], all_six("68")], "采纳", "否"),  # one does not count
    ("2026-04", 1): ([all_six("60")], "采纳", "否"),  # exactly 60
    ("2026-04", 2): ([["59.98", "60", "60", "60", "60", "60"]], "采纳", "否"),  # 59.99
    ("2026-05", 1): ([], "采纳", "否"),  # nobody evaluated
    ("2026-05", 2): ([["", "80", "80", "80", "80", "80"]], "采纳", "否"),  # the only evaluation lacks a mark
    ("2026-06", 1): ([all_six("82"), all_six("80"), all_six("77")], "采纳", "否"),  # 239/3, just below 80
    ("2026-07", 1): ([all_six("88")], "", "是"),  # still under review, patent
    ("2026-09", 1): ([all_six("")], "", "否"),  # an empty form
    ("2026-10", 1): ([all_six("100")], "采纳", "否"),
    ("2026-10", 2): ([all_six("0")], "不采纳", "否"),
    ("2026-12", 1): ([all_six("81"), all_six("79")], "采纳", "否"),  # the mean is exactly 80
}


def ordinary():
    marks = [[half(draw(110, 190)) for _ in range(6)] for _ in range(draw(1, 3))]
    return marks, ["采纳", "采纳", "不采纳", "待审核"][draw(0, 3)], "否"


def main():
    proposals, evaluations = [], []
    for month in MONTHS:
        number = int(month[5:])
        for nth in range(1, 0 if month == EMPTY else draw(2, 4) + 1):
            ident = f"T{number:02d}{nth}"
            (person, unit), subject = PEOPLE[draw(0, len(PEOPLE) - 1)], SUBJECTS[draw(0, len(SUBJECTS) - 1)]
            judged, proposed = draw(15, 28), draw(1, 28)
            before = f"2026-{number - 1:02d}" if number > 1 else "2025-12"
            drawn = ordinary()
            marks, review, patent = PLANTED.get((month, nth), drawn)
            proposals.append([ident, f"{month}-{judged:02d}", f"{before}-{proposed:02d}", person, unit, subject,
                              review, patent])
            for at, row in enumerate(marks):
                evaluations.append([month, f"{ident}-{at + 1}", ident, JUDGES[at], *row])
    write(FACTS / "company.csv", ["期间", "编号"], [[month, "company"] for month in MONTHS])
    write(FACTS / "proposal.csv", ["编号", "评定日期", "提案日期", "提案人", "工作单位", "提案名称", "审核结果", "需要申请专利"], proposals)
    header = ["经济利益", "提案完整性", "创造性", "应用范围", "研究观察花费时间", "改善成本"]
    write(FACTS / "evaluation.csv", ["期间", "编号", "提案", "评定员", *header], evaluations)


if __name__ == "__main__":
    main()
