"""Teachers of a tutoring school as the page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

RATE = {"assistant": 45, "lecturer": 70, "senior": 95, "master": 130}
PRIZES = [F(3000), F(2000), F(1000)]


def lesson_pay(one, rate):
    kind, came, hours = one["kind"], int(one.get("came", 0)), F(one.get("hours", 0))
    if kind == "trial":
        return F(60 + 100 * int(one.get("enrolled", 0)))
    if came == 0:
        return rate * hours / 2
    size = next(F(x) for most, x in ((1, "1"), (6, "1.1"), (15, "1.3"), (25, "1.5"), (10**9, "1.7")) if came <= most)
    return rate * hours * size * (F("1.2") if kind == "cover" else 1) + max(came - 25, 0) * 2 * hours


def renewal(one):
    due, renewed, refunds = (F(one.get(key, 0)) for key in ("due", "renewed", "refunds"))
    if not due:
        return None, -150 * refunds
    share = renewed / due
    each = 80 if share >= F("0.9") else 50 if share >= F("0.8") else 30 if share >= F("0.65") else 0
    return share, (min(each, 50) if due < 8 else each) * renewed - 150 * refunds


def prizes(scores):
    found = {}
    for who, score in scores.items():
        above = sum(other > score for other in scores.values())
        level = sum(other == score for other in scores.values())
        if above < 3:
            found[who] = rounded(sum(PRIZES[above:above + level]) / level)
    return found


def work(given):
    values, taught, quarters = {}, {}, {}
    for one in given["employee"]:
        period = one["period"]
        if "Q" in period:
            quarters.setdefault(period, []).append(one)
            continue
        lessons = [row for row in given.get("lesson", [])
                   if row["employee"] == one["id"] and row["period"] == period]
        rate = F(RATE[one["level"]])
        values["employee", one["id"], "lessonPay", period] = rounded(sum((lesson_pay(x, rate) for x in lessons), F(0)))
        hours = F(one["taught"]) if "taught" in one else sum(F(x.get("hours", 0)) for x in lessons if x["kind"] != "trial")
        taught[one["id"]] = taught.get(one["id"], F(0)) + hours
    campus = {one["id"]: one["team"] for one in given["employee"] if "team" in one}
    for quarter, rows in quarters.items():
        scores = {}
        for one in rows:
            who = one["id"]
            share, award = renewal(one)
            satisfaction = F(one.get("satisfaction", 0))
            score = None if share is None else share * 50 + satisfaction * 3 / 10 + F(one.get("progress", 0)) / 5
            if score is not None and taught[who] >= 60 and satisfaction >= 90:
                scores.setdefault(campus[who], {})[who] = score
            values |= {("employee", who, "renewalRate", quarter): share, ("employee", who, "renewalAward", quarter): award,
                       ("employee", who, "score", quarter): score, ("employee", who, "star", quarter): None}
        for group in scores.values():
            values |= {("employee", who, "star", quarter): x for who, x in prizes(group).items()}
    return values
