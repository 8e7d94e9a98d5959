"""The agency manager's allowances as their page says them, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, cut, last_day

PERIOD = "2026-03"


def full_months(since, until):
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def step(x, *steps):
    """The value of the first edge that is reached."""
    return next(F(value) for edge, value in steps if edge is None or x >= F(edge))


def month(rows, period):
    below = lambda who: [row for row in rows if row.get("leader") == who]
    commission = {row["id"]: F(row["commission"]) for row in rows}
    direct = {who: sum((commission[row["id"]] for row in below(who)), F(0)) for who in commission}
    for row in rows:
        who, rank, reports = row["id"], row["rank"], below(row["id"])
        due, renewed = (sum(F(one.get(key, 0)) for one in reports) for key in ("due", "renewed"))
        kept = step(renewed / due, ("0.9", "1.1"), ("0.8", 1), (None, "0.8")) if due else F(1)
        basis = max(direct[who], F(0))
        first = second = None
        if rank != "agent":
            rate = step(basis, (60000, "0.12"), (30000, "0.1"), (10000, "0.08"), (None, "0.05"))
            first = cut(basis * rate * (1 if commission[who] >= 2000 else F(1, 2)) * kept, 0)
        if rank == "director" and sum(one["rank"] != "agent" for one in reports) >= 2:
            second = F(0)
            for one in reports:
                since = as_date(one.get("promotedOn", "none").replace("none", ""))
                so_long = full_months(since, last_day(period)) if since else 999
                rate = F(10, 100) if so_long < 12 else F(6, 100) if so_long < 24 else F(3, 100)
                second += max(direct[one["id"]], 0) * rate
            second = cut(second, 0)
        active = sum(commission[one["id"]] >= 1000 for one in reports)
        yield who, {
            "direct": direct[who],
            "directAllowance": first,
            "secondAllowance": second,
            "allowance": None if first is None else min(first + (second or 0), 50000),
            "active": active,
            "activeAward": None if rank == "agent" or active < 5 else 1500 if active >= 8 else 800,
        }, rank != "agent" and direct[who] < 10000


def work(given):
    values, weak = {}, {}
    periods = sorted({row.get("period", "") for row in given["employee"]})
    for period in periods:
        rows = [row for row in given["employee"] if row.get("period", "") == period]
        for who, found, is_weak in month(rows, period or PERIOD):
            weak[who] = weak.get(who, 0) + 1 if is_weak else 0
            found["demotion"] = "yes" if weak[who] >= 3 else None
            at = (period,) if period else ()
            values |= {("employee", who, name, *at): value for name, value in found.items()}
    return values
