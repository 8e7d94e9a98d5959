"""The account executive's commission as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded


def credit(deal):
    x = F(deal["amount"])
    if x < 0:
        return x
    discount = F(deal.get("discount", "0%")[:-1])
    x *= F(deal.get("part", "100%")[:-1]) / 100
    x *= F(100 if discount <= 20 else 85 if discount <= 30 else 70, 100)
    if int(deal.get("term", 1)) >= 3:
        x *= F(11, 10)
    return x if x <= 1000000 else 1000000 + (x - 1000000) / 2


def earned(so_far, quota, variable):
    inside = min(so_far, quota)
    fast = min(max(so_far - quota, 0), quota * F(3, 10))
    fastest = max(so_far - quota * F(13, 10), 0)
    whole = (inside + fast * F(3, 2) + fastest * 2) * variable / quota
    return rounded(whole * F(6, 10) if so_far < quota / 2 else whole)


def work(given):
    values, year_of = {}, {}
    deals = given.get("deal", [])
    terms = {(row["id"], row["period"]): row for row in given["employee"] if len(row["period"]) == 4}
    for deal in deals:
        values["deal", deal["id"], "credit"] = credit(deal)
    for row in sorted((row for row in given["employee"] if len(row["period"]) == 7), key=lambda row: row["period"]):
        who, month = row["id"], row["period"]
        year, number = month[:4], int(month[5:])
        quota, variable = F(terms[who, year]["quota"]), F(terms[who, year]["variable"])
        state = year_of.setdefault((who, year), {"credit": F(0), "paid": F(0), "new": {}})
        mine = [deal for deal in deals if deal["employee"] == who and deal["dated"][:7] == month]
        booked = sum((credit(deal) for deal in mine), F(0))
        state["credit"] += booked
        due = earned(state["credit"], quota, variable)
        paid = max(due - state["paid"], F(0))
        state["paid"] += paid
        quarter = f"{year}-Q{(number + 2) // 3}"
        state["new"][quarter] = state["new"].get(quarter, 0) + sum(
            deal.get("newCustomer") == "yes" and F(deal["amount"]) >= 30000 for deal in mine)
        new = state["new"][quarter]
        values |= {
            ("employee", who, "booked", month): booked,
            ("employee", who, "soFar", month): state["credit"],
            ("employee", who, "earnedSoFar", month): due,
            ("employee", who, "commission", month): paid,
            ("employee", who, "tooMuch", month): "yes" if number == 12 and state["paid"] > due else None,
            ("employee", who, "newPrize", quarter): 12000 if new >= 5 else 5000 if new >= 3 else None,
            ("employee", who, "yearAward", year): rounded(variable / 10) if state["credit"] >= quota * F(12, 10) else None,
        }
    return values
