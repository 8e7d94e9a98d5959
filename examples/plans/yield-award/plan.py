"""The yield award as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded


def factor_of(share):
    if share is None or share < F("0.92"):
        return F(0)
    if share < F("0.95"):
        return F("0.4") + (share - F("0.92")) / F("0.03") * F("0.4")
    return 1 + (share - F("0.95")) / F("0.04") * F("0.4")


def median(numbers):
    ordered, half = sorted(numbers), len(numbers) // 2
    return None if not ordered else ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def work(given):
    values = {}
    team_of = {row["id"]: row["team"] for row in given["employee"]}
    shares = {row["id"]: rounded(F(row["good"]) / F(row["made"]), 4) if F(row["made"]) else None
              for row in given["employee"]}
    fines, prizes = dict.fromkeys(team_of, F(0)), dict.fromkeys(team_of, F(0))
    counted = {}
    for batch in sorted(given.get("batch", []), key=lambda row: (row["dated"], row["id"])):
        who, nth = batch["employee"], None
        if batch["reported"] == "no":
            nth = counted[who] = counted.get(who, 0) + 1
            fines[who] += 0 if nth == 1 else 50 if nth == 2 else 120
        values["batch", batch["id"], "nth"] = nth and F(nth)
    accepted = [row for row in given.get("suggestion", []) if row["accepted"] == "yes"]
    for row in given.get("suggestion", []):
        team = team_of[row["employee"]]
        earlier = sum(team_of[one["employee"]] == team and one["dated"] < row["dated"] for one in accepted)
        place = earlier + 1 if row in accepted else None
        values["suggestion", row["id"], "place"] = place and F(place)
        prizes[row["employee"]] += {1: 100, 2: 50, 3: 50}.get(place, 0)
    for who, team in team_of.items():
        share, made = shares[who], [x for one, x in shares.items() if team_of[one] == team and x is not None]
        middle, factor = median(made), factor_of(share)
        values["team", team, "middle"] = middle
        award = rounded(600 * factor)
        above = 0 if share is None or len(made) < 2 else 150 if share > middle else 80 if share == middle else 0
        values |= {
            ("employee", who, "share"): share,
            ("employee", who, "factor"): factor,
            ("employee", who, "award"): award,
            ("employee", who, "fine"): rounded(min(fines[who], award)),
            ("employee", who, "overMedian"): F(above),
            ("employee", who, "suggested"): prizes[who],
            ("employee", who, "together"): F(50 if share is not None and middle >= F("0.98") else 0),
        }
    return values
