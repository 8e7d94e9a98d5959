"""Works out expected/ from facts/ by reading the policy, not by running the library.

Standard library and ../oracle_kit.py only; every number is an exact fraction. The parameters are typed in
again here from the assumed values: nothing is read from the rule file.
"""

import pathlib
import sys
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import (
    amounts, as_number, changes, finding_changes, mean, money, read, rounded, shown, write, write_results,
)

FACTS, EXPECTED = HERE / "facts", HERE / "expected"

DEFAULTS = {
    "scoring": "proportional",
    "nothingToScore": "the rest re-weighted",
    "quarterFrom": "months and review weighted",
    "missingReview": "refuse",
    "partCycle": "what is there",
    "yearFrom": "mean of quarters",
    "missingRater": "refuse",
    "ratersOf": "attitude",
    "consequencesOf": "every cycle",
    "runOf": "months",
    "unappraisedPeriod": "breaks",
    "improvementSince": "first of the run",
    "riseSince": "the month before",
    "rewardKind": "commission",
    "electionCount": "a number",
    "electionTies": "all of them",
}
OTHERS = [
    ("scoring", "all or nothing"),
    ("nothingToScore", "full marks"),
    ("quarterFrom", "mean of months"),
    ("missingReview", "months alone"),
    ("partCycle", "whole cycles only"),
    ("yearFrom", "weighted by position"),
    ("missingRater", "re-weight the rest"),
    ("ratersOf", "the whole"),
    ("consequencesOf", "quarter and year"),
    ("runOf", "quarters"),
    ("unappraisedPeriod", "skips"),
    ("improvementSince", "one before"),
    ("riseSince", "the last one known"),
    ("rewardKind", "prize"),
    ("electionCount", "a share"),
    ("electionTies", "none of them"),
    ("electionTies", "by sales"),
]
MONTH = (F(70, 100), F(20, 100), F(10, 100))  # performance, quality, attitude
QUARTER = (F(70, 100), F(20, 100), F(10, 100))
YEAR = (F(60, 100), F(20, 100), F(20, 100))
RATERS = (F(60, 100), F(30, 100), F(10, 100))  # superior, customers, oneself
POSITIONS = (F(10, 100), F(20, 100), F(30, 100), F(40, 100))
GROUPS = ("Performance", "Quality", "Attitude")


# numbers


def mean_of_known(list_):
    return mean([x for x in list_ if x is not None])


def weighed(parts, weights):
    """What is there, its weights scaled to the whole."""
    there = [(x, w) for x, w in zip(parts, weights) if x is not None]
    if not there:
        return None
    return sum(x * w for x, w in there) / sum(w for _, w in there)


def divided(a, b):
    return None if b == 0 else a / b


# facts


def load():
    months, reviews = {}, {}
    for r in read(FACTS / "employee.csv"):
        months[r["期间"], r["编号"]] = {
            "appraised": r["参加当月考核"] != "否",
            "orders": as_number(r["订单处理量"]),
            "sales": as_number(r["销售额"]),
            "plan": as_number(r["营销任务"]),
            "satisfaction": as_number(r["客户满意度"]),
            "checked": as_number(r["抽查解答数"]),
            "right": as_number(r["解答准确数"]),
            "complaints": as_number(r["投诉数"]),
            "onTime": as_number(r["及时处理的投诉数"]),
            "awareness": as_number(r["服务意识（上级评分）"]),
            "teamwork": as_number(r["团队合作（上级评分）"]),
            "customer": as_number(r["客户评价"]),
            "self": as_number(r["自我评价"]),
        }
    for quarter in (1, 2, 3, 4):
        for r in read(FACTS / f"employee-2026-Q{quarter}.csv"):
            reviews[quarter, r["编号"]] = F(r["季度综合评估"])
    return months, reviews


# the policy


def indicator(reached, target, choice):
    """reached and target are comparable; None: nothing happened that could be scored."""
    if reached is None:
        return F(100) if choice["nothingToScore"] == "full marks" else None
    if choice["scoring"] == "all or nothing":
        return F(100) if reached >= target else F(0)
    return min(reached / target, F(1)) * 100


def month_scores(p, choice):
    """四（二）1 to 3 for one person in one month."""
    v = {"planReach": rounded(p["sales"] / p["plan"], 4)}
    marks = (p["awareness"], p["teamwork"])
    superior = None if None in marks else (marks[0] + marks[1]) / 2
    v["superiorMark"] = superior
    raters = (superior, p["customer"], p["self"])
    v["complete"] = None not in raters
    v["counted"] = p["appraised"] and (v["complete"] or choice["missingRater"] != "refuse")
    names = ["accuracy", "onTimeRate", "ordersScore", "salesScore", "satisfactionScore", "accuracyScore",
             "onTimeScore", "performance", "quality", "attitude", "groupScore", "score", "monthLevel"]
    v |= dict.fromkeys(names)
    if not v["counted"]:
        return v
    v["accuracy"] = divided(p["right"], p["checked"])
    v["onTimeRate"] = divided(p["onTime"], p["complaints"])
    v["ordersScore"] = indicator(p["orders"], F(800), choice)
    v["salesScore"] = indicator(p["sales"], p["plan"], choice)
    v["satisfactionScore"] = indicator(p["satisfaction"], F(95), choice)
    v["accuracyScore"] = indicator(v["accuracy"], F(98, 100), choice)
    v["onTimeScore"] = indicator(v["onTimeRate"], F(95, 100), choice)
    v["performance"] = rounded(mean_of_known([v["ordersScore"], v["salesScore"], v["satisfactionScore"]]))
    v["quality"] = rounded(mean_of_known([v["accuracyScore"], v["onTimeScore"]]))
    whole = choice["ratersOf"] == "the whole"
    v["attitude"] = rounded(superior if whole else weighed(raters, RATERS))
    v["groupScore"] = weighed((v["performance"], v["quality"], v["attitude"]), MONTH)
    score = weighed((v["groupScore"], *raters[1:]), RATERS) if whole else v["groupScore"]
    v["score"] = rounded(score)
    v["monthLevel"] = level(v["score"])
    return v


def level(score):
    if score is None:
        return None
    return "excellent" if score >= 90 else "up to standard" if score >= 60 else "below standard"


class Run:
    """A run of periods below standard, with the score it began with and the latest score."""

    def __init__(self):
        self.length, self.start, self.latest, self.period = 0, None, None, None

    def step(self, period, score, choice):
        """Returns length, score of the first, and points gained since the period compared with."""
        if self.period is not None and self.period != period - 1:
            # was not on the list in between
            if choice["unappraisedPeriod"] == "breaks":
                self.length = 0
            self.start = self.latest = None
        before, self.period = self.latest, period
        if score is None:
            if choice["unappraisedPeriod"] == "breaks":
                self.length = 0
        else:
            self.length = self.length + 1 if score < 60 else 0
            self.latest = score
        if self.length == 0:
            self.start = None
        elif self.length == 1 and score is not None:
            self.start = score
        against = self.start if choice["improvementSince"] == "first of the run" else before
        gain = None if None in (score, against) else score - against
        return self.length, self.start, self.latest, gain


def repeated(score, run, gain, periods):
    return score is not None and score < 60 and run >= periods and not (gain is not None and gain >= 5)


def elected(people, choice):
    """people: id → (score, sales) of those who take part. Returns seats and the place of each."""
    if choice["electionCount"] == "a number":
        seats = 2
    else:
        seats = max(len(people) // 5, 1)
    places = {}
    for i, (score, sales) in people.items():
        better = sum(other > score for other, _ in people.values())
        same = [j for j, (other, _) in people.items() if other == score]
        if choice["electionTies"] == "none of them":
            places[i] = better + len(same)
        elif choice["electionTies"] == "by sales":
            queue = sorted(same, key=lambda j: (-people[j][1], j))
            places[i] = better + queue.index(i) + 1
        else:
            places[i] = better + 1
    return seats, places


class Policy:
    """One run over the year under one choice of readings."""

    def __init__(self, months, reviews, choice):
        self.months, self.reviews, self.choice = months, reviews, choice
        self.lines, self.values, self.findings = {}, {}, []
        self.ids = sorted({i for _, i in months})
        self.month_values, self.quarter_values = {}, {}
        self.runs = {i: Run() for i in self.ids}
        self.quarter_runs = {i: Run() for i in self.ids}
        for month in range(1, 13):
            self.month(month)
            if month % 3 == 0:
                self.quarter(month // 3)
        self.year()

    def say(self, period, ident, values, thing="employee"):
        for rule, value in values.items():
            self.values[period, thing, ident, rule] = shown(value)

    def find(self, period, ident, rule, holds):
        if holds:
            self.findings.append((period, "employee", ident, rule))

    def month(self, month):
        choice, period = self.choice, f"2026-{month:02d}"
        self.say(period, "company", {
            "third": F(1, 3),
            "monthLeads": choice["consequencesOf"] == "every cycle",
            "monthsCount": choice["runOf"] == "months",
            "emptyScore": F(100) if choice["nothingToScore"] == "full marks" else None,
        }, "company")
        for i in self.ids:
            p = self.months.get((period, i))
            if p is None:
                continue
            v = month_scores(p, choice)
            v["failRun"], v["runStart"], v["lastScore"], v["gain"] = self.runs[i].step(month, v["score"], choice)
            # 六（一）
            last = self.month_values.get((month - 1, i), {})
            v["satisfaction"] = p["satisfaction"]
            known = last.get("lastSatisfaction")
            v["lastSatisfaction"] = p["satisfaction"] if p["satisfaction"] is not None else known
            monthly = choice["riseSince"] == "the month before"
            v["earlierSatisfaction"] = last.get("satisfaction") if monthly else known
            both = (p["satisfaction"], v["earlierSatisfaction"])
            v["rise"] = None if None in both else both[0] - both[1]
            v["outstanding"] = p["sales"] * 10 >= p["plan"] * 12
            mine = {"orderBonus": rounded(p["orders"] / 2), "salesBonus": rounded(p["sales"] / 100)}
            if v["rise"] is not None and v["rise"] > 0:
                mine["riseBonus"] = rounded(v["rise"] * 50)
            v["performanceBonus"] = sum(mine.values())
            if v["outstanding"]:
                extra = (p["sales"] - p["plan"]) * F(2, 100)
                mine["marketingReward"] = rounded(extra) if choice["rewardKind"] == "commission" else F(200)
            for name, amount in mine.items():
                self.lines[period, "employee", i, name] = amount
            # 四（二）3 and 4
            leads = choice["consequencesOf"] == "every cycle"
            self.find(period, i, "ratingMissing", p["appraised"] and not v["complete"])
            self.find(period, i, "excellentMonth", leads and v["monthLevel"] == "excellent")
            self.find(period, i, "coachingMonth", leads and v["monthLevel"] == "below standard")
            self.find(period, i, "repeatedMonths",
                      choice["runOf"] == "months" and repeated(v["score"], v["failRun"], v["gain"], 3))
            self.month_values[month, i] = v
            self.say(period, i, {k: x for k, x in v.items() if k != "satisfaction"})

    def quarter(self, quarter):
        choice, period = self.choice, f"2026-Q{quarter}"
        months = range(3 * quarter - 2, 3 * quarter + 1)
        weighted = choice["quarterFrom"] == "months and review weighted"
        takes = {}
        for i in self.ids:
            if (months[-1], i) not in self.month_values:
                continue
            there = [self.month_values[m, i] for m in months if (m, i) in self.month_values]
            v = {f"quarter{g}": rounded(mean_of_known([m[g.lower()] for m in there])) for g in GROUPS}
            v["quarterMonths"] = sum(m["score"] is not None for m in there)
            whole = choice["partCycle"] == "whole cycles only"
            v["quarterWhole"] = v["quarterMonths"] == 3 if whole else v["quarterMonths"] > 0
            v["quarterGroups"] = weighed([v[f"quarter{g}"] for g in GROUPS], QUARTER)
            review = self.reviews.get((quarter, i))
            score = None
            if v["quarterWhole"]:
                score = v["quarterGroups"]
                if weighted and review is not None:
                    score = score * F(7, 10) + review * F(3, 10)
                elif weighted and choice["missingReview"] == "refuse":
                    score = None
            v["quarterScore"] = rounded(score)
            v["quarterLevel"] = level(v["quarterScore"])
            v["reviewNeeded"] = weighted
            run, start, latest, gain = self.quarter_runs[i].step(quarter, v["quarterScore"], choice)
            v |= {"quarterFailRun": run, "quarterRunStart": start, "lastQuarterScore": latest, "quarterGain": gain}
            v["quarterSales"] = sum(self.months[f"2026-{m:02d}", i]["sales"]
                                    for m in months if (m, i) in self.month_values)
            v["takesPart"] = v["quarterLevel"] in ("excellent", "up to standard")
            if v["takesPart"]:
                takes[i] = (v["quarterScore"], v["quarterSales"])
            self.find(period, i, "reviewMissing", v["quarterWhole"] and weighted and review is None)
            self.find(period, i, "excellentQuarter", v["quarterLevel"] == "excellent")
            self.find(period, i, "coachingQuarter", v["quarterLevel"] == "below standard")
            self.find(period, i, "repeatedQuarters",
                      choice["runOf"] == "quarters" and repeated(v["quarterScore"], run, gain, 2))
            self.quarter_values[quarter, i] = v
        seats, places = elected(takes, choice)
        self.say(period, "company",
                 {"seats": seats, "quartersCount": choice["runOf"] == "quarters"}, "company")
        for (q, i), v in self.quarter_values.items():
            if q != quarter:
                continue
            v["electionPlace"] = places.get(i)
            if i in places and places[i] <= seats:
                self.lines[period, "employee", i, "electionAward"] = F(500)
            self.say(period, i, v)

    def year(self):
        choice, period = self.choice, "2026"

        def over(list_):
            return mean_of_known(list_) if choice["yearFrom"] == "mean of quarters" else weighed(list_, POSITIONS)

        for i in self.ids:
            if (12, i) not in self.month_values:
                continue
            there = [self.quarter_values.get((q, i), {}) for q in (1, 2, 3, 4)]
            v = {f"year{g}": rounded(over([q.get(f"quarter{g}") for q in there])) for g in GROUPS}
            reviews = [self.reviews.get((q, i)) for q in (1, 2, 3, 4)]
            v["yearReview"] = rounded(over(reviews))
            v["yearQuarters"] = sum(q.get("quarterScore") is not None for q in there)
            whole = choice["partCycle"] == "whole cycles only"
            v["yearWhole"] = v["yearQuarters"] == 4 if whole else v["yearQuarters"] > 0
            v["yearGroups"] = weighed([v[f"year{g}"] for g in GROUPS], YEAR)
            score = None
            if v["yearWhole"]:
                score = v["yearGroups"]
                if choice["quarterFrom"] == "months and review weighted":
                    if v["yearReview"] is not None:
                        score = score * F(7, 10) + v["yearReview"] * F(3, 10)
                    elif choice["missingReview"] == "refuse":
                        score = None
            v["yearScore"] = rounded(score)
            v["yearLevel"] = level(v["yearScore"])
            self.find(period, i, "excellentYear", v["yearLevel"] == "excellent")
            self.find(period, i, "coachingYear", v["yearLevel"] == "below standard")
            self.say(period, i, v)


# output


def main():
    months, reviews = load()
    base = Policy(months, reviews, DEFAULTS)
    paid = amounts(base.lines)
    write_results(EXPECTED, paid, base.values, base.findings)

    totals, lines, findings = [], [], []
    for reading, option in OTHERS:
        other = Policy(months, reviews, {**DEFAULTS, reading: option})
        totals.append((reading, option, money(sum(other.lines.values())), len(other.findings)))
        lines += [(reading, option, *row) for row in changes(paid, amounts(other.lines))]
        findings += [(reading, option, *row) for row in finding_changes(base.findings, other.findings)]
    write(EXPECTED / "readings.csv", ["reading", "option", "total", "findings"], totals)
    write(EXPECTED / "reading-lines.csv",
          ["reading", "option", "period", "thing", "id", "line", "default", "amount"], lines)
    write(EXPECTED / "reading-findings.csv", ["reading", "option", "period", "thing", "id", "rule", "change"], findings)
    print(f"{len(base.lines)} lines, {len(base.values)} values, {len(base.findings)} findings; "
          f"total {money(sum(base.lines.values()))}")


if __name__ == "__main__":
    main()
