/// @file
/// Values on streams, for logs and failing tests: `std::cout << document.title`. What is printed is
/// for people and may change in any version; `to_json` is for programs.
#pragma once

#include <concepts>
#include <ostream>
#include <string>
#include <string_view>

#include "gongwen/export.hpp"
#include "gongwen/result.hpp"

namespace gongwen {

/// @{
/// For people: `12–24`, `云政发〔2024〕18号`, `2024-09-12`, `warning ambiguous_date: …`. Whatever
/// locale the stream has.
GONGWEN_EXPORT std::ostream& operator<<(std::ostream& out, Span span);
GONGWEN_EXPORT std::ostream& operator<<(std::ostream& out, const Value& value);
GONGWEN_EXPORT std::ostream& operator<<(std::ostream& out, const Date& date);
GONGWEN_EXPORT std::ostream& operator<<(std::ostream& out, const Period& period);
GONGWEN_EXPORT std::ostream& operator<<(std::ostream& out, const Section& section);
GONGWEN_EXPORT std::ostream& operator<<(std::ostream& out, const Document& document);
GONGWEN_EXPORT std::ostream& operator<<(std::ostream& out, const Repair& repair);
GONGWEN_EXPORT std::ostream& operator<<(std::ostream& out, const Diagnostic& diagnostic);
GONGWEN_EXPORT std::ostream& operator<<(std::ostream& out, const Segment& segment);
/// @}

/// The name of a value of an enumeration.
template <typename Enum>
requires requires(Enum value) {
  { name(value) } -> std::same_as<std::string_view>;
}
std::ostream& operator<<(std::ostream& out, Enum value) {
  return out << name(value);
}

}  // namespace gongwen
