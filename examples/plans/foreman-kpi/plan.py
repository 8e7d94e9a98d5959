"""The foreman's appraisal as its page says it, worked out without the library."""

from fractions import Fraction as F
from math import ceil, floor

from oracle_kit import mean, rounded

FACTOR = {"A": F("1.2"), "B": F(1), "C": F("0.8"), "D": F("0.5"), "E": F(0)}


def output_points(planned, made):
    reach = made / planned
    if reach < F("0.85"):
        return F(0)
    if reach < 1:
        return 30 - ceil((1 - reach) * 100) * F("1.5")
    return F(30 + min(floor((reach - 1) * 50), 5))


def quality_points(share):
    return F(max(25 - max(ceil((F("0.985") - share) * 1000), 0), 0))


def cost_points(ratio):
    if ratio <= 1:
        return F(20 + min(floor((1 - ratio) * 100), 4))
    return F(max(20 - 2 * ceil((ratio - 1) * 100), 0))


def stop_points(hours):
    return F(next((points for most, points in ((8, 15), (16, 10), (24, 5)) if hours <= most), 0))


def grade_of(score, slight):
    grade = next((g for edge, g in ((95, "A"), (85, "B"), (75, "C"), (60, "D")) if score >= edge), "E")
    return max(grade, "C") if slight >= 2 else grade


def work(given):
    values, run = {}, {}
    for one in sorted(given["employee"], key=lambda row: row.get("period", "")):
        who, period = one["id"], one.get("period")
        number = lambda key, default="0": F(one.get(key, default))
        marks = [F(row["mark"]) for row in given.get("inspection", [])
                 if row["employee"] == who and row.get("period") == period]
        planned = number("planned")
        output = output_points(planned, number("made")) if planned else None
        quality = quality_points(number("passed") / number("inspected"))
        cost = cost_points(number("cost") / number("budget"))
        stop, floor_points = stop_points(number("stopped")), mean(marks) if marks else F(10)
        rest = quality + cost + stop + floor_points
        points = rounded(rest * 100 / 70) if output is None else output + rest
        slight, grave = number("slight"), number("grave")
        score = F(0) if grave else max(points - 10 * slight, F(0))
        grade = "E" if grave else grade_of(score, slight)
        run[who] = run.get(who, 0) + 1 if grade == "E" else 0
        at = [period] if period else []
        found = {
            "outputPoints": output, "qualityPoints": quality, "costPoints": cost, "stopPoints": stop,
            "floorPoints": floor_points, "score": score, "grade": grade, "pay": 3500 * FACTOR[grade],
            "transfer": run[who] >= 2 or None,
        }
        values |= {("employee", who, column, *at): value for column, value in found.items()}
    return values
