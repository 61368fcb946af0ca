"""`isnad agreements` as people use it: the table, one agreement in full, JSON, CSV, bad options. ISNAD names the program."""
import csv
import io
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from patience import PATIENCE

ISNAD = os.environ.get('ISNAD', os.path.join(os.path.dirname(__file__), '..', '..', 'build', 'isnad'))
ARTICLES = [
    {'id': 'a', 'outlet': 'سمارت', 'published': '2019-05-02',
     'text': 'توصلت الحكومة السورية وفصائل المعارضة إلى اتفاق لوقف إطلاق النار في مدينة الرستن الخميس.'},
    {'id': 'b', 'outlet': 'سانا', 'published': '2019-05-10',
     'text': 'اتهمت وزارة الدفاع الروسية فصائل المعارضة بخرق وقف إطلاق النار في مدينة الرستن.'},
    {'id': 'c', 'outlet': 'سانا', 'published': '2019-05-11', 'text': 'دعت الأمم المتحدة إلى هدنة في مدينة تعز.'},
]


class AgreementsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix='isnad-agreements-')
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.ledger = os.path.join(cls.folder, 'news.ledger')
        path = os.path.join(cls.folder, 'news.jsonl')
        with open(path, 'w', encoding='utf-8') as file:
            for article in ARTICLES:
                file.write(json.dumps(article, ensure_ascii=False) + '\n')
        subprocess.run([ISNAD, 'build', path, '-l', cls.ledger], check=True, capture_output=True, timeout=120 * PATIENCE)

    def isnad(self, *arguments, status=0):
        done = subprocess.run([ISNAD, 'agreements', '-l', self.ledger, *arguments], capture_output=True, timeout=120 * PATIENCE)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout.decode('utf-8'), done.stderr.decode('utf-8')

    def records(self, *arguments):
        return [json.loads(line) for line in self.isnad('--format', 'jsonl', *arguments)[0].splitlines()]

    def test_json(self):
        records = self.records()
        self.assertEqual(len(records), 1)
        truce = records[0]
        self.assertEqual(truce['schema'], 'isnad.agreement/1')
        self.assertEqual((truce['kind'], truce['start'], truce['country']), ('ceasefire', '2019-05-02', 'SY'))
        self.assertEqual(truce['violations'][0]['accuser']['id'], 'RUS.GOV.MOD')
        self.assertEqual(truce['violations'][0]['months'], {'2019-05': 1})
        self.assertEqual({claim['role'] for claim in truce['claims']}, {'made', 'violation'})

    def test_table_and_page(self):
        table, _ = self.isnad()
        self.assertIn('by Russian defence ministry of', table)
        self.assertIn('2019 May 1', table)
        identity = self.records()[0]['id']
        page, _ = self.isnad(identity[:6])
        self.assertIn('Said to be broken', page)
        self.assertIn('الرستن', page)

    def test_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.isnad('--format', 'csv')[0])))
        self.assertEqual([(row['accuser'], row['month'], row['violations']) for row in rows],
                         [('RUS.GOV.MOD', '2019-05', '1')])

    def test_filters(self):
        self.assertEqual(len(self.records('--place', 'الرستن')), 1)
        self.assertEqual(len(self.records('--place', 'سوريا')), 1)
        self.assertEqual(len(self.records('--actor', 'RUS')), 1)
        self.assertEqual(len(self.records('--from', '2019-05', '--to', '2019')), 1)
        out, errors = self.isnad('--from', '2020')
        self.assertEqual(out, '')
        self.assertIn('no agreement of this ledger passes', errors)
        self.assertIn('has an id that begins with', self.isnad('zzz')[1])

    def test_wrong_use(self):
        for arguments in (['--from', 'soon'], ['--from', '2019', '--to', '2018'], ['--format', 'xml']):
            self.isnad(*arguments, status=2)
        done = subprocess.run([ISNAD, 'agreements', '-l', os.path.join(self.folder, 'none')], capture_output=True,
                              timeout=120 * PATIENCE)
        self.assertEqual(done.returncode, 2)


if __name__ == '__main__':
    unittest.main()
