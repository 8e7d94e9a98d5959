"""The appraisal of agents as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import mean, rounded

BASE = {"junior": 800, "middle": 1200, "senior": 1600}
FACTOR = {"A": F("1.5"), "B": F("1.1"), "C": F("0.8"), "D": F(0)}


def items(person, checks):
    """Points and weight of each of the four; None where one does not count."""
    number = lambda key: int(person.get(key, 0))
    below = max(F("0.95") - F(number("answered"), number("offered")), 0) * 100 if number("offered") else None
    answered = None if below is None else max(F(0), F(100 + 5 * (-below // 1)))
    pleased = F(100 * number("good"), number("rated")) if number("rated") >= 10 else None
    fatal = any(check.get("fatal") == "yes" for check in checks)
    quality = F(0) if fatal else mean(F(check["mark"]) for check in checks)
    discipline = F(max(0, 100 - 5 * number("late") - 50 * number("absent")))
    return {"answering": (answered, 30), "pleased": (pleased, 30), "quality": (quality, 30), "discipline": (discipline, 10)}, fatal


def work(given):
    values, run = {}, {}
    several = any("period" in row for row in given["employee"])
    due = {row.get("period"): int(row["daysDue"]) for row in given["company"]}
    for period in sorted(due, key=str):
        at = (period,) if several else ()
        people = [row for row in given["employee"] if row.get("period") == period]
        scores, able, of = {}, {}, {}
        for person in people:
            who = person["id"]
            found, fatal = items(person, [check for check in given.get("check", [])
                                          if check["employee"] == who and check.get("period") == period])
            of[who] = found
            if person.get("trial", "no") == "yes" or int(person["days"]) < 15:
                continue
            there = [(points, weight) for points, weight in found.values() if points is not None]
            scores[who] = rounded(sum(p * w for p, w in there) / sum(w for _, w in there), 1)
            able[who] = not fatal and int(person.get("absent", 0)) == 0
        for person in people:
            who, team = person["id"], person["team"]
            score = scores.get(who)
            base = BASE[person["level"]]
            if score is None:
                grade, pay = None, F(base) * F("0.8") * int(person["days"]) / due[period]
            else:
                mates = [one["id"] for one in people if one["team"] == team and one["id"] in scores]
                places = max(1, len(mates) // 5)
                ahead = sum(1 for one in mates if able[one] and scores[one] >= score)
                if able[who] and score >= 90 and ahead <= places:
                    grade = "A"
                elif score >= 80 and int(person.get("absent", 0)) == 0:
                    grade = "B"
                else:
                    grade = "C" if score >= 60 else "D"
                pay = base * FACTOR[grade]
                run[who] = run.get(who, 0) + 1 if grade == "D" else 0
            values |= {("employee", who, name, *at): points for name, (points, _) in of[who].items()}
            values |= {
                ("employee", who, "score", *at): score,
                ("employee", who, "grade", *at): grade,
                ("employee", who, "performancePay", *at): rounded(pay),
                ("employee", who, "poorRun", *at): run.get(who, 0),
                ("employee", who, "training", *at): True if grade == "D" and run[who] >= 2 else None,
            }
    return values
