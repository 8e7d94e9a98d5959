"""The recoverable draw as its page says it, worked out without the library."""

from fractions import Fraction as F

from oracle_kit import as_date, cut, last_day, rounded


def commission(sales):
    return rounded(min(sales, F(100000)) * F(5, 100) + max(sales - 100000, F(0)) * F(7, 100))


def guarantee(hired, month):
    last = last_day(month)
    if f"{hired:%Y-%m}" != month:
        return F(8000)
    return rounded(F(8000) * (last.day - hired.day + 1) / last.day)


def work(given):
    values, owed = {}, {}
    for row in sorted(given["employee"], key=lambda row: row["period"]):
        who, month = row["id"], row["period"]
        hired, leaves = as_date(row["hiredOn"]), row.get("leftOn", "none")[:7] == month
        earned, floor = commission(F(row["sales"])), guarantee(as_date(row["hiredOn"]), month)
        balance = owed.get(who, F(0))
        advance = repaid = added = F(0)
        if leaves:
            repaid = min(max(earned, F(0)), balance)
        elif earned < floor:
            age = (int(month[:4]) - hired.year) * 12 + int(month[5:]) - hired.month
            advance = floor - earned
            if age >= 3:
                added = advance = min(advance, 24000 - balance)
        else:
            repaid = min(rounded((earned - floor) / 2), balance)
        balance += added - repaid
        forgiven = cut(balance / 2, 0) if month.endswith("12") and not leaves else F(0)
        owed[who] = balance - forgiven
        values |= {
            ("employee", who, "commission", month): earned,
            ("employee", who, "advance", month): advance,
            ("employee", who, "repaid", month): repaid,
            ("employee", who, "forgiven", month): forgiven,
            ("employee", who, "owed", month): owed[who],
            ("employee", who, "paid", month): max(earned + advance - repaid, F(0)),
            ("employee", who, "settling", month): "yes" if leaves and owed[who] > 0 else None,
        }
    return values
