#include "formats/html.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formats/html_elements.hpp"
#include "formats/html_tables.hpp"
#include "formats/html_text.hpp"
#include "formats/html_tree.hpp"
#include "values/diagnostic_codes.hpp"

namespace gongwen::formats {
namespace {

using text::Block;
using enum Tag;

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
std::string address_of(const Tree& tree, const Node& link) {
  std::string address = tree.attribute(link, AttributeName::href);
  const std::size_t begin = address.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  address = address.substr(begin, address.find_last_not_of(" \t\r\n") + 1 - begin);
  const std::string scheme = folded(address.substr(0, address.find(':') + 1));
  const bool leads = address.front() != '#' && scheme != "javascript:" && scheme != "mailto:";
  return leads ? address : std::string();
}

// Walks the tree with a stack of its own, so that no depth of nesting exhausts the thread's.
class Reader {
 public:
  // `revealing`: what is out of sight is read like the rest.
  Reader(const Tree& tree, values::Watch* watch, bool revealing)
      : tree_(&tree),
        watch_(watch),
        markup_(tree.markup()),
        revealing_(revealing),
        writer_(markup_, watch) {}

  void read() { walk(*tree_, {}); }

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
    bool fostered = false;
    std::uint32_t column = 0;
    std::uint32_t link = 0;
  };

  void walk(const Tree& tree, const Context& around) {
    struct Step {
      std::uint32_t after;
      std::uint32_t node;
      Context context;
    };
    const Tree* outer = std::exchange(tree_, &tree);
    const std::vector<Node>& nodes = tree.nodes();
    std::vector<Step> open{{nodes[0].after, 0, around}};
    for (std::uint32_t i = 1; i + 1 < nodes.size();) {
      while (i >= open.back().after) {
        leave(nodes[open.back().node], open.back().context);
        open.pop_back();
      }
      const Node& node = nodes[i];
      values::poll(watch_, node.source.size() + 1);
      Context context = around_of(node, open);
      if (enter(node, context)) {
        open.push_back({node.after, i, context});
        ++i;
      } else {
        i = node.after;
      }
    }
    for (; open.size() > 1; open.pop_back()) {
      leave(nodes[open.back().node], open.back().context);
    }
    tree_ = outer;
  }

  // What stands in a table outside of its cells is shown before it, as part of what is around it.
  template <typename Steps>
  [[nodiscard]] Context around_of(const Node& node, const Steps& open) const {
    if (!node.fostered) return open.back().context;
    std::size_t k = open.size() - 1;
    while (k > 0 && tree_->nodes()[open[k].node].tag != table) --k;
    Context context = open[k > 0 ? k - 1 : 0].context;
    context.fostered = true;
    return context;
  }

  // True if the node's children are to be read.
  bool enter(const Node& node, Context& context) {
    if (node.tag != Tag::text) return enter_element(node, context);
    add_text(node, context);
    return false;
  }

  void add_text(const Node& node, const Context& context) {
    // It is no part of the row that it stands in.
    if (context.fostered != fostered_) writer_.line();
    fostered_ = context.fostered;
    Piece piece;
    piece.source = inner(node.source);
    piece.reading = node.reading;
    piece.preformatted = context.pre;
    piece.paragraph = context.paragraph;
    piece.bold = context.bold;
    piece.column = context.column;
    piece.link = context.link;
    const std::string_view characters = node.source.of(tree_->markup());
    // Sites part 来源：… and 作者：… by margins of their elements.
    if (begun_ && begins_with_label(characters)) writer_.apart();
    if (characters.find_first_not_of(" \t\r\n\f") != std::string_view::npos) begun_ = false;
    if (context.link == 0) prose_seen_ += prose_in(characters);
    writer_.add(piece, context.style);
  }

  bool enter_element(const Node& node, Context& context) {
    const Tag tag = node.tag;
    if (tag == head) {
      read_head(node);
      return false;
    }
    // What stands before the page's own beginning puts its head into its body.
    if (tag == meta || tag == title) {
      if (tag == meta) read_meta(node);
      if (tag == title) read_title(node);
      return false;
    }
    const Look look = look_of(*tree_, node);
    if (look.hidden || is_unseen(*tree_, node)) {
      if (!revealing_) {
        prose_hidden_ += prose_hidden_in(*tree_, node);
        return false;
      }
      if (holds_markup(*tree_, node)) {
        read_inner_markup(node, context);
        return false;
      }
      const bool content = tag == noscript || tag == template_;
      if (is_unseen(*tree_, node) && !content) return false;
    }
    if (tag == br) {
      end_line(context);
      return false;
    }
    if (tag == tr) writer_.line();
    begun_ = true;
    enter_table(node, context);
    const bool term = context.style.one_line && (tag == dt || tag == dd);
    if (tag == td || tag == th || term) {
      if (context.style.one_line) {
        begin_cell(tag, context);
      } else {
        writer_.line();
      }
      context.style.kind = Block::Kind::cell;
      if (look.align != Block::Align::none) context.style.align = look.align;
    } else if (is_block(tag)) {
      if (!node.continued) end_line(context);
      if (!in_row(context)) style_block(tag, look, context.style);
    }
    if (!context.style.furniture && is_furniture(*tree_, node) && !holds_prose(*tree_, node)) {
      context.style.furniture = true;
    }
    context.pre = context.pre || look.keeps_space;
    context.paragraph = context.paragraph || is_paragraph(tag);
    context.bold = look.bold.value_or(context.bold);
    if (tag == a) context.link = link_of(node);
    return true;
  }

  std::uint32_t link_of(const Node& node) {
    std::string address = address_of(*tree_, node);
    return address.empty() ? 0 : writer_.link(std::move(address));
  }

  void enter_table(const Node& node, Context& context) {
    const bool of_rows = node.tag == table;
    if (of_rows || (node.tag == dl && !in_row(context) && is_data_list(*tree_, node))) {
      const bool furniture = context.style.furniture;
      context.style = {};
      context.style.furniture = furniture;
      context.style.table = ++tables_;
      context.style.one_line = !of_rows;
      context.data_table = of_rows && is_data_table(*tree_, node);
      context.column = 0;
    } else if (node.tag == tr && context.style.table > 0) {
      context.style.row = ++rows_;
      context.style.one_line = is_data_row(*tree_, node, context.data_table);
      columns_ = 0;
    }
  }

  // A cell of a row, or a label or value of a list of them: each label begins a row.
  void begin_cell(Tag tag, Context& context) {
    if (tag == dt) {
      writer_.line();
      ++rows_;
      columns_ = 0;
    }
    if (tag == dt || tag == dd) context.style.row = rows_;
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
    if (node.cut) return;
    // The cells of a row of data share its line, which ends with the row.
    if (node.tag == tr) {
      writer_.line();
    } else if (node.tag == td || node.tag == th || is_block(node.tag)) {
      end_line(context);
    }
  }

  static void style_block(Tag tag, const Look& look, LineStyle& style) {
    if (tag >= h1 && tag <= h6) {
      style.kind = Block::Kind::heading;
      style.heading_level =
          static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(h1) + 1);
      // The title of an article may stand in its <div class="meta">; menus have lesser headings.
      if (tag <= h2) style.furniture = false;
    } else if (tag == li) {
      style.kind = Block::Kind::list_item;
    }
    if (look.align != Block::Align::none) style.align = look.align;
  }

  // The source of markup inside a <textarea> or a template; what it holds of these is not read.
  void read_inner_markup(const Node& node, const Context& context) {
    if (inside_) return;
    for (std::size_t i = tree_->index_of(node) + 1; i < node.after; ++i) {
      const Span source = tree_->nodes()[i].source;
      const Tree within(source.of(markup_), watch_);
      inside_ = true;
      shift_ = source.begin;
      writer_.line();
      walk(within, context);
      writer_.line();
      inside_ = false;
      shift_ = 0;
    }
  }

  // Of markup in markup, where it stands in the whole.
  [[nodiscard]] Span inner(Span span) const { return {span.begin + shift_, span.end + shift_}; }

  void read_head(const Node& head_node) {
    tree_->each_child(head_node, [&](const Node& node) {
      if (node.tag == meta) read_meta(node);
      if (node.tag == title) read_title(node);
      if (node.tag == Tag::link &&
          folded(tree_->attribute(node, AttributeName::rel)) == "canonical") {
        add_attribute("url", node, AttributeName::href);
      }
      return true;
    });
  }

  void read_title(const Node& node) {
    const std::size_t first = tree_->index_of(node) + 1;
    if (first >= node.after) return;
    writer_.metadata("title", inner(tree_->nodes()[first].source), tree_->nodes()[first].reading);
  }

  void read_meta(const Node& node) {
    std::string name = folded(tree_->attribute(node, AttributeName::name));
    if (name.empty()) name = folded(tree_->attribute(node, AttributeName::property));
    if (is_metadata_name(name)) add_attribute(name, node, AttributeName::content);
  }

  void add_attribute(std::string name, const Node& node, AttributeName wanted) {
    const Attribute* found = tree_->find_attribute(node, wanted);
    if (found == nullptr || found->value.empty()) return;
    writer_.metadata(std::move(name), inner(found->value), Reading::attribute);
  }

  const Tree* tree_;
  values::Watch* watch_;
  std::string_view markup_;
  bool revealing_;
  MarkupWriter writer_;
  bool inside_ = false;      // markup that stands in markup is read
  std::uint32_t shift_ = 0;  // where it begins
  std::uint32_t tables_ = 0;
  std::uint32_t rows_ = 0;
  bool fostered_ = false;      // the last text was
  bool begun_ = false;         // an element that has no text yet
  std::uint32_t columns_ = 0;  // cells of the row at hand so far
  std::size_t prose_seen_ = 0;
  std::size_t prose_hidden_ = 0;
};

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
  std::string folded_head(head);
  std::transform(folded_head.begin(), folded_head.end(), folded_head.begin(), lower);
  const std::string_view small = folded_head;
  if (begins_line(small, "<!doctype html") || begins_line(small, "<html")) return true;
  const std::size_t first = small.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == small.npos || small[first] != '<') return false;
  // A piece of a page begins with an element of a page.
  constexpr std::array<std::string_view, 16> openings{
      "<!doctype", "<html", "<head",    "<body",    "<div", "<table", "<p>",     "<p ",
      "<span",     "<meta", "<section", "<article", "<ul",  "<h1",    "<script", "<title"};
  const std::string_view opening = small.substr(first);
  if (std::any_of(openings.begin(), openings.end(),
                  [&](std::string_view tag) { return opening.starts_with(tag); })) {
    return true;
  }
  return opening.starts_with("<!--") &&
         (small.find("<div") != std::string::npos || small.find("<p") != std::string::npos ||
          small.find("<html") != std::string::npos);
}

text::Text read_html(text::Text markup) {
  const Tree tree(markup.utf8, markup.watch);
  if (tree.too_deep()) {
    markup.diagnostics.push_back(values::diagnostic(values::Code::limit_nesting, {}, std::nullopt));
  }
  auto reader = std::make_unique<Reader>(tree, markup.watch, false);
  reader->read();
  if (reader->hides_the_text()) {
    reader = std::make_unique<Reader>(tree, markup.watch, true);
    reader->read();
  }
  return apply(std::move(markup), reader->finish());
}

}  // namespace gongwen::formats
