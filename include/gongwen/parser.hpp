/// @file
/// The parser: bytes in, `Result` out.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/clean.hpp"
#include "gongwen/export.hpp"
#include "gongwen/result.hpp"

namespace gongwen {

/// Reads documents. Immutable once built, cheap to copy; one serves any number of threads.
class GONGWEN_EXPORT Parser {
 public:
  /// @throws std::invalid_argument for options that cannot be
  explicit Parser(Options options = {});

  /// Reads `bytes`, whatever they are: dirt becomes diagnostics, never an exception.
  /// Time is linear in the size of the input.
  [[nodiscard]] Result parse(std::string_view bytes, const Hints& hints = {}) const;

  /// What `stage` (one of `stages()`) hands to the next, in a form for people.
  /// @throws std::invalid_argument if there is no such stage
  [[nodiscard]] std::string explain(std::string_view bytes, std::string_view stage,
                                    const Hints& hints = {}) const;

  /// Names of the stages in the order of the data.
  [[nodiscard]] static const std::vector<std::string>& stages();

 private:
  std::shared_ptr<const Options> options_;
};

}  // namespace gongwen
