"""Export sales as the page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded


def work(given, readings):
    day = {"last day": "Close", "first day": "Open"}[readings.get("monthRate", "last day")]
    values = {}
    for person in given["employee"]:
        who, period = person["id"], person["period"]
        rates = next(row for row in given["company"] if row["period"] == period)
        usd, eur = F(rates["usd" + day]), F(rates["eur" + day])
        whole = F(0)
        for receipt in given.get("receipt", []):
            if (receipt["employee"], receipt["period"]) != (who, period):
                continue
            locked = receipt.get("locked", "none")
            dollars, euros = F(receipt["usd"]), F(receipt.get("eur", 0))
            yuan = rounded(dollars * (usd if locked == "none" else F(locked)) + euros * eur)
            cost = F(receipt["cost"])
            profit = yuan - cost + rounded(cost / F("1.13") * F("0.13"))
            if yuan <= 0:
                rate = F("0.1")
            else:
                margin = profit / yuan
                rate = F("0.15") if margin >= F("0.2") else F("0.1") if margin >= F("0.1") else F("0.05")
            values |= {
                ("receipt", receipt["id"], "yuan", period): yuan,
                ("receipt", receipt["id"], "profit", period): profit,
                ("receipt", receipt["id"], "ofReceipt", period): profit * rate,
            }
            whole += profit * rate
        commission = rounded(max(whole, 0))
        award = rounded(int(person.get("newEuro", 0)) * 200 * eur)
        wage = F(person["base"]) + commission + award
        abroad = person["paidIn"] == "dollars"
        values |= {
            ("employee", who, "base", period): F(person["base"]),
            ("employee", who, "commission", period): commission,
            ("employee", who, "award", period): award,
            ("employee", who, "exchanged", period): -wage if abroad else None,
            ("employee", who, "inDollars", period): rounded(wage / usd) if abroad else None,
        }
    return values
