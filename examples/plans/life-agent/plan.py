"""The life agent's pay as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

FROM = [20, 10, 5, 3, 0]
RATES = {
    "whole": [35, 30, 15, 8, 2],
    "illness": [40, 35, 20, 10, 3],
    "annuity": [18, 15, 9, 5, 1],
    "accident": [25] * 5,
}


def commission(policy):
    step = next(at for at, edge in enumerate(FROM) if int(policy["term"]) >= edge)
    return rounded(F(policy["premium"]) * RATES[policy["product"]][step] / 100)


def of(rows, person):
    """Records of a person in the month."""
    return [row for row in rows if row["employee"] == person["id"] and row["dated"][:7] == person["period"]]


def work(given):
    values, owed, quarters = {}, {}, {}
    for policy in given.get("policy", []):
        values["policy", policy["id"], "commission"] = commission(policy)
    for person in sorted(given["employee"], key=lambda row: row["period"]):
        who, month = person["id"], person["period"]
        policies = of(given.get("policy", []), person)
        earned = sum((commission(policy) for policy in policies), F(0))
        back = sum((rounded(F(one["commissionPaid"]) / (1 if one["coolingOff"] == "yes" else 2))
                    for one in of(given.get("surrender", []), person)), F(0))
        left = earned - back - owed.get(who, 0)
        owed[who] = max(-left, F(0))
        pieces = sum(policy["product"] != "accident" for policy in policies)
        values |= {
            ("employee", who, "firstYear", month): earned,
            ("employee", who, "takenBack", month): back,
            ("employee", who, "owed", month): owed[who],
            ("employee", who, "paid", month): rounded(max(left, F(0))),
            ("employee", who, "activity", month): 500 if pieces >= 3 else None,
        }
        quarter = f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"
        sums = quarters.setdefault((who, quarter), [F(0)] * 4)
        for at, x in enumerate((earned - back, pieces, F(person.get("due", 0)), F(person.get("renewed", 0)))):
            sums[at] += x
    for (who, quarter), (net, pieces, due, renewed) in quarters.items():
        share = renewed / due if due else None
        counted = F(85, 100) if share is None else share
        rate = next(F(rate, 100) for edge, rate in ((90, 20), (85, 12), (80, 8), (0, 0)) if counted * 100 >= edge)
        takes_part = net >= 6000 and pieces >= 3
        values |= {
            ("employee", who, "net", quarter): net,
            ("employee", who, "persistency", quarter): share,
            ("employee", who, "bonusRate", quarter): rate,
            ("employee", who, "bonus", quarter): rounded(min(net * rate, 30000)) if takes_part else None,
        }
    return values
