// What files that hold no text of their own begin with: office files, pictures, archives, programs,
// databases; and what is text, but of records or mail.
#pragma once

#include <optional>
#include <string_view>

#include "gongwen/result.hpp"

namespace gongwen::formats {

struct Signature {
  Format format = Format::binary;
  std::string_view name;  // as people call it, the same in all languages: PNG, XLSX, gzip
};

// Nothing for what may be a text or a web page. Looks at the bytes alone, never at a name.
[[nodiscard]] std::optional<Signature> signature_of(std::string_view bytes);

}  // namespace gongwen::formats
