"""The counters as their page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import cut, largest_remainder, rounded

ALLOWED = {"vegetables": F("0.05"), "meat": F("0.02"), "fish": F("0.04"), "loose": F("0.01")}


def by_weight(pool, weights, caps=None):
    """Shares of whoever has a weight; what a cap takes from one goes to the others."""
    fixed = {who: F(0) for who, w in weights.items() if w == 0}
    open_ones = {who: F(w) for who, w in weights.items() if w > 0}
    while open_ones:
        rest = pool - sum(fixed.values())
        exact = {who: rest * w / sum(open_ones.values()) for who, w in open_ones.items()}
        over = [who for who in exact if caps is not None and exact[who] > caps[who]]
        if not over:
            return largest_remainder(exact) | fixed
        for who in over:
            fixed[who] = caps[who]
            del open_ones[who]
    return fixed


def work(given):
    values, fund, stock = {}, {}, {}
    several = any("period" in row for row in given["team"])
    for period in sorted({row.get("period") for row in given["team"]}, key=str):
        at = (period,) if several else ()
        for counter in (row for row in given["team"] if row.get("period") == period):
            name = counter["id"]
            people = [row for row in given.get("employee", [])
                      if row["team"] == name and row.get("period") == period]
            opening = stock.get(name, F(counter.get("firstStock", 0)))
            stock[name] = F(counter["stock"])
            loss = opening + F(counter["bought"]) - F(counter["cost"]) - stock[name]
            limit = F(counter["sales"]) * ALLOWED[counter["kind"]]
            saving = rounded(max(limit - max(loss, F(0)), 0) * F("0.3"))
            put = rounded(saving / 5)
            bears = rounded(max(loss - limit, 0) * F("0.4"))
            before = fund.get(name, F(0))
            used = min(before, bears)
            left = before + put - used
            out = left if period and period.endswith("-12") else F(0)
            fund[name] = left - out
            fines, caps = {}, {}
            for one in people:
                most = F(one["wage"]) / 5
                fines[one["id"]] = min(F(20) * int(one.get("expired", 0)), most)
                caps[one["id"]] = cut(most - fines[one["id"]])
            award = by_weight(saving - put, {one["id"]: F(one["hours"]) for one in people if int(one.get("expired", 0)) < 3})
            part = by_weight(bears - used, {one["id"]: 2 if one["post"] == "head" else 1 for one in people}, caps)
            year = by_weight(out, {one["id"]: 1 for one in people})
            values |= {
                ("team", name, "loss", *at): loss,
                ("team", name, "saving", *at): saving,
                ("team", name, "fund", *at): fund[name],
                ("team", name, "byShop", *at): bears - used - sum(part.values()),
                ("team", name, "surplus", *at): True if loss < 0 else None,
            }
            for one in people:
                who = one["id"]
                values |= {
                    ("employee", who, "award", *at): award.get(who),
                    ("employee", who, "fine", *at): rounded(fines[who]),
                    ("employee", who, "lossPart", *at): part.get(who),
                    ("employee", who, "yearEnd", *at): year.get(who),
                }
    return values
