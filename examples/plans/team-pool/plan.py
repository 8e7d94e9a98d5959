"""The team pool as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import cut, largest_remainder

SKILL = {"junior": F("0.8"), "middle": F(1), "senior": F("1.2"), "technician": F("1.45")}
MOST = F(9000)


def shared(pool, weights):
    """The shares, and what nobody may take."""
    capped = {}
    while True:
        rest = {who: w for who, w in weights.items() if who not in capped and w}
        left = pool - MOST * len(capped)
        if not rest:
            return capped | {who: F(0) for who in weights if who not in capped}, left
        exact = {who: left * w / sum(rest.values()) for who, w in rest.items()}
        over = {who for who, x in exact.items() if x > MOST}
        if not over:
            paid = largest_remainder(exact)
            return {who: F(0) for who in weights} | {w: F(x) for w, x in paid.items()} | capped, F(0)
        capped |= dict.fromkeys(over, MOST)


def team_month(team, people, carried):
    gross = max(F(team["made"]) * 86 - F(team.get("reworked", 0)) * 120, F(0)) + carried
    there = [one for one in people if one.get("absent", "no") == "no"]
    members = sum(F(one["hours"]) > 0 for one in people)
    allowance = 600 if members <= 6 else 900 if members <= 12 else 1200
    leaders = [one["id"] for one in there if one.get("leads", "no") == "yes"]
    allowance = min(F(allowance), gross) if leaders else F(0)
    weights = {
        one["id"]: F(one["hours"]) * SKILL[one["skill"]] * (F("0.7") if one.get("probation", "no") == "yes" else 1)
        for one in there
    }
    parts, left = shared(gross - allowance, weights)
    return gross, members, {who: allowance for who in leaders}, parts, weights, left


def work(given):
    values, carried = {}, {}
    for team in sorted(given["team"], key=lambda one: one.get("period", "")):
        period = team.get("period")
        at = [period] if period else []
        people = [one for one in given["employee"] if one["team"] == team["id"] and one.get("period") == period]
        gross, members, leaders, parts, weights, left = team_month(team, people, carried.get(team["id"], F(0)))
        carried[team["id"]] = left
        assert cut(left) == left
        values |= {("team", team["id"], "gross", *at): gross, ("team", team["id"], "left", *at): left,
                   ("team", team["id"], "members", *at): members}
        for one in people:
            who = one["id"]
            values |= {
                ("employee", who, "weight", *at): weights.get(who),
                ("employee", who, "allowance", *at): leaders.get(who),
                ("employee", who, "part", *at): parts.get(who),
            }
    return values
