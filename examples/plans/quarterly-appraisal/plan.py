"""The quarterly appraisal as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import mean, rounded

FACTOR = {"excellent": F("1.3"), "good": F("1.1"), "fair": F("0.9"), "poor": F(0)}


def first_result(person, peers):
    head = F(person["head"])
    own = F(person["self"])
    if own - head > 15:
        own = head
    if len(peers) < 3:
        return None, rounded((own * 10 + head * 60) / 70)
    kept = sorted(peers)[1:-1] if len(peers) >= 5 else peers
    return mean(kept), rounded(own / 10 + mean(kept) * 3 / 10 + head * 6 / 10)


def graded(score, peers):
    grade = next((word for edge, word in ((90, "excellent"), (80, "good"), (60, "fair")) if score >= edge), "poor")
    return "good" if grade == "excellent" and any(mark < 40 for mark in peers) else grade


def work(given):
    values, run, lifts = {}, {}, {}
    for one in sorted(given["employee"], key=lambda row: row["period"]):
        who, quarter = one["id"], one["period"]
        peers = [F(row["mark"]) for row in given.get("rating", [])
                 if row["employee"] == who and row["period"] == quarter]
        base, away = F(one["base"]), F(one.get("away", 0))
        if away > 30:
            due = F(one["due"])
            found = {"peer": None, "first": None, "score": None, "grade": None,
                     "bonus": rounded(base * 6 / 10 * (due - away) / due)}
            run[who] = 0
        else:
            peer, first = first_result(one, peers)
            change = one.get("calibration", "none")
            score = min(first + (F(change) if change != "none" else 0), F(100))
            lifts.setdefault((one["team"], quarter), []).append((first, score))
            grade = graded(score, peers)
            run[who] = run.get(who, 0) + 1 if grade == "poor" else 0
            found = {"peer": peer, "first": first, "score": score, "grade": grade, "bonus": rounded(base * FACTOR[grade])}
        found["improvement"] = True if run[who] >= 2 else None
        values |= {("employee", who, column, quarter): value for column, value in found.items()}
    for (team, quarter), pairs in lifts.items():
        lift = mean(score for _, score in pairs) - mean(first for first, _ in pairs)
        values["team", team, "lift", quarter] = lift
        values["team", team, "explain", quarter] = True if lift > 1 else None
    return values
