"""Writes atop_states.csv and atop_dyads.csv, the expected answers of verify_test.go, from ATOP's member file.
Python 3.11, standard library: python3 make_atop.py"""
import datetime
import random

from atop import LAST, pairs, spells
from common import When, parts, rows, whole, write

SEED = 20180101
SPECIAL = ("1020", "3740", "3015", "3205", "4220", "3075", "4175", "4985", "3230")
END = datetime.date(*LAST)



def lived():
    """Actor to the spells of the state in the COW system."""
    out = {}
    for r in rows("cow_states/states2016.csv"):
        a = When(whole(r["styear"]), whole(r["stmonth"]), whole(r["stday"])).first()
        b = When(whole(r["endyear"]), whole(r["endmonth"]), whole(r["endday"])).first()
        if b == datetime.date(2016, 12, 31):
            b = END
        for who, x, y in parts(int(r["ccode"]), a, b):
            out.setdefault(who, []).append((x, y))
    return out


def allies(all_pairs, state, day):
    """Partners of a state on a day: partner, direction, treaties with defence, since."""
    out = []
    for (a, b), treaties in all_pairs.items():
        if state not in (a, b):
            continue
        other = b if a == state else a
        ours = theirs = False
        ids = []
        for treaty, stays in treaties.items():
            holds = [s for s in stays if s[0] <= day <= s[1]]
            if any(s[4] or s[5] for s in holds):
                ids.append("atop:" + treaty)
            for s in holds:
                ours |= s[4] if a == state else s[5]
                theirs |= s[5] if a == state else s[4]
        if not ids:
            continue
        every = spells([s for stays in treaties.values() for s in stays], True)
        since = next(s[2] for s in every if s[0] <= day <= s[1])
        direction = "mutual" if ours and theirs else ("owes" if ours else "owed")
        out.append("%s %s %s %s" % (other, direction, since, "+".join(sorted(ids))))
    return sorted(out)


def state_dates(rng, all_pairs):
    """110 dates of any state while it was in the system, and 40 within a day of a beginning or an end of defence."""
    where = lived()
    states = sorted(where)
    out = set()
    while len(out) < 110:
        who = rng.choice(states)
        a, b = rng.choice(where[who])
        out.add((who, a + datetime.timedelta(days=rng.randrange((b - a).days + 1))))
    edges = sorted({(p[i], d) for p, treaties in all_pairs.items() for stays in treaties.values()
                    for s in spells(stays, True) for d in s[:2] if d <= END for i in (0, 1)})
    while len(out) < 150:
        who, day = rng.choice(edges)
        out.add((who, min(END, day + datetime.timedelta(days=rng.choice((-1, 0, 1))))))
    return sorted(out, key=lambda x: (x[1], x[0]))


def dyads(rng, all_pairs):
    """30 pairs of any, 15 with a gap in one treaty, 15 of the treaties that are known to be hard."""
    every = sorted(all_pairs)
    gaps = [p for p in every if any(len(spells(s, False)) > 1 for s in all_pairs[p].values())]
    hard = [p for p in every if any(t in SPECIAL for t in all_pairs[p])]
    out = set(rng.sample(every, 30))
    for pool, size in ((gaps, 45), (hard, 60)):
        while len(out) < size:
            out.add(rng.choice(pool))
    return sorted(out)


def main():
    rng = random.Random(SEED)
    all_pairs = pairs()
    write("atop_states.csv", ["state", "date", "allies"],
          [(who, day, "|".join(allies(all_pairs, who, day))) for who, day in state_dates(rng, all_pairs)])
    lines = []
    for a, b in dyads(rng, all_pairs):
        for treaty, stays in sorted(all_pairs[a, b].items()):
            for s in spells(stays, False):
                lines.append((a, b, "tie", "atop:" + treaty, s[2], s[3]))
        for s in spells([s for stays in all_pairs[a, b].values() for s in stays], True):
            lines.append((a, b, "defence", "", s[2], s[3]))
    write("atop_dyads.csv", ["a", "b", "what", "agreement", "from", "to"], lines)


main()
