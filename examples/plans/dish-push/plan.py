"""Dishes and bottles as the page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import cut, rounded


def opener(bottle):
    price = F(bottle.get("price", 0))
    if bottle["kind"] == "beer":
        return F("0.5")
    if bottle["kind"] == "wine":
        return price * F("0.08")
    return F(15) if price <= 300 else F(40)


def work(given):
    values, weeks = {}, {}
    award = {row["id"]: F(row["perPortion"]) for row in given.get("dish", [])}
    people = given["employee"]
    opened = {one["id"]: F(0) for one in people}
    for bottle in given.get("bottle", []):
        sold, caps = int(bottle["sold"]), int(bottle["caps"])
        opened[bottle["employee"]] += min(sold, caps) * opener(bottle)
        values["bottle", bottle["id"], "tooMany"] = True if caps > sold else None
    sheets = {row["id"]: row for row in given.get("sheet", [])}
    pushes = [push | {"employee": sheets[push["sheet"]]["employee"]} for push in given.get("push", [])]
    for name, sheet in sheets.items():
        weeks.setdefault(sheet["calendarWeek"], {})[name] = sum(
            int(push["portions"]) - int(push.get("back", 0)) for push in pushes if push["sheet"] == name)
    prizes = {}
    for of in weeks.values():
        for name, n in of.items():
            place = sum(1 for other in of.values() if other >= n)
            values |= {("sheet", name, "ofWeek"): n, ("sheet", name, "weekPlace"): place}
            if place == 1 and n >= 20:
                prizes[sheets[name]["employee"]] = prizes.get(sheets[name]["employee"], 0) + 50
    pool = rounded(sum(opened.values()) * F("0.2"))
    runners = {one["id"]: F(one.get("days", 0)) for one in people if one["post"] == "runner"}
    all_days = sum(runners.values())
    parts = {who: cut(pool * days / all_days) if all_days else F(0) for who, days in runners.items()}
    if all_days:
        parts[min(runners, key=lambda who: (-runners[who], who))] += pool - sum(parts.values())
    values["company", "company", "runnersPool"] = pool
    for one in people:
        who, waits = one["id"], one["post"] == "waiter"
        mine = [push for push in pushes if push["employee"] == who]
        portions = sum(int(push["portions"]) - int(push.get("back", 0)) for push in mine)
        target = one.get("target", "none")
        factor = F(1)
        if target != "none":
            reach = F(portions, int(target))
            factor = F("1.5") if reach >= 1 else F(1) if reach >= F("0.6") else F("0.5")
        money = sum((award[push["dish"]] * (int(push["portions"]) - int(push.get("back", 0))) for push in mine), F(0))
        wrong = sum((award[push["dish"]] * int(push.get("wrong", 0)) for push in mine), F(0))
        values |= {
            ("employee", who, "inAll"): portions,
            ("employee", who, "factor"): factor,
            ("employee", who, "dishes"): rounded(min(max(money * factor - wrong, F(0)), F(1500))) if waits else None,
            ("employee", who, "openers"): rounded(opened[who] * F("0.8")) if waits else None,
            ("employee", who, "runnersPart"): parts.get(who),
            ("employee", who, "weeksWon"): F(prizes.get(who, 0)),
        }
    return values
