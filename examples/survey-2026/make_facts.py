"""Makes facts/: one year of satisfaction surveys. All people and customers are invented.

Same seed, same files, on every machine. Standard library and ../oracle_kit.py only.
"""

import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import drawer, write

SEED = 20260218
FACTS = HERE / "facts"
draw = drawer(random.Random(SEED))
MONTHS = [f"2026-{month:02d}" for month in range(1, 13)]
NO_SURVEY = "2026-08"

ITEMS = ["产品功能", "产品质量", "产品价格", "产品包装", "产品竞争力", "能否满足要求", "工作态度", "工作责任心", "服务效率",
         "技术水平", "投诉处理", "维修质量", "故障解决", "整体服务水平"]
FIVE = ["满意", "比较满意", "一般", "不满意", "非常不满意"]
THREE = ["强", "一般", "较弱"]
FOUR = ["完全满足", "基本满足", "不太满足", "非常不满足"]
SERVICE = range(7, 15)  # items 7 to 14

# id, name, team, first and last month
STAFF = [("F1", "谢佳宁", "热线组", 1, 12), ("F2", "熊志强", "热线组", 1, 12), ("F3", "金秀兰", "热线组", 1, 12),
         ("F4", "陆文博", "售后组", 1, 12), ("F5", "孔令辉", "售后组", 1, 5), ("F6", "毛晓峰", "回访组", 4, 12)]
MOVES = {("F3", 7): "售后组"}  # from July on

# planted: month → for each response who served the customer ("" nobody)
SERVED = {
    1: ["F1", "F1", "F1", "F2", "F2", "F3", "F4", "F4", "F4", "F5"],  # ten; three, two, one, three, one
    2: ["F1", "F1", "F1", "F2", "F2", "F2", "F3", "F4", "F5"],  # nine: too few for the company
    4: ["F1", "F1", "F1", "F1", "F2", "F2", "F2", "F3", "F4", "F5", ""],  # one without anybody; F6 has none
}
LEVEL = {"F1": 0, "F2": 1, "F3": 1, "F4": 2, "F5": 2, "F6": 1, "": 1}


def answer(item, level):
    """Around a person's level, from the best step down."""
    steps = THREE if item == 5 else FOUR if item == 6 else FIVE
    return steps[min(max(level + [-1, 0, 0, 0, 1, 1, 2][draw(0, 6)] - (0 if steps is FIVE else 1), 0), len(steps) - 1)]


def answers(month, nth, who):
    """Item → step of one response; an item that is not there was not asked or not answered."""
    given = {item: answer(item, LEVEL[who]) for item in range(1, 15)}
    skipped = [item for item in given if draw(1, 5) <= 2]
    if month == 4 and who == "F1":
        # four responses, all eight service items: 32 answers, so that the mean ends on half a hundredth
        marks = ["满意"] * 8 if nth < 4 else ["满意"] * 7 + ["比较满意"]
        return {item: marks[item - 7] for item in SERVICE}
    if month == 3 and nth == 1:
        return {item: given[item] for item in range(1, 7)}  # product only: not among the employee's
    if month == 3 and nth == 2:
        return {item: "" for item in given}  # an empty sheet
    for item in skipped:
        if draw(0, 3):
            del given[item]
        else:
            given[item] = ""
    if month == 5 and nth == 1:
        given[5] = "满意"  # not a step of this question
    if month == 6 and nth == 2:
        given[7] = "基本满足"
    if month == 2:
        given.pop(12, None)  # nobody had a repair
    if month == 11 and who == "F4":
        given |= {item: "非常不满意" for item in SERVICE}
    return given


def main():
    employees, teams, items, responses, sheet = [], [], [], [], []
    for number, month in enumerate(MONTHS, 1):
        here = [row for row in STAFF if row[3] <= number <= row[4]]
        for ident, name, team, _, _ in here:
            moved = [to for (who, since), to in MOVES.items() if who == ident and number >= since]
            employees.append([month, ident, name, moved[0] if moved else team])
        teams += [[month, team] for team in ["热线组", "售后组", "回访组"]]
        items += [[month, f"Q{at:02d}", name] for at, name in enumerate(ITEMS, 1)]
        drawn = [row[0] for row in here for _ in range(draw(3, 4))]  # three are enough
        for nth, who in enumerate([] if month == NO_SURVEY else SERVED.get(number, drawn), 1):
            ident = f"D{number:02d}{nth:02d}"
            responses.append([ident, f"{month}-{draw(1, 28):02d}", f"客户{draw(100, 999)}", who])
            for item, step in sorted(answers(number, nth, who).items()):
                sheet.append([month, f"{ident}-{item}", ident, f"Q{item:02d}", step])
    write(FACTS / "employee.csv", ["期间", "编号", "姓名", "班组"], employees)
    write(FACTS / "team.csv", ["期间", "编号"], teams)
    write(FACTS / "item.csv", ["期间", "编号", "题目"], items)
    write(FACTS / "response.csv", ["编号", "调查日期", "客户", "服务人员"], responses)
    write(FACTS / "answer.csv", ["期间", "编号", "答卷", "题号", "选项"], sheet)


if __name__ == "__main__":
    main()
