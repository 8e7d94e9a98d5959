"""The car dealer's pay as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import rounded

PRICE = {"economy": (500, 350, 200, 100), "suv": (800, 500, 300, 100), "luxury": (1500, 1000, 600, 200)}
FACTOR = {("60", "80"): 12, ("60", "50"): 11, ("60", "0"): 10,
          ("30", "80"): 11, ("30", "50"): 10, ("30", "0"): 9,
          ("0", "80"): 10, ("0", "50"): 9, ("0", "0"): 8}


def per_car(car):
    margin = F(car["margin"]) / F(car["price"])
    step = next(at for at, edge in enumerate((F(6, 100), F(3, 100), F(0), None)) if edge is None or margin >= edge)
    return PRICE[car["model"]][step]


def extras(car):
    days = int(car.get("stockDays", 0))
    return (sum((days > 90, days > 180)) * 300 + (300 if car.get("tradeIn") == "yes" else 0)
            + F(car.get("fee", 0)) * F(15, 100) + min(F(car.get("premium", 0)) * F(3, 100), F(300)))


def reached(part, *edges):
    return next(edge for edge in (*edges, "0") if part * 100 >= int(edge))


def work(given):
    values, left = {}, {}
    for month in sorted({row["period"] for row in given["employee"]}):
        people, net = [row for row in given["employee"] if row["period"] == month], {}
        for row in people:
            who = row["id"]
            cars, back = ([one for one in given.get(kind, []) if one["employee"] == who and one["dated"][:7] == month]
                          for kind in ("car", "returned"))
            net[who] = units = len(cars) - len(back)
            whole = F(sum(per_car(car) for car in cars)) * (F(8, 10) if units < 3 else 1)
            factor = F(1)
            if cars:
                finance, insurance = (F(sum(car.get(key) == "yes" for car in cars), len(cars))
                                      for key in ("financed", "insured"))
                factor = F(FACTOR[reached(finance, "60", "30"), reached(insurance, "80", "50")], 10)
            content = row.get("satisfaction", "none") == "none" or F(row["satisfaction"]) >= 90
            volume = units * (400 if units >= 12 else 250 if units >= 9 else 100 if units >= 6 else 0) if content else 0
            earned = whole * factor + sum(extras(car) for car in cars) + volume
            taken = sum(F(one["paid"]) for one in back)
            paid = rounded(max(earned - taken - left.get(who, 0), F(0)))
            left[who] = max(taken - earned, F(0))
            values |= {
                ("employee", who, "units", month): units,
                ("employee", who, "factor", month): factor,
                ("employee", who, "byCars", month): whole * factor,
                ("employee", who, "extra", month): sum(extras(car) for car in cars),
                ("employee", who, "volume", month): F(volume),
                ("employee", who, "left", month): left[who],
                ("employee", who, "pay", month): paid,
            }
        targets = [row["target"] for row in given.get("company", []) if row["period"] == month]
        for row in people:
            reaches = bool(targets) and sum(net.values()) >= int(targets[0])
            values["employee", row["id"], "shopPrize", month] = 500 if reaches and net[row["id"]] >= 4 else None
    return values
