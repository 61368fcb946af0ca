#!/usr/bin/env python3
"""Builds ledgers of the evaluation's articles and holds their events to the least that we promise.

    ledger_evaluation.py ISNAD EVAL_FOLDER [REFERENCE.tsv]

ISNAD is the program. EVAL_FOLDER has seeds/, contested.jsonl, incidents/ and their scorers; REFERENCE.tsv is a table of
places: where it is there, all is measured once more with it imported (`isnad gazetteer import`), in a home of its own.
Prints what the scorers print, for scripts/accuracy too. Exit status: 0 all figures hold, 1 some do not, 2 wrong usage,
77 there is nothing to measure with.

The seeds are five pages on whose contested events score_contested.py judges; the incidents are what casualty recorders
compiled from other articles, on which score_incidents.py does. The events given to them are those that `isnad events` lists:
without what was only announced or mentioned on the way.
"""
import os
import re
import subprocess
import sys
import tempfile

# The least that must be reached.
SIDES = 0.90
FLAGGED = 4  # of four cases
APART = 4
INCIDENTS = {'found': 0.80, 'killed': 0.40, 'killed_meets': 0.70, 'injured': 0.40, 'merge': 0.75}
# What more places must not make worse; one incident and one or two pairs of articles may go either way, as where the
# event of a town within 10 km stands for an incident until its own village is known.
NOT_LOWER = {'found': 0.008, 'placed': 0.0, 'killed': 0.0, 'killed_meets': 0.0, 'merge': 0.005}
SECONDS = 600  # for one command, under sanitizers too: it says that something hangs, not that it is slow


class Evaluation:
    def __init__(self, isnad, folder, work):
        self.isnad, self.folder, self.work = isnad, folder, work
        # Without what the person who tests has imported, and without writing into the evaluation's folder. Of two events
        # with as many claims of an incident its scorer takes the first in the order of a set: so that it is one order.
        self.environment = dict(os.environ, ISNAD_HOME=os.path.join(work, 'home'), PYTHONDONTWRITEBYTECODE='1',
                                PYTHONHASHSEED='0')

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def run(self, *command, may_skip=False):
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=SECONDS)
        if done.returncode != 0 and not (may_skip and done.returncode == 1):
            sys.exit(f'{" ".join(command)}: exit status {done.returncode}\n{done.stdout}{done.stderr}')
        return done.stdout

    def import_places(self, table):
        self.run(self.isnad, 'gazetteer', 'import', table, may_skip=True)  # 1: single lines were left out

    def ledger(self, articles, name):
        """Events of a ledger of these articles, as a file of JSON Lines."""
        ledger, events = os.path.join(self.work, name + '.ledger'), os.path.join(self.work, name + '-events.jsonl')
        self.run(self.isnad, 'build', '--quiet', articles, '-l', ledger)
        with open(events, 'w', encoding='utf-8') as file:
            file.write(self.run(self.isnad, 'events', '-l', ledger, '--format', 'jsonl'))
        return events

    def contested(self, name):
        records = os.path.join(self.work, name + '-records.jsonl')
        self.run(self.isnad, 'extract', '--quiet', self.path('seeds'), '--output', records)
        return self.run(sys.executable, self.path('score_contested.py'), records,
                        self.ledger(self.path('seeds'), name), self.path('contested.jsonl'))

    def incidents(self, name):
        events = self.ledger(self.path('incidents', 'documents.jsonl'), name)
        return self.run(sys.executable, self.path('score_incidents.py'), events, self.path('incidents', 'incidents.jsonl'))


def figures(table):
    """{'sides': (0.889, 8), …}: the share, and of how many where the scorer says so."""
    found = re.findall(r'^(\w+) +([0-9.]+)(?: +(\d+)/\d+)?', table, flags=re.M)
    return {name: (float(share), int(count) if count else None) for name, share, count in found}


def show(heading, table):
    print(f'\n{heading}\n\n{table.rstrip()}')


def main(argv):
    if len(argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    isnad, folder, reference = argv[1], argv[2], argv[3] if len(argv) == 4 else ''
    if not os.path.exists(os.path.join(folder, 'score_incidents.py')):
        print(f'skipped: no evaluation material at {folder}')
        return 77
    faults = []

    def at_least(what, value, least):
        if value is None or value < least:
            faults.append(f'{what} is {value}, which is less than {least}')

    with tempfile.TemporaryDirectory(prefix='isnad-evaluation-') as work:
        evaluation = Evaluation(isnad, folder, work)
        table = evaluation.contested('seeds')
        show('ledger: contested events of the five pages', table)
        contested = figures(table)
        at_least('sides', contested['sides'][0], SIDES)
        at_least('flagged', contested['flagged'][1], FLAGGED)
        at_least('apart', contested['apart'][1], APART)
        table = evaluation.incidents('incidents')
        show('ledger: incidents of casualty recorders', table)
        incidents = figures(table)
        for name, least in INCIDENTS.items():
            at_least(name, incidents[name][0], least)

        if reference and os.path.exists(reference):
            evaluation.import_places(reference)
            show('ledger: contested events, with the reference table of places imported',
                 evaluation.contested('seeds-imported'))
            table = evaluation.incidents('incidents-imported')
            show('ledger: incidents, with the reference table of places imported', table)
            imported = figures(table)
            for name in NOT_LOWER:
                at_least(f'{name} with places imported', imported[name][0], incidents[name][0] - NOT_LOWER[name])
        else:
            print('\nno reference table of places: not measured with it')
    if faults:
        print('', *faults, sep='\n')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
