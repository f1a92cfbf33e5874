#include "text/charset/foreign.hpp"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "text/charset/decode.hpp"
#include "text/charset/labels.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// What ICU writes for one ill-formed byte in some charsets, instead of U+FFFD.
constexpr char substitute = 0x1A;

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

// UTF-16 with the byte of the source that each unit came from.
struct Units {
  std::vector<char16_t> units;
  std::vector<std::uint32_t> begin;
};

Units convert(UConverter* converter, std::string_view bytes, values::Watch* watch) {
  Units out;
  std::array<char16_t, 1024> buffer{};
  std::array<std::int32_t, 1024> offsets{};
  const char* from = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    values::poll(watch, buffer.size());
    const auto call_begin = static_cast<std::uint32_t>(from - bytes.data());
    char16_t* to = buffer.data();
    ucnv_toUnicode(converter, &to, buffer.data() + buffer.size(), &from, end, offsets.data(),
                   /*flush=*/true, &status);
    const auto count = static_cast<std::size_t>(to - buffer.data());
    for (std::size_t i = 0; i < count; ++i) {
      // A unit that waited for room from the call before has no offset of its own.
      const std::uint32_t last = out.begin.empty() ? 0 : out.begin.back();
      out.begin.push_back(offsets[i] < 0 ? last
                                         : call_begin + static_cast<std::uint32_t>(offsets[i]));
      out.units.push_back(buffer[i]);
    }
  }
  return out;
}

// Units that came from the same bytes are one run: a surrogate pair, a letter with its mark.
Text text_of(const Units& in, std::string_view bytes, values::Watch* watch) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  Text text;
  for (std::size_t i = 0; i < in.units.size();) {
    values::poll(watch, 1);
    const std::uint32_t source_begin = i == 0 ? 0 : in.begin[i];
    std::size_t next = i;
    const auto begin = static_cast<std::uint32_t>(text.utf8.size());
    bool ill_formed = false;
    while (next < in.units.size() && (next == i || in.begin[next] == in.begin[i])) {
      char32_t c = in.units[next++];
      if (U16_IS_LEAD(c) && next < in.units.size() && U16_IS_TRAIL(in.units[next])) {
        c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, in.units[next++]));
      } else if (U16_IS_SURROGATE(c) || (c == substitute && bytes[in.begin[i]] != substitute)) {
        c = 0xFFFD;
      }
      ill_formed = ill_formed || c == 0xFFFD;
      append(text.utf8, c);
    }
    const std::uint32_t source_end = next < in.units.size() ? in.begin[next] : size;
    const auto end = static_cast<std::uint32_t>(text.utf8.size());
    const RepairKind kind = ill_formed ? RepairKind::encoding : RepairKind::none;
    const Span source{source_begin, source_end};
    if (source.size() > 0 && source.size() <= 4 && end - begin <= 4) {
      text.map.append_units(1, static_cast<std::uint8_t>(source.size()),
                            static_cast<std::uint8_t>(end - begin), kind);
    } else {
      text.map.append(source.size(), end - begin, kind);
    }
    if (ill_formed) {
      const Span span{begin, end};
      text.repairs.add(kind, {}, span.of(text.utf8), 1, 1, [&](Repair& row) {
        row.span = span;
        row.source = source;
      });
    }
    i = next;
  }
  // Bytes that switch the state of a charset may be all that there is.
  if (text.map.source_size() < size) {
    text.map.append(size - text.map.source_size(), 0, RepairKind::encoding);
  }
  return text;
}

}  // namespace

std::optional<Foreign> decode_foreign(std::string_view bytes, const std::string& label,
                                      values::Watch* watch) {
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getStandardName(label.c_str(), "MIME", &status);
  if (name == nullptr) name = ucnv_getStandardName(label.c_str(), "IANA", &status);
  if (U_FAILURE(status) || name == nullptr) return std::nullopt;
  const Converter converter(ucnv_open(label.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  return Foreign{text_of(convert(converter.get(), bytes, watch), bytes, watch), name};
}

bool knows_charset(std::string_view label) {
  return charset_of(label) || decode_foreign({}, std::string(label));
}

std::string decode_as(std::string_view bytes, std::string_view label) {
  if (const auto charset = charset_of(label)) return decode(*charset, bytes).utf8;
  if (auto foreign = decode_foreign(bytes, std::string(label))) return foreign->text.utf8;
  return decode(Charset::utf8, bytes).utf8;
}

}  // namespace gongwen::text
