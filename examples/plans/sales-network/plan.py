"""The sales network as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

NAMES = ["nobody", "member", "manager", "director"]
RATES = [F("0.05"), F("0.03"), F("0.01")]


def work(given):
    people = {row["id"]: row for row in given["employee"]}
    net = {who: F(row["sales"]) - F(row.get("returned", 0)) for who, row in people.items()}
    direct = {who: [low for low, row in people.items() if row["leader"] == who] for who in people}

    def generations(who):
        ones, found = direct[who], []
        while ones:
            found.append(ones)
            ones = [low for one in ones for low in direct[one]]
        return found

    group = {who: net[who] + sum(net[low] for ones in generations(who) for low in ones) for who in people}
    legs = {who: sum(group[low] >= 20000 for low in direct[who]) for who in people}
    level = {
        who: 3 if g >= 100000 and legs[who] >= 2 else 2 if g >= 30000 else 1 if g >= 5000 else 0
        for who, g in group.items()
    }
    values = {}
    for who in people:
        award = F(0)
        for depth, ones in enumerate(generations(who)[: level[who]]):
            for low in ones:
                equal = depth == 0 and level[low] >= level[who]
                award += net[low] * (F("0.01") if equal else RATES[depth])
        active = net[who] >= 1000
        newcomers = sum(people[low].get("joined") == "yes" and net[low] >= 1000 for low in direct[who])
        values |= {
            ("employee", who, "net"): net[who],
            ("employee", who, "groupSales"): group[who],
            ("employee", who, "legs"): legs[who],
            ("employee", who, "standing"): NAMES[level[who]],
            ("employee", who, "retail"): rounded(net[who] / 5),
            ("employee", who, "generations"): rounded(min(max(award, 0), 20000)) if active else None,
            ("employee", who, "newcomers"): 200 * newcomers,
        }
    return values
