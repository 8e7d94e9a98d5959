"""Regional managers as the page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import mean, rounded


def by_margin(margin):
    margin = max(margin, F(0))
    low, middle, high = min(margin, F(400000)), min(max(margin - 400000, F(0)), F(600000)), max(margin - 1000000, F(0))
    return low * F(3, 100) + middle * F(4, 100) + high * F(5, 100)


def year_before(quarter):
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


def work(given):
    values, record = {}, {}
    rows = sorted(given["employee"], key=lambda one: one["period"])
    for one in rows:
        if one["role"] == "manager":
            record[one["id"], one["period"]] = F(one["sales"]) - F(one.get("returned", 0))
    for quarter, region in sorted({(one["period"], one["team"]) for one in rows}):
        people = [one for one in rows if (one["period"], one["team"]) == (quarter, region)]
        managers = [one for one in people if one["role"] == "manager"]
        net = sum(record[one["id"], quarter] for one in managers)
        target = sum(F(one["target"]) for one in managers)
        reach = net / target
        factor = F("1.15") if reach >= F("1.1") else F(1) if reach >= 1 else F("0.7")
        bonuses = {}
        for one in managers:
            who, own = one["id"], record[one["id"], quarter]
            last = record.get((who, year_before(quarter)))
            if last is None and one.get("lastYear", "none") != "none":
                last = F(one["lastYear"])
            ways = [by_margin(F(one.get("margin", 0)))] + ([] if last is None else [(own - last) * F(3, 100)])
            overdue = F(one.get("overdue", 0)) * F(5, 1000)
            if reach >= F("0.9") and own / F(one["target"]) >= F("0.7"):
                bonuses[who] = rounded(max(max(ways) * factor - overdue, F(0)))
            values |= {("employee", who, "byMargin", quarter): ways[0],
                       ("employee", who, "byGrowth", quarter): ways[1] if len(ways) > 1 else None,
                       ("employee", who, "bonus", quarter): bonuses.get(who)}
        for one in people:
            if one["role"] == "director":
                extra = max(net - target, F(0)) * F(3, 1000)
                due = rounded(extra + (mean(bonuses.values()) or F(0)) / 2) if reach >= F("0.9") else None
                values["employee", one["id"], "directorBonus", quarter] = due
        values |= {("team", region, "regionNet", quarter): net, ("team", region, "unlocked", quarter): reach >= F("0.9"),
                   ("team", region, "regionFactor", quarter): factor}
    return values
