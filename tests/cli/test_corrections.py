"""`isnad correct` and `isnad corrections` as people use them: what is corrected is kept through builds, in whatever order
articles came, and one more correction makes of a ledger what deriving all of it anew does. ISNAD names the program."""
import contextlib
import fcntl
import json
import os
import random
import shutil
import sqlite3
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import invented_news
from test_build import Ledgers, dump

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'examples', 'articles')
SEED = 20261122
KINDS = ['confirm', 'reject', 'move', 'join', 'split', 'place', 'toll', 'note', 'withdraw']
PLACES = ['geonames:170592', 'geonames:169304', 'geonames:170063']


def name_of(claim):
    return f"{claim['document']}:{claim['article']}:{claim['claim']}"


class Correcting(Ledgers):
    def events(self, ledger):
        lines, _ = self.isnad('events', '-l', self.path(ledger), '--format', 'jsonl', '--background', '--planned')
        return [json.loads(line) for line in lines.splitlines()]

    def corrections(self, ledger, *arguments):
        lines, _ = self.isnad('corrections', '-l', self.path(ledger), '--format', 'jsonl', *arguments)
        return [json.loads(line) for line in lines.splitlines()]

    def correct(self, ledger, *arguments, status=0):
        output, errors = self.isnad('correct', *arguments, '-l', self.path(ledger), '--by', 'Rima', status=status)
        return output.split(':')[0].strip() if status == 0 else errors

    def sql(self, ledger, statement, *values):
        with contextlib.closing(sqlite3.connect(self.path(ledger))) as database:
            rows = list(database.execute(statement, values))
            database.commit()
            return rows

    def event_of(self, ledger, claim):
        for event in self.events(ledger):
            for one in event['claims']:
                if name_of(one) == claim:
                    return event
        return None

    def derived_anew(self, ledger):
        """The tables of the ledger, made anew from all that was read."""
        shutil.copy(self.path(ledger), self.path('anew'))
        self.sql('anew', "DELETE FROM meta WHERE key = 'derived'")
        self.build('anew')
        return dump(self.path('anew'))

    def some_correction(self, ledger, chance, kind):
        """Arguments of a correction of this kind that makes sense; None if there is nothing that it could be of."""
        events = self.events(ledger)
        event = chance.choice(events if chance.random() < 0.3 else
                              sorted(events, key=lambda one: -len(one['claims']))[:max(3, len(events) // 6)])
        claims = [name_of(claim) for claim in event['claims']]
        some = chance.sample(claims, chance.randint(1, min(3, len(claims))))
        alike = [other for other in events if other['type'] == event['type'] and other is not event]
        if kind in ('confirm', 'reject'):
            rejected = self.sql(ledger, "SELECT d.id, a.number, c.id FROM corrected_claim r JOIN claim c USING (claim) JOIN "
                                "article a USING (article) JOIN document d USING (document) WHERE review = 'rejected'")
            if kind == 'confirm' and rejected and chance.random() < 0.5:
                some = [':'.join(map(str, chance.choice(sorted(rejected))))]
            return [kind, *some]
        if kind == 'move':
            if alike and chance.random() < 0.7:
                return [kind, *some, '--to', chance.choice(alike)['id']]
            return [kind, *some] if len(some) < len(claims) else None
        if kind == 'join':
            return [kind, event['id'], chance.choice(alike)['id']] if alike else None
        if kind == 'split':
            return [kind, event['id'], *some] if len(some) < len(claims) else None
        if kind == 'place':
            if chance.random() < 0.5:
                return [kind, event['id'], chance.choice(PLACES)]
            return [kind, event['id'], '--lat', '33.51', '--lon', '36.29', '--name', 'Somewhere', '--precision', 'district']
        if kind == 'toll':
            low = chance.randint(0, 20)
            return [kind, event['id'], chance.choice(['killed', 'injured']), str(low), str(low + chance.randint(0, 9)),
                    '--who', chance.choice(['total', 'civilian'])]
        if kind == 'note':
            return [kind, '--note', 'ملاحظة', *(['--event', event['id']] if chance.random() < 0.5 else some)]
        standing = [one['id'] for one in self.corrections(ledger) if not one['withdrawn_by']]
        return [kind, chance.choice(standing)] if standing else None


class OneMore(Correcting):
    def same_as_derived_anew(self, ledger, count):
        chance = random.Random(SEED)
        made = {kind: 0 for kind in KINDS}
        changed = 0
        for number in range(count):
            kind = KINDS[number % len(KINDS)] if number < 2 * len(KINDS) else chance.choice(KINDS)
            arguments = self.some_correction(ledger, chance, kind)
            if arguments is None:
                continue
            before = dump(self.path(ledger))
            self.correct(ledger, *arguments)
            made[kind] += 1
            after, anew = dump(self.path(ledger)), self.derived_anew(ledger)
            changed += before['event'] != after['event']
            if self.sql(ledger, "SELECT 1 FROM meta WHERE key = 'deferred' AND value <> ''"):
                for table in [name for name in after if name.startswith('agreement')]:
                    del after[table], anew[table]
                self.build(ledger)  # puts in order what was left to it
                self.same(self.derived_anew(ledger), dump(self.path(ledger)), f'{number}: the build after {arguments}')
            self.same(anew, after, f'{number}: {arguments}')
        self.assertTrue(all(made.values()), made)
        self.assertGreater(changed, count / 2)

    def test_one_more_on_the_examples(self):
        self.build('ledger', EXAMPLES)
        self.same_as_derived_anew('ledger', 40)

    def test_one_more_on_invented_news(self):
        self.build('ledger', self.jsonl('news.jsonl', invented_news.articles(SEED, 24)))
        self.same_as_derived_anew('ledger', 40)

    def test_agreements_are_left_to_the_next_build(self):
        self.build('ledger', self.jsonl('truce.jsonl', [
            {'id': 'a', 'published': '2019-05-02', 'text': 'توصلت الحكومة السورية وفصائل المعارضة إلى اتفاق لوقف إطلاق النار '
             'في مدينة الرستن الخميس.\nودخل وقف إطلاق النار في الرستن حيز التنفيذ الخميس.'},
            {'id': 'b', 'published': '2019-05-10', 'text': 'اتهمت وزارة الدفاع الروسية فصائل المعارضة بخرق وقف إطلاق النار في '
             'مدينة الرستن.\nوخرقت القوات الحكومية السورية الهدنة في الرستن الخميس.'},
            {'id': 'c', 'published': '2019-05-10', 'text': 'قتل 5 مدنيين في غارة روسية على مدينة دوما يوم الجمعة.'}]))
        violations = ("SELECT d.id || ':' || c.id FROM agreement_claim x JOIN claim c USING (claim) JOIN article a USING "
                      "(article) JOIN document d USING (document) WHERE x.role = 'violation' ORDER BY 1")
        deferred = "SELECT value FROM meta WHERE key = 'deferred' AND value <> ''"
        before = self.sql('ledger', violations)
        self.assertTrue(before)
        self.correct('ledger', 'reject', 'c:c1')
        self.assertEqual(self.sql('ledger', deferred), [])
        made = self.correct('ledger', 'reject', before[0][0])
        self.assertEqual(self.sql('ledger', deferred), [('agreements',)])
        self.build('ledger')
        self.assertEqual(self.sql('ledger', deferred), [])
        self.assertNotIn(before[0], self.sql('ledger', violations))
        self.correct('ledger', 'withdraw', made)
        self.build('ledger')
        self.assertEqual(self.sql('ledger', violations), before)

    def test_files_of_one_name(self):
        """Their claims have the same names, and so the ids of events that begin with them depend on one another."""
        for folder, town, number in zip('abc', ['دوما', 'حرستا', 'سراقب'], [3, 12, 21]):
            os.makedirs(self.path('news', folder))
            with open(self.path('news', folder, 'story.txt'), 'w', encoding='utf-8') as file:
                file.write(f'قتل 5 مدنيين في غارة روسية على مدينة {town} يوم {number} آذار 2018.')
        self.build('ledger', self.path('news'))
        paths = [self.path('news', folder, 'story.txt') for folder in 'abc']
        errors = self.correct('ledger', 'reject', 'story:c1', status=2)
        self.assertIn('there are several documents', errors)
        ids = [event['id'] for event in self.events('ledger')]
        self.assertEqual(len(ids), 3)
        made = self.correct('ledger', 'reject', f'{os.path.realpath(paths[0])}:c1')
        self.same(self.derived_anew('ledger'), dump(self.path('ledger')), 'rejected')
        self.assertEqual(len(set(ids) - {event['id'] for event in self.events('ledger')}), 1)
        self.correct('ledger', 'withdraw', made)
        self.same(self.derived_anew('ledger'), dump(self.path('ledger')), 'withdrawn')
        self.assertEqual([event['id'] for event in self.events('ledger')], ids)


class Kept(Correcting):
    def setUp(self):
        super().setUp()
        self.news = invented_news.articles(SEED, 16)
        self.corpus = self.jsonl('corpus.jsonl', self.news)
        self.build('ledger', self.corpus)
        chance = random.Random(SEED)
        for kind in ['reject', 'join', 'split', 'move', 'place', 'toll', 'note', 'confirm', 'reject', 'withdraw', 'split']:
            tries = (self.some_correction('ledger', chance, kind) for _ in range(100))
            self.correct('ledger', *next(arguments for arguments in tries if arguments))
        self.build('ledger')
        self.exports, self.tables = self.exported('ledger'), self.contents('ledger')

    def check(self, ledger, what):
        self.same(self.tables, self.contents(ledger), what)
        self.same(self.exports, self.exported(ledger), what)

    def test_through_builds(self):
        self.build('ledger', self.corpus)
        self.check('ledger', 'the same articles again')
        self.build('ledger', '--reread')
        self.check('ledger', 'read again')
        others = [dict(one, id='more-' + one['id']) for one in invented_news.articles(SEED + 1, 4)]
        self.build('ledger', self.jsonl('others.jsonl', others))
        self.assertEqual(len(self.corrections('ledger')), 11)
        for one in others:
            self.build('ledger', '--remove', one['id'])
        self.check('ledger', 'others came and went')

    def test_whatever_the_order_of_articles(self):
        news = list(self.news)
        random.Random(7).shuffle(news)
        self.build('other', self.jsonl('one.jsonl', news[:len(news) // 2]))
        with open(self.path('corrections.jsonl'), 'w', encoding='utf-8') as file:
            file.write(self.isnad('corrections', '-l', self.path('ledger'), '--format', 'jsonl')[0])
        self.isnad('corrections', '-l', self.path('other'), '--replay', self.path('corrections.jsonl'))
        self.build('other', self.jsonl('two.jsonl', news[len(news) // 2:]))
        self.check('other', 'replayed with half of the articles there')

    def test_removed_and_brought_back(self):
        ids = sorted({one['id'] for one in self.news})
        for one in ids:
            self.build('ledger', '--remove', one)
        self.assertEqual(self.events('ledger'), [])
        kept = self.corrections('ledger')
        self.assertEqual(len(kept), 11)
        self.assertEqual({one['kind'] for one in kept if one['state'] == 'applied'}, {'withdraw'})
        self.assertIn('dormant', self.isnad('corrections', '-l', self.path('ledger'))[0])
        self.build('ledger', self.corpus)
        self.check('ledger', 'brought back')

    def test_changed_article(self):
        """What is put before a claim moves it: it is found by its number and word, or by its word alone."""
        rejected = ("SELECT d.id, c.trigger, c.trigger_begin FROM corrected_claim r JOIN claim c USING (claim) JOIN article a "
                    "USING (article) JOIN document d USING (document) WHERE review = 'rejected' ORDER BY 1, 3")
        before = self.sql('ledger', rejected)
        article = next(one for one in self.news if one['id'] == before[0][0])
        put_before = 'أصدرت الصحيفة عددها هذا.\n\n'
        self.build('ledger', self.jsonl('changed.jsonl', [dict(article, text=put_before + article['text'])]))
        self.assertEqual(self.sql('ledger', rejected), sorted(
            (id, word, begin + (len(put_before) if id == article['id'] else 0)) for id, word, begin in before))
        self.build('ledger', self.jsonl('as_it_was.jsonl', [article]))
        self.check('ledger', 'changed back')

    def test_replay(self):
        lines, _ = self.isnad('corrections', '-l', self.path('ledger'), '--format', 'jsonl')
        with open(self.path('kept.jsonl'), 'w', encoding='utf-8') as file:
            file.write(lines)
        self.build('other', self.corpus)
        done, _ = self.isnad('corrections', '-l', self.path('other'), '--replay', self.path('kept.jsonl'))
        self.assertEqual(done, '11 corrections added, 0 known already\n')
        self.check('other', 'replayed')
        done, _ = self.isnad('corrections', '-l', self.path('other'), '--replay', self.path('kept.jsonl'))
        self.assertEqual(done, '0 corrections added, 11 known already\n')
        self.check('other', 'replayed twice')
        # Behind another one they have other ids, and are known all the same.
        self.build('third', self.corpus)
        self.correct('third', 'note', '--event', self.events('third')[0]['id'], '--note', 'قبلها')
        for expected in ['11 corrections added, 0 known already\n', '0 corrections added, 11 known already\n']:
            self.assertEqual(self.isnad('corrections', '-l', self.path('third'), '--replay', self.path('kept.jsonl'))[0],
                             expected)
        self.assertEqual([one['was'] for one in self.corrections('third')[1:]],
                         [one['id'] for one in self.corrections('ledger')])
        self.assertEqual([one['withdrawn_by'] is None for one in self.corrections('third')[1:]],
                         [one['withdrawn_by'] is None for one in self.corrections('ledger')])
        self.isnad('corrections', '-l', self.path('third'), '--check')
        _, errors = self.isnad('corrections', '-l', self.path('third'), '--replay', self.jsonl('wrong.jsonl', [
            json.loads(lines.splitlines()[0]), {'kind': 'nonsense'}]), status=2)
        self.assertIn('line 2: `kind` is none of', errors)
        self.assertEqual(len(self.corrections('third')), 12)

    def test_a_change_of_the_past_shows(self):
        self.assertEqual(self.isnad('corrections', '-l', self.path('ledger'), '--check')[0],
                         '11 corrections, as they were signed\n')
        with self.assertRaises(sqlite3.IntegrityError):
            self.sql('ledger', 'DELETE FROM correction WHERE correction = 3')
        with self.assertRaises(sqlite3.IntegrityError):
            self.sql('ledger', "UPDATE correction SET content = replace(content, 'Rima', 'Sami') WHERE correction = 3")
        for number, change in enumerate(["UPDATE correction SET content = replace(content, 'Rima', 'Sami') WHERE correction = 3",
                                         'DELETE FROM correction WHERE correction = 3',
                                         "UPDATE correction SET id = 'k123456789abc' WHERE correction = 3"]):
            shutil.copy(self.path('ledger'), self.path('forged'))
            self.sql('forged', 'DROP TRIGGER correction_is_not_deleted')
            self.sql('forged', 'DROP TRIGGER correction_is_not_changed')
            self.sql('forged', change)
            _, errors = self.isnad('corrections', '-l', self.path('forged'), '--check', status=1)
            self.assertIn('correction 3', errors, number)


class Meaning(Correcting):
    def setUp(self):
        super().setUp()
        self.build('ledger', EXAMPLES)
        self.event = max(self.events('ledger'), key=lambda one: len(one['claims']))
        self.claims = [name_of(claim) for claim in self.event['claims']]

    def test_reject_and_confirm(self):
        made = self.correct('ledger', 'reject', self.claims[1])
        self.assertIsNone(self.event_of('ledger', self.claims[1]))
        event = self.event_of('ledger', self.claims[2])
        self.assertEqual((len(event['claims']), event['reviewed']), (len(self.claims) - 1, ['claims']))
        self.assertEqual(sum(one[0] for one in self.sql('ledger', 'SELECT claims FROM source')),
                         self.sql('ledger', 'SELECT count(*) FROM claim')[0][0] - 1)
        self.correct('ledger', 'confirm', self.claims[1])
        event = self.event_of('ledger', self.claims[1])
        self.assertEqual([claim['review'] for claim in event['claims'] if name_of(claim) == self.claims[1]], ['confirmed'])
        self.correct('ledger', 'withdraw', self.corrections('ledger')[1]['id'])
        self.assertIsNone(self.event_of('ledger', self.claims[1]))
        self.assertEqual([one['withdrawn_by'] is None for one in self.corrections('ledger')], [True, False, True])
        self.correct('ledger', 'withdraw', made)
        self.assertEqual(self.event_of('ledger', self.claims[1]), self.event)

    def test_an_id_that_is_gone_says_where_it_went(self):
        self.correct('ledger', 'reject', self.claims[0])
        now = self.event_of('ledger', self.claims[1])['id']
        if now == self.event['id']:  # claims are listed in another order than that of time
            self.correct('ledger', 'split', now, *self.claims[1:3])
            other = next(one for one in self.events('ledger') if one['type'] == self.event['type'] and one['id'] != now)
            self.correct('ledger', 'join', now, other['id'])
        ids = {one['id'] for one in self.events('ledger')}
        gone = {id for one in self.corrections('ledger') for id in one['before']['events']} - ids
        self.assertTrue(gone)
        for id in gone:
            _, errors = self.isnad('show', id, '-l', self.path('ledger'), status=2)
            self.assertIn('since a correction, what it told is in e', errors)

    def test_split_move_and_join(self):
        self.correct('ledger', 'split', self.event['id'], self.claims[2], self.claims[3])
        new = self.event_of('ledger', self.claims[2])
        self.assertEqual([name_of(claim) for claim in new['claims']], [self.claims[2], self.claims[3]])
        self.assertEqual({claim['review'] for claim in new['claims']}, {'moved'})
        self.correct('ledger', 'move', self.claims[4], '--to', new['id'])
        self.assertEqual(len(self.event_of('ledger', self.claims[2])['claims']), 3)
        ids = [self.event_of('ledger', claim)['id'] for claim in (self.claims[2], self.claims[5])]
        self.correct('ledger', 'join', *ids)
        self.assertEqual(sorted(name_of(claim) for claim in self.event_of('ledger', self.claims[2])['claims']),
                         sorted(self.claims))

    def test_place_and_toll(self):
        self.correct('ledger', 'place', self.event['id'], 'geonames:170592')
        self.correct('ledger', 'toll', self.event['id'], 'killed', '3', '5', '--who', 'civilian')
        self.correct('ledger', 'toll', self.event['id'], 'displaced', '100')
        event = next(one for one in self.events('ledger') if one['id'] == self.event['id'])
        self.assertEqual((event['place']['place'], event['place']['name']), ('geonames:170592', 'Douma'))
        self.assertEqual(event['reviewed'], ['place', 'toll'])
        tolls = {(toll['kind'], toll['who']): toll for toll in event['tolls']}
        self.assertEqual([tolls['killed', 'civilian'][key] for key in ('low', 'high', 'reviewed')], [3, 5, True])
        self.assertEqual([tolls['displaced', 'total'][key] for key in ('low', 'high', 'reviewed', 'by_source')],
                         [100, 100, True, []])
        before = {(toll['kind'], toll['who']): toll for toll in self.event['tolls']}
        self.assertEqual(tolls['killed', 'total'], before['killed', 'total'])
        self.assertEqual(tolls['killed', 'civilian']['by_source'], before['killed', 'civilian']['by_source'])
        self.assertEqual(self.sql('ledger', 'SELECT south FROM event_box JOIN event USING (event) WHERE id = ?',
                                  self.event['id'])[0][0] // 1, 33)
        shown, _ = self.isnad('show', self.event['id'], '-l', self.path('ledger'), '--ltr', '--width', '200')
        self.assertIn('set by a person', shown)
        self.assertIn('reviewed: place, toll', shown)
        self.assertIn('Rima: toll', shown)
        self.assertNotIn('withdrawn', shown)
        self.correct('ledger', 'place', self.event['id'], '--lat', '33.5', '--lon', '36.3', '--name-ar', 'مزرعة النور')
        event = next(one for one in self.events('ledger') if one['id'] == self.event['id'])
        self.assertEqual([event['place'][key] for key in ('place', 'text', 'lat', 'lon', 'precision')],
                         [None, 'مزرعة النور', 33.5, 36.3, 'settlement'])

    def test_what_makes_no_sense_is_refused_and_changes_nothing(self):
        other = next(one for one in self.events('ledger') if one['type'] != self.event['type'])
        id, claim = self.event['id'], self.claims[0]
        self.correct('ledger', 'note', claim, '--note', 'كما هو')
        noted = self.corrections('ledger')[0]['id']
        before = dump(self.path('ledger'))
        for arguments, message in [
                (['reject', 'nonsense:c1'], 'there is no claim c1 of article 1 of nonsense'),
                (['reject', claim, claim], 'is given twice'),
                (['reject', 'c1'], 'is not of the form DOCUMENT:CLAIM'),
                (['join', id, other['id']], 'cannot be joined'),
                (['join', id, id], 'cannot be joined with itself'),
                (['join', id, 'e000000000000'], 'there is no event e000000000000'),
                (['move', claim, '--to', other['id']], 'cannot be moved'),
                (['move', claim, '--to', id], 'stand in ' + id + ' already'),
                (['move', *[name_of(one) for one in other['claims']]], 'an event of their own already'),
                (['move', claim, name_of(other['claims'][0])], 'cannot be moved'),
                (['split', id, *self.claims], 'some must stay'),
                (['split', id, name_of(other['claims'][0])], 'not all of these claims stand in ' + id),
                (['place', id, 'geonames:1'], 'the gazetteer has no place geonames:1'),
                (['place', id], '`lat` and `lon` with a name'),
                (['place', id, '--lat', '91', '--lon', '0', '--name', 'x'], '`lat` is not between'),
                (['place', id, '--lat', '1', '--lon', '181', '--name', 'x'], '`lon` is not between'),
                (['place', id, '--lat', '1', '--lon', '1'], 'needs a name'),
                (['place', id, '--lat', '1', '--lon', '1', '--name', 'x', '--precision', 'near'], 'no precision'),
                (['toll', id, 'hurt', '1'], 'is no kind of toll'),
                (['toll', id, 'killed', '1', '--who', 'cats'], 'nor a class of victims'),
                (['toll', id, 'killed', '5', '3'], 'must be 0 or more'),
                (['toll', id, 'killed', '9000000000000'], 'must be 0 or more'),
                (['note', '--event', id], 'needs a note'),
                (['note', '--note', 'x'], 'needs an event or claims'),
                (['confirm', claim, '--note', 'x' * 20000], 'the note is longer'),
                (['withdraw', 'k000000000000'], 'there is no correction k000000000000')]:
            self.assertIn(message, self.correct('ledger', *arguments, status=2), arguments)
        for by in ['', ' ', 'a\nb', 'x' * 300]:
            self.isnad('correct', 'confirm', claim, '-l', self.path('ledger'), '--by', by, status=2)
        self.assertIn('--by is required', self.isnad('correct', 'confirm', claim, '-l', self.path('ledger'), status=2)[1])
        self.same(before, dump(self.path('ledger')))
        self.correct('ledger', 'withdraw', noted)
        self.assertIn('is withdrawn already', self.correct('ledger', 'withdraw', noted, status=2))

    def test_a_build_that_is_under_way(self):
        before = dump(self.path('ledger'))
        with open(self.path('ledger'), 'rb') as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            self.assertIn('try again when it has ended', self.correct('ledger', 'confirm', self.claims[0], status=2))
        self.same(before, dump(self.path('ledger')))
        self.sql('ledger', "UPDATE meta SET value = 'other' WHERE key = 'derived'")
        self.assertIn('brings it up to date', self.correct('ledger', 'confirm', self.claims[0], status=2))
        self.assertEqual(self.corrections('ledger'), [])
        self.assertIn('there is no such ledger', self.correct('none', 'confirm', self.claims[0], status=2))
        self.assertFalse(os.path.exists(self.path('none')))


if __name__ == '__main__':
    unittest.main()
