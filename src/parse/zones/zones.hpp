// The label of each line, by the best path through all of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"
#include "parse/lines/lines.hpp"
#include "values/watch.hpp"

namespace gongwen::parse {

// What a line is. Finer than `Part`: what stands before a document and behind it differ.
enum class Zone : std::uint8_t {
  navigation,
  page_title,
  meta,  // the page
  copy_number,
  classification,
  urgency,
  issuer,
  number,
  approver,  // 版头
  title,
  passing,
  addressee,  // 主体
  paragraph,
  heading,
  attachment,
  contact,
  signatory,
  date,
  annotation,
  disclosure,
  cc,
  printed,
  annex_mark,  // 附件1 alone on its line, above the text of an annex
  related,
  disclaimer,  // behind
  count
};

inline constexpr std::size_t zone_count = static_cast<std::size_t>(Zone::count);

struct Labelled {
  Zone zone = Zone::paragraph;
  Zone runner_up = Zone::paragraph;
  float confidence = 1;  // share of labels with such a lead that were right
  float lead = 0;        // of the best path through `zone` over that through any other
};

// One label for each line. Linear in their number.
[[nodiscard]] std::vector<Labelled> label_zones(const std::vector<Line>& lines,
                                                values::Watch* watch = nullptr);

[[nodiscard]] Part part_of(Zone zone);
[[nodiscard]] std::string_view name(Zone zone);

}  // namespace gongwen::parse
