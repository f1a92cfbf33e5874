"""What else there is for text that is already decoded: each peer is a function from texts to texts."""
import shutil
import subprocess
import unicodedata

SEPARATOR = "\n\x1e\n"  # between texts, for programs that are started once for all of them


def through(command, texts):
    """the texts through a program that reads and writes UTF-8"""
    data = SEPARATOR.join(texts).encode("utf8", "surrogatepass")
    run = subprocess.run(command, input=data, capture_output=True, check=True)
    made = run.stdout.decode("utf8", "replace").split(SEPARATOR)
    return made if len(made) == len(texts) else list(texts)


def ftfy_encoding():
    import ftfy
    return lambda texts: ["\n".join(map(ftfy.fix_encoding, t.split("\n"))) for t in texts]


def ftfy_text():
    import ftfy
    return lambda texts: ["\n".join(map(ftfy.fix_text, t.split("\n"))) for t in texts]


def program(name, *arguments):
    path = shutil.which(name)
    if not path:
        raise ImportError(name)
    return lambda texts: through([path, *arguments], texts)


def installed():
    """{name: function} of the peers that are there, and the names of the others"""
    makers = {
        "ftfy fix_encoding": ftfy_encoding,
        "ftfy fix_text": ftfy_text,
        "OpenCC t2s": lambda: program("opencc", "-c", "t2s.json"),
        "ICU t-s": lambda: program("uconv", "-f", "utf-8", "-t", "utf-8", "-x",
                                   "Traditional-Simplified"),
        "NFKC": lambda: lambda texts: [unicodedata.normalize("NFKC", t) for t in texts],
    }
    found, missing = {}, []
    for name, make in makers.items():
        try:
            found[name] = make()
        except ImportError:
            missing.append(name)
    return found, missing
