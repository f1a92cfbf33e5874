/// @file
/// Text recovery alone: bytes in, clean text with its repairs and its map out.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/export.hpp"
#include "gongwen/result.hpp"

namespace gongwen {

/// What a caller knows of an input.
struct Hints {
  /// File name, for messages and `Source::name`.
  std::optional<std::string> name = std::nullopt;
  /// Declared charset, a label that `is_charset` knows (`gb2312`, `big5` …): evidence, not believed
  /// blindly.
  std::optional<std::string> encoding = std::nullopt;
  /// `Format::text` or `Format::html`; else it is told from the bytes.
  std::optional<Format> format = std::nullopt;
  /// The input is a piece of the body of one document, such as a section by itself: its paragraphs
  /// and sections are read, no other part is looked for. `Result::documents` then has one document.
  bool body = false;
};

/// Bounds that keep time and memory in hand whatever the input is. Reaching one is a diagnostic,
/// but for `time`.
///
/// For a service that reads what strangers send: `input_bytes` of the largest page that is expected
/// (16 MiB are more than any notice has), since a result takes about twenty times its input while
/// it is made; `time` of what a request may take, some seconds; `repairs` and `diagnostics` of what
/// is shown or kept, some hundreds. Time and memory are linear in `input_bytes` for any input.
struct Limits {
  std::uint32_t input_bytes = 1U << 30;  ///< what lies behind is not read; at most 2^31 - 1
  std::uint32_t nesting =
      64;  ///< documents within documents, sections within sections; at most 256
  std::uint32_t repairs = 100'000;  ///< rows of `repairs`; further ones are only counted
  /// Rows of `diagnostics`, beside the one that says that the end of the input was not read.
  std::uint32_t diagnostics = 1'000;
  /// How long one call may take; 0: as long as it takes. A call that takes longer throws `Stopped`.
  std::chrono::milliseconds time{0};
};

/// The same bytes as characters, as functions here take them.
[[nodiscard]] inline std::string_view characters_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

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

/// How far a call is: told to `Options::progress`.
struct Progress {
  std::string_view stage;  ///< one of `Parser::stages()`
  std::size_t step = 0;    ///< its place there, from 0
  std::size_t steps = 0;   ///< how many there are
};

/// What a caller may ask for. The defaults are those that the promises are made for.
struct Options {
  Limits limits = {};         ///< bounds of time and memory
  ScriptOptions script = {};  ///< conversion of script
  /// Ends calls from another thread: once a stop was requested, they throw `Stopped` in some
  /// milliseconds.
  std::stop_token stop = {};
  /// Called every 50 ms or so, in the thread that reads; calls that are shorter never call it. What
  /// it throws ends the call and reaches the caller. Several threads that share a `Parser` call it
  /// at the same time.
  std::function<void(const Progress&)> progress = nullptr;
};

/// A call was ended before its time, and there is no result.
class GONGWEN_EXPORT Stopped : public std::runtime_error {
 public:
  /// Who ended it.
  enum class Reason : std::uint8_t {
    requested,  ///< `Options::stop`
    time,       ///< `Limits::time`
  };
  /// With a message for people that names the reason.
  explicit Stopped(Reason reason);
  ~Stopped() override;
  /// Who ended the call.
  [[nodiscard]] Reason reason() const noexcept { return reason_; }

 private:
  Reason reason_;
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
/// width, wrapped lines. Any bytes give a result, in time and memory linear in their number. Safe
/// to call from any number of threads.
///
/// @snippet example_test.cpp clean
///
/// @throws std::invalid_argument for limits, hints or options that cannot be
/// @throws Stopped if `options` say that it takes too long
/// @throws std::bad_alloc if there is not enough memory
[[nodiscard]] GONGWEN_EXPORT Cleaned clean(std::string_view bytes, const Hints& hints = {},
                                           const Options& options = {});
/// The same for bytes that are no characters.
[[nodiscard]] inline Cleaned clean(std::span<const std::byte> bytes, const Hints& hints = {},
                                   const Options& options = {}) {
  return clean(characters_of(bytes), hints, options);
}

/// The characters that `bytes` are in a charset (a WHATWG label or IANA name), as the Encoding
/// Standard decodes them, and nothing repaired: ill-formed bytes are U+FFFD. Linear in their
/// number.
/// @throws std::invalid_argument for a charset that is not known (`is_charset`)
/// @throws std::bad_alloc if there is not enough memory
[[nodiscard]] GONGWEN_EXPORT std::string decode(std::string_view bytes, std::string_view charset);

/// True if `label` (a WHATWG label or IANA name, in any case) names a charset that is known. Others
/// are refused, in `Hints` too; what markup declares is looked at all the same.
[[nodiscard]] GONGWEN_EXPORT bool is_charset(std::string_view label);

}  // namespace gongwen
