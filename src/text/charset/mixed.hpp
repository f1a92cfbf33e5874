// Files whose parts are in different charsets, and files with lost bytes: each stretch is read in
// its own charset, and one lost byte is one repair.
#pragma once

#include <string_view>

#include "text/charset/decode.hpp"
#include "values/watch.hpp"

namespace gongwen::text {

struct Reading {
  Text text;  // with a diagnostic `mixed_encoding` for each stretch in another charset
  Charset charset = Charset::utf8;  // of most of the bytes
};

// Reads bytes that are in `charset` for the most part. `mark` bytes at the beginning are a byte
// order mark, which is left out.
[[nodiscard]] Reading read_bytes(std::string_view bytes, Charset charset, std::uint32_t mark,
                                 values::Watch* watch = nullptr);

}  // namespace gongwen::text
