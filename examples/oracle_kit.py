"""What the programs of the examples share: tables, exact numbers as text, dates, draws.

No policy is in here, and nothing of the library: only what every table needs. Standard library only.
The figures in the texts are by hand; `python3 -m doctest oracle_kit.py` holds the functions to them.
"""

import csv
import random
from calendar import monthrange
from datetime import date, datetime, timedelta
from fractions import Fraction as F

# tables


def read(path):
    """The rows of a CSV file, each as column → text."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, rows):
    """A CSV file in UTF-8 with plain line ends; its folder is made where it is not there."""
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_results(folder, lines, values, findings):
    """lines.csv, values.csv and findings.csv, sorted.

    Lines and values are (period, thing, id, name) → text, findings (period, thing, id, rule).
    """
    write(folder / "lines.csv", ["period", "thing", "id", "line", "amount"],
          [(*key, text) for key, text in sorted(lines.items())])
    write(folder / "values.csv", ["period", "thing", "id", "rule", "value"],
          [(*key, text) for key, text in sorted(values.items())])
    write(folder / "findings.csv", ["period", "thing", "id", "rule"], sorted(findings))


def changes(before, after, absent=""):
    """(*key, text before, text after) wherever they differ.

    >>> changes({("K1", "wage"): "10.00", ("K2", "wage"): "7.00"}, {("K1", "wage"): "12.00", ("K2", "wage"): "7.00"})
    [('K1', 'wage', '10.00', '12.00')]
    >>> changes({("K1", "prize"): "5.00"}, {})
    [('K1', 'prize', '5.00', '')]
    """
    both = [(key, before.get(key, absent), after.get(key, absent)) for key in sorted(before.keys() | after.keys())]
    return [(*key, old, new) for key, old, new in both if old != new]


def finding_changes(before, after):
    """(*finding, gone or new) of every finding that only one side has.

    >>> finding_changes([("K1", "late"), ("K2", "late")], [("K2", "late"), ("K3", "late")])
    [('K1', 'late', 'gone'), ('K3', 'late', 'new')]
    """
    before, after = set(before), set(after)
    return [(*one, "gone" if one in before else "new") for one in sorted(before ^ after)]


# numbers


def as_number(text):
    """What a cell says, exactly; None where it is empty.

    >>> as_number("12.50"), as_number("")
    (Fraction(25, 2), None)
    """
    return F(text) if text else None


def mean(numbers):
    """Their exact mean; None where there are none.

    >>> mean([1, 0, 1]), mean([])
    (Fraction(2, 3), None)
    """
    numbers = list(numbers)
    return F(sum(numbers)) / len(numbers) if numbers else None


def rounded(x, places=2):
    """To so many decimals, half away from zero. Nothing stays nothing.

    >>> [shortest(rounded(F(text))) for text in ("123.465", "-123.465", "0.994")]
    ['123.47', '-123.47', '0.99']
    """
    if x is None:
        return None
    scaled = abs(x) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return F(whole if x >= 0 else -whole, 10**places)


def cut(x, places=2):
    """To so many decimals, toward zero.

    >>> shortest(cut(F("123.469"))), shortest(cut(F("-123.469")))
    ('123.46', '-123.46')
    """
    return F(int(x * 10**places), 10**places)


def largest_remainder(shares):
    """The same total in whole fen each: all are cut, then the odd fen go to the largest remainders,
    of equal ones to the first in the order of the keys.

    >>> shares = {"c": F("5.004"), "b": F("5.004"), "a": F("5.002")}  # 15.01 in all, 15.00 when cut
    >>> amounts(largest_remainder(shares))
    {'c': '5.00', 'b': '5.01', 'a': '5.00'}
    """
    total, fen = sum(shares.values()), F(1, 100)
    down = {key: cut(x) for key, x in shares.items()}
    odd = (total - sum(down.values())) / fen
    assert odd.denominator == 1
    for key in sorted(shares, key=lambda key: (down[key] - shares[key], key))[: int(odd)]:
        down[key] += fen
    assert sum(down.values()) == total
    return down


# numbers as text


def fixed(x, places):
    """With exactly so many decimals, which have to hold it.

    >>> fixed(F("-0.5"), 2)
    '-0.50'
    """
    units = F(x) * 10**places
    assert units.denominator == 1
    digits = str(abs(units.numerator)).rjust(places + 1, "0")
    sign = "-" if units < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def shortest(x):
    """With as few decimals as it takes, or n/d where no decimal is exact.

    >>> [shortest(x) for x in (95, F("95.50"), F("-0.05"), F(-7, 6))]
    ['95', '95.5', '-0.05', '-7/6']
    """
    x, places = F(x), 0
    if 10 ** x.denominator.bit_length() % x.denominator:  # more than twos and fives
        return f"{x.numerator}/{x.denominator}"
    while (x * 10**places).denominator != 1:
        places += 1
    return fixed(x, places)


def money(x):
    """Whole fen, with two decimals.

    >>> money(F("1234.5")), money(0)
    ('1234.50', '0.00')
    """
    return fixed(x, 2)


def amounts(lines):
    """The same lines with their amounts as text.

    >>> amounts({("K1", "wage"): F("7.5")})
    {('K1', 'wage'): '7.50'}
    """
    return {key: money(x) for key, x in lines.items()}


def yes(truth):
    """yes or no."""
    return "yes" if truth else "no"


def shown(x):
    """As values.csv writes it: yes, no, none, a word as it is, a number in its shortest form.

    >>> [shown(x) for x in (True, None, "late", F(1, 4))]
    ['yes', 'none', 'late', '0.25']
    """
    if x is None:
        return "none"
    if isinstance(x, bool):
        return yes(x)
    return x if isinstance(x, str) else shortest(x)


def half(count):
    """So many halves.

    >>> half(181), half(180)
    ('90.5', '90')
    """
    return shortest(F(count, 2))


# dates


def as_date(text):
    """A date; None where the cell is empty.

    >>> str(as_date("2026-02-14")), as_date("")
    ('2026-02-14', None)
    """
    return date.fromisoformat(text) if text else None


def as_moment(text):
    """A date with a time of day; None where the cell is empty.

    >>> str(as_moment("2026-01-06 10:10")), as_moment("")
    ('2026-01-06 10:10:00', None)
    """
    return datetime.fromisoformat(text) if text else None


def moment_text(at):
    """As a cell has it: with seconds only where there are any, empty where there is no moment.

    >>> [moment_text(at) for at in (datetime(2026, 1, 6, 10, 10, 1), datetime(2026, 1, 6, 10), None)]
    ['2026-01-06 10:10:01', '2026-01-06 10:00', '']
    """
    return "" if at is None else f"{at:%Y-%m-%d %H:%M:%S}".removesuffix(":00")


def last_day(month):
    """Of a month.

    >>> str(last_day("2024-02"))
    '2024-02-29'
    """
    length = monthrange(int(month[:4]), int(month[5:]))[1]
    return as_date(f"{month}-{length}")


def day_of_next(month, which):
    """That day of the month after.

    >>> str(day_of_next("2025-12", 5))
    '2026-01-05'
    """
    return (last_day(month) + timedelta(days=1)).replace(day=which)


def full_years(since, until):
    """Anniversaries reached; of 29 February on 1 March where there is no 29th.

    >>> full_years(date(2020, 2, 29), date(2025, 2, 28)), full_years(date(2020, 2, 28), date(2025, 2, 28))
    (4, 5)
    """
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def calendar(year, holidays, worked):
    """Day → 是 or 否 (worked or not) for each day that is not as its weekday says.

    >>> {str(one): word for one, word in calendar(2026, [("01-01", "01-02")], ["01-04"]).items()}
    {'2026-01-01': '否', '2026-01-02': '否', '2026-01-04': '是'}
    """
    days = {}
    for first, last in holidays:
        start, end = as_date(f"{year}-{first}"), as_date(f"{year}-{last}")
        days |= {start + timedelta(days=n): "否" for n in range((end - start).days + 1)}
    return days | {as_date(f"{year}-{text}"): "是" for text in worked}


# draws


def drawer(rng):
    """draw(low, high): a whole number in low..high, the same on every machine.

    It uses random() alone, whose sequence Python guarantees.

    >>> draw = drawer(random.Random(7))
    >>> sorted({draw(1, 3) for _ in range(99)})
    [1, 2, 3]
    """
    return lambda low, high: low + int(rng.random() * (high - low + 1))
