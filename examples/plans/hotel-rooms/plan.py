"""The hotel rooms as their page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

ROOMS = {"standard": F(1), "suite": F(2), "stay": F("0.6"), "longStay": F("0.5")}


def work(given):
    values = {}
    for person in given["employee"]:
        who = person["id"]
        of = lambda thing: [row for row in given.get(thing, []) if row["employee"] == who]
        days, tasks, again, done = {}, {}, 0, 0
        for row in of("round"):
            twice = int(row.get("again", 0))
            days[row["dated"]] = days.get(row["dated"], F(0)) + (int(row["rooms"]) - twice) * ROOMS[row["kind"]]
            again, done = again + twice, done + int(row["rooms"])
        for row in of("plan"):
            tasks[row["dated"]] = tasks.get(row["dated"], 0) + int(row["tasks"])
        above = sum((max(n - 13, F(0)) for n in days.values()), F(0)) * 8
        quality = person.get("quality", "none")
        missed = [F(row["price"]) for row in of("minibar")]
        rate = F(again, done) if done else None
        award = sum(1 for n in days.values() if n > 0) >= 5 and not again and not missed
        values |= {
            ("employee", who, "abovePay"): rounded(above * (F(1) if quality == "none" else F(quality))),
            ("employee", who, "againFine"): F(5 * again),
            ("employee", who, "againRate"): rate,
            ("employee", who, "planPay"): F(15 * sum(min(n, 2) for n in tasks.values())),
            ("employee", who, "minibarFine"): sum((min(price, F(50)) for price in missed), F(0)),
            ("employee", who, "award"): 200 if award else None,
            ("employee", who, "training"): True if rate is not None and rate > F("0.05") else None,
        }
    return values
