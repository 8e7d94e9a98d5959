"""Customer success pay as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import mean, rounded


def factor(retention):
    if retention is None:
        return F(1)
    return next(F(x, 10) for edge, x in ((97, 12), (94, 10), (90, 7), (0, 0)) if retention * 100 >= edge)


def work(given):
    values, added, retentions = {}, {}, {}
    for row in sorted(given["employee"], key=lambda row: row["period"]):
        who, quarter = row["id"], row["period"]
        accounts = [one for one in given.get("account", []) if one["employee"] == who and one["period"] == quarter]
        fees = [(one["id"], F(one["opening"]), F(one["closing"])) for one in accounts]
        opening = sum(first for _, first, _ in fees)
        kept = sum(min(first, last) for _, first, last in fees) / opening if opening else None
        net = sum(last for _, first, last in fees if first) / opening if opening else None
        more = {key: max(last - first, F(0)) if first else F(0) for key, first, last in fees}
        expansion = sum(more.values(), F(0))
        back = sum((sum(added.get(key, [])[-3:], F(0)) * F(3, 100)
                    for key, first, last in fees if first and not last), F(0))
        for key, x in more.items():
            added.setdefault(key, []).append(x)
        base = (12000 if row["segment"] == "key" else 9000) * factor(kept)
        if row.get("satisfaction", "none") != "none" and F(row["satisfaction"]) < 75:
            base *= F(8, 10)
        extra = 0 if net is None or net < F(105, 100) else 2000 if net >= F(110, 100) else 1000
        earned = min(expansion, F(100000)) * F(3, 100) + max(expansion - 100000, F(0)) * F(5, 100)
        fines = min(500 * int(row.get("complaints", 0)), 2000)
        retentions.setdefault((who, quarter[:4]), []).append(kept)
        values |= {
            ("employee", who, "retention", quarter): kept,
            ("employee", who, "netRetention", quarter): net,
            ("employee", who, "base", quarter): base,
            ("employee", who, "expansionPay", quarter): earned,
            ("employee", who, "takenBack", quarter): back,
            ("employee", who, "bonus", quarter): rounded(min(max(base + extra + earned - back - fines, F(0)), F(30000))),
        }
    for (who, year), quarters in retentions.items():
        average = mean(one for one in quarters if one is not None)
        values["employee", who, "yearPrize", year] = 5000 if average is not None and average >= F(95, 100) else None
    return values
