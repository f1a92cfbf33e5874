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

#include "formats/html_elements.hpp"
#include "formats/html_tables.hpp"
#include "formats/html_text.hpp"
#include "values/diagnostic_codes.hpp"

namespace gongwen::formats {
namespace {

using text::Block;

// What a page says of itself: the names of 政府网站发展指引 (annex 3: ArticleTitle, PubDate,
// ContentSource …) and what sites use beside them.
bool is_metadata_name(std::string_view name) {
  constexpr std::array<std::string_view, 16> names{"articletitle",
                                                   "pubdate",
                                                   "contentsource",
                                                   "author",
                                                   "url",
                                                   "editor",
                                                   "source",
                                                   "documentnumber",
                                                   "publisheddate",
                                                   "publishdate",
                                                   "publishedtime",
                                                   "dc.title",
                                                   "dc.date",
                                                   "og:url",
                                                   "article:published_time",
                                                   "firstpublishedtime"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Where a link leads: as the page has it, relative or not; empty where it runs a script or stays.
std::string_view address_of(const Node& link) {
  std::string_view address = attribute(link, "href");
  const std::size_t begin = address.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  address = address.substr(begin, address.find_last_not_of(" \t\r\n") + 1 - begin);
  const std::string scheme = folded(address.substr(0, address.find(':') + 1));
  const bool leads = address.front() != '#' && scheme != "javascript:" && scheme != "mailto:";
  return leads ? address : std::string_view{};
}

struct Tree {
  explicit Tree(std::string_view markup)
      : output(gumbo_parse_with_options(&kGumboDefaultOptions, markup.data(), markup.size()),
               [](GumboOutput* made) { gumbo_destroy_output(&kGumboDefaultOptions, made); }) {}
  [[nodiscard]] const Node& root() const { return *output->document; }
  std::unique_ptr<GumboOutput, void (*)(GumboOutput*)> output;
};

// Walks the tree with a stack of its own, so that no depth of nesting exhausts the thread's.
class Reader {
 public:
  // `revealing`: what is out of sight is read like the rest.
  Reader(std::string_view markup, bool revealing)
      : markup_(markup), revealing_(revealing), writer_(markup) {}

  void read(const Node& root) { walk(root, {}); }

  // Pages show by script what they hide at first, or hold it as the source of markup.
  [[nodiscard]] bool hides_the_text() const {
    constexpr std::size_t times = 2;  // a hidden copy of the text has about as much as the text
    return prose_hidden_ > times * prose_seen_;
  }

  [[nodiscard]] MarkupText finish() { return writer_.finish(); }

 private:
  struct Context {  // what elements hand down
    LineStyle style;
    bool pre = false;
    bool paragraph = false;
    bool bold = false;
    bool data_table = false;
    std::uint32_t column = 0;
    std::string_view url;
  };

  void walk(const Node& root, const Context& around) {
    struct Step {
      const Node* node;
      Context context;
      std::size_t next = 0;
    };
    std::vector<Step> open;
    open.push_back({&root, around, 0});
    while (!open.empty()) {
      Step& step = open.back();
      if (step.next == child_count(*step.node)) {
        leave(*step.node, step.context);
        open.pop_back();
        continue;
      }
      const Node& below = child(*step.node, step.next++);
      Context context = step.context;
      if (enter(below, context)) open.push_back({&below, context, 0});
    }
  }

  std::uint32_t offset(const char* data) const {
    return static_cast<std::uint32_t>(data - markup_.data());
  }

  // True if the node's children are to be read.
  bool enter(const Node& node, Context& context) {
    if (is_element(node)) return enter_element(node, context);
    add_text(node, context);
    return false;
  }

  void add_text(const Node& node, const Context& context) {
    const std::string_view raw = raw_text(node);
    if (raw.empty()) return;  // made up by the parser
    const std::uint32_t begin = offset(raw.data());
    Piece piece;
    piece.source = {begin, begin + static_cast<std::uint32_t>(raw.size())};
    piece.decoded = decoded_text(node);
    piece.style = context.style;
    piece.preformatted = context.pre;
    piece.paragraph = context.paragraph;
    piece.bold = context.bold;
    piece.column = context.column;
    piece.url = context.url;
    // Sites part 来源：… and 作者：… by margins of their elements.
    if (begun_ && begins_with_label(piece.decoded)) writer_.apart();
    if (piece.decoded.find_first_not_of(" \t\r\n\f") != std::string_view::npos) begun_ = false;
    if (context.url.empty()) prose_seen_ += prose_in(piece.decoded);
    writer_.add(std::move(piece));
  }

  bool enter_element(const Node& node, Context& context) {
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_HEAD) {
      read_head(node);
      return false;
    }
    // What stands before the page's own beginning puts its head into its body.
    if (tag == GUMBO_TAG_META || tag == GUMBO_TAG_TITLE) {
      if (tag == GUMBO_TAG_META) read_meta(node);
      if (tag == GUMBO_TAG_TITLE) read_title(node);
      return false;
    }
    if (is_unseen(node) || is_hidden(node)) {
      if (!revealing_) {
        prose_hidden_ += prose_below(node);
        return false;
      }
      if (holds_markup(node)) {
        read_inner_markup(node, context);
        return false;
      }
      const bool content = tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_TEMPLATE;
      if (is_unseen(node) && !content) return false;
    }
    if (tag == GUMBO_TAG_BR) {
      end_line(context);
      return false;
    }
    if (tag == GUMBO_TAG_TR) writer_.line();
    begun_ = true;
    enter_table(node, context);
    const bool cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
    const bool term = context.style.one_line && (tag == GUMBO_TAG_DT || tag == GUMBO_TAG_DD);
    if (cell || term) {
      if (context.style.one_line) {
        begin_cell(tag, context);
      } else {
        writer_.line();
      }
      context.style.kind = Block::Kind::cell;
      const Block::Align align = align_of(node);
      if (align != Block::Align::none) context.style.align = align;
    } else if (is_block(node)) {
      end_line(context);
      if (!in_row(context)) style_block(node, context.style);
    }
    if (!context.style.furniture && is_furniture(node) && !holds_prose(node)) {
      context.style.furniture = true;
    }
    context.pre = context.pre || keeps_space(node);
    context.paragraph = context.paragraph || is_paragraph(node);
    context.bold = is_bold(node, context.bold);
    if (tag == GUMBO_TAG_A) context.url = address_of(node);
    return true;
  }

  void enter_table(const Node& node, Context& context) {
    const GumboTag tag = node.v.element.tag;
    const bool table = tag == GUMBO_TAG_TABLE;
    if (table || (tag == GUMBO_TAG_DL && !in_row(context) && is_data_list(node))) {
      const bool furniture = context.style.furniture;
      context.style = {};
      context.style.furniture = furniture;
      context.style.table = ++tables_;
      context.style.one_line = !table;
      context.data_table = table && is_data_table(node);
      context.column = 0;
    } else if (tag == GUMBO_TAG_TR && context.style.table > 0) {
      context.style.row = ++rows_;
      context.style.one_line = is_data_row(node, context.data_table);
      columns_ = 0;
    }
  }

  // A cell of a row, or a label or value of a list of them: each label begins a row.
  void begin_cell(GumboTag tag, Context& context) {
    if (tag == GUMBO_TAG_DT) {
      writer_.line();
      ++rows_;
      columns_ = 0;
    }
    if (tag == GUMBO_TAG_DT || tag == GUMBO_TAG_DD) context.style.row = rows_;
    writer_.cell();
    context.column = columns_++;
  }

  static bool in_row(const Context& context) {
    return context.style.one_line && context.style.row > 0;
  }

  // What begins or ends a line elsewhere only parts words in a row of data.
  void end_line(const Context& context) {
    if (in_row(context)) {
      writer_.apart();
    } else {
      writer_.line();
    }
  }

  void leave(const Node& node, const Context& context) {
    if (!is_element(node)) return;
    const GumboTag tag = node.v.element.tag;
    // The cells of a row of data share its line, which ends with the row.
    if (tag == GUMBO_TAG_TR) {
      writer_.line();
    } else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || is_block(node)) {
      end_line(context);
    }
  }

  static void style_block(const Node& node, LineStyle& style) {
    const GumboTag tag = node.v.element.tag;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
      style.kind = Block::Kind::heading;
      style.heading_level = static_cast<std::uint8_t>(tag - GUMBO_TAG_H1 + 1);
      // The title of an article may stand in its <div class="meta">; menus have lesser headings.
      if (tag <= GUMBO_TAG_H2) style.furniture = false;
    } else if (tag == GUMBO_TAG_LI) {
      style.kind = Block::Kind::list_item;
    }
    const Block::Align align = align_of(node);
    if (align != Block::Align::none) style.align = align;
  }

  // The source of markup inside a <textarea> or a template; what it holds of these is not read.
  void read_inner_markup(const Node& node, const Context& context) {
    if (inside_) return;
    for (std::size_t i = 0; i < child_count(node); ++i) {
      const std::string_view raw = raw_text(child(node, i));
      if (raw.empty()) continue;
      inner_.push_back(std::make_unique<Tree>(raw));
      inside_ = true;
      writer_.line();
      walk(inner_.back()->root(), context);
      writer_.line();
      inside_ = false;
    }
  }

  void read_head(const Node& head) {
    for (std::size_t i = 0; i < child_count(head); ++i) {
      const Node& node = child(head, i);
      if (!is_element(node)) continue;
      const GumboTag tag = node.v.element.tag;
      if (tag == GUMBO_TAG_META) read_meta(node);
      if (tag == GUMBO_TAG_TITLE) read_title(node);
      if (tag == GUMBO_TAG_LINK && folded(attribute(node, "rel")) == "canonical") {
        add_attribute("url", node, "href");
      }
    }
  }

  void read_title(const Node& node) {
    if (child_count(node) == 0) return;
    const std::string_view raw = raw_text(child(node, 0));
    if (raw.empty()) return;
    const std::uint32_t begin = offset(raw.data());
    writer_.metadata("title", {begin, begin + static_cast<std::uint32_t>(raw.size())},
                     decoded_text(child(node, 0)));
  }

  void read_meta(const Node& node) {
    std::string name = folded(attribute(node, "name"));
    if (name.empty()) name = folded(attribute(node, "property"));
    if (is_metadata_name(name)) add_attribute(name, node, "content");
  }

  void add_attribute(std::string name, const Node& node, const char* attribute_name) {
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, attribute_name);
    if (found == nullptr || found->original_value.length == 0) return;
    std::uint32_t begin = offset(found->original_value.data);
    auto end = begin + static_cast<std::uint32_t>(found->original_value.length);
    if (markup_[begin] == '"' || markup_[begin] == '\'') {
      ++begin;
      end = std::max(begin, end - 1);
    }
    writer_.metadata(std::move(name), {begin, end}, found->value);
  }

  std::string_view markup_;
  bool revealing_;
  MarkupWriter writer_;
  std::vector<std::unique_ptr<Tree>> inner_;  // pieces point into them
  bool inside_ = false;                       // of such a tree
  std::uint32_t tables_ = 0;
  std::uint32_t rows_ = 0;
  bool begun_ = false;         // an element that has no text yet
  std::uint32_t columns_ = 0;  // cells of the row at hand so far
  std::size_t prose_seen_ = 0;
  std::size_t prose_hidden_ = 0;
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
  if (head.find('<') == std::string_view::npos) return false;
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
    markup.diagnostics.push_back(values::diagnostic(values::Code::limit_nesting, {}, std::nullopt));
    return strip_tags(std::move(markup));
  }
  const Tree tree(markup.utf8);
  auto reader = std::make_unique<Reader>(markup.utf8, false);
  reader->read(tree.root());
  if (reader->hides_the_text()) {
    reader = std::make_unique<Reader>(markup.utf8, true);
    reader->read(tree.root());
  }
  return apply(std::move(markup), reader->finish());
}

}  // namespace gongwen::formats
