"""How the site of the documentation is made: `make docs`, which needs no network at reading.

What stands here is what is nowhere else: the start and the tutorials. The pages of the fields and
diagnostics come from bindings/fields, the Python reference from the docstrings of the installed
package, the C++ reference from Doxygen's XML of the headers (DOXYGEN_XML).
"""

import os
import pathlib
import re
import shutil

from sphinx.search import SearchLanguage, languages

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
REPOSITORY = "https://github.com/gongwen/gongwen/blob/main/"

project = "gongwen"
author = "the gongwen developers"
version = re.search(r"VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text("utf-8").split("project(")[1])[1]
release = version
extensions = ["myst_parser", "sphinx.ext.autodoc", "breathe"]
exclude_patterns = []
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
html_title = "gongwen 公文"
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"source_repository": "", "sidebar_hide_name": False}
autodoc_member_order = "bysource"
autodoc_typehints = "description"
breathe_projects = {"gongwen": os.environ.get("DOXYGEN_XML", "")}
breathe_default_project = "gongwen"
# What the headers say of types of the standard library leads nowhere here.
suppress_warnings = ["myst.xref_missing", "ref.cpp"]
nitpicky = False


class Chinese(SearchLanguage):
    """English words, and each pair of Chinese characters that stand together: 文号 is found wherever
    it stands, without a dictionary of words."""

    lang = "en"
    language_name = "English and Chinese"
    stopwords = set()
    js_stemmer_rawcode = None
    js_stemmer_code = "var Stemmer = function () { this.stemWord = function (w) { return w; }; };"
    js_splitter_code = r"""
function splitQuery(query) {
  const words = [];
  for (const run of query.match(/[\p{Script=Han}]+|[\p{L}\p{N}_]+/gu) || []) {
    if (!/^\p{Script=Han}/u.test(run) || run.length < 3) { words.push(run); continue; }
    for (let i = 0; i + 1 < run.length; ++i) words.push(run.slice(i, i + 2));
  }
  return words;
}
"""

    def split(self, text):
        words = []
        for run in re.findall(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+", text):
            if re.match(r"[\u3400-\u9fff]", run):
                words += [run[i : i + 2] for i in range(max(1, len(run) - 1))] + list(run)
            else:
                words.append(run)
        return words

    def stem(self, word):
        return word.lower()

    def word_filter(self, word):
        return True


languages["en"] = Chinese


def _pages(app):
    """Brings the pages of the fields in, with what they link to outside of the site made absolute."""
    out = HERE / "fields"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    for page in sorted((ROOT / "bindings/fields").glob("*.md")):
        text = page.read_text("utf-8")
        text = re.sub(r"\]\(\.\./\.\./([^)]+)\)", lambda m: f"]({REPOSITORY}{m[1]})", text)
        text = re.sub(r"\]\(\.\./(?!\.\.)([^)]+)\)", lambda m: f"]({REPOSITORY}bindings/{m[1]})", text)
        (out / page.name).write_text(text, "utf-8")
    english = sorted(p.stem for p in out.glob("*.md") if not p.name.endswith(".zh.md") and p.stem != "README")
    for name, pages in (("README", english), ("README.zh", [f"{stem}.zh" for stem in english])):
        with (out / f"{name}.md").open("a", encoding="utf-8") as page:
            page.write("\n```{toctree}\n:hidden:\n:maxdepth: 1\n\n" + "\n".join(pages) + "\n```\n")


def setup(app):
    _pages(app)
    return {"parallel_read_safe": True}
