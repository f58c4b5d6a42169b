"""Writes dcad.csv: 40 pairs with all their defence cooperation agreements, from DCAD 1.0. An agreement is dated from
its entry into force, failing that from its signature; it has an end only where the coders know of a termination;
factivaSign 0 and factivaEIF 0 mean that it was talked about only. Python 3.11: python3 make_dcad.py"""
import collections
import random

from common import When, actor, rows, whole, write


def main():
    pairs = collections.defaultdict(list)
    for r in rows("dcad/DCAD-v1.0-main.csv", encoding="latin-1"):
        start = When(whole(r["EIFYear"]), whole(r["EIFMonth"]), whole(r["EIFDay"]))
        if not start.year:
            start = When(whole(r["signYear"]), whole(r["signMonth"]), whole(r["signDay"]))
        end = r["endYearEstimate"] if r["terminated"] == "1" else ""
        standing = "planned" if "0" in (r["factivaSign"], r["factivaEIF"]) else ""
        try:
            a, b = sorted(actor(int(r["ccode%d" % i]), start.first()) for i in (1, 2))
        except (KeyError, StopIteration):
            continue
        pairs[a, b].append((a, b, "dcad:" + r["DCAid"], start, end, standing))
    rng = random.Random(1980)
    chosen = sorted(rng.sample(sorted(pairs), 40))
    lines = [x for p in chosen for x in sorted(pairs[p], key=lambda x: x[2])]
    write("dcad.csv", ["a", "b", "agreement", "from", "to", "standing"], lines)


main()
