"""How many times as long as usual a test waits before it takes the program to be stuck: programs that are built with a
sanitizer are slow (tests/CMakeLists.txt says how slow)."""
import os

PATIENCE = int(os.environ.get('ISNAD_PATIENCE', '1'))
