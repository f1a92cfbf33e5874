/// @file
/// `std::hash` of the values that are keys of tables. Equal values have equal hashes, within a
/// process: they are not to be written down.
#pragma once

#include <cstddef>
#include <functional>

#include "gongwen/export.hpp"
#include "gongwen/result.hpp"

namespace gongwen {

/// @{
/// What `std::hash` gives.
[[nodiscard]] GONGWEN_EXPORT std::size_t hash_of(Span span) noexcept;
[[nodiscard]] GONGWEN_EXPORT std::size_t hash_of(const Value& value) noexcept;
[[nodiscard]] GONGWEN_EXPORT std::size_t hash_of(const Date& date) noexcept;
[[nodiscard]] GONGWEN_EXPORT std::size_t hash_of(const Number& number) noexcept;
[[nodiscard]] GONGWEN_EXPORT std::size_t hash_of(const Period& period) noexcept;
/// @}

}  // namespace gongwen

/// @cond
template <>
struct std::hash<gongwen::Span> {
  std::size_t operator()(gongwen::Span value) const noexcept { return gongwen::hash_of(value); }
};
template <>
struct std::hash<gongwen::Value> {
  std::size_t operator()(const gongwen::Value& value) const noexcept {
    return gongwen::hash_of(value);
  }
};
template <>
struct std::hash<gongwen::Date> {
  std::size_t operator()(const gongwen::Date& value) const noexcept {
    return gongwen::hash_of(value);
  }
};
template <>
struct std::hash<gongwen::Number> {
  std::size_t operator()(const gongwen::Number& value) const noexcept {
    return gongwen::hash_of(value);
  }
};
template <>
struct std::hash<gongwen::Period> {
  std::size_t operator()(const gongwen::Period& value) const noexcept {
    return gongwen::hash_of(value);
  }
};
/// @endcond
