"""Writes missions.csv: 40 pairs with the observed years in which each kept a mission with the other, from the derived
Diplometrics file, which looks in 2000, 2005, 2010, 2015 and 2020. Python 3.11: python3 make_missions.py"""
import collections
import random

from common import rows, write


def main():
    sent = collections.defaultdict(set)
    for r in rows("diplomatic_representation/diplometrics_derived_2000_2020.csv"):
        sent[r["origin"], r["destination"]].add(r["year"])
    pairs = sorted({tuple(sorted(p)) for p in sent if p[0] != p[1]})
    changing = [p for p in pairs if 0 < len(sent[p]) < 5 and 0 < len(sent[p[::-1]]) < 5]
    rng = random.Random(2000)
    chosen = set(rng.sample(changing, 15))
    while len(chosen) < 40:
        chosen.add(rng.choice(pairs))
    write("missions.csv", ["a", "b", "a_in_b", "b_in_a"],
          [(a, b, "|".join(sorted(sent[a, b])), "|".join(sorted(sent[b, a]))) for a, b in sorted(chosen)])


main()
