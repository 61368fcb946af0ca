"""`isnad events`, `show`, `search`, `sources` as people use them. ISNAD names the program."""
import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

from ledger_fixture import ROOT, make_ledger
from patience import PATIENCE

ISNAD = os.environ.get('ISNAD', os.path.join(ROOT, 'build', 'isnad'))
ESCAPE = '\x1b'
ISOLATES = '\u2068\u2069'


class LedgerReadTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix='isnad-cli-')
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.ledger = make_ledger(os.path.join(cls.folder, 'fixture.ledger'))
        with open(cls.ledger, 'rb') as file:
            cls.bytes = file.read()

    def path(self, name):
        return os.path.join(self.folder, name)

    def isnad(self, *arguments, status=0, ledger=None, **more):
        done = subprocess.run([ISNAD, *arguments, '-l', ledger or self.ledger], capture_output=True, timeout=60 * PATIENCE, **more)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout.decode('utf-8'), done.stderr.decode('utf-8')

    def events(self, *arguments, **more):
        out, errors = self.isnad('events', '--format', 'jsonl', *arguments, **more)
        return [json.loads(line)['id'][:2] + json.loads(line)['id'][-1] for line in out.splitlines()], errors

    def tearDown(self):
        with open(self.ledger, 'rb') as file:
            self.assertEqual(file.read(), self.bytes, 'a command that reads has written')

    # events

    def test_filters(self):
        for arguments, expected in (
                ((), ['e1a', 'e2a', 'e5a']),
                (('--background', '--planned'), ['e4a', 'e1a', 'e2a', 'e2b', 'e5a']),
                (('--place', 'إدلب'), ['e1a']),
                (('--from', '2018-03', '--to', '2018-03-12'), ['e1a']),
                (('--from', '2018', '--type', 'assault'), ['e1a', 'e2a']),
                (('--mode', 'demo'), ['e5a']),
                (('--actor', 'RUS.MIL'), ['e1a']),
                (('--source', 'المرصد'), ['e1a']),
                (('--toll', 'injured'), ['e1a']),
                (('--contested',), ['e1a']),
                (('--contested', 'toll', '--type', 'ASSAULT'), ['e1a']),
                (('--contested=means',), []),
                (('--limit', '1'), ['e1a'])):
            with self.subTest(arguments):
                self.assertEqual(self.events(*arguments)[0], expected)

    def test_records_are_valid(self):
        out, _ = self.isnad('events', '--background', '--planned', '--format', 'jsonl')
        full, _ = self.isnad('show', 'e1', '--format', 'jsonl')
        for lines in (out, full):
            done = subprocess.run([sys.executable, os.path.join(ROOT, 'scripts', 'validate_records.py'), '-'],
                                  input=lines.encode(), capture_output=True)
            self.assertEqual(done.returncode, 0, done.stdout.decode())
        self.assertEqual(json.loads(full)['claims'][0]['words'][:9], 'قال المرص')
        broken = json.loads(full)
        broken['contested'][0]['sides'].pop()
        broken['tolls'][0]['by_source'][0]['claim']['claim'] = 'c99'
        done = subprocess.run([sys.executable, os.path.join(ROOT, 'scripts', 'validate_records.py'), '-'],
                              input=json.dumps(broken).encode(), capture_output=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn('has only one side', done.stdout.decode())
        self.assertIn("none of the event's claims", done.stdout.decode())

    def test_table_fits_its_width(self):
        for width in (80, 100, 160):
            out, _ = self.isnad('events', '--background', '--planned', '--width', str(width))
            self.assertNotIn(ESCAPE, out)
            for line in out.splitlines():
                seen = re.sub(f'[{ISOLATES}\u064b-\u0652]', '', line)
                self.assertLessEqual(len(seen), width, line)
        self.assertIn('12–14', out)
        self.assertIn('toll occurrence', out)
        self.assertIn(' 2013 ', out)
        self.assertEqual(len(out.splitlines()), 6)  # with room, one line an event

    def test_csv(self):
        out, _ = self.isnad('events', '--format', 'csv')
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual([row['killed_high'] for row in rows], ['14', '20', ''])
        self.assertEqual(rows[0]['actor_names'], 'Russian Air Force')
        self.assertEqual(rows[0]['contested'], 'toll occurrence')
        self.assertEqual(rows[2]['place_text'], 'قرية الزهراء الغربية')
        empty, _ = self.isnad('events', '--format', 'csv', '--place', 'حلب')
        self.assertEqual(empty, out.splitlines()[0] + '\n')

    def test_geojson(self):
        collection = json.loads(self.isnad('events', '--format', 'geojson')[0])
        self.assertEqual(collection['type'], 'FeatureCollection')
        self.assertEqual(collection['features'][0]['geometry'], {'type': 'Point', 'coordinates': [36.67, 35.64]})
        self.assertIsNone(collection['features'][1]['geometry'])
        none = json.loads(self.isnad('events', '--format', 'geojson', '--place', 'حلب')[0])
        self.assertEqual(none['features'], [])

    def test_output_file_and_full_disk(self):
        path = self.path('events.jsonl')
        out, _ = self.isnad('events', '--format', 'jsonl', '-o', path)
        self.assertEqual(out, '')
        with open(path, encoding='utf-8') as file:
            self.assertEqual(len(file.readlines()), 3)
        _, errors = self.isnad('events', '--format', 'jsonl', '-o', '/dev/full', status=2)
        self.assertIn('cannot write output', errors)

    def test_nothing_found_says_why(self):
        found, errors = self.events('--place', 'دوماا', '--type', 'ASSAULT')
        self.assertEqual(found, [])
        self.assertIn('no event of this ledger is at a place called «دوماا»', errors)
        _, errors = self.events('--place', 'درعا', '--contested')
        self.assertIn('no event passes all of these filters', errors)

    def test_wrong_usage_says_what_is_right(self):
        for arguments, message in (
                (('--type', 'WAR'), 'there is no type WAR; there are AGREE'),
                (('--from', '2018-13-01'), 'is not a day'),
                (('--from', 'yesterday'), 'is not a day'),
                (('--from', '2018-02', '--to', '2018-01'), 'lies before'),
                (('--toll', 'dead'), 'there are killed injured'),
                (('--contested=all',), 'toll actor means occurrence'),
                (('--format', 'xml'), 'xml'),
                (('--limit', '-3'), '--limit')):
            with self.subTest(arguments):
                _, errors = self.isnad('events', *arguments, status=2)
                self.assertIn(message, errors)

    # The file

    def test_what_is_no_ledger(self):
        text = self.path('text.ledger')
        with open(text, 'w', encoding='utf-8') as file:
            file.write('no database at all, but long enough to be looked at ' * 10)
        other = self.path('other.sqlite')
        with sqlite3.connect(other) as database:
            database.execute('CREATE TABLE t (a)')
        for command in (('events',), ('show', 'e1'), ('sources',), ('search', 'قصف')):
            for path, message in ((self.path('none'), 'there is no such ledger'), (text, 'is not a ledger'),
                                  (other, 'is not a ledger'), (self.folder, 'is a folder')):
                with self.subTest((command, path)):
                    _, errors = self.isnad(*command, ledger=path, status=2)
                    self.assertIn(message, errors)
                    self.assertIn(path, errors)
        self.assertFalse(os.path.exists(self.path('none')))

    def test_interrupted_build_is_said(self):
        path = self.path('interrupted.ledger')
        shutil.copy(self.ledger, path)
        with sqlite3.connect(path) as database:
            database.execute("UPDATE meta SET value = '7' WHERE key = 'read'")
        database.close()
        out, errors = self.isnad('events', ledger=path)
        self.assertIn('e1000000000aa', out)
        self.assertIn('articles were stored after its events were last put together', errors)

    # show

    def test_show_lays_out_who_says_what(self):
        out, _ = self.isnad('show', 'e1000000000aa', '--ltr', '--width', '120')
        for words in ("Ma'arrat an Nu'man", '35.6400 36.6700', '2018-03-10', 'Russian Air Force', 'killed, all persons: 12–14',
                      'at least 9', 'a later figure follows', 'Contested: whether it happened', 'and 1 copy: موقع الرصيف',
                      'Syrian Observatory for Human Rights «المرصد السوري لحقوق الإنسان» ← Reuters', '*غارة*'):
            self.assertIn(words, out)
        self.assertFalse(any(sign in out for sign in ISOLATES + ESCAPE))
        self.assertEqual(out.count('*غارة*'), 2)  # once where it is told and where it is denied; the copy is folded
        sides = out[out.index('whether it happened'):]
        self.assertLess(sides.index('A  happened'), sides.index('B  denied: Ministry of Defence of Russia'))

    def test_show_isolates_arabic(self):
        out, _ = self.isnad('show', 'e1', '--width', '70')
        self.assertEqual(out.count(ISOLATES[0]), out.count(ISOLATES[1]))
        self.assertIn('\u2068وكالة النور\u2069', out)
        for line in out.splitlines():
            self.assertEqual(line.count(ISOLATES[0]), line.count(ISOLATES[1]), line)
            self.assertLessEqual(len(re.sub(f'[{ISOLATES}\u064b-\u0652]', '', line)), 70, line)

    def test_show_by_the_beginning_of_an_id(self):
        out, errors = self.isnad('show', 'e2', status=2)
        self.assertIn('several events', errors)
        self.assertEqual([line[:13] for line in out.splitlines()], ['e2000000000aa', 'e2000000000bb'])
        self.assertIn('(prospective)', self.isnad('show', 'e2000000000b')[0])
        _, errors = self.isnad('show', 'f', status=2)
        self.assertIn('no event has an id that begins with «f»', errors)

    def test_escape_sequences_of_a_page_do_not_reach_the_terminal(self):
        path = self.path('escapes.ledger')
        shutil.copy(self.ledger, path)
        with sqlite3.connect(path) as database:
            database.execute("UPDATE document SET outlet = 'x' || char(27) || '[31m' || char(8238) || char(10) || 'y'")
            database.execute("UPDATE event_participant SET text = char(27) || ']0;title' || char(7), name = NULL")
        database.close()
        for command in (('show', 'e1'), ('events',), ('sources',)):
            out, _ = self.isnad(*command, ledger=path)
            self.assertNotIn(ESCAPE, out)
            self.assertNotIn('\u202e', out)
            self.assertNotIn('\x07', out)

    # sources

    def test_sources(self):
        out, _ = self.isnad('sources', '--sort', 'contradicted', '--format', 'jsonl')
        sources = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(sources[0]['id'], 'NGO.SOHR')
        self.assertEqual([other['name'] for other in sources[0]['contradicted_by']],
                         ['Syria Civil Defence', 'Ministry of Defence of Russia'])
        self.assertNotIn('unnamed', {source['kind'] for source in sources})
        table, _ = self.isnad('sources')
        self.assertIn('most often against', table)
        rows = list(csv.DictReader(io.StringIO(self.isnad('sources', '--unnamed', '--format', 'csv')[0])))
        self.assertIn('إرهابياً 1', [row['labels'] for row in rows if row['kind'] == 'unnamed'][0])

    def test_one_source(self):
        out, _ = self.isnad('sources', 'المرصد السوري')
        self.assertIn('NGO.SOHR', out)
        self.assertIn('On another side than 2 sources', out)
        out, errors = self.isnad('sources', 'عسكري')
        self.assertEqual(out, '')
        self.assertIn('--unnamed', errors)
        self.assertIn('1 (1)  \u2068إرهابياً\u2069 · terrorist', self.isnad('sources', 'عسكري', '--unnamed')[0])
        self.assertGreater(len(self.isnad('sources', 'الدفاع')[0].splitlines()), 2)  # several: a table

    # search

    def test_search_without_an_index(self):
        _, errors = self.isnad('search', 'قصف', status=2)
        self.assertIn('has no search index', errors)
        _, errors = self.isnad('events', '--text', 'قصف', status=2)
        self.assertIn('has no search index', errors)

    def test_search(self):
        path = self.path('built.ledger')
        text = 'أعلن المرصد السوري الاثنين مقتل 12 من النازحين في غارة على مدينة إدلب.'
        line = json.dumps({'id': 'a', 'text': text, 'outlet': 'وكالة', 'published': '2018-03-12'})
        built = subprocess.run([ISNAD, 'build', '-', '-l', path, '--quiet'], input=line.encode(), capture_output=True)
        self.assertEqual(built.returncode, 0, built.stderr.decode())
        out, _ = self.isnad('search', 'نازح', ledger=path)
        self.assertIn('*النازحين*', out)
        event = re.search(r'^ +(e[0-9a-f]{12})', out, re.M).group(1)
        self.assertIn('*غارة*', self.isnad('show', event, ledger=path)[0])
        found = json.loads(self.isnad('search', 'نازح', '--format', 'jsonl', ledger=path)[0])
        self.assertEqual(found['document'], 'a')
        self.assertIn(event, found['events'])
        self.assertIn({'text': 'النازحين', 'found': True}, found['words'])
        out, errors = self.isnad('search', 'زلزال', ledger=path)
        self.assertEqual(out, '')
        self.assertIn('no article has these words', errors)
        self.assertEqual(self.events('--text', 'نازحون إدلب', ledger=path)[0], [event[:2] + event[-1]])
        self.assertEqual(self.events('--text', 'زلزال', ledger=path)[0], [])
        _, errors = self.isnad('events', '--text', '!!', ledger=path, status=2)
        self.assertIn('there is no word', errors)

    def test_help(self):
        for command in ('events', 'show', 'search', 'sources'):
            done = subprocess.run([ISNAD, command, '--help'], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0)
            self.assertIn('Examples:', done.stdout)


if __name__ == '__main__':
    unittest.main()
