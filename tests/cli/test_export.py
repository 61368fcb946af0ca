"""`isnad export` as people use it: every format, good ledgers and bad targets, full disks. ISNAD names the program."""
import csv
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import tempfile
import unittest
from patience import PATIENCE

ISNAD = os.environ.get('ISNAD', os.path.join(os.path.dirname(__file__), '..', '..', 'build', 'isnad'))
FORMATS = {'csv': ['claims.csv', 'contested.csv', 'events.csv', 'parties.csv', 'sources.csv', 'tolls.csv'],
           'geojson': ['events.geojson'], 'ucdp': ['ucdp.csv'], 'acled': ['acled.csv'], 'plover': ['plover.jsonl']}
ARTICLES = [
    {'id': 'a', 'outlet': 'عنب بلدي', 'published': '2018-02-21', 'url': 'https://example.org/a',
     'title': '=HYPERLINK("https://example.org")',
     'text': 'أفاد ناشطون بأن غارات الجيش السوري على سوق في مدينة دوما الثلاثاء أدت إلى مقتل 9 مدنيين.'},
    {'id': 'b', 'outlet': 'سمارت', 'published': '2018-02-21', 'title': 'قتلى في "دوما"، والغوطة',
     'text': 'أعلن المرصد السوري لحقوق الإنسان مقتل 20 مدنيا الثلاثاء جراء غارات الجيش السوري على مدينة دوما.'},
    {'id': 'c', 'outlet': 'سانا', 'published': '2018-03-12',
     'text': 'تظاهر مئات السكان الأحد في مدينة إدلب.\nواعتقلت الشرطة العراقية خمسة أشخاص الأحد في مدينة الموصل.'},
    {'id': 'd', 'outlet': 'الشرق', 'published': '2018-04-02',
     'text': 'قتل 3 جنود أمس في اشتباكات بين الجيش السوري وتنظيم الدولة الإسلامية في مدينة البوكمال.'},
]


class ExportTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='isnad-export-')
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def isnad(self, *arguments, status=0, **more):
        done = subprocess.run([ISNAD, *arguments], capture_output=True, timeout=120 * PATIENCE, **more)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout.decode('utf-8'), done.stderr.decode('utf-8')

    def build(self, name, *parts):
        for number, part in enumerate(parts):
            path = self.path(f'{name}-{number}.jsonl')
            with open(path, 'w', encoding='utf-8') as file:
                for article in part:
                    file.write(json.dumps(article, ensure_ascii=False) + '\n')
            self.isnad('build', path, '-l', self.path(name))
        return self.path(name)

    def export(self, ledger, form, *arguments, folder='out', status=0):
        out, errors = self.isnad('export', '-l', ledger, '--format', form, '-o', self.path(folder), *arguments,
                                 status=status)
        self.assertEqual(out, '')
        return errors

    def read(self, *names):
        with open(self.path(*names), newline='', encoding='utf-8') as file:
            return file.read()

    def rows(self, *names):
        return list(csv.DictReader(io.StringIO(self.read(*names), newline=''), strict=True))

    # What is written

    def test_every_format(self):
        ledger = self.build('news', ARTICLES)
        for form, files in FORMATS.items():
            errors = self.export(ledger, form, folder=form)
            self.assertIn('written', errors)
            self.assertEqual(sorted(os.listdir(self.path(form))), files)  # and no other names beside them
            self.assertEqual(self.export(ledger, form, '-q', '--force', folder=form), '')

    def test_ucdp(self):
        self.export(self.build('news', ARTICLES), 'ucdp')
        rows = self.rows('out', 'ucdp.csv')
        douma = [row for row in rows if row['where_coordinates'] == 'Douma']
        self.assertEqual(len(douma), 1, rows)
        row = douma[0]
        self.assertEqual((row['low'], row['best'], row['high']), ('9', '9', '20'))
        self.assertEqual((row['date_start'], row['date_prec'], row['where_prec']), ('2018-02-20', '1', '1'))
        self.assertEqual((row['country_id'], row['priogrid_gid'], row['number_of_sources']), ('652', '178273', '2'))
        self.assertEqual(row['deaths_civilians'], '9')
        self.assertIn('https://example.org/a', row['source_article'])
        for row in rows:
            parts = sum(int(row['deaths_' + part]) for part in ('a', 'b', 'civilians', 'unknown'))
            self.assertEqual(parts, int(row['best']))

    def test_acled(self):
        self.export(self.build('news', ARTICLES), 'acled')
        rows = self.rows('out', 'acled.csv')
        kinds = {(row['location'], row['sub_event_type']) for row in rows}
        self.assertIn(('Douma', 'Air/drone strike'), kinds)
        self.assertIn('toll', [row['contested'] for row in rows if row['location'] == 'Douma'])

    def test_geojson_and_plover(self):
        ledger = self.build('news', ARTICLES)
        self.export(ledger, 'geojson')
        collection = json.loads(self.read('out', 'events.geojson'))
        self.assertEqual(collection['type'], 'FeatureCollection')
        for feature in collection['features']:
            longitude, latitude = feature['geometry']['coordinates']
            self.assertTrue(-180 <= longitude <= 180 and -90 <= latitude <= 90)
        self.export(ledger, 'plover')
        for line in self.read('out', 'plover.jsonl').splitlines():
            self.assertIn('magnitude', json.loads(line))

    def test_tables_go_together(self):
        self.export(self.build('news', ARTICLES), 'csv')
        tables = {name[:-4]: self.rows('out', name) for name in FORMATS['csv']}
        events = {row['event'] for row in tables['events']}
        self.assertEqual(len(events), len(tables['events']))
        for name in ('parties', 'claims', 'tolls', 'contested'):
            self.assertLessEqual({row['event'] for row in tables[name]}, events)
        claims = {(row['document'], row['article'], row['claim']) for row in tables['claims']}
        self.assertLessEqual({(row['document'], row['article'], row['claim']) for row in tables['tolls']
                              if row['document']}, claims)
        sources = {row['source'] for row in tables['sources']}
        self.assertLessEqual({row['voice'] for row in tables['claims']}, sources)

    def test_formulas_of_others(self):
        ledger = self.build('news', ARTICLES)
        self.export(ledger, 'csv')
        titles = {row['title'] for row in self.rows('out', 'claims.csv')}
        self.assertIn("'" + ARTICLES[0]['title'], titles)
        self.assertIn(ARTICLES[1]['title'], titles)
        self.export(ledger, 'csv', '--unguarded', '--force')
        self.assertIn(ARTICLES[0]['title'], {row['title'] for row in self.rows('out', 'claims.csv')})

    def test_the_same_bytes_however_the_ledger_came_to_be(self):
        shuffled = ARTICLES[:]
        random.Random(7).shuffle(shuffled)
        ledgers = [self.build('once', ARTICLES), self.build('shuffled', shuffled),
                   self.build('bit-by-bit', *[[article] for article in reversed(ARTICLES)])]
        for form, files in FORMATS.items():
            for number, ledger in enumerate(ledgers):
                self.export(ledger, form, '--background', '--planned', folder=f'{form}{number}')
            for name in files:
                self.assertEqual(self.read(form + '0', name), self.read(form + '1', name), name)
                self.assertEqual(self.read(form + '0', name), self.read(form + '2', name), name)

    def test_filters(self):
        ledger = self.build('news', ARTICLES)
        self.export(ledger, 'csv', '--place', 'دوما', '--from', '2018-02')
        self.assertEqual({row['place_name'] for row in self.rows('out', 'events.csv')}, {'Douma'})
        self.export(ledger, 'csv', '--contested', 'toll', '--force')
        self.assertEqual({row['contested'] for row in self.rows('out', 'events.csv')}, {'toll'})
        errors = self.export(ledger, 'csv', '--place', 'لا مكان', '--force')
        self.assertIn('لا مكان', errors)
        self.assertEqual(self.rows('out', 'events.csv'), [])
        self.isnad('export', '-l', ledger, '-f', 'csv', '-o', self.path('x'), '--from', 'yesterday', status=2)

    def test_standard_output(self):
        ledger = self.build('news', ARTICLES)
        self.export(ledger, 'ucdp')
        out, _ = self.isnad('export', '-l', ledger, '-f', 'ucdp', '-o', '-')
        self.assertEqual(out, self.read('out', 'ucdp.csv'))
        _, errors = self.isnad('export', '-l', ledger, '-f', 'csv', '-o', '-', status=2)
        self.assertIn('6 files', errors)

    # What goes wrong

    def test_formats_that_are_not_there(self):
        _, errors = self.isnad('export', '-l', 'x', '-f', 'parquet', '-o', self.path('out'), status=2)
        self.assertIn('parquet is not written yet; there are csv, geojson, ucdp, acled and plover', errors)
        _, errors = self.isnad('export', '-l', 'x', '-f', 'xlsx', '-o', self.path('out'), status=2)
        self.assertIn('there is no format xlsx', errors)

    def test_no_ledger(self):
        _, errors = self.isnad('export', '-l', self.path('none'), '-f', 'csv', '-o', self.path('out'), status=2)
        self.assertIn('there is no such ledger', errors)
        self.assertFalse(os.path.exists(self.path('out')))

    def test_files_of_others_are_left_alone(self):
        ledger = self.build('news', ARTICLES)
        os.mkdir(self.path('out'))
        with open(self.path('out', 'sources.csv'), 'w') as file:
            file.write('mine')
        errors = self.export(ledger, 'csv', status=2)
        self.assertIn('sources.csv: is there already; --force replaces it', errors)
        self.assertEqual(os.listdir(self.path('out')), ['sources.csv'])
        self.assertEqual(self.read('out', 'sources.csv'), 'mine')
        self.export(ledger, 'csv', '--force')
        self.assertNotEqual(self.read('out', 'sources.csv'), 'mine')

    def test_a_file_where_the_folder_should_be(self):
        ledger = self.build('news', ARTICLES)
        errors = self.export(ledger, 'ucdp', folder='news', status=2)
        self.assertIn('is a file', errors)

    def test_full_disk(self):
        ledger = self.build('news', ARTICLES)

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

        os.mkdir(self.path('out'))
        _, errors = self.isnad('export', '-l', ledger, '-f', 'csv', '-o', self.path('out'), status=2, preexec_fn=limit)
        self.assertIn('cannot be written', errors)
        self.assertIn('nothing is left of this export', errors)
        self.assertEqual(os.listdir(self.path('out')), [])
        with open('/dev/full', 'w') as full:
            done = subprocess.run([ISNAD, 'export', '-l', ledger, '-f', 'plover', '-o', '-'], stdout=full,
                                  stderr=subprocess.PIPE, timeout=120 * PATIENCE)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'No space left on device', done.stderr)

    def test_tables_of_another_folder(self):
        ledger = self.build('news', ARTICLES)
        data = os.path.join(os.path.dirname(__file__), '..', '..', 'data')
        self.export(ledger, 'acled')
        self.export(ledger, 'acled', '--data', data, folder='other')
        self.assertEqual(self.read('out', 'acled.csv'), self.read('other', 'acled.csv'))
        _, errors = self.isnad('export', '-l', ledger, '-f', 'acled', '-o', self.path('x'), '--data', self.path('none'),
                               status=2)
        self.assertIn('none', errors)


if __name__ == '__main__':
    unittest.main()
