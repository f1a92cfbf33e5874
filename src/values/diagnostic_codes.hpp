// Everything that a diagnostic may say: one row a code, in English and Chinese.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "gongwen/diagnostics.hpp"
#include "gongwen/result.hpp"

namespace gongwen::values {

// The codes, in alphabetical order.
enum class Code : std::uint8_t {
  ambiguous_date,
  diagnostic_limit,
  doubtful_part,
  encoding_uncertain,
  input_limit,
  limit_nesting,
  lost_characters,
  mixed_encoding,
  no_document,
  not_text,
  numbering,
  private_use,
  repair_limit,
  unrecoverable,
  unsupported_format,
  count
};

struct Words {
  // A sentence in which `{0}`, `{1}` … stand for what is known of the case; `{0:word}` for the name
  // of a part or a reason, `{0:list}` for a list, which differ from language to language. The
  // English sentence names its arguments in order, each once.
  std::string_view message;
  std::string_view meaning;
  std::string_view remedy;
};

struct CodeRow {
  Code code;
  std::string_view name;
  Severity severity;
  Words english;
  Words chinese;

  [[nodiscard]] constexpr const Words& in(Language language) const {
    return language == Language::chinese ? chinese : english;
  }
};

[[nodiscard]] const std::array<CodeRow, static_cast<std::size_t>(Code::count)>& code_rows();

// A diagnostic of this code, its English message filled with `arguments`.
[[nodiscard]] Diagnostic diagnostic(Code code, std::initializer_list<std::string_view> arguments,
                                    std::optional<Span> span);

}  // namespace gongwen::values
