#!/usr/bin/env python3
"""Compares places/supplement.tsv with a reference table of places.

    check_places.py SUPPLEMENT.tsv REFERENCE.tsv

Every place of ours that the reference has under the same Arabic name in the same country is compared; where the
reference has several of that name the nearest counts. Settlements, camps, neighbourhoods and points may be 5 km
off, areas (governorates, districts, countryside, regions) 40 km; countries, rivers and roads are not compared.
Prints each offender and a count. Exit status: 0 all within, 1 some are not, 2 a bad table, 77 no reference.
"""
import math
import os
import re
import sys

COLUMNS = ["id", "arabic", "aliases", "english", "kind", "country", "admin1", "parent", "lat", "lon", "from", "to"]
KINDS = {"city", "town", "village", "camp", "district", "neighbourhood", "countryside", "governorate", "region",
         "country", "crossing", "airport", "base", "hospital", "road", "river", "mountain", "front", "island",
         "facility", "direction"}
AREAS = {"governorate", "district", "countryside", "region"}
NOT_COMPARED = {"country", "river", "road", "direction"}
# What the reference calls an area is not the settlement of that name, and the other way round.
REFERENCE_AREAS = {"region", "county"}
# Looked at one by one: the reference has another place of the name, and not this one (a neighbourhood of a city
# where it has a distant village; المنصورة west of Aleppo where it has one in al-Ghab). They are counted, not judged.
NAMESAKES = set("""
isnad:al-madfun isnad:al-mashjah isnad:hamak
isnad:al-husayniyah-damascus isnad:al-taybah-kiswah isnad:jobar isnad:barzeh isnad:mezzeh
isnad:al-salihiyah-damascus isnad:al-ashrafiyah-aleppo isnad:al-amiriyah-aleppo isnad:al-hamdaniyah-aleppo
isnad:dahiyat-al-assad-aleppo isnad:al-khalidiyah-aleppo isnad:al-aziziyah-aleppo isnad:al-jamiliyah
isnad:al-haydariyah isnad:al-mansura-aleppo isnad:abdin isnad:al-buwaydah-hama isnad:al-huwayz
isnad:al-jabiriyah isnad:al-husn isnad:humaymah isnad:al-bayyadah isnad:al-zahra-homs isnad:sheikh-saad
isnad:al-kishkiyah isnad:al-salihiyah-deir-ez-zor isnad:al-kharitah isnad:al-hamidiyah-deir-ez-zor
isnad:resafa isnad:huzaymah isnad:abu-rasin-zarkan isnad:rmelan isnad:al-dardarah isnad:tell-tawil
isnad:tihamah isnad:sanhan isnad:al-haymah isnad:al-hasabah isnad:al-aqabah-jawf isnad:al-buqa isnad:dahyan
isnad:bani-qays isnad:al-jah isnad:al-manzar isnad:al-hawban isnad:al-shurayjah isnad:al-arqub isnad:al-mualla
isnad:azzan isnad:zap-region isnad:mansour-baghdad isnad:rashidiya isnad:taji geonames:98293
isnad:al-muthanna-mosul isnad:khalidiyah-anbar isnad:saqlawiyah isnad:souq-al-jumaa
""".split())


def fold(name):
    name = re.sub("[\u0640\u064b-\u0652\u0670\u200e\u200f]", "", name)
    name = re.sub("[أإآٱ]", "ا", name).replace("ى", "ي").replace("ة", "ه")
    return " ".join(name.split())


def distance(lat1, lon1, lat2, lon2):
    p1, p2 = math.radians(lat1), math.radians(lat2)
    a = (math.sin((p2 - p1) / 2) ** 2
         + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2)
    return 12742.0 * math.asin(min(1.0, math.sqrt(a)))


def rows(path):
    header = None
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
                yield 0, header
            else:
                yield number, dict(zip(header, cells)) if len(cells) == len(header) else cells


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    if not os.path.exists(sys.argv[2]):
        print("skipped: no reference")
        return 77
    reference = {}
    for number, row in rows(sys.argv[2]):
        if number and isinstance(row, dict) and row["placetype"] != "country":
            names = row["names_ar"].split("|")
            if row["placetype"] in REFERENCE_AREAS:
                names += [re.sub("^(مديرية|محافظة|قضاء|منطقة) ", "", name) for name in names]
            for name in names:
                reference.setdefault((row["cc"].upper(), fold(name)), []).append(
                    (row["placetype"] in REFERENCE_AREAS, float(row["lat"]), float(row["lon"])))
    faults = offenders = compared = namesakes = 0
    ids = set()
    for number, row in rows(sys.argv[1]):
        if number == 0:
            if row != COLUMNS:
                print(f"header: {row}")
                return 2
            continue
        if not isinstance(row, dict):
            print(f"line {number}: {len(row)} cells")
            faults += 1
            continue
        try:
            lat, lon = float(row["lat"]), float(row["lon"])
        except ValueError:
            lat = lon = 999.0
        if (row["kind"] not in KINDS or row["id"] in ids or not -90 <= lat <= 90 or not -180 <= lon <= 180
                or not re.fullmatch("geonames:[0-9]+|isnad:[a-z0-9-]+", row["id"])
                or re.search("[\u064b-\u0652]", row["arabic"] + row["aliases"])):
            print(f"line {number}: bad or repeated: {row['id']} {row['kind']}")
            faults += 1
            continue
        ids.add(row["id"])
        if row["kind"] in NOT_COMPARED:
            continue
        area = row["kind"] in AREAS
        same = [r for r in reference.get((row["country"], fold(row["arabic"])), []) if area or not r[0]]
        if not same:
            continue
        compared += 1
        off, near = min((distance(lat, lon, r[1], r[2]), r) for r in same)
        if row["id"] in NAMESAKES:
            namesakes += 1
            compared -= 1
            continue
        if off > (40.0 if area else 5.0):
            offenders += 1
            print(f"{row['id']}\t{row['arabic']}\t{row['kind']}\t{lat},{lon}\t{near[1]},{near[2]}\t{off:.1f} km")
    print(f"{compared} places compared, {offenders} off; {namesakes} not judged (the reference has only a namesake)")
    return 2 if faults else 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main())
