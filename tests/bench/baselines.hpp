// What the library is held against, run in the same process: only the ratios mean something.
#pragma once

#include <string>
#include <string_view>

namespace gongwen::bench {

// A plain check of well-formedness, one byte at a time but for runs of ASCII.
[[nodiscard]] bool is_utf8(std::string_view text);

// ICU's converters, through its UTF-16.
[[nodiscard]] std::string to_gb18030(std::string_view utf8);
[[nodiscard]] std::string icu_from_gb18030(std::string_view bytes);
// The same with the C library's iconv.
std::string iconv_from_gb18030(std::string_view bytes);
// Traditional to simplified with OpenCC (t2s); empty if the benchmark was built without it.
std::string opencc_to_simplified(const std::string& utf8);

}  // namespace gongwen::bench
