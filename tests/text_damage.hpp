// How text is damaged: bytes of one charset read in another, GBK bytes replaced blindly.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "charset_bytes.hpp"
#include "tables/gbk.hpp"
#include "text/charset/decode.hpp"
#include "text/utf8.hpp"

namespace gongwen::test {

// As a decoder with replacement reads the bytes; `sign` for what it cannot read. Some decoders keep
// the byte behind a bad lead, some eat it.
inline std::string read_as_gbk(std::string_view bytes, std::string_view sign, bool eats_two) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Decoded c = text::decode_at(text::Charset::gb18030, bytes, at);
    if (c.valid) {
      text::append(out, c.value);
    } else {
      out += sign;
    }
    at += !c.valid && eats_two && c.size == 1 && at + 1 < bytes.size() ? 2 : c.size;
  }
  return out;
}

// Reads each byte as a Latin-1 character.
inline std::string read_as_latin1(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) text::append(out, static_cast<unsigned char>(byte));
  return out;
}

// What a site's script does that puts something behind or before characters without regard to where
// characters begin.
struct Replacement {
  std::string_view what;
  std::string_view by;
};

inline std::string replace_blindly(std::string bytes,
                                   const std::vector<Replacement>& replacements) {
  for (const Replacement& one : replacements) {
    const std::string what = in_gbk(one.what);
    const std::string by = in_gbk(one.by);
    for (std::size_t at = bytes.find(what); at != std::string::npos;
         at = bytes.find(what, at + by.size())) {
      bytes.replace(at, what.size(), by);
    }
  }
  return bytes;
}

}  // namespace gongwen::test
