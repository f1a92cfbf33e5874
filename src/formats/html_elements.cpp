#include "formats/html_elements.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace gongwen::formats {
namespace {

using text::Block;

bool one_of(GumboTag tag, std::initializer_list<GumboTag> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

const GumboVector* children_of(const Node& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) {
    return &node.v.element.children;
  }
  return nullptr;
}

bool is_text(const Node& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
         node.type == GUMBO_NODE_WHITESPACE;
}

bool has(std::string_view s, std::string_view word) {
  return s.find(word) != std::string_view::npos;
}

// The value of a property in a folded style, empty if it is not there: `color:red` is no value of
// `bgcolor`.
std::string_view property(std::string_view style, std::string_view name) {
  for (std::size_t at = style.find(name); at != std::string_view::npos;
       at = style.find(name, at + 1)) {
    const std::size_t colon = at + name.size();
    const bool begins = at == 0 || style[at - 1] == ';';
    if (!begins || colon >= style.size() || style[colon] != ':') continue;
    const std::string_view value = style.substr(colon + 1);
    return value.substr(0, value.find(';'));
  }
  return {};
}

// Calls `visit(word)` for each word of a name: `articleShare-bar main_nav` has article, share, bar,
// main, nav.
template <typename Visit>
void for_each_word(std::string_view names, Visit visit) {
  std::string word;
  const auto end = [&] {
    if (!word.empty()) visit(std::string_view(word));
    word.clear();
  };
  for (const char c : names) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalpha(u) == 0 || std::isupper(u) != 0) end();
    if (std::isalpha(u) != 0) word += static_cast<char>(std::tolower(u));
  }
  end();
}

// The names of Word's own elements: settings of the document, never its text.
bool is_setting(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return false;
  std::string_view name(element.original_tag.data, element.original_tag.length);
  if (name.starts_with('<')) name.remove_prefix(1);
  const std::string lower = folded(name.substr(0, name.find_first_of(" />\t\r\n")));
  // <rtc> is a reading of <ruby>, as <rt> is.
  return lower == "xml" || lower == "rtc" || lower.starts_with("w:") || lower.starts_with("m:");
}

}  // namespace

std::size_t child_count(const Node& node) {
  const GumboVector* children = children_of(node);
  return children == nullptr ? 0 : children->length;
}

const Node& child(const Node& node, std::size_t index) {
  return *static_cast<const Node*>(children_of(node)->data[index]);
}

bool is_element(const Node& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

std::string_view raw_text(const Node& node) {
  if (!is_text(node)) return {};
  const GumboStringPiece& piece = node.v.text.original_text;
  return piece.length == 0 ? std::string_view{} : std::string_view(piece.data, piece.length);
}

std::string_view decoded_text(const Node& node) {
  return is_text(node) ? std::string_view(node.v.text.text) : std::string_view{};
}

std::string_view attribute(const Node& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.v.element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

std::string folded(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

bool is_block(const Node& element) {
  // HTML Standard, 15.3: display: block.
  return one_of(element.v.element.tag,
                {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,    GUMBO_TAG_BLOCKQUOTE,
                 GUMBO_TAG_BODY,    GUMBO_TAG_CENTER,  GUMBO_TAG_DD,       GUMBO_TAG_DIV,
                 GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGURE,
                 GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,    GUMBO_TAG_H1,       GUMBO_TAG_H2,
                 GUMBO_TAG_H3,      GUMBO_TAG_H4,      GUMBO_TAG_H5,       GUMBO_TAG_H6,
                 GUMBO_TAG_HEADER,  GUMBO_TAG_HR,      GUMBO_TAG_LI,       GUMBO_TAG_MAIN,
                 GUMBO_TAG_NAV,     GUMBO_TAG_OL,      GUMBO_TAG_P,        GUMBO_TAG_PRE,
                 GUMBO_TAG_SECTION, GUMBO_TAG_TABLE,   GUMBO_TAG_TR,       GUMBO_TAG_UL,
                 GUMBO_TAG_CAPTION, GUMBO_TAG_TBODY,   GUMBO_TAG_THEAD,    GUMBO_TAG_TFOOT,
                 GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY, GUMBO_TAG_LEGEND,   GUMBO_TAG_FIGCAPTION});
}

bool is_paragraph(const Node& element) {
  return one_of(element.v.element.tag,
                {GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4,
                 GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_DT, GUMBO_TAG_DD});
}

bool is_unseen(const Node& element) {
  return one_of(element.v.element.tag,
                {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                 GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SVG, GUMBO_TAG_SELECT,
                 GUMBO_TAG_TEXTAREA, GUMBO_TAG_RT, GUMBO_TAG_RP, GUMBO_TAG_HEAD}) ||
         is_setting(element.v.element);
}

bool is_hidden(const Node& element) {
  // A page that hides all of itself shows it by script when it has loaded.
  if (one_of(element.v.element.tag, {GUMBO_TAG_BODY, GUMBO_TAG_HTML})) return false;
  if (gumbo_get_attribute(&element.v.element.attributes, "hidden") != nullptr) return true;
  if (folded(attribute(element, "aria-hidden")) == "true") return true;
  const std::string style = folded(attribute(element, "style"));
  return has(style, "display:none") || has(style, "visibility:hidden") ||
         has(style, "mso-hide:all");
}

bool holds_markup(const Node& element) {
  if (element.v.element.tag == GUMBO_TAG_TEXTAREA) return true;
  if (element.v.element.tag != GUMBO_TAG_SCRIPT) return false;
  const std::string type = folded(attribute(element, "type"));
  return type == "text/html" || type == "text/template" || type == "text/x-template" ||
         type == "text/plain";
}

bool is_furniture(const Node& element) {
  const GumboTag tag = element.v.element.tag;
  if (one_of(tag, {GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE})) return true;
  // What wraps the whole page may have any of these words in its class.
  if (!one_of(tag, {GUMBO_TAG_DIV, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_LI, GUMBO_TAG_P,
                    GUMBO_TAG_SECTION, GUMBO_TAG_SPAN, GUMBO_TAG_DL, GUMBO_TAG_TD})) {
    return false;
  }
  // What the makers of pages call it, whatever the site; words for what may hold a title or a date
  // (header, info, top) are not among them.
  constexpr std::array<std::string_view, 23> words{
      "nav",       "navbar",   "navigation", "menu",          "breadcrumb", "breadcrumbs",
      "crumb",     "crumbs",   "share",      "bdshare",       "footer",     "foot",
      "copyright", "sidebar",  "pagination", "pagecopyright", "related",    "recommend",
      "daohang",   "fenxiang", "meta",       "tool",          "toolbar"};
  bool found = false;
  const auto look = [&](std::string_view word) {
    found = found || std::find(words.begin(), words.end(), word) != words.end();
  };
  for_each_word(attribute(element, "class"), look);
  for_each_word(attribute(element, "id"), look);
  return found;
}

bool keeps_space(const Node& element) {
  if (element.v.element.tag == GUMBO_TAG_PRE) return true;
  return property(folded(attribute(element, "style")), "white-space").starts_with("pre");
}

Block::Align align_of(const Node& element) {
  if (element.v.element.tag == GUMBO_TAG_CENTER) return Block::Align::center;
  std::string align(property(folded(attribute(element, "style")), "text-align"));
  // Of a table the attribute places the table, not its text.
  const bool table = element.v.element.tag == GUMBO_TAG_TABLE;
  if (align.empty() && !table) align = folded(attribute(element, "align"));
  if (align.empty()) {
    // The classes that editors and style sheets in wide use give: text-center, ql-align-right.
    const std::string names = folded(attribute(element, "class"));
    for (const std::string_view side : {"center", "right"}) {
      if (has(names, "text-" + std::string(side)) || has(names, "align-" + std::string(side))) {
        align = side;
      }
    }
  }
  if (align.starts_with("center") || align == "middle") return Block::Align::center;
  if (align.starts_with("right") || align.starts_with("end")) return Block::Align::right;
  if (align.starts_with("left") || align.starts_with("justify")) return Block::Align::left;
  return Block::Align::none;
}

bool is_bold(const Node& element, bool inherited) {
  const std::string style = folded(attribute(element, "style"));
  const std::string_view weight = property(style, "font-weight");
  if (!weight.empty()) {
    return weight.starts_with("bold") ||
           (weight.size() == 3 && weight[0] >= '6' && weight[0] <= '9');
  }
  return inherited || one_of(element.v.element.tag, {GUMBO_TAG_B, GUMBO_TAG_STRONG});
}

bool begins_with_label(std::string_view text) {
  constexpr std::size_t ideograph = 3;  // bytes
  constexpr std::size_t most = 6 * ideograph;
  constexpr std::string_view colon = "：";
  std::size_t at = std::min(text.find_first_not_of(" \t\r\n\f"), text.size());
  const std::size_t begin = at;
  while (at < text.size() && at - begin <= most) {
    if (text[at] == ':' || text.substr(at).starts_with(colon)) return at - begin > ideograph;
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0xE4 || first > 0xE9) return false;  // U+4000 to U+9FFF
    at += ideograph;
  }
  return false;
}

std::size_t prose_in(std::string_view text) {
  return text.find("。") == std::string_view::npos ? 0 : text.size();
}

std::size_t prose_below(const Node& node) {
  const GumboTag tag = node.v.element.tag;
  if (tag == GUMBO_TAG_STYLE || (tag == GUMBO_TAG_SCRIPT && !holds_markup(node))) return 0;
  std::size_t prose = 0;
  std::vector<const Node*> open{&node};
  while (!open.empty()) {
    const Node& at = *open.back();
    open.pop_back();
    prose += prose_in(raw_text(at));
    for (std::size_t i = 0; i < child_count(at); ++i) open.push_back(&child(at, i));
  }
  return prose;
}

bool holds_prose(const Node& node) {
  constexpr std::size_t much = 900;     // bytes: 300 characters; a footer has no such sentences
  constexpr std::size_t enough = 4000;  // nodes; the menus of portals have some hundred
  std::size_t prose = 0;
  std::size_t seen = 0;
  std::vector<const Node*> open{&node};
  while (!open.empty()) {
    const Node& at = *open.back();
    open.pop_back();
    prose += prose_in(raw_text(at));
    if (prose > much || ++seen > enough) return true;
    for (std::size_t i = 0; i < child_count(at); ++i) open.push_back(&child(at, i));
  }
  return false;
}

}  // namespace gongwen::formats
