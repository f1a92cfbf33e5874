/// @file
/// The parser: bytes in, `Result` out.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/clean.hpp"
#include "gongwen/export.hpp"
#include "gongwen/result.hpp"

namespace gongwen {

/// Reads documents. Immutable once built, cheap to make and to copy; one serves any number of
/// threads. A move is a copy: what was moved from still works.
///
/// @snippet example_test.cpp parse
class GONGWEN_EXPORT Parser {
 public:
  /// @throws std::invalid_argument for options that cannot be
  explicit Parser(Options options = {});
  Parser(const Parser&) = default;             ///< both read alike
  Parser& operator=(const Parser&) = default;  ///< both read alike

  /// Reads `bytes`, whatever they are: dirt becomes diagnostics, never an exception. Time and
  /// memory are linear in the size of the input. The result owns all that it holds.
  /// @throws std::invalid_argument for hints that cannot be: an unknown charset, a format that is
  /// not read
  /// @throws Stopped if the options say that it takes too long
  /// @throws std::bad_alloc if there is not enough memory
  [[nodiscard]] Result parse(std::string_view bytes, const Hints& hints = {}) const;
  /// The same for bytes that are no characters.
  [[nodiscard]] Result parse(std::span<const std::byte> bytes, const Hints& hints = {}) const {
    return parse(characters_of(bytes), hints);
  }

  /// What `stage` (one of `stages()`) hands to the next, in a form for people. Takes what `parse`
  /// takes.
  /// @throws std::invalid_argument if there is no such stage, or as `parse` does
  /// @throws Stopped, std::bad_alloc as `parse` does
  [[nodiscard]] std::string explain(std::string_view bytes, std::string_view stage,
                                    const Hints& hints = {}) const;

  /// Names of the stages in the order of the data. They live as long as the program.
  [[nodiscard]] static const std::vector<std::string>& stages();

 private:
  std::shared_ptr<const Options> options_;
};

}  // namespace gongwen
