#include "text/charset/decode.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "tables/big5.hpp"
#include "tables/euc_tw.hpp"
#include "tables/gbk.hpp"
#include "text/charset/output.hpp"
#include "text/charset/stateful.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr Decoded ill_formed{replacement, 0, 1, false};

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

// Well-formed UTF-8 of one character that is not ASCII (Unicode 15, table 3-7); otherwise the
// maximal part that could begin one, as the WHATWG decoder takes it.
Decoded decode_utf8(std::string_view bytes, std::size_t at) {
  const std::uint8_t lead = byte_at(bytes, at);
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  std::uint32_t more = 0;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2;
    value = lead & 0x0FU;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3;
    value = lead & 0x07U;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return ill_formed;
  }
  std::uint32_t size = 1;
  for (; size <= more; ++size) {
    if (at + size >= bytes.size()) return {replacement, 0, size, false};
    const std::uint8_t next = byte_at(bytes, at + size);
    if (next < low || next > high) return {replacement, 0, size, false};
    value = value << 6 | (next & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {value, 0, size, true};
}

Decoded decode_gb18030(std::string_view bytes, std::size_t at) {
  const std::uint8_t lead = byte_at(bytes, at);
  if (lead == 0x80) return {0x20AC, 0, 1, true};
  if (lead == 0xFF || at + 1 >= bytes.size()) return ill_formed;
  const std::uint8_t trail = byte_at(bytes, at + 1);
  if (trail >= 0x30 && trail <= 0x39) {
    if (at + 3 >= bytes.size()) return ill_formed;
    const std::uint8_t code[4] = {lead, trail, byte_at(bytes, at + 2), byte_at(bytes, at + 3)};
    const char32_t c = tables::gb18030_character(code);
    return c != 0 ? Decoded{c, 0, 4, true} : ill_formed;
  }
  const char32_t c = tables::gbk_character(lead, trail);
  if (c != 0) return {c, 0, 2, true};
  // An ASCII byte is never swallowed: it is more likely right than the byte before it.
  return trail < 0x80 ? ill_formed : Decoded{replacement, 0, 2, false};
}

Decoded decode_big5(std::string_view bytes, std::size_t at) {
  if (at + 1 >= bytes.size()) return ill_formed;
  const std::uint8_t trail = byte_at(bytes, at + 1);
  const tables::Big5Character c = tables::big5_character(byte_at(bytes, at), trail);
  if (c.first != 0) return {c.first, c.second, 2, true};
  return trail < 0x80 ? ill_formed : Decoded{replacement, 0, 2, false};
}

// Plane 1 takes two bytes, the others four: 8E, A0 and the plane, row, cell.
Decoded decode_euc_tw(std::string_view bytes, std::size_t at) {
  constexpr std::uint8_t shift = 0x8E;
  constexpr std::uint8_t base = 0xA0;
  const auto in_set = [&](std::size_t i) { return i < bytes.size() && byte_at(bytes, i) > base; };
  const std::uint32_t size = byte_at(bytes, at) == shift ? 4 : 2;
  for (std::size_t i = at + (size == 4 ? 1 : 0); i < at + size; ++i) {
    if (!in_set(i)) return ill_formed;
  }
  const auto part = [&](std::size_t i) {
    return static_cast<std::uint8_t>(byte_at(bytes, i) - base);
  };
  const std::uint8_t plane = size == 4 ? part(at + 1) : std::uint8_t{1};
  const char32_t c = tables::cns_character(plane, part(at + size - 2), part(at + size - 1));
  return c != 0 ? Decoded{c, 0, size, true} : Decoded{replacement, 0, size, false};
}

Decoded decode_utf16(std::string_view bytes, std::size_t at, bool big_endian) {
  const auto unit = [&](std::size_t i) {
    const char32_t first = byte_at(bytes, i);
    const char32_t second = byte_at(bytes, i + 1);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  if (at + 1 >= bytes.size()) return ill_formed;
  const char32_t first = unit(at);
  if (first < 0xD800 || first > 0xDFFF) return {first, 0, 2, true};
  if (first <= 0xDBFF && at + 3 < bytes.size()) {
    const char32_t second = unit(at + 2);
    if (second >= 0xDC00 && second <= 0xDFFF) {
      return {0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 0, 4, true};
    }
  }
  return {replacement, 0, 2, false};
}

Decoded decode_utf32(std::string_view bytes, std::size_t at, bool big_endian) {
  constexpr std::uint32_t unit = 4;
  if (at + unit > bytes.size()) {
    return {replacement, 0, static_cast<std::uint32_t>(bytes.size() - at), false};
  }
  char32_t value = 0;
  for (std::size_t i = 0; i < unit; ++i) {
    value = value << 8 | byte_at(bytes, at + (big_endian ? i : unit - 1 - i));
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value > 0x10FFFF || surrogate) return {replacement, 0, unit, false};
  return {value, 0, unit, true};
}

// windows-1252 has signs where Latin-1 has the control characters 0x80-0x9F.
Decoded decode_windows1252(std::uint8_t byte) {
  constexpr char16_t signs[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                  0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                  0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                  0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  return {byte < 0xA0 && byte >= 0x80 ? signs[byte - 0x80] : char32_t{byte}, 0, 1, true};
}

std::size_t ascii_size(std::string_view bytes) {
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) ++at;
  return at;
}

Text decode_utf8_text(std::string_view bytes, values::Watch* watch) {
  Output out(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t good = valid_utf8(bytes.substr(at));
    values::poll(watch, good + 1);
    if (good > 0) out.keep(bytes.substr(at, good));
    at += good;
    if (at == bytes.size()) break;
    const Decoded c = decode_utf8(bytes, at);
    out.put(c, at);
    at += c.size;
  }
  return std::move(out).finish();
}

// Writes the two-byte characters at the beginning of `bytes` that take three bytes of UTF-8, which
// is all but a few: returns how many.
std::size_t write_gbk_pairs(std::string_view bytes, std::string& out) {
  const tables::GbkPairs& pairs = tables::gbk_pairs();
  const std::size_t most = bytes.size() / 2;
  constexpr std::size_t step = 64;  // as many as fit the room that is made at a time
  std::size_t count = 0;
  for (bool more = true; more && count < most;) {
    const std::size_t until = std::min(most, count + step);
    const std::size_t begin = out.size();
    out.resize(begin + (until - count) * 3);
    char* to = out.data() + begin;
    for (; count < until; ++count) {
      const std::uint8_t lead = byte_at(bytes, 2 * count);
      const char16_t c = pairs[(lead & 0x7FU) << 8 | byte_at(bytes, 2 * count + 1)];
      more = lead >= 0x80 && c >= 0x800;
      if (!more) break;
      *to++ = static_cast<char>(0xE0 | c >> 12);
      *to++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
      *to++ = static_cast<char>(0x80 | (c & 0x3F));
    }
    out.resize(static_cast<std::size_t>(to - out.data()));
  }
  return count;
}

Text decode_gb18030_text(std::string_view bytes, values::Watch* watch) {
  Output out(bytes.size() + bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    if (const std::size_t ascii = ascii_size(bytes.substr(at))) {
      out.keep(bytes.substr(at, ascii));
      values::poll(watch, ascii);
      at += ascii;
      continue;
    }
    if (const std::size_t pairs = write_gbk_pairs(bytes.substr(at), out.utf8())) {
      out.units(pairs, 2, 3);
      values::poll(watch, 2 * pairs);
      at += 2 * pairs;
      continue;
    }
    const Decoded c = decode_gb18030(bytes, at);
    out.put(c, at);
    values::poll(watch, c.size);
    at += c.size;
  }
  return std::move(out).finish();
}

}  // namespace

std::string_view whatwg_name(Charset charset) {
  switch (charset) {
    case Charset::utf8:
      return "UTF-8";
    case Charset::gb18030:
      return "GB18030";
    case Charset::big5:
      return "Big5";
    case Charset::utf16le:
      return "UTF-16LE";
    case Charset::utf16be:
      return "UTF-16BE";
    case Charset::utf32le:
      return "UTF-32LE";
    case Charset::utf32be:
      return "UTF-32BE";
    case Charset::euc_tw:
      return "EUC-TW";
    case Charset::hz:
      return "HZ-GB-2312";
    case Charset::iso2022cn:
      return "ISO-2022-CN";
    case Charset::windows1252:
      return "windows-1252";
  }
  return {};
}

Decoded decode_at(Charset charset, std::string_view bytes, std::size_t at) {
  if (charset == Charset::utf16le) return decode_utf16(bytes, at, false);
  if (charset == Charset::utf16be) return decode_utf16(bytes, at, true);
  if (charset == Charset::utf32le) return decode_utf32(bytes, at, false);
  if (charset == Charset::utf32be) return decode_utf32(bytes, at, true);
  const std::uint8_t first = byte_at(bytes, at);
  if (first < 0x80) return {first, 0, 1, true};
  switch (charset) {
    case Charset::gb18030:
      return decode_gb18030(bytes, at);
    case Charset::big5:
      return decode_big5(bytes, at);
    case Charset::euc_tw:
      return decode_euc_tw(bytes, at);
    case Charset::hz:
    case Charset::iso2022cn:
      return ill_formed;  // both have seven bits
    case Charset::windows1252:
      return decode_windows1252(first);
    default:
      return decode_utf8(bytes, at);
  }
}

std::size_t valid_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (byte_at(bytes, at) < 0x80) {
      at += ascii_size(bytes.substr(at));
      continue;
    }
    // Characters of three bytes, nearly all of a Chinese text, are checked two at a time: all but
    // those whose lead byte allows some second bytes only.
    constexpr std::uint32_t special_leads = 1U << 0x0 | 1U << 0xD;
    for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += 6) {
      std::memcpy(&word, bytes.data() + at, sizeof word);
      if constexpr (std::endian::native == std::endian::big) break;
      if ((word & 0xC0C0F0C0C0F0U) != 0x8080E08080E0U) break;
      const std::uint32_t leads = 1U << (word & 0xFU) | 1U << (word >> 24 & 0xFU);
      if ((leads & special_leads) != 0) break;
    }
    for (std::uint32_t word = 0; at + sizeof word <= bytes.size(); at += 3) {
      std::memcpy(&word, bytes.data() + at, sizeof word);
      if constexpr (std::endian::native == std::endian::big) break;
      if ((word & 0xC0C0F0U) != 0x8080E0U) break;
      const std::uint32_t c = (word & 0xFU) << 12 | (word >> 2 & 0xFC0U) | (word >> 16 & 0x3FU);
      const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
      if (c < 0x800 || surrogate) return at;
    }
    if (at >= bytes.size() || byte_at(bytes, at) < 0x80) continue;
    const Decoded c = decode_utf8(bytes, at);
    if (!c.valid) return at;
    at += c.size;
  }
  return at;
}

Text decode(Charset charset, std::string_view bytes, values::Watch* watch) {
  if (charset == Charset::utf8) return decode_utf8_text(bytes, watch);
  if (charset == Charset::gb18030) return decode_gb18030_text(bytes, watch);
  if (is_stateful(charset)) return decode_stateful(charset, bytes, watch);
  Output out(bytes.size() + bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded c = decode_at(charset, bytes, at);
    out.put(c, at);
    values::poll(watch, c.size);
    at += c.size;
  }
  return std::move(out).finish();
}

}  // namespace gongwen::text
