"""Reads ATOP's member file: who owed defence to whom, on which days, under which treaty. Each row is one member in one
phase; both members must be in the same phase, and an exit year of 0 means that none was seen by 31 December 2018. The
accessions and exits that the facts add to ATOP's treaties are applied, those before 2018 too."""
import collections
import csv
import datetime
import os

from common import OPEN, SHARED, When, join, parts, rows, when, whole

LAST = (2018, 12, 31)
PROTOCOL = datetime.timedelta(days=3 * 366)  # a protocol of accession is signed at most so long before the accession


def later():
    """What the facts tell of an agreement of ATOP, of accessions, withdrawals and ends: (treaty, change, date, who)."""
    with open(os.path.join(SHARED, "facts", "alliances_since_2018.csv"), encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            told = r["change"] in ("accession", "withdrawal", "termination") and r["confidence"] != "low"
            if told and r["atop_id_if_known"]:
                yield r["atop_id_if_known"], r["change"], when(r["date"]), r["members_iso3"].split(";")


def apply_later(out):
    """An accession begins the stay of a member, also where ATOP counts from the protocol before it; a withdrawal ends
    it, and a termination ends all."""
    for treaty, change, date, who in later():
        keys = [k for k in out if k[0] == treaty]
        if not keys:
            continue
        if change != "accession":
            for k in keys:
                out[k] = [(x[0], x[1], date.last(), x[3], str(date)) + x[5:]
                          if x[2] == OPEN and (x[0] in who or change == "termination") else x for x in out[k]]
            continue
        for actor in who:
            found = False
            for k in keys:
                for i, x in enumerate(out[k]):
                    if x[0] == actor and x[1] <= date.first() <= x[2]:
                        found = True
                        if date.first() - x[1] <= PROTOCOL:
                            out[k][i] = (x[0], date.first(), x[2], str(date)) + x[4:]
            if not found:
                last = max((k for k in keys if any(x[2] == OPEN for x in out[k])), key=lambda k: int(k[1]))
                owes = sum(x[5] for x in out[last] if x[2] == OPEN) * 2 > sum(x[2] == OPEN for x in out[last])
                out[last].append((actor, date.first(), OPEN, str(date), "", owes, False))


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
    apply_later(out)
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
