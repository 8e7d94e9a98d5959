"""Three measures as the page says them, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, rounded

LEVEL = {"director": F("0.3"), "manager": F("0.2"), "supervisor": F("0.12")}
RATING = {"A": F("1.2"), "B": F(1), "C": F("0.8"), "D": F(0)}
WEIGHTS = {"sales": (F("0.5"), F("0.3"), F("0.2")), "other": (F("0.3"), F("0.5"), F("0.2"))}
REVENUE = [(F("0.85"), F("0.5")), (F(1), F(1)), (F("1.15"), F("1.5"))]
PROFIT = [(F("0.8"), F("0.4")), (F(1), F(1)), (F("1.25"), F(2))]
PROMOTERS = [(F(-8), F("0.5")), (F(0), F(1)), (F(10), F("1.5"))]


def joined(points, x):
    if x < points[0][0]:
        return F(0)
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[-1][1]


def unit(one):
    profit = F(one["profit"]) / F(one["profitTarget"])
    factors = (
        joined(REVENUE, F(one["revenue"]) / F(one["revenueTarget"])),
        joined(PROFIT, profit),
        joined(PROMOTERS, F(one["promoters"]) - F(one["promotersTarget"])),
    )
    held = min(factors[0], F(1)) if profit < F("0.8") else factors[0]
    return factors, sum(w * x for w, x in zip(WEIGHTS[one["kind"]], (held, *factors[1:])))


def days_there(person, year):
    start, end = as_date(f"{year}-01-01"), as_date(f"{year}-12-31")
    left = person.get("leftOn", "none")
    first = max(as_date(person["hiredOn"]), start)
    last = end if left == "none" else min(as_date(left), end)
    return (last - first).days + 1, (end - start).days + 1


def work(given):
    values, units = {}, {}
    for one in given["team"]:
        factors, units[one["id"]] = unit(one)
        names = ("revenueFactor", "profitFactor", "promoterFactor", "unitFactor")
        values |= {("team", one["id"], name, "2025"): x
                   for name, x in zip(names, (*factors, units[one["id"]]))}
    for one in given["employee"]:
        target = F(one["salary"]) * LEVEL[one["level"]]
        there, year = days_there(one, 2025)
        factor = min(units[one["team"]] * RATING[one["rating"]], F("1.75"))
        gone = one.get("leftOn", "none") != "none" and one.get("reason") != "retired"
        bonus = None if gone else rounded(target * factor * there / year / 10, 0) * 10
        values |= {("employee", one["id"], "target", "2025"): target, ("employee", one["id"], "bonus", "2025"): bonus}
    return values
