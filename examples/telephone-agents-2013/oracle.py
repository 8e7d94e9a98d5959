"""Works out expected/ from facts/ by reading the policy, not by running the library.

Standard library and ../oracle_kit.py only; points are whole numbers. They are typed in again here: nothing
is read from the rule file. There are no payslip lines, so lines.csv has its header only.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import changes, read, write, write_results

FACTS, EXPECTED = HERE / "facts", HERE / "expected"

# name of the group → clause → points, assumed: the policy has none
GROUPS = {
    "everyday": {
        "二(一)1": 5, "二(一)2": 5, "二(一)3": 3, "二(一)4": 3, "二(一)5": 5,
        "二(一)6": 20, "二(一)7": 20, "二(一)8": 5, "二(一)9": 3, "二(一)10": 10,
    },
    "onSite": {"二(二)1": 3, "二(二)2": 3, "二(二)3": 5, "二(二)4": 5},
    "handOver": {"二(三)": 5},
    "greeting": {"五(二)1": 5},
    "complaint": {"六(三)1": 3, "六(三)2": 3, "六(三)3": 3, "六(三)4": 3, "六(三)5": 3},
    "caution": {
        "六(五)1": 3, "六(五)2": 5, "六(五)3": 3, "六(五)4": 10,
        "六(五)5": 5, "六(五)6": 3, "六(五)7": 3, "六(五)8": 5,
    },
}
COMPANY_DATA, CUSTOMER_DATA = "二(一)6", "二(一)7"


def team_rule(group):
    return "team" + group[0].upper() + group[1:]


def run(listed, people, breaches, disclosure):
    values, findings = {}, []
    rules = [team_rule(group) for group in GROUPS] + ["teamBreaches"]
    teams = {(row["期间"], row["编号"], rule): 0 for row in listed for rule in rules}
    for row in people:
        month, who = row["期间"], row["编号"]
        mine = [b["违反条款"] for b in breaches if b["员工"] == who and b["日期"].startswith(month)]

        def say(rule, value):
            values[month, "employee", who, rule] = str(value)

        off = 0
        for group, points in GROUPS.items():
            broken = [clause for clause in mine if clause in points]
            say(f"{group}Breaches", len(broken))
            say(f"{group}Off", sum(points[clause] for clause in broken))
            off += sum(points[clause] for clause in broken)
            teams[month, row["班组"], team_rule(group)] += len(broken)
        company, customer = mine.count(COMPANY_DATA), mine.count(CUSTOMER_DATA)
        say("breaches", len(mine))
        say("deduction", off)
        say("companyDisclosures", company)
        say("customerDisclosures", customer)
        say("disclosures", company + customer)
        vetoed = disclosure == "veto" and company + customer > 0
        say("score", 0 if vetoed or off > 100 else 100 - off)
        if company:
            findings.append((month, "employee", who, "companyDisclosure"))
        if customer:
            findings.append((month, "employee", who, "customerDisclosure"))
        teams[month, row["班组"], "teamBreaches"] += len(mine)
    for (month, team, rule), count in teams.items():
        values[month, "team", team, rule] = str(count)
    for row in breaches:
        for group, points in GROUPS.items():
            if row["违反条款"] in points:
                key = (row["日期"][:7], "breach", row["编号"], f"{group}Points")
                values[key] = str(points[row["违反条款"]])
    return values, findings


def main():
    listed, people, breaches = read(FACTS / "team.csv"), read(FACTS / "employee.csv"), read(FACTS / "breach.csv")
    values, findings = run(listed, people, breaches, "deduction")
    write_results(EXPECTED, {}, values, findings)
    other, _ = run(listed, people, breaches, "veto")
    write(EXPECTED / "reading-values.csv", ["reading", "option", "period", "thing", "id", "rule", "default", "value"],
          [("disclosureCounts", "veto", *row) for row in changes(values, other)])
    used = {row["违反条款"] for row in breaches}
    assert used == {clause for points in GROUPS.values() for clause in points}, "a clause nobody breaks"
    print(f"{len(breaches)} breaches, {len(values)} values, {len(findings)} findings")


if __name__ == "__main__":
    main()
