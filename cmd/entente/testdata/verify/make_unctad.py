"""Writes unctad.csv: 40 pairs of states with all bilateral investment treaties between the two, from UNCTAD's list.
Only pairs are drawn whose names are those of the list of country codes, so that nothing is guessed. A treaty holds
from its entry into force to its termination; one that never entered into force is planned.
Python 3.11: python3 make_unctad.py"""
import collections
import random

from common import rows, write


def main():
    iso = {}
    for r in rows("country_codes/countrycode_codelist.csv"):
        for column in ("country.name.en", "un.name.en"):
            if r[column] not in ("", "NA") and "," not in r[column] and r["iso3c"] not in ("", "NA"):
                iso[r[column]] = r["iso3c"]
    pairs = collections.defaultdict(list)
    for r in rows("unctad_iia/unctad_iia_treaties.csv"):
        names = r["parties"].split(", ")
        if r["type"] != "BITs" or len(names) != 2 or any(n not in iso for n in names):
            continue
        a, b = sorted(iso[n] for n in names)
        start, end = r["date_of_entry_into_force"], r["termination_date"]
        standing = "" if start else "planned"
        pairs[a, b].append((a, b, "unctad-iia:" + r["treaty_id"], start or r["date_of_signature"], end, standing))
    rng = random.Random(1959)
    often = [p for p in sorted(pairs) if len(pairs[p]) > 1]
    chosen = set(rng.sample(often, min(8, len(often))))
    while len(chosen) < 40:
        chosen.add(rng.choice(sorted(pairs)))
    lines = [x for p in sorted(chosen) for x in sorted(pairs[p], key=lambda x: x[2])]
    write("unctad.csv", ["a", "b", "agreement", "from", "to", "standing"], lines)


main()
