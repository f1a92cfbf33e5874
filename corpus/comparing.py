"""Compares what was parsed with exact gold: texts whole, and nothing said that gold does not have."""
import importlib.util
import pathlib

TEST = pathlib.Path(__file__).resolve().parent.parent / "tests" / "gold_test.py"
SPEC = importlib.util.spec_from_file_location("gold_test", TEST)
gold_test = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(gold_test)
fold = gold_test.fold

# What a document without it must not have.
ABSENT = ("title", "copy_number", "classification", "urgency", "issuers", "approvers", "annotation",
          "printed_by", "disclosure")


class Exact(gold_test.Comparison):
    def opening(self, path, gold, said):
        want, have = "".join(map(fold, gold)), "".join(map(fold, said))
        # Lines of contacts behind the last paragraph may be read as part of it.
        if not have.startswith(want):
            self.same(path, want, have)

    def document(self, path, gold, said):
        super().document(path, gold, said)
        if gold["role"] == "duplicate":
            return
        for key in ABSENT:
            if said.get(key) and key not in gold:
                self.same(f"{path}.{key}", None, said[key])
        if said.get("contacts") and "contacts" not in gold:
            self.same(f"{path}.contacts", None, said["contacts"])


def misses(gold, said):
    """what is wrong with the documents that were said"""
    comparison = Exact()
    comparison.documents("documents", gold["documents"], said["documents"])
    return comparison.misses
