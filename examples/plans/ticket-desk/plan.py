"""The ticket desk as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

PRICE = {"inquiry": F("1.2"), "complaint": F("4.5"), "callback": F("0.8")}


def work(given):
    values = {}
    for person in given["employee"]:
        who = person["id"]
        rated, good, late = (int(person.get(key, 0)) for key in ("rated", "good", "late"))
        count = dict.fromkeys(PRICE, F(0))
        for ticket in given.get("ticket", []):
            if ticket["employee"] == who:
                count[ticket["kind"]] += F(ticket["closed"]) - F(ticket.get("sentBack", 0))
        earned = sum(PRICE[kind] * n for kind, n in count.items())
        share = F(good, rated) if rated else None
        factor = 1 if share is None or F("0.92") <= share < F("0.98") else F("1.15") if share >= F("0.98") else F("0.9")
        full = sum(count.values()) >= 600 and count["inquiry"] >= 50 and count["complaint"] >= 50
        values |= {
            ("employee", who, "basePay"): 2800,
            ("employee", who, "earned"): earned,
            ("employee", who, "goodShare"): share,
            ("employee", who, "factor"): factor,
            ("employee", who, "piecePay"): rounded(max(earned * factor - 15 * late, 0)),
            ("employee", who, "inAll"): sum(count.values()),
            ("employee", who, "award"): 200 if full else None,
        }
    return values
