"""The riders as their page says it, worked out without the library."""

from fractions import Fraction as F
from math import ceil

from oracle_kit import as_moment, rounded

WEATHER = {"rain": F("1.5"), "snow": F(3)}


def full_fee(km):
    return F("4.5") + max(0, ceil(min(km, F(5)) - 3)) + F("1.5") * max(0, ceil(km - 5))


def work(given):
    values, earned, done, days = {}, {}, {}, {}
    weather = {row["dated"]: row["kind"] for row in given.get("weather", [])}
    for order in given.get("order", []):
        placed, state = as_moment(order["dated"]), order.get("state", "delivered")
        bad = weather.get(str(placed.date()))
        fee, addition = full_fee(F(order["km"])), F(0)
        if state == "delivered":
            late = as_moment(order["arrived"]) - as_moment(order["promised"])
            seconds = late.total_seconds() - (600 if bad else 0)
            fee *= 1 if seconds <= 0 else F("0.8") if seconds <= 600 else F("0.5") if seconds <= 1800 else 0
            addition = (2 if placed.hour >= 22 or placed.hour < 6 else 0) + WEATHER.get(bad, F(0))
            of_day = days.setdefault(order["employee"], {})
            of_day[placed.date()] = of_day.get(placed.date(), 0) + 1
            done[order["employee"]] = done.get(order["employee"], 0) + 1
        else:
            fee = fee / 2 if state == "pickedUp" else F(0)
        values["order", order["id"], "fee"] = fee
        values["order", order["id"], "addition"] = addition
        sums = earned.setdefault(order["employee"], [F(0), F(0)])
        sums[0] += fee
        sums[1] += addition
    for rider in given["employee"]:
        who = rider["id"]
        number = int(rider.get("done", done.get(who, 0)))
        active = int(rider.get("activeDays", sum(1 for n in days.get(who, {}).values() if n >= 4)))
        fees, additions = earned.get(who, [F(0), F(0)])
        complaints = int(rider.get("complaints", 0))
        wanted = F(5 * int(rider.get("badReviews", 0)) + 20 * complaints)
        values |= {
            ("employee", who, "fees"): rounded(fees),
            ("employee", who, "additions"): rounded(additions),
            ("employee", who, "done"): number,
            ("employee", who, "activeDays"): active,
            ("employee", who, "numberAward"): F("0.3") * max(0, min(number, 800) - 500) + F("0.6") * max(0, number - 800),
            ("employee", who, "daysAward"): 500 if active >= 26 else 300 if active >= 22 else None,
            ("employee", who, "fines"): rounded(min(wanted, (rounded(fees) + rounded(additions)) / 10)),
            ("employee", who, "training"): True if complaints >= 3 else None,
        }
    return values
