#!/usr/bin/env python3
"""Check records of `isnad extract` (docs/record.schema.json) and of `isnad events` (docs/event.schema.json) against their
schema and against what a schema cannot say. Which of the two a line is, it says itself.

usage: validate_records.py RECORDS.jsonl [TEXTS…] [--schema FILE] [--most N]

TEXTS are the inputs the records were read from: .jsonl files (plain, .gz), .txt files or folders of these. With
them, spans are held against the text: in bounds, and the words of a mention the words of the article. A record finds
its text by its sha256, so nothing depends on names.

Beyond the schema: ids are s1, s2 … and c1, c2 … without gaps; statements and parents that are referred to exist and
do not go in circles; every span lies inside its article; a claim's trigger lies inside its evidence; sentences are
ordered and disjoint; date ranges and ranges of tolls run forwards; a place has both coordinates or none.
Of events: ids are not used twice, and come by date, then id; claims that figures, sides and copies refer to are the
event's; whatever is contested has two sides; the lowest figure is not above the highest.

Needs Python 3.9 and nothing else: the part of JSON Schema that our schema uses is small, and a keyword that is not
known here is an error rather than passed over. Exit status 1 if anything is wrong.
"""
import argparse
import gzip
import hashlib
import json
import os
import re
import sys

DOCS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'docs')
SCHEMAS = {'isnad.article/1': 'record.schema.json', 'isnad.event/1': 'event.schema.json'}
NOTES = {'$schema', '$id', 'title', 'description', '$defs'}
TYPES = {
    'object': lambda v: isinstance(v, dict),
    'array': lambda v: isinstance(v, list),
    'string': lambda v: isinstance(v, str),
    'integer': lambda v: isinstance(v, int) and not isinstance(v, bool),
    'number': lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    'boolean': lambda v: isinstance(v, bool),
    'null': lambda v: v is None,
}


class Schema:
    """A JSON Schema compiled into functions: each yields the faults of a value at a path."""

    def __init__(self, root):
        self.root = root
        self.compiled = {}
        self.check = self.compile(root)

    def reference(self, target):
        if target not in self.compiled:
            self.compiled[target] = None  # schemas may refer to themselves
            node = self.root
            for part in target[2:].split('/'):
                node = node[part]
            self.compiled[target] = self.compile(node)
        return lambda value, path: self.compiled[target](value, path)

    def compile(self, node):
        checks = []
        for key, argument in node.items():
            if key in NOTES:
                continue
            make = getattr(self, 'make_' + key.replace('$', ''), None)
            if make is None:
                sys.exit(f'the schema uses `{key}`, which this script does not know')
            checks.append(make(argument, node))
        checks = [check for check in checks if check]

        def run(value, path):
            for check in checks:
                yield from check(value, path)
        return run

    def make_ref(self, target, _):
        return self.reference(target)

    def make_type(self, names, _):
        names = [names] if isinstance(names, str) else names
        tests = [TYPES[name] for name in names]

        def check(value, path):
            if not any(test(value) for test in tests):
                yield f'{path}: {shown(value)} is not of type {" or ".join(names)}'
        return check

    def make_const(self, constant, _):
        def check(value, path):
            if value != constant:
                yield f'{path}: {shown(value)} is not {shown(constant)}'
        return check

    def make_enum(self, values, _):
        def check(value, path):
            if not any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in values):
                yield f'{path}: {shown(value)} is not one of the values allowed'
        return check

    def make_pattern(self, pattern, _):
        expression = re.compile(pattern)

        def check(value, path):
            if isinstance(value, str) and not expression.search(value):
                yield f'{path}: {shown(value)} does not match {pattern}'
        return check

    def make_minLength(self, least, _):
        def check(value, path):
            if isinstance(value, str) and len(value) < least:
                yield f'{path}: {shown(value)} is shorter than {least}'
        return check

    def make_minimum(self, least, _):
        def check(value, path):
            if TYPES['number'](value) and value < least:
                yield f'{path}: {value} is less than {least}'
        return check

    def make_maximum(self, most, _):
        def check(value, path):
            if TYPES['number'](value) and value > most:
                yield f'{path}: {value} is more than {most}'
        return check

    def make_minItems(self, least, _):
        def check(value, path):
            if isinstance(value, list) and len(value) < least:
                yield f'{path}: has {len(value)} items, at least {least} are needed'
        return check

    def make_maxItems(self, most, _):
        def check(value, path):
            if isinstance(value, list) and len(value) > most:
                yield f'{path}: has {len(value)} items, at most {most} are allowed'
        return check

    def make_uniqueItems(self, wanted, _):
        def check(value, path):
            if wanted and isinstance(value, list) and len({json.dumps(v, sort_keys=True) for v in value}) < len(value):
                yield f'{path}: has the same item twice'
        return check

    def make_items(self, node, _):
        each = self.compile(node)

        def check(value, path):
            if isinstance(value, list):
                for i, item in enumerate(value):
                    yield from each(item, f'{path}[{i}]')
        return check

    def make_required(self, keys, _):
        def check(value, path):
            if isinstance(value, dict):
                for key in keys:
                    if key not in value:
                        yield f'{path}: `{key}` is missing'
        return check

    def make_properties(self, properties, _):
        each = {key: self.compile(node) for key, node in properties.items()}

        def check(value, path):
            if isinstance(value, dict):
                for key, item in value.items():
                    if key in each:
                        yield from each[key](item, f'{path}.{key}')
        return check

    def make_additionalProperties(self, allowed, node):
        known = set(node.get('properties', {}))
        each = None if allowed is False else self.compile(allowed)

        def check(value, path):
            if isinstance(value, dict):
                for key, item in value.items():
                    if key in known:
                        continue
                    if each is None:
                        yield f'{path}: `{key}` is not a field of the schema'
                    else:
                        yield from each(item, f'{path}.{key}')
        return check

    def make_anyOf(self, nodes, _):
        options = [self.compile(node) for node in nodes]

        def check(value, path):
            faults = [list(option(value, path)) for option in options]
            if all(faults):
                yield min(faults, key=len)[0] + ' (nor does any other form fit)'
        return check


def shown(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:77] + '…'


def spans_of(value, path=''):
    """Every span in a part of a record, with its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ('span', 'content', 'cue', 'trigger', 'evidence', 'title') and isinstance(item, list):
                yield f'{path}.{key}', item
            elif key in ('sentences', 'leftovers'):
                for i, span in enumerate(item):
                    yield f'{path}.{key}[{i}]', span
            else:
                yield from spans_of(item, f'{path}.{key}')
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from spans_of(item, f'{path}[{i}]')


def words_of(value, path=''):
    """Every (path, span, text) of a mention."""
    if isinstance(value, dict):
        if 'text' in value and 'span' in value:
            yield path, value['span'], value['text']
        for key, item in value.items():
            yield from words_of(item, f'{path}.{key}')
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from words_of(item, f'{path}[{i}]')


def inside(inner, outer):
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def invariants(record, text):
    span = record['span']
    if text is not None and not (0 <= span[0] <= span[1] <= len(text)):
        yield f'span: {span} is not inside the text of {len(text)} characters'
    for path, one in spans_of(record):
        if one[0] > one[1] or (one[0] == one[1] and not path.endswith(('.span', '.cue'))):
            yield f'{path}: {one} is empty or runs backwards'
        elif path == '.published.span':  # a dateline may stand above its article
            if text is not None and one[1] > len(text):
                yield f'{path}: {one} is not inside the text of {len(text)} characters'
        elif not inside(one, span):
            yield f'{path}: {one} is not inside its article {span}'
    if text is not None:
        for path, one, words in words_of(record):
            if text[one[0]:one[1]] != words:
                yield f'{path}.text: {shown(words)} is not what stands at {one}: {shown(text[one[0]:one[1]])}'
    for name in ('sentences', 'leftovers'):
        for before, after in zip(record[name], record[name][1:]):
            if before[1] > after[0]:
                yield f'{name}: {before} and {after} overlap or are out of order'
    for i, passage in enumerate(record.get('other_languages', [])):
        if any(inside(span, passage['span']) for span in record['sentences']):
            yield f'other_languages[{i}]: a sentence of the article is inside'
        if not any(inside(span, passage['span']) for span in record['leftovers']):
            yield f'other_languages[{i}]: there is no leftover inside'
    parents = {}
    for i, statement in enumerate(record['statements']):
        if statement['id'] != f's{i + 1}':
            yield f'statements[{i}].id: {statement["id"]} should be s{i + 1}'
        parents[statement['id']] = statement['parent']
    for name, parent in parents.items():
        if parent is not None and parent not in parents:
            yield f'{name}.parent: there is no {parent}'
        seen = set()
        while name is not None and name not in seen:
            seen.add(name)
            name = parents.get(name)
        if name is not None:
            yield f'{name}.parent: statements go in a circle'
    for i, claim in enumerate(record['claims']):
        where = f'claims[{i}]'
        if claim['id'] != f'c{i + 1}':
            yield f'{where}.id: {claim["id"]} should be c{i + 1}'
        if claim['statement'] is not None and claim['statement'] not in parents:
            yield f'{where}.statement: there is no {claim["statement"]}'
        if not inside(claim['trigger'], claim['evidence']):
            yield f'{where}: the trigger {claim["trigger"]} is not inside the evidence {claim["evidence"]}'
        if claim['date'] and claim['date']['from'] > claim['date']['to']:
            yield f'{where}.date: runs backwards'
        for j, toll in enumerate(claim['tolls']):
            if toll['number_to'] is not None and (toll['number'] is None or toll['number'] > toll['number_to']):
                yield f'{where}.tolls[{j}]: the range runs backwards'
            if toll['hedge'] in ('exact', 'at_least', 'more_than', 'at_most', 'about', 'range') and toll['number'] is None:
                yield f'{where}.tolls[{j}]: {toll["hedge"]} without a number'
        for j, place in enumerate(claim['places']):
            if (place['lat'] is None) != (place['lon'] is None):
                yield f'{where}.places[{j}]: one coordinate without the other'
    if (record['published']['date'] is None) != (record['published']['basis'] == 'unknown'):
        yield 'published: a date and the basis `unknown`, or neither'
    inferred = record['published']['basis'] == 'inferred'
    if any((key in record['published']) != inferred for key in ('reason', 'span')):
        yield 'published: `reason` and `span` go with the basis `inferred`, and only with it'


def event_invariants(event, seen):
    """`seen` is what the lines before had: ids, and the key of the last one."""
    key = (event['date'] is None, event['date']['from'] if event['date'] else '', event['id'])
    if event['id'] in seen['ids']:
        yield f'id: {event["id"]} was used before'
    if seen['last'] is not None and key < seen['last']:
        yield 'comes before the event of the line above, by date and id'
    seen['ids'].add(event['id'])
    seen['last'] = key
    if event['date'] and event['date']['from'] > event['date']['to']:
        yield 'date: runs backwards'
    if event['place'] and (event['place']['lat'] is None) != (event['place']['lon'] is None):
        yield 'place: one coordinate without the other'

    def reference(claim):
        return claim['document'], claim['article'], claim['claim']
    # Two documents may have one id (files of one name in two folders): then a reference does not tell them apart.
    claims = {reference(claim) for claim in event['claims']}

    def known(one, path):
        if one is not None and reference(one) not in claims:
            yield f'{path}: {shown(one)} is none of the event\'s claims'
    for i, claim in enumerate(event['claims']):
        yield from known(claim['copy_of'], f'claims[{i}].copy_of')
    kinds = [(toll['kind'], toll['who']) for toll in event['tolls']]
    if len(set(kinds)) < len(kinds):
        yield 'tolls: a kind and class stand there twice'
    for i, toll in enumerate(event['tolls']):
        where = f'tolls[{i}]'
        if toll['low'] is not None and toll['high'] is not None and toll['low'] > toll['high']:
            yield f'{where}: the lowest figure is above the highest'
        for j, figure in enumerate(toll['by_source']):
            yield from known(figure['claim'], f'{where}.by_source[{j}].claim')
            if figure['number_to'] is not None and (figure['number'] is None or figure['number'] > figure['number_to']):
                yield f'{where}.by_source[{j}]: the range runs backwards'
    for i, thing in enumerate(event['contested']):
        if len(thing['sides']) < 2:
            yield f'contested[{i}]: has only one side'
        if (thing['about'] == 'toll') != (thing['kind'] is not None):
            yield f'contested[{i}].kind: a kind of toll, or the thing is no toll'
        for j, side in enumerate(thing['sides']):
            for k, claim in enumerate(side['claims']):
                yield from known(claim, f'contested[{i}].sides[{j}].claims[{k}]')


def texts_of(paths):
    """sha256 → text of every document in the inputs."""
    texts = {}

    def add(text):
        texts[hashlib.sha256(text.encode('utf-8')).hexdigest()] = text
    for path in paths:
        if os.path.islink(path) and not os.path.exists(path):
            continue
        if os.path.isdir(path):
            texts.update(texts_of(sorted(entry.path for entry in os.scandir(path) if not entry.name.startswith('.'))))
        elif path.endswith('.txt'):
            with open(path, 'rb') as file:
                try:
                    add(file.read().removeprefix(b'\xef\xbb\xbf').decode('utf-8'))
                except UnicodeDecodeError:
                    pass
        elif path.endswith(('.jsonl', '.jsonl.gz')):
            with (gzip.open if path.endswith('.gz') else open)(path, 'rb') as file:
                for line in file:
                    try:
                        document = json.loads(line)
                        add(document['text'])
                    except (ValueError, KeyError, TypeError, AttributeError):
                        pass  # the engine says what is wrong with it
    return texts


def main():
    parser = argparse.ArgumentParser(description='Check records of `isnad extract` and `isnad events`.')
    parser.add_argument('records', help='JSON Lines, or - for standard input')
    parser.add_argument('texts', nargs='*', help='what the records were read from')
    parser.add_argument('--schema', help='another schema than that of the docs folder')
    parser.add_argument('--most', type=int, default=20, help='faults to print (20)')
    arguments = parser.parse_args()
    schemas = {}

    def schema_of(kind):
        if kind not in schemas:
            path = arguments.schema or os.path.join(DOCS, SCHEMAS.get(kind, SCHEMAS['isnad.article/1']))
            with open(path, encoding='utf-8') as file:
                schemas[kind] = Schema(json.load(file))
        return schemas[kind]
    texts = texts_of(arguments.texts)
    records = faults = without_text = 0
    seen = {'ids': set(), 'last': None}
    source = sys.stdin.buffer if arguments.records == '-' else open(arguments.records, 'rb')
    with source:
        for number, line in enumerate(source, 1):
            try:
                record = json.loads(line.decode('utf-8'))
            except ValueError as error:
                found = [f'not JSON: {error}']
            else:
                kind = record.get('schema') if isinstance(record, dict) else None
                found = list(schema_of(kind if isinstance(kind, str) else None).check(record, ''))
                if not found and kind == 'isnad.event/1':
                    found = list(event_invariants(record, seen))
                elif not found:
                    text = texts.get(record['document']['sha256'])
                    without_text += text is None
                    found = list(invariants(record, text))
            records += 1
            for fault in found:
                faults += 1
                if faults <= arguments.most:
                    print(f'{arguments.records}:{number}: {fault}')
    if arguments.texts and without_text:
        print(f'{without_text} records belong to no text that was given')
        faults += without_text
    print(f'{records} records, {faults} faults')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
