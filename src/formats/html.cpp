#include "formats/html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formats/html_text.hpp"

namespace gongwen::formats {
namespace {

using Tag = GumboTag;
using text::Block;

bool one_of(Tag tag, std::initializer_list<Tag> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// Elements that begin and end a line (HTML Standard, 15.3: display: block).
bool is_block(Tag tag) {
  return one_of(tag,
                {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,    GUMBO_TAG_BLOCKQUOTE,
                 GUMBO_TAG_BODY,    GUMBO_TAG_CENTER,  GUMBO_TAG_DD,       GUMBO_TAG_DIV,
                 GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGURE,
                 GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,    GUMBO_TAG_H1,       GUMBO_TAG_H2,
                 GUMBO_TAG_H3,      GUMBO_TAG_H4,      GUMBO_TAG_H5,       GUMBO_TAG_H6,
                 GUMBO_TAG_HEADER,  GUMBO_TAG_HR,      GUMBO_TAG_LI,       GUMBO_TAG_MAIN,
                 GUMBO_TAG_NAV,     GUMBO_TAG_OL,      GUMBO_TAG_P,        GUMBO_TAG_PRE,
                 GUMBO_TAG_SECTION, GUMBO_TAG_TABLE,   GUMBO_TAG_TR,       GUMBO_TAG_UL,
                 GUMBO_TAG_CAPTION, GUMBO_TAG_TBODY,   GUMBO_TAG_THEAD,    GUMBO_TAG_TFOOT});
}

// Elements whose content no reader sees, or that hold controls rather than text.
bool is_unseen(Tag tag) {
  return one_of(tag, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                      GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SVG, GUMBO_TAG_SELECT,
                      GUMBO_TAG_TEXTAREA, GUMBO_TAG_RT, GUMBO_TAG_RP, GUMBO_TAG_HEAD});
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

// Lower case without spaces: `Display : None` says display:none.
std::string folded(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

bool is_hidden(const GumboElement& element) {
  // A page that hides all of itself shows it by script when it has loaded.
  if (one_of(element.tag, {GUMBO_TAG_BODY, GUMBO_TAG_HTML})) return false;
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  const std::string style = folded(attribute(element, "style"));
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

Block::Align align_of(const GumboElement& element) {
  const std::string align = folded(attribute(element, "align"));
  const std::string style = folded(attribute(element, "style"));
  const auto says = [&](std::string_view word) {
    return align == word || style.find("text-align:" + std::string(word)) != std::string::npos;
  };
  if (element.tag == GUMBO_TAG_CENTER || says("center")) return Block::Align::center;
  if (says("right")) return Block::Align::right;
  if (says("left") || says("justify")) return Block::Align::left;
  return Block::Align::none;
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) {
    return &node.v.element.children;
  }
  return nullptr;
}

// What a page says of itself: the names of 政府网站发展指引 (annex 3: ArticleTitle, PubDate,
// ContentSource …) and what sites use beside them.
bool is_metadata_name(std::string_view name) {
  constexpr std::array<std::string_view, 10> names{
      "articletitle", "pubdate",        "contentsource", "author",   "url",
      "editor",       "documentnumber", "publisheddate", "dc.title", "dc.date"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Walks the tree with a stack of its own, so that no depth of nesting exhausts the thread's.
class Reader {
 public:
  explicit Reader(std::string_view markup) : markup_(markup), writer_(markup) {}

  void read(const GumboNode& root) {
    struct Step {
      const GumboNode* node;
      Context context;
      unsigned next = 0;
    };
    std::vector<Step> open;
    open.push_back({&root, {}, 0});
    while (!open.empty()) {
      Step& step = open.back();
      const GumboVector* children = children_of(*step.node);
      if (children == nullptr || step.next == children->length) {
        leave(*step.node, step.context);
        open.pop_back();
        continue;
      }
      const auto& child = *static_cast<const GumboNode*>(children->data[step.next++]);
      Context context = step.context;
      if (enter(child, context)) open.push_back({&child, context, 0});
    }
  }

  [[nodiscard]] MarkupText finish() { return writer_.finish(); }

 private:
  struct Context {  // what elements hand down
    LineStyle style;
    bool pre = false;
    std::string_view url;
  };

  std::uint32_t offset(const GumboStringPiece& piece) const {
    return static_cast<std::uint32_t>(piece.data - markup_.data());
  }

  // True if the node's children are to be read.
  bool enter(const GumboNode& node, Context& context) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        add_text(node.v.text, context);
        return false;
      case GUMBO_NODE_ELEMENT:
        return enter_element(node.v.element, context);
      default:
        return false;
    }
  }

  void add_text(const GumboText& text, const Context& context) {
    if (text.original_text.length == 0) return;  // made up by the parser
    const std::uint32_t begin = offset(text.original_text);
    Piece piece;
    piece.source = {begin, begin + static_cast<std::uint32_t>(text.original_text.length)};
    piece.decoded = text.text;
    piece.style = context.style;
    piece.preformatted = context.pre;
    piece.url = context.url;
    writer_.add(std::move(piece));
  }

  bool enter_element(const GumboElement& element, Context& context) {
    const Tag tag = element.tag;
    if (tag == GUMBO_TAG_HEAD) {
      read_head(element);
      return false;
    }
    if (is_unseen(tag) || is_hidden(element)) return false;
    if (tag == GUMBO_TAG_BR) {
      writer_.line();
      return false;
    }
    if (tag == GUMBO_TAG_META) {
      read_meta(element);
      return false;
    }
    if (tag == GUMBO_TAG_TABLE) {
      context.style = {};
      context.style.table = ++tables_;
    }
    if (tag == GUMBO_TAG_TR && context.style.table > 0) {
      context.style.row = ++rows_;
      context.style.one_line = is_data_row(element);
    }
    if (one_of(tag, {GUMBO_TAG_TD, GUMBO_TAG_TH})) {
      if (context.style.one_line) {
        writer_.cell();
      } else {
        writer_.line();
      }
      context.style.kind = Block::Kind::cell;
    } else if (is_block(tag) && !(context.style.one_line && context.style.row > 0)) {
      writer_.line();
      style_block(element, context.style);
    }
    context.pre = context.pre || tag == GUMBO_TAG_PRE;
    if (tag == GUMBO_TAG_A) context.url = attribute(element, "href");
    return true;
  }

  void leave(const GumboNode& node, const Context& context) {
    if (node.type != GUMBO_NODE_ELEMENT) return;
    const GumboElement& element = node.v.element;
    // The cells of a row of data share its line, which ends with the row.
    const bool cell = one_of(element.tag, {GUMBO_TAG_TD, GUMBO_TAG_TH});
    if (element.tag == GUMBO_TAG_TR ||
        ((cell || is_block(element.tag)) && !context.style.one_line)) {
      writer_.line();
    }
  }

  static void style_block(const GumboElement& element, LineStyle& style) {
    const Tag tag = element.tag;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
      style.kind = Block::Kind::heading;
      style.heading_level = static_cast<std::uint8_t>(tag - GUMBO_TAG_H1 + 1);
    } else if (tag == GUMBO_TAG_LI) {
      style.kind = Block::Kind::list_item;
    }
    const Block::Align align = align_of(element);
    if (align != Block::Align::none) style.align = align;
  }

  // A row is one line if its cells are short and hold no blocks of their own; otherwise the table
  // is layout and its cells are read as the flow of the page.
  static bool is_data_row(const GumboElement& row) {
    constexpr std::size_t longest_cell = 600;  // bytes of markup text: about 200 characters
    std::size_t cells = 0;
    std::vector<const GumboNode*> open;
    for (unsigned i = 0; i < row.children.length; ++i) {
      const auto* cell = static_cast<const GumboNode*>(row.children.data[i]);
      if (cell->type != GUMBO_NODE_ELEMENT) continue;
      ++cells;
      std::size_t size = 0;
      std::size_t blocks = 0;
      open.assign(1, cell);
      while (!open.empty()) {
        const GumboNode* node = open.back();
        open.pop_back();
        if (node->type == GUMBO_NODE_TEXT) {
          size += node->v.text.original_text.length;
        } else if (const GumboVector* children = children_of(*node)) {
          if (node->v.element.tag == GUMBO_TAG_TABLE) return false;
          blocks += one_of(node->v.element.tag, {GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_LI}) ? 1 : 0;
          for (unsigned k = 0; k < children->length; ++k) {
            open.push_back(static_cast<const GumboNode*>(children->data[k]));
          }
        }
        if (size > longest_cell) return false;
      }
      constexpr std::size_t most_blocks = 3;
      if (blocks > most_blocks) return false;
    }
    return cells > 1;
  }

  void read_head(const GumboElement& head) {
    for (unsigned i = 0; i < head.children.length; ++i) {
      const auto* node = static_cast<const GumboNode*>(head.children.data[i]);
      if (node->type != GUMBO_NODE_ELEMENT) continue;
      const GumboElement& element = node->v.element;
      if (element.tag == GUMBO_TAG_META) read_meta(element);
      if (element.tag == GUMBO_TAG_TITLE && element.children.length > 0) {
        const auto* text = static_cast<const GumboNode*>(element.children.data[0]);
        if (text->type != GUMBO_NODE_TEXT || text->v.text.original_text.length == 0) continue;
        const std::uint32_t begin = offset(text->v.text.original_text);
        const auto size = static_cast<std::uint32_t>(text->v.text.original_text.length);
        writer_.metadata("title", {begin, begin + size}, text->v.text.text);
      }
      if (element.tag == GUMBO_TAG_LINK && folded(attribute(element, "rel")) == "canonical") {
        add_attribute("url", element, "href");
      }
    }
  }

  void read_meta(const GumboElement& element) {
    const std::string name = folded(attribute(element, "name"));
    if (is_metadata_name(name)) add_attribute(name, element, "content");
  }

  void add_attribute(std::string name, const GumboElement& element, const char* attribute_name) {
    const GumboAttribute* found = gumbo_get_attribute(&element.attributes, attribute_name);
    if (found == nullptr || found->original_value.length == 0) return;
    std::uint32_t begin = offset(found->original_value);
    auto end = begin + static_cast<std::uint32_t>(found->original_value.length);
    if (markup_[begin] == '"' || markup_[begin] == '\'') {
      ++begin;
      end = std::max(begin, end - 1);
    }
    writer_.metadata(std::move(name), {begin, end}, found->value);
  }

  std::string_view markup_;
  MarkupWriter writer_;
  std::uint32_t tables_ = 0;
  std::uint32_t rows_ = 0;
};

// An upper bound of how deep elements nest. The library frees its tree by recursion, so what nests
// deeper than any page does is not handed to it.
bool nests_deeper_than(std::string_view markup, std::size_t limit) {
  std::size_t depth = 0;
  for (std::size_t at = markup.find('<'); at != std::string_view::npos;
       at = markup.find('<', at + 1)) {
    if (at + 1 >= markup.size()) break;
    const char next = markup[at + 1];
    if (next == '/') {
      depth -= depth > 0 ? 1 : 0;
    } else if (std::isalpha(static_cast<unsigned char>(next)) != 0) {
      // Elements without content never nest.
      constexpr std::array<std::string_view, 10> empty{"br", "img", "meta", "link", "input",
                                                       "hr", "col", "p",    "li",   "option"};
      const std::string name = folded(markup.substr(at + 1, 8));
      const bool none = std::any_of(empty.begin(), empty.end(), [&](std::string_view word) {
        return name.starts_with(word) &&
               (name.size() == word.size() ||
                std::isalnum(static_cast<unsigned char>(name[word.size()])) == 0);
      });
      if (!none && ++depth > limit) return true;
    }
  }
  return false;
}

}  // namespace

namespace {

// Prose and programs cite tags inside their lines; a page begins a line with its own.
bool begins_line(std::string_view text, std::string_view tag) {
  for (std::size_t at = text.find(tag); at != std::string_view::npos; at = text.find(tag, at + 1)) {
    const std::size_t before = at == 0 ? at : text.find_last_not_of(" \t\r\xEF\xBB\xBF", at - 1);
    if (at == 0 || before == std::string_view::npos || text[before] == '\n' ||
        text[before] == '>') {
      return true;
    }
  }
  return false;
}

}  // namespace

bool looks_like_html(std::string_view text) {
  constexpr std::size_t window = 4096;
  const std::string_view head = text.substr(0, window);
  std::string lower(head);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (begins_line(lower, "<!doctype html") || begins_line(lower, "<html")) return true;
  const std::size_t first = lower.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos || lower[first] != '<') return false;
  // A piece of a page begins with an element of a page.
  constexpr std::array<std::string_view, 16> openings{
      "<!doctype", "<html", "<head",    "<body",    "<div", "<table", "<p>",     "<p ",
      "<span",     "<meta", "<section", "<article", "<ul",  "<h1",    "<script", "<title"};
  const std::string_view opening = std::string_view(lower).substr(first);
  if (std::any_of(openings.begin(), openings.end(),
                  [&](std::string_view tag) { return opening.starts_with(tag); })) {
    return true;
  }
  return opening.starts_with("<!--") &&
         (lower.find("<div") != std::string::npos || lower.find("<p") != std::string::npos ||
          lower.find("<html") != std::string::npos);
}

text::Text read_html(text::Text markup, const Limits& limits) {
  constexpr std::size_t nesting_per_limit =
      16;  // elements nest deeper than sections: 1024 by default
  if (nests_deeper_than(markup.utf8, limits.nesting * nesting_per_limit)) {
    markup.diagnostics.push_back({Severity::warning, "limit_nesting",
                                  "elements nest too deep; the page was read as text",
                                  std::nullopt});
    return strip_tags(std::move(markup));
  }
  const std::unique_ptr<GumboOutput, void (*)(GumboOutput*)> tree(
      gumbo_parse_with_options(&kGumboDefaultOptions, markup.utf8.data(), markup.utf8.size()),
      [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); });
  Reader reader(markup.utf8);
  reader.read(*tree->document);
  return apply(std::move(markup), reader.finish());
}

}  // namespace gongwen::formats
