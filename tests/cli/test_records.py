"""Records of the sample articles are valid, and the validator sees what is not. ISNAD names the program."""
import copy
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
ISNAD = os.environ.get('ISNAD', os.path.join(ROOT, 'build', 'isnad'))
ARTICLES = os.path.join(ROOT, 'examples', 'articles')


def validate(lines, *texts):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as file:
        file.writelines(lines)
        file.flush()
        done = subprocess.run([sys.executable, os.path.join(ROOT, 'scripts', 'validate_records.py'), file.name, *texts],
                              capture_output=True, text=True, encoding='utf-8')
    return done.returncode, done.stdout + done.stderr


class RecordsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = subprocess.run([ISNAD, 'extract', ARTICLES, '--mentions'], capture_output=True, check=True)
        cls.lines = done.stdout.decode('utf-8').splitlines(keepends=True)

    def test_sample_articles_are_valid(self):
        status, said = validate(self.lines, ARTICLES)
        self.assertEqual(status, 0, said)
        self.assertIn(f'{len(self.lines)} records, 0 faults', said)

    def test_sample_articles_have_statements_and_claims(self):
        for line in self.lines:
            record = json.loads(line)
            self.assertTrue(record['statements'], record['document']['id'])
            self.assertTrue(record['claims'], record['document']['id'])

    def test_long_document_is_read_in_parts_with_spans_of_the_whole(self):
        with open(os.path.join(ARTICLES, 'articles.jsonl'), encoding='utf-8') as file:
            articles = [json.loads(line)['text'] for line in file]
        # lines that come again would be leftovers of the page
        text = '\n'.join(f'{line} {number} مرة.' for number in range(15) for article in articles
                         for line in article.split('\n'))
        self.assertGreater(len(text.encode()), 3 * 128 * 1024 // 2)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'long.txt')
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
            done = subprocess.run([ISNAD, 'extract', path, '--mentions'], capture_output=True, check=True)
            lines = done.stdout.decode('utf-8').splitlines(keepends=True)
            status, said = validate(lines, path)
        self.assertEqual(status, 0, said)
        records = [json.loads(line) for line in lines]
        self.assertEqual([record['article'] for record in records], list(range(1, len(records) + 1)))
        self.assertGreater(len(records), 1)
        self.assertGreater(records[-1]['span'][1], len(text) - 2000)

    def test_example_of_the_readme_is_what_the_program_writes(self):
        with open(os.path.join(ROOT, 'README.md'), encoding='utf-8') as file:
            readme = file.read()
        text = next(line[2:] for line in readme.splitlines() if line.startswith('> '))
        shown = readme[readme.index('── example'):].split('\n```')[0]
        pieces = re.sub(r'\s', '', readme[readme.index('"statements": ['):].split('\n```')[0]).split('…')
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'example.txt')
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text + '\n')
            command = [ISNAD, 'extract', path, '--published', '2018-03-12']
            digest = subprocess.run([*command, '--digest'], capture_output=True, check=True).stdout.decode('utf-8')
            record = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        self.assertEqual(digest.strip(), shown.strip())
        written = re.sub(r'\s', '', json.dumps(record, ensure_ascii=False))
        for piece in pieces:
            self.assertIn(piece.strip(',[]{}'), written)

    def test_faults_are_seen(self):
        whole = next(r for r in map(json.loads, self.lines) if r['claims'] and r['statements'])
        end = whole['span'][1]

        def spoil(change):
            record = copy.deepcopy(whole)
            change(record)
            return validate([json.dumps(record, ensure_ascii=False) + '\n'], ARTICLES)

        for change, words in (
                (lambda r: r.pop('claims'), '`claims` is missing'),
                (lambda r: r.update(more=1), '`more` is not a field'),
                (lambda r: r['claims'][0].update(type='KILL'), 'not one of the values'),
                (lambda r: r['claims'][0].update(background=0), 'not of type boolean'),
                (lambda r: r['claims'][0].update(evidence=[end, end + 5]), 'not inside its article'),
                (lambda r: r['claims'][0].update(statement='s999'), 'there is no s999'),
                (lambda r: r['claims'][0].update(id='c9'), 'should be c1'),
                (lambda r: r['statements'][0].update(parent='s1'), 'go in a circle'),
                (lambda r: r['statements'][0].update(chain=[]), 'at least 1'),
                (lambda r: r['statements'][0]['chain'][0].update(text='غيره'), 'is not what stands at'),
                (lambda r: r['document'].update(sha256='0' * 64), 'belong to no text')):
            status, said = spoil(change)
            self.assertEqual(status, 1, said)
            self.assertIn(words, said)
        self.assertIn('not JSON', validate(['{"schema"\n'])[1])


if __name__ == '__main__':
    unittest.main()
