"""Packing by the day as the page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, rounded

MONTH = "2026-01"


def day_pay(cartons, wrong):
    if cartons < 80:
        pay = cartons * F("0.75")
    else:
        pay = min(cartons, 120) * F("0.9") + max(cartons - 120, 0) * F("1.2")
    return rounded(max(pay - 2 * wrong, F(0)))


def work(given):
    days, weeks = {}, {}
    for one in given.get("packing", []):
        who, day = one["employee"], one["dated"]
        cartons, wrong = F(one["cartons"]), F(one.get("wrong", 0))
        before = days.get((who, day), (F(0), F(0)))
        days[who, day] = (before[0] + cartons, before[1] + wrong)
        year, number, _ = as_date(day).isocalendar()
        week = f"{year}-W{number:02}"
        weeks.setdefault(week, {}).setdefault(who, F(0))
        weeks[week][who] += cartons
    values = {}
    for person in given["employee"]:
        who = person["id"]
        mine = [numbers for (name, _), numbers in days.items() if name == who]
        cartons, wrong = sum(x for x, _ in mine), sum(x for _, x in mine)
        share = F(wrong) / cartons if cartons else None
        flags = sum(made.get(who, 0) >= 600 for made in weeks.values())
        good = sum(x >= 120 for x, _ in mine)
        fine = share is None or share <= F(2, 100)
        award = F(300 + 30 * (good - 20)) if good >= 20 and fine else F(0)
        found = {"pay": sum((day_pay(*one) for one in mine), F(0)), "wrongRate": share, "flags": flags,
                 "flagPay": F(100 * flags if fine else 0), "goodDays": good, "award": award}
        values |= {("employee", who, column, MONTH): value for column, value in found.items()}
        values |= {("employee", who, "dayPay", day): day_pay(*numbers)
                   for (name, day), numbers in days.items() if name == who}
    values |= {("employee", who, "ofWeek", week): made for week, people in weeks.items() for who, made in people.items()}
    return values
