// The values of a result as marks on its text: what is read, where, and as which field.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"

namespace gongwen::render {

// What the page has one colour for.
enum class Group : std::uint8_t { head, title, heading, tail, contact, cite, date, page };

struct Mark {
  std::string_view field;    // the key of the JSON contract
  std::string_view chinese;  // the term of GB/T 9704-2012
  Group group = Group::head;
  std::string value;
  std::string_view note;  // the role of a reference or a date, in Chinese
  Span span;
  float confidence = 1;
  int document = -1;  // in reading order; -1: the page
  int level = 0;      // of a numbered section, its depth; else 0
};

// A document and what it encloses, in reading order.
struct MarkedDocument {
  const Document* document = nullptr;
  int parent = -1;
  int depth = 0;
  std::vector<std::size_t> marks;  // in the order of the contract, sections in that of the tree
};

struct Marks {
  std::vector<Mark> all;
  std::vector<std::size_t> page;
  std::vector<MarkedDocument> documents;
};

[[nodiscard]] Marks marks_of(const Result& result);

// Below this a reader should look twice: values and lines that are in doubt are shown as such.
inline constexpr float doubtful = 0.75F;

}  // namespace gongwen::render
