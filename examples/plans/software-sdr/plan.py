"""Sales development pay as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, last_day, rounded

PRICE = {"small": 80, "middle": 150, "large": 300}


def mine(given, kind, who):
    return sorted((row for row in given.get(kind, []) if row["employee"] == who), key=lambda row: (row["dated"], row["id"]))


def pipeline(amount):
    return min(F(amount) * F(5, 1000), F(800))


def quota(hired, month):
    until = last_day(month)
    served = (until.year - hired.year) * 12 + until.month - hired.month - (until.day < hired.day)
    return 8 * F(min(served + 1, 4), 4)


def passed(row):
    """Days from acceptance to the date of the record."""
    return (as_date(row["dated"]) - as_date(row["acceptedOn"])).days


def work(given):
    values = {}
    for row in given["employee"]:
        who, month = row["id"], row["period"]
        held = [one for one in mine(given, "meeting", who) if one.get("held", "yes") == "yes"]
        reach = len(held) / quota(as_date(row["hiredOn"]), month)
        factor = F(0) if reach < F(1, 2) else F(8, 10) if reach < F(8, 10) else F(12, 10) if reach >= F(12, 10) else F(1)
        accepted, returned = mine(given, "opportunity", who), mine(given, "returned", who)
        quality = F(8, 10) if accepted and 2 * len(returned) >= len(accepted) else F(1)
        meetings = sum(PRICE[one["size"]] for one in held[:10]) * factor * quality
        chances = min(sum(pipeline(one["amount"]) for one in accepted), F(5000))
        back = sum(pipeline(one["amount"]) for one in returned if passed(one) <= 60)
        wins = sum(min(F(one["amount"]) / 100, F(2000)) for one in mine(given, "win", who) if passed(one) <= 180)
        values |= {
            ("employee", who, "reach", month): reach,
            ("employee", who, "meetingPay", month): meetings,
            ("employee", who, "opportunityPay", month): chances,
            ("employee", who, "takenBack", month): back,
            ("employee", who, "winPay", month): wins,
            ("employee", who, "pay", month): rounded(max(meetings + chances + wins - back, F(0))),
        }
    return values
