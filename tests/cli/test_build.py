"""`isnad build` as people use it: a ledger is the same however it came to be, survives kills and full disks, and one that
is damaged, newer or none at all is refused and left as it was. ISNAD names the program."""
import contextlib
import fcntl
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import invented_news
from patience import PATIENCE

ISNAD = os.environ.get('ISNAD', os.path.join(os.path.dirname(__file__), '..', '..', 'build', 'isnad'))
VERSION_1 = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'ledger', 'version1.sql')
SEED = 20180221
# Whose name stands for a row, by the column that holds its number.
ROWS = ['document', 'article', 'statement', 'claim', 'event', 'contested', 'agreement']
NAMED_BY = {'copy_of': 'claim', 'merged': 'claim', 'origin': 'article', 'parent': 'statement'}
WORDS = ['النازحين', 'قصف', 'نفت', 'الأنقاض', 'غارات']
READING = [['events'], ['events', '--format', 'jsonl'], ['sources'], ['show', 'e'], ['search', 'قصف']]


def dump(path):
    """All rows of all tables but for the index of words, with names in place of row numbers, in the order of texts."""
    with contextlib.closing(sqlite3.connect(f'file:{path}?mode=ro', uri=True)) as database:
        tables = {name: [column[1] for column in database.execute(f'PRAGMA table_info({name})')]
                  for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                  if not name.startswith(('search', 'event_box_', 'sqlite_', 'meta'))}
        rows = {name: list(database.execute(f'SELECT * FROM {name}')) for name in tables}
    names = {}

    def call(table, key, name):
        at = {column: place for place, column in enumerate(tables[table])}
        names[key] = {row[at[key]]: name({column: row[place] for column, place in at.items()}) for row in rows[table]}

    call('document', 'document', lambda row: (row['id'], row['origin']))
    call('article', 'article', lambda row: (names['document'][row['document']], row['number']))
    call('statement', 'statement', lambda row: (names['article'][row['article']], row['id']))
    call('claim', 'claim', lambda row: (names['article'][row['article']], row['id']))
    call('event', 'event', lambda row: row['id'])
    call('contested', 'contested', lambda row: (names['event'][row['event']], row['about'], row['kind'], row['who']))
    if 'agreement' in tables:
        call('agreement', 'agreement', lambda row: row['id'])

    def named(table, column, value):
        kind = NAMED_BY.get(column, column)
        is_row = kind in names and not (table == 'event' and column == 'contested') and \
            not (table == 'document' and column == 'origin') and not (table == 'place' and column == 'parent')
        return names[kind].get(value, f'no {kind} {value}') if is_row and isinstance(value, int) else value

    return {table: sorted(repr([named(table, column, value) for column, value in zip(tables[table], row)])
                          for row in rows[table]) for table in tables}


def digest(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


class Ledgers(unittest.TestCase):
    maxDiff = 2000
    articles = invented_news.articles(SEED, 48)

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='isnad-build-')
        self.addCleanup(self.clear)

    def clear(self):
        for folder, folders, files in os.walk(self.folder):
            for name in folders + files:
                if not os.path.islink(os.path.join(folder, name)):
                    os.chmod(os.path.join(folder, name), 0o755)
        shutil.rmtree(self.folder)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def jsonl(self, name, articles):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.writelines(json.dumps(article, ensure_ascii=False) + '\n' for article in articles)
        return self.path(name)

    def run_isnad(self, *arguments, timeout=300 * PATIENCE, **more):
        return subprocess.run([ISNAD, *arguments], capture_output=True, timeout=timeout, **more)

    def isnad(self, *arguments, status=0, **more):
        done = self.run_isnad(*arguments, **more)
        self.assertEqual(done.returncode, status, (arguments, done.stdout.decode(), done.stderr.decode()))
        return done.stdout.decode('utf-8'), done.stderr.decode('utf-8')

    def build(self, ledger, *arguments, status=0, **more):
        return self.isnad('build', *arguments, '-l', self.path(ledger), status=status, **more)

    def exported(self, ledger):
        """What is in a ledger, as everybody sees it; paths aside, which tell how the input was split over files."""
        folder = tempfile.mkdtemp(dir=self.folder)
        self.isnad('export', '-l', self.path(ledger), '--format', 'csv', '-o', folder, '-q', '--background', '--planned')
        out = {}
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                out[name] = file.read().splitlines()
        shutil.rmtree(folder)
        lines, _ = self.isnad('events', '-l', self.path(ledger), '--format', 'jsonl', '--background', '--planned')
        events = [json.loads(line) for line in lines.splitlines()]
        for event in events:
            self.without_paths(event)
        out['events'] = [json.dumps(event, ensure_ascii=False, sort_keys=True) for event in events]
        out['sources'] = self.isnad('sources', '-l', self.path(ledger), '--format', 'jsonl')[0].splitlines()
        for word in WORDS:
            found, _ = self.isnad('events', '-l', self.path(ledger), '--text', word, '--format', 'jsonl')
            out['with ' + word] = [json.loads(line)['id'] for line in found.splitlines()]
        return out

    def without_paths(self, value):
        if isinstance(value, dict):
            value.pop('path', None)
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
            self.without_paths(part)

    def contents(self, ledger):
        """The tables of a ledger, paths aside."""
        out = dump(self.path(ledger))
        with contextlib.closing(sqlite3.connect(self.path(ledger))) as database:
            out['document'] = sorted(map(repr, database.execute(
                'SELECT id, origin, url, outlet, title, published, published_at, sha256, content, text FROM document')))
        return out

    def same(self, one, other, what=''):
        self.assertEqual(one.keys(), other.keys())
        for name, lines in one.items():
            self.assertEqual(lines, other[name], f'{what}: {name}')


class SameHoweverBuilt(Ledgers):
    def setUp(self):
        super().setUp()
        self.corpus = self.jsonl('corpus.jsonl', self.articles)
        self.build('reference', self.corpus, '--threads', '2')
        self.exports, self.tables = self.exported('reference'), self.contents('reference')

    def check(self, ledger, what):
        self.same(self.tables, self.contents(ledger), what)
        self.same(self.exports, self.exported(ledger), what)

    def test_corpus_has_what_it_is_made_for(self):
        self.assertGreater(len(self.articles), 140)
        for table in ('passage', 'contested', 'event_figure', 'event_participant', 'chain', 'claim_place'):
            self.assertGreater(len(self.tables[table]), 20, table)
        for about in ('toll', 'actor', 'occurrence'):
            self.assertTrue(any(about in row for row in self.tables['contested']), about)
        self.assertTrue(any(int(row.split(',')[-3]) > 1 for row in self.tables['event']))
        self.assertTrue(self.exports['with ' + WORDS[0]] or self.exports['with ' + WORDS[1]])

    def test_orders(self):
        draw = random.Random(1)
        orders = [draw.sample(self.articles, len(self.articles)) for _ in range(4)] + [self.articles[::-1]]
        for number, order in enumerate(orders):
            path = self.jsonl(f'order{number}.jsonl', order)
            self.build(f'order{number}', path)
            self.check(f'order{number}', f'order {number}')

    def test_threads(self):
        for threads in ('1', '2', '4', '7'):
            self.build('threads' + threads, self.corpus, '--threads', threads)
            self.check('threads' + threads, threads + ' threads')

    def test_files_and_runs(self):
        order = random.Random(2).sample(self.articles, len(self.articles))
        parts = [self.jsonl(f'parts/{number}.jsonl', order[number::5]) for number in range(5)]
        self.build('folder', self.path('parts'))
        self.check('folder', 'a folder of five files')
        for part in reversed(parts):
            self.build('runs', part)
        self.check('runs', 'five runs')
        with open(self.corpus, 'rb') as file:
            self.build('standard', '-', input=file.read())
        self.check('standard', 'standard input')
        for _ in range(2):
            self.build('twice', self.corpus, self.corpus, self.path('parts'))
        self.check('twice', 'everything given several times')

    def test_removed_and_changed_and_brought_back(self):
        draw = random.Random(3)
        changed = [dict(article, text=article['text'].replace('قتل', 'جرح') + '\nوقتل 5 مدنيين في مدينة حلب.',
                        published='2018-06-01') for article in draw.sample(self.articles, 40)]
        self.build('back', self.corpus)
        summary, _ = self.build('back', self.jsonl('changed.jsonl', changed))
        self.assertIn('40 replaced', summary)
        self.assertNotEqual(self.tables['claim'], self.contents('back')['claim'])
        removed = [argument for article in draw.sample(self.articles, 30) for argument in ('--remove', article['id'])]
        summary, _ = self.build('back', *removed)
        self.assertIn('30 removed', summary)
        self.build('back', self.corpus)
        self.check('back', 'changed, removed, brought back')
        self.build('back', '--reread')
        self.check('back', 'read anew')
        self.assertIn('nothing new', self.build('back', self.corpus)[0])

    def test_more_than_there_should_be_and_then_removed(self):
        more = invented_news.articles(SEED + 1, 20)
        self.build('more', self.jsonl('more.jsonl', more + self.articles))
        for article in more:
            self.build('more', '--remove', article['id'])
        self.check('more', 'others removed')

    def test_two_builds_of_halves(self):
        """At once: one waits for the other, and the order makes no difference."""
        halves = [self.jsonl(f'half{number}.jsonl', self.articles[number::2]) for number in range(2)]
        both = [subprocess.Popen([ISNAD, 'build', half, '-l', self.path('both')], stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE) for half in halves]
        for process in both:
            _, errors = process.communicate(timeout=300 * PATIENCE)
            self.assertEqual(process.returncode, 0, errors)
        self.check('both', 'two builds at once')

    def test_kills(self):
        """50 kills at random moments, also while events are derived; each build is then completed."""
        draw = random.Random(4)
        half = self.jsonl('half.jsonl', [dict(article, text=article['text'] + '\nقتل 7 مدنيين في مدينة حلب.')
                                         if number % 3 == 0 else article
                                         for number, article in enumerate(self.articles[:len(self.articles) // 2])])
        self.build('half', half)
        begun = time.monotonic()
        self.build('timed', self.corpus)
        whole = time.monotonic() - begun
        killed = derived_late = 0
        for number in range(50):
            ledger = f'killed{number}'
            if number % 2 == 1:  # of a ledger that has some, and some of that in an older form
                shutil.copyfile(self.path('half'), self.path(ledger))
            process = subprocess.Popen([ISNAD, 'build', self.corpus, '-l', self.path(ledger), '-q'])
            time.sleep(whole * draw.uniform(0.05, 1))
            process.send_signal(signal.SIGKILL)
            killed += process.wait(timeout=60 * PATIENCE) == -signal.SIGKILL
            if number % 5 == 0 and os.path.exists(self.path(ledger)):  # it can be looked at as it is
                done = self.run_isnad('events', '-l', self.path(ledger))
                self.assertIn(done.returncode, (0, 2), done.stderr)
                if done.returncode == 2:
                    self.assertIn('no build has ended in it yet', done.stderr.decode())
                derived_late += b'were last put together' in done.stderr
            if number % 4 == 0:  # and once more
                process = subprocess.Popen([ISNAD, 'build', self.corpus, '-l', self.path(ledger), '-q'])
                time.sleep(whole * draw.uniform(0.05, 1))
                process.kill()
                process.wait(timeout=60 * PATIENCE)
            self.build(ledger, self.corpus)
            self.same(self.tables, self.contents(ledger), f'kill {number}')
            if number % 10 == 9:
                self.same(self.exports, self.exported(ledger), f'kill {number}')
            self.assertFalse(os.path.exists(self.path(ledger) + '-wal'), 'one file when all is done')
            os.remove(self.path(ledger))
        self.assertGreater(killed, 10, 'the kills came too late')


class Incremental(Ledgers):
    def test_the_same_again_changes_nothing(self):
        corpus = self.jsonl('corpus.jsonl', self.articles)
        self.build('ledger', corpus)
        before = dump(self.path('ledger'))
        for _ in range(2):
            summary, _ = self.build('ledger', corpus)
            self.assertIn(f'0 articles added, 0 replaced, 0 removed, {len(self.articles)} unchanged; nothing new', summary)
        self.assertIn('nothing new', self.build('ledger')[0])
        self.assertEqual(dump(self.path('ledger')), before)

    def test_new_changed_and_removed(self):
        text = 'قتل 12 مدنيا الثلاثاء في غارات للطيران الروسي على مدينة دوما، بحسب الدفاع المدني.'
        a, b = ({'id': name, 'published': '2018-02-21', 'text': text} for name in 'ab')
        self.build('ledger', self.jsonl('a.jsonl', [a]))
        self.assertIn('1 article added, 0 replaced, 0 removed, 1 unchanged', self.build('ledger', self.jsonl('ab.jsonl', [a, b]))[0])
        changed = dict(a, text=text.replace('12', '15'))
        self.assertIn('0 articles added, 1 replaced', self.build('ledger', self.jsonl('c.jsonl', [changed]))[0])
        with contextlib.closing(sqlite3.connect(self.path('ledger'))) as database:
            tolls = database.execute('SELECT d.id, claim_toll.number FROM claim_toll JOIN claim USING (claim) '
                                     'JOIN article USING (article) JOIN document d USING (document) ORDER BY d.id').fetchall()
        self.assertEqual(tolls, [('a', 15), ('b', 12)])
        self.assertIn('1 removed', self.build('ledger', '--remove', 'a')[0])
        _, errors = self.build('ledger', '--remove', 'a', status=1)
        self.assertIn('a: no document of that id, file or folder is in the ledger', errors)
        self.build('ledger', '--remove', 'b')
        left = self.contents('ledger')
        self.assertEqual({table: rows for table, rows in left.items() if rows}, {})

    def test_files_are_told_apart_by_their_folders_and_removed_with_them(self):
        for name in ('x/news.txt', 'y/news.txt'):
            os.makedirs(os.path.dirname(self.path(name)))
            with open(self.path(name), 'w') as file:
                file.write('قتل 12 مدنيا في مدينة دوما.')
        self.build('ledger', self.path('x'), self.path('y'), '--published', '2018-02-21')
        self.assertEqual(len(self.contents('ledger')['document']), 2)
        self.assertIn('1 removed', self.build('ledger', '--remove', self.path('x'))[0])
        self.assertIn('1 removed', self.build('ledger', '--remove', os.path.join('y', 'news.txt'), cwd=self.folder)[0])

    def test_twice_in_one_input(self):
        one = {'id': 'a', 'published': '2018-02-21', 'text': 'قتل 12 مدنيا في مدينة دوما.'}
        other = dict(one, published='2018-02-22', text='قتل 13 مدنيا في مدينة دوما.')
        for number, order in enumerate(([one, other, one], [other, one])):
            _, errors = self.build(f'ledger{number}', self.jsonl(f'{number}.jsonl', order), status=1)
            self.assertIn('given twice', errors)
        self.same(self.contents('ledger0'), self.contents('ledger1'))
        self.assertIn('13', self.contents('ledger0')['claim_toll'][0])

    def test_a_document_of_two_files_is_called_after_the_first_by_name(self):
        first, second = (self.jsonl(name, self.articles[:3]) for name in ('1.jsonl', '2.jsonl'))
        for number, inputs in enumerate(([[first, second]], [[second, first]], [[second], [first]], [[first], [second]])):
            for one in inputs:
                self.build(f'ledger{number}', *one)
            with contextlib.closing(sqlite3.connect(self.path(f'ledger{number}'))) as database:
                self.assertEqual(database.execute('SELECT DISTINCT path FROM document').fetchall(), [(first,)])

    def test_rows_are_not_used_again_before_events_are_derived(self):
        """An interrupted build must not put new words into the mouths of old claims."""
        self.build('ledger', self.jsonl('corpus.jsonl', self.articles[:6]))
        with contextlib.closing(sqlite3.connect(self.path('ledger'))) as database:
            last, = database.execute('SELECT max(claim) FROM event_claim').fetchone()
            database.execute('PRAGMA foreign_keys = ON')  # as if a build had been killed behind its first transaction
            database.execute('DELETE FROM claim')
            database.commit()
        self.build('ledger', self.jsonl('more.jsonl', self.articles[6:9]))
        with contextlib.closing(sqlite3.connect(self.path('ledger'))) as database:
            self.assertGreater(database.execute('SELECT min(claim) FROM claim').fetchone()[0], last)


class Together(Ledgers):
    def setUp(self):
        super().setUp()
        self.corpus = self.jsonl('corpus.jsonl', self.articles[:20])
        self.build('ledger', self.corpus)

    def test_a_second_build_waits_or_says_so(self):
        with open(self.path('ledger'), 'rb') as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            _, errors = self.build('ledger', self.corpus, '--no-wait', status=2)
            self.assertIn('another build is writing this ledger', errors)
            process = subprocess.Popen([ISNAD, 'build', self.corpus, '-l', self.path('ledger')], stderr=subprocess.PIPE,
                                       stdout=subprocess.PIPE)
            self.assertIn('waiting for it to end', process.stderr.readline().decode())
            self.assertIsNone(process.poll())
            fcntl.flock(file, fcntl.LOCK_UN)
            out, _ = process.communicate(timeout=120 * PATIENCE)
            self.assertEqual(process.returncode, 0)
            self.assertIn('nothing new', out.decode())

    def test_reading_while_a_build_writes(self):
        before = self.exported('ledger')
        more = ''.join(json.dumps(article, ensure_ascii=False) + '\n' for article in self.articles[20:]).encode()
        build = subprocess.Popen([ISNAD, 'build', '-', '-l', self.path('ledger'), '-q'], stdin=subprocess.PIPE)
        build.stdin.write(more)  # and it waits for the rest
        build.stdin.flush()
        for _ in range(3):
            self.same(before, self.exported('ledger'))
            time.sleep(0.2)
        build.stdin.close()
        self.assertEqual(build.wait(timeout=120 * PATIENCE), 0)
        self.assertGreater(len(self.exported('ledger')['events']), len(before['events']))

    def test_killed_while_it_waits_for_input(self):
        before = self.contents('ledger')
        build = subprocess.Popen([ISNAD, 'build', '-', '-l', self.path('ledger'), '-q'], stdin=subprocess.PIPE)
        build.stdin.write((json.dumps(dict(self.articles[30], text='x' * 200000)) + '\n').encode())
        build.stdin.flush()
        time.sleep(0.3)
        build.kill()
        build.wait(timeout=60 * PATIENCE)
        build.stdin.close()
        self.isnad('events', '-l', self.path('ledger'))
        self.build('ledger')
        self.same(before, self.contents('ledger'))


class Refused(Ledgers):
    def setUp(self):
        super().setUp()
        self.corpus = self.jsonl('corpus.jsonl', self.articles[:30])
        self.build('good', self.corpus)

    def copy(self, name):
        shutil.copyfile(self.path('good'), self.path(name))
        return self.path(name)

    def refused(self, path, *messages, building=True, reading=True, **more):
        """Every command says it, and the file keeps its bytes."""
        before = digest(path) if os.path.isfile(path) else None
        commands = [['build', self.corpus], ['build'], ['build', '--remove', 'a']] if building else []
        for command in commands + (READING + [['export', '--format', 'csv', '-o', self.path('out')]] if reading else []):
            _, errors = self.isnad(*command, '-l', path, status=2, **more)
            self.assertTrue(errors.startswith(f'isnad: {path}: '), errors)
            self.assertEqual(errors.count('\n'), 1, errors)
            self.assertTrue(any(message in errors for message in messages), errors)
            if before:
                self.assertEqual(digest(path), before)
        self.assertFalse(os.path.exists(self.path('out')))

    def test_not_a_ledger(self):
        text = self.path('text')
        with open(text, 'w') as file:
            file.write('قال المرصد\n' * 500)
        self.refused(text, 'is not a ledger: it is not an SQLite file; nothing was changed')
        self.refused(self.corpus, 'is not a ledger')
        with contextlib.closing(sqlite3.connect(self.path('other'))) as database:
            database.execute('CREATE TABLE event (id)')
            database.commit()
        self.refused(self.path('other'), 'is not a ledger, but an SQLite file of another program')
        os.mkdir(self.path('folder'))
        self.refused(self.path('folder'), 'is a folder; -l names the file of the ledger')
        self.refused('/dev/null', 'is not a file')
        os.mkfifo(self.path('pipe'))
        self.refused(self.path('pipe'), 'is not a file')

    def test_no_such_file(self):
        path = self.path('none', 'ledger')
        self.refused(path, 'there is no such ledger; `isnad build INPUT… -l FILE` makes one', building=False)
        _, errors = self.build(os.path.join('none', 'ledger'), self.corpus, status=2)
        self.assertIn('there is no folder', errors)
        for command in ([], ['--remove', 'a'], ['--reread']):  # nothing to make one of
            _, errors = self.build('slip', *command, status=2)
            self.assertIn('there is no such ledger', errors)
        self.assertFalse(os.path.exists(self.path('none')) or os.path.exists(self.path('slip')))

    def test_empty_file(self):
        path = self.path('empty')
        open(path, 'w').close()
        self.refused(path, 'is empty: no build has ended in it yet', building=False)
        self.build('empty', self.corpus)
        self.same(self.contents('good'), self.contents('empty'))

    def test_newer_version(self):
        path = self.copy('newer')
        with contextlib.closing(sqlite3.connect(path)) as database:
            version, = database.execute('PRAGMA user_version').fetchone()
            database.execute(f'PRAGMA user_version = {version + 1}')
        self.refused(path, 'was made by a newer Isnad')

    def test_damaged(self):
        size = os.path.getsize(self.path('good'))
        for name, keep in (('half', size // 2), ('page', 4096), ('bytes', 60)):
            with open(self.copy(name), 'r+b') as file:
                file.truncate(keep)
            self.refused(self.path(name), 'is damaged (', 'is not a ledger: it is not an SQLite file')
        with open(self.copy('header'), 'r+b') as file:
            file.write(b'?')
        self.refused(self.path('header'), 'is not a ledger: it is not an SQLite file; nothing was changed')
        with open(self.copy('schema'), 'r+b') as file:
            file.seek(100)
            file.write(b'\xff' * 3900)
        self.refused(self.path('schema'), 'is damaged (')

    def test_tables_that_are_missing_or_make_no_sense(self):
        changes = {'no claims': 'DROP TABLE claim', 'no events': 'DROP TABLE event', 'no meta': 'DROP TABLE meta'}
        for name, change in changes.items():
            with contextlib.closing(sqlite3.connect(self.copy(name))) as database:
                database.execute(change)
                database.commit()
            for command in [['build', self.corpus], *READING]:
                done = self.run_isnad(*command, '-l', self.path(name))
                self.assertIn(done.returncode, (0, 2), (name, command, done.stderr))
                self.assertTrue(done.returncode == 0 or done.stderr.decode().startswith('isnad: '), done.stderr)
        changes = ['UPDATE meta SET value = \'x\'', 'UPDATE claim SET article = article + 99999', 'UPDATE claim SET statement = claim',
                   'UPDATE statement SET parent = statement', 'UPDATE event_claim SET copy_of = claim',
                   'UPDATE claim_toll SET number = 9223372036854775807', 'UPDATE claim_toll SET number = -5',
                   'UPDATE claim_place SET precision = \'?\', place = NULL', 'UPDATE claim SET type = \'?\', modes = \'  \'',
                   'UPDATE claim SET date_from = \'9999-12-31\', date_to = \'0000-01-01\'',
                   'UPDATE claim SET date_from = \'0001-01-01\', date_to = \'9999-12-31\', date_basis = \'explicit\'',
                   'UPDATE article SET shingles = x\'01\'', 'UPDATE article SET span_begin = -1, span_end = 1 << 40, title_end = -7',
                   'UPDATE claim SET trigger_begin = -9, evidence_end = 1 << 40', 'UPDATE document SET text = x\'ff00fe\'',
                   'UPDATE place SET parent = place, admin1 = place, lat = 1e300', 'UPDATE event SET lat = 1e999',
                   'UPDATE event_figure SET claim = -1', 'UPDATE chain SET text = x\'ff\'', 'UPDATE contested_claim SET claim = -claim',
                   'UPDATE participant SET actor = \'NO.SUCH\'', 'DELETE FROM source', 'DELETE FROM document']
        for number, change in enumerate(changes):
            with contextlib.closing(sqlite3.connect(self.copy('changed'))) as database:
                database.execute(change)
                database.execute("UPDATE meta SET value = value || '0' WHERE key = 'read'")
                database.commit()
            with contextlib.closing(sqlite3.connect(self.path('changed'))) as database:
                event, = database.execute('SELECT min(id) FROM event').fetchone()
            for command in [*READING, ['show', event], ['build'], *READING]:
                done = self.run_isnad(*command, '-l', self.path('changed'), timeout=60 * PATIENCE)
                self.assertIn(done.returncode, (0, 2), (change, command, done.stderr))
                self.assertTrue(done.returncode == 0 or done.stderr.decode().startswith('isnad: '), done.stderr)

    def test_flipped_bytes(self):
        """At many random places of a small ledger: the right answer or a clear message, never a crash, never a hang."""
        self.build('small', self.jsonl('small.jsonl', self.articles[:4]))
        with open(self.path('small'), 'rb') as file:
            good = file.read()
        draw = random.Random(5)
        path = self.path('flipped')
        for number in range(80):
            bytes_ = bytearray(good)
            for _ in range(draw.choice([1, 1, 3, 20, 300])):
                bytes_[draw.randrange(len(bytes_))] ^= 1 << draw.randrange(8)
            if number % 8 == 0:  # a page of another place, as a disk does it
                pages = len(good) // 4096
                a, b = draw.randrange(pages), draw.randrange(pages)
                bytes_[a * 4096:(a + 1) * 4096] = good[b * 4096:(b + 1) * 4096]
            for command in [READING[number % len(READING)], ['build', self.corpus],
                            ['export', '--format', 'csv', '--force', '-q', '-o', self.path('out')]]:
                with open(path, 'wb') as file:
                    file.write(bytes_)
                done = self.run_isnad(*command, '-l', path, timeout=60 * PATIENCE)
                errors = done.stderr.decode('utf-8', 'replace')
                self.assertIn(done.returncode, (0, 2), (number, command, errors))
                if done.returncode == 2:
                    self.assertTrue(errors.startswith('isnad: '), errors)
            for left in (path + '-wal', path + '-shm', path + '-journal'):
                if os.path.exists(left):
                    os.remove(left)

    def as_nobody(self):
        """Options of a run by somebody who may not write what others own: root may write everything."""
        os.chmod(self.folder, 0o755)
        environment = dict(os.environ, ISNAD_HOME=self.path('no-home'))
        return {'env': environment, **({'user': 65534, 'group': 65534, 'extra_groups': []} if os.geteuid() == 0 else {})}

    def test_read_only(self):
        if os.geteuid() == 0:
            probe = self.run_isnad('--version', **self.as_nobody()) if os.access(ISNAD, os.X_OK) else None
            if probe is None or probe.returncode != 0:
                self.skipTest('the program cannot be run as another user')
        nobody = self.as_nobody()
        path = self.copy('kept')
        os.chmod(path, 0o444)
        self.refused(path, 'cannot be written: the file is read-only', reading=False, **nobody)
        self.isnad('events', '-l', path, **nobody)
        os.chmod(path, 0o666)
        if os.geteuid() != 0:
            os.chmod(self.folder, 0o555)
        try:
            self.refused(path, 'cannot be written: its folder is read-only', reading=False, **nobody)
            self.isnad('events', '-l', path, **nobody)
            self.isnad('sources', '-l', path, **nobody)
        finally:
            os.chmod(self.folder, 0o755)

    def test_left_by_a_kill_and_then_read_by_somebody_who_may_not_write(self):
        nobody = self.as_nobody()
        if self.run_isnad('--version', **nobody).returncode != 0:
            self.skipTest('the program cannot be run as another user')
        path = self.copy('left')
        build = subprocess.Popen([ISNAD, 'build', '-', '-l', path, '-q'], stdin=subprocess.PIPE)
        build.stdin.write((json.dumps(self.articles[40]) + '\n').encode())
        build.stdin.flush()
        while build.poll() is None and not os.path.exists(path + '-wal'):
            time.sleep(0.02)
        build.kill()
        build.wait(timeout=60 * PATIENCE)
        build.stdin.close()
        os.chmod(path, 0o444)
        if os.path.exists(path + '-shm'):
            os.remove(path + '-shm')
        if os.geteuid() != 0:
            os.chmod(self.folder, 0o555)
        done = self.run_isnad('events', '-l', path, **nobody)
        os.chmod(self.folder, 0o755)
        if done.returncode != 0:
            self.assertIn('a build of it was interrupted', done.stderr.decode())
        os.chmod(path, 0o644)
        self.build('left')
        self.same(self.contents('good'), self.contents('left'))

    def test_full_disk(self):
        """A limit on the size of files stands for it, and a small file system where we may mount one."""
        more = self.jsonl('more.jsonl', self.articles)
        self.build('whole', more)
        whole, before = self.contents('whole'), self.contents('good')
        size = os.path.getsize(self.path('good'))
        stopped = 0
        for limit in (512, 4096, 100_000, size + 4096, size + 100_000, size + 200_000, size * 2, size * 3):
            path = self.copy('full') if limit >= size else self.path('new')

            def limited(limit=limit):
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

            done = self.run_isnad('build', more, '-l', path, preexec_fn=limited)
            self.assertIn(done.returncode, (0, 2), done.stderr)
            if done.returncode == 2:
                stopped += 1
                errors = done.stderr.decode()
                self.assertTrue(errors.startswith(f'isnad: {path}: '), errors)
                self.assertIn('full', errors)
                if limit >= size:
                    held = self.contents('full')
                    self.assertLessEqual(set(before['document']), set(held['document']))
                    self.assertLessEqual(set(before['claim']), set(held['claim']))
                    self.isnad('events', '-l', path)
            self.build(os.path.basename(path), more)
            self.same(whole, self.contents(os.path.basename(path)), f'with {limit} bytes, then with more')
            os.remove(path)
        self.assertGreater(stopped, 2)

    def test_small_file_system(self):
        disk = self.path('disk')
        os.mkdir(disk)
        if os.geteuid() != 0 or subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=700k', 'isnad-test', disk],
                                               capture_output=True).returncode != 0:
            self.skipTest('no file system can be mounted here')
        try:
            self.build(os.path.join('disk', 'ledger'), self.jsonl('few.jsonl', self.articles[:10]))
            before = self.contents(os.path.join('disk', 'ledger'))
            _, errors = self.build(os.path.join('disk', 'ledger'), self.jsonl('all.jsonl', self.articles), status=2)
            self.assertIn('the disk is full', errors)
            after = self.contents(os.path.join('disk', 'ledger'))
            self.assertLessEqual(set(before['claim']), set(after['claim']))
            self.isnad('events', '-l', os.path.join(disk, 'ledger'))
        finally:
            subprocess.run(['umount', disk], check=True)


class Migration(Ledgers):
    def old(self):
        with contextlib.closing(sqlite3.connect(self.path('old'))) as database, open(VERSION_1, encoding='utf-8') as file:
            database.executescript(file.read())
        return self.path('old')

    def test_version_1(self):
        path = self.old()
        before = digest(path)
        _, errors = self.isnad('events', '-l', path, status=2)
        self.assertIn('was made by an older Isnad (ledger version 1)', errors)
        self.assertIn(f'`isnad build -l {path}` brings it up to date', errors)
        self.assertEqual(digest(path), before)
        kept = dump(path)
        summary, _ = self.build('old')
        self.assertIn('0 articles added, 0 replaced, 0 removed', summary)
        now = dump(path)
        for table in ('document', 'article', 'statement', 'chain', 'claim', 'participant', 'claim_place', 'claim_weapon',
                      'claim_toll', 'place'):
            self.assertEqual(kept[table], now[table], table)
        self.assertEqual(len(now['event']), 1)
        self.assertEqual(len(now['event_claim']), 2)
        self.assertIn('toll', now['contested'][0])
        found, _ = self.isnad('events', '-l', path, '--text', 'غارات', '--format', 'jsonl')
        self.assertEqual(len(found.splitlines()), 1)

    def test_the_schema_is_then_that_of_a_new_ledger(self):
        self.build(os.path.basename(self.old()))
        self.build('new', self.jsonl('some.jsonl', self.articles[:2]))

        def schema(name):
            with contextlib.closing(sqlite3.connect(self.path(name))) as database:
                version, = database.execute('PRAGMA user_version').fetchone()
                return version, sorted(database.execute('SELECT type, name, tbl_name, sql FROM sqlite_master'), key=repr)

        self.assertEqual(schema('old'), schema('new'))

    def test_killed_while_it_migrates(self):
        self.build(os.path.basename(self.old()))
        whole = dump(self.path('old'))
        for number in range(10):
            os.remove(self.path('old'))
            process = subprocess.Popen([ISNAD, 'build', '-l', self.old(), '-q'])
            time.sleep(0.01 * number)
            process.kill()
            process.wait(timeout=60 * PATIENCE)
            self.build('old')
            self.same(whole, dump(self.path('old')), f'kill {number}')


if __name__ == '__main__':
    unittest.main()
