"""Reads ATOP's member file: who owed defence to whom, on which days, under which treaty. Each row is one member in one
phase; both members must be in the same phase, and an exit year of 0 means that none was seen by 31 December 2018."""
import collections

from common import OPEN, When, join, parts, rows, whole

LAST = (2018, 12, 31)


def members():
    """Treaty and phase to the stays of members: (actor, first, last, text from, text to, owes defence, varies)."""
    out = collections.defaultdict(list)
    for r in rows("atop/atop5_1m.csv", encoding="latin-1"):
        enter = When(whole(r["yrent"]), whole(r["moent"]), whole(r["dayent"]))
        leave = When(whole(r["yrexit"]), whole(r["moexit"]), whole(r["dayexit"]))
        last = leave.last() if leave.year else OPEN
        for who, a, b in parts(int(r["member"]), enter.first(), last):
            text_from = str(enter) if a == enter.first() else str(a)
            text_to = str(leave) if b == last else str(b)
            out[r["atopid"], r["phase"]].append(
                (who, a, b, text_from, text_to, r["defense"] == "1", r["obvary"] == "1"))
    return out


def pairs():
    """(a, b) to treaty to a list of (first, last, from, to, a owes, b owes, varies), a before b."""
    out = collections.defaultdict(lambda: collections.defaultdict(list))
    for (treaty, _), stays in members().items():
        for i, x in enumerate(stays):
            for y in stays[i + 1:]:
                if x[0] == y[0]:
                    continue
                p, q = (x, y) if x[0] < y[0] else (y, x)
                first, last = max(p[1], q[1]), min(p[2], q[2])
                if first > last:
                    continue
                text_from = p[3] if p[1] == first else q[3]
                text_to = p[4] if p[2] == last else q[4]
                out[p[0], q[0]][treaty].append((first, last, text_from, text_to, p[5], q[5], p[6] or q[6]))
    return out


def spells(stays, defence):
    """The joined spells of some stays of a pair, all of them or those in which either owed defence."""
    return join([(s[0], s[1], s[2], s[3]) for s in stays if not defence or s[4] or s[5]])
