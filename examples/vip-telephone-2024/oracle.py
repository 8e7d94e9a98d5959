"""Works out expected/ from facts/ by reading the policy, not by running the library.

Standard library and ../oracle_kit.py only; every number is an exact fraction. Parameters and conventions
are typed in again here: nothing is read from the rule file. There are no payslip lines, so lines.csv has
its header only. Only the score is rounded, to two decimals, half up.
"""

import pathlib
import sys
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import (
    as_date, changes, day_of_next, full_years, last_day, mean, read, rounded, shortest, write,
    write_results, yes,
)

FACTS, EXPECTED = HERE / "facts", HERE / "expected"
DEFAULTS = {
    "noTask": "reweight",
    "fifteenth": "included",
    "lateHandIn": "left out",
    "regulars": "on file",
    "visitList": "half before",
    "tiedThird": "shared",
    "degreeCounts": "required",
}
OTHERS = [
    ("noTask", "refuse"),
    ("fifteenth", "excluded"),
    ("lateHandIn", "counted"),
    ("regulars", "spent this year"),
    ("visitList", "same half"),
    ("tiedThird", "ordinal"),
    ("degreeCounts", "example"),
]
DEGREES = ("本科", "硕士", "博士")


def of_month(month, number):
    """That day of the month, at most its last."""
    last = last_day(month)
    return last.replace(day=min(number, last.day))


def places(spent, month_spent, ties):
    """spent: id → amount in one department and half month. Whoever spent nothing has no place."""
    there = {i: amount for i, amount in spent.items() if amount > 0}
    if ties == "shared":
        return {i: 1 + sum(other > amount for other in there.values()) for i, amount in there.items()}
    queue = sorted(there, key=lambda i: (-there[i], -month_spent[i], i))
    return {i: place for place, i in enumerate(queue, 1)}


class Month:
    """The rows of one month."""

    def __init__(self, facts, month):
        self.month = month
        self.people = [r for r in facts["employee"] if r["期间"] == month]
        self.departments = [r for r in facts["department"] if r["期间"] == month]
        self.customers = [r for r in facts["customer"] if r["期间"] == month]
        self.spending, self.visits, self.complaints = (
            [r for r in facts[name] if r["日期"].startswith(month)] for name in ("spending", "visit", "complaint")
        )

    def spent(self, customer, half=None):
        bills = [r for r in self.spending if r["客户"] == customer["编号"]]
        return sum((F(r["消费金额"]) for r in bills if half is None or half_of(r) == half), F(0))


def half_of(record):
    return 1 if int(record["日期"][8:]) <= 15 else 2


def run(facts, choice):
    values, findings = {}, []
    this_year, top_before = {}, set()
    for month in sorted({r["期间"] for r in facts["department"]}):
        m = Month(facts, month)

        def say(thing, ident, rule, value):
            values[month, thing, ident, rule] = value

        def find(thing, ident, rule):
            findings.append((month, thing, ident, rule))

        # per agent: done and due of each of the four tasks
        tasks = {r["编号"]: {t: [0, 0] for t in ("entry", "birthday", "visit", "complaint")} for r in m.people}
        agent_of = {r["编号"]: r["负责客服"] for r in m.departments}

        def task(department, kind, done):
            count = tasks[agent_of[department]][kind]
            count[0] += done
            count[1] += 1

        # 电话客服 1: entries
        due = day_of_next(month, 15 if choice["fifteenth"] == "included" else 14)
        say("company", "company", "entryDue", str(due))
        for r in m.departments:
            handed, entered = as_date(r["交表日期"]), as_date(r["录入日期"])
            owed = handed is not None and (choice["lateHandIn"] == "counted" or handed <= due)
            say("department", r["编号"], "entryOwed", yes(owed))
            if owed:
                entry = "not entered" if entered is None else "on time" if entered <= due else "late"
                say("department", r["编号"], "entry", entry)
                task(r["编号"], "entry", entry == "on time")
                if entry != "on time":
                    find("department", r["编号"], "entryMissed")

        # 电话客服 4: places of both half months
        rank = {}
        for half, name in ((1, "firstHalf"), (2, "secondHalf")):
            for department in agent_of:
                mine = [c for c in m.customers if c["部门"] == department]
                spent = {c["编号"]: m.spent(c, half) for c in mine}
                for ident, amount in spent.items():
                    say("customer", ident, f"{name}Spent", shortest(amount))
                found = places(spent, {c["编号"]: m.spent(c) for c in mine}, choice["tiedThird"])
                for ident, place in found.items():
                    rank[ident, half] = place
                    say("customer", ident, f"{name}Place", str(place))
        top = {half: {i for (i, h), place in rank.items() if h == half and place <= 3} for half in (1, 2)}
        listed = {1: top_before, 2: top[1]} if choice["visitList"] == "half before" else top

        for c in m.customers:
            ident = c["编号"]
            this_year[ident] = this_year.get(ident, F(0)) + m.spent(c)
            say("customer", ident, "spentThisYear", shortest(this_year[ident]))
            missed = []
            for half, name in ((1, "First"), (2, "Second")):
                owed = c["重要客户"] == "是" or ident in listed[half]
                visited = any(v["客户"] == ident and half_of(v) == half for v in m.visits)
                say("customer", ident, f"visitDue{name}", yes(owed))
                say("customer", ident, f"visited{name}", yes(visited))
                if owed:
                    task(c["部门"], "visit", visited)
                if owed and not visited:
                    missed.append(name)
            if missed:
                both = "both halves" if len(missed) == 2 else f"{missed[0].lower()} half"
                say("customer", ident, "visitMissed", both)
                find("customer", ident, "visitMissed")

            # 电话客服 3: birthdays
            if c["出生月"] and int(c["出生月"]) == int(month[5:]):
                birthday = of_month(month, int(c["出生日"]))
                say("customer", ident, "birthday", str(birthday))
                if choice["regulars"] == "on file" or this_year[ident] > 0:
                    greeted = as_date(c["生日祝贺日期"])
                    on_the_day = greeted == birthday
                    call = "on the day" if on_the_day else "another day" if greeted else "not made"
                    say("customer", ident, "birthdayCall", call)
                    task(c["部门"], "birthday", on_the_day)
                    if not on_the_day:
                        find("customer", ident, "birthdayMissed")

        # 电话客服 7: complaints
        for r in m.complaints:
            made, returned = as_date(r["日期"]), as_date(r["回复日期"])
            say("complaint", r["编号"], "complaintReturned", yes(returned))
            task(r["部门"], "complaint", returned is not None)
            if returned:
                say("complaint", r["编号"], "replyDays", str((returned - made).days))
            else:
                find("complaint", r["编号"], "notReturned")
            if r["客人满意"] == "否" and r["已报总经理"] != "是":
                find("complaint", r["编号"], "notReported")

        # scores, and 售后
        for r in m.people:
            ident, mine = r["编号"], tasks[r["编号"]]
            for kind, name in (("entry", "entries"), ("birthday", "birthdays"), ("complaint", "complaints")):
                done = {"entries": "OnTime", "birthdays": "Done", "complaints": "Returned"}[name]
                say("employee", ident, f"{name}{done}", str(mine[kind][0]))
                say("employee", ident, f"{name}Due", str(mine[kind][1]))
            say("employee", ident, "visitsDue", str(mine["visit"][1]))
            say("employee", ident, "visitsMissed", str(mine["visit"][1] - mine["visit"][0]))
            rates = {kind: F(done, owed) for kind, (done, owed) in mine.items() if owed}
            for kind, rate in rates.items():
                say("employee", ident, f"{kind}Rate", shortest(rate))
                say("employee", ident, f"{kind}Score", shortest(100 * rate))
            if r["岗位"] == "电话客服" and rates and (len(rates) == 4 or choice["noTask"] == "reweight"):
                # four equal weights; the rest scaled up where a part had nothing to do
                say("employee", ident, "score", shortest(rounded(100 * mean(rates.values()))))
            if r["岗位"] == "售后人员":
                trade = full_years(as_date(r["入行日期"]), last_day(month))
                experienced = trade >= 5
                degree = r["学历"] in DEGREES
                educated = degree or choice["degreeCounts"] == "example"
                lacking = {
                    (True, True): "nothing",
                    (False, True): "experience",
                    (True, False): "degree",
                    (False, False): "experience and degree",
                }[experienced, educated]
                say("employee", ident, "yearsInTrade", str(trade))
                say("employee", ident, "hasDegree", yes(degree))
                say("employee", ident, "eligible", yes(lacking == "nothing"))
                say("employee", ident, "lacking", lacking)
                if lacking != "nothing":
                    find("employee", ident, "notEligible")
        top_before = top[2]
    return values, findings


def main():
    names = ("employee", "department", "customer", "spending", "visit", "complaint")
    facts = {name: read(FACTS / f"{name}.csv") for name in names}
    values, findings = run(facts, DEFAULTS)
    write_results(EXPECTED, {}, values, findings)
    changed = []
    for reading, option in OTHERS:
        other, _ = run(facts, {**DEFAULTS, reading: option})
        changed += [(reading, option, *row) for row in changes(values, other, "none")]
    write(EXPECTED / "reading-values.csv",
          ["reading", "option", "period", "thing", "id", "rule", "default", "value"], changed)
    print(f"{len(values)} values, {len(findings)} findings, {len(changed)} values changed by readings")
    for reading, option in OTHERS:
        print(f"  {reading} = {option}: {sum(row[:2] == (reading, option) for row in changed)}")


if __name__ == "__main__":
    main()
