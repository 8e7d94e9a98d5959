"""The front desk as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import cut, largest_remainder, rounded

WEIGHT = {"supervisor": F("1.2"), "reception": F(1), "concierge": F("0.6")}


def work(given):
    values, over = {}, F(0)
    several = any("period" in row for row in given["company"])
    for month in sorted(given["company"], key=lambda row: row.get("period", "")):
        period = month.get("period")
        at = (period,) if several else ()
        of = lambda thing: [row for row in given.get(thing, []) if row.get("period") == period]
        people = of("employee")
        sold = {row["id"]: F(row["difference"]) * int(row["nights"])
                for row in of("upgrade") if row.get("free") != "yes" and row.get("cancelled") != "yes"}
        reach = sum(sold.values(), F(0)) / F(month["target"])
        rate = F("0.1") if reach >= 1 else F("0.08") if reach >= F("0.8") else F("0.05")
        paid, back = {}, {}
        for row in of("upgrade"):
            paid[row["employee"]] = paid.get(row["employee"], 0) + min(sold.get(row["id"], F(0)) * rate, F(300))
        for row in of("refund"):
            back[row["employee"]] = back.get(row["employee"], 0) + F(row["paid"])
        pool = rounded((sum(paid.values(), F(0)) - sum(back.values(), F(0))) * F("0.4"))
        pool = max(pool, F(0)) + over
        weights = {one["id"]: WEIGHT[one["post"]] * F(one.get("hours", 0)) for one in people if int(one.get("shifts", 0)) >= 15}
        if sum(weights.values()):
            parts = {who: cut(pool * w / sum(weights.values())) for who, w in weights.items()}
            nights = {one["id"]: int(one.get("nights", 0)) for one in people}
            parts[min(parts, key=lambda who: (-nights[who], who))] += pool - sum(parts.values())
        else:
            parts = dict.fromkeys(weights, F(0))
        over = pool - sum(parts.values())
        rated = month.get("rating", "none")
        clean = [one["id"] for one in people if int(one.get("bad", 0)) == 0]
        prize = largest_remainder({who: F(1500, len(clean)) for who in clean}) if rated != "none" and F(rated) >= F("4.8") and clean else {}
        values["company", "company", "rate", *at] = rate
        values["company", "company", "pool", *at] = pool
        for one in people:
            who = one["id"]
            count = lambda key: int(one.get(key, 0))
            cards = count("memberships")
            short = F(one.get("short", 0))
            values |= {
                ("employee", who, "upgrades", *at): rounded((paid.get(who, F(0)) - back.get(who, F(0))) * F("0.6")),
                ("employee", who, "poolPart", *at): parts.get(who),
                ("employee", who, "extras", *at): 5 * count("addOns") + (25 if cards >= 10 else 20) * cards,
                ("employee", who, "reviews", *at): max(30 * min(count("good"), 10) - 50 * count("bad"), -200),
                ("employee", who, "ratingPart", *at): prize.get(who, F(0) if who in clean else None),
                ("employee", who, "nightPay", *at): 30 * count("nights"),
                ("employee", who, "cash", *at): rounded(min(short, F(200))),
                ("employee", who, "cashCheck", *at): True if short > 200 else None,
            }
    return values
