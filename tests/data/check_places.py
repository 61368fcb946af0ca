#!/usr/bin/env python3
"""Compares places/supplement.tsv with a reference table of places.

    check_places.py SUPPLEMENT.tsv REFERENCE.tsv [POINTS.tsv]

Every place of ours that has a point, and that the reference has under the same Arabic name in the same country, is
compared; where the reference has several of that name the nearest counts. It may be 5 km off, whatever its kind;
countries, rivers and roads are not compared. An area that POINTS.tsv (scripts/place_points.tsv) says to stand at its
seat may be compared with the reference's point of that seat as well, found by the number that GeoNames gives it: the
reference gives areas by their middle, which is another point than the seat. Where it does not have the seat, such an
area is not judged.
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
# Looked at one by one: the reference has another place of the name, and not this one. They are counted, not judged.
NAMESAKES = {
    # Neighbourhoods of Damascus, Aleppo, Homs, Deir ez-Zor, Sanaa, Baghdad, Mosul, Beirut and Tripoli: it has distant villages.
    *"""jobar barzeh mezzeh al-salihiyah-damascus al-ashrafiyah-aleppo al-amiriyah-aleppo al-hamdaniyah-aleppo
    dahiyat-al-assad-aleppo al-khalidiyah-aleppo al-aziziyah-aleppo al-jamiliyah al-haydariyah al-bayyadah al-zahra-homs
    al-hamidiyah-deir-ez-zor al-hasabah mansour-baghdad al-muthanna-mosul souq-al-jumaa tariq-el-jdideh""".split(),
    # Syria: villages and small towns with common names, in other governorates or 30 km and more away than its own.
    *"""al-husayniyah-damascus al-taybah-kiswah al-mansura-aleppo abdin al-buwaydah-hama al-huwayz al-jabiriyah al-husn
    humaymah sheikh-saad al-kishkiyah al-salihiyah-deir-ez-zor al-kharitah resafa huzaymah abu-rasin-zarkan rmelan
    al-dardarah tell-tawil al-jafrah""".split(),
    # Yemen: the front, hill, village or tribal area in the news; the reference has hamlets of the name elsewhere.
    *"""al-madfun al-mashjah hamak al-aqabah-jawf dahyan bani-qays al-jah al-manzar al-hawban al-shurayjah al-arqub
    azzan tihamah kulaba""".split(),
    # Iraq: towns near Baghdad and in Anbar, the Zap valley in the mountains; it has villages in other governorates.
    *"zap-region rashidiya taji khalidiyah-anbar saqlawiyah".split(),
    # Sudan: the quarter in the south of Khartoum; the reference has a hamlet in the Nuba mountains.
    "soba",
    # Ain Sifni, الشيخان, by GeoNames' number; the reference has it without that name.
    "geonames:98293",
}
# Towns for which the reference has a wrong point under GeoNames' own number: GeoNames has moved them since, to where
# the town is. Our points are GeoNames' of today.
REFERENCE_ERRS = {"isnad:bajil", "isnad:bayt-al-faqih"}


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
    if len(sys.argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    if not os.path.exists(sys.argv[2]):
        print("skipped: no reference")
        return 77
    seats = {row["id"]: row["geonames"].removeprefix("geonames:")
             for number, row in (rows(sys.argv[3]) if len(sys.argv) == 4 else ()) if number}
    reference, by_number = {}, {}
    for number, row in rows(sys.argv[2]):
        if number and isinstance(row, dict) and row["placetype"] != "country":
            by_number[row["geonames_id"]] = (False, float(row["lat"]), float(row["lon"]))
            names = row["names_ar"].split("|")
            if row["placetype"] in REFERENCE_AREAS:
                names += [re.sub("^(مديرية|محافظة|قضاء|منطقة) ", "", name) for name in names]
            for name in names:
                reference.setdefault((row["cc"].upper(), fold(name)), []).append(
                    (row["placetype"] in REFERENCE_AREAS, float(row["lat"]), float(row["lon"])))
    faults = offenders = compared = namesakes = wrong = seatless = seated = unplaced = 0
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
        unlocated = row["lat"] == row["lon"] == "-"
        try:
            lat, lon = (0.0, 0.0) if unlocated else (float(row["lat"]), float(row["lon"]))
        except ValueError:
            lat = lon = 999.0
        if (row["kind"] not in KINDS or row["id"] in ids or not -90 <= lat <= 90 or not -180 <= lon <= 180
                or not re.fullmatch("geonames:[0-9]+|isnad:[a-z0-9-]+", row["id"])
                or re.search("[\u064b-\u0652]", row["arabic"] + row["aliases"])):
            print(f"line {number}: bad or repeated: {row['id']} {row['kind']}")
            faults += 1
            continue
        ids.add(row["id"])
        unplaced += unlocated
        if row["kind"] in NOT_COMPARED or unlocated:
            continue
        area = row["kind"] in AREAS
        same = [r for r in reference.get((row["country"], fold(row["arabic"])), []) if area or not r[0]]
        seat = by_number.get(seats.get(row["id"]))
        if not same and not seat:
            continue
        if row["id"].removeprefix("isnad:") in NAMESAKES:
            namesakes += 1
            continue
        if row["id"] in REFERENCE_ERRS:
            wrong += 1
            continue
        off, near = min((distance(lat, lon, r[1], r[2]), r) for r in same + [seat] * bool(seat))
        if off > 5.0 and row["id"] in seats and not seat:
            seatless += 1
            continue
        compared += 1
        seated += off <= 5.0 and bool(same) and all(distance(lat, lon, r[1], r[2]) > 5.0 for r in same)
        if off > 5.0:
            offenders += 1
            print(f"{row['id']}\t{row['arabic']}\t{row['kind']}\t{lat},{lon}\t{near[1]},{near[2]}\t{off:.1f} km")
    print(f"{compared} places compared, {offenders} off, {seated} of them areas that agree at their seat alone\n"
          f"not judged: {namesakes} of which the reference has only a namesake, {seatless} areas whose seat it does not have, "
          f"{wrong} in which it errs\n{unplaced} have no point of their own")
    return 2 if faults else 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main())
