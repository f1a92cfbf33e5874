// The values of a result as marks on its text: what is read, where, and as which field.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"

namespace gongwen::render {

struct Mark {
  std::string_view field;    // the key of the JSON contract
  std::string_view chinese;  // the term of GB/T 9704-2012
  std::string value;
  Span span;
  float confidence = 1;
  int document = -1;  // in reading order; -1: the page
  int level = 0;      // of a heading, its depth; else 0
};

// A document and what it encloses, in reading order.
struct MarkedDocument {
  const Document* document = nullptr;
  int parent = -1;
  std::vector<std::size_t> marks;  // in the order of the contract, headings in that of the tree
};

struct Marks {
  std::vector<Mark> all;
  std::vector<std::size_t> page;
  std::vector<MarkedDocument> documents;
};

[[nodiscard]] Marks marks_of(const Result& result);

// The word that a reader of Chinese documents has for a part of the text or a role.
[[nodiscard]] std::string_view chinese(Part part);
[[nodiscard]] std::string_view chinese(DocumentRole role);

}  // namespace gongwen::render
