"""Works out expected/ from facts/ by reading the policy, not by running the library.

    python3 oracle.py            this folder
    python3 oracle.py FOLDER     another one with the same tables, as ../taobao-2025

Standard library and ../oracle_kit.py only; every number is an exact fraction. The parameters are typed in
again here from the policy and its assumed values: nothing is read from the rule file.
"""

import pathlib
import sys
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import (
    amounts, as_date, as_number, changes, cut, day_of_next, finding_changes, full_years, largest_remainder,
    last_day, money, read, rounded, shortest, write, write_results, yes,
)

DEFAULTS = {
    "twoMonths": "30 days",
    "gradeCommission": "coefficient per grade",
    "whoCounts": "all on the roster",
    "oddFen": "largest remainder",
    "wageChangeFrom": "next month",
    "tiedFirst": "shared",
    "unappraisedMonth": "breaks",
    "awardAgain": "new run of three",
}
OTHERS = [
    ("twoMonths", "calendar months"),
    ("gradeCommission", "no"),
    ("whoCounts", "appraised only"),
    ("whoCounts", "full-time equivalents"),
    ("oddFen", "each rounded"),
    ("oddFen", "each cut"),
    ("wageChangeFrom", "same month"),
    ("tiedFirst", "last"),
    ("unappraisedMonth", "skips"),
    ("awardAgain", "once per unbroken run"),
    ("awardAgain", "every month from the third"),
]

# from, grade, training, promotion, post level, wage change, coefficient
GRADES = [
    (F(90), "A", "none needed", "candidate", "up one", F(200), F("1.2")),
    (F(80), "B", "light", "considered", "same", F(100), F("1.1")),
    (F(70), "C", "normal", "stays", "same", F(0), F(1)),
    (F(60), "D", "strong", "stays", "same", F(0), F("0.8")),
    (F(-1), "E", "intensive", "not considered", "review", F(-100), F("0.5")),
]
EARNINGS = ["postWage", "wageChange", "commission", "publicCommission", "seniority", "startHelp"]


# facts


def load(facts=HERE / "facts"):
    teams = {(r["期间"], r["编号"]): F(r["公共销售额"]) for r in read(facts / "team.csv")}
    people = {}
    for r in read(facts / "employee.csv"):
        people[r["期间"], r["编号"]] = {
            "team": r["班组"],
            "hiredOn": as_date(r["入职日期"]),
            "postWage": F(r["岗位工资"]),
            "sales": as_number(r["个人销售额"]) or F(0),
            "marks": [as_number(r[h]) for h in ("工作业绩", "工作能力", "工作态度")],
            "absent": as_number(r["未到岗天数"]) or F(0),
            "appraisedOn": as_date(r["考核日期"]),
        }
    return teams, people


# the policy


def share(pool, weights, how):
    """weights: id → weight above zero in total. Returns id → amount."""
    pool, total = rounded(pool), sum(weights.values())
    exact = {i: pool * w / total for i, w in weights.items()}
    if how == "largest remainder":
        return largest_remainder(exact)
    to_the_fen = {"each rounded": rounded, "each cut": cut}[how]
    return {i: to_the_fen(x) for i, x in exact.items()}


def graded(score, grades):
    return next(row for row in grades if score >= row[0])


def tiered(sales):
    """1% up to 20,000, 1.5% from there to 50,000, 2% above."""
    amount = F("0.01") * min(sales, F(20000))
    if sales > 20000:
        amount += F("0.015") * (min(sales, F(50000)) - 20000)
    if sales > 50000:
        amount += F("0.02") * (sales - 50000)
    return amount


# What a later version of the policy may say otherwise: see ../analyst-2025.
POLICY = {"grades": GRADES, "commission": tiered, "publicRate": F("0.005"), "award": F(300), "startHelp": None}


def run(teams, people, choice, policy=POLICY):
    """Returns lines, values and findings as sets of rows."""
    months = sorted({m for m, _ in people})
    ids = sorted({i for _, i in people})
    lines, values, findings = {}, {}, []

    def say(month, thing, ident, rule, value):
        values[month, thing, ident, rule] = value

    first_run, fail_run, absent, absent_months = {}, {}, {}, {}
    last_change = {}
    for month in months:
        roster = [i for i in ids if (month, i) in people]
        if choice["unappraisedMonth"] == "breaks":
            for i in set(ids) - set(roster):
                first_run[i] = fail_run[i] = 0
        if month.endswith("-01"):  # 第2条 is totalled over the calendar year
            absent, absent_months = {}, {}
        opens, closes = day_of_next(month, 5), day_of_next(month, 10)
        say(month, "company", "company", "windowOpens", str(opens))
        say(month, "company", "company", "windowCloses", str(closes))

        # 第2条 to 第5条
        appraised, score = {}, {}
        for i in roster:
            p = people[month, i]
            absent[i] = absent.get(i, F(0)) + p["absent"]
            absent_months[i] = absent_months.get(i, F(0)) + p["absent"] / last_day(month).day
            if choice["twoMonths"] == "30 days":
                appraised[i] = absent[i] <= 60
            else:
                appraised[i] = absent_months[i] <= 2
            if appraised[i]:
                performance, ability, attitude = p["marks"]
                score[i] = F(7, 10) * performance + F(2, 10) * ability + F(1, 10) * attitude

        # 第10条
        public = {}
        for team in sorted(t for m, t in teams if m == month):
            pool = teams[month, team] * policy["publicRate"]
            say(month, "team", team, "publicPool", shortest(pool))
            weights = {}
            for i in roster:
                p = people[month, i]
                if p["team"] != team:
                    continue
                if choice["whoCounts"] == "appraised only" and not appraised[i]:
                    continue
                fte = choice["whoCounts"] == "full-time equivalents"
                weights[i] = 1 - p["absent"] / last_day(month).day if fte else F(1)
            if sum(weights.values(), F(0)) == 0:
                findings.append((month, "team", team, "publicCommission"))
                continue
            public.update(share(pool, weights, choice["oddFen"]))

        for i in roster:
            p = people[month, i]
            mine = {"postWage": rounded(p["postWage"])}
            say(month, "employee", i, "absentTotal", shortest(absent[i]))
            say(month, "employee", i, "appraised", yes(appraised[i]))
            change, factor = None, F(1)
            if appraised[i]:
                _, grade, training, promotion, level, change, coefficient = graded(score[i], policy["grades"])
                say(month, "employee", i, "score", shortest(score[i]))
                say(month, "employee", i, "grade.grade", grade)
                say(month, "employee", i, "grade.training", training)
                say(month, "employee", i, "grade.promotion", promotion)
                say(month, "employee", i, "grade.postLevel", level)
                say(month, "employee", i, "grade.wageChange", shortest(change))
                say(month, "employee", i, "grade.coefficient", shortest(coefficient))
                if choice["gradeCommission"] != "no":
                    factor = coefficient
                on = p["appraisedOn"]
                timing = "early" if on < opens else "on time" if on <= closes else "late"
                say(month, "employee", i, "timing", timing)
            say(month, "employee", i, "commissionFactor", shortest(factor))
            mine["commission"] = rounded(policy["commission"](p["sales"]) * factor)
            if i in public:
                mine["publicCommission"] = public[i]

            # 第11条
            source = change if choice["wageChangeFrom"] == "same month" else last_change.get(i)
            if source is not None:
                mine["wageChange"] = source
            years = full_years(p["hiredOn"], last_day(month))
            say(month, "employee", i, "serviceYears", str(years))
            mine["seniority"] = min(F(50) * years, F(500))
            if policy["startHelp"] and p["sales"] < policy["startHelp"][0]:
                mine["startHelp"] = policy["startHelp"][1]
            wage = sum(mine[name] for name in EARNINGS if name in mine)
            say(month, "employee", i, "wage", shortest(wage))

            # 第12条
            if appraised[i]:
                others = [score[j] for j in score if people[month, j]["team"] == p["team"]]
                better = sum(s > score[i] for s in others)
                place = better + 1
                if choice["tiedFirst"] == "last":
                    place = better + sum(s == score[i] for s in others)
                say(month, "employee", i, "place", str(place))
                first_run[i] = first_run.get(i, 0) + 1 if place == 1 else 0
                fail_run[i] = fail_run.get(i, 0) + 1 if score[i] < 60 else 0
            elif choice["unappraisedMonth"] == "breaks":
                first_run[i] = fail_run[i] = 0
            n = first_run.setdefault(i, 0)
            fail_run.setdefault(i, 0)
            due = {
                "new run of three": n > 0 and n % 3 == 0,
                "once per unbroken run": n == 3,
                "every month from the third": n >= 3,
            }[choice["awardAgain"]]
            say(month, "employee", i, "firstRun", str(n))
            say(month, "employee", i, "failRun", str(fail_run[i]))
            # a month without appraisal is no first place and no failing, whatever the run before it
            due = due and appraised[i] and place == 1
            say(month, "employee", i, "awardDue", yes(due))
            if due:
                mine["firstAward"] = policy["award"]
            if fail_run[i] >= 3 and appraised[i] and score[i] < 60:
                findings.append((month, "employee", i, "resignation"))
            for name, amount in mine.items():
                lines[month, "employee", i, name] = amount
            people[month, i]["change"] = change
        last_change = {i: people[month, i]["change"] for i in roster}
    return lines, values, findings


# output


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    teams, people = load(folder / "facts")
    lines, values, findings = run(teams, people, DEFAULTS)
    paid, expected = amounts(lines), folder / "expected"
    write_results(expected, paid, values, findings)

    totals, changed, changed_findings = [], [], []
    for reading, option in OTHERS:
        other, _, found = run(teams, people, {**DEFAULTS, reading: option})
        totals.append((reading, option, money(sum(other.values()))))
        changed += [(reading, option, *row) for row in changes(paid, amounts(other))]
        changed_findings += [(reading, option, *row) for row in finding_changes(findings, found)]
    write(expected / "readings.csv", ["reading", "option", "total"], totals)
    write(expected / "reading-lines.csv",
          ["reading", "option", "period", "thing", "id", "line", "default", "amount"], changed)
    write(expected / "reading-findings.csv",
          ["reading", "option", "period", "thing", "id", "rule", "change"], changed_findings)
    print(f"{len(lines)} lines, {len(values)} values, {len(findings)} findings; "
          f"total {money(sum(lines.values()))}")
    for month in sorted({key[0] for key in lines}):
        print(month, money(sum(x for key, x in lines.items() if key[0] == month)))


if __name__ == "__main__":
    main()
