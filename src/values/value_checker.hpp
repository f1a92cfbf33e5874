// The checks of the values of a page and of a document: each is the text of its span, in its part.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"
#include "values/checker.hpp"
#include "values/field_parts.hpp"

namespace gongwen::values {

// How the text of a value follows from the text of its span.
enum class Likeness : std::uint8_t {
  // Equal but for white space.
  same,
  // The office and the person of a signature may be printed with a colon between them.
  same_but_colon,
  // An area code may be inherited from the number before: 0555-5550123、5550124.
  ends_in_digits,
  // Canonical or derived: numbers (〔〕, no 第), dates (ISO), 文种 (复函 is a 函), 公开属性, e-mail
  // addresses ((at) is @).
  derived,
};

// Checks values that stand in `document`, or, without one, in the page around the documents.
class ValueChecker {
 public:
  explicit ValueChecker(Checker& checker, std::optional<Span> document = {})
      : checker_(checker), document_(document) {}

  void page(const Path& path, const Page& page);
  // All of `document` but what it encloses.
  void document(const Path& path, const Document& document);

 private:
  void value(const Path& path, const Value& value, Parts allowed, Likeness how = Likeness::same);
  void date(const Path& path, const Date& date, Parts allowed);
  void likeness(const Path& path, const Value& value, Likeness how);
  void parts(const Path& path, Span span, Parts allowed);
  void contact(const Path& path, const Contact& contact);
  void reference(const Path& path, const Reference& reference);
  void sections(const Path& path, const std::vector<Section>& sections, Span outer, int level);
  void tables(const Path& path, const std::vector<Table>& tables, Span outer);
  void section(const Path& path, const Section& section, int level);

  void one(const Path& path, std::string_view name, const std::optional<Value>& item, Parts allowed,
           Likeness how = Likeness::same);
  void one(const Path& path, std::string_view name, const std::optional<Date>& item, Parts allowed);
  void many(const Path& path, std::string_view name, const std::vector<Value>& items, Parts allowed,
            Likeness how = Likeness::same);

  Checker& checker_;
  std::optional<Span> document_;
};

}  // namespace gongwen::values
