"""Blocks as text and as HTML: how a document looks on its page."""
import html

WIDTH = 40  # characters of a line, where something stands on the right


def text_layout(rng):
    """Word processors indent and centre, sites leave blank lines or none."""
    return {"indent": rng.choice(["　　", "　　", "　　", "", "", "    "]),
            "between": rng.choice([0, 0, 1, 1, 1]), "centre": rng.random() < 0.35,
            "right": rng.random() < 0.6, "hang": rng.random() < 0.7, "gaps": rng.random() < 0.7}


def as_text(blocks, layout, width=WIDTH):
    lines = []
    for block in blocks:
        if block.kind == "gap":
            if layout["gaps"] and lines and lines[-1]:
                lines.append("")
            continue
        text = fitted(block.text, width)
        if block.kind == "para":
            text = layout["indent"] + text
        elif block.kind == "hang" and layout["hang"]:
            text = layout["indent"] + "　" * block.column + text
        elif block.kind == "center" and layout["centre"]:
            text = "　" * max(0, (width - len(text)) // 2) + text
        elif block.kind == "right" and layout["right"] and len(text) <= width:
            text = "　" * min(max(2, width - 4 - len(text)), width - len(text)) + text
        lines.append(text)
        # The lines of a list, a title or a signature stand together.
        if layout["between"] and block.part not in ("title", "attachment", "signatory", "issuer", "urgency",
                                                    "copy_number", "classification"):
            lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n"


def fitted(text, width):
    """What stands at both ends of a line is set with less between where the line is short."""
    gap = "　" * 2
    while len(text) > width and gap + "　" in text:
        text = text.replace(gap + "　", gap, 1)
    return text


def as_html(blocks, rng, title=None):
    """A page as editors of sites make it: paragraphs with their alignment, or breaks in one block."""
    style = rng.choice(["style", "align", "class", "breaks", "word"])
    out = []
    for block in blocks:
        if block.kind == "gap":
            out.append("<br>\n" if style == "breaks" else "<p>&nbsp;</p>\n")
            continue
        text = html.escape(block.text, quote=False)
        if block.kind in ("para", "hang"):
            text = ("&emsp;&emsp;" if rng.random() < 0.5 else "　　") + text
        side = block.kind if block.kind in ("center", "right") else None
        if style == "breaks":
            out.append(text + "<br>\n")
        elif side and style == "align":
            out.append(f'<p align="{side}">{text}</p>\n')
        elif side:
            out.append(f'<p style="text-align: {side};">{text}</p>\n')
        elif style == "word":
            out.append(f'<p class="MsoNormal"><span style="font-family:仿宋_GB2312;font-size:16pt">{text}<o:p></o:p></span></p>\n')
        else:
            out.append(f"<p>{text}</p>\n")
    head = f"<title>{html.escape(title)}</title>" if title else ""
    body = "".join(out)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8">{head}</head>\n<body>\n<div class="content">\n{body}</div>\n</body></html>\n'
