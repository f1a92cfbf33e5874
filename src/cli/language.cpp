#include "language.hpp"

#include <array>
#include <cstdlib>
#include <optional>
#include <vector>

namespace gongwen::cli {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

// As gettext looks for it: the locale of messages, and LANGUAGE before it unless that is C.
Language from_environment() {
  std::string_view locale;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (locale.empty()) locale = variable(name);
  }
  const bool plain =
      locale.empty() || locale == "POSIX" || locale == "C" || locale.substr(0, 2) == "C.";
  const std::string_view languages = variable("LANGUAGE");
  const std::string_view wanted = plain || languages.empty() ? locale : languages;
  return wanted.substr(0, 2) == "zh" ? Language::chinese : Language::english;
}

std::string filled(std::string_view form, const std::vector<std::string_view>& values) {
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool hole = i + 2 < form.size() && form[i] == '{' && form[i + 2] == '}' &&
                      form[i + 1] >= '0' && form[i + 1] <= '9';
    const auto index = hole ? static_cast<std::size_t>(form[i + 1] - '0') : values.size();
    if (index >= values.size()) {
      out += form[i];
      continue;
    }
    out += values[index];
    i += 2;
  }
  return out;
}

// What stands in the holes `{0}`, `{1}` ... of `pattern`, which follow each other in this order.
std::optional<std::vector<std::string_view>> holes(std::string_view message,
                                                   std::string_view pattern) {
  std::vector<std::string_view> out;
  while (true) {
    const std::string hole = "{" + std::to_string(out.size()) + "}";
    const std::size_t at = pattern.find(hole);
    const std::string_view before = pattern.substr(0, at);
    if (!message.starts_with(before)) return std::nullopt;
    message.remove_prefix(before.size());
    if (at == std::string_view::npos) break;
    pattern.remove_prefix(at + hole.size());
    const std::string next_hole = "{" + std::to_string(out.size() + 1) + "}";
    const std::string_view behind = pattern.substr(0, pattern.find(next_hole));
    const std::size_t end = behind.empty() ? message.size() : message.find(behind);
    if (end == std::string_view::npos) return std::nullopt;
    out.push_back(message.substr(0, end));
    message.remove_prefix(end);
  }
  if (!message.empty()) return std::nullopt;
  return out;
}

}  // namespace

Language language() {
  static const Language wanted = from_environment();
  return wanted;
}

std::string tr(std::string_view english) {
  const std::string_view translated =
      language() == Language::chinese ? chinese(english) : std::string_view{};
  return std::string(translated.empty() ? english : translated);
}

std::string say(std::string_view english, std::initializer_list<std::string_view> values) {
  return filled(tr(english), values);
}

std::string retold(std::string_view message, std::initializer_list<std::string_view> patterns) {
  for (const std::string_view pattern : patterns) {
    if (const auto values = holes(message, pattern)) return filled(tr(pattern), *values);
  }
  return std::string(message);
}

std::size_t columns_of(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) == 0x80U) continue;  // goes with the byte before
    // What the program itself says: ASCII, a few marks of Latin and the rest Chinese.
    out += byte >= 0xE2 && text.substr(i, 3) != "\u2026" ? 2 : 1;
  }
  return out;
}

}  // namespace gongwen::cli
