#!/usr/bin/env python3
"""Writes expected.csv: who was a member of a group at a date, read from ATOP's member file by a reader that
shares nothing with the program. Python 3.11, standard library only.

    python3 make.py ../../../../../shared/data/atop/atop5_1m.csv > expected.csv
"""
import csv
import sys

# group, the treaties whose parties are its members, dates
GROUPS = [
    ("WARSAW", ["3285"], ["1956-01-01", "1968-09-12", "1970-06-30", "1991-06-30"]),
    ("CSTO", ["4220"], ["1993-01-01", "1998-06-30", "2000-06-30", "2010-06-30", "2013-06-30"]),
    ("SEATO", ["3260"], ["1960-01-01", "1973-06-30", "1975-06-30"]),
    ("CENTO", ["3275"], ["1955-06-30", "1957-06-30", "1970-06-30"]),
    ("WEU", ["3130"], ["1950-06-30", "1960-06-30", "1989-06-30", "2000-06-30"]),
    ("CIS", ["4400"], ["1993-06-30", "2000-06-30", "2010-06-30"]),
    ("RIO", ["3075"], ["1948-06-30", "1970-06-30", "2005-06-30", "2017-06-30"]),
    ("AMU", ["3995"], ["1995-06-30"]),
    ("UAM", ["3455"], ["1962-06-30", "1964-01-01"]),
    ("ANAD", ["3785"], ["1980-06-30"]),
    ("RSS", ["4778"], ["2000-06-30"]),
    ("OECS", ["3900"], ["1982-06-30", "1990-06-30"]),
    ("SICA", ["4678"], ["2000-06-30", "2010-06-30", "2018-06-30"]),
    ("ICGLR", ["5090"], ["2010-06-30", "2015-06-30"]),
    ("BALKAN-ENTENTE", ["2330"], ["1936-06-30"]),
    ("BALKAN-PACT", ["3230"], ["1955-06-30"]),
    ("SAADABAD", ["2410"], ["1940-06-30"]),
    ("LITTLE-ENTENTE", ["2302"], ["1935-06-30"]),
    ("GERMAN-CONFEDERATION", ["1020"], ["1830-06-30", "1849-06-30", "1860-06-30"]),
    ("ECCAS", ["4945"], ["2005-06-30", "2010-06-30"]),
    ("SADC", ["4985"], ["2002-06-30", "2010-06-30"]),
    ("ANZUS", ["3215"], ["1980-06-30"]),
    ("LAS", ["3015"], ["1950-06-30", "1965-06-30", "1985-06-30", "1995-06-30"]),
    ("OAS", ["3150"], ["1955-06-30", "1985-06-30"]),
]


def day(row, which):
    y, m, d = (row[p + which] for p in ("yr", "mo", "day"))
    return "" if y in ("", "0") else f"{int(y):04d}-{int(m or 0):02d}-{int(d or 0):02d}"


def main():
    rows = list(csv.DictReader(open(sys.argv[1], encoding="latin-1")))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["group", "as_of", "cow_members"])
    for group, treaties, dates in GROUPS:
        for at in dates:
            inside = {r["member"] for r in rows if r["atopid"] in treaties
                      and day(r, "ent") <= at and (day(r, "exit") or "9999") >= at}
            out.writerow([group, at, " ".join(sorted(inside, key=int))])


if __name__ == "__main__":
    main()
