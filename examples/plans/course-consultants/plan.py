"""Course consultants as the page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded


def up_to(x):
    """Commission of a year that stands at x."""
    return min(x, F(200000)) * F(3, 100) + max(min(x, F(500000)) - 200000, F(0)) * F(4, 100) + max(x - 500000, F(0)) * F(5, 100)


def quarter_of(month):
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"


def work(given):
    values, paid, quarters, debts = {}, {}, {}, {}
    for who in {one["id"] for one in given["employee"]}:
        year_total, running, count = {}, F(0), 0
        mine = [one for one in given.get("contract", []) if one["employee"] == who]
        for one in sorted(mine, key=lambda row: (row["dated"], row["id"])):
            month, year, amount = one["dated"][:7], one["dated"][:4], F(one["amount"])
            stood = year_total.get(year, F(0))
            year_total[year] = stood + amount
            exact = up_to(stood + amount) - up_to(stood)
            if F(one.get("discount", "0%").rstrip("%")) > 15:
                exact /= 2
            own = rounded(running + exact) - rounded(running)
            running += exact
            count += 1
            values["contract", one["id"], "commission", month] = own
            sums = paid.setdefault((who, month), [F(0), F(0)])
            sums[0] += own
            sums[1] += 200 if count == 1 else 0
            quarters[who, quarter_of(month)] = quarters.get((who, quarter_of(month)), F(0)) + amount
    for one in sorted(given["employee"], key=lambda row: row["period"]):
        who, period = one["id"], one["period"]
        earned, first = paid.get((who, period), (F(0), F(0)))
        gross = earned - debts.get(who, F(0))
        debts[who] = max(-gross, F(0))
        values |= {("employee", who, "pay", period): max(gross, F(0)), ("employee", who, "debt", period): debts[who],
                   ("employee", who, "firstAward", period): first}
        net = quarters.get((who, quarter_of(period)), F(0))
        values["employee", who, "quarterAward", quarter_of(period)] = rounded(max(net - 150000, F(0)) / 100)
    return values
