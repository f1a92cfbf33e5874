// What single elements of HTML say of the text in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/text.hpp"

struct GumboInternalNode;

namespace gongwen::formats {

using Node = ::GumboInternalNode;

// Children of a node, none of what has none. Elements alone have more to tell.
[[nodiscard]] std::size_t child_count(const Node& node);
[[nodiscard]] const Node& child(const Node& node, std::size_t index);
[[nodiscard]] bool is_element(const Node& node);
// The text of a node that is text, as its bytes in the markup and as what they stand for; empty
// where the parser made it up.
[[nodiscard]] std::string_view raw_text(const Node& node);
[[nodiscard]] std::string_view decoded_text(const Node& node);

[[nodiscard]] std::string_view attribute(const Node& element, const char* name);
// Lower case without spaces: `Display : None` says display:none.
[[nodiscard]] std::string folded(std::string_view s);

// Elements that begin and end a line.
[[nodiscard]] bool is_block(const Node& element);
// Elements that are a paragraph by themselves: a line break of the markup in them is none.
[[nodiscard]] bool is_paragraph(const Node& element);
// Elements whose content no reader sees, or that hold controls rather than text.
[[nodiscard]] bool is_unseen(const Node& element);
// Elements that a script or the style of the page keeps out of sight.
[[nodiscard]] bool is_hidden(const Node& element);
// Elements whose content is the source of markup: <textarea>, <script type="text/template">.
[[nodiscard]] bool holds_markup(const Node& element);
// <nav>, <footer>, and what its class or id calls a breadcrumb, a menu, a share bar, a footer.
[[nodiscard]] bool is_furniture(const Node& element);
// White space counts: <pre>, white-space:pre-wrap.
[[nodiscard]] bool keeps_space(const Node& element);

// Bytes of text that has sentences: what a page wants to say, rather than its buttons. A style
// sheet or a script has none, whatever its strings say.
[[nodiscard]] std::size_t prose_in(std::string_view text);
[[nodiscard]] std::size_t prose_below(const Node& element);
// More prose than a menu or a footer has, so that it is the page that the element wraps.
[[nodiscard]] bool holds_prose(const Node& element);
// 来源： 责任编辑：: two to six ideographs and a colon.
[[nodiscard]] bool begins_with_label(std::string_view text);

[[nodiscard]] text::Block::Align align_of(const Node& element);
// Heavier than its surroundings, or lighter; `inherited` where it says neither.
[[nodiscard]] bool is_bold(const Node& element, bool inherited);

}  // namespace gongwen::formats
