"""The office's calibration and pool as the page says them, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import mean, rounded

LEAST = 1000


def divided(pool, weights, most):
    """Exact parts by weight between LEAST and most: whoever is outside is fixed, the worse side first."""
    if pool < LEAST * len(weights):
        return {who: pool / len(weights) for who in weights}
    fixed = {}
    while len(fixed) < len(weights):
        free = {who: weight for who, weight in weights.items() if who not in fixed}
        left, total = pool - sum(fixed.values()), sum(free.values())
        parts = {who: left * weight / total for who, weight in free.items()}
        short = {who: LEAST - part for who, part in parts.items() if part < LEAST}
        over = {who: part - most[who] for who, part in parts.items() if part > most[who]}
        if not short and not over:
            return fixed | parts
        if sum(short.values()) >= sum(over.values()):
            fixed |= dict.fromkeys(short, F(LEAST))
        if sum(over.values()) >= sum(short.values()):
            fixed |= {who: most[who] for who in over}
    return fixed


def work(given):
    values, kept = {}, {}
    for team in sorted(given["team"], key=lambda row: row["period"]):
        name, period = team["id"], team["period"]
        people = [row for row in given["employee"] if (row["team"], row["period"]) == (name, period)]
        profit = F(team["profit"])
        pool = max(profit * (F("0.08") if profit >= F(team["target"]) else F("0.05")), 0) + kept.get(name, 0)
        computed, reviewed, weights, most = {}, {}, {}, {}
        for row in people:
            who = row["id"]
            computed[who] = rounded(F(row["goals"]) * F("0.6") + F(row["opinion"]) * F("0.4"), 1)
            decided = row.get("reviewed", "none")
            reviewed[who] = computed[who] if decided == "none" else F(decided)
            assert abs(reviewed[who] - computed[who]) <= 5
            score = reviewed[who]
            factor = F("1.5") if score >= 90 else F("1.2") if score >= 80 else F(1) if score >= 60 else None
            if factor:
                weights[who] = F(row["wage"]) * factor * int(row["months"]) / 12
                most[who] = F(row["wage"]) * 3
            values |= {
                ("employee", who, "computed", period): computed[who],
                ("employee", who, "reviewed", period): reviewed[who],
                ("employee", who, "factor", period): factor,
                ("employee", who, "bonus", period): None,
            }
        parts = divided(rounded(pool), weights, most) if weights else {}
        outing = rounded(pool) - sum(parts.values()) if parts else F(0)
        whole = {who: F(int(part)) for who, part in parts.items()}
        kept[name] = rounded(pool) - sum(whole.values()) - outing
        values |= {("employee", who, "bonus", period): part for who, part in whole.items()}
        values |= {
            ("team", name, "pool", period): pool,
            ("team", name, "kept", period): kept[name],
            ("team", name, "outing", period): outing,
            ("team", name, "kind", period): True if mean(reviewed.values()) - mean(computed.values()) > 2 else None,
        }
    return values
