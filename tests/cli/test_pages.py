"""Saved pages, feeds and web archives through `isnad extract` and `isnad build`, as people use them. ISNAD names the program.
What comes out of pages is tested in tests/pages; here: the folder, the counts, limits, the ledger."""
import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
from patience import PATIENCE

ISNAD = os.environ.get('ISNAD', os.path.join(os.path.dirname(__file__), '..', '..', 'build', 'isnad'))
PAGES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'pages')
HEADLINE = 'غارة على سوق في سراقب'
CLAIM = 'قتل 12 مدنياً أمس في غارة جوية على سوق في مدينة سراقب بريف إدلب، بحسب المرصد السوري لحقوق الإنسان.'
DENIAL = 'ونفت وزارة الدفاع الروسية شن أي غارات على المدينة في ذلك اليوم، وقالت إن طائراتها لم تحلق فوقها.'
PERSIAN = 'وزیر خارجه ایران گفت که این کشور برای گفت‌وگو با همه کشورهای منطقه آماده است و این موضع تغییر نکرده است.'


def page(headline=HEADLINE, *paragraphs, head=''):
    body = ''.join(f'<p>{text}</p>' for text in paragraphs or (CLAIM, DENIAL))
    return (f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{headline} | شبكة المثال</title>'
            f'<meta property="og:site_name" content="شبكة المثال">'
            f'<meta property="article:published_time" content="2024-03-05T10:00:00Z">{head}</head><body>'
            f'<nav><a href="/">الرئيسية</a> <a href="/s">سياسة</a></nav><article><h1>{headline}</h1>{body}</article>'
            f'<div class="comments"><p>قتل ألف شخص في قصف على حلب، هذا ما قاله جاري أمس في المقهى.</p></div></body></html>')


def record(uri, content, kind='response', status='200 OK', mime='text/html; charset=utf-8'):
    body = content if isinstance(content, bytes) else content.encode()
    if kind == 'response':
        body = f'HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n\r\n'.encode() + body
    head = (f'WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Type: application/http\r\n'
            f'Content-Length: {len(body)}\r\n\r\n').encode()
    return head + body + b'\r\n\r\n'


class PagesTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='isnad-pages-')
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), 'wb') as file:
            file.write(content.encode('utf-8') if isinstance(content, str) else content)
        return self.path(name)

    def isnad(self, *arguments, stdin=b'', status=0):
        done = subprocess.run([ISNAD, *arguments], input=stdin, capture_output=True, timeout=300 * PATIENCE)
        if status is not None:
            self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def extract(self, *arguments, **more):
        out, errors = self.isnad('extract', *arguments, **more)
        return [json.loads(line) for line in out.splitlines()], errors

    def test_a_record_carries_the_text_that_its_spans_count(self):
        records, errors = self.extract(self.write('خبر.html', page()))
        self.assertEqual(errors, '')
        document = records[0]['document']
        self.assertEqual((document['id'], document['outlet']), ('خبر', 'شبكة المثال'))
        self.assertEqual(document['text'], '\n'.join((HEADLINE, CLAIM, DENIAL)))
        self.assertEqual(records[0]['published'], {'date': '2024-03-05', 'basis': 'page'})
        begin, end = records[0]['title']
        self.assertEqual(document['text'][begin:end], HEADLINE)
        dates = {claim['date']['from'] for claim in records[0]['claims'] if claim['date']}
        self.assertIn('2024-03-04', dates)
        for claim in records[0]['claims']:
            for place in claim['places']:
                begin, end = place['span']
                self.assertEqual(document['text'][begin:end], place['text'])

    def test_a_folder_of_saved_pages(self):
        self.write('a.html', page())
        self.write('a_files/frame.html', page('إعلان في إطار', 'اشتروا الآن من متجرنا في مدينة حلب قبل نفاد الكمية كلها.'))
        self.write('b.html', page('خبر فارسی', PERSIAN, PERSIAN.replace('وزیر', 'معاون وزیر')))
        self.write('c.html', page('Cabinet meets', 'The cabinet met on Tuesday to discuss the budget of the coming year.',
                                  'No decision was taken, a spokesman said after the meeting in the capital.'))
        self.write('d.html', page(HEADLINE, CLAIM, PERSIAN, DENIAL))
        self.write('e.pdf', b'%PDF-1.7')
        records, errors = self.extract(self.folder)
        self.assertEqual([record['document']['id'] for record in records], ['a', 'd'])
        self.assertIn('2 passed over: ', errors)
        self.assertIn('1 in Persian', errors)
        self.assertIn('1 not in Arabic', errors)
        self.assertIn('passages left alone', errors)
        self.assertIn('1 file left alone', errors)
        self.assertEqual(records[1]['other_languages'][0]['language'], 'fa')

    def test_saved_page_of_the_corpus(self):
        records, _ = self.extract(os.path.join(PAGES, 'saved-page'))
        self.assertFalse([r for r in records if '_files' in r['document']['path']])
        self.assertTrue(records)

    def archive(self):
        return [record('https://a.example/1', page()), record('https://a.example/2', 'x', status='404 Not Found'),
                record('https://a.example/3', '<p>Only English here, for all its length, in this page.</p>'),
                record('https://a.example/4', b'\x89PNG', mime='image/png'),
                record('https://a.example/5', page('قصف على بنش', 'قتل طفل في قصف مدفعي على بلدة بنش شرقي إدلب صباح اليوم.',
                                                   'وقال مسعفون إن القصف أصاب منزلاً قرب المدرسة في وسط البلدة.'))]

    def test_an_archive(self):
        members = b''.join(gzip.compress(one) for one in self.archive())
        records, errors = self.extract(self.write('crawl.warc.gz', members))
        self.assertEqual([r['document']['id'] for r in records], ['https://a.example/1', 'https://a.example/5'])
        self.assertEqual(records[0]['document']['url'], 'https://a.example/1')
        self.assertIn('3 passed over: ', errors)
        for reason in ('1 status 404', '1 not in Arabic', '1 not a web page or text'):
            self.assertIn(reason, errors)
        again, _ = self.extract('-', stdin=members)
        self.assertEqual([r['claims'] for r in again], [r['claims'] for r in records])

    def test_a_truncated_archive_yields_what_is_whole(self):
        members = [gzip.compress(one) for one in self.archive()]
        whole = b''.join(members)
        path = self.write('crawl.warc.gz', whole[:len(whole) - len(members[-1]) // 2])
        records, errors = self.extract(path, status=1)
        self.assertEqual([r['document']['id'] for r in records], ['https://a.example/1'])
        self.assertIn(path, errors)
        self.assertIn(str(len(whole) - len(members[-1])), errors)  # where the member begins that is cut off
        self.assertIn('1 input skipped', errors)

    def test_a_bomb_is_reported_and_what_is_beside_it_read(self):
        bomb = self.write('bomb.html.gz', gzip.compress(b'<p>' + b'a' * 200_000_000))
        records, errors = self.extract(bomb, self.write('a.html', page()), status=1)
        self.assertEqual([r['document']['id'] for r in records], ['a'])
        self.assertIn(bomb, errors)
        records, errors = self.extract(self.path('a.html'), '--max-page', '500', status=1)
        self.assertEqual(records, [])
        self.assertIn('--max-page', errors)

    def test_deep_nesting_is_reported(self):
        path = self.write('deep.html', '<div>' * 100000 + CLAIM)
        _, errors = self.extract(path, status=1)
        self.assertIn(path, errors)

    def test_mended_text_is_carried(self):
        text = f'{CLAIM}\n{DENIAL}'
        twice = text.encode().decode('latin-1')
        records, errors = self.extract(self.write('a.jsonl', json.dumps({'id': 1, 'text': twice}) + '\n'))
        self.assertEqual(records[0]['document']['text'], text)
        self.assertIn('1 document was doubly encoded', errors)

    def test_a_ledger_of_pages(self):
        self.write('in/a.html', page())
        live = os.path.join(PAGES, 'live-blog')
        ledger = self.path('ledger')
        self.isnad('build', self.path('in'), live, '-l', ledger)
        def kept():
            database = sqlite3.connect(ledger)
            try:
                return [database.execute(f'SELECT * FROM {table} ORDER BY 1, 2').fetchall()
                        for table in ('document', 'page', 'article', 'statement', 'claim', 'event')]
            finally:
                database.close()
        first = kept()
        self.assertTrue(first[1])
        self.assertTrue(any(row[5] for row in first[1] if len(row) > 5) or any(row[4] for row in first[1]))
        out, _ = self.isnad('build', self.path('in'), live, '-l', ledger)
        self.assertIn('0 articles added, 0 replaced', out)
        # Read again from the ledger, which has no markup, they are what they were.
        self.isnad('build', '-l', ledger, '--reread')
        again = kept()
        strip = lambda rows: sorted(str(row[2:]) for row in rows)
        self.assertEqual(strip(first[2]), strip(again[2]))
        out, _ = self.isnad('build', self.path('in'), live, '-l', ledger)
        self.assertIn('0 articles added, 0 replaced', out)
        # A page that has nothing any more takes its claims with it.
        self.write('in/a.html', page('خبر فارسی', PERSIAN, PERSIAN.replace('وزیر', 'معاون وزیر')))
        out, errors = self.isnad('build', self.path('in'), '-l', ledger)
        self.assertIn('1 removed', out)
        self.assertIn('1 in Persian', errors)
        self.assertFalse([row for row in kept()[0] if row[1] == 'a'])

    def test_of_two_of_one_name_the_one_with_an_article_stays(self):
        english = 'The cabinet met on Tuesday to discuss the budget of the coming year, a spokesman said.'
        path = self.write('two.jsonl', ''.join(json.dumps(one) + '\n' for one in (
            {'id': 'x', 'text': f'{HEADLINE}\n{CLAIM}', 'published': '2018-03-12'},
            {'id': 'x', 'text': english, 'published': '2018-03-13'})))
        for _ in range(3):
            self.isnad('build', path, '-l', self.path('ledger'))
            out, _ = self.isnad('events', '-l', self.path('ledger'), '--format', 'jsonl')
            self.assertTrue(out)

    def test_limits_hold_for_every_form(self):
        text = '\n'.join([CLAIM] * 20)
        wet = f'WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nWARC-Target-URI: https://a.example/1\r\n'\
            f'Content-Length: {len(text.encode())}\r\n\r\n{text}\r\n\r\n'
        for name, content in (('a.txt', text), ('a.wet', wet), ('a.html', page(HEADLINE, *[CLAIM + str(n) for n in range(20)]))):
            records, errors = self.extract(self.write(name, content), '--max-document', '1000', status=1)
            self.assertEqual(records, [])
            self.assertIn('--max-document', errors)

    def test_items_of_one_address_are_apart(self):
        items = ''.join(f'<item><title>{HEADLINE}</title><link>https://a.example/live</link><guid isPermaLink="false">{n}</guid>'
                        f'<description>{CLAIM}</description></item>' for n in range(2))
        feed = self.write('a.rss', f'\n<rss version="2.0"><channel><title>أ</title>{items}</channel></rss>')
        records, _ = self.extract(feed)
        self.assertEqual([r['document']['id'] for r in records], ['https://a.example/live', 'https://a.example/live#1'])
        with open(feed, 'rb') as file:
            again, _ = self.extract('-', stdin=b'\xef\xbb\xbf' + file.read())
        self.assertEqual([r['document']['id'] for r in again], [r['document']['id'] for r in records])

    def test_an_unclosed_foreign_tag_takes_no_time(self):
        path = self.write('svg.html', '<svg>' + '<a ' * 1_000_000)
        self.isnad('extract', path, status=None)


if __name__ == '__main__':
    unittest.main()
