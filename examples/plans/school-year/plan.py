"""A school's year as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import mean, rounded


def school_year(month):
    year, number = int(month[:4]), int(month[5:7])
    return year if number >= 9 else year - 1


def term(month):
    """FY2025/09-H1 is September 2025 to February 2026."""
    return f"FY{school_year(month)}/09-H{1 if int(month[5:7]) >= 9 or int(month[5:7]) <= 2 else 2}"


def extra(lessons):
    return min(max(lessons - 200, F(0)), F(100)) * 35 + max(lessons - 300, F(0)) * 45


def allowance(one):
    if "pupils" not in one or one["pupils"] == "none":
        return None
    pupils = int(one["pupils"])
    full = F(600 if pupils <= 35 else 700 if pupils <= 45 else 800)
    return full / 2 if one.get("mark", "none") != "none" and F(one["mark"]) < 60 else full


def work(given):
    values, taught, marks, supposed, grade = {}, {}, {}, {}, {}
    for one in sorted(given["employee"], key=lambda row: row["period"]):
        who, period = one["id"], one["period"]
        if "termMark" in one:
            supposed[who, period] = None if one["termMark"] == "none" else F(one["termMark"])
            continue
        grade[who] = one["team"]
        year = who, school_year(period)
        before = taught.get(year, F(0))
        taught[year] = before + F(one.get("lessons", 0))
        if one.get("mark", "none") != "none":
            marks.setdefault((who, term(period)), []).append(F(one["mark"]))
        values |= {("employee", who, "classPay", period): allowance(one),
                   ("employee", who, "extraPay", period): rounded(extra(taught[year]) - extra(before))}
    means = {key: rounded(mean(some), 1) if len(some) >= 4 else None for key, some in marks.items()} | supposed
    for (who, name), score in means.items():
        values["employee", who, "termMark", name] = score
        others = [x for (other, at), x in means.items() if at == name and x is not None and grade[other] == grade[who]]
        place = None if score is None else 1 + sum(x > score for x in others)
        award = None if place is None else 1500 if place == 1 else 800 if place <= 3 else 300 if score >= 60 else None
        values |= {("employee", who, "termPlace", name): place, ("employee", who, "termAward", name): award}
    for who, year in {(who, name[:-3]) for who, name in means}:
        both = [means.get((who, f"{year}-H{n}")) for n in (1, 2)]
        good = all(x is not None and x >= 85 for x in both)
        values["employee", who, "yearAward", year] = F(1000) if good else None
    return values
