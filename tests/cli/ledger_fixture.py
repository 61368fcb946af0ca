"""The ledger of tests/ledger/fixture.sql, made with Python's SQLite."""
import os
import re
import sqlite3

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
APPLICATION_ID = 0x49534E44
with open(os.path.join(ROOT, 'src', 'ledger', 'ledger.h'), encoding='utf-8') as header:
    VERSION = int(re.search(r'kSchemaVersion = (\d+)', header.read()).group(1))


def make_ledger(path):
    database = sqlite3.connect(path)
    for script in ('src/ledger/schema.sql', 'tests/ledger/fixture.sql'):
        with open(os.path.join(ROOT, script), encoding='utf-8') as file:
            database.executescript(file.read())
    database.execute(f'PRAGMA application_id = {APPLICATION_ID}')
    database.execute(f'PRAGMA user_version = {VERSION}')
    database.commit()
    database.close()
    return path
