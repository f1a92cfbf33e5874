// Readings in brackets behind characters (會(huì )議), as flattened ruby markup leaves them.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// A bracket that holds a reading; `reading` lies in it.
struct Annotation {
  Span span;
  Span reading;
};

// The annotation that opens at `at`: a bracket and one toned syllable; an empty span if none does.
[[nodiscard]] Annotation annotation_at(std::string_view text, std::size_t at);
// The same without its opening bracket, which a lost byte may have taken along.
[[nodiscard]] Annotation open_annotation_at(std::string_view text, std::size_t at);

// Letters of Hanyu Pinyin: a-z and vowels with marks.
[[nodiscard]] bool is_reading_letter(char32_t c);

// Drops each bracket that holds a reading of the character before it.
[[nodiscard]] Text strip_readings(Text&& text);

}  // namespace gongwen::text
