#include "bench/baselines.hpp"

#include <iconv.h>
#include <unicode/ucnv.h>
#ifdef GONGWEN_HAS_OPENCC
#include <opencc/opencc.h>
#endif

#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace gongwen::bench {
namespace {

// The length of a well-formed sequence at `p`, 0 if there is none (Unicode, table 3-7).
std::size_t sequence(const unsigned char* p, std::size_t left) {
  const auto trail = [&](std::size_t i) { return i < left && (p[i] & 0xC0U) == 0x80U; };
  if (p[0] < 0x80) return 1;
  if (p[0] < 0xC2) return 0;
  if (p[0] < 0xE0) return trail(1) ? 2 : 0;
  if (p[0] < 0xF0) {
    if (!trail(1) || !trail(2)) return 0;
    const bool overlong = p[0] == 0xE0 && p[1] < 0xA0;
    const bool surrogate = p[0] == 0xED && p[1] >= 0xA0;
    return overlong || surrogate ? 0 : 3;
  }
  if (p[0] > 0xF4 || !trail(1) || !trail(2) || !trail(3)) return 0;
  const bool out_of_range = (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] >= 0x90);
  return out_of_range ? 0 : 4;
}

std::string convert(const char* to, const char* from, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  // GB18030 and UTF-8 both need at most twice the bytes of the other, for what stands here.
  std::string out(bytes.size() * 2 + 16, '\0');
  const std::int32_t size =
      ucnv_convert(to, from, out.data(), static_cast<std::int32_t>(out.size()), bytes.data(),
                   static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    std::uint64_t word = 0;
    if (text.size() - i >= sizeof word) {
      std::memcpy(&word, p + i, sizeof word);
      if ((word & 0x8080808080808080U) == 0) {
        i += sizeof word;
        continue;
      }
    }
    const std::size_t size = sequence(p + i, text.size() - i);
    if (size == 0) return false;
    i += size;
  }
  return true;
}

std::string to_gb18030(std::string_view utf8) {
  return convert("GB18030", "UTF-8", utf8);
}

std::string icu_from_gb18030(std::string_view bytes) {
  return convert("UTF-8", "GB18030", bytes);
}

std::string iconv_from_gb18030(std::string_view bytes) {
  iconv_t converter = iconv_open("UTF-8", "GB18030");
  std::string out(bytes.size() * 2 + 16, '\0');
  char* from = const_cast<char*>(bytes.data());  // iconv's signature; it does not write there
  std::size_t left = bytes.size();
  char* to = out.data();
  std::size_t room = out.size();
  const std::size_t failed = iconv(converter, &from, &left, &to, &room);
  iconv_close(converter);
  if (failed == static_cast<std::size_t>(-1)) throw std::runtime_error("iconv");
  out.resize(out.size() - room);
  return out;
}

std::string opencc_to_simplified([[maybe_unused]] const std::string& utf8) {
#ifdef GONGWEN_HAS_OPENCC
  static opencc_t converter = opencc_open("t2s.json");
  char* const made = opencc_convert_utf8(converter, utf8.data(), utf8.size());
  if (made == nullptr) throw std::runtime_error(opencc_error());
  std::string out(made);
  opencc_convert_utf8_free(made);
  return out;
#else
  return {};
#endif
}

}  // namespace gongwen::bench
