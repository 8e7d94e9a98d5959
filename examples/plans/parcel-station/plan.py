"""The courier station as its page says it, worked out without the library."""

from calendar import monthrange
from datetime import date
from fractions import Fraction as F

from oracle_kit import as_date, rounded

PRICE = {"small": F("0.9"), "middle": F("1.1"), "large": F("1.1")}
FINE = {"false": 200, "rude": 50, "door": 30}


def full_months(since, until):
    months = (until.year - since.year) * 12 + until.month - since.month
    there = min(since.day, monthrange(until.year, until.month)[1])
    return months - (until.day < there)


def work(given):
    values = {}
    several = any("period" in row for row in given["employee"])
    rows = lambda thing, who: [row for row in given.get(thing, []) if row["employee"] == who]
    for person in given["employee"]:
        who = person["id"]
        period = person.get("period") or next((row["dated"][:7] for row in given.get("delivery", [])), "2026-06")
        at = (period,) if several else ()
        here = [row for row in rows("delivery", who) if row["dated"].startswith(period)]
        fees, days = F(0), {}
        for row in here:
            n = int(row["parcels"])
            fees += n * PRICE[row["size"]] + F("0.15") * int(row.get("extraKg", 0)) + F("0.5") * int(row.get("upstairs", 0))
            day = days.setdefault(row["dated"], [0, 0])
            day[0] += n
            day[1] += int(row["signed"])
        on_time = F(0)
        for n, signed in days.values():
            if n and n >= 100 and F(signed, n) >= F("0.98"):
                on_time += F("0.05") * n
            elif n and F(signed, n) < F("0.9"):
                on_time -= F("0.05") * n
        parcels = sum(n for n, _ in days.values())
        season = F("0.1") * parcels if period.endswith("-11") else F(0)
        pick = sum((F(row["freight"]) * (F("0.05") if row.get("account") == "yes" else F("0.08"))
                    for row in rows("pickup", who)), F(0))
        income = rounded(fees) + rounded(pick) + rounded(on_time) + season
        fines, false = F(0), 0
        for kind, fine in FINE.items():
            n = sum(1 for row in rows("complaint", who) if row["kind"] == kind and row.get("withdrawn", "no") == "no")
            fines += fine * (n + max(n - 1, 0))
            false += n if kind == "false" else 0
        lost = sum((F(row["paid"]) if row.get("insured") == "yes" else min(F(row["paid"]), F(300))
                    for row in rows("loss", who)), F(0)) / 2
        new = full_months(as_date(person["joinedOn"]), date.fromisoformat(period + "-01")) < 3
        promised = F(5000) * min(F(int(person.get("days", 0)), 26), F(1)) if new and not false else F(0)
        station = sum(int(row["parcels"]) for row in given.get("delivery", []) if row["dated"].startswith(period)
                      and next(one["team"] for one in given["employee"] if one["id"] == row["employee"]) == person["team"])
        values |= {
            ("employee", who, "fees", *at): rounded(fees),
            ("employee", who, "pickups", *at): rounded(pick),
            ("employee", who, "onTime", *at): rounded(on_time),
            ("employee", who, "season", *at): season,
            ("employee", who, "fines", *at): rounded(min(fines + lost, max(income, F(0)) / 5)),
            ("employee", who, "topUp", *at): rounded(max(promised - income, F(0))),
            ("employee", who, "headPay", *at): rounded(F("0.02") * station) if person.get("head") == "yes" else None,
        }
    return values
