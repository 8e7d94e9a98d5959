"""The hair salon as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

P = F(1, 100)
GUARANTEE = {"stylist": F(4000), "director": F(6000)}


def slices(x):
    return min(x, 10000) * 30 * P + max(min(x, 20000) - 10000, 0) * 35 * P + max(x - 20000, 0) * 40 * P


def work(given):
    values, owed, run = {}, {}, {}
    several = any("period" in row for row in given["employee"])
    for period in sorted({row.get("period") for row in given["employee"]}, key=str):
        at = (period,) if several else ()
        of = lambda thing: [row for row in given.get(thing, []) if row.get("period") == period]
        for person in of("employee"):
            who, post = person["id"], person["post"]
            made = named = helped = F(0)
            for one in of("service"):
                amount = F(one["amount"])
                if one["employee"] == who:
                    worth = amount * (F("0.8") if one.get("byCard") == "yes" else 1)
                    worth -= amount / 10 if one.get("materials") == "yes" else 0
                    made += worth
                    named += worth * 5 * P if one.get("named") == "yes" else 0
                    helped -= amount * 5 * P if one.get("helper", "none") != "none" else 0
                if one.get("helper") == who:
                    helped += amount / 10
            cards = sum((F(one["amount"]) * F(one.get("part", "100%")[:-1]) * P * (4 if one.get("renewal") == "yes" else 5) * P
                         for one in of("card") if one["employee"] == who), F(0))
            back = sum((F(one["unused"]) * F(one["paidRate"][:-1]) * P for one in of("cardReturn") if one["employee"] == who), F(0))
            earned = slices(made) + named + cards - back + helped + (made * 5 * P if post == "director" else 0)
            values |= {("employee", who, "made", *at): made, ("employee", who, "commission", *at): rounded(earned)}
            if post == "assistant":
                values |= {("employee", who, name, *at): None for name in ("advance", "repaid", "owed")}
                values["employee", who, "basePay", *at] = 2800
                continue
            commission, before = rounded(earned), owed.get(who, F(0))
            advance = max(GUARANTEE[post] - commission, 0)
            repaid = min(before, max(commission - GUARANTEE[post], 0))
            owed[who] = F(0) if period and period.endswith("-12") else before + advance - repaid
            run[who] = run.get(who, 0) + 1 if owed[who] else 0
            values |= {
                ("employee", who, "advance", *at): advance,
                ("employee", who, "repaid", *at): repaid,
                ("employee", who, "owed", *at): owed[who],
                ("employee", who, "basePay", *at): None,
                ("employee", who, "longOwed", *at): True if run[who] >= 3 else None,
            }
    return values
