"""What the scripts beside this file share: where the publishers' files lie, dates of three columns, and who a
number of the Correlates of War means. It is written from the publishers' codebooks and does not use the program."""
import calendar
import csv
import datetime
import os

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.normpath(os.path.join(HERE, "..", "..", "..", "..", "..", "shared"))
DATA = os.path.join(SHARED, "data")
OPEN = datetime.date(9999, 12, 31)


def rows(path, encoding="utf-8", delimiter=","):
    with open(os.path.join(DATA, path), encoding=encoding, newline="") as f:
        return list(csv.DictReader(f, delimiter=delimiter))


def write(name, header, lines):
    with open(os.path.join(HERE, name), "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(lines)


def whole(text):
    """A number of a file, or None where it is blank."""
    return int(float(text)) if text not in ("", "NA", ".") else None


class When:
    """A date of which the day, or the month and the day, may be unknown. None as year is a date that is not there."""

    def __init__(self, year, month=None, day=None):
        self.year, self.month, self.day = year or None, month or None, (day or None) if month else None

    def first(self):
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last(self):
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self):
        if not self.year:
            return ""
        out = "%04d" % self.year
        if self.month:
            out += "-%02d" % self.month
        if self.day:
            out += "-%02d" % self.day
        return out


def when(iso):
    """2015, 2015-12 or 2015-12-20."""
    return When(*[int(x) for x in iso.split("-")]) if iso else When(None)


# States that ISO 3166-1 does not have: the four letters of ISO 3166-3, or the number itself. A state with several
# entries is cut at their first days.
FORMER = {
    260: [(1, "DEU")], 265: [(1, "DDDE")], 315: [(1, "CSHH")], 678: [(1, "YEM")], 680: [(1, "YMYD")],
    347: [(1, "XKX")], 8152: [(1, "GW:815")],
    345: [(1, "SRB"), ((1918, 12, 1), "YUCS"), ((2003, 2, 4), "CSXX"), ((2006, 6, 5), "SRB")],
}
for _n in (240, 245, 267, 269, 271, 273, 275, 280, 300, 327, 329, 332, 335, 337, 511, 730, 817):
    FORMER[_n] = [(1, "COW:%d" % _n)]


def _iso():
    out = {}
    for r in rows("country_codes/countrycode_codelist.csv"):
        if r["cown"] not in ("", "NA") and r["iso3c"] not in ("", "NA"):
            out[int(r["cown"])] = r["iso3c"]
    return out


ISO = _iso()


def parts(cow, first, last):
    """Who a number meant between two days: (actor, first day, last day)."""
    entries = FORMER.get(cow) or [(1, ISO[cow])]
    starts = [datetime.date.min if s == 1 else datetime.date(*s) for s, _ in entries]
    for i, (_, actor) in enumerate(entries):
        end = starts[i + 1] - datetime.timedelta(days=1) if i + 1 < len(entries) else OPEN
        a, b = max(first, starts[i]), min(last, end)
        if a <= b:
            yield actor, a, b


def actor(cow, day):
    return next(parts(cow, day, day))[0]


def join(spells):
    """Spells that touch or overlap become one; each is (first day, last day, text of from, text of to)."""
    out = []
    for s in sorted(spells):
        if out and (out[-1][1] == OPEN or s[0] <= out[-1][1] + datetime.timedelta(days=1)):
            if s[1] > out[-1][1]:
                out[-1] = (out[-1][0], s[1], out[-1][2], s[3])
        else:
            out.append(s)
    return out
