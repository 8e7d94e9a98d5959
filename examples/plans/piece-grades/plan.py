"""Piece rates by quality grade as the page says them, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, last_day, rounded

PRICE = {"stamping": F("0.18"), "welding": F("0.45"), "coating": F("0.32")}


def full_months(since, until):
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def month(person, batches, debt, period):
    counts = lambda one, key: F(one.get(key, 0))
    worth = earned = made = scrap = cost = F(0)
    for one in batches:
        a, b, c, bad = (counts(one, key) for key in ("gradeA", "gradeB", "gradeC", "scrap"))
        worth = PRICE[one["process"]] * (a + b * F(7, 10) + c * F(4, 10))
        if one.get("returned", "no") == "yes":
            earned -= worth
            continue
        earned += worth
        made += a + b + c + bad
        scrap += bad
        cost += bad * F(one.get("material", 0))
    gross = rounded(earned - debt)
    pay = max(gross, F(0))
    hours = F(person["hours"])
    apprentice = full_months(as_date(person["hiredOn"]), last_day(period)) < 3
    top_up = max(rounded(hours * (16 if apprentice else F("19.5"))) - pay, F(0))
    due = pay + top_up
    beyond = max(scrap - made * 15 // 1000, F(0))
    charge = F(0)
    if beyond:
        charge = min(beyond * cost / scrap * F(3, 10), due * F(2, 10), max(due - hours * F("13.8"), F(0)))
    clean = made >= 3000 and scrap == 0 and all(one.get("returned", "no") == "no" for one in batches)
    return {
        "earned": earned, "piecePay": pay, "debt": max(-gross, F(0)), "topUp": top_up,
        "scrapRate": scrap / made if made else None, "beyond": beyond, "charge": -rounded(charge),
        "award": 150 if clean else None,
    }


def work(given):
    values, debts = {}, {}
    people = sorted(given["employee"], key=lambda one: one.get("period", ""))
    for person in people:
        who, period = person["id"], person.get("period", "2026-03")
        batches = [one for one in given.get("batch", [])
                   if one["employee"] == who and one.get("period", "2026-03") == period]
        found = month(person, batches, debts.get(who, F(0)), period)
        debts[who] = found["debt"]
        at = [person["period"]] if "period" in person else []
        values |= {("employee", who, column, *at): value for column, value in found.items()}
    return values
