"""The fashion shop as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import largest_remainder, rounded

P = F(1, 100)


def step(value, rows, rest):
    """The first of rows (edge, result), from the top, whose edge the value reaches."""
    return next((result for edge, result in rows if value >= edge), rest)


def work(given):
    values, sums = {}, {}
    for person in given["employee"]:
        mine = [row for row in given.get("receipt", []) if row["employee"] == person["id"]]
        sums[person["id"]] = {
            "net": sum((F(row["amount"]) for row in mine), F(0)),
            "counts": sum((F(row["amount"]) - F(row.get("clearance", 0)) / 2 for row in mine), F(0)),
            "pieces": sum(int(row["pieces"]) for row in mine),
            "receipts": sum(1 for row in mine if F(row["amount"]) > 0),
        }
    for shop in given["team"]:
        staff = [one for one in given["employee"] if one["team"] == shop["id"]]
        net = sum((sums[one["id"]]["net"] for one in staff), F(0))
        receipts = sum(sums[one["id"]]["receipts"] for one in staff)
        reach = net / F(shop["target"])
        values["team", shop["id"], "shopReach"] = reach
        most = step(reach, [(1, F(1)), (F("0.8"), 2 * P)], P)
        sellers = [one for one in staff if one["post"] == "seller"]
        own = {one["id"]: None if one.get("target", "none") == "none" else sums[one["id"]]["net"] / F(one["target"])
               for one in sellers}
        able = [who for who in own if own[who] is not None and own[who] >= 1]
        best = max((sums[who]["net"] for who in able), default=None)
        first = sorted(who for who in able if sums[who]["net"] == best)
        prize = largest_remainder({who: F(300, len(first)) for who in first}) if first else {}
        public = rounded(max(sum((sums[one["id"]]["net"] for one in staff if one["post"] == "manager"), F(0)), F(0)) * 2 * P)
        there = sorted(one["id"] for one in sellers if int(one["days"]) >= 20)
        part = largest_remainder({who: public / len(there) for who in there}) if there else {}
        for one in staff:
            who, mine = one["id"], sums[one["id"]]
            bundle = F(mine["pieces"], mine["receipts"]) if mine["receipts"] else None
            values |= {("employee", who, "net"): mine["net"], ("employee", who, "perReceipt"): bundle}
            if one["post"] == "manager":
                values |= {
                    ("employee", who, "rate"): None, ("employee", who, "commission"): None,
                    ("employee", who, "receiptAward"): None, ("employee", who, "publicPart"): None,
                    ("employee", who, "champion"): None,
                    ("employee", who, "managerPay"): rounded(max(net, F(0)) * P / 2),
                }
                continue
            rate = 2 * P if own[who] is None else step(
                own[who], [(F("1.2"), 3 * P), (1, F("2.5") * P), (F("0.8"), 2 * P)], F("1.5") * P)
            more = 0 if bundle is None else step(
                bundle, [(F("2.2"), F("0.3") * P), (F("1.8"), F("0.2") * P), (F("1.5"), F(0))], -F("0.2") * P)
            rate = min(rate, most) + more
            mean = mine["net"] / mine["receipts"] if mine["receipts"] else None
            high = mean is not None and mean >= 500 and mean > net / receipts
            values |= {
                ("employee", who, "rate"): rate,
                ("employee", who, "commission"): rounded(max(mine["counts"], F(0)) * rate if mine["net"] >= 0 else F(0)),
                ("employee", who, "receiptAward"): 200 if high else None,
                ("employee", who, "publicPart"): part.get(who),
                ("employee", who, "champion"): prize.get(who),
                ("employee", who, "managerPay"): None,
            }
    return values
