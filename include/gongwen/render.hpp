/// @file
/// Readers of `Result` and `Cleaned`: JSON for programs, text for people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gongwen/clean.hpp"
#include "gongwen/diagnostics.hpp"
#include "gongwen/export.hpp"
#include "gongwen/result.hpp"

namespace gongwen {

/// What JSON shall hold.
struct JsonOptions {
  bool text = false;      ///< also the clean text that spans point into
  bool segments = false;  ///< also the segments that tile it
  int indent = -1;        ///< spaces a level; -1: everything on one line
};

/// One JSON object of schema `gongwen/1`, without a line end. Spans are UTF-8 byte offsets.
[[nodiscard]] GONGWEN_EXPORT std::string to_json(const Result& result,
                                                 const JsonOptions& options = {});

/// One JSON object of schema `gongwen-clean/1`, without a line end: text, repairs and the runs of
/// the offset map. `indent`: spaces a level; -1: everything on one line.
[[nodiscard]] GONGWEN_EXPORT std::string to_json(const Cleaned& cleaned, int indent = -1);

/// What the rows shall hold.
struct RowOptions {
  bool json = false;  ///< a column `json` with what to_json says, in the first row of the input
  bool confidence = false;  ///< beside each part how sure it is: `title_confidence` …
  bool spans = false;       ///< and where it stands in the bytes of the input: `title_begin_byte`,
                            ///< `title_end_byte` …
};

/// The documents as rows of a table: one JSON object a line, one line a document (enclosed ones
/// behind what encloses them, with the row of that as `parent`), one for an input without any.
/// Strings, numbers, lists of strings and flat lists of objects; sections in reading order with the
/// `id` of their parent. The columns are those of `gongwen.schema()` in Python.
[[nodiscard]] GONGWEN_EXPORT std::string to_rows(const Result& result,
                                                 const RowOptions& options = {});

/// How an outline shall look.
struct TextOptions {
  bool color = false;                     ///< ANSI escape sequences
  bool sources = true;                    ///< say where in the input each value stands
  Language language = Language::english;  ///< of the diagnostics and their remedies
  std::uint32_t columns = 120;            ///< of a line; a Chinese character takes two
  bool whole = false;                     ///< all of the body, not a line a paragraph
};

/// An outline for people: part, value, where it came from. Ends with a line end.
[[nodiscard]] GONGWEN_EXPORT std::string to_text(const Result& result,
                                                 const TextOptions& options = {});

/// What a page shall show.
struct HtmlOptions {
  std::string_view source;  ///< the bytes that were parsed: shown beside the text; may be empty
  bool fragment = false;    ///< only a `<div>`, for a page that is there already (a notebook)
};

/// One self-contained page: the input beside the recovered text line by line, values in colour with
/// what is known of them, repairs where they happened, the tree at the side. It needs no network,
/// and no script to be read; its size is linear in that of the input. The same result gives the
/// same bytes. Throws `std::invalid_argument` if `source` has another size than what was parsed.
[[nodiscard]] GONGWEN_EXPORT std::string to_html(const Result& result,
                                                 const HtmlOptions& options = {});

/// A few lines on what the bytes were: charset, script, damages found.
[[nodiscard]] GONGWEN_EXPORT std::string summary(const Cleaned& cleaned,
                                                 const TextOptions& options = {});

}  // namespace gongwen
