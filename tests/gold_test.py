#!/usr/bin/env python3
"""Compares what gongwen says of the notices in corpus/ with their gold.

usage: gold_test.py GONGWEN [NAME...]

Only what gold names is compared, save that a number, date, addressee, signatory, cc or attachment
that gold does not have must not be said. White space, width, quotes and brackets are folded.
"""
import json
import pathlib
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOTICES = ROOT / "corpus" / "notices"
FOLD = str.maketrans("“”‘’[]〔〕【】。、", "\"\"''()()().,")
EXACT = ("title", "kind", "annotation", "disclosure", "copy_number", "classification", "urgency",
         "printed_by")
LISTS = ("issuers", "approvers", "addressees", "signatories", "cc")
CLOSED = ("number", "date", "addressees", "signatories", "cc", "attachments", "enclosed")


def fold(value):
    if isinstance(value, dict):
        value = value.get("text", "")
    return "".join(unicodedata.normalize("NFKC", str(value)).translate(FOLD).split())


class Comparison:
    def __init__(self):
        self.misses = []

    def same(self, path, gold, said):
        if gold != said:
            self.misses.append(f"{path}\n    gold {gold!r}\n    said {said!r}")

    def opening(self, path, gold, said):
        """gold holds the first words of a run of paragraphs"""
        have = "".join(fold(p) for p in said)
        if not have.startswith(fold(gold[0])):
            self.same(path, fold(gold[0]), have[:40])

    def sections(self, path, gold, said):
        def rows(sections):
            return [(s["level"], fold(s["label"]), fold(s.get("heading", ""))) for s in sections]

        self.same(path, rows(gold), rows(said))
        for i, (g, s) in enumerate(zip(gold, said)):
            here = f"{path}[{i}]"
            if g.get("paragraphs"):
                self.opening(here + ".paragraphs", g["paragraphs"], s.get("paragraphs", []))
            if "tables" in g:
                self.tables(here + ".tables", g["tables"], s.get("tables", []))
            if "run_in" in g:
                self.same(here + ".run_in", g["run_in"], s.get("run_in", False))
            self.sections(here, g.get("sections", []), s.get("sections", []))

    def tables(self, path, gold, said):
        def rows(tables):
            return [[[fold(cell) for cell in row] for row in t["rows"]] for t in tables]

        self.same(path, rows(gold), rows(said))

    def references(self, path, gold, said):
        for want in gold:
            found = any(all(fold(have.get(key, "")) == fold(value) for key, value in want.items())
                        for have in said)
            if not found:
                self.same(path, want, [{k: r.get(k) for k in ("title", "number", "role")}
                                       for r in said])

    def dates(self, path, gold, said):
        for want in gold:
            keys = [key for key in ("start", "end", "role") if key in want]
            if not any(all(have.get(key) == want[key] for key in keys) for have in said):
                self.same(path, want, [{k: d.get(k) for k in ("start", "end", "role")}
                                       for d in said])

    def contacts(self, path, gold, said):
        def rows(contacts):
            return [{key: sorted(fold(v) for v in c.get(key, []))
                     for key in ("names", "phones", "faxes", "emails") if c.get(key)}
                    for c in contacts]

        self.same(path, rows(gold), rows(said))

    def document(self, path, gold, said):
        self.same(path + ".role", gold["role"], said.get("role"))
        if gold["role"] == "duplicate":
            return
        for key in CLOSED:
            if key in said and said[key] and key not in gold:
                self.same(f"{path}.{key}", None, said[key])
        for key in EXACT:
            if key in gold:
                self.same(f"{path}.{key}", fold(gold[key]), fold(said.get(key, "")))
        for key in LISTS:
            if key in gold:
                self.same(f"{path}.{key}", [fold(v) for v in gold[key]],
                          [fold(v) for v in said.get(key, [])])
        for key, value in gold.get("number", {}).items():
            self.same(f"{path}.number.{key}", fold(value), fold(said.get("number", {}).get(key, "")))
        for key in ("date", "printed_on"):
            if key in gold:
                self.same(f"{path}.{key}", gold[key]["iso"], said.get(key, {}).get("iso"))
        if "attachments" in gold:
            self.same(path + ".attachments", [fold(a["title"]) for a in gold["attachments"]],
                      [fold(a["title"]) for a in said.get("attachments", [])])
            self.same(path + ".attachments.url", [a["url"] for a in gold["attachments"] if "url" in a],
                      [a["url"] for a in said.get("attachments", []) if "url" in a])
        if "tables" in gold:
            self.tables(path + ".tables", gold["tables"], said.get("tables", []))
        if gold.get("paragraphs"):
            self.opening(path + ".paragraphs", gold["paragraphs"], said.get("paragraphs", []))
        if gold.get("closing"):
            self.opening(path + ".closing", gold["closing"], said.get("closing", []))
        if "sections" in gold:
            self.sections(path + ".sections", gold["sections"], said.get("sections", []))
        self.references(path + ".references", gold.get("references", []), said.get("references", []))
        self.dates(path + ".dates", gold.get("dates", []), said.get("dates", []))
        if "contacts" in gold:
            self.contacts(path + ".contacts", gold["contacts"], said.get("contacts", []))
        self.documents(path + ".enclosed", gold.get("enclosed", []), said.get("enclosed", []))

    def documents(self, path, gold, said):
        self.same(path, [d["role"] for d in gold], [d.get("role") for d in said])
        for i, (g, s) in enumerate(zip(gold, said)):
            self.document(f"{path}[{i}]", g, s)

    def output(self, gold, said):
        self.same("source.encoding", gold["source"]["encoding"], said["source"]["encoding"])
        self.same("script", gold["script"], said["script"])
        for key, value in gold.get("page", {}).items():
            self.same(f"page.{key}", fold(value), fold(said.get("page", {}).get(key, "")))
        kinds = {repair["kind"] for repair in said["repairs"]}
        missing = [kind for kind in gold.get("repair_kinds", []) if kind not in kinds]
        self.same("repairs", [], missing)
        self.documents("documents", gold["documents"], said["documents"])
        words = fold(" ".join(all_text(said["documents"])))
        for snippet in gold.get("must_contain", []):
            self.same("must_contain", True, fold(snippet) in words or snippet)
        for snippet in gold.get("noise", []):
            self.same("noise", False, fold(snippet) in words and snippet)


def all_text(node):
    """every string below a node, in order"""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for child in node:
            yield from all_text(child)
    elif isinstance(node, dict):
        for child in node.values():
            yield from all_text(child)


def compare(gongwen, gold_path):
    source = next(p for p in (gold_path.with_suffix(".txt"), gold_path.with_suffix(".html"))
                  if p.exists())
    run = subprocess.run([gongwen, "parse", "--format", "json", str(source)],
                         capture_output=True, timeout=60, check=False)
    if run.returncode != 0:
        return [f"exit {run.returncode}: {run.stderr.decode('utf8', 'replace')}"]
    comparison = Comparison()
    comparison.output(json.loads(gold_path.read_text(encoding="utf8")), json.loads(run.stdout))
    return comparison.misses


def main():
    gongwen, names = sys.argv[1], sys.argv[2:]
    wrong = 0
    golds = [p for p in sorted(NOTICES.glob("*.json")) if not names or p.stem in names]
    for gold_path in golds:
        misses = compare(gongwen, gold_path)
        wrong += bool(misses)
        print(f"{'WRONG' if misses else 'ok   '} {gold_path.stem}")
        for miss in misses:
            print("  " + miss)
    print(f"{len(golds) - wrong} of {len(golds)} notices as their gold says")
    return 1 if wrong or not golds else 0


if __name__ == "__main__":
    sys.exit(main())
