"""Temporary workers as the page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded


def work(given):
    values, served, owed, months = {}, {}, {}, {}
    for period in sorted({one["period"] for one in given["employee"]}):
        rows = [one for one in given["employee"] if one["period"] == period]
        brought = {one["id"]: F(0) for one in rows}
        for one in rows:
            who, leaves = one["id"], one.get("leaves", "no") == "yes"
            days, hours, nights = (F(one.get(key, 0)) for key in ("attended", "hours", "nights"))
            before = served.get(who, F(one.get("startDays", 0)))
            after = served[who] = before + days
            if leaves and after < 7:
                pay = hours * 15
            else:
                pay = hours * (F("22.5") if after >= 45 else 21 if after >= 15 else 19) + nights * 12
            pay = rounded(pay)
            passes = lambda edge: before < edge <= after and not leaves
            if one.get("referrer", "none") in brought:
                brought[one["referrer"]] += 300 * passes(30) + 500 * passes(60)
            due = owed.get(who, F(0)) + F(one.get("dormitory", 0))
            taken = min(due, rounded(pay * F(2, 10)))
            owed[who] = due - taken
            months.setdefault((who, period[:7]), F(0))
            months[who, period[:7]] += days
            values |= {("employee", who, "served", period): after, ("employee", who, "pay", period): pay,
                       ("employee", who, "rebate", period): F(1500) if passes(55) else None,
                       ("employee", who, "dormitoryPaid", period): -taken, ("employee", who, "owed", period): owed[who]}
            if period.endswith("H2"):
                values["employee", who, "full", period[:7]] = F(200) if months[who, period[:7]] >= 26 else None
        values |= {("employee", who, "brought", period): x for who, x in brought.items()}
    return values
