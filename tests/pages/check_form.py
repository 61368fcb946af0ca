#!/usr/bin/env python3
"""Checks the form of the corpus of pages (README.md beside this file): every page has its expectation, every expectation
is written as README.md says, and what it expects really stands in the page, in that order.

    tests/pages/check_form.py            faults to standard error, exit code 1; else the number of pages of each kind

It knows nothing of how Isnad reads pages: it takes a page's tags off crudely and looks whether the words are there.
Standard library only; brotli bodies of archives are not unpacked (their words are not looked for).
"""

import gzip
import html
import re
import sys
import zlib
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
SUFFIXES = {'.html', '.htm', '.xhtml', '.xml', '.rss', '.rdf', '.atom', '.warc', '.gz', '.wet', '.txt', '.jsonl'}
DAY = r'\d{4}-\d{2}-\d{2}'
DOCUMENT_KEYS = {
    'id': r'\S.*',
    'title': r'\S.*',
    'outlet': r'\S.*',
    'url': r'https?://\S+',
    'published': rf'({DAY} (given|page|inferred)|- unknown)',
    'published_at': rf'{DAY}T\d{{2}}:\d{{2}}:\d{{2}}Z',
    'encoding': r'(windows-125[0-8]|ISO-8859-\d+|UTF-16LE|UTF-16BE)',
    'repaired': r'yes',
}
ARTICLE_KEYS = {'published': rf'({DAY}( (given|page|inferred))?|- unknown)', 'published_at': DOCUMENT_KEYS['published_at']}
INVISIBLE = re.compile('[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')


def expectation_faults(lines):
    """Faults of the form, and the words expected: one list of lines for each document."""
    faults, documents, state, seen = [], [], 'top', set()
    for number, line in enumerate(lines, 1):
        if not line or line != line.strip() or '  ' in line:
            faults.append(f'{number}: empty, or blanks that are not collapsed')
        if line.startswith('#'):
            if state != 'top':
                faults.append(f'{number}: comments stand at the beginning')
        elif line == 'document':
            documents.append([])
            state, seen = 'document', set()
        elif line == 'article':
            if state == 'top':
                faults.append(f'{number}: article without document')
            elif state in ('article', 'headline'):
                faults.append(f'{number}: the article before has no text')
            state, seen = 'article', set()
        elif line.startswith(('= ', '| ')):
            if state not in ('article', 'headline', 'text'):
                faults.append(f'{number}: text outside of an article')
            elif line[0] == '=' and state != 'article':
                faults.append(f'{number}: a headline comes first and once')
            state = 'headline' if line[0] == '=' else 'text'
            if documents:
                documents[-1].append(line[2:])
        elif re.fullmatch(r'passed over: (not in Arabic|in (Persian|Urdu|Kurdish)|no article was found on the page|'
                          r'status \d+|not a web page or text|not a response|empty|damaged)', line):
            state = 'top'
        elif line == 'fault:' or line.startswith('fault: '):
            state = 'top'
        else:
            key, _, value = line.partition(': ')
            keys = {'document': DOCUMENT_KEYS, 'article': ARTICLE_KEYS}.get(state, {})
            if key not in keys:
                faults.append(f'{number}: «{line}» is no line that may stand here')
            elif not re.fullmatch(keys[key], value):
                faults.append(f'{number}: «{value}» is not how {key} is written')
            elif key in seen:
                faults.append(f'{number}: {key} twice')
            seen.add(key)
    if state in ('article', 'headline'):
        faults.append('the last article has no text')
    if not lines or not lines[0].startswith('# '):
        faults.append('a comment that says what the page tries comes first')
    if not any(re.match(r'document$|passed over: |fault:', line) for line in lines):
        faults.append('it expects nothing')
    return faults, documents


def unpacked_archive(data):
    """The bytes of an archive with the bodies of its records unpacked where they can be."""
    if data[:2] == b'\x1f\x8b':
        out, rest = b'', data
        while rest[:2] == b'\x1f\x8b':
            stream = zlib.decompressobj(31)
            try:
                out += stream.decompress(rest)
            except zlib.error:
                break
            if not stream.eof:
                break
            rest = stream.unused_data
        data = out
    parts = []
    for record in re.split(rb'(?=WARC/1\.[01]\r\n)', data):
        head, _, body = record.partition(b'\r\n\r\n')
        http_head, _, content = body.partition(b'\r\n\r\n')
        lower = http_head.lower()
        if b'transfer-encoding: chunked' in lower:
            content, chunks = b'', content
            while chunks:
                size, _, chunks = chunks.partition(b'\r\n')
                try:
                    length = int(size.split(b';')[0], 16)
                except ValueError:
                    break
                if length == 0:
                    break
                content, chunks = content + chunks[:length], chunks[length + 2:]
        if b'content-encoding: gzip' in lower:
            content = gzip.decompress(content.rstrip(b'\r\n'))
        elif b'content-encoding: deflate' in lower:
            content = zlib.decompress(content.rstrip(b'\r\n'))
        elif b'content-encoding: br' in lower:
            return None
        parts.append(head + http_head + b'\n' + (content or body))
    return b'\n'.join(parts)


def decoded(path, encoding, repaired):
    data = path.read_bytes()
    if {'.warc', '.wet'} & set(path.suffixes):
        data = unpacked_archive(data)
        if data is None:
            return None
    elif data[:2] == b'\x1f\x8b':
        data = gzip.decompress(data)
    text = data.decode({'windows-1256': 'cp1256'}.get(encoding, encoding or 'utf-8'), errors='replace')
    return '\n'.join(map(repair, text.split('\n'))) if repaired else text


def repair(line):
    """A line that is UTF-8 read as windows-1252 or windows-1256, or windows-1256 read as windows-1252, as it was; else
    as it is."""
    for code_page in ('cp1252', 'cp1256'):
        try:
            # windows-1252 has five bytes without a letter, which were passed on as control characters
            return b''.join(c.encode(code_page) if code_page == 'cp1256' or not '\x80' <= c <= '\x9f'
                            else bytes([ord(c)]) for c in line).decode('utf-8')
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    try:
        return line.encode('cp1252').decode('cp1256')
    except (UnicodeEncodeError, UnicodeDecodeError):
        return line


def squeezed(text):
    """Letters only: how blanks, tags and entities cut them up does not matter here."""
    return re.sub(r'\s+', '', INVISIBLE.sub('', html.unescape(html.unescape(text))).replace('\\n', ''))


def content_faults(text, documents):
    text = re.sub(r'<!--.*?-->|<(script|style)\b[^>]*>.*?</\1\s*>', '', text, flags=re.S)
    faults = []
    for letters in (squeezed(re.sub(r'<[^>]*>', '', text)), squeezed(re.sub(r'<[^>]*>', '', html.unescape(text))),
                    squeezed(re.sub(r'\\u([0-9a-f]{4})', lambda m: chr(int(m[1], 16)), text))):
        faults = []
        for lines in documents:
            at = 0
            # The cells of a row have a bar between them, which does not stand in the page.
            for line in (cell for line in lines for cell in line.split(' | ')):
                found = letters.find(squeezed(line), at)
                if found < 0:
                    where = 'in the page' if squeezed(line) not in letters else 'in this order'
                    faults.append(f'«{line[:60]}…» does not stand {where}')
                else:
                    at = found + len(squeezed(line))
        if not faults:
            break
    return faults


def main():
    faults, kinds, tried = [], Counter(), Counter()
    pages = [p for p in sorted(FOLDER.rglob('*')) if p.is_file() and p.suffix in SUFFIXES
             and not any(parent.name.endswith('_files') for parent in p.parents)]
    for page in pages:
        name = page.relative_to(FOLDER)
        expected = page.with_name(page.name + '.expected')
        if not expected.is_file():
            faults.append(f'{name}: has no .expected beside it')
            continue
        kinds[name.parts[0]] += 1
        text = expected.read_bytes().decode('utf-8')
        if not text.endswith('\n'):
            faults.append(f'{name}.expected: does not end with a line break')
        lines = text.split('\n')[:-1]
        found, documents = expectation_faults(lines)
        encodings = {line[10:] for line in lines if line.startswith('encoding: ')}
        if len(encodings) > 1:
            source = None
        else:
            source = decoded(page, next(iter(encodings), None), 'repaired: yes' in lines)
        if source is not None:
            found += content_faults(source, documents)
        else:
            tried['words not looked for'] += 1
        faults += [f'{name}.expected: {fault}' for fault in found]
        for line in lines:
            word = line.partition(':')[0]
            if word in ('document', 'article', 'passed over', 'fault'):
                tried[word] += 1
    for expected in FOLDER.rglob('*.expected'):
        if not expected.with_name(expected.name[:-len('.expected')]).is_file():
            faults.append(f'{expected.relative_to(FOLDER)}: its page is missing')
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        for kind, count in sorted(kinds.items()):
            print(f'{count:4} {kind}')
        print(f'{sum(kinds.values()):4} pages; ' + ', '.join(f'{count} {word}' for word, count in sorted(tried.items())))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
