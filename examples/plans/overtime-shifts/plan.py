"""Overtime, shifts and full attendance as the page says them, worked out without the library."""

from datetime import timedelta
from fractions import Fraction as F

from oracle_kit import as_date, as_moment, last_day, rounded

MONTH = "2026-05"


def works(day, moved):
    return moved.get(day, day.weekday() < 5)


def slip(one, moved):
    """Hours that count, and hours to pay."""
    start, end = as_moment(one["dated"]), as_moment(one["until"])
    hours = F(int((end - start).total_seconds()), 3600)
    if hours > 4:
        hours -= F(1, 2)
    hours = F(int(hours * 2), 2)
    if one.get("statutory", "no") == "yes":
        return hours, hours * 3
    if works(start.date(), moved):
        return hours, hours * F(3, 2)
    return hours, hours * (0 if one.get("timeOff", "no") == "yes" else 2)


def award_of(person, late, joined):
    if F(person.get("personal", 0)) or F(person.get("sick", 0)) > 1 or joined or any(m > 30 for m in late):
        return F(0)
    small = sum(m <= 5 for m in late)
    left = F(300) - 50 * max(small - 3, 0) - 50 * (len(late) - small) - 20 * max(int(person.get("missed", 0)) - 1, 0)
    return max(left, F(0)) / (2 if F(person.get("sick", 0)) else 1)


def work(given):
    moved = {as_date(one["day"]): one["works"] == "yes" for one in given.get("holiday", [])}
    first, end, values = as_date(f"{MONTH}-01"), last_day(MONTH), {}
    for person in given["employee"]:
        who, wage = person["id"], F(person["wage"])
        rows = lambda thing: [one for one in given.get(thing, []) if one["employee"] == who]
        day = rounded(wage / F("21.75"))
        hour = rounded(day / 8)
        slips = [slip(one, moved) for one in rows("overtime")]
        joined_on = as_date(person["hiredOn"])
        joined = joined_on >= first
        base = wage
        if joined:
            days = (joined_on + timedelta(days=n) for n in range((end - joined_on).days + 1))
            base = min(day * sum(works(one, moved) for one in days), wage)
        nights = sum(int(one["nights"]) for one in rows("shift"))
        evenings = sum(int(one.get("evenings", 0)) for one in rows("shift"))
        hours = sum(h for h, _ in slips)
        found = {
            "dayWage": day, "hourWage": hour, "base": base,
            "hours": hours, "overtimePay": rounded(sum(pay for _, pay in slips) * hour), "tooMuch": hours > 36 or None,
            "shiftPay": F(15 * evenings + 30 * min(nights, 10) + 45 * max(nights - 10, 0)),
            "award": award_of(person, [F(one["late"]) for one in rows("lateness")], joined),
            "leave": rounded(-day * (F(person.get("personal", 0)) + F(person.get("sick", 0)) * F(4, 10))),
        }
        values |= {("employee", who, column, MONTH): value for column, value in found.items()}
    return values
