// Readings in brackets behind characters (會(huì )議), as flattened ruby markup leaves them.
#pragma once

#include <cstdint>

#include "text/text.hpp"

namespace gongwen::text {

// A bracket that holds a reading; `reading` lies in it.
struct Annotation {
  Span span;
  Span reading;
};

// Readings without a tone mark (的(de)) look like labels of a list: they count only beside others.
enum class Tone : std::uint8_t { marked, any };

// The annotation that opens at `at`: a bracket and one syllable; an empty span if none does.
[[nodiscard]] Annotation annotation_at(std::string_view text, std::size_t at,
                                       Tone tone = Tone::marked);
// The same without its opening bracket, which a lost byte may have taken along.
[[nodiscard]] Annotation open_annotation_at(std::string_view text, std::size_t at,
                                            Tone tone = Tone::marked);

// Letters of Hanyu Pinyin: a-z and vowels with marks.
[[nodiscard]] bool is_reading_letter(char32_t c);

// Drops each bracket that holds a reading of the character before it.
[[nodiscard]] Text strip_readings(Text&& text);

}  // namespace gongwen::text
