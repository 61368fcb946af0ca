"""`isnad gazetteer` as people use it: import, list, remove, and what extract makes of it. ISNAD names the program.
All villages are invented."""
import gzip
import json
import os
import resource
import shutil
import subprocess
import tempfile
import unittest
from patience import PATIENCE

ISNAD = os.environ.get('ISNAD', os.path.join(os.path.dirname(__file__), '..', '..', 'build', 'isnad'))
TEXT = 'قصفت الطائرات الحربية شنفورة بريف إدلب يوم الاثنين.'
TABLE = ('name_ar,name_en,lat,lon,country,kind,id\n'
         'شنفورة,Shanfura,35.90,36.60,sy,village,1\n'
         'المنشفة,Minshafa,35.95,36.65,sy,village,2\n')


class GazetteerTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='isnad-gazetteer-')
        self.addCleanup(shutil.rmtree, self.folder)
        self.home = self.path('home')
        self.article = self.write('a.txt', TEXT)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), 'wb') as file:
            file.write(content.encode('utf-8') if isinstance(content, str) else content)
        return self.path(name)

    def isnad(self, *arguments, environment=None, **more):
        inherited = {k: v for k, v in os.environ.items() if k not in ('ISNAD_HOME', 'XDG_DATA_HOME', 'HOME')}
        inherited.update({'ISNAD_HOME': self.home} if environment is None else environment)
        done = subprocess.run([ISNAD, *arguments], capture_output=True, timeout=120 * PATIENCE, env=inherited, **more)
        return done.returncode, done.stdout.decode('utf-8'), done.stderr.decode('utf-8')

    def places(self, *arguments, environment=None):
        status, out, errors = self.isnad('extract', self.article, '--mentions', *arguments, environment=environment)
        self.assertEqual((status, errors), (0, ''))
        return {m['place'] for m in json.loads(out)['mentions'] if m['kind'] == 'place'}

    def imported(self, name='villages.csv', content=TABLE, *arguments, status=0):
        done = self.isnad('gazetteer', 'import', self.write(name, content), *arguments)
        self.assertEqual(done[0], status, done[2])
        return done[1], done[2]

    def test_import_list_use_remove(self):
        self.assertNotIn('import:villages:1', self.places())
        out, errors = self.imported()
        self.assertEqual((out, errors), ('villages: 2 places imported\n', ''))
        self.assertIn('import:villages:1', self.places())
        self.assertNotIn('import:villages:1', self.places('--no-imported-gazetteers'))
        status, out, _ = self.isnad('gazetteer', 'list')
        self.assertEqual(status, 0)
        self.assertRegex(out.splitlines()[1], r'^villages +2  \d{4}-\d\d-\d\d  villages.csv$')
        status, out, _ = self.isnad('analyze', 'شنفورة', '--no-imported-gazetteers')
        self.assertEqual(status, 0)

        self.assertEqual(self.isnad('gazetteer', 'remove', 'villages'), (0, 'villages: removed\n', ''))
        self.assertNotIn('import:villages:1', self.places())
        status, _, errors = self.isnad('gazetteer', 'remove', 'villages')
        self.assertEqual(status, 2)
        self.assertIn('no gazetteer is called villages', errors)
        self.assertEqual(os.listdir(os.path.join(self.home, 'gazetteer')), [])

    def test_a_village_whose_name_begins_like_an_adjective(self):
        # «جميل», «الخطيب» are words and surnames; behind «بلدة» the two are a village, not a place called by the first.
        self.article = self.write('b.txt', 'قصفت الطائرات الحربية بلدة جميل الخطيب بريف إدلب يوم الاثنين.')
        self.imported('villages.csv', 'name_ar,name_en,lat,lon,country,kind,id\n'
                                      'جميل الخطيب,Jamil al-Khatib,35.90,36.60,sy,village,7\n')
        self.assertIn('import:villages:7', self.places())

    def test_the_same_name_is_replaced(self):
        self.imported()
        out, _ = self.imported('other.csv', TABLE.replace('شنفورة', 'شنفورتا'), '--name', 'villages')
        self.assertIn('in place of what had that name', out)
        self.assertNotIn('import:villages:1', self.places())
        self.assertEqual(len(self.isnad('gazetteer', 'list')[1].splitlines()), 2)

    def test_geonames_packed(self):
        line = '\t'.join(['991', 'Shanfura', 'Shanfura', 'شنفورة', '35.9', '36.6', 'P', 'PPL', 'SY', '', '12', '', '',
                          '', '0', '', '300', 'Asia/Damascus', '2015-01-01']) + '\n'
        out, _ = self.imported('SY.txt.gz', gzip.compress(line.encode()))
        self.assertEqual(out, 'SY: 1 place imported\n')
        self.assertIn('geonames:991', self.places())

    def test_bad_lines_are_named_and_the_rest_is_imported(self):
        out, errors = self.imported(content=TABLE + 'العين,,95,36,sy,village,3\nAin,,35,36,sy,village,4\n', status=1)
        self.assertEqual(errors, f'isnad: {self.path("villages.csv")}:4: the latitude must be degrees from -90 to 90, '
                                 'not «95»\n')
        self.assertIn('1 bad line left out', out)
        self.assertIn('1 line without an Arabic name left out', out)
        self.assertIn('import:villages:1', self.places())

    def test_a_bad_file_changes_nothing(self):
        self.imported()
        for content, message in ((b'', 'is empty'), (b'\x00\x01\xff', ':1: is not a table of places in UTF-8'),
                                 ('a,b\n', ':1: neither a dump of GeoNames nor'),
                                 (TABLE.replace(',3', ',93'), ':2: the latitude must')):
            _, errors = self.imported(content=content, status=2)
            self.assertIn(self.path('villages.csv'), errors)
            self.assertIn(message, errors)
        status, _, errors = self.isnad('gazetteer', 'import', self.path('none.csv'))
        self.assertEqual(status, 2)
        self.assertIn('none.csv', errors)
        self.assertIn('import:villages:1', self.places())

    def test_a_full_disk_changes_nothing(self):
        self.imported()
        before = sorted(os.listdir(os.path.join(self.home, 'gazetteer')))
        many = TABLE + ''.join(f'شنفورة,{i * 7919 % 99991},{30 + i / 1000},36,sy,village,x{i}\n' for i in range(3000))

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        import signal
        status, _, errors = self.isnad(
            'gazetteer', 'import', self.write('villages.csv', many),
            preexec_fn=lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), limit()))
        self.assertEqual(status, 2)
        self.assertIn('cannot be written', errors)
        self.assertEqual(sorted(os.listdir(os.path.join(self.home, 'gazetteer'))), before)
        self.assertIn('import:villages:1', self.places())

    def test_bad_names(self):
        for name in ('../x', 'a b', '.a'):
            status, _, errors = self.isnad('gazetteer', 'import', self.write('a.csv', TABLE), f'--name={name}')
            self.assertEqual(status, 2, name)
            self.assertIn('is no name for a gazetteer', errors)
        status, out, _ = self.isnad('gazetteer', 'import', self.write('my villages (2).csv', TABLE))
        self.assertEqual(out, 'my-villages--2-: 2 places imported\n')

    def test_a_damaged_gazetteer_is_not_passed_over(self):
        self.imported()
        places = os.path.join(self.home, 'gazetteer', 'villages.places')
        with open(places, 'r+b') as file:
            file.truncate(100)
        status, out, errors = self.isnad('extract', self.article)
        self.assertEqual((status, out), (2, ''))
        self.assertIn('the imported gazetteer villages is damaged; import it again', errors)
        self.assertEqual(self.isnad('extract', self.article, '--no-imported-gazetteers')[0], 0)
        self.assertEqual(self.isnad('gazetteer', 'list')[0], 2)
        self.assertEqual(self.isnad('gazetteer', 'remove', 'villages')[0], 0)
        self.assertEqual(self.isnad('extract', self.article)[0], 0)

    def test_a_damaged_block_is_made_anew(self):
        self.imported()
        block = os.path.join(self.home, 'gazetteer', 'joined.block')
        with open(block, 'r+b') as file:
            file.truncate(5000)
        status, _, errors = self.isnad('extract', self.article)
        self.assertEqual((status, errors), (0, 'isnad: note: the imported gazetteers were joined anew: the file was '
                                               'damaged\n'))
        self.assertIn('import:villages:1', self.places())

    def test_where_it_is_kept(self):
        self.home = self.path('xdg')
        home = {'HOME': self.path('user')}
        for environment, folder in (({'ISNAD_HOME': self.path('one'), **home}, 'one/gazetteer'),
                                    ({'XDG_DATA_HOME': self.path('two'), **home}, 'two/isnad/gazetteer'),
                                    ({'XDG_DATA_HOME': 'relative', **home}, 'user/.local/share/isnad/gazetteer')):
            status, _, errors = self.isnad('gazetteer', 'import', self.write('v.csv', TABLE), environment=environment)
            self.assertEqual((status, errors), (0, ''))
            self.assertTrue(os.path.exists(os.path.join(self.folder, folder, 'v.places')), folder)
            self.assertIn('import:v:1', self.places(environment=environment))
        status, _, errors = self.isnad('gazetteer', 'import', self.path('v.csv'), environment={})
        self.assertEqual(status, 2)
        self.assertIn('set ISNAD_HOME', errors)
        self.assertNotIn('import:v:1', self.places(environment={}))
        self.assertNotIn('import:v:1', self.places(environment={'HOME': '/dev/null'}))

    def test_help_tells_the_columns(self):
        status, out, _ = self.isnad('gazetteer', 'import', '--help')
        self.assertEqual(status, 0)
        for word in ('GeoNames', 'name_ar', 'lat', 'country', '--name'):
            self.assertIn(word, out)
        self.assertIn('ISNAD_HOME', self.isnad('gazetteer', '--help')[1])
        self.assertEqual(self.isnad('gazetteer')[0], 2)


if __name__ == '__main__':
    unittest.main()
