"""The texts that the character model is fitted on, and which of them are kept back for measuring.

Laws     the public repository LawRefBook/Laws (texts of laws are free of copyright: Copyright Law
         of the PRC, article 5), as a checkout or a bare repository, at the commit below
Notices  official notices (free of copyright likewise), gzipped, one {"text": ...} a line
"""
import gzip
import json
import os
import re
import subprocess
import zlib

COMMIT = '2f4c5c23716267af9dbebbbbd6cbbf732b101981'
HELD_OUT_SHARE = 5


def law_name(path):
    """The name of a law by its file: versions of one law share it, wherever they are filed."""
    return re.sub(r'\(\d{4}(-\d\d)*\)$', '', re.sub(r'\.md$', '', os.path.basename(path.strip())))


def is_held_out(document):
    """Whether a document is kept back: a law by its file name, a notice by its place in its file."""
    number = document if isinstance(document, int) else zlib.crc32(law_name(document).encode())
    return number % HELD_OUT_SHARE == 0


def is_law(path):
    name = os.path.basename(path)
    return (path.endswith('.md') and '案例' not in path and '模版' not in name
            and not name.startswith(('README', '_')))


def plain(markdown):
    """The text of a law without the marks of its file."""
    text = re.sub(r'<!--.*?-->', '', markdown, flags=re.S)
    return re.sub(r'^#+\s*', '', text, flags=re.M).replace('**', '')


def laws(repository):
    """(path, text) of each law."""
    def git(*arguments, **more):
        return subprocess.run(['git', '-C', repository, *arguments], check=True,
                              stdout=subprocess.PIPE, **more).stdout

    rows = (row.split('\t', 1) for row in
            git('ls-tree', '-r', '-z', COMMIT).decode('utf8').split('\0') if row)
    found = [(path, about.split()[2]) for about, path in rows if is_law(path)]
    data = git('cat-file', '--batch', input='\n'.join(blob for _, blob in found).encode())
    at = 0
    for path, _ in found:
        head = data.index(b'\n', at)
        size = int(data[at:head].split()[2])
        yield path, plain(data[head + 1:head + 1 + size].decode('utf8'))
        at = head + 1 + size + 1


def notices(path):
    """(index, text) of each notice."""
    with gzip.open(path, 'rt', encoding='utf8') as file:
        for index, line in enumerate(file):
            yield index, json.loads(line)['text'] + '\n'
