"""A hospital department's two distributions as the page says them, worked out without the library."""

from fractions import Fraction as F
from math import ceil

from oracle_kit import largest_remainder, rounded

POINTS = {"visit": F(2), "consultation": F(5), "discharge": F(15), "operation1": F(20), "operation2": F(45),
          "operation3": F(90), "operation4": F(160), "nursingDay": F("1.2")}
POST = {"chief": F("1.6"), "associate": F("1.4"), "attending": F("1.2"), "resident": F(1), "nurse": F("0.9")}


def pool_of(team, points):
    quality = F(team["quality"])
    factor = next((F(x) for edge, x in ((95, "1.05"), (85, "1"), (75, "0.9")) if quality >= edge), F("0.8"))
    gross = points * F("8.5") * factor
    saved = F(team["budget"]) - F(team["cost"])
    limit = gross * F(15, 100)
    cost = min(saved * F(3, 10), limit) if saved > 0 else max(saved / 2, -limit)
    drugs = F(team["drugs"]) / F(team["income"])
    over = max(ceil((drugs - F("0.3")) * 100), 0)
    pool = max(gross + cost - gross * F(2, 100) * over, F(0))
    return gross, cost, over, rounded(pool * (F("0.8") if team.get("dispute", "no") == "yes" else 1))


def shared(pool, weights):
    return largest(pool, weights) if sum(weights.values()) else dict.fromkeys(weights, F(0))


def largest(pool, weights):
    paid = largest_remainder({who: pool * w / sum(weights.values()) for who, w in weights.items()})
    return {who: F(x) for who, x in paid.items()}


def work(given):
    values, funds = {}, {}
    for team in sorted(given["team"], key=lambda one: one["period"]):
        name, period = team["id"], team["period"]
        people = [one for one in given["employee"] if (one["team"], one["period"]) == (name, period)]
        points = {one["id"]: F(0) for one in people}
        for row in given.get("work", []):
            if row["period"] == period and row["employee"] in points:
                cmi = F(team.get("caseMix", 1)) if row["kind"] == "discharge" else 1
                points[row["employee"]] += POINTS[row["kind"]] * F(row["number"]) * cmi
        gross, cost, over, pool = pool_of(team, sum(points.values()))
        directors = [one["id"] for one in people if one.get("director", "no") == "yes"]
        allowance = rounded(pool * F(5, 100)) if directors else F(0)
        reserve = rounded(pool * F(2, 100))
        funds[name] = funds.get(name, F(0)) + reserve - F(team.get("spent", 0))
        rest = pool - allowance - reserve
        by_work = rounded(rest * F(6, 10))
        work_part = shared(by_work, points)
        post_part = shared(rest - by_work, {one["id"]: POST[one["post"]] * F(one["present"]) for one in people})
        values |= {("team", name, column, period): x for column, x in {
            "points": sum(points.values()), "gross": gross, "costPart": cost, "overPoints": F(over), "pool": pool,
            "fund": funds[name], "overdrawn": True if funds[name] < 0 else None}.items()}
        for one in people:
            who = one["id"]
            values |= {("employee", who, "workPoints", period): points[who], ("employee", who, "byWork", period): work_part[who],
                       ("employee", who, "byPost", period): post_part[who],
                       ("employee", who, "allowance", period): allowance if who in directors else None}
    return values
