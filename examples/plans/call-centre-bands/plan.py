"""The call centre's bands as its page says them, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

QUALITY = [(95, [0, 400, 700, 1000]), (85, [0, 250, 450, 650]), (70, [0, 100, 200, 300])]


def work(given):
    values = {}
    for row in given["employee"]:
        who, hours = row["id"], F(row["hours"])
        nights, praise, late, complaints, months, calls, resolved = (
            int(row[key]) for key in ("nights", "praise", "late", "complaints", "months", "calls", "resolved"))
        absent, two = F(row["absent"]), row["bilingual"] == "yes"
        column = sum(hours >= edge for edge in (80, 120, 160))
        score = None if row["score"] == "none" else F(row["score"])
        quality = next((cells[column] for edge, cells in QUALITY if score is not None and score >= edge), 0)
        cuts = [(complaints >= 1, 10), (complaints >= 3, 30), (late >= 6, 20)]
        cut = max([F(percent, 100) for holds, percent in cuts if holds], default=F(0))
        fcr = F(resolved, calls) if calls else F(0)
        extras = sum(amount for holds, amount in [
            (nights >= 8, 200), (praise >= 3, 150), (fcr >= F("0.85"), 300), (fcr >= F("0.92"), 200),
            (hours >= 120 and absent == 0, 100), (hours >= 120 and two, 250)] if holds)
        flags = (late >= 3) + (complaints >= 1) + (absent > 0)
        bonus = F(min(extras, 800)) / (2 if flags >= 2 else 1)
        base, quality_pay = rounded(hours * 14), rounded(quality * (1 - cut))
        guarantee = max([hours * 15] + [F(amount) for holds, amount in [
            (months < 3 and hours >= 80, 2600), (nights >= 8, 3000), (hours >= 160, 2900)] if holds])
        earned = base + quality_pay + bonus
        values |= {
            ("employee", who, "hourly"): base,
            ("employee", who, "quality"): F(quality),
            ("employee", who, "cut"): cut,
            ("employee", who, "qualityPay"): quality_pay,
            ("employee", who, "extras"): F(extras),
            ("employee", who, "flags"): F(flags),
            ("employee", who, "bonus"): rounded(bonus),
            ("employee", who, "guarantee"): guarantee,
            ("employee", who, "topUp"): rounded(max(guarantee - earned, 0)),
        }
    return values
