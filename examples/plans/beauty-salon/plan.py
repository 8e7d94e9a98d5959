"""The beauty salon as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import largest_remainder, rounded


def halves(row):
    """Who has which part of a payment: consultant, and beautician where there was one."""
    beautician = row.get("beautician", "none")
    return {row["consultant"]: F(1)} if beautician == "none" else {row["consultant"]: F(1, 2), beautician: F(1, 2)}


def work(given):
    values, owing = {}, {}
    several = any("period" in row for row in given["employee"])
    for period in sorted({row.get("period") for row in given["employee"]}, key=str):
        at = (period,) if several else ()
        of = lambda thing: [row for row in given.get(thing, []) if row.get("period") == period]
        fee = {row["id"]: F(row["perTreatment"]) for row in of("project")}
        people = {row["id"]: row for row in of("employee")}
        treated, fees, customers, cash, back = ({who: F(0) for who in people} for _ in range(5))
        for who, person in people.items():
            mine = [row for row in of("treatment") if row["employee"] == who]
            for row in mine:
                part = F("1.2") if row.get("named") == "yes" else F(1)
                part /= 2 if person["post"] == "apprentice" else 1
                part /= 2 if row.get("trial") == "yes" else 1
                fees[who] += fee[row["project"]] * part
            counted = [row for row in mine if row.get("trial") != "yes"]
            treated[who] = sum((F(row["worth"]) for row in counted), F(0))
            customers[who] = int(person.get("served", len({row["customer"] for row in counted})))
        for row in of("payment"):
            for who, part in halves(row).items():
                cash[who] += F(row["amount"]) * part
        for row in of("cardReturn"):
            for who, part in halves(row).items():
                back[who] += F(row["amount"]) * F(row["paidRate"][:-1]) / 100 * part
        teams = {}
        for who, person in people.items():
            teams.setdefault(person["team"], []).append(who)
        heads = {team: sum(treated[who] for who in members) / len(members) for team, members in teams.items()}
        best = [team for team in heads if heads[team] == max(heads.values()) > 0]
        prize = {}
        if len(best) == 1:
            whole = sum(treated[who] for who in teams[best[0]])
            prize = largest_remainder({who: 100 * len(people) * treated[who] / whole for who in teams[best[0]]})
        for who, person in people.items():
            rate = None
            if cash[who]:
                rate = F("0.06") if cash[who] >= 60000 else F("0.05") if cash[who] >= 30000 else F("0.04")
                rate -= F("0.01") if treated[who] / cash[who] < F("0.7") else 0
            earned = cash[who] * (rate or 0)
            owed = owing.get(who, F(0)) + back[who]
            taken = min(owed, earned)
            owing[who] = owed - taken
            award = {"apprentice": None}.get(person["post"], 600 if customers[who] >= 40 else 300 if customers[who] >= 25 else None)
            values |= {
                ("employee", who, "fees", *at): rounded(fees[who]),
                ("employee", who, "served", *at): customers[who],
                ("employee", who, "rate", *at): rate,
                ("employee", who, "commission", *at): rounded(earned - taken),
                ("employee", who, "goesOn", *at): owing[who],
                ("employee", who, "servedAward", *at): award,
                ("employee", who, "stake", *at): F(100) if len(best) == 1 else None,
                ("employee", who, "prize", *at): prize.get(who),
            }
    return values
