#include "render/html_escape.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace gongwen::render {
namespace {

// A character that is not seen or that turns the direction of what stands behind it.
struct Unseen {
  char32_t value = 0;
  std::size_t size = 0;  // in UTF-8
};

bool is_unseen(char32_t c) {
  return c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0xAD || c == 0x61C ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

// Precondition: `at` is where a character of well-formed UTF-8 begins. All that are unseen lie in
// the Basic Multilingual Plane, so longer sequences need no look.
std::optional<Unseen> unseen_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size()
               ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]))
               : 0U;
  };
  const std::uint32_t first = byte(0);
  Unseen found;
  if (first < 0x20) {
    if (first == '\n' || first == '\t' || first == '\r') return std::nullopt;
    return Unseen{static_cast<char32_t>(first), 1};
  }
  constexpr std::uint32_t first_lead = 0xC0;  // below stand the bytes inside of a character
  if (first < 0x80) {
    found = {static_cast<char32_t>(first), 1};
  } else if (first < first_lead) {
    return std::nullopt;
  } else if (first < 0xE0) {
    found = {static_cast<char32_t>(((first & 0x1FU) << 6U) | (byte(1) & 0x3FU)), 2};
  } else if (first < 0xF0) {
    found = {static_cast<char32_t>(((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) |
                                   (byte(2) & 0x3FU)),
             3};
  }
  if (!is_unseen(found.value)) return std::nullopt;
  return found;
}

std::string code_point(char32_t value) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(value));
  return name.data();
}

// Adds what every place escapes alike; false if `c` is to be added as it is.
bool add_reference(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      return true;
    case '<':
      out += "&lt;";
      return true;
    case '>':
      out += "&gt;";
      return true;
    case '"':
      out += "&quot;";
      return true;
    case '\'':
      out += "&#39;";
      return true;
    case '\r':
      out += "&#13;";  // as it is, HTML would read a line end
      return true;
    default:
      return false;
  }
}

}  // namespace

void add_text(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto unseen = unseen_at(text, at);
    if (!unseen) {
      if (!add_reference(out, text[at])) out += text[at];
      ++at;
      continue;
    }
    out += R"(<span class="ctl" data-u=")" + code_point(unseen->value) + "\">";
    if (unseen->value < 0x20) {
      out += "\xE2\x90";
      out += static_cast<char>(0x80 + unseen->value);
    } else {
      out += text.substr(at, unseen->size);
    }
    out += "</span>";
    at += unseen->size;
  }
}

void add_attribute(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (const auto unseen = unseen_at(text, at)) {
      out += "[" + code_point(unseen->value) + "]";
      at += unseen->size;
      continue;
    }
    if (!add_reference(out, text[at])) out += text[at];
    ++at;
  }
}

void add_json(std::string& out, std::string_view json) {
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  add_text(out, text);
  return out;
}

std::string_view opening(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && characters-- == 0) break;
  }
  return text.substr(0, at);
}

std::size_t characters_in(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

}  // namespace gongwen::render
