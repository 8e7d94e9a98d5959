"""The telesales plan as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, cut, largest_remainder, last_day, rounded

PRIZES = [2000, 1000, 500]


def slices(x):
    return min(x, F(20000)) * F(4, 100) + min(max(x - 20000, F(0)), 30000) * F(6, 100) + max(x - 50000, F(0)) * F(8, 100)


def clawback(held):
    return next((F(rate, 100) for months, rate in ((1, 6), (3, 4), (6, 2)) if F(held) < months), F(0))


def three_months(hired, month):
    hired, until = as_date(hired), last_day(month)
    return (until.year - hired.year) * 12 + until.month - hired.month - (until.day < hired.day) >= 3


def mine(given, kind, who):
    return [row for row in given.get(kind, []) if row["employee"] == who]


def work(given):
    values, net, breaches, teams = {}, {}, {}, {}
    for row in given["employee"]:
        who, month = row["id"], row["period"]
        sold = sum((F(one["premium"]) for one in mine(given, "policy", who)), F(0))
        gone = mine(given, "cancellation", who)
        net[who] = sold - sum(F(one["premium"]) for one in gone)
        breaches[who] = int(row.get("breaches", 0))
        back = sum((F(one["premium"]) * clawback(one["held"]) for one in gone), F(0))
        factor = F(8, 10) if breaches[who] >= 3 else 1
        paid = rounded(max(slices(sold) * factor - back - min(100 * breaches[who], 500), F(0)))
        tops_up = not three_months(row["hiredOn"], month) and breaches[who] < 3
        teams.setdefault(row["team"], []).append(who)
        values |= {
            ("employee", who, "bySlices", month): slices(sold),
            ("employee", who, "clawedBack", month): back,
            ("employee", who, "commission", month): paid,
            ("employee", who, "topUp", month): max(3500 - paid, F(0)) if tops_up else None,
            ("employee", who, "net", month): net[who],
            ("employee", who, "prize", month): None,
            ("employee", who, "teamPart", month): 0,
        }
    perHead = {team: sum(net[who] for who in members) / len(members) for team, members in teams.items()}
    for team, members in teams.items():
        values["team", team, "perHead", month] = perHead[team]
        ranked = [who for who in members if net[who] >= 15000 and not breaches[who]]
        for who in ranked:
            above = sum(net[one] > net[who] for one in ranked)
            tied = sum(net[one] == net[who] for one in ranked)
            if above < 3:
                values["employee", who, "prize", month] = cut(F(sum(PRIZES[above:above + tied]), tied), 0)
        if perHead[team] == max(perHead.values()) > 0:
            weights = {who: max(net[who], F(0)) for who in members}
            parts = largest_remainder({who: 3000 * x / sum(weights.values()) for who, x in weights.items()})
            values |= {("employee", who, "teamPart", month): part for who, part in parts.items()}
    return values
