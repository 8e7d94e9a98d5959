"""The bonus bank as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

RATE = {"general": F("0.02"), "deputy": F("0.01")}


def rises(teams):
    """(team, year) → economic value added, its rise."""
    found, before = {}, {}
    for one in sorted(teams, key=lambda row: row["period"]):
        added = F(one["profit"]) - F(one["capital"]) * F("0.09")
        start = before.get(one["id"])
        if start is None:
            start = F(one["base"])
        found[one["id"], one["period"]] = added, added - start, F(one["expected"])
        before[one["id"]] = added
    return found


def work(given):
    values, left, deficit = {}, {}, {}
    value_added = rises(given["team"])
    for (team, year), (added, rise, _) in value_added.items():
        values |= {("team", team, "added", year): added, ("team", team, "rise", year): rise}
    for one in sorted(given["employee"], key=lambda row: row["period"]):
        who, year, target = one["id"], one["period"], F(one["target"])
        _, rise, expected = value_added[one["team"], year]
        credited = min(max(target + (rise - expected) * RATE[one["post"]], -target), 3 * target)
        before = left.get(who, F(0))
        balance = rounded(before + max(before, F(0)) * F("0.03") + credited)
        deficit[who] = deficit.get(who, 0) + 1 if balance < 0 else 0
        leaving = one.get("leaving", "none")
        if leaving == "resigned":
            paid, rest = F(0), F(0)
        elif leaving == "retired":
            paid, rest = max(balance, F(0)), F(0)
        else:
            paid = rounded(min(max(balance, F(0)) / 3, 3 * F(one["salary"])))
            wiped = deficit[who] > 0 and deficit[who] % 3 == 0
            rest = F(0) if wiped else balance - paid
        left[who] = rest
        found = {"credited": credited, "balance": balance, "paid": paid, "left": rest}
        values |= {("employee", who, column, year): value for column, value in found.items()}
    return values
