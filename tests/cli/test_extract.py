"""`isnad extract` as people use it: good input, bad input, full disks. ISNAD names the program."""
import gzip
import json
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import unittest
from patience import PATIENCE

ISNAD = os.environ.get('ISNAD', os.path.join(os.path.dirname(__file__), '..', '..', 'build', 'isnad'))
TEXT = 'أعلن المرصد السوري الاثنين مقتل 12 مسلحاً في غارة على مدينة إدلب.'
SANITIZED = '__asan_init' in subprocess.run(['nm', ISNAD], capture_output=True, text=True).stdout \
    if shutil.which('nm') else False


class ExtractTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='isnad-cli-')
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), 'wb') as file:
            file.write(content.encode('utf-8') if isinstance(content, str) else content)
        return self.path(name)

    def jsonl(self, documents):
        return ''.join(json.dumps(d, ensure_ascii=False) + '\n' for d in documents)

    def isnad(self, *arguments, stdin=b'', timeout=120 * PATIENCE, **more):
        return subprocess.run([ISNAD, *arguments], input=stdin, capture_output=True, timeout=timeout, **more)

    def extract(self, *arguments, status=0, **more):
        done = self.isnad('extract', *arguments, **more)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return [json.loads(line) for line in done.stdout.decode('utf-8').splitlines()], done.stderr.decode('utf-8')

    def ids(self, records):
        return [record['document']['id'] for record in records]

    def refused(self, path, message, *arguments):
        """One bad input: said with its place, skipped, counted; a good one beside it is read."""
        good = self.write('good.txt', TEXT)
        records, errors = self.extract(path, good, *arguments, status=1)
        self.assertEqual(self.ids(records), ['good'])
        self.assertIn(message, errors)
        self.assertIn(path, errors)
        self.assertIn('1 input skipped', errors)

    # Good input

    def test_text_file(self):
        records, errors = self.extract(self.write('a.b.txt', TEXT), '--published', '2018-03-12')
        record = records[0]
        self.assertEqual(errors, '')
        self.assertEqual(record['document']['id'], 'a.b')
        self.assertEqual(record['published'], {'date': '2018-03-12', 'basis': 'given'})
        self.assertLessEqual(record['span'][1], len(TEXT))

    def test_byte_order_mark_is_no_part_of_the_text(self):
        with_mark, _ = self.extract(self.write('a.txt', b'\xef\xbb\xbf' + TEXT.encode()))
        without, _ = self.extract(self.write('a.txt', TEXT))
        self.assertEqual(with_mark, without)

    def test_metadata(self):
        line = {'id': 17, 'text': TEXT, 'url': 'https://a.invalid/', 'outlet': 'صحيفة "أ"', 'title': None,
                'published': '2018-03-12T10:00:00+03:00', 'other': [1, {'a': 2}]}
        records, _ = self.extract(self.write('a.jsonl', self.jsonl([line])), '--published', '2001-01-01')
        document = records[0]['document']
        self.assertEqual((document['id'], document['url'], document['outlet']), ('17', line['url'], line['outlet']))
        self.assertEqual(document['path'], self.path('a.jsonl'))
        self.assertEqual(records[0]['published'], {'date': '2018-03-12', 'basis': 'given'})

    def test_document_without_id_is_named_by_its_line(self):
        records, _ = self.extract(self.write('news.jsonl', '\n' + self.jsonl([{'text': TEXT}])))
        self.assertEqual(self.ids(records), ['news:2'])

    def test_packed_inputs_and_standard_input_give_the_same(self):
        content = self.jsonl([{'id': str(i), 'text': TEXT} for i in range(20)]).encode()
        plain, _ = self.extract('-', stdin=content)
        self.assertEqual(len(plain), 20)
        self.assertIsNone(plain[0]['document']['path'])
        zstd = subprocess.run(['zstd', '-qc'], input=content, capture_output=True, check=True).stdout
        half = len(content) // 2
        for packed in (gzip.compress(content), gzip.compress(content[:half]) + gzip.compress(content[half:]), zstd):
            self.assertEqual(self.extract('-', stdin=packed)[0], plain)
            from_file, _ = self.extract(self.write('a.jsonl', packed))  # told by its bytes, not by its name
            for record in from_file:
                record['document']['path'] = None
            self.assertEqual(from_file, plain)

    def test_folder_is_read_by_name_and_the_rest_left_alone(self):
        self.write('d/b.txt', TEXT)
        self.write('d/a/z.jsonl', self.jsonl([{'id': 'in-a', 'text': TEXT}]))
        self.write('d/c.txt.gz', gzip.compress(TEXT.encode()))
        self.write('d/.hidden.txt', TEXT)
        self.write('d/picture.png', b'\x89PNG')
        os.symlink('..', self.path('d/a/up'))
        records, errors = self.extract(self.path('d'))
        self.assertEqual(self.ids(records), ['in-a', 'b', 'c'])
        self.assertIn('note: 2 files', errors)
        self.assertEqual(self.extract(self.path('d'), '--quiet')[1], '')

    def test_same_bytes_for_any_number_of_threads(self):
        documents = []
        for i in range(200):
            documents.append({'id': f'd{i}', 'text': (TEXT + '\n') * (1 + i * 7 % 40), 'published': '2018-03-12'})
        lines = self.jsonl(documents).splitlines(keepends=True)
        lines[50] = '{broken\n'
        path = self.write('many.jsonl', ''.join(lines))
        runs = [self.isnad('extract', path, '--mentions', '--threads', str(n)) for n in (1, 2, 5)]
        self.assertEqual([run.returncode for run in runs], [1, 1, 1])
        self.assertEqual(runs[0].stdout.count(b'\n'), 199)
        for run in runs[1:]:
            self.assertEqual(run.stdout, runs[0].stdout)
            self.assertEqual(run.stderr, runs[0].stderr)

    def test_digest_and_explain(self):
        path = self.write('a.jsonl', self.jsonl([{'id': 'x', 'text': TEXT, 'published': '2018-03-12'}]))
        digest = self.isnad('extract', path, '--digest')
        explained = self.isnad('extract', path, '--explain')
        self.assertEqual((digest.returncode, explained.returncode), (0, 0))
        self.assertIn('── x · published 2018-03-12', digest.stdout.decode())
        self.assertGreater(len(explained.stdout), len(digest.stdout))
        self.assertEqual(self.isnad('extract', path, '--explain', '--digest').returncode, 2)

    def test_profile_goes_to_standard_error(self):
        records, errors = self.extract(self.write('a.txt', TEXT), '--profile')
        self.assertEqual(len(records), 1)
        self.assertIn('wall clock', errors)

    # Bad input

    def test_empty_file(self):
        self.refused(self.write('x.txt', ''), 'is empty')
        self.refused(self.write('x.jsonl', ''), 'is empty')
        self.refused(self.write('x.txt', b'\xef\xbb\xbf \n'), 'is empty but for blanks')

    def test_binary_file(self):
        self.refused(self.write('x.txt', b'\x7fELF\x02\x01\x01\0\0\0'), 'is a program (ELF)')
        self.refused(self.write('x.txt', b'%PDF-1.7\n'), 'save it as text or HTML')
        self.refused(self.write('x.jsonl', ('{"text": "%s"}' % TEXT).encode('utf-16')), 'not valid JSON')

    def test_invalid_utf8(self):
        records, errors = self.extract(self.write('x.txt', (TEXT + '\n').encode() + b'\xd9'))
        self.assertEqual(len(records), 1)
        self.assertIn('1 document has bytes that nothing could be made of', errors)
        self.refused(self.write('x.jsonl', b'{"text": "\xc7\xca"}\n'), ':1: not valid UTF-8 at byte 10')

    def test_broken_lines(self):
        for line, message in (('{"id": 1}', 'has no `text`'), ('{"text": 5}', '`text` is not a string'),
                              ('{"text": null}', '`text` is not a string'), ('{"text": ""}', '`text` is empty'),
                              ('["text"]', 'not a JSON object'), ('{"text": "a', 'not valid JSON'),
                              ('{"text": "a"} {"text": "b"}', 'not valid JSON'), ('{"text": "\\ud800"}', 'surrogate'),
                              ('{"text": "\\udc00"}', 'surrogate'), ('{"text": "a", "id": 1.5}', '`id` is neither'),
                              ('{"text": "a", "published": "12.3.2018"}', 'ISO 8601'),
                              ('{"text": "a", "published": "2018-02-30"}', 'ISO 8601'),
                              ('{"text": "a", "url": 5}', '`url` is not a string'),
                              ('{"text": "a\\', 'not valid JSON'),
                              ('{"text": ' + '[' * 10000 + ']' * 10000 + '}', 'nested too deep')):
            with self.subTest(line=line[:60]):
                path = self.write('x.jsonl', self.jsonl([{'id': 1, 'text': TEXT}]) + line + '\n'
                                  + self.jsonl([{'id': 3, 'text': TEXT}]))
                records, errors = self.extract(path, status=1)
                self.assertEqual(self.ids(records), ['1', '3'])
                self.assertIn(f'{path}:2: ', errors)
                self.assertIn(message, errors)
                self.assertTrue(errors.endswith('isnad: 1 input skipped\n'), errors)

    def test_other_encodings(self):
        for encoding, name in (('windows-1256', 'windows-1256'), ('iso-8859-6', 'ISO-8859-6'), ('utf-16', 'UTF-16LE')):
            records, _ = self.extract(self.write('x.txt', TEXT.encode(encoding)))
            self.assertEqual([record['document']['encoding'] for record in records], [name])
            self.assertNotIn('text', records[0]['document'])

    def test_files_that_cannot_be_read(self):
        self.refused(self.path('missing.txt'), 'cannot be opened: No such file')
        os.symlink('nowhere', self.path('dangling.txt'))
        self.refused(self.path('dangling.txt'), 'cannot be opened')
        os.mkdir(self.path('folder.txt'))
        self.refused(self.path('folder.txt'), 'the folder holds no text')
        if os.geteuid() != 0:
            path = self.write('locked.txt', TEXT)
            os.chmod(path, 0)
            self.refused(path, 'Permission denied')

    def test_damaged_packing(self):
        packed = gzip.compress(self.jsonl([{'id': i, 'text': TEXT} for i in range(2000)]).encode())
        self.refused(self.write('x.txt.gz', packed[:len(packed) // 2]), 'end too early')
        self.refused(self.write('x.txt.gz', packed[:-8] + b'\xff' * 8), 'damaged')
        zstd = subprocess.run(['zstd', '-qc'], input=os.urandom(9000).hex().encode(), capture_output=True,
                              check=True).stdout
        self.refused(self.write('x.txt.zst', zstd[:5000]), 'end too early')
        # what stands before the damage is read
        content = b''.join(json.dumps({'id': i, 'text': TEXT + os.urandom(90).hex()}).encode() + b'\n'
                           for i in range(3000))
        packed = gzip.compress(content)
        records, errors = self.extract(self.write('cut.jsonl.gz', packed[:len(packed) // 2]), status=1)
        self.assertGreater(len(records), 100)
        self.assertEqual(self.ids(records)[:2], ['0', '1'])
        self.assertIn('end too early', errors)

    def test_line_of_100_megabytes_is_skipped_in_little_memory(self):
        path = self.path('long.jsonl')
        with open(path, 'wb') as file:
            file.write(self.jsonl([{'id': 1, 'text': TEXT}]).encode() + b'{"id": 2, "text": "')
            for _ in range(100):
                file.write(b'abcdefghi ' * 100000)
            file.write(b'"}\n' + self.jsonl([{'id': 3, 'text': TEXT}]).encode())
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        records, errors = self.extract(path, status=1)
        self.assertEqual(self.ids(records), ['1', '3'])
        self.assertIn(f'{path}:2: the line has 100000021 bytes, more than the limit', errors)
        if not SANITIZED:
            peak = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            self.assertLess(peak, 400 * 1024)
        text = self.path('long.txt')
        with open(path, 'rb') as source, open(text, 'wb') as file:
            shutil.copyfileobj(source, file)
        self.refused(text, 'is longer than the limit of 4194304 bytes')

    def test_longest_document_can_be_changed(self):
        path = self.write('x.txt', TEXT * 100)
        self.extract(path)
        self.refused(path, 'limit of 1024 bytes', '--max-document', '1KiB')
        path = self.write('x.jsonl', self.jsonl([{'text': TEXT * 100}]))
        self.refused(path, 'limit of 1024 bytes', '--max-document', '1024')

    def test_quotes_ten_thousand_deep(self):
        for opening, closing in (('«', '»'), ('(', ')'), ('“', '”'), ('"', '"'), ("قال إن «", '»')):
            text = opening * 10000 + TEXT + closing * 10000
            records, _ = self.extract(self.write('deep.txt', text), timeout=60 * PATIENCE)
            self.assertGreaterEqual(len(records), 1)

    def test_strange_texts(self):
        for text in ('\u202e\u200f' * 1000, 'ـ' * 10000, '\u064b' * 10000, '.' * 10000, '\n' * 5000 + 'خبر',
                     'و' * 20000, '1' * 20000, 'قال ' * 5000, 'أن ' * 5000, 'مقتل 99999999999999999999 شخص',
                     'م ـق ـت ـل ' * 2000, '\ufdfa' * 3000, '😀' * 3000, 'a' * 30000, '\u0000'.join('ab')):
            line = self.jsonl([{'id': 'x', 'text': text}]).encode()
            done = self.isnad('extract', '-', '--mentions', stdin=line, timeout=60 * PATIENCE)
            self.assertEqual(done.returncode, 0, (text[:10], done.stderr))

    # Output

    def test_full_disk(self):
        for content in (self.jsonl([{'text': TEXT}]), self.jsonl([{'text': TEXT}] * 3000)):
            path = self.write('a.jsonl', content)
            done = self.isnad('extract', path, '--output', '/dev/full')
            self.assertEqual(done.returncode, 2)
            self.assertIn('cannot write output: No space left on device; 0 records were written', done.stderr.decode())
            with open('/dev/full', 'wb') as full:
                done = subprocess.run([ISNAD, 'extract', path], stdout=full, stderr=subprocess.PIPE, timeout=120 * PATIENCE)
            self.assertEqual(done.returncode, 2)
            self.assertIn('No space left on device', done.stderr.decode())

    def test_disk_that_fills_up_tells_how_much_was_written(self):
        path = self.write('a.jsonl', self.jsonl([{'id': i, 'text': TEXT} for i in range(3000)]))
        out = self.path('out.jsonl')

        def prepare():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (600000, 600000))
        done = self.isnad('extract', path, '--output', out, preexec_fn=prepare)
        self.assertEqual(done.returncode, 2)
        with open(out, 'rb') as file:
            lines = file.read().count(b'\n')
        self.assertGreater(lines, 0)
        self.assertIn(f'File too large; {lines} records were written', done.stderr.decode())

    def test_closed_pipe_ends_quietly(self):
        path = self.write('a.jsonl', self.jsonl([{'text': TEXT}] * 3000))
        done = subprocess.run(f'"{ISNAD}" extract "{path}" | head -n 1 | wc -l; echo "${{PIPESTATUS[0]}}"', shell=True,
                              executable='/bin/bash', capture_output=True, text=True, timeout=120 * PATIENCE)
        self.assertEqual(done.stdout.split(), ['1', '2'])
        self.assertEqual(done.stderr, '')

    def test_input_is_never_overwritten(self):
        path = self.write('a.jsonl', self.jsonl([{'text': TEXT}]))
        done = self.isnad('extract', path, '--output', path)
        self.assertEqual(done.returncode, 2)
        self.assertIn('both input and output', done.stderr.decode())
        self.assertGreater(os.path.getsize(path), 0)
        done = self.isnad('extract', self.folder, '--output', self.path('out.jsonl'))
        self.assertIn('is the file that the records are written to', done.stderr.decode())
        self.assertEqual(done.returncode, 1)

    # Usage

    def test_usage(self):
        for arguments in ([], ['extract'], ['extract', 'x', '--nonsense'], ['nonsense'], ['lexicon'],
                          ['extract', 'x', '--published', '2018-13-01'], ['extract', 'x', '--threads', '0']):
            done = self.isnad(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertNotEqual(done.stderr, b'', arguments)
        for arguments in (['--help'], ['--version'], ['extract', '--help'], ['lexicon', 'check', '--help']):
            done = self.isnad(*arguments)
            self.assertEqual((done.returncode, done.stderr), (0, b''), arguments)
        self.assertEqual(self.isnad('--version').stdout, b'isnad 0.1.0\n')

    def test_analyze(self):
        done = self.isnad('analyze', TEXT)
        self.assertEqual(done.returncode, 0)
        rows = [line.split('\t') for line in done.stdout.decode().splitlines() if line and not line.startswith('#')]
        self.assertTrue(rows)
        self.assertEqual({len(row) for row in rows}, {10})
        self.assertEqual(self.isnad('analyze', '-', stdin=TEXT.encode()).stdout, done.stdout)
        self.assertEqual(self.isnad('analyze', b'\xff').returncode, 2)

    def test_lexicon_check(self):
        done = self.isnad('lexicon', 'check', self.path('nothing'))
        self.assertEqual(done.returncode, 1)
        self.assertIn('isnad: ', done.stderr.decode())
        data = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data')
        done = self.isnad('lexicon', 'check', data)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        copy = self.path('data')
        shutil.copytree(data, copy)
        with open(os.path.join(copy, 'ar', 'cues.tsv'), encoding='utf-8') as file:
            lines = file.read().count('\n')
        with open(os.path.join(copy, 'ar', 'cues.tsv'), 'a', encoding='utf-8') as file:
            file.write('قال\tverb\n')
        done = self.isnad('lexicon', 'check', copy)
        self.assertEqual(done.returncode, 1)
        self.assertIn(f'ar/cues.tsv:{lines + 1}: ', done.stderr.decode())
        done = self.isnad('extract', '-', '--data', copy, stdin=b'{"text": "a"}\n')
        self.assertEqual(done.returncode, 2)
        self.assertIn(f'ar/cues.tsv:{lines + 1}: ', done.stderr.decode())

    def test_lexicon_check_names_every_fault(self):
        data = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data')
        copy = self.path('data')
        shutil.copytree(data, copy)
        expected = []

        def add(table, line, message):
            path = os.path.join(copy, table)
            with open(path, 'rb') as file:
                number = file.read().count(b'\n') + 1
            with open(path, 'ab') as file:
                file.write(line.encode('utf-8') + b'\n' if isinstance(line, str) else line + b'\n')
            expected.append((f'{path}:{number}: ', message))

        add('ar/cues.tsv', 'قال\tverb', 'the line has 2 cells where the header has')
        add('ar/cues.tsv', 'قال\tverb\tshout\tأن\t-\t1', 'unknown stance "shout"')
        add('ar/triggers_conflict.tsv', 'قصف\tverb\t-\tATTACK\t-\tact\t-\tstrike', 'unknown event type "ATTACK"')
        add('ar/triggers_conflict.tsv', 'قصف\tverb\t-\tASSAULT\t-\tact\t-\tnothing', 'unknown frame "nothing"')
        add('ar/triggers_conflict.tsv', 'ضظضظ\tverb\t-\tASSAULT\t-\tact\t-\t@frame', 'no word table has the verb ضظضظ')
        add('ar/numbers.tsv', 'ألفية\tmany\tunit', 'unknown number "many"')
        add('ar/nouns.general.tsv', b'\xc7\xca\t-\tm\t-', 'not valid UTF-8 at byte 0 of the line')
        add('ar/verbs.general.tsv', 'lemma\timperfect\tform\tmasdar', 'the header is here a second time')
        add('ar/verbs.general.tsv', 'قال\tيقول\tXI\t-', 'is no verb form')
        add('ar/persons.tsv', 'فلان الفلاني\t-\tSo And So\tXXX.NOBODY\t-\t-', 'no actor has the id XXX.NOBODY')
        add('places/supplement.tsv', 'isnad:x\tقرية س\t-\tX\tvillage\tSY\t-\t-\tnorth\t36\t-\t-', 'lat and lon must be')
        # the missing lemma must have a frame that there is
        triggers = os.path.join(copy, 'ar', 'triggers_conflict.tsv')
        with open(os.path.join(copy, 'ar', 'frames.tsv'), encoding='utf-8') as file:
            frame = [line for line in file if not line.startswith('#')][1].split('\t')[0]
        with open(triggers, encoding='utf-8') as file:
            content = file.read()
        with open(triggers, 'w', encoding='utf-8') as file:
            file.write(content.replace('@frame', frame))
        os.remove(os.path.join(copy, 'ar', 'labels.tsv'))
        expected.append((os.path.join(copy, 'ar', 'labels.tsv') + ': ', 'the table is missing'))
        months = os.path.join(copy, 'ar', 'months.tsv')
        with open(months, encoding='utf-8') as file:
            lines = file.read().split('\n')
        header = next(i for i, line in enumerate(lines) if line.startswith('form\t'))
        lines[header] = 'form\tmonth'
        with open(months, 'w', encoding='utf-8') as file:
            file.write('\n'.join(lines))
        expected.append((f'{months}:{header + 1}: ', 'the header must name the columns: form month calendar'))

        done = self.isnad('lexicon', 'check', copy)
        said = done.stderr.decode('utf-8').splitlines()
        self.assertEqual(done.returncode, 1)
        for place, message in expected:
            self.assertTrue(any(line.startswith(place) and message in line for line in said),
                            f'{place}{message} not in:\n' + '\n'.join(said))
        self.assertEqual(said[-1], f'isnad: {len(expected)} faults')
        self.assertEqual(len(said), len(expected) + 1, '\n'.join(said))
        self.assertEqual(self.isnad('extract', '-', '--data', copy, stdin=b'{"text": "a"}\n').returncode, 2)


if __name__ == '__main__':
    unittest.main()
