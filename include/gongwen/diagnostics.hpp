/// @file
/// What diagnostics mean and what to do about them, in English and Chinese.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/export.hpp"
#include "gongwen/result.hpp"

namespace gongwen {

/// A language that people are spoken to in.
enum class Language : std::uint8_t {
  english,
  chinese,  ///< simplified
};

/// What one code of `Diagnostic::code` says. The views live as long as the program.
struct DiagnosticCode {
  std::string_view code;               ///< as in `Diagnostic::code`
  Severity severity = Severity::note;  ///< of every diagnostic with this code
  std::string_view meaning;            ///< when it is given, and what the result then holds
  std::string_view remedy;             ///< what to do about it
};

/// All codes that this version knows, in alphabetical order.
/// @throws std::invalid_argument for a language that is none
[[nodiscard]] GONGWEN_EXPORT std::vector<DiagnosticCode> diagnostic_codes(
    Language language = Language::english);

/// What a code means; nothing if this version does not know it.
/// @throws std::invalid_argument for a language that is none
[[nodiscard]] GONGWEN_EXPORT std::optional<DiagnosticCode> describe(
    std::string_view code, Language language = Language::english);

/// The message of a diagnostic in a language, with the numbers and names of its case. A message
/// that no known code makes (of another version) comes back as it is. Works on diagnostics that
/// were read back from JSON, too: only `code` and `message` are looked at.
/// @throws std::invalid_argument for a language that is none
[[nodiscard]] GONGWEN_EXPORT std::string message_in(const Diagnostic& diagnostic,
                                                    Language language);

}  // namespace gongwen
