// The parse stages in their order: clean text in, segments and documents out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/clean.hpp"
#include "text/text.hpp"

namespace gongwen::parse {

// Told the name of each stage and its printable form; the form is made only if somebody listens.
using Trace = std::function<void(std::string_view stage, const std::function<std::string()>& form)>;

// Fills `page`, `documents`, `segments` and `diagnostics` of `result`, whose `text` and `map` are
// those of the clean text. `blocks`, `links` and `cells` are the format's marks on that text (none
// for plain text).
void parse(Result& result, const std::vector<text::Block>& blocks,
           const std::vector<text::Link>& links, const std::vector<text::Cell>& cells,
           const Limits& limits, const Trace& trace = {});

// Names of the stages that `parse` traces, in order.
[[nodiscard]] const std::vector<std::string>& stages();

}  // namespace gongwen::parse
