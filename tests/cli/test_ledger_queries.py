"""The queries of docs/LEDGER.md do what they say, on the ledger of tests/ledger/fixture.sql."""
import os
import re
import sqlite3
import tempfile
import unittest

from ledger_fixture import ROOT, make_ledger

OBSERVATORY = 'Syrian Observatory for Human Rights'
CIVIL_DEFENCE = 'Syria Civil Defence'
MINISTRY = 'Ministry of Defence of Russia'

EXPECTED = {
    'From a row to the words': [
        ('state-55', 1, 'c1', 'الوكالة الرسمية', 'unnamed:مصدر عسكري@state-55', 'asserted',
         'قضت وحدات الجيش على 20 إرهابياً في ريف درعا')],
    'What people correct': [('k7ebbf65f2b1a', '2026-11-22T07:01:02Z', 'ريما', 'note', 'من يعرف أكثر؟', 'e2000000000aa')],
    '1.': [('e1000000000aa', '2018-03-10', 'معرة النعمان', 12, 14)],
    '2.': [(MINISTRY, 'e1000000000aa', '2018-03-10', 'معرة النعمان', 'sahel-7',
            'ونفت وزارة الدفاع الروسية أن تكون طائراتها قد شنت غارة على المدينة')],
    '3.': [('e1000000000aa', '2018-03-10', 'killed', 12, 14)],
    '4.': [('2018-03-10', OBSERVATORY, 'at_least', 9, None, 1),
           ('2018-03-11', CIVIL_DEFENCE, 'exact', 14, None, 0),
           ('2018-03-12', OBSERVATORY, 'exact', 12, None, 0)],
    '5.': [('page', 'rebel', 'مسلحين', '?', 1, 0),
           ('مصدر عسكري', 'terrorist', 'إرهابياً', '?', 1, 1),
           ('مصدر عسكري', 'rebel', 'المسلحين', '?', 1, 0)],
    '6.': [('e2000000000aa', '2018-03-15', 'ريف درعا', 20, 'مصدر عسكري')],
    '7.': [('Daraa Governorate', '2018-03', 1, 20, 20), ('Idlib Governorate', '2018-03', 1, 12, 14)],
    '8.': [(CIVIL_DEFENCE, MINISTRY, 'occurrence', 1),
           (OBSERVATORY, MINISTRY, 'occurrence', 1),
           (OBSERVATORY, CIVIL_DEFENCE, 'toll', 1)],
    '9.': [('موقع الرصيف', 'وكالة النور', 'time', 1, 134)],
    '10.': [('منطقة خفض التصعيد', '2018-03', 'RUS.MIL.AIR', OBSERVATORY, 1, 2),
            ('منطقة خفض التصعيد', '2018-03', 'RUS', CIVIL_DEFENCE, 1, 1)],
    'And by area?': [('e1000000000aa', 'ASSAULT', '2018-03-10', 'معرة النعمان')],
}


def queries():
    """(heading, SQL) of each block of the page."""
    with open(os.path.join(ROOT, 'docs', 'LEDGER.md'), encoding='utf-8') as file:
        page = file.read()
    heading, out = None, []
    for found in re.finditer(r'^#+ ([^\n]+)$|^```sql\n(.*?)^```', page, re.M | re.S):
        if found.group(1):
            heading = found.group(1)
        else:
            out.append((heading, found.group(2)))
    return out


class LedgerQueriesTest(unittest.TestCase):
    def test_each_query_gives_what_it_says(self):
        with tempfile.TemporaryDirectory() as folder:
            database = sqlite3.connect(make_ledger(os.path.join(folder, 'fixture.ledger')))
            self.addCleanup(database.close)
            done = set()
            for heading, sql in queries():
                key = next((key for key in EXPECTED if heading == key or heading.startswith(key + ' ')), None)
                with self.subTest(heading):
                    self.assertIsNotNone(key, 'a query without an expected result')
                    self.assertNotIn(key, done)
                    done.add(key)
                    self.assertEqual(database.execute(sql).fetchall(), EXPECTED[key])
            self.assertEqual(done, set(EXPECTED))

    def test_page_names_every_table(self):
        with open(os.path.join(ROOT, 'docs', 'LEDGER.md'), encoding='utf-8') as file:
            page = file.read()
        with open(os.path.join(ROOT, 'src', 'ledger', 'schema.sql'), encoding='utf-8') as file:
            tables = re.findall(r'^CREATE (?:VIRTUAL )?TABLE (\w+)', file.read(), re.M)
        self.assertGreater(len(tables), 20)
        for table in tables:
            self.assertIn(f'`{table}`', page)


if __name__ == '__main__':
    unittest.main()
