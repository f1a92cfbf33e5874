/// @file
/// Readers of `Result` and `Cleaned`: JSON for programs, text for people.
#pragma once

#include <cstdint>
#include <functional>
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
  int indent = -1;        ///< spaces a level; negative: everything on one line
  /// Everything that the result holds, so that `from_json` gives an equal one: text, segments and
  /// map, and what the contract leaves out (places of texts that it has without, exact confidences,
  /// `issued_by`). The schema is then `gongwen-complete/1`: the keys of `gongwen/1` and more.
  bool complete = false;
};

/// Takes the bytes of a text piece by piece, in order. The view is good during the call.
using Sink = std::function<void(std::string_view)>;

/// One JSON object of schema `gongwen/1`, without a line end. Spans are UTF-8 byte offsets. Linear
/// in the size of the result. Bytes that are no UTF-8 (a name of a file may have such) are U+FFFD.
///
/// @snippet example_test.cpp json
///
/// @throws std::invalid_argument if the result holds a number that is none of its enumeration
[[nodiscard]] GONGWEN_EXPORT std::string to_json(const Result& result,
                                                 const JsonOptions& options = {});

/// The same in pieces of some kilobytes: what is written needs no memory of its own. What `sink`
/// throws ends the writing and reaches the caller.
/// @throws std::invalid_argument as above
GONGWEN_EXPORT void to_json(const Result& result, const Sink& sink,
                            const JsonOptions& options = {});

/// One JSON object of schema `gongwen-clean/1`, without a line end: text, repairs and the runs of
/// the offset map. `indent`: spaces a level; negative: everything on one line.
/// @throws std::invalid_argument as above
[[nodiscard]] GONGWEN_EXPORT std::string to_json(const Cleaned& cleaned, int indent = -1);

/// The same in pieces.
/// @throws std::invalid_argument as above
GONGWEN_EXPORT void to_json(const Cleaned& cleaned, const Sink& sink, int indent = -1);

/// What JSON of schema `gongwen-complete/1` says (`JsonOptions::complete`): equal to the result
/// that it was made of. JSON of schema `gongwen/1` is read, too; what it does not say is then as in
/// a new value: no map, empty spans of headings, contacts and other bare strings. Linear in the
/// size of `json`; takes some twenty times as much memory while it reads. What the values say is
/// not checked: `broken_invariant` does that.
/// @throws std::invalid_argument for what is no JSON, of another schema, or nested deeper than 1000
[[nodiscard]] GONGWEN_EXPORT Result from_json(std::string_view json);

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
/// `id` of their parent. The columns are those of `gongwen.schema()` in Python. Linear in the size
/// of the result.
/// @throws std::invalid_argument as `to_json` does
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

/// An outline for people: part, value, where it came from. Ends with a line end. Linear in the size
/// of the result.
/// @throws std::invalid_argument for a language that is none
[[nodiscard]] GONGWEN_EXPORT std::string to_text(const Result& result,
                                                 const TextOptions& options = {});

/// What a page shall show.
struct HtmlOptions {
  std::string_view source =
      {};                 ///< the bytes that were parsed: shown beside the text; may be empty
  bool fragment = false;  ///< only a `<div>`, for a page that is there already (a notebook)
};

/// One self-contained page: the input beside the recovered text line by line, values in colour with
/// what is known of them, repairs where they happened, the tree at the side. It needs no network,
/// and no script to be read; its size is linear in that of the input. The same result gives the
/// same bytes, in any locale.
/// @throws std::invalid_argument if `source` has another size than what was parsed
[[nodiscard]] GONGWEN_EXPORT std::string to_html(const Result& result,
                                                 const HtmlOptions& options = {});

/// A few lines on what the bytes were: charset, script, damages found.
[[nodiscard]] GONGWEN_EXPORT std::string summary(const Cleaned& cleaned,
                                                 const TextOptions& options = {});

}  // namespace gongwen
