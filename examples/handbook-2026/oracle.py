"""Works out expected/ from facts/ by reading the handbook, not by running the library.

Standard library and ../oracle_kit.py only; every number is an exact fraction. The limits, targets and
assumed values are typed in again here from the text: nothing is read from the rule file.
"""

import pathlib
import sys
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from oracle_kit import (
    amounts, as_date, as_moment, changes, day_of_next, mean, money, read, rounded, shortest, shown, write,
    write_results, yes,
)

FACTS, EXPECTED = HERE / "facts", HERE / "expected"
DAY = timedelta(days=1)
OPENS, CLOSES = time(9, 0), time(18, 0)
WEIGHTS = {"response": F(30, 100), "resolution": F(40, 100), "satisfaction": F(30, 100)}
AWARD = F(200)

DEFAULTS = {
    "unanswered": "to the end of the month",
    "resolved": "within 48 hours",
    "timeCounting": "clock time",
    "dayCount": "the day after",
    "responseScored": "share in time",
    "tiedAward": "shared",
}
OTHERS = {
    "unanswered": "left out",
    "resolved": "solved at all",
    "timeCounting": "working time",
    "dayCount": "the day itself",
    "responseScored": "mean against target",
    "tiedAward": "last",
}


def month_end(month):
    return datetime.combine(day_of_next(month, 1), time())


def anniversary(day, months):
    """The same day so many months later; where there is none, the first of the month after."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    try:
        return date(year, month, day.day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)


class Clock:
    """Minutes between two moments: of the clock, or inside working hours."""

    def __init__(self, way, otherwise):
        self.way, self.otherwise = way, otherwise

    def works(self, day):
        return self.otherwise.get(day, day.weekday() < 5)

    def minutes(self, start, end):
        if self.way == "clock time":
            return F(int((end - start).total_seconds()), 60)
        seconds, day = 0, start.date()
        while day <= end.date():
            if self.works(day):
                begin = max(start, datetime.combine(day, OPENS))
                finish = min(end, datetime.combine(day, CLOSES))
                seconds += max(0, int((finish - begin).total_seconds()))
            day += DAY
        return F(seconds, 60)


def of_ticket(row, clock, how):
    """What is worked out of one ticket, or None where its times cannot be right."""
    created = as_moment(row["受理时间"])
    responded, answered = as_moment(row["首次响应"]), as_moment(row["详细解答"])
    handled, solved = as_moment(row["初步处理"]), as_moment(row["解决时间"])
    if any(at is not None and at < created for at in (responded, answered, handled, solved)):
        return None
    if row["受理时间"][:7] != row["期间"]:
        return None
    out = {}
    end = responded
    if end is None and how["unanswered"] == "to the end of the month":
        end = month_end(row["期间"])
    wait = out["responseWait"] = None if end is None else clock.minutes(created, end)
    out["respondedInTime"] = responded is not None and wait <= 10
    if row["类别"] == "咨询":
        wait = out["answerWait"] = None if answered is None else clock.minutes(created, answered)
        out["answeredInTime"] = wait is not None and wait <= 30
    else:
        wait = out["handlingWait"] = None if handled is None else clock.minutes(created, handled) / 60
        out["handledInTime"] = wait is not None and wait <= 24
        wait = out["solutionWait"] = None if solved is None else clock.minutes(created, solved) / 60
        out["solvedInTime"] = wait is not None and wait <= 48
        at_all = how["resolved"] == "solved at all"
        out["countsAsSolved"] = solved is not None if at_all else out["solvedInTime"]
    return out


LATE = {"respondedInTime": "lateResponse", "answeredInTime": "lateAnswer", "handledInTime": "lateHandling",
        "solvedInTime": "lateSolution"}


def appraisal(mine, how):
    """The score of one person and what it is made of."""
    waits = [t["responseWait"] for t in mine if t["responseWait"] is not None]

    def rate(name):
        return mean([int(t[name]) for t in mine if t.get(name) is not None])

    out = {"meanResponse": mean(waits), "firstResponseRate": rate("respondedInTime"),
           "answerRate": rate("answeredInTime"), "handlingRate": rate("handledInTime"),
           "resolutionRate": rate("countsAsSolved"), "satisfactionRate": rate("satisfied")}
    response = out["firstResponseRate"]
    if how["responseScored"] == "mean against target":
        response = None if out["meanResponse"] is None else F(int(out["meanResponse"] <= 30))
    parts = {"response": response, "resolution": out["resolutionRate"], "satisfaction": out["satisfactionRate"]}
    there = {name: value for name, value in parts.items() if value is not None}
    out["score"] = None
    if there:
        whole = sum(WEIGHTS[name] for name in there)
        out["score"] = rounded(sum(WEIGHTS[name] * value for name, value in there.items()) / whole * 100)
    return out


def place_of(score, scores, how):
    """Place 1 is the highest; those who tie share the better place, or take the later one."""
    if how["tiedAward"] == "shared":
        return 1 + sum(other > score for other in scores)
    return sum(other >= score for other in scores)


def run(how):
    lines, values, findings = {}, {}, []
    otherwise = {as_date(r["调整日期"]): r["是否上班"] == "是" for r in read(FACTS / "holiday.csv")}
    clock = Clock(how["timeCounting"], otherwise)
    people = read(FACTS / "employee.csv")
    tickets = defaultdict(list)  # (month, person) -> tickets that count

    for row in read(FACTS / "ticket.csv"):
        month, ident = row["期间"], row["编号"]
        worked = of_ticket(row, clock, how)
        if worked is None:
            findings.append((month, "ticket", ident, "outOfOrder"))
            continue
        for name, value in worked.items():
            if value is not None:
                places = 4 if name in ("handlingWait", "solutionWait") else 2  # hours, minutes
                result = value if isinstance(value, bool) else rounded(value, places)
                values[month, "ticket", ident, name] = shown(result)
            if value is False and name in LATE:
                findings.append((month, "ticket", ident, LATE[name]))
        worked["satisfied"] = {"是": True, "否": False, "": None}[row["客户满意"]]
        tickets[month, row["经办人"]].append(worked)

    shift = 1 if how["dayCount"] == "the day after" else 0
    for row in read(FACTS / "claim.csv"):
        asked, received = as_date(row["申请日期"]), as_date(row["收货日期"])
        first = received + shift * DAY
        if row["售后类别"] == "退换货":
            in_time = asked <= first + 6 * DAY
        else:
            in_time = asked < anniversary(first, 12)
        month = row["申请日期"][:7]
        values[month, "claim", row["编号"], "claimInTime"] = yes(in_time)
        if in_time and row["是否受理"] == "否":
            findings.append((month, "claim", row["编号"], "promiseBroken"))

    revisits = defaultdict(list)
    for row in read(FACTS / "revisit.csv"):
        used, month = as_date(row["开始使用日期"]), row["开始使用日期"][:7]
        seen = as_date(row["首次回访日期"])
        in_time = seen is not None and used <= seen <= used + (6 + shift) * DAY
        values[month, "revisit", row["编号"], "revisitedInTime"] = yes(in_time)
        revisits[month, row["经办人"]].append(int(in_time))
        if not in_time:
            findings.append((month, "revisit", row["编号"], "lateRevisit"))

    for month in sorted({p["期间"] for p in people}):
        here = [p for p in people if p["期间"] == month]
        results = {p["编号"]: appraisal(tickets[month, p["编号"]], how) for p in here}
        everyone = appraisal([t for p in here for t in tickets[month, p["编号"]]], how)
        if everyone["meanResponse"] > 30:
            findings.append((month, "company", "company", "slowResponseOfAll"))
        if everyone["satisfactionRate"] < F(90, 100):
            findings.append((month, "company", "company", "lowSatisfactionOfAll"))
        values[month, "company", "company", "meanResponseOfAll"] = shortest(rounded(everyone["meanResponse"]))
        values[month, "company", "company", "satisfactionOfAll"] = shortest(everyone["satisfactionRate"])
        for p in here:
            who, result = p["编号"], results[p["编号"]]

            def say(rule, value, who=who):
                values[month, "employee", who, rule] = shown(value)

            mine = tickets[month, who]
            say("ticketCount", len(mine))
            say("asked", sum(t["satisfied"] is not None for t in mine))
            for rule, value in result.items():
                say(rule, rounded(value) if rule == "meanResponse" else value)
            say("revisitRate", mean(revisits.get((month, who), [])))
            if result["meanResponse"] is not None and result["meanResponse"] > 30:
                findings.append((month, "employee", who, "slowResponse"))
            if result["satisfactionRate"] is not None and result["satisfactionRate"] < F(90, 100):
                findings.append((month, "employee", who, "lowSatisfaction"))
            team = [results[q["编号"]]["score"] for q in here if q["班组"] == p["班组"]]
            scores = [score for score in team if score is not None]
            place = None if result["score"] is None else place_of(result["score"], scores, how)
            say("place", place)
            if place == 1:
                lines[month, "employee", who, "award"] = AWARD
    return lines, values, findings


READ_AGAIN = ("score", "meanResponse", "place", "revisitRate", "claimInTime")


def main():
    lines, values, findings = run(DEFAULTS)
    write_results(EXPECTED, amounts(lines), values, findings)
    # Each other reading by itself: what it pays, and the results that it changes.
    totals, changed = [], []
    for reading, option in OTHERS.items():
        paid, other, _ = run({**DEFAULTS, reading: option})
        totals.append((reading, option, money(sum(paid.values()))))
        again = ({key: x for key, x in one.items() if key[3] in READ_AGAIN} for one in (values, other))
        changed += [(reading, option, *row) for row in changes(*again)]
    write(EXPECTED / "readings.csv", ["reading", "option", "total"], totals)
    write(EXPECTED / "reading-values.csv",
          ["reading", "option", "period", "thing", "id", "rule", "default", "value"], changed)
    print(f"{len(lines)} lines, {len(values)} values, {len(findings)} findings, {len(changed)} changes; "
          f"total {money(sum(lines.values()))}")


if __name__ == "__main__":
    main()
