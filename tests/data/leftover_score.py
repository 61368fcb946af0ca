#!/usr/bin/env python3
"""Scores how well the articles of web pages are told from what is left over from the page, and holds it to the least that
we promise.

    leftover_score.py ISNAD EVAL_FOLDER [--show]          runs the program
    leftover_score.py --records RECORDS EVAL_FOLDER [--show]   takes what `isnad extract` wrote of the incidents, gold and seeds

EVAL_FOLDER has incidents/documents.jsonl, gold/ and seeds/. What is right, is in leftover_ranges.tsv beside this program
(60 of the incidents' pages and two seeds, read by a person), and for gold/ in `articles` of its references.

Of the characters that are no blanks: `kept` is the share of those of articles that stand in a sentence of a record,
`dropped` the share of those of the page that stand in none. The pages of leftover_ranges.tsv at odd places are those that
rules and weights were made with. --show lists the ten worst documents of each set, but of the even half nothing.
Exit status: 0 all figures hold, 1 some do not, 2 wrong usage, 77 there is nothing to measure with.
"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile

# The least that must be reached.
KEPT, DROPPED = 0.95, 0.85
SECONDS = 600  # for one command: it says that something hangs, not that it is slow


def read_ranges(path):
    """{document: (sha256 of its text, [(begin, end)])}, in the order of the table."""
    out = {}
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('#') or line.startswith('document\t'):
            continue
        cells = line.rstrip('\n').split('\t')
        if len(cells) != 4:
            sys.exit(f'{path}:{number}: four cells are expected')
        out.setdefault(cells[0], (cells[1], []))[1].append((int(cells[2]), int(cells[3])))
    return out


def read_documents(folder):
    """{id: text} of the incidents' pages, {id: (text, leftovers)} of gold, {id: text} of the seeds."""
    incidents = {}
    with open(os.path.join(folder, 'incidents', 'documents.jsonl'), encoding='utf-8') as file:
        for line in file:
            document = json.loads(line)
            incidents[document['id']] = document['text']
    gold = {}
    with open(os.path.join(folder, 'gold', 'documents.jsonl'), encoding='utf-8') as file:
        for line in file:
            document = json.loads(line)
            with open(os.path.join(folder, 'gold', document['id'] + '.json'), encoding='utf-8') as reference:
                articles = json.load(reference)['articles']
            leftovers, position = [], 0
            for begin, end in articles:
                leftovers.append((position, begin))
                position = end
            leftovers.append((position, len(document['text'])))
            gold[document['id']] = (document['text'], leftovers)
    seeds = {}
    for name in sorted(os.listdir(os.path.join(folder, 'seeds'))):
        with open(os.path.join(folder, 'seeds', name), encoding='utf-8', newline='') as file:
            seeds[name.rsplit('.', 1)[0]] = file.read()
    return incidents, gold, seeds


def read_records(paths):
    """{document: [spans of sentences]}"""
    out = {}
    for path in paths:
        with open(path, encoding='utf-8') as file:
            for line in file:
                record = json.loads(line)
                out.setdefault(record['document']['id'], []).extend(record['sentences'])
    return out


def count(text, leftovers, sentences):
    """[article, kept, left over, dropped] in characters that are no blanks."""
    taken, left = bytearray(len(text)), bytearray(len(text))
    for begin, end in sentences:
        taken[begin:end] = b'\1' * (end - begin)
    for begin, end in leftovers:
        left[begin:end] = b'\1' * (end - begin)
    out = [0, 0, 0, 0]
    for i, character in enumerate(text):
        if character.isspace():
            continue
        if left[i]:
            out[2] += 1
            out[3] += not taken[i]
        else:
            out[0] += 1
            out[1] += taken[i]
    return out


def figures(rows):
    total = [sum(column) for column in zip(*(numbers for _, numbers in rows))]
    return total[1] / max(1, total[0]), total[3] / max(1, total[2]), total


def show_worst(rows):
    worst = sorted(rows, key=lambda row: -(row[1][0] - row[1][1] + row[1][2] - row[1][3]))[:10]
    for name, (article, kept, left, dropped) in worst:
        if article > kept or left > dropped:
            print(f'    {name}: {article - kept} of {article} characters lost, {left - dropped} of {left} left in')


def main(argv):
    arguments = [a for a in argv[1:] if a != '--show']
    given = arguments[:1] == ['--records']
    if len(arguments) != (3 if given else 2):
        print(__doc__, file=sys.stderr)
        return 2
    program, folder = arguments[-2], arguments[-1]
    ranges_file = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'leftover_ranges.tsv')
    needed = [os.path.join(folder, *parts) for parts in
              (('incidents', 'documents.jsonl'), ('gold', 'documents.jsonl'), ('seeds',))]
    if not all(os.path.exists(path) for path in needed):
        print(f'skipped: no evaluation material at {folder}')
        return 77
    ranges = read_ranges(ranges_file)
    incidents, gold, seeds = read_documents(folder)
    with tempfile.TemporaryDirectory(prefix='isnad-leftovers-') as work:
        records = program
        if not given:
            records = os.path.join(work, 'records.jsonl')
            environment = dict(os.environ, ISNAD_HOME=os.path.join(work, 'home'))
            subprocess.run([program, 'extract', '--quiet', *needed, '--output', records], env=environment, check=True,
                           timeout=SECONDS)
        sentences = read_records([records])

    sets = {'incidents, odd': [], 'incidents, even': [], 'gold and seeds': []}
    place = 0
    for name, (digest, leftovers) in ranges.items():
        text = incidents.get(name, seeds.get(name))
        if text is None or hashlib.sha256(text.encode()).hexdigest() != digest:
            print(f'{name}: its text is not the one that {ranges_file} was made from', file=sys.stderr)
            return 1
        if name in incidents:
            place += 1
            half = 'incidents, odd' if place % 2 else 'incidents, even'
        else:
            half = 'gold and seeds'
        sets[half].append((name, count(text, leftovers, sentences.get(name, []))))
    for name, (text, leftovers) in gold.items():
        sets['gold and seeds'].append((name, count(text, leftovers, sentences.get(name, []))))
    sets['incidents'] = sets['incidents, odd'] + sets['incidents, even']

    faults = []
    print(f'{"pages":16} documents  kept            dropped')
    for name in ('incidents', 'incidents, odd', 'incidents, even', 'gold and seeds'):
        rows = sets[name]
        kept, dropped, total = figures(rows)
        print(f'{name:16} {len(rows):9}  {kept:.3f} of {total[0]:6}  {dropped:.3f} of {total[2]:6}')
        if '--show' in argv and name in ('incidents, odd', 'gold and seeds'):
            show_worst(rows)
        if name in ('incidents', 'gold and seeds'):
            for what, value, least in (('kept', kept, KEPT), ('dropped', dropped, DROPPED)):
                if value < least:
                    faults.append(f'{name}: {what} is {value:.3f}, which is less than {least}')
    if faults:
        print('', *faults, sep='\n')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
