// What a page says of itself: 来源, 发布时间, 索引号 …, as `label：value` lines or as tables that a
// scraper flattened, with several labels on one line.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"
#include "parse/lines/lines.hpp"
#include "scan/timestamp.hpp"

namespace gongwen::parse {

// The fields that page metadata can have; `none` is a label whose value nobody asks for.
enum class PageField : std::uint8_t {
  none,
  url,
  origin,
  author,
  editor,
  published,
  index_number,
  topic,
  keywords,
  validity,
  issuer,
  unified_number,
  effective,
  expires,
  document_number,
  document_date,
  document_title,
  disclosure,  // of the document on the page
};

struct PageEntry {
  PageField field = PageField::none;
  Span label;
  Span value;  // may be empty
};

// The date and time that the page prints of itself in `line`: at its beginning, or behind the name
// of a column or an account and before labels.
[[nodiscard]] std::optional<scan::Timestamp> page_timestamp(std::string_view text, Span line);

// The entries of a line, in order. A value runs to the next label or to the line's end.
[[nodiscard]] std::vector<PageEntry> page_entries(std::string_view text, Span line);

// What metadata says of the document itself, for where its body is silent.
struct PageDocument {
  std::optional<Number> number;
  std::optional<Date> date;
  std::optional<Value> title;
  std::optional<Value> disclosure;
  std::optional<Value> issuer;
};

// Reads the metadata lines (`lines[i]` for i in `indices`) into `page`.
PageDocument read_page(std::string_view text, const std::vector<Line>& lines,
                       const std::vector<std::size_t>& indices, Page& page);

}  // namespace gongwen::parse
