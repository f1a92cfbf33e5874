/// @file
/// Text recovery alone: bytes in, clean text with its repairs and its map out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/export.hpp"
#include "gongwen/result.hpp"

namespace gongwen {

/// What a caller knows of an input. All of it is evidence, none is believed blindly.
struct Hints {
  std::optional<std::string> name;      ///< file name, for messages and `Source::name`
  std::optional<std::string> encoding;  ///< declared charset, a WHATWG label (`gb2312`, `big5` …)
  std::optional<Format> format;         ///< else it is told from the bytes
};

/// Bounds that keep time and memory in hand whatever the input is. Reaching one is a diagnostic.
struct Limits {
  std::uint32_t input_bytes = 1U << 30;  ///< what lies behind is not read; at most 2^31 - 1
  std::uint32_t nesting = 64;            ///< documents within documents, sections within sections
  std::uint32_t repairs = 100'000;       ///< rows of `repairs`; further ones are only counted
  std::uint32_t diagnostics = 1'000;     ///< rows of `diagnostics`
};

/// Which text is converted from traditional to simplified characters.
enum class Simplify : std::uint8_t {
  automatic,  ///< text that is traditional; simplified text and Japanese stay as they are
  never,      ///< no text
  always,     ///< all text, whatever its script is
};

/// Whose traditional characters are expected. The first is right for any text; the others read more
/// of the variants of their region, as the configurations of OpenCC that are named here do.
enum class Traditional : std::uint8_t {
  standard,        ///< t2s
  taiwan,          ///< tw2s: 著 of 看著 is 着
  taiwan_phrases,  ///< tw2sp: words, too, so that 資訊 is 信息
  hong_kong,       ///< hk2s
};

/// How script is converted.
struct ScriptOptions {
  Simplify simplify = Simplify::automatic;          ///< which text
  Traditional traditional = Traditional::standard;  ///< from whose characters
};

/// What a caller may ask for. The defaults are those that the promises are made for.
struct Options {
  Limits limits;         ///< bounds of time and memory
  ScriptOptions script;  ///< conversion of script
};

/// A text that was recovered from bytes.
struct Cleaned {
  Source source;                        ///< what the bytes were
  Script script = Script::none;         ///< of the input, before conversion
  std::string text;                     ///< UTF-8
  OffsetMap map;                        ///< source bytes ↔ `text`
  std::vector<Repair> repairs;          ///< every change between source and text
  std::vector<Diagnostic> diagnostics;  ///< dirt, doubt, limits reached
  bool operator==(const Cleaned&) const = default;
};

/// Recovers the text that `bytes` once were: charset, mojibake, lost bytes and marks, script,
/// width, wrapped lines. Any bytes give a result; throws only `std::bad_alloc` (and
/// `std::invalid_argument` for limits that cannot be).
[[nodiscard]] GONGWEN_EXPORT Cleaned clean(std::string_view bytes, const Hints& hints = {},
                                           const Options& options = {});

/// The characters that `bytes` are in a charset (a WHATWG label or IANA name), as the Encoding
/// Standard decodes them, and nothing repaired: ill-formed bytes are U+FFFD. A charset that is not
/// known is read as UTF-8.
[[nodiscard]] GONGWEN_EXPORT std::string decode(std::string_view bytes, std::string_view charset);

/// True if `label` (a WHATWG label or IANA name, in any case) names a charset that is known. An
/// unknown one in `Hints` is no error: it is evidence that says nothing.
[[nodiscard]] GONGWEN_EXPORT bool is_charset(std::string_view label);

}  // namespace gongwen
