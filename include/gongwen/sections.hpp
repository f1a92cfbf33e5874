/// @file
/// Ways through the trees of a result: documents, sections, their plain text.
#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "gongwen/export.hpp"
#include "gongwen/result.hpp"

namespace gongwen {

/// The sections that lead to one, outermost first, itself last. Good during the call alone; what it
/// points to belongs to the document.
using SectionPath = std::span<const Section* const>;

/// Calls `visit` for every section of a document in the order of the text, a section before those
/// within it; not for those of enclosed documents. Linear in their number; the stack does not grow
/// with their depth. What `visit` throws ends the walk and reaches the caller.
///
/// @snippet example_test.cpp sections
GONGWEN_EXPORT void for_each_section(const Document& document,
                                     const std::function<void(SectionPath)>& visit);

/// Calls `visit` for every document of a result in reading order (the order in which
/// `Segment::document` counts), a document before those that it encloses.
GONGWEN_EXPORT void for_each_document(const Result& result,
                                      const std::function<void(const Document&)>& visit);

/// The section whose labels on the way from the outermost are these: `find_section(document,
/// {"三、", "（一）"})`. The first, if several are; null if none is. It belongs to the document.
[[nodiscard]] GONGWEN_EXPORT const Section* find_section(const Document& document,
                                                         std::span<const std::string_view> labels);
/// The same for labels that are written down.
[[nodiscard]] inline const Section* find_section(const Document& document,
                                                 std::initializer_list<std::string_view> labels) {
  return find_section(document, std::span<const std::string_view>(labels.begin(), labels.size()));
}

/// @{
/// The text of a document without what it encloses, or of a section with all within it: its lines
/// as they stand in `result.text`, without indentation, blank lines and what the page put between
/// them, each with a line end. `document` and `section` are of `result`. Linear in the size of
/// their span and the number of segments there.
/// @throws std::invalid_argument if a span lies outside of the text, which no result of this
/// library has
[[nodiscard]] GONGWEN_EXPORT std::string plain_text(const Result& result, const Document& document);
[[nodiscard]] GONGWEN_EXPORT std::string plain_text(const Result& result, const Section& section);
/// @}

}  // namespace gongwen
