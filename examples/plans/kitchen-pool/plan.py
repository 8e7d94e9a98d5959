"""The restaurant's pool as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_moment, cut, largest_remainder, rounded

POINTS = {"chef": F("2.5"), "wok": F("1.8"), "preparation": F("1.2"),
          "manager": F("2.2"), "captain": F("1.5"), "waiter": F(1)}
FACTOR = {"excellent": F("1.2"), "good": F(1), "poor": F("0.5"), "none": F(1)}
MOST = F(3000)


def shared(pool, weights):
    """Shares of at most MOST; what a cap takes goes to the others."""
    fixed, free = {}, dict(weights)
    while free:
        exact = {who: (pool - sum(fixed.values())) * w / sum(free.values()) for who, w in free.items()}
        over = [who for who in exact if exact[who] > MOST]
        if not over:
            return fixed | largest_remainder(exact)
        fixed |= dict.fromkeys(over, MOST)
        for who in over:
            del free[who]
    return fixed


def tips(given, values):
    """Day by day, the odd fen to whoever came first."""
    sums = {}
    for tip in given.get("tip", []):
        there = sorted((as_moment(shift["arrived"]), shift["id"], shift["employee"])
                       for shift in given.get("shift", []) if shift["tip"] == tip["id"])
        amount = F(tip["amount"])
        each = cut(amount / len(there))
        for place, (_, shift, who) in enumerate(there):
            part = amount - each * (len(there) - 1) if place == 0 else each
            values["shift", shift, "tipPart"] = part
            sums[who] = sums.get(who, F(0)) + part
    return sums


def work(given):
    values, stays = {}, F(0)
    sums = tips(given, values)
    several = any("period" in row for row in given["company"])
    for month in sorted(given["company"], key=lambda row: row.get("period", "")):
        period = month.get("period")
        at = (period,) if several else ()
        turnover, gross, waste = (F(month.get(key, 0)) for key in ("turnover", "gross", "writtenOff"))
        made = max(min(turnover, F(400000)) - 300000, 0) * F("0.04") + max(turnover - 400000, 0) * F("0.06")
        if turnover and gross / turnover < F("0.58"):
            made *= F("0.7")
        pool = rounded(max(made - max(waste - turnover * F("0.02"), 0), 0)) + stays
        floor = cut(pool * F("0.45"))
        values["company", "company", "pool", *at] = pool
        stays = F(0)
        for side in (row for row in given["team"] if row.get("period") == period):
            people = [row for row in given.get("employee", [])
                      if row["team"] == side["id"] and row.get("period") == period]
            weights = {}
            for one in people:
                if int(one.get("daysOff", 0)) <= 5 and one.get("foodSafety", "no") == "no":
                    half = 2 if one.get("trainee", "no") == "yes" else 1
                    weights[one["id"]] = (POINTS[one["post"]] / half * F(one.get("hours", 0))
                                          * FACTOR[one.get("appraisal", "none")])
            amount = floor if side["side"] == "floor" else pool - floor
            parts = shared(amount, weights) if sum(weights.values()) else dict.fromkeys(weights, F(0))
            stays += amount - sum(parts.values())
            for one in people:
                who = one["id"]
                values["employee", who, "points", *at] = weights.get(who)
                values["employee", who, "bonus", *at] = parts.get(who)
                values["employee", who, "tips", *at] = sums.get(who, F(0))
        values["company", "company", "stays", *at] = stays
    return values
