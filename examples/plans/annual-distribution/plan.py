"""The annual bonus as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, rounded

SHARES = {"A": (25, 5), "B": (20, 10), "C": (10, 15)}
DEPARTMENT = {"A": F("1.1"), "B": F(1), "C": F("0.9")}
GRADE = {"A": F("1.5"), "B": F("1.2"), "C": F(1), "D": F("0.5")}


def months_counted(person, year):
    joined, left = as_date(person["hiredOn"]), person.get("leftOn", "none")
    first = 1 if joined.year < year else joined.month + (joined.day > 15)
    last = 12 if left == "none" else as_date(left).month - 1
    return last - first + 1


def grades(scores, top_share, last_share):
    """Grades of one ranked group."""
    top, last = len(scores) * top_share // 100, len(scores) * last_share // 100
    found = {}
    for who, score in scores.items():
        at_least = sum(other >= score for other in scores.values())
        at_most = sum(other <= score for other in scores.values())
        if score < 60 or at_most <= last:
            found[who] = "D"
        elif at_least <= top and score >= 85:
            found[who] = "A"
        else:
            found[who] = "B" if score >= 75 else "C"
    return found


def work(given):
    ratings = {one["id"]: one["rating"] for one in given["team"]}
    groups = {name: {} for name in ratings}
    for one in given["employee"]:
        if one.get("status", "regular") == "regular":
            groups[one["team"]][one["id"]] = F(one["score"])
    small, found = {}, {}
    for name, scores in groups.items():
        if len(scores) < 5:
            small |= scores
        else:
            found |= grades(scores, *SHARES[ratings[name]])
    found |= grades(small, 20, 10)
    values = {}
    for one in given["employee"]:
        who, status = one["id"], one.get("status", "regular")
        months = months_counted(one, 2025)
        factor = {"regular": GRADE.get(found.get(who)), "probation": F("0.8"), "dismissed": None,
                  "resigned": F("0.6") if months >= 6 else None}[status]
        bonus = None
        if factor is not None:
            bonus = rounded(F(one["salary"]) * 2 * factor * DEPARTMENT[ratings[one["team"]]] * months / 12, 0)
        values |= {("employee", who, "grade", "2025"): found.get(who), ("employee", who, "bonus", "2025"): bonus,
                   ("employee", who, "monthsCounted", "2025"): months}
    return values
