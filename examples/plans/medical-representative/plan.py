"""The medical representative's bonus as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded


def step(x, *steps):
    return next(F(value) for edge, value in steps if edge is None or x >= F(edge))


def year_before(quarter):
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


def work(given):
    values, boxes, years = {}, {}, {}
    for row in sorted(given["employee"], key=lambda row: row["period"]):
        who, quarter = row["id"], row["period"]
        weight = achieved = boxes_now = F(0)
        for one in given.get("product", []):
            if (one["employee"], one["period"]) != (who, quarter):
                continue
            sold = F(one["sold"])
            counted = sold - max(F(one.get("stock", 0)) - max(sold, F(0)) / 2, F(0))
            boxes_now += counted
            if one["target"] != "none":
                reach = counted / F(one["target"])
                weight += F(one["weight"][:-1]) / 100
                achieved += F(one["weight"][:-1]) / 100 * step(
                    reach, ("1.2", "1.5"), (1, 1), ("0.9", "0.7"), ("0.8", "0.4"), (None, 0))
        boxes[who, quarter] = boxes_now
        product = F(row["base"]) * achieved / weight if weight else F(0)
        before = boxes.get((who, year_before(quarter)))
        if before is None and row.get("lastYear", "none") != "none":
            before = F(row["lastYear"])
        growth = min(max(boxes_now - before, F(0)) * 2, F(6000)) if before and before > 0 else F(0)
        planned = row.get("planned", "none")
        visits = F(1) if planned == "none" else step(
            F(row["visits"]) / F(planned), ("0.8", 1), ("0.6", "0.8"), (None, "0.5"))
        grave = row.get("grave") == "yes"
        kept = max(1 - F(int(row.get("minor", 0)), 10), F(0))
        bonus = F(0) if grave else rounded((product + growth) * visits * kept)
        held = rounded(bonus / 5)
        year = years.setdefault((who, quarter[:4]), [F(0)] * 3)
        for at, x in enumerate((held, F(row.get("due", 0)), F(row.get("collected", 0)))):
            year[at] += x
        values |= {
            ("employee", who, "productBonus", quarter): product,
            ("employee", who, "boxes", quarter): boxes_now,
            ("employee", who, "growth", quarter): growth,
            ("employee", who, "bonus", quarter): bonus,
            ("employee", who, "held", quarter): held,
            ("employee", who, "paid", quarter): bonus - held,
            ("employee", who, "graveCase", quarter): "yes" if grave else None,
        }
    for (who, year), (held, due, collected) in years.items():
        rate = step(collected / due, ("0.95", 1), ("0.9", "0.5"), (None, 0)) if due else F(1)
        values["employee", who, "released", year] = rounded(held * rate)
    return values
