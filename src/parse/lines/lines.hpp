// Lines: the units that get a label each. What a line looks like is told by its features.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"
#include "parse/lines/held.hpp"
#include "scan/label.hpp"
#include "text/text.hpp"

namespace gongwen::parse {

// What can be seen of a line. Names follow the part of GB/T 9704-2012 that the feature speaks for.
enum class Feature : std::uint8_t {
  // shape
  brief,           // at most size::short_line characters
  full,            // more than size::full_line characters
  ends_sentence,   // 。！？
  ends_list_mark,  // ；，、
  ends_colon,
  hanging,         // begins far to the right: it goes on from the line above
  holds_sentence,  // a sentence mark before its end
  // 版头
  copy_number,
  classification,
  urgency,
  approver,
  organs,         // nothing but names of organs
  letterhead,     // an organ with 文件, or an order's 令
  order_head,     // ××令
  number,         // nothing but a document number
  number_at_end,  // ends in a document number (a letterhead glued to it)
  before_number,  // organs directly above a number
  before_about,   // organs directly above 关于…
  // 标题
  title_begin,
  title_go_on,
  title_end,    // lines of a candidate title (titles.cpp)
  heads_text,   // the page's first words, in a line without marks above its text
  kind_at_end,  // ends in a 文种 without 关于 before it
  passing,      // （2020年11月9日…通过）
  // 主送机关
  addressees,      // readers and a colon
  readers_at_end,  // ends in a word for readers, with or without a colon
  reader_list,     // nothing but readers, parted by marks: 市法院，市检察院。
  // 主体
  reports,         // tells of a document from outside
  announces_text,  // 以下为文件全文：
  meeting,         // 地点：…, 主持人：…, 出席：…
  label,
  doubtful_label,
  weak_label,  // a number that only its list makes a label
  lead_in,
  closing_phrase,
  // 附件说明, 署名, 日期, 附注, 版记
  attachment_head,
  attachment_item,
  file_name,          // nothing but the name of a file, with its size or a button
  attachment_listed,  // an item of a list between 附件： alone on its line and what signs
  annex_mark,
  contact,
  phone,
  date,
  organs_then_date,
  signer,
  bracketed,
  annotation,
  disclosure,
  cc,
  printed,
  copies,
  before_date,  // the next line that is no organ is a date: 署名 stands there
  signs_off,    // organs behind the last sentence, with nothing of the text below them
  // the page around
  no_words,  // only marks: ★, |
  meta,
  much_meta,
  byline,  // 责任编辑：…, 来源：…
  date_and_time,
  registration,  // YZCR-2024-01004
  glued_row,     // a label of the page and its value without a colon, among its like
  navigation,
  url,
  holds_url,  // an address inside the line
  list_item_dated,
  related_head,
  disclaimer,
  // what markup says of its block
  markup_metadata,
  markup_heading,
  centred,
  right_aligned,
  table_row,
  data_row,   // of a table too long to be layout
  furniture,  // in a menu, a share bar, a footer
  all_link,
  // place
  contents,  // in a table of contents
  first,
  count
};

using Features = std::bitset<static_cast<std::size_t>(Feature::count)>;

struct Line {
  Span span;  // without white space around it, never empty
  Span full;  // with it, and with the line end
  std::uint32_t characters = 0;
  Features features;
  Held<scan::Label> label;             // an unlikely one counts only if its list needs it
  const text::Block* block = nullptr;  // the format's block that it lies in
  Span lead;  // the heavier words that it begins with, behind a label or not; empty: none

  [[nodiscard]] bool has(Feature feature) const {
    return features.test(static_cast<std::size_t>(feature));
  }
  [[nodiscard]] bool labelled() const { return label && label->likely(); }
  void set(Feature feature, bool value = true) {
    features.set(static_cast<std::size_t>(feature), value);
  }
};

// What a text is read as, in order.
struct Lines {
  std::vector<Line> lines;
  std::vector<Span> page_numbers;  // — 3 — alone on its line: it parts nothing, so it is no line
};

// The lines of `text` that are not blank, each with its features. A physical line that holds
// several parts without a break (a letterhead and a number, a date and an annotation) is cut.
[[nodiscard]] Lines read_lines(std::string_view text, const std::vector<text::Block>& blocks,
                               const std::vector<text::Link>& links,
                               values::Watch* watch = nullptr);

[[nodiscard]] std::string_view name(Feature feature);

// Nothing but names of organs, parted by spaces or glued.
[[nodiscard]] bool only_organs(std::string_view text, Span line);

// Where a line is nothing but an organ and a word for the paper (××市人民政府文件, ××部令,
// ××局公告): the bytes that name the organ.
[[nodiscard]] std::optional<std::size_t> letterhead_organ(std::string_view line);
// 文件 alone, beside or below the organs of a joint letterhead.
[[nodiscard]] bool is_letterhead_word(std::string_view line);

// The steps of read_lines, one file each.
[[nodiscard]] Lines cut_lines(std::string_view text, values::Watch* watch);  // cuts.cpp
void observe_markup(const std::vector<text::Block>& blocks, const std::vector<text::Link>& links,
                    std::vector<Line>& lines);  // markup.cpp
void observe(std::string_view text, std::vector<Line>& lines,
             values::Watch* watch);  // features.cpp
void observe_neighbours(std::string_view text, std::vector<Line>& lines,
                        values::Watch* watch);  // neighbours.cpp
void observe_lists(std::vector<Line>& lines);   // lists.cpp
void observe_tails(std::string_view text, std::vector<Line>& lines,
                   values::Watch* watch);                             // tails.cpp
void mark_contents(std::string_view text, std::vector<Line>& lines);  // contents.cpp
void mark_titles(std::string_view text, std::vector<Line>& lines,
                 values::Watch* watch);  // titles.cpp

}  // namespace gongwen::parse
