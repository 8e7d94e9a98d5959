"""Wholesale by category as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

EDGES = [(F(0), F("0.01")), (F(20000), F("0.018")), (F(60000), F("0.025"))]


def rate(net):
    return next((r for edge, r in reversed(EDGES[1:]) if net > edge), EDGES[0][1])


def slices(total):
    """T(total): slice by slice; below zero at the lowest rate."""
    if total <= 0:
        return total * EDGES[0][1]
    ends = [edge for edge, _ in EDGES[1:]] + [total]
    return sum(max(min(total, end) - edge, 0) * r for (edge, r), end in zip(EDGES, ends, strict=True))


def work(given):
    values = {}
    category = {row["id"]: row["category"] for row in given.get("product", [])}
    owed = {}
    for person in given["employee"]:
        who, period = person["id"], person.get("period")
        at = (period,) if period else ()
        net = {}
        for order in given.get("order", []):
            if order["employee"] == who and (not period or order["period"] == period):
                kind = category[order["product"]]
                net[kind] = net.get(kind, 0) + F(order["amount"])
        whole, rest = sum(net.values()), net.pop("none", F(0))
        due = F(0)
        for kind, amount in net.items():
            pay = amount * rate(amount * 2 if kind == "household" else amount)
            values |= {("kind", f"{who}/{kind}", "net", *at): amount, ("kind", f"{who}/{kind}", "ofKind", *at): pay}
            due += pay
        due = min(due + rest * rate(whole), 4000) + owed.get(who, 0)
        owed[who] = min(due, 0)
        broad = sum(amount >= 5000 for amount in net.values())
        so_far = deals = F(0)
        for deal in sorted(given.get("deal", []), key=lambda row: (row["dated"], row["id"])):
            if deal["employee"] == who and (not period or deal["dated"].startswith(period)):
                pay = slices(so_far + F(deal["amount"])) - slices(so_far)
                values |= {("deal", deal["id"], "before", *at): so_far, ("deal", deal["id"], "earned", *at): pay}
                so_far, deals = so_far + F(deal["amount"]), deals + pay
        values |= {
            ("employee", who, "basePay", *at): 3500,
            ("employee", who, "allNet", *at): whole,
            ("employee", who, "due", *at): due,
            ("employee", who, "commission", *at): rounded(max(due, 0)),
            ("employee", who, "owed", *at): owed[who],
            ("employee", who, "breadth", *at): 300 if broad >= 3 else 100 if broad == 2 else None,
            ("employee", who, "dealPay", *at): rounded(deals),
        }
    return values
