#include "formats/html_tree.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace gongwen::formats {
namespace {

using enum Tag;

// HTML Standard, 13.1.2.
constexpr Tags voids(area, base, basefont, bgsound, br, col, embed, frame, hr, image, img, input,
                     keygen, link, meta, param, source, track, wbr);
// 13.2.4.2: elements that a misplaced end tag does not reach through.
constexpr Tags specials(address, applet, area, article, aside, base, basefont, bgsound, blockquote,
                        body, br, button, caption, center, col, colgroup, dd, details, dir, div, dl,
                        dt, embed, fieldset, figcaption, figure, footer, form, frame, frameset, h1,
                        h2, h3, h4, h5, h6, head, header, hgroup, hr, html, iframe, img, input,
                        keygen, li, link, listing, main, marquee, menu, meta, nav, noembed,
                        noframes, noscript, object, ol, p, param, plaintext, pre, script, search,
                        section, select, source, style, summary, table, tbody, td, template_,
                        textarea, tfoot, th, thead, title, tr, track, ul, wbr, xmp, desc,
                        foreignobject, root);
// Where the search for an open element ends (has an element in scope).
constexpr Tags scope_ends(applet, caption, html, table, td, th, marquee, object, template_, desc,
                          foreignobject, root);
constexpr Tags table_scope_ends(html, table, template_, root);
constexpr Tags headings(h1, h2, h3, h4, h5, h6);
// Start tags that end an open <p>.
constexpr Tags ends_paragraph(address, article, aside, blockquote, center, details, dialog, dir,
                              div, dl, fieldset, figcaption, figure, footer, header, hgroup, main,
                              menu, nav, ol, p, search, section, summary, ul, h1, h2, h3, h4, h5,
                              h6, pre, listing, form, hr, xmp, plaintext, li, dd, dt);
// End tags that need their element open, and end what is open in it.
constexpr Tags blocks(address, article, aside, blockquote, button, center, details, dialog, dir,
                      div, dl, fieldset, figcaption, figure, footer, header, hgroup, listing, main,
                      menu, nav, ol, pre, search, section, summary, ul, applet, marquee, object);
constexpr Tags implied_ends(dd, dt, li, optgroup, option, p, rb, rp, rt, rtc);
constexpr Tags in_head(base, basefont, bgsound, link, meta, noframes, noscript, script, style,
                       template_, title);
constexpr Tags table_parts(table, tbody, tfoot, thead, tr);
constexpr Tags row_groups(tbody, tfoot, thead);
constexpr Tags cells(td, th);
// The formatting elements of 13.2.4.3 that change what is read: links, and what is bold. Others are
// formatting, too, where they have a style.
constexpr Tags formatting(a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u);
constexpr Tags seen_formatting(a, b, strong);
// Start tags that no SVG or MathML holds (13.2.6.5).
constexpr Tags leaves_foreign(b, big, blockquote, body, br, center, code, dd, div, dl, dt, em,
                              embed, h1, h2, h3, h4, h5, h6, head, hr, i, img, li, listing, menu,
                              meta, nobr, ol, p, pre, ruby, s, small, span, strong, strike, sub,
                              sup, table, tt, u, ul, var);

// How many formatting elements are made anew at a place, and remembered: the innermost say what a
// character is.
constexpr std::size_t most_reopened = 2;
constexpr std::size_t most_remembered = 24;
// Elements that a misplaced end tag cuts; a deeper one leaves them as they are.
constexpr std::size_t most_cut = 4;

bool is_blank_text(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

// A page without a modern DOCTYPE lets a <p> hold a table (13.2.6.4.1, by the DOCTYPEs that are
// found on pages).
bool is_quirky(std::string_view doctype) {
  std::string lower(doctype);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const auto has = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
  const std::size_t name = lower.find_first_not_of(" \t\r\n\f");
  if (name == std::string::npos || !lower.substr(name).starts_with("html")) return true;
  if (has("dtd html 4.01 transitional") || has("dtd html 4.01 frameset")) return !has("http");
  return has("dtd html 2") || has("dtd html 3") || has("dtd html 4.0 transitional") ||
         has("dtd html 4.0 frameset") || has("-//ietf//");
}

}  // namespace

std::size_t prose_in(std::string_view text) {
  return text.find("。") == std::string_view::npos ? 0 : text.size();
}

class TreeBuilder {
 public:
  explicit TreeBuilder(Tree& tree) : tree_(tree), markup_(tree.markup_), tokenizer_(tree.markup_) {}

  void build(values::Watch* watch) {
    open(add(root, {}));
    Token token;
    for (tokenizer_.next(token); token.kind != Token::Kind::end; tokenizer_.next(token)) {
      values::poll(watch, token.source.size() + 1);
      switch (token.kind) {
        case Token::Kind::text:
          text(token);
          break;
        case Token::Kind::start_tag:
          start(token);
          break;
        case Token::Kind::end_tag:
          end(token);
          break;
        case Token::Kind::doctype:
          if (tree_.nodes_.size() == 1) quirks_ = is_quirky(token.name.of(markup_));
          break;
        case Token::Kind::comment:
        case Token::Kind::end:
          break;
      }
      tokenizer_.allow_cdata(foreign());
    }
    while (!open_.empty()) pop();
    add(Tag::text, {size(), size()});  // the end, so that each node has one behind it
  }

 private:
  struct Open {
    std::uint32_t node = 0;
    Tag tag = unknown;
  };
  struct Format {
    std::uint32_t node = 0;
    Tag tag = unknown;  // Tag::root: a cell or the like began, which formatting does not reach into
    bool open = false;
  };

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(markup_.size()); }
  [[nodiscard]] Tag top() const { return open_.back().tag; }
  [[nodiscard]] bool is_open(Tag tag) const { return counts_[static_cast<std::size_t>(tag)] > 0; }

  std::uint32_t add(Tag tag, Span source) {
    Node node;
    node.tag = tag;
    node.source = source;
    node.prose = prose_;
    node.attributes = static_cast<std::uint32_t>(tree_.attributes_.size());
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    node.after = index + 1;
    tree_.nodes_.push_back(node);
    return index;
  }

  void open(std::uint32_t node) {
    const Tag tag = tree_.nodes_[node].tag;
    open_.push_back({node, tag});
    ++counts_[static_cast<std::size_t>(tag)];
  }

  void pop() {
    const Open last = open_.back();
    open_.pop_back();
    tree_.nodes_[last.node].after = static_cast<std::uint32_t>(tree_.nodes_.size());
    --counts_[static_cast<std::size_t>(last.tag)];
    if (has_marker(last.tag)) {
      while (!formats_.empty() && formats_.back().tag != root) formats_.pop_back();
      if (!formats_.empty()) formats_.pop_back();
    } else if (formatting.has(last.tag)) {
      for (std::size_t k = formats_.size(); k-- > 0 && formats_[k].tag != root;) {
        if (formats_[k].node == last.node) formats_[k].open = false;
      }
    }
  }
  void pop_to(std::size_t index) {  // the element at `index` too
    while (open_.size() > index) pop();
  }
  static bool has_marker(Tag tag) {
    constexpr Tags markers(td, th, caption, applet, object, marquee, template_);
    return markers.has(tag);
  }

  // Index in `open_` of the innermost `tag`, none behind one of `ends`.
  [[nodiscard]] std::size_t in_scope(Tag tag, const Tags& ends = scope_ends) const {
    if (!is_open(tag)) return none;
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].tag == tag) return i;
      if (ends.has(open_[i].tag)) return none;
    }
    return none;
  }

  void imply_ends(Tag but = root) {
    while (implied_ends.has(top()) && top() != but) pop();
  }

  void close_paragraph() {
    constexpr Tags ends(applet, caption, html, table, td, th, marquee, object, template_, desc,
                        foreignobject, root, button);
    const std::size_t found = in_scope(p, ends);
    if (found != none) pop_to(found);
  }

  // --- text ---

  void text(const Token& token) {
    const std::string_view characters = token.source.of(markup_);
    const bool blank = is_blank_text(characters);
    if (!blank) leave_head();
    const bool foster = !blank && table_parts.has(top());
    // What a table holds between its cells closes nothing and is no part of it.
    if (!blank && !foreign()) reopen();
    const std::uint32_t node = add(Tag::text, token.source);
    tree_.nodes_[node].reading = token.reading;
    tree_.nodes_[node].fostered = foster;
    prose_ += static_cast<std::uint32_t>(prose_in(characters));
  }

  // Text, or an element of the body: the head is over.
  void leave_head() {
    if (!is_open(head)) return;
    if (top() == noscript) pop();
    if (top() == head) pop();
  }

  // --- formatting ---

  // Formatting that a block has ended, and that no end tag has, goes on in what follows.
  void reopen() {
    if (formats_.empty() || formats_.back().open || formats_.back().tag == root) return;
    std::size_t first = formats_.size();
    while (first > 0 && !formats_[first - 1].open && formats_[first - 1].tag != root) --first;
    if (formats_.size() - first > most_reopened) {
      formats_.erase(formats_.begin() + static_cast<std::ptrdiff_t>(first),
                     formats_.end() - static_cast<std::ptrdiff_t>(most_reopened));
    }
    for (std::size_t k = first; k < formats_.size(); ++k) {
      if (open_.size() >= deepest_element || is_crowded()) return;
      const std::uint32_t copy = again(formats_[k].node);
      open(copy);
      formats_[k].node = copy;
      formats_[k].open = true;
    }
  }

  // More nodes than any page has for its size: none is made that has no tag of its own, so that
  // memory is bounded by the markup.
  [[nodiscard]] bool is_crowded() const {
    constexpr std::size_t some = 4096;
    return tree_.nodes_.size() > markup_.size() / 3 + some;
  }

  // A node that goes on with another one.
  std::uint32_t again(std::uint32_t node) {
    const std::uint32_t copy = add(tree_.nodes_[node].tag, {});
    Node& made = tree_.nodes_[copy];
    const Node& of = tree_.nodes_[node];
    made.source = {of.source.begin, of.source.end};
    made.attributes = of.attributes;
    made.attributes_count = of.attributes_count;
    made.continued = true;
    made.fostered = table_parts.has(top());
    return copy;
  }

  void remember(std::uint32_t node) {
    const Node& made = tree_.nodes_[node];
    if (!seen_formatting.has(made.tag) &&
        tree_.find_attribute(made, AttributeName::style) == nullptr) {
      return;
    }
    std::size_t first = formats_.size();
    while (first > 0 && formats_[first - 1].tag != root) --first;
    if (formats_.size() - first >= most_remembered) {
      formats_.erase(formats_.begin() + static_cast<std::ptrdiff_t>(first));
    }
    formats_.push_back({node, made.tag, true});
  }

  // The end tag of a formatting element (13.2.6.4.7, the adoption agency): what it holds goes on
  // without it. False: treat it as any other end tag.
  bool end_formatting(Tag tag) {
    std::size_t at = formats_.size();
    while (at > 0 && formats_[at - 1].tag != tag && formats_[at - 1].tag != root) --at;
    if (at == 0 || formats_[at - 1].tag == root) return false;
    const auto entry = formats_.begin() + static_cast<std::ptrdiff_t>(at - 1);
    const Format format = *entry;
    if (!format.open) {
      formats_.erase(entry);
      return true;
    }
    std::size_t index = open_.size();
    bool block = false;
    while (open_[index - 1].node != format.node) {
      --index;
      if (scope_ends.has(open_[index].tag)) return true;
      block = block || specials.has(open_[index].tag);
    }
    --index;
    formats_.erase(entry);
    if (!block) {
      pop_to(index);
      return true;
    }
    if (open_.size() - index - 1 > most_cut || is_crowded()) return true;
    std::array<Open, most_cut> cut{};
    std::size_t count = 0;
    for (std::size_t k = index + 1; k < open_.size(); ++k) cut[count++] = open_[k];
    std::array<bool, most_cut> formats_open{};
    for (std::size_t k = 0; k < count; ++k) {
      tree_.nodes_[cut[k].node].cut = true;
      formats_open[k] = std::any_of(formats_.begin(), formats_.end(), [&](const Format& other) {
        return other.open && other.node == cut[k].node;
      });
    }
    pop_to(index);
    for (std::size_t k = 0; k < count; ++k) {
      const std::uint32_t copy = again(cut[k].node);
      open(copy);
      if (!formats_open[k]) continue;
      for (Format& other : formats_) {
        if (other.node != cut[k].node) continue;
        other.node = copy;
        other.open = true;
      }
    }
    return true;
  }

  // --- start tags ---

  void start(Token& token) {
    if (foreign() && start_foreign(token)) return;
    if (is_open(select) && start_in_select(token)) return;
    if (!in_head.has(token.tag) && token.tag != head && token.tag != html) {
      if (is_open(head)) leave_head();
    }
    switch (token.tag) {
      case html:
      case head:
      case body:
        start_page(token);
        return;
      case caption:
      case colgroup:
      case col:
      case tbody:
      case tfoot:
      case thead:
      case tr:
      case td:
      case th:
        start_table_part(token);
        return;
      case table:
        if (table_parts.has(top())) {
          pop_to(in_scope(table, table_scope_ends));
        } else if (!quirks_) {
          close_paragraph();
        }
        insert(token);
        return;
      case frame:
      case frameset:
        return;
      default:
        start_in_body(token);
    }
  }

  void start_in_body(Token& token) {
    const Tag tag = token.tag;
    if (tag == li) close_item(Tags(li));
    if (tag == dd || tag == dt) close_item(Tags(dd, dt));
    if (ends_paragraph.has(tag)) close_paragraph();
    if (headings.has(tag) && headings.has(top())) pop();
    if (tag == form) {
      if (is_open(form)) return;
    } else if (tag == button) {
      const std::size_t found = in_scope(button);
      if (found != none) pop_to(found);
    } else if (tag == option || tag == optgroup) {
      if (top() == option) pop();
    } else if (tag == rb || tag == rtc || tag == rp || tag == rt) {
      if (in_scope(ruby) != none) imply_ends(tag == rp || tag == rt ? rtc : root);
    } else if (tag == a) {
      const bool has = std::any_of(formats_.rbegin(), formats_.rend(),
                                   [done = false](const Format& format) mutable {
                                     done = done || format.tag == root;
                                     return !done && format.tag == Tag::a;
                                   });
      if (has) end_formatting(Tag::a);
    } else if (tag == nobr && in_scope(nobr) != none) {
      end_other(token);
    }
    const bool apart = specials.has(tag) || in_head.has(tag);
    if (!apart) reopen();
    if (voids.has(tag)) {
      leaf(token);
      return;
    }
    if (!insert(token)) return;
    const auto node = static_cast<std::uint32_t>(tree_.nodes_.size() - 1);
    if (formatting.has(tag)) remember(node);
    if (has_marker(tag)) formats_.push_back({node, root, true});
    raw_content(token);
  }

  // Elements whose content is no markup (13.2.6.2).
  void raw_content(const Token& token) {
    using Content = Tokenizer::Content;
    const std::string_view name = token.name.of(markup_);
    switch (token.tag) {
      case title:
      case textarea:
        tokenizer_.content(Content::rcdata, name);
        break;
      case style:
      case xmp:
      case iframe:
      case noembed:
      case noframes:
        tokenizer_.content(Content::rawtext, name);
        break;
      case script:
        tokenizer_.content(Content::script, name);
        break;
      case plaintext:
        tokenizer_.content(Content::plaintext, name);
        break;
      default:
        break;
    }
  }

  std::uint32_t element(Token& token) {
    const bool foster = table_parts.has(top()) && !table_parts.has(token.tag) &&
                        !cells.has(token.tag) && token.tag != caption && token.tag != colgroup &&
                        token.tag != col && !in_head.has(token.tag);
    const std::uint32_t node = add(token.tag, token.source);
    tree_.nodes_[node].fostered = foster;
    tree_.nodes_[node].attributes_count = static_cast<std::uint8_t>(token.attributes.size());
    tree_.attributes_.insert(tree_.attributes_.end(), token.attributes.begin(),
                             token.attributes.end());
    return node;
  }
  void leaf(Token& token) { element(token); }

  // These are never open in others, so that they add one to the depth at most.
  static bool holds_text_alone(Tag tag) {
    constexpr Tags tags(title, textarea, style, xmp, iframe, noembed, noframes, script, plaintext);
    return tags.has(tag);
  }

  // False if nothing more can be opened: what the element holds is read as of those around.
  bool insert(Token& token) {
    const std::uint32_t node = element(token);
    if (open_.size() >= deepest_element && !holds_text_alone(token.tag)) {
      tree_.too_deep_ = true;
      return false;
    }
    open(node);
    return true;
  }

  void start_page(Token& token) {
    const bool first = std::all_of(open_.begin(), open_.end(), [](const Open& one) {
      return one.tag == root || one.tag == html;
    });
    if (is_open(token.tag) || !first || (token.tag == head && is_seen_body_)) return;
    is_seen_body_ = is_seen_body_ || token.tag == body;
    insert(token);
  }

  // <li>, and <dt> with <dd>: one that is open ends, but not through another list.
  void close_item(const Tags& items) {
    constexpr Tags through(address, div, p);
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (items.has(open_[i].tag)) {
        pop_to(i);
        return;
      }
      if (specials.has(open_[i].tag) && !through.has(open_[i].tag)) return;
    }
  }

  void start_table_part(Token& token) {
    const Tag tag = token.tag;
    if (!is_open(table)) return;
    // A table that something else closes off, as a <template> does, has no more parts.
    if (in_scope(table, Tags(template_, root)) == none) return;
    const auto back_to = [&](const Tags& tags) {
      while (!tags.has(top()) && top() != table) pop();
    };
    if (tag == td || tag == th) {
      back_to(Tags(tr, tbody, tfoot, thead));
      if (top() != tr) open_left_out(tr, token.source.begin);
    } else if (tag == tr) {
      back_to(row_groups);
    } else if (tag == col) {
      back_to(Tags(colgroup));
      leaf(token);
      return;
    } else {
      back_to(Tags());
    }
    if (insert(token) && has_marker(tag)) {
      formats_.push_back({static_cast<std::uint32_t>(tree_.nodes_.size() - 1), root, true});
    }
  }

  // An element whose tag the page left out.
  void open_left_out(Tag tag, std::uint32_t at) {
    if (open_.size() < deepest_element) open(add(tag, {at, at}));
  }

  // A menu holds choices alone. True if the tag was dealt with.
  bool start_in_select(Token& token) {
    switch (token.tag) {
      case option:
      case optgroup:
        if (top() == option) pop();
        if (token.tag == optgroup && top() == optgroup) pop();
        insert(token);
        return true;
      case script:
      case template_:
      case hr:
        return false;
      case select:
      case input:
      case keygen:
      case textarea: {
        const std::size_t found = in_scope(select, Tags(root));
        pop_to(found);
        return token.tag == select;
      }
      case caption:
      case table:
      case tbody:
      case tfoot:
      case thead:
      case tr:
      case td:
      case th:
        if (in_scope(table, Tags(root)) == none) return true;
        pop_to(in_scope(select, Tags(root)));
        return false;
      default:
        return true;
    }
  }

  // --- SVG and MathML ---

  [[nodiscard]] bool foreign() const {
    if (!is_open(svg) && !is_open(math)) return false;
    for (std::size_t i = open_.size(); i-- > 0;) {
      const Tag tag = open_[i].tag;
      if (tag == svg || tag == math) return true;
      if (tag == foreignobject || tag == desc || cells.has(tag)) return false;
    }
    return false;
  }

  bool start_foreign(Token& token) {
    if (leaves_foreign.has(token.tag)) {
      while (top() != root && foreign()) pop();
      return false;
    }
    if (token.self_closing || voids.has(token.tag)) {
      leaf(token);
    } else {
      insert(token);
    }
    return true;
  }

  // --- end tags ---

  void end(const Token& token) {
    const Tag tag = token.tag;
    switch (tag) {
      case body:
      case html:
      case frameset:
        return;  // what follows is read as if it stood before
      case form:
        end_form();
        return;
      case br:
        leave_head();
        reopen();
        add(br, token.source);
        return;
      case p:
        if (in_scope(p) == none) {
          leave_head();
          // A paragraph without words: the line ends.
          if (!is_open(select)) add(p, token.source);
          return;
        }
        close_paragraph();
        return;
      case li:
        end_scoped(li, Tags(applet, caption, html, table, td, th, marquee, object, template_, desc,
                            foreignobject, root, ol, ul));
        return;
      case table:
      case tbody:
      case tfoot:
      case thead:
      case tr:
      case td:
      case th:
      case caption:
        end_scoped(tag, table_scope_ends);
        return;
      case h1:
      case h2:
      case h3:
      case h4:
      case h5:
      case h6:
        end_heading();
        return;
      case select: {
        const std::size_t found = in_scope(select, Tags(root));
        if (found != none) pop_to(found);
        return;
      }
      case script:
      case style:
      case title:
      case textarea:
      case xmp:
      case iframe:
      case noembed:
      case noframes:
        if (top() == tag) pop();
        return;
      default:
        break;
    }
    if (is_open(select) && tag != option && tag != optgroup && tag != template_) return;
    if (tag == head) {
      if (is_open(head)) leave_head();
      return;
    }
    if (blocks.has(tag) || tag == dd || tag == dt) {
      end_scoped(tag, scope_ends);
      return;
    }
    if (formatting.has(tag) && end_formatting(tag)) return;
    end_other(token);
  }

  void end_scoped(Tag tag, const Tags& ends) {
    const std::size_t found = in_scope(tag, ends);
    if (found != none) pop_to(found);
  }

  // A form ends where its tag says so, and what is open in it goes on.
  void end_form() {
    const std::size_t found = in_scope(form);
    if (found == none) return;
    imply_ends();
    if (found + 1 >= open_.size()) {
      pop_to(found);
      return;
    }
    --counts_[static_cast<std::size_t>(form)];
    open_[found].tag = div;
    ++counts_[static_cast<std::size_t>(div)];
  }

  void end_heading() {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (headings.has(open_[i].tag)) {
        pop_to(i);
        return;
      }
      if (scope_ends.has(open_[i].tag)) return;
    }
  }

  void end_other(const Token& token) {
    if (!is_open(token.tag)) return;
    for (std::size_t i = open_.size(); i-- > 0;) {
      const Open& one = open_[i];
      const bool same = one.tag == token.tag &&
                        (one.tag != unknown ||
                         same_name(tree_.name_of(tree_.nodes_[one.node]), token.name.of(markup_)));
      if (same) {
        pop_to(i);
        return;
      }
      if (specials.has(one.tag)) return;
    }
  }

  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  Tree& tree_;
  std::string_view markup_;
  Tokenizer tokenizer_;
  std::vector<Open> open_;
  std::array<std::uint32_t, tag_count> counts_{};  // of open elements
  std::vector<Format> formats_;                    // 13.2.4.3, those that change what is read
  std::uint32_t prose_ = 0;
  bool quirks_ = true;  // until a DOCTYPE says otherwise
  bool is_seen_body_ = false;
};

Tree::Tree(std::string_view markup, values::Watch* watch) : markup_(markup) {
  TreeBuilder(*this).build(watch);
}

std::string_view Tree::name_of(const Node& node) const {
  std::string_view name = node.source.of(markup_);
  if (name.starts_with('<')) name.remove_prefix(1);
  return name.substr(0, name.find_first_of(" \t\n\r\f/>"));
}

const Attribute* Tree::find_attribute(const Node& node, AttributeName name) const {
  for (std::size_t k = 0; k < node.attributes_count; ++k) {
    const Attribute& one = attributes_[node.attributes + k];
    if (one.name == name) return &one;
  }
  return nullptr;
}

std::string Tree::attribute(const Node& node, AttributeName name) const {
  const Attribute* found = find_attribute(node, name);
  return found == nullptr ? std::string() : decoded(found->value.of(markup_), Reading::attribute);
}

}  // namespace gongwen::formats
