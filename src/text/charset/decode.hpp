// Bytes of a known charset to UTF-8, with the map and a repair for each byte that does not fit.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/text.hpp"
#include "values/watch.hpp"

namespace gongwen::text {

enum class Charset : std::uint8_t {
  utf8,
  gb18030,
  big5,
  utf16le,
  utf16be,
  utf32le,
  utf32be,
  euc_tw,
  hz,
  iso2022cn,
  windows1252,
};

// True for the charsets in which escape sequences say what the bytes behind them are.
[[nodiscard]] constexpr bool is_stateful(Charset charset) {
  return charset == Charset::hz || charset == Charset::iso2022cn;
}

// WHATWG's name where it has one, else IANA's.
[[nodiscard]] std::string_view whatwg_name(Charset charset);

// One character read from bytes; `value` is U+FFFD where they are ill-formed.
struct Decoded {
  char32_t value = 0;
  char32_t second = 0;     // the combining mark of four Big5 codes
  std::uint32_t size = 0;  // bytes taken, at least 1
  bool valid = true;
};

// The character that begins at `at`; in a stateful charset as if no escape sequence stood before.
// Precondition: `at < bytes.size()`.
[[nodiscard]] Decoded decode_at(Charset charset, std::string_view bytes, std::size_t at);

// The size of the well-formed UTF-8 at the beginning of `bytes`.
[[nodiscard]] std::size_t valid_utf8(std::string_view bytes);

// Decodes all of it; ill-formed bytes become U+FFFD, each a repair `encoding`.
[[nodiscard]] Text decode(Charset charset, std::string_view bytes, values::Watch* watch = nullptr);

}  // namespace gongwen::text
