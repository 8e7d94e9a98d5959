"""The store manager's bonus as its page says it, worked out without the library."""

from calendar import monthrange
from datetime import date
from fractions import Fraction as F
from math import ceil

from oracle_kit import as_date, cut, last_day, rounded

BASE = {"A": 3000, "B": 2500, "C": 2000}


def full_months(since, until):
    """Full months from one date to another; a day that a month lacks counts as its last."""
    months = (until.year - since.year) * 12 + until.month - since.month
    there = min(since.day, monthrange(until.year, until.month)[1])
    return months - (until.day < there)


def margin_factor(reach):
    if reach >= F("1.1"):
        return F("1.3")
    if reach >= 1:
        return F(1)
    return 1 - F("0.05") * ceil((1 - reach) * 100) if reach >= F("0.9") else F(0)


def full_bonus(store, period):
    """What a whole month is worth, before days in charge."""
    base, end = F(BASE[store["class"]]), last_day(period)
    opened = as_date(store.get("openedOn", "none").replace("none", ""))
    if opened and full_months(opened, end) < 3:
        return base * F("0.8")
    mark = store.get("mark", "none")
    factor = margin_factor(F(store["margin"]) / F(store["budget"]))
    factor *= 1 if mark == "none" or F(mark) >= 85 else F("0.8") if F(mark) >= 75 else F("0.5")
    above = max(F(store["labour"]) / F(store["sales"]) - F("0.22"), F(0))
    return max(base * factor - 200 * ceil(above / F("0.005")), 0)


def work(given):
    values, kept = {}, {}
    stores = {(row["id"], row["period"]): row for row in given["team"]}
    accident = lambda name, period: stores.get((name, period), {}).get("accident", "no") == "yes"
    periods = sorted({row["period"] for row in given["team"]})
    before = lambda period, n: [one for one in periods if 0 < months_between(one, period) <= n]
    for person in sorted(given["employee"], key=lambda row: row["period"]):
        who, period, name = person["id"], person["period"], person["team"]
        store, at = stores[name, period], (person["period"],)
        bonus, length = full_bonus(store, period), last_day(period).day
        if accident(name, period) or F(store.get("audit", 100)) < 80:
            bonus = F(0)
        elif any(accident(name, one) for one in before(period, 2)):
            bonus /= 2
        days = person.get("days", "none")
        bonus = rounded(bonus * (length if days == "none" else int(days)) / length)
        back = cut(bonus / 5, 0)
        kept[who, period] = (back, name)
        missing = max(F(store.get("missing", 0)) - F(store["sales"]) / 200, F(0))
        values |= {
            ("employee", who, "bonus", *at): bonus,
            ("employee", who, "kept", *at): back,
            ("employee", who, "paidNow", *at): bonus - back,
            ("employee", who, "stockPart", *at): rounded(min(missing / 10, F(500))),
        }
        if period[5:] in ("03", "06", "09", "12"):
            quarter = [f"{period[:4]}-{int(period[5:]) - n:02}" for n in (2, 1, 0)]
            rows = [stores[name, one] for one in quarter if (name, one) in stores]
            reach = sum(F(row["margin"]) for row in rows) / sum(F(row["budget"]) for row in rows)
            part = F(0) if any(accident(name, one) for one in quarter) else (
                F("1.2") if reach >= 1 else F(1) if reach >= F("0.95") else F(0))
            total = sum((kept[who, one][0] for one in quarter if (who, one) in kept), F(0))
            values["employee", who, "paidBack", f"{period[:4]}-Q{int(period[5:]) // 3}"] = rounded(total * part)
    return values


def months_between(one, other):
    a, b = date.fromisoformat(one + "-01"), date.fromisoformat(other + "-01")
    return (b.year - a.year) * 12 + b.month - a.month
