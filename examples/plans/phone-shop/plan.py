"""The phone shop as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, rounded


def work(given):
    values = {}
    models = {row["id"]: row for row in given.get("model", [])}
    due = int(given["company"][0]["daysDue"])
    for sale in given.get("sale", []):
        model, price = models[sale["model"]], F(sale["price"])
        guide, each = F(model["guide"]), F(model["perPhone"])
        below, approved = price < guide * F("0.97"), sale.get("approved", "no") == "yes"
        full = price >= guide or approved
        pays = int(sale["number"]) * (each if full else 0 if below else each / 2)
        values["sale", sale["id"], "pays"] = pays
        values["sale", sale["id"], "tooCheap"] = True if below and not approved else None
    for person in given["employee"]:
        who, days = person["id"], int(person["days"])
        mine = [sale for sale in given.get("sale", []) if sale["employee"] == who]
        pushed = sum(int(sale["number"]) for sale in mine if models[sale["model"]].get("pushed") == "yes")
        factor = 1 if pushed >= 3 or person.get("new", "no") == "yes" else F("0.8")
        extra = 40 if pushed >= 10 else 20 if pushed >= 5 else 0
        phones = rounded(sum(values["sale", sale["id"], "pays"] for sale in mine) * factor)
        parts = rounded(sum((F(row["price"]) - F(row["cost"])) * int(row["number"]) * F("0.15")
                            for row in given.get("accessory", []) if row["employee"] == who))
        back = -sum(F(row["paid"]) for row in given.get("return", []) if row["employee"] == who
                    and row.get("damaged", "no") == "no" and (as_date(row["dated"]) - as_date(row["soldOn"])).days <= 15)
        base = rounded(F(2600) * days / due)
        together = base + phones + pushed * extra + parts + back
        values |= {
            ("employee", who, "basePay"): base,
            ("employee", who, "pushedPhones"): pushed,
            ("employee", who, "phones"): phones,
            ("employee", who, "pushAward"): pushed * extra,
            ("employee", who, "accessories"): parts,
            ("employee", who, "takenBack"): back,
            ("employee", who, "topUp"): rounded(max(F(2200) - together, 0)) if days else None,
        }
    return values
