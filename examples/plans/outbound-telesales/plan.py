"""The telesales team as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded


def rate(conversion, calls):
    if conversion is None or conversion < F("0.01"):
        return F("0.04")
    if conversion < F("0.02") or calls < 200:
        return F("0.06")
    return F("0.1") if conversion >= F("0.03") else F("0.08")


def work(given):
    values, owing = {}, {}
    several = any("period" in row for row in given["employee"])
    for period in sorted({row.get("period") for row in given["employee"]}, key=str):
        at = (period,) if several else ()
        of = lambda thing: [row for row in given.get(thing, []) if row.get("period") == period]
        people, sums = of("employee"), {}
        for person in people:
            who = person["id"]
            good = [F(sale["amount"]) for sale in of("sale") if sale["employee"] == who
                    and sale.get("passed", "yes") == "yes" and sale.get("returned", "no") == "no"]
            sums[who] = (len(good), sum(good, F(0)), int(person.get("calls", 0)))
        for person in people:
            who, team = person["id"], person["team"]
            number, amount, calls = sums[who]
            conversion = F(number, calls) if calls else None
            mates = [one for one in people if one["team"] == team]
            grave = lambda one: int(one.get("grave", 0)) > 0
            minus = min(F(1, 2), F(1, 10) * max(int(person.get("ordinary", 0)) - 1, 0))
            leads = person["post"] == "leader"
            earned = F(0) if grave(person) or leads else amount * rate(conversion, calls) * (1 - minus)
            back = sum((F(row["amount"]) * F(row["paidRate"][:-1]) / 100
                        for row in of("refund") if row["employee"] == who), F(0))
            owed = owing.get(who, F(0)) + back
            taken = min(owed, earned)
            owing[who] = owed - taken
            number, amount, calls = (sum(sums[one["id"]][n] for one in mates) for n in range(3))
            together = F(number, calls) if calls else None
            managed = leads and together is not None and together >= F("0.02") and not any(map(grave, mates))
            values |= {
                ("employee", who, "basePay", *at): 4500 if leads else 3000,
                ("employee", who, "conversion", *at): conversion,
                ("employee", who, "rate", *at): rate(conversion, sums[who][2]),
                ("employee", who, "earned", *at): earned,
                ("employee", who, "owed", *at): owed,
                ("employee", who, "commission", *at): None if leads else rounded(earned - taken),
                ("employee", who, "rest", *at): owing[who],
                ("employee", who, "management", *at): rounded(amount * F("0.01")) if managed else None,
                ("employee", who, "suspension", *at): True if grave(person) else None,
            }
    return values
