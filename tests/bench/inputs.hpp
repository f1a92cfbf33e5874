// What the benchmark reads: the corpus, repeated to a size at which start-up no longer counts.
#pragma once

#include <string>

namespace gongwen::bench {

struct Inputs {
  std::string utf8;         // clean notices
  std::string gb18030;      // the same in GB18030
  std::string traditional;  // clean notices in traditional script
  std::string html;         // clean notices as a page: menus, marked paragraphs, links, tables
  std::string damaged;      // traditional, annotated, shifted, folded
};

[[nodiscard]] const Inputs& inputs();

}  // namespace gongwen::bench
