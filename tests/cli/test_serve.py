"""`isnad serve` as browsers and programs use it: every answer against the description that it serves, filters against
`isnad events`, what strangers are told, hostile articles, what is new while it runs. ISNAD names the program."""
import csv
import fcntl
import hashlib
import http.client
import io
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
ISNAD = os.environ.get('ISNAD', os.path.join(ROOT, 'build', 'isnad'))
sys.path.insert(0, os.path.join(ROOT, 'scripts'))
import validate_records  # noqa: E402
from patience import PATIENCE  # noqa: E402

EXAMPLES = os.path.join(ROOT, 'examples', 'articles')
HOSTILE = ('<script>alert(1)</script><img src=x onerror=alert(1)> ‮العكس‬ ‏ ' +
           'أعلن المرصد السوري لحقوق الإنسان مقتل 7 مدنيين في قصف على مدينة دوما الثلاثاء. ' + 'ا' + '\u0651\u064b' * 20000 +
           ' 😀 «"\'&lt;' + '\u2028' + '</script>')


class Server:
    """A running `isnad serve`; ends with the test."""

    def __init__(self, test, ledger, *arguments):
        self.process = subprocess.Popen([ISNAD, 'serve', '-l', ledger, '--port', '0', *arguments],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        test.addCleanup(self.end)
        line = self.process.stdout.readline().decode()
        found = re.fullmatch(r'Isnad is at (http://(\S+):(\d+)/) \(Ctrl\+C ends it\)\n', line)
        if not found:
            self.process.wait(30)
            raise AssertionError(line + self.process.stderr.read().decode())
        self.address, self.host, self.port = found.group(1), found.group(2), int(found.group(3))

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(30)
        self.process.stdout.close()
        self.process.stderr.close()
        return status

    def ask(self, path, method='GET', body=None, **headers):
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=60 * PATIENCE)
        headers = {name.replace('_', '-'): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        bytes_ = answer.read()
        connection.close()
        return answer.status, dict((name.lower(), value) for name, value in answer.getheaders()), bytes_

    def get(self, path, status=200, **parameters):
        """The JSON of an answer of the API, which must fit its description."""
        query = ('?' + urllib.parse.urlencode(parameters)) if parameters else ''
        got, headers, body = self.ask('/api/v1' + path + query)
        if got != status:
            raise AssertionError(f'{path}{query}: {got} {body[:500].decode()}')
        answer = json.loads(body)
        self.check(path, 'get', got, answer)
        return answer

    def post(self, path, body, status=201):
        got, _, answer = self.ask('/api/v1' + path, 'POST', json.dumps(body), Origin=self.address.rstrip('/'),
                                  Content_Type='application/json')
        if got != status:
            raise AssertionError(f'{got} {answer.decode()}')
        answer = json.loads(answer)
        self.check(path, 'post', got, answer)
        return answer

    def description(self):
        if not hasattr(self, 'openapi'):
            self.openapi = json.loads(self.ask('/api/v1/openapi.json')[2])
        return self.openapi

    def check(self, path, method, status, answer):
        openapi = self.description()
        for template, operations in openapi['paths'].items():
            if re.fullmatch(re.sub(r'\\{\w+\\}', '[^/]+', re.escape(template)), path) and method in operations:
                response = operations[method]['responses'].get(str(status))
                break
        else:
            if status == 404:
                return
            raise AssertionError(f'{method} {path} is not described')
        if response is None:
            raise AssertionError(f'{method} {path} is not said to answer {status}')
        if '$ref' in response:
            response = openapi['components']['responses'][response['$ref'].rsplit('/', 1)[1]]
        schema = {**response['content']['application/json']['schema'], 'components': openapi['components']}
        faults = list(validate_records.Schema(schema).check(answer, path))
        if faults:
            raise AssertionError(f'{method} {path}: {faults[:5]}')


validate_records.NOTES.add('components')


class ServeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.common = tempfile.mkdtemp(prefix='isnad-serve-')
        cls.sample = os.path.join(cls.common, 'sample.ledger')
        cls.isnad('build', EXAMPLES, '-l', cls.sample)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.common)

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='isnad-serve-')
        self.addCleanup(shutil.rmtree, self.folder)

    @staticmethod
    def isnad(*arguments, status=0):
        done = subprocess.run([ISNAD, *arguments], capture_output=True, timeout=120 * PATIENCE)
        if done.returncode != status:
            raise AssertionError(done.stderr.decode())
        return done.stdout.decode('utf-8')

    def copy(self):
        path = os.path.join(self.folder, 'copy.ledger')
        shutil.copy(self.sample, path)
        return path

    def events(self, *arguments):
        return [json.loads(line) for line in
                self.isnad('events', '-l', self.sample, '--format', 'jsonl', *arguments).splitlines()]

    # ── What is answered ──

    def test_every_answer_is_as_described(self):
        server = Server(self, self.sample)
        self.assertEqual(server.description()['openapi'], '3.1.0')
        ledger = server.get('/ledger')
        self.assertEqual(ledger['name'], 'sample.ledger')
        self.assertFalse(ledger['outdated'])
        self.assertGreater(ledger['events'], 20)
        server.get('/overview')
        server.get('/overview', zoom=12, view='10,10,60,60', timeline='all', map='all', box='30,30,40,40', type='ASSAULT')
        server.get('/suggest', field='place', q='معرة')
        server.get('/suggest', field='actor', q='Syr')
        server.get('/suggest', field='source', q='')
        server.get('/corrections')
        events = server.get('/events', limit=500, background=1, prospective=1)
        self.assertEqual(events['total'], ledger['events'])
        keys = set()
        labels = set()
        for summary in events['events']:
            answer = server.get('/events/' + summary['id'])
            event = answer['event']
            self.assertEqual({one['key'] for one in answer['documents']}, {one['article_key'] for one in event['claims']})
            claims = {(one['document'], one['article'], one['claim']) for one in event['claims']}
            for label in answer['labels']:
                self.assertIn((label['document'], label['article'], label['claim']), claims)
                labels.add((label['text'], label['actor'], label['label']))
            for party in event['actors'] + event['targets']:
                if party['actor']:
                    self.assertIn(party['actor'], answer['names'])
            for name in ('id', 'type', 'modes', 'status', 'background', 'articles', 'independent_sources'):
                self.assertEqual(event[name], summary[name])
            self.assertEqual(len(event['claims']), summary['claims'])
            keys |= {claim['article_key'] for claim in event['claims']}
        self.assertEqual(len(keys), ledger['documents'])
        # The army is called the regime's forces, and stays who it is.
        self.assertIn(('قوات النظام', 'SYR.MIL', 'regime'), labels)
        for key in keys:
            self.check_article(server.get('/articles/' + key), events)
        sources = server.get('/sources', limit=500, unnamed=1)
        self.assertEqual(sources['total'], ledger['sources'])
        for source in sources['sources']:
            one = server.get('/sources/' + urllib.parse.quote(source['id'], safe=''))['source']
            self.assertEqual(one['id'], source['id'])
            self.assertEqual(min(source['claims'], 50), len(one['recent']))
            self.assertLessEqual(sum(month['claims'] for month in one['timeline']), source['claims'])
        for agreement in server.get('/agreements')['agreements']:
            server.get('/agreements/' + agreement['id'])
        found = server.get('/search', q='قصف')
        self.assertGreater(found['total'], 0)
        self.assertLessEqual({one['article_key'] for one in found['found']}, keys)

    def check_article(self, article, events):
        text = article['text']
        self.assertEqual(len(text), article['length'])
        feeds = {event['id'] for event in article['events']}
        self.assertLessEqual(feeds, {event['id'] for event in events['events']})
        for one in article['articles']:
            for claim in one['claims']:
                begin, end = claim['trigger_span']
                self.assertEqual(text[begin:end], claim['trigger'])
                self.assertIn(claim['event'], feeds)
                # What only the verb of a statement tells («he demanded») has no steps but that.
                self.assertTrue(claim['why'] or claim['rule'].startswith('cues.tsv'), claim)
                for mention in claim['actors'] + claim['targets'] + claim['places'] + claim['weapons']:
                    begin, end = mention['span']
                    self.assertEqual(text[begin:end], mention['text'])
            for statement in one['statements']:
                begin, end = statement['cue_span']
                self.assertEqual(text[begin:end], statement['cue'])
                self.assertTrue(statement['why'])

    def test_filters_are_those_of_the_command_line(self):
        server = Server(self, self.sample)
        some = self.events('--background', '--planned')
        places = {event['place'][name] for event in some if event['place'] for name in ('name', 'name_ar', 'place', 'text')}
        actors = {party[name] for event in some for party in event['actors'] + event['targets'] for name in ('actor', 'text')}
        sources = {claim['source'] for event in some for claim in event['claims']}
        days = {event['date'][name] for event in some if event['date'] for name in ('from', 'to')}
        tried = [{}]
        tried += [{'place': value} for value in sorted(filter(None, places))]
        tried += [{'actor': value} for value in sorted(filter(None, actors))]
        tried += [{'source': value} for value in sorted(sources)]
        tried += [{'from': value} for value in sorted(days)] + [{'to': value} for value in sorted(days)]
        tried += [{'type': value} for value in sorted({event['type'] for event in some})]
        tried += [{'mode': value} for value in sorted({mode for event in some for mode in event['modes']})]
        tried += [{'toll': value} for value in ('killed', 'injured', 'captured', 'displaced')]
        tried += [{'contested': value} for value in ('any', 'toll', 'actor', 'means', 'occurrence')]
        tried += [{'q': value} for value in ('قصف', 'مدنيين', '"سوق معرة"', 'غارة OR غارات', 'xyzzy')]
        tried += [{'type': 'ASSAULT', 'toll': 'killed', 'contested': 'any', 'from': '2019', 'place': 'Syria'}]
        found = 0
        for parameters in tried:
            for wide in (False, True):
                options = [] if not wide else ['--background', '--planned']
                for name, value in parameters.items():
                    option = '--text' if name == 'q' else '--' + name
                    options += [option] if value == 'any' else [option + '=' + value]
                wanted = [event['id'] for event in self.events(*options)]
                more = {'background': '1', 'prospective': '1'} if wide else {}
                got = server.get('/events', limit=500, **parameters, **more)
                self.assertEqual([event['id'] for event in got['events']], wanted, parameters)
                self.assertEqual(got['total'], len(wanted))
                overview = server.get('/overview', **parameters, **more)
                self.assertEqual(overview['total'], len(wanted))
                self.assertEqual(sum(overview['facets']['type'].values()), len(wanted))
                self.assertEqual(sum(bin_['events'] for bin_ in overview['timeline']['bins']), overview['dated'])
                self.assertEqual(sum(cluster['events'] for cluster in overview['clusters']), overview['located'])
                found += len(wanted)
        self.assertGreater(found, 500)
        both = server.get('/events', type='ASSAULT,COERCE', limit=500)['total']
        self.assertEqual(both, sum(server.get('/events', type=one)['total'] for one in ('ASSAULT', 'COERCE')))
        key = server.get('/events/' + some[0]['id'])['event']['claims'][0]['article_key']
        self.assertIn(some[0]['id'], [event['id'] for event in server.get(
            '/events', document=key, limit=500, background=1, prospective=1)['events']])

    def test_sources_are_those_of_the_command_line(self):
        server = Server(self, self.sample)
        lines = [json.loads(line) for line in
                 self.isnad('sources', '-l', self.sample, '--format', 'jsonl', '--unnamed').splitlines()]
        self.assertGreater(sum(len(line['labels']) for line in lines), 3)
        self.assertGreater(sum(len(line['contradicted_by']) for line in lines), 3)
        for line in lines:
            source = server.get('/sources/' + urllib.parse.quote(line['id'], safe=''))['source']
            for other in line['contradicted_by'] + source['contradicted_by']:
                other['about'].sort()
            self.assertEqual({name: source[name] for name in line}, line)

    def test_pages_fit_together_in_every_order(self):
        server = Server(self, self.sample)
        for order in ('date', '-date', 'killed', 'claims'):
            whole = [event['id'] for event in server.get('/events', limit=500, order=order)['events']]
            self.assertEqual(len(set(whole)), len(whole))
            pages, cursor = [], {}
            while cursor is not None:
                page = server.get('/events', limit=7, order=order, **cursor)
                self.assertLessEqual(len(page['events']), 7)
                pages += [event['id'] for event in page['events']]
                cursor = {'cursor': page['next']} if page['next'] else None
            self.assertEqual(pages, whole)
        killed = [max([toll['high'] or 0 for toll in event['tolls'] if toll['kind'] == 'killed'] or [0])
                  for event in server.get('/events', order='killed')['events']]
        self.assertEqual(killed, sorted(killed, reverse=True))
        self.assertGreater(killed[0], 0)
        names = [source['id'] for source in server.get('/sources', limit=500)['sources']]
        first = server.get('/sources', limit=3)
        second = server.get('/sources', limit=3, cursor=first['next'])
        self.assertEqual([source['id'] for source in first['sources'] + second['sources']], names[:6])

    def test_what_cannot_be_answered_is_said(self):
        server = Server(self, self.sample)
        for path, status, says in (
                ('/events?colour=red', 400, 'colour'), ('/events?limit=501', 400, 'limit'), ('/events?limit=x', 400, 'limit'),
                ('/events?type=WAR', 400, 'WAR'), ('/events?from=yesterday', 400, 'from'), ('/events?box=1,2,3', 400, 'box'),
                ('/events?from=2019&to=2018', 400, 'to'), ('/events?cursor=zzz', 400, 'cursor'),
                ('/events?limit=1&limit=2', 400, 'twice'), ('/events?contested=maybe', 400, 'contested'),
                ('/events?q=...', 400, 'q'), ('/search', 400, 'q'), ('/overview?zoom=13', 400, 'zoom'),
                ('/events/e000000000000', 404, 'e000000000000'), ('/events/nonsense', 404, 'nonsense'),
                ('/articles/d000000000000', 404, 'd000000000000'), ('/sources/NOBODY', 404, 'NOBODY'),
                ('/agreements/a1', 404, 'a1'), ('/nothing', 404, ''), ('/export?format=xls', 400, 'format')):
            got, headers, body = server.ask('/api/v1' + path)
            self.assertEqual(got, status, path)
            error = json.loads(body)['error']
            self.assertIn(says, error['message'])
            self.assertEqual(error['code'], 'bad_request' if status == 400 else 'not_found')
            self.assertIn('content-security-policy', headers)

    def test_exports_are_those_of_the_command_line(self):
        server = Server(self, self.sample)
        for form in ('csv', 'jsonl', 'geojson'):
            status, headers, body = server.ask(f'/api/v1/export?format={form}&type=ASSAULT')
            self.assertEqual(status, 200)
            self.assertIn('attachment', headers['content-disposition'])
            self.assertEqual(body.decode(), self.isnad('events', '-l', self.sample, '--format', form, '--type=ASSAULT'))
        self.assertGreater(len(list(csv.reader(io.StringIO(server.ask('/api/v1/export?format=csv')[2].decode())))), 5)
        self.assertEqual(json.loads(server.ask('/api/v1/export?format=geojson&q=xyzzy')[2])['features'], [])

    def test_answers_are_packed_where_that_is_taken(self):
        import gzip
        server = Server(self, self.sample)
        _, headers, packed = server.ask('/api/v1/overview', Accept_Encoding='gzip')
        self.assertEqual(headers['content-encoding'], 'gzip')
        self.assertEqual(gzip.decompress(packed), server.ask('/api/v1/overview')[2])
        head = server.ask('/api/v1/overview', 'HEAD')
        self.assertEqual((head[0], head[2]), (200, b''))

    # ── Who may ask ──

    def test_strangers_are_refused(self):
        server = Server(self, self.copy())
        for host in ('evil.example', f'evil.example:{server.port}', '127.0.0.1', f'127.0.0.1:{server.port + 1}'):
            self.assertEqual(server.ask('/api/v1/ledger', Host=host)[0], 403)
        self.assertEqual(server.ask('/api/v1/ledger', Host=f'localhost:{server.port}')[0], 200)
        good = {'Origin': server.address.rstrip('/'), 'Content_Type': 'application/json'}
        for headers, status in (({'Content_Type': 'application/json'}, 403), ({**good, 'Origin': 'http://evil.example'}, 403),
                                ({**good, 'Origin': 'null'}, 403), ({**good, 'Content_Type': 'text/plain'}, 415), (good, 400)):
            self.assertEqual(server.ask('/api/v1/corrections', 'POST', '{}', **headers)[0], status, headers)
        self.assertEqual(server.ask('/api/v1/ledger', 'POST', '{}', **good)[0], 405)
        self.assertEqual(server.ask('/api/v1/ledger', 'DELETE', **good)[0], 405)
        self.assertEqual(server.ask('/api/v1/corrections', 'POST', 'x' * 70000, **good)[0], 413)
        self.assertEqual(server.ask('/' + 'x' * 20000)[0], 431)

    def test_every_answer_tells_the_browser_to_be_careful(self):
        server = Server(self, self.sample)
        for path in ('/', '/event/e1', '/assets/none.js', '/api/v1/ledger', '/api/v1/nothing', '/api/other'):
            _, headers, _ = server.ask(path)
            self.assertIn("default-src 'none'", headers['content-security-policy'])
            self.assertNotIn('unsafe', headers['content-security-policy'])
            self.assertEqual(headers['x-content-type-options'], 'nosniff')
            self.assertEqual(headers['referrer-policy'], 'no-referrer')
            self.assertEqual(headers['cross-origin-resource-policy'], 'same-origin')
            self.assertNotIn('access-control-allow-origin', headers)
            if path.startswith('/api/'):
                self.assertEqual(headers['cache-control'], 'no-store')

    def test_another_address_needs_a_token(self):
        refused = subprocess.run([ISNAD, 'serve', '-l', self.sample, '--port', '0', '--host', '0.0.0.0'],
                                 capture_output=True, timeout=60 * PATIENCE)
        self.assertEqual(refused.returncode, 2)
        self.assertIn('--token', refused.stderr.decode())
        server = Server(self, self.sample, '--token', 'two words')
        self.assertEqual(server.ask('/api/v1/ledger')[0], 401)
        self.assertEqual(server.ask('/')[0], 401)
        self.assertEqual(server.ask('/?token=wrong')[0], 401)
        self.assertEqual(server.ask('/api/v1/ledger', Authorization='Bearer two words')[0], 200)
        status, headers, _ = server.ask('/?token=two%20words')
        self.assertEqual((status, headers['location']), (303, '/'))
        self.assertEqual(server.ask('/api/v1/ledger', Cookie=headers['set-cookie'].split(';')[0])[0], 200)

    def test_ledgers_that_cannot_be_shown_are_refused(self):
        text = os.path.join(self.folder, 'text')
        with open(text, 'w') as file:
            file.write('no ledger')
        for path in (text, os.path.join(self.folder, 'none'), self.folder):
            done = subprocess.run([ISNAD, 'serve', '-l', path, '--port', '0'], capture_output=True, timeout=60 * PATIENCE)
            self.assertEqual(done.returncode, 2)
            self.assertIn(path, done.stderr.decode())
        server = Server(self, self.sample)
        taken = subprocess.run([ISNAD, 'serve', '-l', self.sample, '--port', str(server.port)], capture_output=True,
                               timeout=60 * PATIENCE)
        self.assertEqual(taken.returncode, 2)
        self.assertIn('--port 0', taken.stderr.decode())

    def test_ends_cleanly_whatever_is_open(self):
        for ending in (signal.SIGINT, signal.SIGTERM):
            server = Server(self, self.sample)
            idle = socket.create_connection(('127.0.0.1', server.port))
            stream = socket.create_connection(('127.0.0.1', server.port))
            stream.sendall(b'GET /api/v1/stream HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n' % server.port)
            self.assertIn(b'200', stream.recv(100))
            server.process.send_signal(ending)
            self.assertEqual(server.end(), 0)
            idle.close()
            stream.close()

    # ── Articles of any kind ──

    def test_hostile_text_stays_text(self):
        path = os.path.join(self.folder, 'hostile.jsonl')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(json.dumps({'id': '</script><b>"\'', 'outlet': '<i>منبر</i>\u202e', 'title': '<h1>عنوان</h1>',
                                   'published': '2019-01-02', 'url': 'javascript:alert(1)', 'text': HOSTILE}) + '\n')
        ledger = os.path.join(self.folder, 'hostile.ledger')
        self.isnad('build', path, '-l', ledger)
        server = Server(self, ledger)
        events = server.get('/events', background=1, prospective=1)['events']
        self.assertTrue(events)
        key = server.get('/events/' + events[0]['id'])['event']['claims'][0]['article_key']
        article = server.get('/articles/' + key)
        self.assertEqual(article['text'], HOSTILE)
        self.assertEqual(article['length'], len(HOSTILE))
        self.assertEqual(article['url'], 'javascript:alert(1)')
        for one in article['articles']:
            for claim in one['claims']:
                begin, end = claim['trigger_span']
                self.assertEqual(HOSTILE[begin:end], claim['trigger'])
        # Nothing that a browser could take for a page, whatever is in it.
        for where in ('/events', '/articles/' + key, '/sources', '/search?q=script', '/export?format=csv'):
            _, headers, _ = server.ask('/api/v1' + where)
            self.assertNotIn('html', headers['content-type'])
            self.assertEqual(headers['x-content-type-options'], 'nosniff')

    def test_odd_requests_do_no_harm(self):
        server = Server(self, self.sample)
        for path in ('/api/v1/events?q=%FF', '/api/v1/events?q=%00', '/api/v1/../../etc/passwd', '/..%2f..%2fetc/passwd',
                     '/api/v1/events/%27%20OR%201=1', '/api/v1/events?place=%27%3B%20DROP%20TABLE%20event%3B', '/%E0%A4%A',
                     '/api/v1/search?q=%22%22%28%28%29', '/api/v1/sources/' + '%2F' * 500, '/api/v1/events?q=' + '%28' * 900):
            self.assertIn(server.ask(path)[0], (200, 400, 404), path)
        for bytes_ in (b'\x00' * 1000, b'GET\r\n\r\n', b'GET / HTTP/9.9\r\n\r\n', b'\r\n' * 5000, b'GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n'):
            with socket.create_connection(('127.0.0.1', server.port)) as connection:
                connection.settimeout(30 * PATIENCE)
                connection.sendall(bytes_)
                connection.shutdown(socket.SHUT_WR)
                connection.recv(1000)
        self.assertEqual(server.get('/events')['total'], len(self.events()))

    # ── What is new ──

    def stream(self, server):
        """Lines of the stream as they come, in a list that grows."""
        lines = []

        def read():
            connection = http.client.HTTPConnection('127.0.0.1', server.port, timeout=120 * PATIENCE)
            try:
                connection.request('GET', '/api/v1/stream')
                answer = connection.getresponse()
                while True:
                    line = answer.readline()
                    if not line:
                        break
                    lines.append(line.decode().rstrip('\n'))
            except (OSError, http.client.HTTPException):
                pass  # the server has ended
            finally:
                connection.close()
        threading.Thread(target=read, daemon=True).start()
        return lines

    def wait_for(self, happened):
        until = time.monotonic() + 60 * PATIENCE
        while not happened():
            self.assertLess(time.monotonic(), until, 'it has not happened')
            time.sleep(0.05)

    def test_a_build_is_seen_while_the_page_is_open(self):
        ledger = self.copy()
        server = Server(self, ledger)
        before = server.get('/ledger')
        lines = self.stream(server)
        self.wait_for(lambda: 'event: hello' in lines)
        path = os.path.join(self.folder, 'more.jsonl')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(json.dumps({'id': 'more', 'outlet': 'منبر', 'published': '2019-09-03',
                                   'text': 'أعلن الدفاع المدني مقتل 7 مدنيين الاثنين في قصف على مدينة دوما.'}) + '\n')
        self.isnad('build', path, '-l', ledger)
        self.wait_for(lambda: server.get('/ledger')['articles'] == before['articles'] + 1 and
                      not server.get('/ledger')['outdated'])
        after = server.get('/ledger')
        self.assertNotEqual(after['state'], before['state'])
        self.assertGreater(after['events'], before['events'])
        self.wait_for(lambda: any(after['state'] in line for line in lines))
        self.assertEqual(server.get('/search', q='دوما')['total'], 1)
        # Another file in its place.
        self.isnad('build', EXAMPLES, path, '-l', ledger + '.new')
        os.replace(ledger + '.new', ledger)
        self.wait_for(lambda: server.get('/ledger')['articles'] == after['articles'])

    def change(self, ledger, *statements):
        """What a build does while the page is open: rows change, events are derived later."""
        database = sqlite3.connect(ledger)
        for statement in statements:
            database.execute(statement)
        database.execute("UPDATE meta SET value = value + 1 WHERE key = 'read'")
        database.commit()
        database.close()

    def test_documents_are_found_while_a_build_runs(self):
        ledger = self.copy()
        server = Server(self, ledger)
        keys = sorted({claim['article_key'] for event in server.get('/events', limit=20)['events']
                       for claim in server.get('/events/' + event['id'])['event']['claims']})
        before = {key: server.get('/articles/' + key) for key in keys}
        state = server.get('/ledger')['state']
        # The documents have each other's rows now, and one has come.
        self.change(ledger, 'UPDATE document SET document = -document',
                    'UPDATE document SET document = (SELECT max(-document) FROM document) + 1 + document',
                    "INSERT INTO document (id, origin, sha256, content, text) VALUES ('new', '', '', '', 'حلب')")
        self.wait_for(lambda: server.get('/ledger')['state'] != state)
        for key in keys:
            self.assertEqual(server.get('/articles/' + key)['text'], before[key]['text'])
        key = 'd' + hashlib.sha256(b'new\0').hexdigest()[:12]
        self.assertEqual(server.get('/articles/' + key)['text'], 'حلب')
        server.get('/articles/d000000000000', status=404)

    # ── Corrections ──

    def test_corrections_are_made_and_kept(self):
        ledger = self.copy()
        server = Server(self, ledger)
        news = self.stream(server)
        self.wait_for(lambda: 'event: hello' in news)
        event = server.get('/events', order='claims', limit=1)['events'][0]
        claims = server.get('/events/' + event['id'])['event']['claims']
        rejected = {name: claims[-1][name] for name in ('document', 'article', 'claim')}
        made = server.post('/corrections', {'kind': 'reject', 'by': 'ريما', 'note': '<b>', 'claims': [rejected]})
        self.assertEqual(made['correction']['by'], 'ريما')
        now = server.get('/events/' + made['events'][0])
        self.assertEqual(len(now['event']['claims']), len(claims) - 1)
        self.assertEqual([one['id'] for one in now['reviews']], [made['correction']['id']])
        listed = server.get('/corrections')
        self.assertEqual([one['id'] for one in listed['corrections']], [made['correction']['id']])
        article = server.get('/articles/' + claims[-1]['article_key'])
        reviews = {claim['id']: claim['review'] for claim in article['articles'][rejected['article'] - 1]['claims']}
        self.assertEqual(reviews[rejected['claim']], 'rejected')
        lines = server.ask('/api/v1/corrections?format=jsonl')[2].decode().splitlines()
        self.assertEqual([json.loads(line)['id'] for line in lines], [made['correction']['id']])
        # Figures of all events, too, as soon as they have been counted again.
        self.wait_for(lambda: '+' not in server.get('/ledger')['state'])
        self.assertEqual(server.get('/events', order='claims', limit=500)['total'],
                         len(self.isnad('events', '-l', ledger, '--format', 'jsonl').splitlines()))
        state = server.get('/ledger')['state']
        self.wait_for(lambda: any(state in line for line in news))
        self.isnad('build', EXAMPLES, '-l', ledger, '--reread')
        self.wait_for(lambda: not server.get('/ledger')['outdated'])
        self.assertEqual(len(server.get('/events/' + made['events'][0])['event']['claims']), len(claims) - 1)
        server.post('/corrections', {'kind': 'withdraw', 'by': 'ريما', 'to': made['correction']['id']})
        self.assertEqual(len(server.get('/events/' + event['id'])['event']['claims']), len(claims))
        pages = server.get('/corrections', limit=1)
        self.assertEqual(server.get('/corrections', limit=1, cursor=pages['next'])['corrections'][0]['id'],
                         made['correction']['id'])

    def test_two_people_correct_at_once(self):
        server = Server(self, self.copy())
        events = [event['id'] for event in server.get('/events', limit=12)['events']]
        faults = []

        def note(event):
            try:
                server.post('/corrections', {'kind': 'note', 'by': 'R', 'event': event, 'note': 'x'})
            except AssertionError as fault:
                faults.append(fault)
        threads = [threading.Thread(target=note, args=(event,)) for event in events]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(faults, [])
        self.assertEqual(len(server.get('/corrections')['corrections']), len(events))

    def test_a_correction_that_a_build_refuses_leaves_the_page_its_locks(self):
        ledger = self.copy()
        server = Server(self, ledger)
        event = server.get('/events', limit=1)['events'][0]['id']
        note = {'kind': 'note', 'by': 'R', 'event': event, 'note': 'x'}
        with open(ledger, 'rb') as file:
            building = sqlite3.connect(ledger, timeout=0, isolation_level=None)
            building.execute('PRAGMA journal_mode = WAL')
            building.execute("UPDATE meta SET value = value WHERE key = 'read'")
            fcntl.flock(file, fcntl.LOCK_EX)
            server.get('/events', limit=2)  # some connection reads from the journal
            self.assertEqual(server.post('/corrections', note, status=409)['error']['code'], 'busy')
            with self.assertRaises(sqlite3.OperationalError):
                building.execute('PRAGMA journal_mode = DELETE')
            building.close()
        self.assertEqual(server.post('/corrections', note)['events'], [event])

    def test_corrections_that_make_no_sense_change_nothing(self):
        ledger = self.copy()
        server = Server(self, ledger)
        server.post('/corrections', {'kind': 'paint', 'by': 'R'}, status=400)
        server.post('/corrections', ['kind'], status=400)
        server.post('/corrections', {'kind': 'note', 'by': 'R', 'event': 'e000000000000', 'note': 'x'}, status=404)
        self.assertEqual(server.get('/corrections')['corrections'], [])
        reading = Server(self, ledger, '--read-only')
        self.assertFalse(reading.get('/ledger')['reviewable'])
        error = reading.post('/corrections', {'kind': 'note', 'by': 'R'}, status=403)
        self.assertEqual(error['error']['code'], 'read_only')


if __name__ == '__main__':
    unittest.main()
