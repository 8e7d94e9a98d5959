"""Picking lines as the page says them, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, last_day, rounded

ZONE = {"normal": F(1), "heavy": F("1.5"), "cold": F("1.3")}


def step(x, steps, otherwise):
    return next((F(y) for edge, y in steps if x >= edge), F(otherwise))


def piece(one, picks, period):
    counted = sum((ZONE[row["zone"]] * F(row["lines"]) for row in picks), F(0))
    lines, wrong = (sum((F(row.get(key, 0)) for row in picks), F(0)) for key in ("lines", "wrong"))
    hours = F(one["hours"])
    speed = counted / hours if hours else None
    price = F(0) if speed is None else step(speed, [(90, "0.16"), (70, "0.13"), (50, "0.10")], "0.08")
    if as_date(one["hiredOn"]).isoformat()[:7] == period:
        price = max(price, F("0.10"))
    errors = wrong / lines if lines else None
    gate = F(1)
    if errors is not None:
        gate = -step(-errors, [(F(-5, 10000), "-1.05"), (F(-1, 1000), -1), (F(-2, 1000), "-0.8")], "-0.5")
    pay = rounded(max(counted * price * gate - 30 * int(one.get("complaints", 0)), F(0)))
    return {"counted": counted, "speed": speed, "errorRate": errors, "gate": gate, "pay": pay}


def shared(pool, hours, lines):
    """By hours; odd fen by remainder, then lines, then id."""
    exact = {who: pool * h / sum(hours.values()) for who, h in hours.items()}
    down = {who: F(int(x * 100), 100) for who, x in exact.items()}
    odd = int((pool - sum(down.values())) * 100)
    for who in sorted(exact, key=lambda w: (-(exact[w] - down[w]), -lines[w], w))[:odd]:
        down[who] += F(1, 100)
    return down


def work(given):
    values, before = {}, {}
    for period, team in sorted({(one["period"], one["team"]) for one in given["employee"]}):
        people = [one for one in given["employee"] if (one["period"], one["team"]) == (period, team)]
        found = {
            one["id"]: piece(one, [row for row in given.get("pick", [])
                                   if row["employee"] == one["id"] and row["period"] == period], period)
            for one in people
        }
        hours = sum(F(one["hours"]) for one in people)
        speed = sum(x["counted"] for x in found.values()) / hours if hours else None
        growth = speed / before[team] - 1 if speed is not None and before.get(team) else None
        before[team] = speed
        each = 0 if growth is None else step(growth, [(F("0.1"), 500), (F("0.05"), 200)], 0)
        pool = None if growth is None else each * sum(F(one["hours"]) > 0 for one in people)
        fit = {one["id"]: F(one["hours"]) for one in people if F(one["hours"]) >= 80
               and (found[one["id"]]["errorRate"] or 0) <= F(1, 1000)}
        parts = shared(pool, fit, {who: x["counted"] for who, x in found.items()}) if pool is not None and fit else {}
        for who, x in found.items():
            values |= {("employee", who, column, period): value for column, value in x.items()}
            values["employee", who, "award", period] = parts.get(who)
        values |= {("team", team, "teamSpeed", period): speed, ("team", team, "growth", period): growth,
                   ("team", team, "pool", period): pool,
                   ("team", team, "unpaid", period): None if pool is None else pool - sum(parts.values()),
                   ("team", team, "falls", period): True if growth is not None and growth <= F("-0.1") else None}
    return values
