#include "render/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "values/utf8.hpp"

namespace gongwen::render {
namespace {

// The escape of a character that may not stand in a string as it is; empty for all others.
std::string_view escape_of(char c) {
  switch (c) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return {};
  }
}

}  // namespace

void JsonWriter::line() {
  if (indent_ < 0) return;
  buffer_ += '\n';
  buffer_.append(static_cast<std::size_t>(indent_) * empty_.size(), ' ');
}

void JsonWriter::separate() {
  if (behind_key_ || empty_.empty()) {
    behind_key_ = false;
    return;
  }
  if (!empty_.back()) buffer_ += ',';
  empty_.back() = false;
  line();
}

void JsonWriter::begin(char bracket) {
  separate();
  buffer_ += bracket;
  empty_.push_back(true);
}

void JsonWriter::end(char bracket) {
  const bool empty = empty_.back();
  empty_.pop_back();
  if (!empty) line();
  buffer_ += bracket;
  flush();
}

void JsonWriter::key(std::string_view name) {
  separate();
  buffer_ += '"';
  buffer_ += name;
  buffer_ += indent_ < 0 ? "\":" : "\": ";
  behind_key_ = true;
}

void JsonWriter::string(std::string_view text) {
  separate();
  std::string repaired;
  if (!values::is_valid_utf8(text)) {
    repaired = values::with_replacements(text);
    text = repaired;
  }
  buffer_ += '"';
  std::size_t done = 0;
  const auto put = [&](std::size_t at, std::string_view escape) {
    buffer_ += text.substr(done, at - done);
    buffer_ += escape;
    done = at + 1;
    flush();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') {
      if (at - done >= piece_bytes) put(at - 1, text.substr(at - 1, 1));
      continue;
    }
    if (const std::string_view escape = escape_of(c); !escape.empty()) {
      put(at, escape);
      continue;
    }
    constexpr std::string_view hex = "0123456789abcdef";
    std::string code = "\\u00";
    code += hex[static_cast<unsigned char>(c) >> 4U];
    code += hex[static_cast<unsigned char>(c) & 0xFU];
    put(at, code);
  }
  buffer_ += text.substr(done);
  buffer_ += '"';
  flush();
}

void JsonWriter::boolean(bool value) {
  separate();
  buffer_ += value ? "true" : "false";
}

template <typename Real>
void JsonWriter::shortest(Real value) {
  separate();
  if (!std::isfinite(value)) {
    buffer_ += "null";
    return;
  }
  std::array<char, 64> digits{};
  const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  const std::string_view written(digits.data(), static_cast<std::size_t>(end - digits.data()));
  buffer_ += written;
  // A number that is whole says that it need not be.
  if (written.find_first_of(".e") == std::string_view::npos) buffer_ += ".0";
  flush();
}

void JsonWriter::real(double value) {
  shortest(value);
}

void JsonWriter::real(float value) {
  shortest(value);
}

void JsonWriter::finish() {
  if (buffer_.empty()) return;
  sink_(buffer_);
  buffer_.clear();
}

}  // namespace gongwen::render
