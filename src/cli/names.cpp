#include "names.hpp"

#include <array>
#include <cstdint>
#include <cstdio>

namespace gongwen::cli {
namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::uint32_t byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

bool continues(std::uint32_t byte) {
  return (byte & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t utf8_size(std::string_view text) {
  const std::uint32_t a = byte_at(text, 0);
  const std::uint32_t b = byte_at(text, 1);
  if (text.empty()) return 0;
  if (a < 0x80) return 1;
  if (a >= 0xC2 && a <= 0xDF) return continues(b) ? 2 : 0;
  const bool more = continues(byte_at(text, 2));
  if (a >= 0xE0 && a <= 0xEF) {
    const bool right = continues(b) && !(a == 0xE0 && b < 0xA0) && !(a == 0xED && b > 0x9F);
    return right && more ? 3 : 0;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    const bool right = continues(b) && !(a == 0xF0 && b < 0x90) && !(a == 0xF4 && b > 0x8F);
    return right && more && continues(byte_at(text, 3)) ? 4 : 0;
  }
  return 0;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = utf8_size(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

std::string text_of_path(const std::string& path) {
  if (is_utf8(path)) return path;
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && c != '%') {
      out += c;
      continue;
    }
    std::array<char, 4> escape{};
    std::snprintf(escape.data(), escape.size(), "%%%02X", static_cast<unsigned>(byte));
    out += escape.data();
  }
  return out;
}

std::string with_name_bytes(std::string json, const std::optional<std::string>& name) {
  if (!name || is_utf8(*name)) return json;
  constexpr std::string_view key = "\"name\":\"";
  const std::size_t at = json.find(key);
  if (at == std::string::npos) return json;
  // What was escaped has neither quotes nor backslashes but those of JSON.
  std::size_t end = at + key.size();
  while (end < json.size() && json[end] != '"') end += json[end] == '\\' ? 2 : 1;
  return json.insert(end + 1, ",\"name_bytes\":\"" + base64(*name) + '"');
}

std::string base64(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::uint32_t three =
        byte_at(bytes, i) << 16U | byte_at(bytes, i + 1) << 8U | byte_at(bytes, i + 2);
    for (std::size_t k = 0; k < 4; ++k) {
      const bool pad = i + k > bytes.size();
      out += pad ? '=' : digits[three >> (18U - 6U * k) & 63U];
    }
  }
  return out;
}

std::string from_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) break;
    bits = bits << 6U | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFFU);
  }
  return out;
}

}  // namespace gongwen::cli
