"""Writes igo.csv: 40 pair-years with the number of shared organisations (COW IGO 3.0), and 40 with the organisations
that both were in (the membership file of edition 2.3). In a year in which a number passed to another state it means the one
that had it at the end of the year. Python 3.11: python3 make_igo.py"""
import collections
import csv
import datetime
import gzip
import os
import random

from common import DATA, actor, rows, write


def end_of(year):
    return datetime.date(year, 12, 31)


def counts(rng):
    """40 rows drawn from the file in one pass, a third of them zeros at most as the file has them."""
    chosen = []
    with gzip.open(os.path.join(DATA, "cow_igo/cow_igo_3.0_dyad_year_shared_memberships.csv.gz"), "rt") as f:
        for n, r in enumerate(csv.DictReader(f)):
            if len(chosen) < 40:
                chosen.append(r)
            else:
                at = rng.randrange(n + 1)
                if at < 40:
                    chosen[at] = r
    for r in chosen:
        year = int(r["year"])
        a, b = sorted(actor(int(r[c]), end_of(year)) for c in ("ccode1", "ccode2"))
        yield a, b, year, "count", int(float(r["dyadigos"]))


def shared(rng):
    stays = collections.defaultdict(list)
    for r in rows("cow_igo/igo_membership_long.csv"):
        stays[int(r["StateID"])].append((r["igoID"], int(r["JoinYear"]), int(r["LeaveYear"])))
    states = sorted(stays)
    n = 0
    while n < 40:
        x, y = rng.sample(states, 2)
        year = rng.randrange(1900, 2006)
        both = sorted({"cow-igo:" + i for i, f, t in stays[x] if f <= year <= t}
                      & {"cow-igo:" + i for i, f, t in stays[y] if f <= year <= t})
        a, b = sorted((actor(x, end_of(year)), actor(y, end_of(year))))
        if not both or a == b:
            continue
        n += 1
        yield a, b, year, "both", "|".join(both)


def main():
    rng = random.Random(2014)
    write("igo.csv", ["a", "b", "year", "what", "value"], sorted(counts(rng)) + sorted(shared(rng)))


main()
