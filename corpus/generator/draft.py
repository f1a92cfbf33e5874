"""A document as it is being written: lines with their places on the page, and the gold beside them."""
import dataclasses


@dataclasses.dataclass
class Block:
    """A line of the document. `kind`: center, right, para (indented), flush, hang (the second and
    further lines of a list that stand under its first item), gap (a blank line that layout asks for)."""
    kind: str
    text: str = ""
    column: int = 0     # of a hanging line
    part: str = ""      # title, number …: what a format may mark in a way of its own


class Draft:
    def __init__(self, rng, role="main"):
        self.rng = rng
        self.blocks = []
        self.gold = {"role": role, "sections": []}

    def line(self, kind, text, part="", column=0):
        self.blocks.append(Block(kind, text, column, part))

    def gap(self):
        self.blocks.append(Block("gap"))

    def value(self, key, text):
        self.gold[key] = {"text": text}

    def values(self, key, texts):
        self.gold[key] = [{"text": text} for text in texts]

    def paragraph(self, text, key="paragraphs", holder=None):
        self.line("para", text)
        (self.gold if holder is None else holder).setdefault(key, []).append({"text": text})

    def reference(self, title=None, number=None, role=None):
        made = {"title": title, "number": number, "role": role}
        self.gold.setdefault("references", []).append({k: v for k, v in made.items() if v})

    def date(self, gold):
        self.gold.setdefault("dates", []).append(gold)

    def contact(self, **row):
        self.gold.setdefault("contacts", []).append({k: v for k, v in row.items() if v})


def maybe(rng, share):
    return rng.random() < share
