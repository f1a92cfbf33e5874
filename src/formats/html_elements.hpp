// What single elements of HTML say of the text in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "formats/html_tree.hpp"
#include "text/text.hpp"

namespace gongwen::formats {

// The lower case of an ASCII letter, whatever the locale of the process is.
[[nodiscard]] constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Lower case without spaces: `Display : None` says display:none.
[[nodiscard]] std::string folded(std::string_view s);

// Elements that begin and end a line.
[[nodiscard]] bool is_block(Tag tag);
// Elements that are a paragraph by themselves: a line break of the markup in them is none.
[[nodiscard]] bool is_paragraph(Tag tag);
// Elements whose content no reader sees, or that hold controls rather than text.
[[nodiscard]] bool is_unseen(const Tree& tree, const Node& element);
// Elements whose content is the source of markup: <textarea>, <script type="text/template">.
[[nodiscard]] bool holds_markup(const Tree& tree, const Node& element);
// <nav>, <footer>, and what its class or id calls a breadcrumb, a menu, a share bar, a footer.
[[nodiscard]] bool is_furniture(const Tree& tree, const Node& element);

// What the attributes and the name of an element say of its looks.
struct Look {
  bool hidden = false;       // a script or the style of the page keeps it out of sight
  bool keeps_space = false;  // white space counts: <pre>, white-space:pre-wrap
  text::Block::Align align = text::Block::Align::none;
  std::optional<bool> bold;  // heavier than others, or not; none: as what is around it
};
[[nodiscard]] Look look_of(const Tree& tree, const Node& element);

// More prose than a menu or a footer has, so that it is the page that the element wraps.
[[nodiscard]] bool holds_prose(const Tree& tree, const Node& element);
// Bytes of prose in an element that is not seen; a style sheet or a script has none.
[[nodiscard]] std::size_t prose_hidden_in(const Tree& tree, const Node& element);
// 来源： 责任编辑：: two to six ideographs and a colon.
[[nodiscard]] bool begins_with_label(std::string_view text);

}  // namespace gongwen::formats
