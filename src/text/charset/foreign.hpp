// Charsets in which no Chinese is written, but other languages are: read where they are declared.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/text.hpp"
#include "values/watch.hpp"

namespace gongwen::text {

struct Foreign {
  Text text;
  std::string charset;  // its MIME name, else IANA's
};

// Decodes with ICU's converter of that label; nothing if it has none that is registered. Ill-formed
// bytes become U+FFFD, each a repair `encoding`.
[[nodiscard]] std::optional<Foreign> decode_foreign(std::string_view bytes,
                                                    const std::string& label,
                                                    values::Watch* watch = nullptr);

// True if somebody can decode the charset of that label, Chinese or foreign.
[[nodiscard]] bool knows_charset(std::string_view label);

// The characters of bytes in the charset of a label, Chinese or foreign; in UTF-8 where no one
// knows the label. Ill-formed bytes become U+FFFD.
[[nodiscard]] std::string decode_as(std::string_view bytes, std::string_view label);

}  // namespace gongwen::text
