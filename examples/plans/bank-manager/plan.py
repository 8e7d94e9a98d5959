"""The bank managers' bonus as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import largest_remainder, mean, rounded

WEIGHTS = {"deposits": F(40, 100), "loans": F(25, 100), "fees": F(20, 100), "customers": F(15, 100)}
POST = {"junior": F(1), "middle": F(12, 10), "senior": F(15, 10)}


def points_of(reach, average):
    """Points of one measure against the mean of its group."""
    return rounded(min(max(100 * reach / average, F(0)), F(150))) if average > 0 else F(100)


def work(given):
    kind = {row["id"]: row["kind"] for row in given["measure"]}
    results = {row["id"]: row for row in given["result"]}
    reach = {key: rounded(F(row["actual"]) / F(row["target"]), 4) for key, row in results.items()}
    average = {one: mean(reach[key] for key, row in results.items() if row["measure"] == one) for one in kind}
    points = {key: points_of(reach[key], average[row["measure"]]) for key, row in results.items()}
    mine = {person["id"]: [key for key, row in results.items() if row["employee"] == person["id"]]
            for person in given["employee"]}
    for keys in mine.values():
        weak = [key for key in keys if reach[key] < F(6, 10)]
        for key in keys:
            if set(weak) - {key}:
                points[key] = min(points[key], F(110))
    values = {("result", key, "capped"): x for key, x in points.items()}
    weighted = lambda keys, x: sum(x[key] * WEIGHTS[kind[results[key]["measure"]]] for key in keys)
    for team in {person["team"] for person in given["employee"]}:
        people = [person for person in given["employee"] if person["team"] == team]
        weights = {}
        for person in people:
            who = person["id"]
            score = weighted(mine[who], points)
            bad = F(person["badLoans"][:-1])
            if bad > 2:
                score = min(score, F(80))
            score = max(score - 5 * int(person.get("breaches", 0)), F(0))
            grave = person.get("grave") == "yes"
            if bad <= 5 and not grave:
                weights[who] = score * POST[person["post"]]
            values |= {("employee", who, "score"): score, ("employee", who, "graveCase"): "yes" if grave else None}
            values |= {("employee", who, name): None for name in ("part", "paid", "deferred")}
        together = rounded(mean(weighted(mine[person["id"]], reach) for person in people), 4)
        factor = F(12, 10) if together >= F(11, 10) else F(1) if together >= F(9, 10) else (
            F(8, 10) if together >= F(7, 10) else F(1, 2))
        pool, whole = len(people) * 8000 * factor, sum(weights.values())
        values |= {("team", team, "together"): together, ("team", team, "pool"): pool,
                   ("team", team, "left"): F(0) if whole else pool}
        if whole:
            for who, part in largest_remainder({who: pool * x / whole for who, x in weights.items()}).items():
                paid = rounded(part - max(part - 20000, F(0)) / 2)
                values |= {("employee", who, "part"): part, ("employee", who, "paid"): paid,
                           ("employee", who, "deferred"): part - paid}
    return values
