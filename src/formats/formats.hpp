// The formats that documents come in: decoded text in, the text of the page out.
#pragma once

#include <optional>

#include "gongwen/clean.hpp"
#include "text/text.hpp"

namespace gongwen::formats {

// Reads `decoded` as `wanted`, or as what it looks like, and notes that in `source.format`. Plain
// text is handed back as it is.
[[nodiscard]] text::Text read_format(text::Text decoded, std::optional<Format> wanted,
                                     Source& source);

}  // namespace gongwen::formats
