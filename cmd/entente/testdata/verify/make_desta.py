"""Writes desta.csv: 40 pairs with all their trade agreements, from DESTA 02_02. A pair is tied by a base treaty from
the year in which the treaty or an accession entered into force (a consolidated version only where nothing else gives
a year), until the year in which one of the two withdrew by the list of treaties, a workbook that is read here with
zipfile and xml alone. Without any year of entry into force it is planned. Python 3.11: python3 make_desta.py"""
import collections
import os
import random
import re
import xml.etree.ElementTree as ET
import zipfile

from common import DATA, rows, write

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(path, name):
    """The rows of a sheet as dicts by the names in its first row."""
    with zipfile.ZipFile(os.path.join(DATA, path)) as z:
        shared = ET.fromstring(z.read("xl/sharedStrings.xml"))
        strings = ["".join(t.text or "" for t in si.iter(NS + "t")) for si in shared]
        root = ET.fromstring(z.read(name))
    header = None
    for row in root.iter(NS + "row"):
        cells = {}
        for c in row.iter(NS + "c"):
            v = c.find(NS + "v")
            if v is not None:
                cells[re.match("[A-Z]+", c.get("r")).group(0)] = strings[int(v.text)] if c.get("t") == "s" else v.text
        if header is None:
            header = cells
            continue
        yield {header[k]: v for k, v in cells.items() if k in header}


def codes():
    out = {900: "XKX"}
    for r in rows("country_codes/countrycode_codelist.csv"):
        if r["iso3n"] not in ("", "NA") and r["iso3c"] not in ("", "NA"):
            out[int(r["iso3n"])] = r["iso3c"]
    return out


def withdrawals():
    """Base treaty and member, an ISO number, to the years in which it left."""
    out = collections.defaultdict(list)
    for r in sheet("desta/desta_list_of_treaties_02_02.xlsx", "xl/worksheets/sheet2.xml"):
        if r.get("entry_type") != "withdrawal":
            continue
        year = next(int(float(r[c])) for c in ("entryforceyear", "year") if r.get(c, "NA") != "NA")
        i = 1
        while "c%d" % i in r:
            if r.get("mc%d" % i) in ("1", "1.0"):
                out[str(r["base_treaty"]), int(float(r["c%d" % i]))].append(year)
            i += 1
    return out


def main():
    iso, left = codes(), withdrawals()
    pairs = collections.defaultdict(lambda: collections.defaultdict(list))
    for r in rows("desta/desta_list_of_treaties_02_02_dyads.txt", encoding="cp1252"):
        a, b = sorted((int(r["iso1"]), int(r["iso2"])))
        pairs[a, b][r["base_treaty"]].append(r)
    lines = []
    rng = random.Random(2023)
    for a, b in rng.sample(sorted(pairs), 40):
        for base, entries in sorted(pairs[a, b].items()):
            years = {}
            for e in entries:
                if e["entryforceyear"] not in ("", "NA"):
                    years.setdefault(e["entry_type"], []).append(int(e["entryforceyear"]))
            joined = years.get("base_treaty", []) + years.get("accession", []) or years.get("consolidated", [])
            ends = [y for m in (a, b) for y in left.get((base, m), [])]
            start = min(joined) if joined else min(int(e["year"]) for e in entries)
            ends = [y for y in ends if y >= start]
            standing = "" if joined or ends else "planned"
            p, q = sorted((iso[a], iso[b]))
            lines.append((p, q, "desta:" + base, start, min(ends) if ends else "", standing))
    write("desta.csv", ["a", "b", "agreement", "from", "to", "standing"], sorted(lines))


main()
