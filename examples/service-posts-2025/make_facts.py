"""Makes facts/: a customer-service department in 2025, all seventeen posts. All people are invented.

Every month is the same, but for what is planted below. Nothing is drawn by lot. Standard library and
../oracle_kit.py only.
"""

import pathlib
import sys

from oracle import POSTS, SECTIONS, targets_of

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import write

FACTS = HERE / "facts"
MONTHS = [f"2025-{number:02d}" for number in range(1, 13)]

# section → its area
GROUPS = dict(zip(["管理组", "开发组", "大客户组", "关系组", "售后组", "投诉组", "信息组", "呼叫中心"], targets_of(SECTIONS)))

# id, name, section, post, first month, last month
STAFF = [
    ("K01", "秦岚", "管理组", "客户总监", 1, 12),
    ("K02", "贺文涛", "管理组", "客户经理", 1, 12),
    ("K03", "苏晓梅", "开发组", "客户开发主管", 1, 12),
    ("K04", "丁浩", "开发组", "客户开发专员", 1, 12),
    ("K05", "沈玉洁", "大客户组", "大客户主管", 1, 12),
    ("K06", "罗志鹏", "大客户组", "大客户专员", 1, 12),
    ("K07", "田静", "关系组", "客户关系主管", 1, 12),
    ("K08", "范思远", "关系组", "客户关系专员", 1, 12),
    ("K09", "康建华", "售后组", "售后服务主管", 1, 12),
    ("K10", "毛丽", "售后组", "售后服务专员", 1, 12),
    ("K11", "施国平", "投诉组", "客户投诉主管", 1, 7),  # left after July: one supervisor short in August
    ("K12", "尹小雨", "投诉组", "客户投诉专员", 1, 8),
    ("K12", "尹小雨", "投诉组", "客户投诉主管", 9, 12),  # promoted in September
    ("K18", "卢佳", "投诉组", "客户投诉专员", 9, 12),
    ("K13", "孟凡", "信息组", "客户信息主管", 1, 12),
    ("K14", "邱雪", "信息组", "客户信息专员", 1, 12),
    ("K15", "郝强", "呼叫中心", "呼叫中心经理", 1, 12),
    ("K16", "万芳", "呼叫中心", "座席班长", 1, 12),
    ("K17", "洪磊", "呼叫中心", "座席员", 1, 12),
    ("K19", "段一鸣", "管理组", "客户总监", 12, 12),  # hand-over: two directors in December
]

USUAL = {"√": ("达成", "是"), "100%": ("比率", "100%"), "_%": ("比率", "98.5%"), "_分": ("评分", "92"), "0次": ("次数", "0")}

# holder, target, months, column, value
PLANTED = [
    # on the edge, and around it
    ("K04", "客户回访率", [1], "比率", "90%"),
    ("K04", "客户回访率", [2], "比率", "89.9999%"),
    ("K04", "客户回访率", [3], "比率", "45%"),
    ("K17", "客户满意度", [1], "评分", "85"),
    ("K17", "客户满意度", [2], "评分", "84.99"),
    ("K17", "客户满意度", [3], "评分", "34"),
    ("K17", "客户投诉解决率", [5], "比率", "0%"),
    # above: never more than 100
    ("K16", "部门任务完成率", [4], "比率", "123.5%"),
    ("K10", "客户满意度（咨询）", [4], "评分", "100"),
    # what has to be whole is whole or nothing
    ("K03", "开发计划按时完成率", [5], "比率", "99.9%"),
    ("K03", "开发计划按时完成率", [6], "比率", "103%"),
    ("K09", "售后服务总结", [6], "达成", "否"),
    ("K05", "信息沟通及时", [6], "达成", "否"),
    # a section's file is lost
    ("信息组", "档案丢失损坏次数", [6], "次数", "1"),
    ("信息组", "档案丢失损坏次数", [11], "次数", "3"),
    ("信息组", "信息更新及时率", [11], "比率", "95%"),
    ("售后组", "一般客户满意率", [8], "比率", "81%"),
    # several at once, in a bad month
    ("K02", "客户保有率（开发）", [10], "比率", "81%"),
    ("K02", "客户保有率（维护）", [10], "比率", "88.2%"),
    ("K02", "大客户满意度", [10], "评分", "87.3"),
    ("K02", "呼叫业务任务完成率", [10], "比率", "97%"),
    ("K02", "信用评定表", [10], "达成", "否"),
    # the year ends on a score of its own
    ("K01", "客户服务达标率", [12], "比率", "76%"),
    ("K01", "客户满意度", [12], "评分", "68"),
    ("K12", "客户投诉解决率", [8], "比率", "94.05%"),
    ("K12", "重大投诉解决率", [9], "比率", "47.5%"),
]  # fmt: skip

# not due: the staffing plan is asked for in January and July; K14 is on leave in February
NOT_DUE = {(month, holder, "人员需求计划") for month in range(1, 13) if month not in (1, 7) for holder in ("K02", "K15", "K16")}
NOT_DUE |= {(2, "K14", item) for item in targets_of(POSTS)["客户信息专员"]}

LEFT_OUT = {(3, "K06", "大客户档案"), (10, "关系组", "资料归档及时"), (4, "K17", "客户回访率")}
ADDED = [(4, "K17", "客户满意度"), (5, "K08", "合同审批及时"), (7, "K13", "信用调查表")]


def records(month, holder, targets):
    rows = [(number, item, sign) for number, (item, sign) in enumerate(targets.items(), 1)]
    for at, who, item in ADDED:
        if (at, who) == (month, holder):
            rows.append((90, item, targets.get(item, "√")))
    for number, item, sign in rows:
        if (month, holder, item) in LEFT_OUT:
            continue
        row = dict.fromkeys(["当期考核", "达成", "比率", "评分", "次数"], "")
        if (month, holder, item) in NOT_DUE:
            row["当期考核"] = "否"
        else:
            column, value = USUAL[sign]
            row[column] = value
            for who, what, months, where, planted in PLANTED:
                if (who, what) == (holder, item) and month in months:
                    assert where == column
                    row[where] = planted
        yield f"{holder}-{number:02d}", item, row


def main():
    posts, sections = targets_of(POSTS), targets_of(SECTIONS)
    groups, people, targets = [], [], []
    for number, month in enumerate(MONTHS, 1):
        for ident, area in GROUPS.items():
            groups.append((month, ident, area))
            for target, item, row in records(number, ident, sections[area]):
                targets.append((month, target, ident, "", item, *row.values()))
        for ident, name, group, post, first, last in STAFF:
            if first <= number <= last:
                people.append((month, ident, name, group, post))
                for target, item, row in records(number, ident, posts[post]):
                    targets.append((month, target, "", ident, item, *row.values()))
    write(FACTS / "section.csv", ["期间", "编号", "岗位类别"], groups)
    write(FACTS / "employee.csv", ["期间", "编号", "姓名", "岗位组", "岗位"], people)
    write(
        FACTS / "target.csv",
        ["期间", "编号", "岗位组", "员工", "目标", "当期考核", "达成", "比率", "评分", "次数"],
        targets,
    )


if __name__ == "__main__":
    main()
