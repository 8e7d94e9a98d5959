"""The estate agency's pay as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, full_years, last_day, rounded

SLICES = [(0, 10000, 20), (10000, 30000, 30), (30000, 60000, 40), (60000, None, 50)]
PART = {"lister": "listing", "keyHolder": "key", "shower": "showing", "closer": "closing"}


def slices(x):
    if x < 0:
        return x * F(20, 100)
    return sum(((x if to is None else min(x, F(to))) - since) * F(rate, 100) for since, to, rate in SLICES if x > since)


def divided(deal):
    """The parts of one deal by role, to the fen, and what they count for."""
    received, ratio = F(deal["received"]), F(deal["received"]) / F(deal["due"])
    parts = {role: rounded(received * percent / 100)
             for role, percent in (("lister", 15), ("keyHolder", 10), ("shower", 20)) if deal[role] != "none"}
    parts["closer"] = received - sum(parts.values())
    return parts, F(7, 10) if ratio < F(6, 10) else F(9, 10) if ratio < F(8, 10) else F(1)


def work(given):
    credit = {row["id"]: F(0) for row in given["employee"]}
    values = {}
    for deal in given.get("deal", []):
        parts, counts = divided(deal)
        values["deal", deal["id"], "counts"] = counts
        for role, part in parts.items():
            credit[deal[role]] += part * counts
            values["deal", deal["id"], PART[role]] = part
    store = {row["id"]: F(0) for row in given["team"]}
    for row in given["employee"]:
        store[row["team"]] += credit[row["id"]]
    targets = {row["id"]: F(row["target"]) for row in given["team"]}
    for row in given["employee"]:
        who, month, team = row["id"], row["period"], row["team"]
        years = min(full_years(as_date(row["hiredOn"]), last_day(month)), 5)
        before = slices(credit[who]) + max(credit[who], F(0)) * years / 100
        off = min(5 * int(row.get("complaints", 0)), 20)
        managing = None
        if row.get("manager") == "yes":
            managing = rounded(max(store[team], F(0)) * F(3 if store[team] >= targets[team] else 2, 100))
        best = credit[who] == max(credit.values()) and credit[who] >= 50000
        values |= {
            ("employee", who, "credit", month): credit[who],
            ("employee", who, "bySlices", month): slices(credit[who]),
            ("employee", who, "commission", month): rounded(before - max(before, F(0)) * off / 100),
            ("employee", who, "managing", month): managing,
            ("employee", who, "star", month): 1000 if best else None,
            ("team", team, "storeCredit", month): store[team],
        }
    return values
