// What of a numbered paragraph is its heading: all of it, its first sentence, the words before a
// colon, or nothing. The rules are those of GB/T 9704-2012, 7.3.3, and of how writers use them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"
#include "scan/label.hpp"

namespace gongwen::parse {

// What could be the heading of a numbered paragraph, and how much speaks for it.
struct HeadingText {
  Span heading;        // without the mark that ends it; empty if nothing could be one
  Span rest;           // what follows in the same paragraph; may be empty
  bool whole = false;  // the heading is all of the paragraph
  float score = 0;     // above 0: rather a heading
  bool bare = false;   // a line without any mark
  bool item = false;   // a line without any mark and nothing below it: it may be an item of a list
};

// `body` is the paragraph behind its label. `has_content`: sections or paragraphs follow below it.
[[nodiscard]] HeadingText heading_text(std::string_view text, Span body, const scan::Label& label,
                                       bool has_content);

// The same where the paragraph begins with heavier words, `lead` (empty: it does not): they are its
// heading, unless they stop inside a clause.
[[nodiscard]] HeadingText heading_text(std::string_view text, Span body, const scan::Label& label,
                                       bool has_content, Span lead);

// Decides for all sections of one list together: where most of them have headings, so has the
// doubtful one, and the other way round.
[[nodiscard]] std::vector<bool> decide_headings(const std::vector<HeadingText>& siblings);

}  // namespace gongwen::parse
