#include "formats/html_elements.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace gongwen::formats {
namespace {

using text::Block;
using enum Tag;

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
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    if (!letter || capital) end();
    if (letter) word += lower(c);
  }
  end();
}

// The names of Word's own elements: settings of the document, never its text.
bool is_setting(const Tree& tree, const Node& element) {
  if (element.tag != unknown) return false;
  const std::string lower = folded(tree.name_of(element));
  return lower == "xml" || lower.starts_with("w:") || lower.starts_with("m:");
}

Block::Align named_align(const std::string& align) {
  if (align.starts_with("center") || align == "middle") return Block::Align::center;
  if (align.starts_with("right") || align.starts_with("end")) return Block::Align::right;
  if (align.starts_with("left") || align.starts_with("justify")) return Block::Align::left;
  return Block::Align::none;
}

Block::Align align_of(const Tree& tree, const Node& element, std::string_view style) {
  if (element.tag == center) return Block::Align::center;
  std::string align(property(style, "text-align"));
  // Of a table the attribute places the table, not its text.
  if (align.empty() && element.tag != table) {
    align = folded(tree.attribute(element, AttributeName::align));
  }
  if (align.empty()) {
    // The classes that editors and style sheets in wide use give: text-center, ql-align-right.
    const std::string names = folded(tree.attribute(element, AttributeName::class_));
    for (const std::string_view side : {"center", "right"}) {
      if (has(names, "text-" + std::string(side)) || has(names, "align-" + std::string(side))) {
        align = side;
      }
    }
  }
  return named_align(align);
}

bool is_hidden(const Tree& tree, const Node& element, std::string_view style) {
  // A page that hides all of itself shows it by script when it has loaded.
  if (element.tag == body || element.tag == html) return false;
  if (tree.find_attribute(element, AttributeName::hidden) != nullptr) return true;
  if (folded(tree.attribute(element, AttributeName::aria_hidden)) == "true") return true;
  return has(style, "display:none") || has(style, "visibility:hidden") ||
         has(style, "mso-hide:all");
}

}  // namespace

std::string folded(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c != ' ' && (c < '\t' || c > '\r')) out += lower(c);
  }
  return out;
}

bool is_block(Tag tag) {
  // HTML Standard, 15.3: display: block.
  constexpr Tags tags(address, article, aside, blockquote, body, center, dd, div, dl, dt, fieldset,
                      figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol,
                      p, pre, section, table, tr, ul, caption, tbody, thead, tfoot, details,
                      summary, legend, figcaption);
  return tags.has(tag);
}

bool is_paragraph(Tag tag) {
  constexpr Tags tags(p, li, h1, h2, h3, h4, h5, h6, dt, dd);
  return tags.has(tag);
}

bool is_unseen(const Tree& tree, const Node& element) {
  // <rtc> is a reading of <ruby>, as <rt> is.
  constexpr Tags tags(script, style, noscript, template_, iframe, object, svg, select, textarea, rt,
                      rp, rtc, head);
  return tags.has(element.tag) || is_setting(tree, element);
}

bool holds_markup(const Tree& tree, const Node& element) {
  if (element.tag == textarea) return true;
  if (element.tag != script) return false;
  const std::string type = folded(tree.attribute(element, AttributeName::type));
  return type == "text/html" || type == "text/template" || type == "text/x-template" ||
         type == "text/plain";
}

bool is_furniture(const Tree& tree, const Node& element) {
  constexpr Tags always(nav, footer, aside);
  if (always.has(element.tag)) return true;
  // What wraps the whole page may have any of these words in its class.
  constexpr Tags may(div, ul, ol, li, p, section, span, dl, td);
  if (!may.has(element.tag) || element.attributes_count == 0) return false;
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
  for_each_word(tree.attribute(element, AttributeName::class_), look);
  for_each_word(tree.attribute(element, AttributeName::id), look);
  return found;
}

Look look_of(const Tree& tree, const Node& element) {
  Look look;
  look.keeps_space = element.tag == pre;
  if (element.tag == center) look.align = Block::Align::center;
  if (element.tag == b || element.tag == strong) look.bold = true;
  if (element.attributes_count == 0) return look;
  const std::string style = folded(tree.attribute(element, AttributeName::style));
  look.hidden = is_hidden(tree, element, style);
  look.keeps_space = look.keeps_space || property(style, "white-space").starts_with("pre");
  look.align = align_of(tree, element, style);
  const std::string_view weight = property(style, "font-weight");
  if (!weight.empty()) {
    look.bold =
        weight.starts_with("bold") || (weight.size() == 3 && weight[0] >= '6' && weight[0] <= '9');
  }
  return look;
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

std::size_t prose_hidden_in(const Tree& tree, const Node& element) {
  if (element.tag == style || (element.tag == script && !holds_markup(tree, element))) return 0;
  return tree.prose_below(element);
}

bool holds_prose(const Tree& tree, const Node& element) {
  constexpr std::size_t much = 900;     // bytes: 300 characters; a footer has no such sentences
  constexpr std::size_t enough = 4000;  // nodes; the menus of portals have some hundred
  return tree.prose_below(element) > much || element.after - tree.index_of(element) > enough;
}

}  // namespace gongwen::formats
