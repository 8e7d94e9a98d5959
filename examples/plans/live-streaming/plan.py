"""Live-streaming hosts as the page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, as_moment, last_day, rounded


def full_months(since, until):
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def session(one):
    """Net value, commission, the host's part."""
    paid, back = F(one["paid"]), F(one.get("back", 0))
    net = paid - back
    rate = next((F(x) for edge, x in ((100000, "0.03"), (50000, "0.022"), (20000, "0.016")) if net >= edge), F("0.01"))
    if paid and back / paid > F("0.4"):
        rate = F("0.01")
    hour = as_moment(one["dated"]).hour
    slot = F("0.9") if hour >= 20 else F("1.15") if hour < 6 else F(1)
    commission = F(0) if one.get("banned", "no") == "yes" else rounded(net * rate * slot)
    alone = one.get("assistant", "none") == "none"
    return net, commission, commission if alone else rounded(commission * F(7, 10))


def month(person, sessions, late, debt, period):
    who = person["id"]
    own = [one for one in sessions if one["employee"] == who]
    earned = sum((session(one)[2] for one in own), F(0))
    earned += sum((session(one)[1] - session(one)[2] for one in sessions if one.get("assistant") == who), F(0))
    bans = sum(one.get("banned", "no") == "yes" for one in own)
    back = sum((F(one["amount"]) * F(one["rate"].rstrip("%")) / 100 for one in late), F(0))
    gross = rounded(earned - back - 500 * bans - debt)
    pay = max(gross, F(0))
    hours = sum((F(one["hours"]) for one in own), F(0))
    new = full_months(as_date(person["hiredOn"]), last_day(period)) < 2
    top_up = F(0)
    if hours >= 60 and not bans:
        top_up = max(min(hours, F(120)) * (80 if new else 60) - pay, F(0))
    net = sum((session(one)[0] for one in own), F(0)) - sum((F(one["amount"]) for one in late), F(0))
    return {"pay": pay, "debt": max(-gross, F(0)), "inAll": hours, "topUp": top_up, "netMonth": net,
            "award": F(5000) if net >= 2000000 else F(2000) if net >= 1000000 else F(0)}


def work(given):
    values, debts = {}, {}
    for person in sorted(given["employee"], key=lambda one: one["period"]):
        who, period = person["id"], person["period"]
        sessions = [one for one in given.get("session", []) if one["dated"][:7] == period]
        late = [one for one in given.get("lateReturn", []) if (one["employee"], one["period"]) == (who, period)]
        found = month(person, sessions, late, debts.get(who, F(0)), period)
        debts[who] = found["debt"]
        values |= {("employee", who, column, period): value for column, value in found.items()}
    for one in given.get("session", []):
        values["session", one["id"], "commission", one["dated"][:7]] = session(one)[1]
    return values
