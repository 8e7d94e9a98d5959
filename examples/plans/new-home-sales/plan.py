"""The new-home plan as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

STAGES = (("signedOn", 40), ("loanOn", 40), ("handedOn", 20))


def rate(units):
    return next(F(rate, 10000) for edge, rate in ((10, 40), (6, 30), (3, 25), (0, 20)) if units >= edge)


def month_of(row, key):
    return row.get(key, "none")[:7]


def work(given):
    values, contracts = {}, {}
    for row in given.get("contract", []):
        contracts.setdefault(row["id"], {"paid": F(0)}).update(row)
    for month in sorted({row["period"] for row in given["employee"]}):
        people = [row["id"] for row in given["employee"] if row["period"] == month]
        launch = any(row["period"] == month and row.get("launch") == "yes" for row in given.get("company", []))
        listed = {row["id"] for row in given.get("contract", []) if row["period"] == month}
        signed = {who: [one for key, one in contracts.items() if key in listed and one["employee"] == who
                        and month_of(one, "signedOn") == month] for who in people}
        spaces = {row["id"]: int(row.get("spaces", 0)) for row in given["employee"] if row["period"] == month}
        units = {who: len(signed[who]) + spaces[who] // 3 for who in people}
        for who in people:
            values["employee", who, "units", month] = units[who]
            values["employee", who, "rate", month] = rate(units[who])
            flats = F(0)
            for key in sorted(listed):
                one = contracts[key]
                if one["employee"] != who:
                    continue
                if one in signed[who]:
                    one["whole"] = F(one["price"]) * rate(units[who]) * (F(8, 10) if one.get("cheap") == "yes" else 1)
                if "whole" not in one:
                    values |= {("contract", key, "release", month): None, ("contract", key, "unknown", month): "yes"}
                    continue
                now = next(row for row in given["contract"] if row["id"] == key and row["period"] == month)
                reached = [percent for stage, percent in STAGES if "none" != month_of(now, stage) <= month]
                if month_of(now, "withdrawnOn") == month:
                    due = -one["paid"]
                elif len(reached) == 3:
                    due = rounded(one["whole"]) - one["paid"]
                else:
                    due = sum(rounded(one["whole"] * percent / 100) for percent in reached) - one["paid"]
                one["paid"] += due
                flats += due
                values |= {("contract", key, "release", month): due, ("contract", key, "unknown", month): None}
            values |= {
                ("employee", who, "flats", month): flats,
                ("employee", who, "parking", month): 500 * spaces[who],
                ("employee", who, "launchPrize", month):
                    800 if launch and sum(units.values()) >= 20 and (signed[who] or spaces[who]) else None,
            }
    return values
