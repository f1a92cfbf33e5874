// What is claimed of the charset: names of charsets, byte order marks, and what markup declares.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/charset/decode.hpp"

namespace gongwen::text {

// The charset that a label of the Encoding Standard or of IANA names.
[[nodiscard]] std::optional<Charset> charset_of(std::string_view label);

struct ByteOrderMark {
  std::string_view bytes;
  Charset charset;
};
// The mark that the bytes begin with, if any.
[[nodiscard]] const ByteOrderMark* byte_order_mark(std::string_view bytes);

// The label in the `<meta>` of a page or in an XML declaration, as a browser looks for it before it
// decodes: in the first 1024 bytes, outside comments.
[[nodiscard]] std::optional<std::string> declared_in_markup(std::string_view bytes);

}  // namespace gongwen::text
