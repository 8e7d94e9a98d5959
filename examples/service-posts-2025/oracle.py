"""Works out expected/ from facts/ by reading the document, not by running the library.

Standard library and ../oracle_kit.py only; every number is an exact fraction. The targets are typed in
again here, post by post, from chapter 1 of 客户服务管理工作细化执行与模板: nothing is read from the rule file.
"""

import pathlib
import sys
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import cut, mean, read, shortest, shown, write_results, yes

FACTS, EXPECTED = HERE / "facts", HERE / "expected"

# After each target what the document says of it: √ delivered, or judged as done; 100% all of it;
# _% and _分 a blank; 0次 not once.
SECTIONS = """
客户管理: 服务标准与体系完善 √, 服务计划执行率 100%, 制度执行率 100%, 市场调研任务完成 √, 客户开发计划按时完成 √,
  大客户开发计划完成率 100%, 大客户服务标准执行率 100%, 大客户满意率 _%, 关系维护计划执行率 100%, 客户满意率 _%
客户开发: 调研信息准确及时 √, 客户现状与需求评估 √, 客户开发计划 √, 客户开发按时完成 √, 资料完整率 100%, 资料归档及时 √
大客户管理: 大客户需求把握 √, 大客户开发计划完成率 100%, 大客户制度与服务方案 √, 大客户沟通及时畅通 √, 大客户回访率 _%,
  大客户满意度 _分, 资料完整率 100%, 档案更新与归档及时 √
客户关系: 关系维护计划执行率 100%, 客户满意率 _%, 关系总结与改善建议 √, 资料完整率 100%, 资料归档及时 √
售后服务: 服务标准执行率 100%, 大客户满意率 _%, 一般客户满意率 _%, 投诉解决及时率 _%, 投诉解决满意率 _%, 客户回访率 _%,
  提案处理与反馈及时 √, 意见收集及时有效 √, 信息反馈及时率 _%
客户投诉: 投诉处理及时率 _%, 客户投诉解决率 _%, 投诉解决满意率 _%, 客户回访率 _%, 提案转交与反馈及时 √, 记录完整率 100%,
  资料归档及时 √
客户信息: 信息收集任务按时完成 √, 信息分析报告 √, 信用评定制度合理可行 √, 信用风险评估准确率 _%, 数据库建设按时完成率 100%,
  数据库信息及时准确 √, 数据库平稳安全 √, 信息更新及时率 100%, 档案丢失损坏次数 0次
呼叫中心: 系统建设任务按时完成 √, 工作计划按时完成率 100%, 服务水平提高 √, 投诉解决及时率 _%, 客户满意率 _%, 记录完整率 100%,
  资料归档及时 √
"""
POSTS = """
客户总监: 客户服务策略 √, 相关工作计划 √, 客户满意度 _分, 客户开发计划 √, 大客户管理策略 √, 客户开发计划完成率 100%,
  客户服务达标率 _%, 客户投诉解决率 _%, 客户资料完备率 _%, 任职资格达标率 _%, 培训计划完成率 _%, 部门协作满意度 _分
客户经理: 规章制度 √, 制度执行率 100%, 客户开发计划 √, 客户开发计划完成率 100%, 客户保有率（开发） _%, 信用评定表 √,
  客户保有率（维护） _%, 客户档案完备率（关系） _%, 大客户开发计划 √, 大客户满意度 _分, 售后服务计划与标准 √, 客户满意度 _分,
  客户投诉解决率 _%, 客户意见调查表 √, 客户回访率 _%, 信息收集及时准确 √, 客户档案完备率（信息） _%, 呼叫业务任务完成率 100%,
  部门协作满意度 _分, 人员需求计划 √, 培训计划完成率 _%, 人员考核达标率 _%
客户开发主管: 规章制度 √, 制度执行率 100%, 信息收集及时准确 √, 客户开发计划 √, 开发计划按时完成率 100%, 合同审批及时 √, 客户满意度 _分
客户开发专员: 客户调查计划 √, 调查计划按时完成率 100%, 开发计划按时完成率 100%, 客户回访率 _%, 客户资料完备率 _%
大客户主管: 大客户开发计划 √, 服务方案与激励策略 √, 大客户分析报告 √, 客户回访率 _%, 大客户信息 √, 信息沟通及时 √,
  信息收集及时准确 √, 大客户满意度 _分
大客户专员: 大客户需求信息 √, 大客户信息 √, 咨询解答准确 √, 客户满意度 _分, 客户回访率 _%, 客户投诉解决率 _%, 大客户档案 √,
  资料更新及时准确 √
客户关系主管: 规章制度 √, 制度执行率 100%, 客户需求调查表 √, 客户分类资料 √, 客户满意度 _分
客户关系专员: 信息收集及时准确 √, 关系改善建议 √, 客户需求信息 √, 客户满意度 _分, 客户回访率 _%, 客户档案完备率 _%, 信息更新及时率 _%
售后服务主管: 规章制度 √, 制度执行率 100%, 售后服务计划与方案 √, 客户满意度 _分, 客户投诉解决率 _%, 客户回访率（服务） _%,
  售后服务总结 √, 客户反馈信息 √, 质量事故处理措施 √, 质量问题处理措施 √, 客户回访率（关系） _%, 客户满意度（大客户） _分
售后服务专员: 意见收集及时有效 √, 数据整理与转交及时有效 √, 客户满意度（咨询） _分, 客户满意度（售后事宜） _分,
  客户满意度（服务监督） _分, 客户回访率 _%, 投诉记录表 √, 客户投诉解决率 _%, 客户相关资料 √, 售后服务文件 √
客户投诉主管: 规章制度 √, 制度执行率 100%, 各项工作顺利进行 √, 客户满意度 _分, 客户投诉解决率 _%, 重大投诉解决率 _%, 工作报表 √
客户投诉专员: 投诉记录表 √, 客户投诉解决率 _%, 投诉处理结果报告 √, 报表编制及时 √, 资料归档及时完备 √
客户信息主管: 信用调查表 √, 信用级别评定结果 √, 客户相关信息 √, 客户信息管理系统 √
客户信息专员: 客户相关信息（收集） √, 客户相关信息（分析） √, 信用调查表 √, 信用评定表 √, 客户档案 √, 客户信息系统 √
呼叫中心经理: 规章制度 √, 制度执行率 100%, 各项工作有序进行 √, 客户满意度（日常业务） _分, 新项目开发 √, 数据分析报告 √,
  服务水平提高 √, 客户满意度（质量监控） _分, 人员需求计划 √, 部门任务完成率 _%, 培训计划完成率 _%, 考核工作按时完成 √
座席班长: 规章制度 √, 制度执行率 100%, 部门任务完成率 _%, 客户满意度 _分, 领导满意度 _分, 业务改进措施 √, 人员需求计划 √,
  培训与考核计划完成率 100%
座席员: 工作任务按时完成率 100%, 客户满意度 _分, 信息登录与更新及时准确 √, 客户投诉解决率 _%, 重大投诉报告及时 √,
  投诉分析总结报告 √, 客户回访率 _%, 客户相关信息 √
"""
# What fills the blanks: the first name that the target begins with.
BLANK_SCORES = {"大客户满意度": 90, "客户满意度": 85, "部门协作满意度": 85, "领导满意度": 85}
BLANK_RATES = {
    "大客户满意率": 95, "一般客户满意率": 90, "客户满意率": 90, "投诉解决满意率": 90, "投诉解决及时率": 95,
    "投诉处理及时率": 95, "客户投诉解决率": 95, "重大投诉解决率": 95, "大客户回访率": 90, "客户回访率": 90,
    "客户保有率": 90, "客户档案完备率": 98, "客户资料完备率": 98, "信息更新及时率": 95, "信息反馈及时率": 95,
    "信用风险评估准确率": 90, "客户服务达标率": 95, "部门任务完成率": 95, "培训计划完成率": 95, "任职资格达标率": 95,
    "人员考核达标率": 90,
}  # fmt: skip
FIRST = "2025-01"  # the month of which every single target is written out
SUPERVISORS = ["客户开发主管", "大客户主管", "客户关系主管", "售后服务主管", "客户投诉主管", "客户信息主管"]


def targets_of(text):
    """post → target → its sign"""
    found = {}
    for line in text.strip().replace(",\n  ", ", ").splitlines():
        holder, targets = line.split(": ")
        found[holder] = dict(one.strip().rsplit(" ", 1) for one in targets.split(","))
    return found


def required(item, sign):
    """Percentages, scores and what is done or not stand on one scale of 100; times are counted."""
    if sign == "0次":
        return F(0)
    if sign == "_%":
        return F(next(v for k, v in BLANK_RATES.items() if item.startswith(k)))
    if sign == "_分":
        return F(next(v for k, v in BLANK_SCORES.items() if item.startswith(k)))
    return F(100)


def actual(row, sign):
    if sign == "√":
        return F({"是": 100, "否": 0}[row["达成"]])
    if sign == "_分":
        return F(row["评分"])
    if sign == "0次":
        return F(row["次数"])
    assert row["比率"].endswith("%")
    return F(row["比率"][:-1])


def points(level, reached, sign):
    """100 where it is reached; a blank filled in part earns its part, cut to two decimals; else 0."""
    got, reach = level
    if reached:
        return F(100)
    return cut(got / reach * 100) if sign in ("_%", "_分") else F(0)


def main():
    posts, sections = targets_of(POSTS), targets_of(SECTIONS)
    values, findings, year = {}, [], {}
    targets = read(FACTS / "target.csv")
    people, groups = read(FACTS / "employee.csv"), read(FACTS / "section.csv")
    for month in sorted({row["期间"] for row in people}):

        def say(thing, ident, rule, value):
            values[month, thing, ident, rule] = value

        staff = {r["编号"]: r["岗位"] for r in people if r["期间"] == month}
        areas = {r["编号"]: r["岗位类别"] for r in groups if r["期间"] == month}
        held = list(staff.values())
        counts = {
            "directors": held.count("客户总监"),
            "managers": held.count("客户经理"),
            "supervisors": sum(post in SUPERVISORS for post in held),
            "callCentreManagers": held.count("呼叫中心经理"),
        }
        for rule, count in counts.items():
            say("company", "company", rule, str(count))
        if list(counts.values()) != [1, 1, 6, 1]:
            findings.append((month, "company", "company", "staffing"))

        for thing, holders, wanted, column in (
            ("employee", staff, posts, "员工"),
            ("section", areas, sections, "岗位组"),
        ):
            word = "targets" if thing == "employee" else "goals"
            for holder, post in holders.items():
                goals = wanted[post]
                listed, scores, missed = [], [], 0
                for row in targets:
                    if row["期间"] != month or row[column] != holder:
                        continue
                    ident, item = row["编号"], row["目标"]
                    if item not in goals:
                        findings.append((month, "target", ident, "strange"))
                        continue
                    listed.append(item)
                    sign = goals[item]
                    level = required(item, sign)
                    if month == FIRST:
                        say("target", ident, "required", shortest(level))
                    if row["当期考核"] == "否":
                        continue
                    got = actual(row, sign)
                    reached = got <= level if sign == "0次" else got >= level
                    scores.append(points((got, level), reached, sign))
                    if month == FIRST or scores[-1] < 100:
                        say("target", ident, "points", shortest(scores[-1]))
                    if not reached:
                        missed += 1
                        findings.append((month, "target", ident, "missed" if thing == "employee" else "goalMissed"))
                        say("target", ident, "shortBy", shortest(abs(level - got)))
                complete = sorted(listed) == sorted(goals)
                if month == FIRST or not complete:
                    say(thing, holder, word + "Set", str(len(goals)))
                    say(thing, holder, word + "Listed", str(len(set(listed))))
                    say(thing, holder, word[:-1] + "Records", str(len(listed)))
                    say(thing, holder, word + "Complete", yes(complete))
                say(thing, holder, word + "Missed", str(missed))
                if not complete:
                    findings.append((month, thing, holder, word + "Missing"))
                score = cut(mean(scores)) if complete and scores else None
                text = shown(score)
                if thing == "section":
                    say(thing, holder, "sectionScore", text)
                    continue
                say(thing, holder, "ownScore", text)
                say(thing, holder, "appraisalScore", text)
                if score is not None:
                    year.setdefault(holder, []).append(score)
                if year.get(holder):
                    say(thing, holder, "yearScore", shortest(cut(mean(year[holder]))))

    write_results(EXPECTED, {}, values, findings)
    print(f"{len(values)} values, {len(findings)} findings")


if __name__ == "__main__":
    main()
