// The parse stages in their order: clean text in, segments and documents out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/clean.hpp"
#include "text/text.hpp"
#include "values/watch.hpp"

namespace gongwen::parse {

// Told the name of each stage and its printable form; the form is made only if somebody listens.
using Trace = std::function<void(std::string_view stage, const std::function<std::string()>& form)>;

// The format's marks on the clean text; none for plain text.
struct Marks {
  const std::vector<text::Block>& blocks;
  const std::vector<text::Link>& links;
  const std::vector<text::Cell>& cells;
};

// Fills `page`, `documents`, `segments` and `diagnostics` of `result`, whose `text` and `map` are
// those of the clean text. `body`: it is a piece of the body of one document.
void parse(Result& result, const Marks& marks, bool body, const Limits& limits,
           const Trace& trace = {}, values::Watch* watch = nullptr);

// Names of the stages that `parse` traces, in order.
[[nodiscard]] const std::vector<std::string>& stages();

}  // namespace gongwen::parse
